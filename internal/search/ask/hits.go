package ask

import (
	"cmp"
	"slices"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// part is a pair or word of a query and its postings in every segment.
type part struct {
	postings [][]format.Posting
	df       int // documents that are not struck out
}

// hits finds the documents that have all parts of all terms.
func (r *Reader) hits(q Query) ([]hit, error) {
	parts, err := r.parts(q)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.df, b.df) })
	var hits []hit
	for i, s := range r.segments {
		var found []hit
		for n, p := range parts {
			w := format.Weight(r.manifest.Docs, p.df)
			if n == 0 {
				for _, e := range p.postings[i] {
					found = append(found, hit{segment: s, doc: e.Doc, score: w * format.LevelWeight(e.Level)})
				}
				continue
			}
			found = intersect(found, p.postings[i], w)
		}
		hits = append(hits, found...)
	}
	return hits, nil
}

// intersect keeps the hits that are in a list, and adds to their scores.
func intersect(found []hit, list []format.Posting, weight int) []hit {
	kept := found[:0]
	for _, h := range found {
		for len(list) > 0 && list[0].Doc < h.doc {
			list = list[1:]
		}
		if len(list) > 0 && list[0].Doc == h.doc {
			h.score += weight * format.LevelWeight(list[0].Level)
			kept = append(kept, h)
		}
	}
	return kept
}

// parts reads the postings of all parts of a query.
func (r *Reader) parts(q Query) ([]part, error) {
	var parts []part
	seen := map[text.Pair]bool{}
	for _, t := range q.Terms {
		for _, k := range t.pairs {
			if seen[k] {
				continue
			}
			seen[k] = true
			p, err := r.part(func(s *segment) ([]format.Posting, error) { return r.pair(s, k) })
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
		for _, w := range t.words {
			p, err := r.part(func(s *segment) ([]format.Posting, error) { return r.word(s, w) })
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// part gathers postings of all segments, without the documents that are struck
// out.
func (r *Reader) part(of func(*segment) ([]format.Posting, error)) (part, error) {
	p := part{postings: make([][]format.Posting, len(r.segments))}
	for i, s := range r.segments {
		list, err := of(s)
		if err != nil {
			return p, err
		}
		p.postings[i] = slices.DeleteFunc(list, func(e format.Posting) bool { return s.dead[e.Doc] })
		p.df += len(p.postings[i])
	}
	return p, nil
}

// sortedPostings returns postings of documents with their levels.
func sortedPostings(levels map[uint32]uint8) []format.Posting {
	list := make([]format.Posting, 0, len(levels))
	for doc, level := range levels {
		list = append(list, format.Posting{Doc: doc, Level: level})
	}
	slices.SortFunc(list, func(a, b format.Posting) int { return cmp.Compare(a.Doc, b.Doc) })
	return list
}
