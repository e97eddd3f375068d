// Package html writes the syntax tree of a text as the HTML of an article's body, and
// finds its links, headings and plain text in the same walk.
//
//	syntax tree ─► HTML, headings, text, links
//	                └─ with raw HTML only: sanitise, as a browser reads it
//	                └─ on demand: tree of blocks
package html

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	dom "golang.org/x/net/html"

	"wendang/internal/config"
	"wendang/internal/parse/rawhtml"
	"wendang/internal/parse/report"
)

// Input is what a body is written from.
type Input struct {
	Tree   ast.Node
	Source []byte // what the tree's segments point into
	Base   int    // offset of Source in the file

	// Title is the article's title, or empty. A heading that begins the body is left
	// out where it says the title, and is the title when that is empty.
	Title string

	// Newlines says what the end of a line means. Where it is "", there are notices about
	// lines that were probably not meant to be joined.
	Newlines config.Newlines

	Labels *Labels
	Unsafe bool // leave raw HTML and all URLs as they are: for conformance tests only
	Report *report.Reporter
}

// Body is what was written.
type Body struct {
	Content
	Title string
	Lead  []byte // text of the first paragraphs, for a summary
	More  []byte // what stands before <!-- more -->, when the author wrote that
	Links []Link

	Notices []Notice // what of the body is not as its author may think

	candidates []candidate
	marked     []byte // HTML with marks of candidates, if there are any

	root  *dom.Node          // of a body with raw HTML
	label map[*dom.Node]bool // headings in it that are not the author's
}

// Scratch is memory that one Write leaves to the next. It belongs to one goroutine.
type Scratch struct {
	out, text, lead []byte
	headings        []Heading
}

// Write writes a body, which is good until the next use of scratch. When that fails it
// reports false, and the body has nothing but its title.
func Write(in *Input, scratch *Scratch) (body *Body, ok bool) {
	w := &writer{Input: in, ids: ids{}, sanitise: hasRawHTML(in.Tree, in.Source) && !in.Unsafe}
	if w.sanitise {
		w.offsets = map[string][]int{}
		w.tags = rawhtml.Find(in.Tree, in.Source)
	}
	w.out, w.text, w.lead, w.headings = scratch.out[:0], scratch.text[:0], scratch.lead[:0], scratch.headings[:0]
	body = &Body{Title: in.Title}
	if heading, ok := leadingTitle(in.Tree, in.Source); ok && !in.Unsafe {
		w.takeTitle(body, heading)
	}
	if !in.Unsafe {
		w.levels.shift = headingShift(in.Tree)
	}
	w.maxLead = maxLead
	if bytes.Contains(in.Source, []byte("<!--")) && moreForm.Match(in.Source) {
		w.maxLead = mostLead
	}
	w.wideStars = bytes.Contains(in.Source, fullWidthStars)
	w.blocks(in.Tree)
	w.reportSlips()
	if w.failed {
		return body, false
	}
	if w.sanitise {
		w.sanitised()
	} else {
		w.resolveJumps()
	}
	if len(w.candidates) > 0 {
		body.candidates, body.marked = w.candidates, bytes.Clone(w.out)
		w.out = append(w.out[:0], w.expanded(string(w.out))...)
	}
	scratch.out, scratch.text, scratch.lead, scratch.headings = w.out, w.text, w.lead, w.headings
	body.Content = Content{HTML: w.out, Headings: w.headings, Text: bytes.TrimSpace(w.text)}
	body.Notices, body.More = w.notices, w.more
	body.Lead, body.Links, body.root, body.label = w.lead, w.links, w.root, w.label
	return body, true
}
