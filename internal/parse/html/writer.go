package html

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	dom "golang.org/x/net/html"

	"wendang/internal/config"
	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/parse/markdown"
	"wendang/internal/parse/rawhtml"
)

// writer writes a syntax tree as HTML and, in the same walk, collects headings,
// plain text and links. It stands in for goldmark's renderer, which escapes
// byte by byte, and which a dozen hooks would be needed to bend.
type writer struct {
	*Input

	out     []byte
	text    []byte // plain text, "\n" between blocks
	lead    []byte // the first paragraphs' text, for the summary
	maxLead int    // bytes of lead
	more    []byte // what stands before the mark that ends the summary
	links   []Link
	notices []Notice

	candidates []candidate
	used       map[string]bool // definitions that links refer to, when they are known
	jumps      []jump          // to ids of this page
	headings   []Heading
	ids        ids

	titleText, titleID string // of the heading that is the title, and left out
	levels             headingLevels

	// sanitise is set when the tree holds raw HTML: then the writer leaves
	// links and headings as they are, and sanitised finishes them.
	sanitise bool
	offsets  map[string][]int   // with sanitise: where URLs, decoded, stand in the file, in order
	tags     rawhtml.Tags       // that are text
	scanner  rawhtml.Scanner    // of raw HTML
	root     *dom.Node          // the finished body
	label    map[*dom.Node]bool // headings in it that are not the author's

	highlighted int // bytes of code

	marks []markdown.BoldMark // of the paragraph
	align markdown.Alignment  // of paragraphs; 0 where they are set as usual

	slips     [slipKinds]found // marks that are shown as text
	runs      []markdown.Run   // marks of the block that are shown as they are
	wideStars bool             // ＊＊ stands in the source
	apart     bool             // it writes a part of the body for itself, which is written once more

	depth   int
	last    rune // the last character of text in this block; 0 for none
	letter  rune // the last of them that is not a mark shared by Chinese and Western text
	inLink  bool
	inAlt   bool // within the text of an image, which holds no elements
	inNotes bool // within the list of footnotes
	failed  bool
}

// maxLead is how much text is gathered for a summary, in bytes, and mostLead where the
// author has marked its end. The paragraph that reaches it is taken whole.
const (
	maxLead  = 600
	mostLead = 4000
)

// moreForm matches the mark with which Hexo, Hugo, Jekyll and Docusaurus end a summary.
var moreForm = regexp.MustCompile(`(?i)<!--\s*(read\s?)?(more|excerpt|truncate)\s*-->`)

// moreMark stands for it in raw HTML that is not yet sanitised. Source files cannot hold
// it.
const moreMark = 3

// endSummary takes what was written so far for the summary, when a comment says so.
func (w *writer) endSummary(comment []byte) {
	if w.more == nil && moreForm.Match(comment) {
		w.takeSummary()
	}
}

func (w *writer) takeSummary() {
	if w.more != nil {
		return
	}
	line := w.text[bytes.LastIndexByte(w.text, '\n')+1:] // of a paragraph that is not ended
	w.more = append(bytes.Clone(w.lead), line...)
	if len(bytes.TrimSpace(w.more)) == 0 { // a list, or headings
		w.more = bytes.Clone(w.text)
	}
}

func (w *writer) str(s string) { w.out = append(w.out, s...) }

// attr writes s as part of an attribute's value.
func (w *writer) attr(s string) { w.out = escape.HTMLString(w.out, s) }

// enter guards a recursion: blocks and inlines of hostile files nest without
// end.
func (w *writer) enter(n ast.Node) bool {
	w.depth++
	if w.depth <= 4*markdown.MaxNesting {
		return true
	}
	if !w.failed {
		at := w.Base + max(n.Pos(), 0)
		w.Report.Report(at, at+1, message.NestingTooDeep(), message.LessNesting())
		w.failed = true
	}
	return false
}

func (w *writer) leave() { w.depth-- }

