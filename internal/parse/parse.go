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
// its front matter 64 kB, and blocks nest at most 100 deep.
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

// Version changes whenever the same bytes give another Article, so that
// cached ones are not used.
const Version = 1

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
	return &Parser{options: o, markdown: newMarkdown(), policy: newPolicy()}
}

// Scratch is memory that one Parse leaves to the next. It belongs to one
// goroutine.
type Scratch struct{ out, text []byte }

// Parse parses the file at path, relative to the content folder. name is the
// path under which problems are reported. When a problem is an error there is
// no Article; warnings are also kept in its Meta. The Content is good until the
// next Parse with the same scratch, which may be nil.
func (p *Parser) Parse(path, name string, src []byte, scratch *Scratch) (*Article, []diag.Diagnostic) {
	if scratch == nil {
		scratch = &Scratch{}
	}
	f := &file{parser: p, path: path, name: name, scratch: scratch}
	a := f.parse(src)
	if f.failed {
		return nil, f.problems
	}
	a.Meta.Warnings = f.problems
	return a, f.problems
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
	if at, deep := tooDeep(src[bodyStart:]); deep {
		f.error(bodyStart+at, bodyStart+at+1, fmt.Sprintf("blocks nest more than %d deep", maxNesting), "")
		return nil
	}
	meta := f.metadata(head)
	content := f.body(bodyStart, meta)
	f.finishTitle(meta, head)
	if f.failed {
		return nil
	}
	return &Article{Meta: meta, Content: content}
}

// text checks that src is text and normalises it.
func (f *file) text(src []byte) ([]byte, bool) {
	if len(src) > MaxSize {
		f.add(diag.File(f.name, fmt.Sprintf("the file is larger than %d MB", MaxSize>>20)).
			WithHint("split the article, or leave the file out of content/"))
		return nil, false
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if d, ok := diag.CheckText(f.name, src); !ok {
		f.add(d)
		return nil, false
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return src, true
}

func (f *file) add(d diag.Diagnostic) {
	f.problems = append(f.problems, d)
	if d.Severity == diag.Error {
		f.failed = true
	}
}

func (f *file) error(start, end int, message, hint string) {
	f.add(diag.At(f.name, f.src, start, end, message).WithHint(hint))
}

func (f *file) warn(start, end int, message, hint string) {
	f.add(diag.At(f.name, f.src, start, end, message).WithHint(hint).AsWarning())
}
