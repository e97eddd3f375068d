package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// body parses and writes the Markdown that begins at start, and fills in what
// of m depends on it.
func (f *file) body(start int, m *Meta) *Content {
	source := f.src[start:]
	pc := parser.NewContext()
	tree := f.parser.markdown.Parse(text.NewReader(source), parser.WithContext(pc))
	if at, ok := pc.Get(indentedKey).(int); ok {
		f.warn(start+at, start+at+1, "an indented Chinese paragraph is taken for text, not for code",
			"leave out the indentation; the page indents paragraphs itself. For code use ``` fences")
	}

	w := &writer{file: f, base: start, src: source, ids: map[string]bool{}, sanitise: hasRawHTML(tree, source) && !f.parser.options.Unsafe}
	w.out = make([]byte, 0, len(source)+len(source)/4+64)
	w.text = make([]byte, 0, len(source))
	if title, ok := leadingTitle(tree); ok && !f.parser.options.Unsafe {
		heading := w.plain(title)
		if m.Title == "" {
			m.Title = plainLine(heading)
		}
		if plainLine(heading) == m.Title {
			tree.RemoveChild(tree, title)
		}
	}
	if !f.parser.options.Unsafe {
		w.levels.shift = headingShift(tree)
	}
	w.blocks(tree)
	if w.failed {
		return nil
	}
	if w.sanitise {
		w.sanitised()
	}
	w.checkPlaces()
	m.Links = w.links
	text := bytes.TrimSpace(w.text)
	m.Chars = countChars(text)
	if m.Summary == "" {
		lead := w.lead
		if len(lead) == 0 {
			lead = []byte(firstBytes(text, maxLead))
		}
		m.Summary = summarize(plainLine(joinLines(lead)))
	}
	return &Content{HTML: w.out, Headings: w.headings, Text: text}
}

// finishTitle reports a title that neither front matter nor body gave.
func (f *file) finishTitle(m *Meta, h head) {
	if m.Title != "" || f.failed {
		return
	}
	at := h.base
	f.error(at, at, "the article has no title", `write title = "…", or begin the text with # and the title`)
}

// leadingTitle returns the document's first block when it is a heading of
// level 1.
func leadingTitle(tree ast.Node) (*ast.Heading, bool) {
	h, ok := tree.FirstChild().(*ast.Heading)
	return h, ok && h.Level == 1
}

// joinLines makes one line of text: after a Chinese full stop nothing need
// stand between two paragraphs, elsewhere a space.
func joinLines(text []byte) string {
	var b strings.Builder
	last := ' '
	for _, r := range string(text) {
		switch {
		case r != '\n':
			b.WriteRune(r)
		case !(chinese(last) && punctuation(last)):
			b.WriteByte(' ')
		}
		last = r
	}
	return b.String()
}

// countChars counts characters other than white space.
func countChars(text []byte) int {
	n := utf8.RuneCount(text)
	for _, c := range text {
		if c == ' ' || c == '\n' {
			n--
		}
	}
	return n
}

// firstBytes returns at most n bytes of text, whole characters.
func firstBytes(text []byte, n int) string {
	if len(text) <= n {
		return string(text)
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return string(text[:n])
}
