package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Query is a parsed query: terms that all must be found.
type Query struct {
	Terms []Term
}

// Term is what stands between spaces, or in quotes.
type Term struct {
	Text      string // folded and squeezed, without the quotes
	Quoted    bool   // must be found as it stands
	pairs     []key
	words     []wordTerm
	singles   []rune   // its Chinese characters
	signature []uint16 // bits that the signature of every file with the term has
}

// wordTerm is a word of a term.
type wordTerm struct {
	word   string
	prefix bool // any word that begins so will do
}

// Bounds of queries: what is beyond is left out.
const (
	maxQuery = 200 // characters
	maxTerms = 16
	maxPairs = 8 // of a term, before some are left out
)

// ParseQuery parses what a reader typed.
func ParseQuery(s string) Query {
	f := newFolder()
	var q Query
	parts := 0
	for _, part := range splitQuery(s) {
		if len(q.Terms) == maxTerms {
			break
		}
		t := parseTerm(f, part)
		// A term without parts is left to the texts to have it; signs alone say
		// nothing, unless they are quoted.
		if n := len(t.pairs) + len(t.words); n > 0 || len(t.singles) > 0 || t.Quoted && t.Text != "" {
			q.Terms = append(q.Terms, t)
			parts += n
		}
	}
	// Single characters are looked for in titles and tags, so only if there is
	// nothing else.
	if parts > 0 {
		return q
	}
	for i := range q.Terms {
		for _, r := range q.Terms[i].singles {
			q.Terms[i].pairs = appendNew(q.Terms[i].pairs, singleKey(r))
		}
	}
	return q
}

func parseTerm(f folder, part queryPart) Term {
	t := Term{Text: strings.TrimFunc(plain(f, part.text), isSpace), Quoted: part.quoted}
	end := ""
	found := tokens{
		word: func(w []byte) {
			end = string(w)
			t.words = append(t.words, wordTerm{end, false})
		},
		joined: func(w []byte, n int) {
			// Words of one character stand in so many articles that the whole
			// run says more; else ISO9001 also finds ISO 9001.
			words := t.words[len(t.words)-n:]
			if slices.ContainsFunc(words, func(w wordTerm) bool { return utf8.RuneCountInString(w.word) == 1 }) {
				end = string(w)
				t.words = append(t.words[:len(t.words)-n], wordTerm{end, false})
			}
		},
		single: func(r rune) {
			t.singles = append(t.singles, r)
			end = ""
		},
	}
	found.scan(f, Units(nil).AppendText(t.Text))
	for _, k := range found.pairs {
		t.pairs = appendNew(t.pairs, k)
	}
	t.signature = signatureOf(found.pairs)
	// What the reader may be about to go on typing. Words that begin with one
	// character stand in many files; so behind something else it is left to the
	// texts to have it.
	if n := len(t.words); n > 0 && end != "" && strings.HasSuffix(t.Text, end) {
		if utf8.RuneCountInString(end) > 1 {
			t.words[n-1].prefix = true
		} else if len(t.pairs)+n > 1 || len(t.singles) > 0 {
			t.words = t.words[:n-1]
		}
	}
	// Of a long run every second pair does, and halves what is loaded.
	if len(t.pairs) > maxPairs {
		var some []key
		for i, k := range t.pairs {
			if i%2 == 0 || i == len(t.pairs)-1 {
				some = append(some, k)
			}
		}
		t.pairs = some
	}
	return t
}

func appendNew(list []key, k key) []key {
	if slices.Contains(list, k) {
		return list
	}
	return append(list, k)
}

type queryPart struct {
	text   string
	quoted bool
}

// splitQuery splits a query at spaces, and at quotes of any kind. A quote that
// is not closed quotes the rest.
func splitQuery(s string) []queryPart {
	closing := map[rune]rune{'"': '"', '“': '”', '”': '”', '「': '」', '『': '』', '＂': '＂'}
	var parts []queryPart
	var b strings.Builder
	n := 0
	until := rune(0)
	end := func(quoted bool) {
		if b.Len() > 0 {
			parts = append(parts, queryPart{b.String(), quoted})
			b.Reset()
		}
	}
	for _, r := range s {
		if n++; n > maxQuery {
			break
		}
		switch {
		case until != 0 && (r == until || until == '”' && r == '“'):
			end(true)
			until = 0
		case until != 0:
			b.WriteRune(r)
		case closing[r] != 0:
			end(false)
			until = closing[r]
		case isSpace(r):
			end(false)
		default:
			b.WriteRune(r)
		}
	}
	end(until != 0)
	return parts
}

// isSpace reports whether r separates terms. It names the characters, since
// languages differ in what they call a space.
func isSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0xA0 || r == 0x3000 || 0x2000 <= r && r <= 0x200B || r == 0xFEFF
}

// literal reports whether a document that has all of a term's parts has the
// term as it stands: when it is nothing but one part.
func (t *Term) literal() bool {
	switch {
	case len(t.pairs)+len(t.words) != 1:
		return false
	case len(t.words) == 1:
		return t.Text == t.words[0].word
	}
	a, b := splitKey(t.pairs[0])
	n := utf8.RuneCountInString(t.Text)
	return n == 1 || n == 2 && isHan(a) && isHan(b)
}
