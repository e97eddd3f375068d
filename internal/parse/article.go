package parse

import (
	"time"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/pack"
	"wendang/internal/parse/html"
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
	Path        string           // slash-separated, relative to the content folder
	Fingerprint pack.Fingerprint // of the file's bytes

	Title     string
	Date      time.Time // in the site's zone
	Updated   time.Time // Date when not given
	Category  string    // as written; "" when the folder decides
	Festivals []string  // as written
	Tags      []string  // in NFC, without repetitions
	Slug      string
	Summary   string
	Chars     int32 // characters of the text, without white space
	Cut       bool  // Summary is not the author's, but the beginning of the text
	Draft     bool
	Pinned    bool
	Failed    bool    // the file has errors; what is here serves to look for more
	Extras    *Extras // nil when the article has none of it
}

// Extras is what few articles have: a site of a million keeps a million Metas.
type Extras struct {
	Expires   time.Time // zero when it never does
	Author    string
	Source    string
	SourceURL string // http or https
	Aliases   []string
	Kept      []string // like Aliases, but of another generator's; they give way
	Params    map[string]any
	Keywords  []string          // for search engines, where they are not the tags
	Image     string            // that stands for the article, as written
	AI        string            // how much of the text a machine wrote: one of AIForms, or ""
	Copyright string            // name of a notice, as written
	Tag       string            // of RoleTag: the tag, where the file's name does not say it
	Top       []string          // of RoleList and RoleTag: paths of articles, as written
	Newlines  config.Newlines   // "" when not given
	Links     []Link            // the body's links within the site
	Warnings  []diag.Diagnostic // found while parsing
	Notices   []html.Notice     // what many articles may have in common; see [Gather]
}

var noExtras Extras

// Extra returns m.Extras, or empty ones.
func (m *Meta) Extra() *Extras {
	if m.Extras == nil {
		return &noExtras
	}
	return m.Extras
}

// extras returns m.Extras, to be filled in.
func (m *Meta) extras() *Extras {
	if m.Extras == nil {
		m.Extras = &Extras{}
	}
	return m.Extras
}

// What package html knows of a body.
type (
	Content = html.Content
	Heading = html.Heading
	Link    = html.Link
	Labels  = html.Labels
	Target  = html.Target
	Source  = html.Source
)

// ReservedID is the prefix of the ids that themes use for themselves.
const ReservedID = html.ReservedID
