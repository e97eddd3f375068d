package html

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

	// Optional says that the path has blanks, so that it is a link only when it leads to
	// something of the site: else it is text.
	Optional bool

	Offset int // of the link in the file, in bytes, for reporting
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
