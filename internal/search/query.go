package search

import (
	"strings"
	"unicode/utf8"
)

// Query is a parsed query: terms that all must be found.
type Query struct {
	Terms []Term
}

// Term is what stands between spaces, or in quotes.
type Term struct {
	Text   string // folded, without the quotes
	Quoted bool   // must be found as it stands
	pairs  []key
	words  []wordTerm
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
)

// ParseQuery parses what a reader typed.
func ParseQuery(s string) Query {
	f := newFolder()
	var q Query
	for _, part := range splitQuery(s) {
		if len(q.Terms) == maxTerms {
			break
		}
		t := Term{Text: foldString(f, part.text), Quoted: part.quoted}
		t.Text = strings.TrimFunc(t.Text, isSpace)
		var last rune
		letters := 0 // characters of Chinese
		end := ""
		scan(f, t.Text, tokens{
			pair: func(k key) { t.pairs = appendNew(t.pairs, k) },
			word: func(w string) {
				t.words = append(t.words, wordTerm{w, false})
				end = w
			},
			single: func(r rune) {
				letters++
				last = r
				end = ""
			},
		})
		// What the reader may be about to go on typing. Words that begin with one
		// character stand in many files; so behind something else it is left to
		// the texts to have it.
		if n := len(t.words); n > 0 && end != "" && strings.HasSuffix(t.Text, end) {
			if len([]rune(end)) > 1 {
				t.words[n-1].prefix = true
			} else if len(t.pairs)+n > 1 {
				t.words = t.words[:n-1]
			}
		}
		if letters == 1 && len(t.pairs) == 0 {
			t.pairs = []key{singleKey(last)}
		}
		if len(t.pairs)+len(t.words) > 0 {
			q.Terms = append(q.Terms, t)
		}
	}
	return q
}

func appendNew(list []key, k key) []key {
	for _, have := range list {
		if have == k {
			return list
		}
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
	a, b := rune(t.pairs[0]>>runeBits), rune(t.pairs[0]&(1<<runeBits-1))
	n := utf8.RuneCountInString(t.Text)
	return n == 1 || n == 2 && isHan(a) && isHan(b)
}
