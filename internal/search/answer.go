package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Options narrow and order the answer.
type Options struct {
	Channel  int // or -1
	Festival int // or -1
	ByDate   bool
}

// Answer is the answer to a query. Its results are found as they are asked for.
type Answer struct {
	Total int // documents that have all terms
	// Channels and Festivals count them, before either narrows them.
	Channels, Festivals []int

	reader  *Reader
	query   Query
	verify  bool // having all terms' parts is not having the terms
	quoted  bool // documents that have not the terms themselves do not count
	waiting []hit
	literal []*Result // that wait to be returned
	rest    []ranked  // documents without the terms as they stand, as far as read
	apart   []hit     // documents of which signatures say that they lack the terms
	checked int
	most    int // how many are checked to find those with the terms as they stand
	missed  int // of the checked ones
	sieved  bool
}

type ranked struct {
	*Result
	rank int
}

// hit is a document that has all terms' parts.
type hit struct {
	segment *segment
	doc     uint32
	score   int
	channel int
	rank    int
}

// Result is a result.
type Result struct {
	*Document
	Literal bool // it has all terms as they stand
	Snippet Snippet
}

// MaxChecked bounds how many documents are read to find those that have the
// terms as they stand.
const MaxChecked = 400

// Signatures are read when so many documents turned out not to have the terms as
// they stand, and so many wait: for fewer it is not worth it.
const (
	sieveAfter = 3
	sieveLeast = 8
)

// Ask answers a query.
func (r *Reader) Ask(q Query, o Options) (*Answer, error) {
	a := &Answer{reader: r, query: q, most: MaxChecked, Channels: make([]int, len(r.manifest.Channels)), Festivals: make([]int, len(r.manifest.Festivals))}
	for i := range q.Terms {
		a.verify = a.verify || !q.Terms[i].literal()
		a.quoted = a.quoted || q.Terms[i].Quoted
	}
	if len(q.Terms) == 0 {
		return a, nil
	}
	hits, err := r.hits(q)
	if err != nil {
		return nil, err
	}
	a.waiting = a.filter(hits, o)
	a.Total = len(a.waiting)
	slices.SortFunc(a.waiting, func(x, y hit) int {
		dx, dy := x.segment.days[x.doc], y.segment.days[y.doc]
		byScore := cmp.Compare(y.score, x.score)
		byDay := cmp.Compare(dy, dx)
		if o.ByDate {
			byScore, byDay = byDay, byScore
		}
		return cmp.Or(byScore, byDay, cmp.Compare(y.channel, x.channel), cmp.Compare(x.segment.index, y.segment.index), cmp.Compare(y.doc, x.doc))
	})
	for i := range a.waiting {
		a.waiting[i].rank = i
	}
	return a, nil
}

// filter counts hits by channel and festival, and keeps those that are wanted.
func (a *Answer) filter(hits []hit, o Options) []hit {
	inFestival := func(s *segment, f int, doc uint32) bool {
		if f >= len(s.festivals) {
			return false
		}
		_, ok := slices.BinarySearch(s.festivals[f], doc)
		return ok
	}
	kept := hits[:0]
	for _, h := range hits {
		channel := h.segment.channel(h.doc)
		h.channel = channel
		if channel < len(a.Channels) {
			a.Channels[channel]++
		}
		for f := range a.Festivals {
			if inFestival(h.segment, f, h.doc) {
				a.Festivals[f]++
			}
		}
		if (o.Channel < 0 || o.Channel == channel) && (o.Festival < 0 || inFestival(h.segment, o.Festival, h.doc)) {
			kept = append(kept, h)
		}
	}
	return kept
}

// part is a pair or word of a query and its postings in every segment.
type part struct {
	postings [][]posting
	df       int // documents that are not struck out
}

// hits finds the documents that have all parts of all terms.
func (r *Reader) hits(q Query) ([]hit, error) {
	var parts []part
	seen := map[key]bool{}
	for _, t := range q.Terms {
		for _, k := range t.pairs {
			if seen[k] {
				continue
			}
			seen[k] = true
			p, err := r.part(func(s *segment) ([]posting, error) { return r.pair(s, k) })
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
		for _, w := range t.words {
			p, err := r.part(func(s *segment) ([]posting, error) { return r.word(s, w) })
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.df, b.df) })
	var hits []hit
	for i, s := range r.segments {
		var found []hit
		for n, p := range parts {
			w := weight(r.manifest.Docs, p.df)
			if n == 0 {
				for _, e := range p.postings[i] {
					found = append(found, hit{segment: s, doc: e.doc, score: w * levelWeight[e.level]})
				}
				continue
			}
			kept := found[:0]
			list := p.postings[i]
			for _, h := range found {
				for len(list) > 0 && list[0].doc < h.doc {
					list = list[1:]
				}
				if len(list) > 0 && list[0].doc == h.doc {
					h.score += w * levelWeight[list[0].level]
					kept = append(kept, h)
				}
			}
			found = kept
		}
		hits = append(hits, found...)
	}
	return hits, nil
}

// part gathers postings of all segments, without the documents that are struck
// out.
func (r *Reader) part(of func(*segment) ([]posting, error)) (part, error) {
	p := part{postings: make([][]posting, len(r.segments))}
	for i, s := range r.segments {
		list, err := of(s)
		if err != nil {
			return p, err
		}
		p.postings[i] = slices.DeleteFunc(list, func(e posting) bool { return s.dead[e.doc] })
		p.df += len(p.postings[i])
	}
	return p, nil
}

