// Package parse turns the bytes of one file into an [Article]: front matter,
// body as HTML with unresolved links, headings and plain text.
//
//	bytes ─► front matter ─► Meta
//	     └─► goldmark ─► syntax tree ─► HTML, headings, text, links
//	                                     └─ with raw HTML only: sanitise
//
// The result depends on nothing but the file's path and bytes and the
// [Options]: no clock, no other file, no configuration. So it may be cached by
// these, and any number of files may be parsed at once.
//
// Limits, because content is not trusted: a file has at most [MaxSize] bytes,
// its front matter 64 kB, blocks nest at most 100 deep, and what takes time or
// memory quadratic in its size is bounded (bounds.go).
package parse

import (
	"bytes"
	"fmt"
	"time"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/parser"

	"wendang/internal/diag"
)

// MaxSize is the largest article, in bytes.
const MaxSize = 8 << 20

// maxProblems bounds how much is said about one file: a hostile one would have
// a million mistakes.
const maxProblems = 100

// Options are what parsing depends on besides the file.
type Options struct {
	Location *time.Location // for dates written without a zone; nil is UTC
	Labels   Labels
	Unsafe   bool // leave raw HTML and all URLs as they are: for conformance tests only
}

// Labels are the words that stand in a body without being the author's.
type Labels struct {
	Table        string // names a table's scrollable frame
	Code         string // names a code block's
	Footnotes    string // names the list of footnotes
	FootnoteBack string // names the link from a footnote back to the text
	TaskDone     string // names a ticked box
	TaskOpen     string
	Details      string // heads what opens and closes, where the author gave no heading
}

// Parser parses files. It may be used by several goroutines.
type Parser struct {
	options  Options
	markdown parser.Parser
	policy   *bluemonday.Policy
}

// New returns a Parser.
func New(o Options) *Parser {
	if o.Location == nil {
		o.Location = time.UTC
	}
	return &Parser{options: o, markdown: newMarkdown(true), policy: newPolicy()}
}

// Scratch is memory that one Parse leaves to the next. It belongs to one
// goroutine.
type Scratch struct {
	out, text, lead []byte
	headings        []Heading
	nodes           nodes
}

// Parse parses the file at path, relative to the content folder. name is the
// path under which problems are reported. When a problem is an error there is
// no Article, or one whose Meta says that it failed; warnings are also kept in
// the Meta. The Content is good until the next Parse with the same scratch,
// which may be nil.
func (p *Parser) Parse(path, name string, src []byte, scratch *Scratch) (*Article, []diag.Diagnostic) {
	if scratch == nil {
		scratch = &Scratch{}
	}
	f := &file{parser: p, path: path, name: name, scratch: scratch}
	a := f.parse(src)
	if a != nil {
		a.Meta.Failed = f.failed
		if len(f.problems) > 0 {
			a.Meta.also().Warnings = f.problems
		}
	}
	return a, f.problems
}

// Again parses the body of a file once more, whose bytes are those that m was made
// of, without an error. What is known of them is not looked at again. The Content
// is good until scratch, which must not be nil, is used next.
func (p *Parser) Again(m *Meta, src []byte, scratch *Scratch) *Content {
	f := &file{parser: p, path: m.Path, name: m.Path, scratch: scratch}
	// What changes a text leaves a warning, but for carriage returns and the mark.
	if len(m.Also().Warnings) > 0 || bytes.IndexByte(src, '\r') >= 0 {
		f.src, _ = f.text(src)
	} else {
		f.src = bytes.TrimPrefix(src, byteOrderMark)
	}
	_, _, _, body, ok := f.findFrontMatter()
	if !ok {
		return nil
	}
	title := m.Title
	w := f.write(body, &title)
	if w == nil {
		return nil
	}
	return w.content()
}

// file is one file while it is parsed.
type file struct {
	parser   *Parser
	scratch  *Scratch
	path     string
	name     string
	src      []byte // normalised: no byte order mark, lines end with \n
	problems []diag.Diagnostic
	failed   bool

	// badDates are the offsets of values that the front matter's decoder has
	// refused as dates, and that have been reported.
	badDates []int
}

func (f *file) parse(src []byte) *Article {
	src, ok := f.text(src)
	if !ok {
		return nil
	}
	f.src = src
	head, bodyStart, ok := f.frontMatter()
	if !ok {
		return nil
	}
	meta := f.metadata(head)
	if !f.bounded(bodyStart) {
		return &Article{Meta: meta}
	}
	content := f.body(bodyStart, meta)
	f.finishTitle(meta, head)
	return &Article{Meta: meta, Content: content}
}

// byteOrderMark is what some editors begin a file with.
var byteOrderMark = []byte("\ufeff")

// text checks that src is text and normalises it.
func (f *file) text(src []byte) ([]byte, bool) {
	if len(src) > MaxSize {
		f.add(diag.File(f.name, fmt.Sprintf("the file is larger than %d MB", MaxSize>>20)).
			WithHint("split the article, or leave the file out of content/"))
		return nil, false
	}
	src = bytes.TrimPrefix(src, byteOrderMark)
	if sound(src) {
		return src, true
	}
	if d, ok := diag.CheckText(f.name, src); !ok {
		f.add(d)
		return nil, false
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return f.controls(src), true
}

// controls replaces control characters, which HTML cannot hold, by spaces: Word
// leaves some in what is copied from it.
func (f *file) controls(src []byte) []byte {
	clean := src
	for at := 0; ; {
		i := nextControl(src[at:])
		if i < 0 {
			return clean
		}
		at += i
		if &clean[0] == &src[0] {
			clean = bytes.Clone(src)
			f.add(diag.At(f.name, src, at, at+1, "control characters are taken for spaces").AsWarning())
		}
		clean[at] = ' '
		if src[at] == 0xC2 {
			at++
			clean[at] = ' '
		}
		at++
	}
}

// nextControl returns the index of the first control character, or -1.
func nextControl(src []byte) int {
	for i, c := range src {
		switch {
		case c < 0x20 && c != '\n' && c != '\t', c == 0x7f,
			c == 0xC2 && i+1 < len(src) && src[i+1] < 0xA0:
			return i
		}
	}
	return -1
}

func (f *file) add(d diag.Diagnostic) {
	if d.Severity == diag.Error {
		f.failed = true
	}
	switch n := len(f.problems); {
	case n < maxProblems:
		f.problems = append(f.problems, d)
	case n == maxProblems:
		f.problems = append(f.problems, diag.File(f.name, "the file has more problems than are shown").AsWarning())
	}
}

func (f *file) error(start, end int, m, hint any) {
	if len(f.problems) > maxProblems {
		f.failed = true
		return
	}
	f.add(diag.At(f.name, f.src, start, end, diag.ToMessage(m)).WithHint(hint))
}

func (f *file) warn(start, end int, m, hint any) {
	if len(f.problems) > maxProblems { // finding the place takes time
		return
	}
	f.add(diag.At(f.name, f.src, start, end, diag.ToMessage(m)).WithHint(hint).AsWarning())
}
