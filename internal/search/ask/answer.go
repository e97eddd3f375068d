package ask

import (
	"cmp"
	"math"
	"slices"
	"strings"

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

// Result is a result.
type Result struct {
	*format.Document
	Literal bool // it has all terms as they stand
	Snippet Snippet
}

// Ask answers a query.
func (r *Reader) Ask(q Query, o Options) (*Answer, error) {
	a := &Answer{
		reader: r, query: q, most: format.MaxChecked,
		Channels: make([]int, len(r.manifest.Channels)), Festivals: make([]int, len(r.manifest.Festivals)),
	}
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
		dx, dy := x.segment.Days[x.doc], y.segment.Days[y.doc]
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
func (a *Answer) Exact() bool { return !a.quoted || !a.verify || len(a.waiting)+len(a.apart) == 0 }

// Next returns the next results, at most n; none at the end. Documents that have
// the terms as they stand come first.
func (a *Answer) Next(n int) ([]*Result, error) {
	if err := a.findLiteral(n); err != nil {
		return nil, err
	}
	var out []*Result
	for len(out) < n {
		// What is left comes in order, read or not.
		unread, rank := a.firstUnread()
		switch {
		case len(a.literal) > 0:
			out = append(out, a.literal[0])
			a.literal = a.literal[1:]
		case len(a.rest) > 0 && a.rest[0].rank < rank:
			out = append(out, a.rest[0].Result)
			a.rest = a.rest[1:]
		case unread == nil:
			return out, nil
		default:
			if err := a.check(unread); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// findLiteral reads documents in order, until n of them have the terms as they stand
// or enough were read.
func (a *Answer) findLiteral(n int) error {
	for a.verify && len(a.literal) < n && len(a.waiting) > 0 && a.checked < a.most {
		var err error
		if !a.sieved && a.missed >= format.SieveAfter && len(a.waiting) >= format.SieveLeast {
			err = a.sieve()
		} else {
			err = a.check(&a.waiting)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// firstUnread returns the list with the first document that was not read, and that
// document's rank; nil when all were read.
func (a *Answer) firstUnread() (list *[]hit, rank int) {
	rank = math.MaxInt
	for _, l := range []*[]hit{&a.waiting, &a.apart} {
		if len(*l) > 0 && (*l)[0].rank < rank {
			list, rank = l, (*l)[0].rank
		}
	}
	return list, rank
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
		text := a.reader.searchable(d)
		res.Literal = a.query.in(text, false)
		if !res.Literal {
			a.missed++
		}
		if !res.Literal && a.quoted && !a.query.in(text, true) {
			a.Total--
			return nil
		}
	}
	res.Snippet = a.query.snippet(a.reader.folding, d.Text)
	if res.Literal {
		a.literal = append(a.literal, res)
		return nil
	}
	at, _ := slices.BinarySearchFunc(a.rest, h.rank, func(r ranked, rank int) int { return cmp.Compare(r.rank, rank) })
	a.rest = slices.Insert(a.rest, at, ranked{res, h.rank})
	return nil
}

// searchable returns all of a document in which terms are looked for.
func (r *Reader) searchable(d *format.Document) string {
	return r.folding.Squeezed(d.Title + "\n" + strings.Join(d.Tags, "\n") + "\n" + d.Text)
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
