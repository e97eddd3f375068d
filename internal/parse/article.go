package parse

import (
	"time"

	"wendang/internal/diag"
	"wendang/internal/pack"
)

// Article is one parsed file: what is kept in memory about it, and its content,
// which is passed on and let go.
type Article struct {
	Meta    *Meta
	Content *Content
}

// Meta is what an article says of itself. References to channels, festivals
// and other files are still the author's words; package portal resolves them.
type Meta struct {
	Path  string     // slash-separated, relative to the content folder
	Print pack.Print // of the file's bytes

	Title     string
	Date      time.Time // in the site's zone
	Updated   time.Time // Date when not given
	Category  string    // as written; "" when the folder decides
	Festivals []string  // as written
	Tags      []string  // in NFC, without repetitions
	Slug      string
	Summary   string
	Chars     int32 // characters of the text, without white space
	Draft     bool
	Pinned    bool
	Failed    bool  // the file has errors; what is here serves to look for more
	More      *More // nil when the article has none of it
}

// More is what few articles have: a site of a million keeps a million Metas.
type More struct {
	Expires   time.Time // zero when it never does
	Author    string
	Source    string
	SourceURL string // http or https
	Aliases   []string
	Params    map[string]any
	Links     []Link            // the body's links within the site
	Warnings  []diag.Diagnostic // found while parsing
}

var nothingMore More

// Also returns what is in m.More, or nothing.
func (m *Meta) Also() *More {
	if m.More == nil {
		return &nothingMore
	}
	return m.More
}

// also returns m.More, to be filled in.
func (m *Meta) also() *More {
	if m.More == nil {
		m.More = &More{}
	}
	return m.More
}

// Content is an article's body. Any number of goroutines may read it at once.
type Content struct {
	// HTML is the body, sanitised. The i-th link within the site stands in it
	// as href="\x00i\x00", an image as src="\x00i\x00"; see [Content.Append].
	HTML []byte
	// Headings are the body's headings in order, for a table of contents.
	Headings []Heading
	// Text is the body's plain text, a line a block, for search.
	Text []byte
}

// Heading is a heading of the body.
type Heading struct {
	Level int // 2–6
	ID    string
	Text  string
}

// Link is a link or image of the body that stays within the site.
type Link struct {
	Path   string // decoded, as written: relative, or absolute from the output's root
	Suffix string // "?query#fragment" as written, or ""
	Image  bool
	Offset int // of the link in the file, in bytes, for reporting
}
