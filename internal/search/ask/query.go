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
	// others are what the reader may have meant instead. They are asked in turn when
	// nothing is found: the query without the blanks between its terms; with those between
	// single characters; and with · for the point of numbers, as in 5·12.
	others []Query
	// joined says, of one of these, that it is the query without blanks.
	joined bool
}

// Term is what stands between spaces or signs that separate terms, or in quotes.
type Term struct {
	Text   string // folded, without its own quotes and the blanks beside Chinese characters
	Quoted bool   // must be found as it stands

	typed     string
	literal   text.Needle // as it stands
	plain     text.Needle // without the marks that readers leave out
	whole     text.Needle // in the first of several terms with signs between: these as they stand
	pairs     []text.Pair
	words     []wordTerm
	singles   []rune        // its Chinese characters
	loose     []text.Needle // what of it only the text of a document says: no pair and no word has it
	signature []uint16      // bits that the signature of every file with the term has
}

// bare reports whether the index says nothing of a term: it has no parts.
func (t *Term) bare() bool { return len(t.pairs)+len(t.words) == 0 }

// wordTerm is a word of a term.
type wordTerm struct {
	word   string
	prefix bool // any word that begins so will do
}

// ParseQuery parses what a reader typed.
func ParseQuery(s string) Query {
	f := text.NewFolding()
	typed := splitQuery(s)
	parts := joinSingles(f, typed)
	q := parseParts(f, splitSigns(f, parts))
	if len(q.Terms) == 0 {
		return q
	}
	if len(parts) > 1 && !slices.ContainsFunc(parts, func(p queryPart) bool { return p.quoted }) {
		var all strings.Builder
		for _, p := range parts {
			all.WriteString(p.text)
		}
		joined := parseParts(f, splitSigns(f, []queryPart{{text: all.String()}}))
		joined.joined = true
		q.others = append(q.others, joined)
	}
	if len(parts) < len(typed) {
		q.others = append(q.others, parseParts(f, splitSigns(f, typed)))
	}
	if dotted, ok := dotNumbers(f, parts); ok {
		q.others = append(q.others, parseParts(f, splitSigns(f, dotted)))
	}
	return q
}

func parseParts(f text.Folding, list []queryPart) Query {
	var q Query
	parts, first := 0, 0 // of the terms of a whole
	for _, part := range list {
		if len(q.Terms) == format.MaxTerms {
			break
		}
		if !part.more {
			thin(q.Terms[first:])
			first = len(q.Terms)
		}
		t := parseTerm(f, part)
		// Whether a document has a term without parts shows when its text is read.
		// Signs alone say nothing, unless they are quoted.
		if !t.bare() || len(t.singles) > 0 || t.Quoted && t.Text != "" {
			q.Terms = append(q.Terms, t)
			parts += len(t.pairs) + len(t.words)
		}
	}
	thin(q.Terms[first:])
	// The index has single characters of titles and tags alone, so they are asked of it
	// only if there is nothing else.
	if parts > 0 {
		return q
	}
	for i := range q.Terms {
		t := &q.Terms[i]
		for _, r := range t.singles {
			t.pairs = appendNew(t.pairs, text.Single(r))
		}
		t.loose = nil
	}
	return q
}

// thin leaves out every second pair of terms that are parts of a whole and have many: the
// others will do, and that halves what is loaded.
func thin(terms []Term) {
	n := 0
	for i := range terms {
		n += len(terms[i].pairs)
	}
	if n <= format.MaxPairs {
		return
	}
	for i := range terms {
		var some []text.Pair
		for k, p := range terms[i].pairs {
			if k%2 == 0 || k == len(terms[i].pairs)-1 {
				some = append(some, p)
			}
		}
		terms[i].pairs = some
	}
}

// onlySingles reports whether the query has nothing but single characters.
func (q *Query) onlySingles() bool {
	for i := range q.Terms {
		t := &q.Terms[i]
		if len(t.singles) == 0 || len(t.words) > 0 || slices.ContainsFunc(t.pairs, func(p text.Pair) bool { _, b := p.Split(); return b != 0 }) {
			return false
		}
	}
	return len(q.Terms) > 0
}

// parseTerm finds the parts of a term.
func parseTerm(f text.Folding, part queryPart) Term {
	t := Term{Text: strings.Trim(f.Literal(part.text).String(), " \t\n\v\f\r"), Quoted: part.quoted, typed: part.text}
	plain := f.Plain(t.Text).Runes
	if !part.quoted {
		plain = trimEdges(plain)
	}
	words := &wordFinder{term: &t}
	found := text.Scanner{
		Words: words.add,
		Single: func(r rune) {
			t.singles = append(t.singles, r)
			words.last = ""
		},
	}
	found.Scan(f, text.Units(nil).AppendText(t.Text))
	for _, p := range found.Pairs {
		t.pairs = appendNew(t.pairs, p)
	}
	t.signature = format.SignatureOf(found.Pairs)
	whole := words.finish(string(plain))
	t.literal, t.plain = text.NewNeedle([]rune(t.Text), whole), text.NewNeedle(plain, whole)
	if whole && text.IsDigit(plain[0]) { // it may stand but behind the points of numbers
		t.loose = append(t.loose, t.plain)
	}
	if part.whole != "" {
		t.whole = text.NewNeedle(f.Literal(part.whole).Runes, false)
	}
	for _, r := range t.singles {
		if !slices.ContainsFunc(t.pairs, func(p text.Pair) bool { a, b := p.Split(); return a == r || b == r }) {
			t.loose = append(t.loose, text.NewNeedle([]rune{r}, false))
		}
	}
	return t
}

