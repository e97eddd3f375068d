// Package parse turns the bytes of one file into an [Article]: front matter,
// body as HTML with unresolved links, headings and plain text.
//
//	bytes ─► frontmatter ─► Meta
//	     └─► markdown ─► syntax tree ─► html ─► HTML, headings, text, links
//
// Each step is a package below this one; what they have to say about the file goes
// to a report.Reporter.
//
// The result depends on nothing but the file's path and bytes and the
// [Options]: no clock, no other file, nothing of site.toml. So it may be cached by
// these, and any number of files may be parsed at once.
//
// Limits, because content is not trusted: a file has at most [MaxSize] bytes,
// its front matter 64 kB, blocks nest at most 100 deep, and what takes time or
// memory quadratic in its size is bounded (markdown/bounds.go).
package parse

import (
	"bytes"
	"fmt"
	"time"

	"github.com/yuin/goldmark/parser"

	"wendang/internal/block"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/html"
	"wendang/internal/parse/markdown"
	"wendang/internal/parse/report"
)

// MaxSize is the largest article, in bytes.
const MaxSize = 8 << 20

// Options are what parsing depends on besides the file.
type Options struct {
	Location *time.Location // for dates written without a zone; nil is UTC
	Labels   Labels
	Newlines config.Newlines // of articles that do not say it themselves
	Undated  time.Time       // the date of articles that have none; zero when that is a mistake
	SlugFrom config.SlugFrom // of articles that say no slug
	Unsafe   bool            // leave raw HTML and all URLs as they are: for conformance tests only
}

// AppendKey appends what tells these options from others, as part of the key of a
// cache.
func (o Options) AppendKey(b []byte) []byte {
	zone := ""
	if o.Location != nil {
		zone = o.Location.String()
	}
	return fmt.Appendf(b, "%q %q %q %d %q %v", zone, o.Labels, o.Newlines, o.Undated.Unix(), o.SlugFrom, o.Unsafe)
}

// Parser parses files. It may be used by several goroutines.
type Parser struct {
	options  Options
	markdown parser.Parser
}

// New returns a Parser.
func New(o Options) *Parser {
	if o.Location == nil {
		o.Location = time.UTC
	}
	return &Parser{options: o, markdown: markdown.NewParser(markdown.Chinese{AnyTag: o.Unsafe})}
}

// Scratch is memory that one Parse leaves to the next. It belongs to one
// goroutine.
type Scratch struct {
	pool markdown.Pool
	html html.Scratch
}

// Parse parses the file at path, relative to the content folder. name is the
// path under which problems are reported. When a problem is an error there is
// no Article, or one whose Meta says that it failed; warnings are also kept in
// the Meta. The Content is good until the next use of scratch; with nil it is good
// for ever. While it is good, any number of goroutines may read it.
func (p *Parser) Parse(path, name string, src []byte, scratch *Scratch) (*Article, []diag.Diagnostic) {
	if scratch == nil {
		scratch = &Scratch{}
	}
	r := &report.Reporter{Name: name}
	a := p.parse(r, path, src, scratch)
	if a != nil {
		a.Meta.Failed = r.Failed
		if len(r.Problems) > 0 {
			a.Meta.extras().Warnings = r.Problems
		}
	}
	return a, r.Problems
}

func (p *Parser) parse(r *report.Reporter, path string, src []byte, scratch *Scratch) *Article {
	src, ok := readText(r, src)
	if !ok {
		return nil
	}
	r.Source = src
	warnOdd(r)
	matter, ok := frontmatter.Read(r)
	if !ok {
		return nil
	}
	a := &Article{Meta: p.metadata(path, matter, r)}
	if excess := markdown.Check(src[matter.Body:]); len(excess) > 0 {
		for _, n := range excess {
			tell(r, matter.Body, n)
		}
		return a
	}
	a.Content = p.body(r, matter.Body, a.Meta, scratch)
	role := a.Meta.Role()
	if v, given := matter.Table.Get("title"); a.Meta.Title == "" && (!given || v.Data == nil) && role != RoleList && role != RoleTag {
		r.Report(matter.Start, matter.Start, message.TitleMissing(), titleHint(matter))
	}
	return a
}

// Again parses the body of a file once more, whose bytes are those that m was made
// of, without an error. What is known of them is not looked at again. The Content
// is good until the next use of scratch, which may be nil.
func (p *Parser) Again(m *Meta, src []byte, scratch *Scratch) *Content {
	if b := p.again(m, src, scratch); b != nil {
		return &b.Content
	}
	return nil
}

// Blocks returns the body of a file as a tree, in which links and images within the
// site are numbered as in m. src are the bytes that m was made of, without an error;
// it returns nil when they are not. Any number of goroutines may ask for the same.
func (p *Parser) Blocks(m *Meta, src []byte) *block.Document {
	b := p.again(m, src, nil)
	if b == nil {
		return nil
	}
	d, err := b.Blocks()
	if err != nil {
		return nil
	}
	return d
}

// again parses and writes a body once more, or returns nil when that fails.
func (p *Parser) again(m *Meta, src []byte, scratch *Scratch) *html.Body {
	if scratch == nil {
		scratch = &Scratch{}
	}
	r := &report.Reporter{Name: m.Path}
	// What changes a text leaves a warning, but for carriage returns and the mark.
	if len(m.Extra().Warnings) > 0 || bytes.IndexByte(src, '\r') >= 0 {
		r.Source, _ = readText(r, src)
	} else {
		r.Source = bytes.TrimPrefix(src, byteOrderMark)
	}
	bounds, ok := frontmatter.Find(r)
	if !ok {
		return nil
	}
	b, ok := p.write(r, bounds.Body, m, scratch)
	if !ok {
		return nil
	}
	return b
}
