package html

import (
	"bytes"
	"unicode/utf8"

	"wendang/internal/escape"
	"wendang/internal/parse/markdown"
)

var boldSign = []byte("**")

// plainParagraph writes a plain paragraph, as paragraph does others.
func (w *writer) plainParagraph(n *markdown.PlainParagraph) {
	open, start := len(w.out), len(w.text)
	w.str("<p>")
	w.last, w.letter = 0, 0
	p := w.Source[n.Start:n.End]
	w.marks = w.marks[:0]
	if n.Marks > 0 {
		w.marks = markdown.BoldMarks(w.marks, p)
	}
	if n.Count > 1 && w.Newlines == "" {
		w.checkLines(p, n.Start)
	}
	for at := 0; ; at++ { // the only mistake but ** that a plain paragraph can have
		if bytes.HasPrefix(p[at:], fullWidthHashSign) {
			w.checkFullWidthHash(n.Start + at)
		}
		i := bytes.IndexByte(p[at:], '\n')
		if n.Count == 1 || i < 0 {
			break
		}
		at += i
	}
	marks := w.marks
	bold := 0 // how many ** are open
	for at := 0; ; {
		line := len(p)
		if n.Count > 1 {
			if i := bytes.IndexByte(p[at:], '\n'); i >= 0 {
				line = at + i
			}
		}
		for ; len(marks) > 0 && marks[0].At < line; marks = marks[1:] {
			w.plainWords(p[at:marks[0].At], n.Special)
			switch {
			case marks[0].Open:
				w.str("<strong>")
				bold++
			case marks[0].Close:
				w.str("</strong>")
				bold--
			default:
				w.plainWords(boldSign, false)
				w.checkDelimiter(n.Start + marks[0].At)
			}
			at = marks[0].At + len(boldSign)
		}
		w.plainWords(p[at:line], n.Special)
		if line == len(p) {
			break
		}
		at = line + 1
		if bold == 0 && w.splits(n) {
			w.endText()
			w.endDelimiters()
			w.endParagraph(open, start, "<p>")
			open, start = len(w.out), len(w.text)
			w.str("<p>")
			w.letter = 0
			continue
		}
		next := p[at:]
		if len(marks) > 0 && marks[0].At == at && (marks[0].Open || marks[0].Close) {
			next = next[len(boldSign):]
		}
		r, _ := utf8.DecodeRune(next)
		w.endLine(r)
	}
	w.endText()
	w.endDelimiters()
	w.endParagraph(open, start, "<p>")
}

// plainWords writes text in which all stands for itself. With special, it may hold
// what HTML escapes.
func (w *writer) plainWords(s []byte, special bool) {
	if w.last == 0 {
		s = trimFullWidth(s)
	}
	switch {
	case len(s) == 0:
		return
	case special:
		w.out = escape.HTML(w.out, s)
	default:
		w.out = append(w.out, s...)
	}
	w.note(s)
}
