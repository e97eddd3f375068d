// Package block describes the body of an article as a tree, from which documents
// in other formats than HTML are made.
//
// A tree holds exactly the text that the article's page shows. Ids, links and
// images are in it, layout and the theme's words are not: a document names its
// tables and footnotes itself.
//
// A body is made of blocks; what flows within a block is made of inlines. White
// space in text is one space, as browsers show it; only [Code] and [CodeSpan] keep
// theirs.
package block

// Document is the body of an article.
type Document struct {
	Blocks    []Block
	Footnotes []Footnote // in the order of their numbers
}

// Block is one of *[Heading], *[Paragraph], *[List], *[Definitions], *[Table],
// *[Code], *[Quote], *[Figure], *[Details], *[Group] and *[Rule].
type Block interface{ isBlock() }

// Heading is a heading of the text; the article's title is not among them.
type Heading struct {
	Level   int // 2–6
	ID      string
	Align   Align
	Inlines []Inline
}

// Paragraph is a paragraph, or a line of text within another block.
type Paragraph struct {
	Align   Align
	Inlines []Inline
}

// List is a list of items, numbered or not.
type List struct {
	Ordered bool
	Start   int // number of the first item, when ordered
	Items   []Item
}

// Item is an item of a list.
type Item struct {
	Value  int // its number, where the author gave it one; else 0
	Blocks []Block
}

// Definitions is a list of terms and what they mean.
type Definitions struct{ Entries []Definition }

// Definition is a term, or several, with what is said of them. Either may be
// empty.
type Definition struct {
	Terms        [][]Inline
	Descriptions [][]Block
}

// Table is a table. Its rows may have fewer cells than the widest.
type Table struct {
	Caption          []Inline
	Head, Body, Foot []Row
}

// Row is a row of a table.
type Row struct{ Cells []Cell }

// Cell is a cell of a table.
type Cell struct {
	Header        bool // it names its column or row
	Align         Align
	Columns, Rows int // that it spans; at least 1
	Blocks        []Block
}

// Align is how a line stands between the margins.
type Align uint8

// The alignments; Natural is what the language of the text asks for.
const (
	Natural Align = iota
	Left
	Center
	Right
)

// Code is a block of code.
type Code struct {
	Language string // as the author wrote it; may be empty
	Text     string // ends with a line feed unless it is empty
}

// Quote is a quotation.
type Quote struct{ Blocks []Block }

// Figure is an illustration, table or quotation with a caption.
type Figure struct {
	Blocks       []Block
	Caption      []Inline
	CaptionAbove bool
}

// Details is what readers of the page open and close.
type Details struct {
	Open    bool
	Summary []Inline // nil when the author gave none
	Blocks  []Block
}

// Group is some blocks that have an id, or that the author put together.
type Group struct {
	ID     string
	Blocks []Block
}

// Rule is a line between parts of the text.
type Rule struct{}

// Footnote is a note at the end of the body.
type Footnote struct {
	Number int // from 1
	Blocks []Block
}

func (*Heading) isBlock()     {}
func (*Paragraph) isBlock()   {}
func (*List) isBlock()        {}
func (*Definitions) isBlock() {}
func (*Table) isBlock()       {}
func (*Code) isBlock()        {}
func (*Quote) isBlock()       {}
func (*Figure) isBlock()      {}
func (*Details) isBlock()     {}
func (*Group) isBlock()       {}
func (*Rule) isBlock()        {}

// Inline is one of *[Text], *[Break], *[Span], *[CodeSpan], *[Link], *[Image],
// *[Media], *[Ruby], *[Checkbox], *[FootnoteMark] and *[Anchor].
type Inline interface{ isInline() }

// Text is text.
type Text struct{ Text string }

// Break is the end of a line within a block.
type Break struct{}

// Span is text of a certain kind.
type Span struct {
	Kind    Kind
	Title   string // what an abbreviation stands for
	Lang    string // language tag, where it is not that of the site
	Inlines []Inline
}

// Kind is what a span's text is, named as in HTML.
type Kind uint8

// The kinds of spans.
const (
	Plain Kind = iota // only its language or title is told
	Strong
	Emphasis
	Deleted
	Inserted
	Underlined
	Marked
	Small
	Subscript
	Superscript
	Quotation
	Citation
	Abbreviation
	Defined
	Keyboard
	Sample
	Variable
)

// CodeSpan is code within a line.
type CodeSpan struct{ Text string }

// Target is where a link leads, or what an image shows.
type Target struct {
	// Link is the index in the links of the article's Meta, for what is part of
	// the site; then URL is empty. Else it is -1.
	Link int
	URL  string // with its scheme, or "#" and an id of this body; not escaped

	// Literal is the text to show instead of the link or image when it leads nowhere. It
	// is empty but where the path has blanks, so that it may be text.
	Literal string
}

// Link is text that leads elsewhere.
type Link struct {
	Target  Target
	Title   string
	Inlines []Inline
}

// Image is an image.
type Image struct {
	Target        Target
	Alt           string // what it shows, in words
	Title         string
	Width, Height int // in pixels, where the author gave them; else 0
}

// Media is a video or a piece of sound.
type Media struct {
	Video   bool
	Sources []Target // the same in several formats, the best first
	Poster  *Target  // an image to show before a video plays, or nil
	Inlines []Inline // what stands in its place where it cannot play
}

// Ruby is text with readings above it.
type Ruby struct{ Parts []RubyPart }

// RubyPart is a piece of text and its reading, either of which may be empty.
type RubyPart struct {
	Base    []Inline
	Reading string
}

// Checkbox is the box of an item of a list of tasks.
type Checkbox struct{ Checked bool }

// FootnoteMark is the place in the text that a footnote belongs to.
type FootnoteMark struct{ Number int }

// Anchor is a place that links lead to.
type Anchor struct{ ID string }

func (*Text) isInline()         {}
func (*Break) isInline()        {}
func (*Span) isInline()         {}
func (*CodeSpan) isInline()     {}
func (*Link) isInline()         {}
func (*Image) isInline()        {}
func (*Media) isInline()        {}
func (*Ruby) isInline()         {}
func (*Checkbox) isInline()     {}
func (*FootnoteMark) isInline() {}
func (*Anchor) isInline()       {}