// pair reads the postings of a pair.
func (r *Reader) pair(s *segment, k key) ([]posting, error) {
	if k >= rarePair {
		return r.word(s, wordTerm{word: rareWord(k)})
	}
	h := hashOf(k)
	b, err := r.read(file(s.Name, "p", pairFile(h, s.Pairs)))
	if err != nil {
		return nil, err
	}
	e, ok := findHash(b, h)
	if !ok {
		return nil, errDamaged
	}
	if e.df == 0 {
		return nil, nil
	}
	list, ok := e.postings(s.Docs)
	if !ok {
		return nil, errDamaged
	}
	return list, nil
}

// word reads the postings of a word, or of all words that begin with it.
func (r *Reader) word(s *segment, w wordTerm) ([]posting, error) {
	b, err := r.read(file(s.Name, "w", wordFile(w.word, s.Words)))
	if err != nil {
		return nil, err
	}
	entries, ok := findWords(b, w.word, w.prefix)
	if !ok {
		return nil, errDamaged
	}
	levels := map[uint32]uint8{}
	for _, e := range entries {
		list, ok := e.postings(s.Docs)
		if !ok {
			return nil, errDamaged
		}
		for _, p := range list {
			if have, ok := levels[p.doc]; !ok || have < p.level {
				levels[p.doc] = p.level
			}
		}
	}
	list := make([]posting, 0, len(levels))
	for doc, level := range levels {
		list = append(list, posting{doc, level})
	}
	slices.SortFunc(list, func(a, b posting) int { return cmp.Compare(a.doc, b.doc) })
	return list, nil
}

// Exact reports whether Total is final: that documents lack a quoted term shows
// only when they are read.
func (a *Answer) Exact() bool { return !a.quoted || !a.verify || len(a.waiting)+len(a.apart) == 0 }

// Next returns the next results, at most n; none at the end. Documents that have
// the terms as they stand come first.
func (a *Answer) Next(n int) ([]*Result, error) {
	for a.verify && len(a.literal) < n && len(a.waiting) > 0 && a.checked < a.most {
		var err error
		if !a.sieved && a.missed >= sieveAfter && len(a.waiting) >= sieveLeast {
			err = a.sieve()
		} else {
			err = a.check(&a.waiting)
		}
		if err != nil {
			return nil, err
		}
	}
	var out []*Result
	for len(out) < n {
		// What is left comes in order, read or not.
		from, rank := (*[]hit)(nil), math.MaxInt
		if len(a.waiting) > 0 {
			from, rank = &a.waiting, a.waiting[0].rank
		}
		if len(a.apart) > 0 && a.apart[0].rank < rank {
			from, rank = &a.apart, a.apart[0].rank
		}
		switch {
		case len(a.literal) > 0:
			out = append(out, a.literal[0])
			a.literal = a.literal[1:]
		case len(a.rest) > 0 && a.rest[0].rank < rank:
			out = append(out, a.rest[0].Result)
			a.rest = a.rest[1:]
		case from == nil:
			return out, nil
		default:
			if err := a.check(from); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// sieve takes documents out of those that wait, of which signatures say that they
// do not have the terms as they stand.
func (a *Answer) sieve() error {
	a.sieved = true
	may := make([][][]byte, len(a.reader.segments)) // by segment and term
	for i, s := range a.reader.segments {
		may[i] = make([][]byte, len(a.query.Terms))
		if !slices.ContainsFunc(a.waiting, func(h hit) bool { return h.segment == s }) {
			continue
		}
		for t := range a.query.Terms {
			var err error
			if may[i][t], err = a.reader.mayHave(s, &a.query.Terms[t]); err != nil {
				return err
			}
		}
	}
	kept := a.waiting[:0]
	for _, h := range a.waiting {
		has, hasQuoted := true, true
		file := int(h.doc) / h.segment.PerText
		for t, b := range may[h.segment.index] {
			if b != nil && b[file/8]>>(file%8)&1 == 0 {
				has = false
				hasQuoted = hasQuoted && !a.query.Terms[t].Quoted
			}
		}
		switch {
		case has:
			kept = append(kept, h)
		case hasQuoted:
			a.apart = append(a.apart, h)
		default:
			a.Total--
		}
	}
	a.waiting = kept
	return nil
}

// check reads the first document of a list, and takes it out.
func (a *Answer) check(list *[]hit) error {
	h := (*list)[0]
	*list = (*list)[1:]
	a.checked++
	d, err := a.reader.document(h.segment, h.doc)
	if err != nil {
		return err
	}
	res := &Result{Document: d, Literal: true}
	if a.verify {
		text := whole(a.reader.folder, d)
		res.Literal = a.query.in(text, false)
		if !res.Literal {
			a.missed++
		}
		if !res.Literal && a.quoted && !a.query.in(text, true) {
			a.Total--
			return nil
		}
	}
	res.Snippet = a.query.snippet(a.reader.folder, d.Text)
	if res.Literal {
		a.literal = append(a.literal, res)
		return nil
	}
	at, _ := slices.BinarySearchFunc(a.rest, h.rank, func(r ranked, rank int) int { return cmp.Compare(r.rank, rank) })
	a.rest = slices.Insert(a.rest, at, ranked{res, h.rank})
	return nil
}

// whole is all of a document in which terms are looked for.
func whole(f folder, d *Document) string {
	return plain(f, d.Title+"\n"+strings.Join(d.Tags, "\n")+"\n"+d.Text)
}

// in reports whether a text has all terms as they stand, or all quoted ones.
func (q *Query) in(text string, quoted bool) bool {
	for i := range q.Terms {
		if t := &q.Terms[i]; (t.Quoted || !quoted) && !strings.Contains(text, t.Text) {
			return false
		}
	}
	return true
}
