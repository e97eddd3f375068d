package parse

import (
	"bytes"
	"unicode/utf8"

	"wendang/internal/escape"
)

// boldMark is a ** in a plain paragraph.
type boldMark struct {
	at   int // offset in the paragraph
	open bool
	tag  string // what it becomes; "" when it stands for itself
}

var boldSign = []byte("**")

// boldMarks finds what the marks of a paragraph mean. It is what CommonMark's rules
// for delimiter runs come to when all of them are **: each that can close does so
// with the last that is open.
func boldMarks(marks []boldMark, p []byte) []boldMark {
	for at := 0; ; {
		i := bytes.Index(p[at:], boldSign)
		if i < 0 {
			return marks
		}
		at += i
		e := edges{before: '\n', after: '\n'}
		if at > 0 {
			e.before, _ = utf8.DecodeLastRune(p[:at])
		}
		m := boldMark{at: at}
		if at += len(boldSign); at < len(p) {
			e.after, _ = utf8.DecodeRune(p[at:])
		}
		if e.right() {
			for k := len(marks) - 1; k >= 0; k-- {
				if marks[k].open {
					marks[k].open, marks[k].tag, m.tag = false, "<strong>", "</strong>"
					break
				}
			}
		}
		m.open = m.tag == "" && e.left()
		marks = append(marks, m)
	}
}

// plainParagraph writes a plain paragraph, as paragraph does others.
func (w *writer) plainParagraph(n *plainParagraph) {
	open, start := len(w.out), len(w.text)
	w.str("<p>")
	w.last, w.letter = 0, 0
	p := w.src[n.start:n.end]
	w.marks = w.marks[:0]
	if n.marks > 0 {
		w.marks = boldMarks(w.marks, p)
	}
	marks := w.marks
	for at := 0; ; {
		line := len(p)
		if n.lines > 1 {
			if i := bytes.IndexByte(p[at:], '\n'); i >= 0 {
				line = at + i
			}
		}
		for ; len(marks) > 0 && marks[0].at < line; marks = marks[1:] {
			w.plainWords(p[at:marks[0].at], n.escape)
			if marks[0].tag == "" {
				w.plainWords(boldSign, false)
			}
			w.str(marks[0].tag)
			at = marks[0].at + len(boldSign)
		}
		w.plainWords(p[at:line], n.escape)
		if line == len(p) {
			break
		}
		at = line + 1
		next := p[at:]
		if len(marks) > 0 && marks[0].at == at && marks[0].tag != "" {
			next = next[len(boldSign):]
		}
		if r, _ := utf8.DecodeRune(next); !w.joins(r) {
			w.str("\n")
			w.text = append(w.text, ' ')
		}
	}
	w.endText()
	w.endParagraph(open, start)
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
