package ask

import (
	"cmp"
	"slices"

	"wendang/internal/search/format"
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
	// TitlesOnly says that the query is of single characters, and that there are too
	// many texts to read all of them: so only titles and tags have been looked at.
	TitlesOnly bool

	reader *Reader
	query  Query
	verify bool // having all terms' parts is not having the terms
	quoted bool // documents that have not the terms themselves do not count

	hits    []hit // in order of rank; those of equal keys are in order up to settled
	settled int
	checked int // of how many hits the class is known, from the first one on
	unknown int // of how many it is not
	missed  int // documents that were read and have not the terms
	sieved  bool

	// Ranks of hits that wait to be returned.
	literal, adjacent, apart []int
	next                     int // the first hit beyond those that are checked before any is returned

	maxLiteral, maxChecked int // see package format
}

// Result is a result.
type Result struct {
	*format.Document
	Channel  string // its name
	Literal  bool   // the document has all terms as they stand
	Adjacent bool   // it has the words of each term together, perhaps with marks between
	Snippet  Snippet
}

// Ask answers a query.
func (r *Reader) Ask(q Query, o Options) (*Answer, error) {
	a := &Answer{
		reader: r, query: q, maxLiteral: format.MaxLiteral, maxChecked: format.MaxChecked,
		Channels: make([]int, len(r.manifest.Channels)), Festivals: make([]int, len(r.manifest.Festivals)),
	}
	if len(q.Terms) == 0 {
		return a, nil
	}
	hits, err := a.find()
	if err != nil {
		return nil, err
	}
	for i := range a.query.Terms {
		a.verify = a.verify || !a.query.Terms[i].isWord()
		a.quoted = a.quoted || a.query.Terms[i].Quoted
	}
	a.hits = a.filter(hits, o)
	a.Total, a.unknown = len(a.hits), len(a.hits)
	for i := range a.hits {
		h := &a.hits[i]
		h.first, h.second = h.score, int(h.segment.Days[h.doc])
		if o.ByDate {
			h.first, h.second = h.second, h.first
		}
	}
	slices.SortFunc(a.hits, func(x, y hit) int {
		return cmp.Or(x.compareKeys(&y), cmp.Compare(x.segment.index, y.segment.index), cmp.Compare(y.doc, x.doc))
	})
	a.next = min(a.maxChecked, len(a.hits))
	return a, nil
}

// find finds the documents that have all parts of the query's terms, or of what its
// reader may have meant.
func (a *Answer) find() ([]hit, error) {
	if a.query.onlySingles() {
		small, err := a.reader.isSmall()
		if err != nil {
			return nil, err
		}
		if small {
			return a.reader.scan(&a.query)
		}
		a.TitlesOnly = true
	}
	hits, err := a.reader.hits(a.query)
	if err == nil && len(hits) == 0 && a.query.joined != nil {
		a.query, a.TitlesOnly = *a.query.joined, false
		return a.find()
	}
	return hits, err
}

// filter counts hits by channel and festival, and keeps those that are wanted.
func (a *Answer) filter(hits []hit, o Options) []hit {
	inFestival := func(s *segment, f int, doc uint32) bool {
		if f >= len(s.Festivals) {
			return false
		}
		_, ok := slices.BinarySearch(s.Festivals[f], doc)
		return ok
	}
	kept := hits[:0]
	for _, h := range hits {
		channel := h.segment.Channel(h.doc)
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

// Exact reports whether Total is final: that documents lack a quoted term shows
// only when they are read.
func (a *Answer) Exact() bool { return !a.quoted || !a.verify || a.unknown == 0 }

// Next returns the next results, at most n; none at the end. Their order is:
//
//  1. of the first MaxLiteral by rank those that have all terms as they stand
//  2. of the first MaxChecked those that have the words of each term together
//  3. all others, by rank
//
// So the order depends on nothing but the documents, and few of them must be read for
// the first results.
func (a *Answer) Next(n int) ([]*Result, error) {
	var out []*Result
	for len(out) < n {
		rank, err := a.following()
		if err != nil || rank < 0 {
			return out, err
		}
		res, err := a.result(&a.hits[rank])
		if err != nil {
			return nil, err
		}
		if res != nil {
			out = append(out, res)
		}
	}
	return out, nil
}

// following returns the rank of the next result, or -1.
func (a *Answer) following() (rank int, err error) {
	take := func(list *[]int) (rank int) {
		rank = (*list)[0]
		*list = (*list)[1:]
		return rank
	}
	for len(a.literal) == 0 && a.checked < min(a.maxLiteral, len(a.hits)) {
		if err := a.check(); err != nil {
			return 0, err
		}
	}
	if len(a.literal) > 0 {
		return take(&a.literal), nil
	}
	for len(a.adjacent) == 0 && a.checked < min(a.maxChecked, len(a.hits)) {
		if err := a.check(); err != nil {
			return 0, err
		}
	}
	switch {
	case len(a.adjacent) > 0:
		return take(&a.adjacent), nil
	case len(a.apart) > 0:
		return take(&a.apart), nil
	case a.next == len(a.hits):
		return -1, nil
	}
	if err := a.settle(a.next); err != nil {
		return 0, err
	}
	a.next++
	return a.next - 1, nil
}
