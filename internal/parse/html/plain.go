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
	marks := w.marks
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
			case marks[0].Close:
				w.str("</strong>")
			default:
				w.plainWords(boldSign, false)
			}
			at = marks[0].At + len(boldSign)
		}
		w.plainWords(p[at:line], n.Special)
		if line == len(p) {
			break
		}
		at = line + 1
		next := p[at:]
		if len(marks) > 0 && marks[0].At == at && (marks[0].Open || marks[0].Close) {
			next = next[len(boldSign):]
		}
		if r, _ := utf8.DecodeRune(next); !w.joins(r) {
			w.str("\n")
			w.text = append(w.text, ' ')
		}
	}
	w.endText()
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
