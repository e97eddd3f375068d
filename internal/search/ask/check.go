package ask

import (
	"slices"
	"strings"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// class says how a document has the terms, as far as that is known.
type class uint8

const (
	unknown  class = iota
	literal        // as they stand
	adjacent       // the words of each term together
	apart          // otherwise
	unread         // otherwise, if it has the quoted terms; they were not looked for
	lacking        // it lacks a quoted term, and so is no result
)

// check finds out the class of the next hit, in order of rank.
func (a *Answer) check() error {
	rank := a.checked
	if err := a.settle(rank); err != nil {
		return err
	}
	if a.missed >= format.SieveAfter && len(a.hits)-rank >= format.SieveLeast && !a.sieved {
		if err := a.sieve(); err != nil {
			return err
		}
	}
	h := &a.hits[rank]
	if err := a.classify(h); err != nil {
		return err
	}
	a.checked++
	switch {
	case h.class == literal && rank < a.maxLiteral:
		a.literal = append(a.literal, rank)
	case h.class == literal, h.class == adjacent:
		a.adjacent = append(a.adjacent, rank)
	case h.class == apart, h.class == unread:
		a.apart = append(a.apart, rank)
	}
	return nil
}

// classify finds out the class of a hit, if it is not known.
func (a *Answer) classify(h *hit) error {
	switch {
	case h.class != unknown:
		return nil
	case !a.verify:
		a.setClass(h, literal)
		return nil
	}
	if err := a.read(h); err != nil {
		return err
	}
	if h.class == apart || h.class == lacking {
		a.missed++
	}
	return nil
}

// read finds out the class of a hit by reading its document.
func (a *Answer) read(h *hit) error {
	d, err := a.reader.document(h.segment, h.doc)
	if err != nil {
		return err
	}
	a.setClass(h, a.query.classOf(a.reader.folding, d))
	return nil
}

// setClass sets the class of a hit for good.
func (a *Answer) setClass(h *hit, c class) {
	h.class = c
	a.unknown--
	if c == lacking {
		a.Total--
	}
}

// classOf returns how a document has the terms.
func (q *Query) classOf(f text.Folding, d *format.Document) class {
	folded := f.Fold(searchable(d))
	plain := f.PlainOf(folded)
	var asItStands *text.Folded // made when it is needed
	has := func(needle text.Needle) bool {
		if asItStands == nil {
			t := f.LiteralOf(folded)
			asItStands = &t
		}
		return asItStands.Index(needle, 0) >= 0
	}
	// A term without marks stands as it is where nothing was left out of it.
	standsAt := func(t *Term, at int) bool {
		return slices.Equal(t.literal.Runes, t.plain.Runes) && !slices.Contains(plain.Gap[at+1:at+len(t.plain.Runes)], true)
	}
	c := literal
	for i := range q.Terms {
		t := &q.Terms[i]
		if t.Quoted {
			if !has(t.literal) {
				return lacking
			}
			continue
		}
		if at := plain.Index(t.plain, 0); at < 0 {
			c = apart
		} else if c == literal && !standsAt(t, at) && !has(t.literal) {
			c = adjacent
		}
	}
	return c
}

// searchable returns all of a document in which terms are looked for.
func searchable(d *format.Document) string {
	return d.Title + "\n" + strings.Join(d.Tags, "\n") + "\n" + d.Text
}

// sieve finds out, by signatures, which of the hits whose class is not known do not have
// the terms.
func (a *Answer) sieve() error {
	a.sieved = true
	may := make([][][]byte, len(a.reader.segments)) // by segment and term
	for i, s := range a.reader.segments {
		may[i] = make([][]byte, len(a.query.Terms))
		if !slices.ContainsFunc(a.hits[a.checked:], func(h hit) bool { return h.segment == s }) {
			continue
		}
		for t := range a.query.Terms {
			var err error
			if may[i][t], err = a.reader.mayHave(s, &a.query.Terms[t]); err != nil {
				return err
			}
		}
	}
	for i := a.checked; i < len(a.hits); i++ {
		h := &a.hits[i]
		c := unknown
		file := int(h.doc) / h.segment.PerText
		for t, b := range may[h.segment.index] {
			if b == nil || b[file/8]>>(file%8)&1 == 1 {
				continue
			}
			if c = max(c, apart); a.query.Terms[t].Quoted {
				c = lacking
			}
		}
		switch {
		case c == apart && a.quoted:
			h.class = unread
		case c != unknown:
			a.setClass(h, c)
		}
	}
	return nil
}

// result returns a hit as a result, or nil if it is none.
func (a *Answer) result(h *hit) (*Result, error) {
	if h.class == unread {
		if err := a.read(h); err != nil {
			return nil, err
		}
	}
	if err := a.classify(h); err != nil || h.class == lacking {
		return nil, err
	}
	d, err := a.reader.document(h.segment, h.doc)
	if err != nil {
		return nil, err
	}
	res := &Result{
		Document: d, Literal: h.class == literal, Adjacent: h.class != apart,
		Snippet: a.query.snippet(a.reader.folding, d.Text),
	}
	if h.channel < len(a.reader.manifest.Channels) {
		res.Channel = a.reader.manifest.Channels[h.channel].Name
	}
	return res, nil
}
