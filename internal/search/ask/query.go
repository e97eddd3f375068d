package ask

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Query is a parsed query: terms that all must be found.
type Query struct {
	Terms []Term
}

// Term is what stands between spaces, or in quotes.
type Term struct {
	Text      string // folded and squeezed, without the quotes
	Quoted    bool   // must be found as it stands
	pairs     []text.Pair
	words     []wordTerm
	singles   []rune   // its Chinese characters
	signature []uint16 // bits that the signature of every file with the term has
}

// wordTerm is a word of a term.
type wordTerm struct {
	word   string
	prefix bool // any word that begins so will do
}

// ParseQuery parses what a reader typed.
func ParseQuery(s string) Query {
	f := text.NewFolding()
	var q Query
	parts := 0
	for _, part := range splitQuery(s) {
		if len(q.Terms) == format.MaxTerms {
			break
		}
		t := parseTerm(f, part)
		// Whether a document has a term without parts shows when its text is read.
		// Signs alone say nothing, unless they are quoted.
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
			q.Terms[i].pairs = appendNew(q.Terms[i].pairs, text.Single(r))
		}
	}
	return q
}

// parseTerm finds the parts of a term.
func parseTerm(f text.Folding, part queryPart) Term {
	t := Term{Text: strings.TrimFunc(f.Squeezed(part.text), text.IsSpace), Quoted: part.quoted}
	end := ""
	found := text.Scanner{
		Word: func(w []byte) {
			end = string(w)
			t.words = append(t.words, wordTerm{end, false})
		},
		Joined: func(w []byte, n int) {
			// Words of one character stand in so many articles that the whole
			// run says more; else ISO9001 also finds ISO 9001.
			words := t.words[len(t.words)-n:]
			if slices.ContainsFunc(words, func(w wordTerm) bool { return utf8.RuneCountInString(w.word) == 1 }) {
				end = string(w)
				t.words = append(t.words[:len(t.words)-n], wordTerm{end, false})
			}
		},
		Single: func(r rune) {
			t.singles = append(t.singles, r)
			end = ""
		},
	}
	found.Scan(f, text.Units(nil).AppendText(t.Text))
	for _, p := range found.Pairs {
		t.pairs = appendNew(t.pairs, p)
	}
	t.signature = format.SignatureOf(found.Pairs)
	// The reader may be about to go on typing the last word, so any word will do that
	// begins with it. One character begins so many words that, behind something else,
	// it is left out: whether a document has it shows when its text is read.
	if n := len(t.words); n > 0 && end != "" && strings.HasSuffix(t.Text, end) {
		if utf8.RuneCountInString(end) > 1 {
			t.words[n-1].prefix = true
		} else if len(t.pairs)+n > 1 || len(t.singles) > 0 {
			t.words = t.words[:n-1]
		}
	}
	// Of a long term every second pair will do, and halves what is loaded.
	if len(t.pairs) > format.MaxPairs {
		var some []text.Pair
		for i, p := range t.pairs {
			if i%2 == 0 || i == len(t.pairs)-1 {
				some = append(some, p)
			}
		}
		t.pairs = some
	}
	return t
}

// appendNew appends a pair that the list does not have.
func appendNew(list []text.Pair, p text.Pair) []text.Pair {
	if slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}

// queryPart is what stands between spaces or within quotes.
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
		if n++; n > format.MaxQuery {
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
		case text.IsSpace(r):
			end(false)
		default:
			b.WriteRune(r)
		}
	}
	end(until != 0)
	return parts
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
	a, b := t.pairs[0].Split()
	n := utf8.RuneCountInString(t.Text)
	return n == 1 || n == 2 && text.IsHan(a) && text.IsHan(b)
}
