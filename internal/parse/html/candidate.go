package html

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/escape"
)

// A link or image whose path has blanks, as in ![图](我的 照片.png), is text for
// Markdown. Here it is a candidate: when the file exists, it is what its author meant,
// else the text stands as it was written. Only the portal knows which.
//
// In a body, a candidate is
//
//	\x00?N\x00 text \x00|\x00 element \x00.\x00
//
// where N is its index in Meta.Links. While a body is written, \x02K\x02 stands for
// all that, where K is its index in writer.candidates.

// candidate is a link or image that may be one.
type candidate struct {
	link    int // index in Meta.Links
	image   bool
	label   string // plain text
	title   string
	literal string // as it was written, as HTML
	text    string // as it was written, as plain text
	element string // as HTML
}

// candidateMark stands around a candidate's index while a body is written. Source files
// cannot hold it.
const candidateMark = 2

// mostBlanks bounds the length of a path with blanks, in bytes.
const mostBlanks = 500

// mostInLabel bounds the nodes of a label: each bracket looks for its end.
const mostInLabel = 100

// titleForm matches the title behind a path.
var titleForm = regexp.MustCompile(`^(.*?)[ \t]+(?:"([^"]*)"|'([^']*)')[ \t]*$`)

// candidate writes the candidate whose bracket ends the text n, and returns the node with
// which its text ends, and how much of that belongs to it. It returns nil when there is
// none.
func (w *writer) candidate(n *ast.Text) (last *ast.Text, taken int) {
	value := n.Segment.Value(w.Source)
	bracket := closingText(n, w.Source)
	if bracket == nil {
		return nil, 0
	}
	first, ok := bracket.NextSibling().(*ast.Text)
	if !ok || first.Segment.Start != bracket.Segment.Stop || first.Segment.IsEmpty() || w.Source[first.Segment.Start] != '(' {
		return nil, 0
	}
	open := first.Segment.Start
	stop := closingParenthesis(w.Source[open:])
	if stop == 0 {
		return nil, 0
	}
	for last = first; last.Segment.Stop < open+stop; {
		next, ok := last.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != last.Segment.Stop {
			return nil, 0
		}
		last = next
	}
	dest, title := strings.TrimSpace(string(w.Source[open+1:open+stop-1])), ""
	if m := titleForm.FindStringSubmatch(dest); m != nil {
		dest, title = m[1], m[2]+m[3]
	}
	if !strings.ContainsAny(dest, " \t") || strings.ContainsAny(dest, `"<>`) || classify(dest, false) != internal {
		return nil, 0
	}
	image := bytes.HasSuffix(value, []byte("!["))
	if w.inAlt || w.inLink && !image {
		return nil, 0
	}
	from := n.Segment.Stop - 1
	if image {
		from--
	}

	// The label is written apart, to know its text.
	label := writer{Input: w.Input, ids: ids{}, depth: w.depth, tags: w.tags, apart: true}
	for c := n.NextSibling(); c != ast.Node(bracket); c = c.NextSibling() {
		label.inline(c)
	}
	label.words(unescape(w.Source[bracket.Segment.Start : bracket.Segment.Stop-1]))
	c := candidate{
		link:  w.addLink(string(unescape([]byte(dest))), w.Base+from, image),
		image: image, label: strings.TrimSpace(string(label.text)), title: title,
	}
	before, behind := string(w.Source[from:n.Segment.Stop]), "]"+string(unescape(w.Source[open:open+stop]))
	c.text = before + c.label + behind
	c.literal = before + string(label.out) + string(escape.HTMLString(nil, behind))
	w.links[c.link].Optional = true
	var b []byte
	if image {
		b = appendLinkMark(append(b, `<img src="`...), c.link)
		b = append(escape.HTMLString(append(b, `" alt="`...), c.label), '"')
	} else {
		b = append(appendLinkMark(append(b, `<a href="`...), c.link), '"')
	}
	if title != "" {
		b = append(escape.HTMLString(append(b, ` title="`...), title), '"')
	}
	if image {
		b = append(b, ` loading="lazy">`...)
	} else {
		b = append(append(append(b, '>'), label.out...), "</a>"...)
	}
	c.element = string(b)

	w.words(unescape(w.Source[n.Segment.Start:from]))
	w.out = append(w.out, candidateMark)
	w.out = strconv.AppendInt(w.out, int64(len(w.candidates)), 10)
	w.out = append(w.out, candidateMark)
	w.candidates = append(w.candidates, c)
	w.note([]byte(c.label))
	return last, open + stop - last.Segment.Start
}

// closingText returns the text with the bracket that closes the one at the end of n, when
// nothing but text, code and emphasis stands between them.
func closingText(n *ast.Text, source []byte) *ast.Text {
	depth, looked := 1, 0
	for s := n.NextSibling(); s != nil && looked < mostInLabel; s = s.NextSibling() {
		looked++
		switch s := s.(type) {
		case *ast.Text:
			value := s.Segment.Value(source)
			if bytes.HasSuffix(value, []byte("]")) {
				if depth--; depth == 0 {
					return s
				}
			}
			if bytes.HasSuffix(value, []byte("[")) {
				depth++
			}
			if s.SoftLineBreak() || s.HardLineBreak() {
				return nil
			}
		case *ast.CodeSpan:
		default:
			return nil
		}
	}
	return nil
}

// closingParenthesis returns how many bytes of a line belong to the parenthesis with
// which it begins, or 0.
func closingParenthesis(s []byte) int {
	depth := 0
	for i, c := range s[:min(len(s), mostBlanks)] {
		switch c {
		case '\n':
			return 0
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// labels puts the labels of candidates into a text.
func (w *writer) labels(text string) string {
	return replaceCandidates(text, len(w.candidates), func(k int) string { return w.candidates[k].label })
}

// expanded returns a body with its candidates in the form that [Content.Append] knows.
func (w *writer) expanded(html string) string {
	return replaceCandidates(html, len(w.candidates), func(k int) string {
		c := &w.candidates[k]
		return "\x00?" + strconv.Itoa(c.link) + "\x00" + c.literal + "\x00|\x00" + c.element + "\x00.\x00"
	})
}

// replaceCandidates replaces the marks of candidates.
func replaceCandidates(s string, most int, by func(k int) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, string(rune(candidateMark)))
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		digits, after, _ := strings.Cut(rest, string(rune(candidateMark)))
		if k, err := strconv.Atoi(digits); err == nil && k < most {
			b.WriteString(by(k))
		}
		s = after
	}
}

var (
	literalEnd = []byte("\x00|\x00")
	elementEnd = []byte("\x00.\x00")
)

// appendCandidate appends a candidate, whose text html is after "\x00?", and returns the
// rest of html.
func appendCandidate(dst, html []byte, resolve func(link int) (t Target, ok bool)) (all, rest []byte) {
	i := bytes.IndexByte(html, linkMark)
	link, _ := strconv.Atoi(string(html[:i]))
	html = html[i+1:]
	i = bytes.Index(html, literalEnd)
	literal := html[:i]
	html = html[i+len(literalEnd):]
	i = bytes.Index(html, elementEnd)
	element := html[:i]
	html = html[i+len(elementEnd):]
	if _, ok := resolve(link); !ok {
		return append(dst, literal...), html
	}
	return (&Content{HTML: element}).Append(dst, resolve), html
}
