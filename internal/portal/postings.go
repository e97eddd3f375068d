package portal

import "wendang/internal/parallel"

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

// appendTerms appends the keys of an article's terms.
func (a *Article) appendTerms(keys []uint64) []uint64 {
	for _, t := range a.Tags {
		keys = append(keys, termKey(termTag, uint64(t)))
	}
	for _, f := range a.Fests {
		keys = append(keys, termKey(termFestival, uint64(f)))
	}
	keys = append(keys, termKey(termCategory, uint64(a.Channel)<<32|uint64(uint32(a.Column))))
	return titleTerms(keys, a.Title)
}

// invert makes the postings of all terms. Keys are made by parts of the
// articles, and numbered by parts of the keys, each in its own goroutine.
func (s *Arrangement) invert(jobs int) (*postings, *termList) {
	n := len(s.Articles)
	parts := make([][]uint64, jobs)
	list := &termList{start: make([]int32, n+1)}
	parallel.Each(jobs, jobs, func(j int) {
		from, to := j*n/jobs, (j+1)*n/jobs
		keys := make([]uint64, 0, 24*(to-from))
		for i := from; i < to; i++ {
			keys = s.Articles[i].appendTerms(keys)
			list.start[i+1] = int32(len(keys)) // within the part
		}
		parts[j] = keys
	})
	total := 0
	for j, keys := range parts {
		for i := j * n / jobs; i < (j+1)*n/jobs; i++ {
			list.start[i+1] += int32(total)
		}
		total += len(keys)
	}
	list.terms = make([]int32, total)
	list.at = make([]int32, total)

	numberers := make([]*numberer, jobs)
	parallel.Each(jobs, jobs, func(j int) {
		numberers[j] = &numberer{part: uint64(j), of: uint64(jobs), table: newNumbers(n / jobs)}
		numberers[j].number(parts, list.terms)
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
	parallel.Each(jobs, jobs, func(j int) { numberers[j].fill(p, list, parts) })
	return p, list
}

// numberer numbers the keys of one part of all keys.
type numberer struct {
	part, of uint64
	table    *numbers
	kinds    []termKind
	counts   []int32 // articles of each term
	first    int32   // number of the first term among those of all parts
}

// mine reports whether a key is one of the numberer's.
func (m *numberer) mine(key uint64) bool {
	return key*0x9E3779B97F4A7C15>>40%m.of == m.part
}

// number gives the keys their numbers within the part.
func (m *numberer) number(parts [][]uint64, terms []int32) {
	k := 0
	for _, keys := range parts {
		for _, key := range keys {
			if m.mine(key) {
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
			if m.mine(key) {
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
