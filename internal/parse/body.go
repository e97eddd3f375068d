package parse

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// body parses and writes the Markdown that begins at start, and fills in what
// of m depends on it.
func (f *file) body(start int, m *Meta) *Content {
	w := f.write(start, &m.Title)
	if w == nil {
		return nil
	}
	w.checkPlaces()
	if len(w.links) > 0 {
		m.also().Links = w.links
	}
	c := w.content()
	m.Chars = int32(countChars(c.Text) - bytes.Count(c.Text, []byte{' '}) - bytes.Count(c.Text, []byte{'\n'}))
	if m.Summary == "" {
		lead := w.lead
		if len(lead) == 0 {
			lead = c.Text
		}
		m.Summary = summarize(plainLine(joinLines(firstBytes(lead, maxLead))))
	}
	return c
}

func (w *writer) content() *Content {
	return &Content{HTML: w.out, Headings: w.headings, Text: bytes.TrimSpace(w.text)}
}

// write parses and writes the Markdown that begins at start. A heading that begins it
// is left out where it says the title, and is the title when that is empty.
func (f *file) write(start int, title *string) *writer {
	source := f.src[start:]
	pc := parser.NewContext()
	f.scratch.nodes.reset()
	pc.Set(nodesKey, &f.scratch.nodes)
	tree := f.parser.markdown.Parse(text.NewReader(source), parser.WithContext(pc))
	if at, ok := pc.Get(indentedKey).(int); ok {
		f.warn(start+at, start+at+1, "an indented Chinese paragraph is taken for text, not for code",
			"leave out the indentation; the page indents paragraphs itself. For code use ``` fences")
	}

	w := &writer{file: f, base: start, src: source, ids: ids{}, sanitise: hasRawHTML(tree, source) && !f.parser.options.Unsafe}
	if w.sanitise {
		w.offsets = map[string][]int{}
	}
	w.out, w.text, w.lead, w.headings = f.scratch.out[:0], f.scratch.text[:0], f.scratch.lead[:0], f.scratch.headings[:0]
	if heading, ok := leadingTitle(tree); ok && !f.parser.options.Unsafe {
		text := plainLine(w.plain(heading))
		if *title == "" {
			*title = text
		}
		if text == *title {
			tree.RemoveChild(tree, heading)
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
	f.scratch.out, f.scratch.text, f.scratch.lead, f.scratch.headings = w.out, w.text, w.lead, w.headings
	return w
}

// finishTitle reports a title that neither front matter nor body gave.
func (f *file) finishTitle(m *Meta, h head) {
	if v, given := h.table.Get("title"); m.Title != "" || given && v.Data != nil {
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
	b.Grow(len(text) + bytes.Count(text, []byte{'\n'}))
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			b.Write(text)
			return b.String()
		}
		b.Write(text[:i])
		if last, _ := utf8.DecodeLastRune(text[:i]); !(chinese(last) && punctuation(last)) {
			b.WriteByte(' ')
		}
		text = text[i+1:]
	}
}

// countChars counts characters.
func countChars(text []byte) int {
	n := 0
	for ; len(text) >= 8; text = text[8:] {
		// Eight bytes at once: those that begin a character are not 10xxxxxx.
		x := binary.LittleEndian.Uint64(text)
		n += 8 - bits.OnesCount64(x>>7&^(x>>6)&0x0101010101010101)
	}
	for _, c := range text {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// firstBytes returns at most n bytes of text, whole characters.
func firstBytes(text []byte, n int) []byte {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
