package rawhtml

import (
	"bytes"
	"strings"
	"unicode"
)

// Attribute is one of a tag, as it was written.
type Attribute struct {
	Name     string // in lower case
	Value    []byte // references are still in it
	At       int    // of the value, in the tag
	hasValue bool
	quoted   bool
}

// EachAttribute calls visit for the attributes of a tag, as a browser would find them.
func EachAttribute(s []byte, visit func(Attribute)) {
	s = bytes.TrimSuffix(s, []byte(">"))
	blank := func(i int) bool { return i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n') }
	i := 1
	for i < len(s) && !blank(i) && s[i] != '/' {
		i++
	}
	for {
		for blank(i) || i < len(s) && s[i] == '/' {
			i++
		}
		if i >= len(s) {
			return
		}
		start := i
		for i++; i < len(s) && !blank(i) && s[i] != '=' && s[i] != '/'; i++ {
		}
		a := Attribute{Name: string(bytes.ToLower(s[start:i]))}
		end := i
		for blank(i) {
			i++
		}
		if i < len(s) && s[i] == '=' {
			for i++; blank(i); i++ {
			}
			a.hasValue = true
			if i < len(s) && (s[i] == '"' || s[i] == '\'') {
				a.quoted = true
				quote := s[i]
				i++
				a.At = i
				for i < len(s) && s[i] != quote {
					i++
				}
				a.Value = s[a.At:i]
				i++
			} else {
				a.At = i
				for i < len(s) && !blank(i) {
					i++
				}
				a.Value = s[a.At:i]
			}
			end = i
		}
		i = end
		visit(a)
	}
}

// readAttributes reports whether a tag has attributes with values, and whether what
// follows its name are words, as in <path to file>.
func readAttributes(s []byte) (values, isWords bool) {
	sure := false
	EachAttribute(s, func(a Attribute) {
		values = values || a.hasValue
		switch {
		case a.hasValue:
			sure = sure || a.quoted || valueAttributes[a.Name]
		case !bareAttributes[a.Name] && strings.IndexFunc(a.Name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0:
			isWords = true
		}
	})
	return values, isWords && !sure
}

func hasHref(s []byte) bool {
	found := false
	EachAttribute(s, func(a Attribute) { found = found || a.Name == "href" })
	return found
}

func nameSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

var (
	// bareAttributes are those that have no values. The last are those of other programs.
	bareAttributes = nameSet(`allowfullscreen async autofocus autoplay checked compact controls crossorigin declare default
defer disabled download formnovalidate hidden inert ismap itemscope loop multiple muted nohref nomodule noresize
noshade novalidate nowrap open playsinline readonly required reversed selected truespeed
markdown scoped setup translate contenteditable draggable`)
	// valueAttributes are those that are often written without quotation marks.
	valueAttributes = nameSet(`align alt bgcolor border cellpadding cellspacing class color colspan content data dir face
height href hspace id lang name rel rowspan size span src start style target title type valign value vspace width`)
)
