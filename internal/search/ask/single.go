package ask

import (
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// A single character is in no pair of its own, so the index has it of titles and tags
// alone. Where there are few texts, they are all read for it.

// isSmall reports whether all texts may be read.
func (r *Reader) isSmall() (bool, error) {
	if r.manifest.Docs > format.MaxRead {
		return false, nil
	}
	units := 0
	for _, s := range r.segments {
		for doc := range s.Docs {
			if s.dead[doc] {
				continue
			}
			o, err := r.order(s, uint32(doc))
			if err != nil {
				return false, err
			}
			if units += o.Units; units > format.MaxReadUnits {
				return false, nil
			}
		}
	}
	return true, nil
}

// readAll finds the documents that have all single characters of a query, by reading all.
func (r *Reader) readAll(q *Query) ([]hit, error) {
	var chars []rune
	for i := range q.Terms {
		chars = append(chars, q.Terms[i].singles...)
	}
	type found struct {
		hit
		levels []uint8
	}
	var all []found
	df := make([]int, len(chars))
	for _, s := range r.segments {
		for doc := range s.Docs {
			if s.dead[doc] {
				continue
			}
			d, err := r.document(s, uint32(doc))
			if err != nil {
				return nil, err
			}
			levels, complete := singleLevels(r.folding, d, chars, df)
			if complete {
				all = append(all, found{hit{segment: s, doc: uint32(doc)}, levels})
			}
		}
	}
	hits := make([]hit, len(all))
	for i, f := range all {
		for k, level := range f.levels {
			f.score += format.Weight(r.manifest.Docs, df[k]) * format.LevelWeight(level)
		}
		hits[i] = f.hit
	}
	return hits, nil
}

// inTitles says, by segment, which documents have all characters of a query's terms without
// parts in titles and tags. They have no sign that was quoted.
func (r *Reader) inTitles(q *Query) ([]map[uint32]bool, error) {
	in := noDocuments(len(r.segments))
	first := true
	for i := range q.Terms {
		t := &q.Terms[i]
		if !t.bare() {
			continue
		}
		if len(t.singles) == 0 {
			return noDocuments(len(r.segments)), nil
		}
		for _, c := range t.singles {
			p, err := r.part(func(s *segment) ([]format.Posting, error) { return r.pair(s, text.Single(c)) })
			if err != nil {
				return nil, err
			}
			for s, list := range p.postings {
				have := map[uint32]bool{}
				for _, e := range list {
					if first || in[s][e.Doc] {
						have[e.Doc] = true
					}
				}
				in[s] = have
			}
			first = false
		}
	}
	return in, nil
}

// noDocuments returns empty sets of documents of so many segments.
func noDocuments(segments int) []map[uint32]bool {
	in := make([]map[uint32]bool, segments)
	for i := range in {
		in[i] = map[uint32]bool{}
	}
	return in
}

// singleLevels returns how much a document is about each of some characters, and whether
// it has all. It counts the documents that have each.
func singleLevels(f text.Folding, d *format.Document, chars []rune, df []int) (levels []uint8, complete bool) {
	counts := make([]uint32, len(chars))
	count := func(s string) (length int) {
		for _, r := range f.Fold(s).Runes {
			length++
			for i, c := range chars {
				if r == c {
					counts[i]++
				}
			}
		}
		return length
	}
	count(d.Title)
	for _, t := range d.Tags {
		count(t)
	}
	inTitle := append([]uint32{}, counts...)
	bounds := format.BoundsOf(count(d.Text))
	complete = true
	for i := range chars {
		if counts[i] == 0 {
			complete = false
			levels = append(levels, 0)
			continue
		}
		df[i]++
		levels = append(levels, bounds.Level(counts[i]-inTitle[i], inTitle[i] > 0))
	}
	return levels, complete
}
