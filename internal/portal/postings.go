package portal

import (
	"math"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parallel"
)

// postings are the articles of every term, in one array: the articles of term
// t are ids[start[t]:start[t+1]], oldest first.
type postings struct {
	kinds []termKind
	start []int32
	ids   []ID
}

// termList holds each article's terms and where the article stands among
// their postings.
type termList struct {
	start []int32
	terms []int32
	at    []int32 // index into the term's postings
}

func (t *termList) of(i int) articleTerms {
	from, to := t.start[i], t.start[i+1]
	return articleTerms{t.terms[from:to], t.at[from:to]}
}

type articleTerms struct{ terms, at []int32 }

// A term's key has its kind, from 1, in the highest bits.
const kindShift = 61

func termKey(kind termKind, payload uint64) uint64 {
	return uint64(kind+1)<<kindShift | payload&(1<<kindShift-1)
}

// termSource is all that an article's terms are made from.
type termSource struct {
	Title           string
	Channel, Column int
	Tags, Festivals []int
}

func (a *Article) termSource() termSource {
	return termSource{a.Title, a.Channel, a.Column, a.Tags, a.Festivals}
}

// appendTo appends all of it, for a fingerprint.
func (s termSource) appendTo(b []byte) []byte {
	b = pack.AppendText(b, s.Title)
	b = pack.AppendInt(b, int64(s.Channel))
	b = pack.AppendInt(b, int64(s.Column))
	for _, list := range [][]int{s.Tags, s.Festivals} {
		b = pack.AppendUint(b, uint64(len(list)))
		for _, n := range list {
			b = pack.AppendUint(b, uint64(n))
		}
	}
	return b
}

// appendTerms appends the keys of the terms.
func (s termSource) appendTerms(keys []uint64) []uint64 {
	for _, t := range s.Tags {
		keys = append(keys, termKey(termTag, uint64(t)))
	}
	for _, f := range s.Festivals {
		keys = append(keys, termKey(termFestival, uint64(f)))
	}
	keys = append(keys, termKey(termCategory, uint64(s.Channel)<<32|uint64(uint32(s.Column))))
	return titleTerms(keys, s.Title)
}

// invert turns the lists of each article's terms into lists of each term's articles. It
// takes three steps, each in several goroutines that share nothing they write to:
//
//  1. Each goroutine makes the keys of a part of the articles, one after the other.
//  2. Each numbers a part of the keys, chosen by a hash, in the order in which they come,
//     and counts the articles of each. So the counts say where every term's list begins.
//  3. Each goes over all articles again, and writes those of its own keys into their lists.
func (s *Arrangement) invert(jobs int) (*postings, *termList, error) {
	keys, list := s.keys(jobs)
	total := 0
	for _, part := range keys {
		total += len(part)
	}
	if err := checkPostings(total); err != nil {
		return nil, nil, err
	}
	list.offsetByPart(keys)
	list.terms = make([]int32, total)
	list.at = make([]int32, total)

	numberers := make([]*numberer, jobs)
	parallel.Each(jobs, jobs, func(j int) {
		numberers[j] = &numberer{part: uint64(j), of: uint64(jobs), table: newNumbers(len(s.Articles) / jobs)}
		numberers[j].number(keys, list.terms)
	})
	p := &postings{ids: make([]ID, total)}
	p.start = append(p.start, 0)
	for _, m := range numberers {
		m.first = int32(len(p.kinds))
		p.kinds = append(p.kinds, m.kinds...)
		for _, count := range m.counts {
			p.start = append(p.start, p.start[len(p.start)-1]+count)
		}
	}
	parallel.Each(jobs, jobs, func(j int) { numberers[j].fill(p, list, keys) })
	return p, list, nil
}

// keys returns the keys of all articles' terms, in a part for each goroutine, and a list
// that knows where in its part each article's end.
func (s *Arrangement) keys(jobs int) (parts [][]uint64, list *termList) {
	n := len(s.Articles)
	parts = make([][]uint64, jobs)
	list = &termList{start: make([]int32, n+1)}
	parallel.Each(jobs, jobs, func(j int) {
		from, to := j*n/jobs, (j+1)*n/jobs
		keys := make([]uint64, 0, 24*(to-from))
		for i := from; i < to; i++ {
			keys = s.Articles[i].termSource().appendTerms(keys)
			list.start[i+1] = int32(len(keys))
		}
		parts[j] = keys
	})
	return parts, list
}

// offsetByPart turns positions within parts into positions among all terms.
func (t *termList) offsetByPart(parts [][]uint64) {
	n, jobs, before := len(t.start)-1, len(parts), 0
	for j, keys := range parts {
		for i := j * n / jobs; i < (j+1)*n/jobs; i++ {
			t.start[i+1] += int32(before)
		}
		before += len(keys)
	}
}

// checkPostings fails when there are more terms of articles than the numbers of 32 bits
// that hold their places.
func checkPostings(total int) error {
	if total > math.MaxInt32 {
		return failure.New(message.TooManyTerms(total))
	}
	return nil
}

// numberer numbers the keys of one part of all keys.
type numberer struct {
	part, of uint64
	table    *numbers
	kinds    []termKind
	counts   []int32 // articles of each term
	first    int32   // number of the first term among those of all parts
}

// owns reports whether a key is one of the numberer's.
func (m *numberer) owns(key uint64) bool {
	return key*0x9E3779B97F4A7C15>>40%m.of == m.part
}

// number gives the keys their numbers within the part.
func (m *numberer) number(parts [][]uint64, terms []int32) {
	k := 0
	for _, keys := range parts {
		for _, key := range keys {
			if m.owns(key) {
				known := m.table.at(key)
				if *known == 0 {
					m.kinds = append(m.kinds, termKind(key>>kindShift)-1)
					m.counts = append(m.counts, 0)
					*known = int32(len(m.kinds))
				}
				m.counts[*known-1]++
				terms[k] = *known - 1
			}
			k++
		}
	}
}

// fill makes numbers of the part into numbers of all, and fills in the postings.
func (m *numberer) fill(p *postings, list *termList, parts [][]uint64) {
	next := m.counts // becomes the place of the next posting of each term
	copy(next, p.start[m.first:])
	k := 0
	article := 0
	for _, keys := range parts {
		for _, key := range keys {
			for int(list.start[article+1]) <= k {
				article++
			}
			if m.owns(key) {
				t := list.terms[k]
				list.terms[k] = t + m.first
				list.at[k] = next[t]
				p.ids[next[t]] = ID(article)
				next[t]++
			}
			k++
		}
	}
}
