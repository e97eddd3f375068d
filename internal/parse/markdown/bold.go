package markdown

import (
	"bytes"
	"unicode/utf8"
)

// BoldMark is a ** in a plain paragraph.
type BoldMark struct {
	At          int  // offset in the paragraph
	Open, Close bool // what it does; it stands for itself when it does neither

	waits bool // it may open, and nothing has closed it yet
}

var boldSign = []byte("**")

// BoldMarks appends what the marks of a plain paragraph mean. It is what
// CommonMark's rules for delimiter runs come to when all of them are **: each that can
// close does so with the last that is open.
func BoldMarks(marks []BoldMark, p []byte) []BoldMark {
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
		m := BoldMark{At: at}
		if at += len(boldSign); at < len(p) {
			e.after, _ = utf8.DecodeRune(p[at:])
		}
		if e.right() {
			for k := len(marks) - 1; k >= 0; k-- {
				if marks[k].waits {
					marks[k].waits, marks[k].Open, m.Close = false, true, true
					break
				}
			}
		}
		m.waits = !m.Close && e.left()
		marks = append(marks, m)
	}
}