// trimEdges leaves out marks and what ends a sentence at both ends.
func trimEdges(runes []rune) []rune {
	for len(runes) > 0 && text.IsEdge(runes[0]) {
		runes = runes[1:]
	}
	for len(runes) > 0 && text.IsEdge(runes[len(runes)-1]) {
		runes = runes[:len(runes)-1]
	}
	return runes
}

// appendNew appends a pair that the list does not have.
func appendNew(list []text.Pair, p text.Pair) []text.Pair {
	if slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}

// wordFinder finds the words of a term that are looked for.
type wordFinder struct {
	term *Term
	last string // the word at the end, as far as there is one that readers may go on typing
}

// add adds a chain of words. Numbers with marks between are one, as 3·15 is 315, and
// numbers with a point are looked for with it. Words of one character stand in so many
// articles that the whole run says more: A4 is looked for as such; else ISO9001 also
// finds ISO 9001.
func (w *wordFinder) add(chain []text.Word) {
	chain = mergeNumbers(chain)
	for len(chain) > 0 {
		n := 1
		for n < len(chain) && (chain[n].Gap == text.Joined || chain[n].Gap == text.Point) {
			n++
		}
		w.addRun(chain[:n])
		chain = chain[n:]
	}
}

// mergeNumbers makes one number of those that have marks between them.
func mergeNumbers(chain []text.Word) []text.Word {
	merged := []text.Word{}
	for i, word := range chain {
		last := len(merged) - 1
		if i > 0 && word.Gap == text.Marks && word.Class == '0' && chain[i-1].Class == '0' && text.Linked(chain, i) {
			merged[last].Text = slices.Concat(merged[last].Text, word.Text)
			merged[last].Chars += word.Chars
			continue
		}
		merged = append(merged, word)
	}
	return merged
}

// addRun adds words with nothing between, or the point of a number.
func (w *wordFinder) addRun(run []text.Word) {
	pointed := slices.ContainsFunc(run[1:], func(word text.Word) bool { return word.Gap == text.Point })
	short := slices.ContainsFunc(run, func(word text.Word) bool { return word.Chars == 1 })
	if !pointed && short && len(run) > 1 {
		var all []byte
		for _, word := range run {
			all = append(all, word.Text...)
		}
		w.addWord(all)
		return
	}
	for i, word := range run {
		begins, ends := i+1 < len(run) && run[i+1].Gap == text.Point, i > 0 && word.Gap == text.Point
		switch {
		case begins:
			w.addWord(slices.Concat(word.Text, []byte("."), run[i+1].Text))
			w.last = ""
		case ends:
		case word.Chars > 1 || len(run) == 1:
			w.addWord(word.Text)
		default:
			w.leaveOut(string(word.Text))
		}
	}
}

// leaveOut leaves out a word of one character.
func (w *wordFinder) leaveOut(word string) {
	w.term.loose = append(w.term.loose, text.NewNeedle([]rune(word), false))
	w.last = ""
}

func (w *wordFinder) addWord(word []byte) {
	w.last = string(text.Cut(word))
	// Numbers that are one without what is between them are so in texts up to MaxBlank
	// characters, or more.
	if runes := []rune(w.last); len(runes) > text.MaxBlank && slices.ContainsFunc(runes, text.IsDigit) && !slices.Contains(runes, '.') {
		w.term.words = append(w.term.words, wordTerm{string(runes[:text.MaxBlank]), true})
		w.last = ""
		return
	}
	w.term.words = append(w.term.words, wordTerm{w.last, false})
}

// finish decides about the word at the end of the term. The reader may be about to go
// on typing it, so any word will do that begins with it. One character begins so many
// words that by itself it must be all of a word and, behind something else, it is left
// out: whether a document has it shows when its text is read. It reports whether the
// word must be all of one.
func (w *wordFinder) finish(term string) (whole bool) {
	t, n := w.term, len(w.term.words)
	switch {
	case n == 0 || w.last == "" || !strings.HasSuffix(term, w.last):
	case utf8.RuneCountInString(w.last) > 1:
		t.words[n-1].prefix = true
	case len(t.pairs)+n > 1 || len(t.singles) > 0:
		t.words = t.words[:n-1]
		w.leaveOut(w.last)
	default:
		return true
	}
	return false
}

// isSure reports whether a document that has the parts of a term has the term, perhaps
// with marks between.
func (t *Term) isSure() bool {
	if t.Quoted || len(t.pairs)+len(t.words) != 1 || len(t.loose) > 0 {
		return false
	}
	if len(t.words) == 1 {
		return t.isWord()
	}
	a, b := t.pairs[0].Split()
	plain := t.plain.Runes
	return len(plain) == 1 && b == 0 && plain[0] == a ||
		len(plain) == 2 && text.IsHan(a) && plain[0] == a && plain[1] == b
}

// mayLack reports whether a document that has the parts of a term may lack it, so that it
// is no result: what was quoted, or stands in no part.
func (t *Term) mayLack() bool { return t.Quoted || len(t.loose) > 0 }

// isWord reports whether a term is nothing but a word of letters, by itself. Then a document that
// has its only part has the term as it stands.
func (t *Term) isWord() bool {
	return len(t.pairs) == 0 && len(t.words) == 1 && len(t.whole.Runes) == 0 && t.Text == t.words[0].word && !strings.ContainsFunc(t.Text, text.IsDigit)
}
