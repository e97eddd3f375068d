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
	// Empty says that there is nothing in the query to look for.
	Empty bool
	// Single says that the query has nothing but single characters.
	Single bool
	// TitlesOnly says that the query is of single characters, and that there are too
	// many texts to read all of them: so only titles and tags have been looked at.
	TitlesOnly bool
	// Partly says that the query has single characters beside other terms, and that too
	// many documents have these: of all but the first MaxChecked only titles and tags
	// have been looked at for the characters.
	Partly bool

	reader *Reader
	query  Query
	verify bool // having all terms' parts is not having the terms as they stand
	sure   bool // but it is having them
	strict bool // documents that lack a term, though they have its parts, do not count

	hits    []hit // in order of rank; those of equal keys are in order up to settled
	settled int
	checked int // of how many hits the class is known, from the first one on
	unknown int // of how many it is not
	missed  int // documents that were read and have not the terms
	sieved  bool

	// Ranks of hits that wait to be returned.
	literal, adjacent, apart []int
	beyond                   int // the first hit beyond those that are checked before any is returned

	maxLiteral, maxChecked int // see package format
}

// Result is a result.
type Result struct {
	*format.Document
	Channel  string // its name
	Literal  bool   // the document has all terms as they stand
	Adjacent bool   // it has the words of each term together, perhaps with marks between
	// Unchecked says that the document is beyond those that were brought into order by
	// how they have the terms.
	Unchecked bool
	Snippet   Snippet
}

// Ask answers a query.
func (r *Reader) Ask(q Query, o Options) (*Answer, error) {
	a := &Answer{
		reader: r, query: q, maxLiteral: format.MaxLiteral, maxChecked: format.MaxChecked,
		Channels: make([]int, len(r.manifest.Channels)), Festivals: make([]int, len(r.manifest.Festivals)),
	}
	if len(q.Terms) == 0 {
		a.Empty = true
		return a, nil
	}
	hits, err := a.find()
	if err != nil {
		return nil, err
	}
	a.Single, a.sure = a.query.onlySingles(), true
	bare := false
	for i := range a.query.Terms {
		t := &a.query.Terms[i]
		a.verify = a.verify || !t.isWord()
		a.sure = a.sure && t.isSure()
		a.strict = a.strict || t.mayLack()
		bare = bare || t.bare()
	}
	a.hits = a.narrow(hits, o)
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
	if bare {
		if err := a.bound(); err != nil {
			return nil, err
		}
	}
	a.Total, a.unknown = len(a.hits), len(a.hits)
	a.beyond = min(a.maxChecked, len(a.hits))
	return a, nil
}

// bound leaves out documents of which the index does not say that they have the single
// characters of a query, where there are too many to read all. It says so of titles and
// tags, and of what would be found without the blanks of the query: 第 一章 is 第一章.
func (a *Answer) bound() error {
	if len(a.hits) <= a.maxChecked {
		return nil
	}
	small, err := a.reader.isSmall()
	if err != nil || small {
		return err
	}
	a.Partly = true
	if err := a.settle(a.maxChecked - 1); err != nil {
		return err
	}
	sure, err := a.reader.inTitles(&a.query)
	if err != nil {
		return err
	}
	for _, joined := range a.query.others {
		if !joined.joined || slices.ContainsFunc(joined.Terms, func(t Term) bool { return t.bare() }) {
			continue
		}
		hits, err := a.reader.hits(joined)
		if err != nil {
			return err
		}
		for _, h := range hits {
			sure[h.segment.index][h.doc] = true
		}
	}
	kept := a.hits[:a.maxChecked]
	for _, h := range a.hits[a.maxChecked:] {
		if sure[h.segment.index][h.doc] {
			kept = append(kept, h)
		}
	}
	a.hits, a.settled = kept, min(a.settled, a.maxChecked)
	return nil
}

// find finds the documents that have all parts of the query's terms, or of what its
// reader may have meant.
func (a *Answer) find() ([]hit, error) {
	first := a.query
	for i := -1; ; i++ {
		if i >= 0 {
			a.query = first.others[i]
		}
		hits, err := a.findParts()
		if err != nil || len(hits) > 0 || i+1 == len(first.others) {
			return hits, err
		}
	}
}

// findParts finds the documents that have all parts of the query's terms.
func (a *Answer) findParts() ([]hit, error) {
	a.TitlesOnly = false
	if a.query.onlySingles() {
		small, err := a.reader.isSmall()
		if err != nil {
			return nil, err
		}
		if small {
			return a.reader.readAll(&a.query)
		}
		a.TitlesOnly = true
	}
	return a.reader.hits(a.query)
}

// narrow counts hits by channel and festival, and keeps those that are wanted.
func (a *Answer) narrow(hits []hit, o Options) []hit {
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

// Exact reports whether Total is final: that documents lack a quoted term, or a single
// character, shows only when they are read.
func (a *Answer) Exact() bool { return !a.strict || !a.verify || a.unknown == 0 }

// Next returns the next results, at most n; none at the end. Their order is:
//
//  1. of the first MaxLiteral by rank those that have all terms as they stand
//  2. of the first MaxChecked those that have the words of each term together
//  3. the others of these
//  4. all that are beyond, by rank
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
		res, err := a.result(rank)
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
	case a.beyond == len(a.hits):
		return -1, nil
	}
	if err := a.settle(a.beyond); err != nil {
		return 0, err
	}
	a.beyond++
	return a.beyond - 1, nil
}
