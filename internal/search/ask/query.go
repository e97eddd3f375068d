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
	// joined is the query without the blanks between its terms, which readers may have
	// typed by mistake; nil when there are none.
	joined *Query
}

// Term is what stands between spaces, or in quotes.
type Term struct {
	Text   string // folded, without its own quotes and the blanks beside Chinese characters
	Quoted bool   // must be found as it stands

	typed     string
	literal   text.Needle // as it stands
	plain     text.Needle // without the marks that readers leave out
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
	parts := splitQuery(f, s)
	q := parseParts(f, parts)
	if len(q.Terms) > 1 && !slices.ContainsFunc(parts, func(p queryPart) bool { return p.quoted }) {
		var all strings.Builder
		for _, p := range parts {
			all.WriteString(p.text)
		}
		joined := parseParts(f, []queryPart{{text: all.String()}})
		q.joined = &joined
	}
	return q
}

func parseParts(f text.Folding, list []queryPart) Query {
	var q Query
	parts := 0
	for _, part := range list {
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
			w.last = ""
		}
	}
}

func (w *wordFinder) addWord(word []byte) {
	w.last = string(text.Cut(word))
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
	default:
		return true
	}
	return false
}

// queryPart is what stands between spaces or within quotes.
type queryPart struct {
	text   string
	quoted bool
}

// closing are the quotes that may enclose a part of a query, by those that open it.
func closing(r rune) string {
	switch r {
	case '“', '”': // which are often mistaken for each other
		return "“”"
	case '「':
		return "」"
	case '『':
		return "』"
	}
	return ""
}

// splitQuery splits a query at spaces, and at straight quotes. A straight quote that is
// not closed quotes the rest. Other quotes quote a part if they enclose all of it; else
// they are signs like others.
//
//	“工作总结” 报告    a part in quotes, and another one
//	“八一”慰问信       one part
//	"甲乙"丙丁         a part in quotes, and another one
func splitQuery(f text.Folding, s string) []queryPart {
	typed := []rune(s)
	typed = typed[:min(len(typed), format.MaxQuery)]
	var parts []queryPart
	part := []rune{}
	end := func(quoted bool) {
		if len(part) > 0 {
			parts = append(parts, queryPart{string(part), quoted})
		}
		part = part[:0]
	}
	quoted := false // by a straight quote
	for i := 0; i < len(typed); i++ {
		r := typed[i]
		switch {
		case r == '"' || r == '＂':
			end(quoted)
			quoted = !quoted
		case quoted:
			part = append(part, r)
		case text.IsSpace(r):
			end(false)
		case len(part) == 0 && encloses(typed[i:]) > 0:
			n := encloses(typed[i:])
			part = append(part, typed[i+1:i+n]...)
			end(true)
			i += n
		default:
			part = append(part, r)
		}
	}
	end(quoted)
	return joinSingles(f, parts)
}

// encloses returns where the quote is closed that opens a text, if a space or the end
// follows; else 0.
func encloses(typed []rune) int {
	quotes := closing(typed[0])
	if quotes == "" {
		return 0
	}
	for i, r := range typed {
		if i > 0 && strings.ContainsRune(quotes, r) {
			if i+1 == len(typed) || text.IsSpace(typed[i+1]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// joinSingles joins Chinese characters that stand by themselves: 张 三 is 张三.
func joinSingles(f text.Folding, parts []queryPart) []queryPart {
	var out []queryPart
	single := func(p queryPart) bool {
		runes := f.Fold(p.text).Runes
		return !p.quoted && len(runes) == 1 && text.IsHan(runes[0])
	}
	for i, p := range parts {
		if i > 0 && single(p) && single(parts[i-1]) {
			out[len(out)-1].text += p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

// isWord reports whether a term is nothing but a word of letters. Then a document that
// has its only part has the term as it stands.
func (t *Term) isWord() bool {
	return len(t.pairs) == 0 && len(t.words) == 1 && t.Text == t.words[0].word && !strings.ContainsFunc(t.Text, text.IsDigit)
}
