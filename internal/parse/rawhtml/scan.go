package rawhtml

import (
	"bytes"
	"cmp"
	"strings"

	"wendang/internal/parse/markdown"
)

// mostCDATA is the longest CDATA, in bytes.
const mostCDATA = 10 << 10

// Part is what a part of raw HTML is.
type Part uint8

// The kinds of parts.
const (
	Words Part = iota
	Less       // a < that begins nothing
	Tag        // of an element, or of another vocabulary
	Comment
	OpenComment // one that does not end
	CDATA
	Instruction // an instruction or a declaration
)

// Scanner divides the raw HTML of one body.
type Scanner struct {
	tagBytes int // to find the ends of long tags
}

// Scan returns what s begins with, and how long that is.
func (c *Scanner) Scan(s []byte) (Part, int) {
	if s[0] != '<' {
		if i := bytes.IndexByte(s, '<'); i > 0 {
			return Words, i
		}
		return Words, len(s)
	}
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		if end := bytes.Index(s, []byte("-->")); end > 0 {
			return Comment, end + len("-->")
		}
		return OpenComment, len(s)
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		if end := bytes.Index(s[:min(len(s), mostCDATA)], []byte("]]>")); end > 0 {
			return CDATA, end + len("]]>")
		}
	case len(s) >= 5 && bytes.EqualFold(s[:5], []byte("<?xml")), len(s) >= 9 && bytes.EqualFold(s[:9], []byte("<!doctype")):
		if end := bytes.IndexByte(s[:min(len(s), longTag)], '>'); end > 0 {
			return Instruction, end + 1
		}
	}
	name := strings.ToLower(markdown.TagName(s))
	if strings.Contains(name, ":") || name == "xml" || markdown.IsElement(name) {
		if end := c.tagEnd(s); end > 0 {
			return Tag, end
		}
	}
	return Less, 1
}

// longTag is the length of a tag that costs of the budget, in bytes. Only those with an
// image in their address are as long.
const (
	longTag    = 1 << 10
	tagsBudget = 64 << 20
)

// tagEnd returns the length of the tag at the start of s, or 0 when it does not end. It
// gives up on a body that has very many long tags: the end of each is looked for.
func (c *Scanner) tagEnd(s []byte) int {
	if c.tagBytes > tagsBudget {
		s = s[:min(len(s), longTag)]
	}
	end := tagEnd(s)
	if n := cmp.Or(end, len(s)); n > longTag {
		c.tagBytes += n
	}
	return end
}

func tagEnd(s []byte) int {
	var quote, before byte // before is the last character that is no blank
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && before == '=':
			quote = c
		}
		if c != ' ' && c != '\t' && c != '\n' {
			before = c
		}
	}
	return 0
}