// blocks writes the children of a container.
func (w *writer) blocks(parent ast.Node) {
	if w.enter(parent) {
		for n := parent.FirstChild(); n != nil && !w.failed; n = n.NextSibling() {
			w.block(n)
		}
	}
	w.leave()
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *markdown.PlainParagraph:
		w.plainParagraph(n)
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlineBlock(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.str("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.Blockquote:
		w.str("<blockquote>\n")
		w.blocks(n)
		w.str("</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.str("<li>")
		if first := n.FirstChild(); first != nil {
			if _, tight := first.(*ast.TextBlock); !tight {
				w.str("\n")
			}
		}
		w.blocks(n)
		w.str("</li>\n")
	case *markdown.Aligned:
		w.align = n.Alignment
		w.blocks(n)
		w.align = 0
	case *ast.ThematicBreak:
		w.str("<hr>\n")
	case *ast.CodeBlock:
		w.code(n.Lines(), "")
	case *ast.FencedCodeBlock:
		w.code(n.Lines(), string(n.Language(w.Source)))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.str("<dl>\n")
		w.blocks(n)
		w.str("</dl>\n")
	case *extast.DefinitionTerm:
		w.str("<dt>")
		w.inlineBlock(n)
		w.str("</dt>\n")
	case *extast.DefinitionDescription:
		w.str("<dd>")
		if !n.IsTight {
			w.str("\n")
		}
		w.blocks(n)
		w.str("</dd>\n")
	case *extast.FootnoteList:
		w.footnotes(n)
	case *ast.LinkReferenceDefinition:
		w.definition(n)
	default:
		panic(fmt.Sprintf("parse: unknown block %s", n.Kind()))
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if n.FirstChild() == nil {
		return
	}
	if lines := n.Lines(); w.align == 0 && w.Newlines == "" && lines.Len() > 1 {
		w.checkLines(w.Source[lines.At(0).Start:lines.At(lines.Len()-1).Stop], lines.At(0).Start)
	}
	open := len(w.out)
	tag := paragraphTag(w.align)
	w.str(tag)
	start := len(w.text)
	if w.splits(n) {
		w.last, w.letter = 0, 0
		for c := n.FirstChild(); c != nil && !w.failed; c = c.NextSibling() {
			t, ok := c.(*ast.Text)
			ends := ok && t.SoftLineBreak()
			if ends {
				t.SetSoftLineBreak(false)
			}
			w.inline(c)
			if ends {
				w.endDelimiters()
				w.endText()
				w.endParagraph(open, start, tag)
				open = len(w.out)
				w.str(tag)
				start = len(w.text)
				w.letter = 0
			}
		}
		w.endText()
		w.endDelimiters()
	} else {
		w.inlineBlock(n)
	}
	w.endParagraph(open, start, tag)
}

// splits reports whether the ends of a paragraph's lines end paragraphs.
func (w *writer) splits(n ast.Node) bool {
	return w.align == 0 && w.Newlines == config.NewlinesParagraph && n.Parent() != nil && n.Parent().Kind() == ast.KindDocument
}

// endLine ends a line within a block, before the character next.
func (w *writer) endLine(next rune) {
	switch {
	case w.breaks():
		if !brokenForm.Match(w.out[max(len(w.out)-10, 0):]) { // the author may have ended it, too
			w.str("<br>")
		}
		w.str("\n")
		w.text = append(w.text, ' ')
		w.last = 0
	case !w.joins(next):
		w.str("\n")
		w.text = append(w.text, ' ')
	}
}

var brokenForm = regexp.MustCompile(`(?i)<br\s*/?>$`)

// breaks reports whether the end of a line within a block is to be seen.
func (w *writer) breaks() bool {
	return w.align == markdown.AlignRight || w.align == markdown.AlignCentre || w.Newlines == config.NewlinesBreak || w.Newlines == config.NewlinesParagraph
}

// paragraphTag returns what begins a paragraph at a place.
func paragraphTag(p markdown.Alignment) string {
	switch p {
	case markdown.AlignRight:
		return `<p class="right">`
	case markdown.AlignCentre:
		return `<p class="center">`
	case markdown.AlignFlush:
		return `<p class="flush">`
	}
	return "<p>"
}

// endParagraph ends the paragraph that begins with tag at open in the page and at
// start in the text.
func (w *writer) endParagraph(open, start int, tag string) {
	if len(w.out) == open+len(tag) { // a line of full-width spaces
		w.out = w.out[:open]
		return
	}
	w.str("</p>\n")
	if !w.inNotes && w.align == 0 && len(w.lead) < w.maxLead {
		w.lead = append(w.lead, w.text[start:]...)
	}
}

// inlineBlock writes the inlines of a block and ends its line of text.
func (w *writer) inlineBlock(n ast.Node) {
	w.last, w.letter = 0, 0
	w.inlines(n)
	w.endText()
	w.endDelimiters()
}

// endText ends the line of plain text that a block has written.
func (w *writer) endText() {
	if len(w.text) > 0 && w.text[len(w.text)-1] != '\n' {
		w.text = append(w.text, '\n')
	}
	w.last = 0
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.str("<ul>\n")
		w.blocks(n)
		w.str("</ul>\n")
		return
	}
	if n.Start != 1 {
		w.str(fmt.Sprintf("<ol start=\"%d\">\n", n.Start))
	} else {
		w.str("<ol>\n")
	}
	w.blocks(n)
	w.str("</ol>\n")
}
