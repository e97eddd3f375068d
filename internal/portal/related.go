package portal

import (
	"encoding/binary"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/parallel"
)

// relatedMax is how many related articles one has at most.
const relatedMax = 8

// What an article shares with another counts by kind. A term's articles stand
// in the order of time, and only those near in that order are looked at: so
// the work is linear, and a new article changes few old ones' related sets.
// Weights are fixed, not taken from frequencies, for the same reason: a
// frequency changes with every article, and with it everybody's order.
var relatedKinds = [...]struct {
	weight int32
	older  int // articles looked at before this one
	newer  int // and after it
}{
	termTag:      {weight: 10, older: 16, newer: 2},
	termFestival: {weight: 5, older: 8, newer: 2},
	termCategory: {weight: 3, older: 8, newer: 2},
	termTitle:    {weight: 2, older: 8, newer: 1},
}

type termKind uint8

const (
	termTag termKind = iota
	termFestival
	termCategory
	termTitle
)

// Related are the related articles of every article: relatedMax IDs each, the
// nearest first, then None.
type Related []ID

// RelatedKey returns the fingerprint of all that [Arrangement.Relate] depends on.
func (s *Arrangement) RelatedKey() pack.Fingerprint {
	sum := xxh3.New()
	var b []byte
	for i := range s.Articles {
		b = s.Articles[i].termSource().appendTo(b[:0])
		_, _ = sum.Write(b)
	}
	return sum.Sum128().Bytes()
}

// Pack returns the form that [Arrangement.ReadRelated] reads.
func (r Related) Pack() []byte {
	b := make([]byte, 0, 4*len(r))
	for _, id := range r {
		b = binary.LittleEndian.AppendUint32(b, uint32(id))
	}
	return b
}

// ReadRelated returns what Relate would, from what [Related.Pack] has returned for
// an arrangement with the same key. It reports false when data is no such thing.
func (s *Arrangement) ReadRelated(data string) (Related, bool) {
	n := len(s.Articles)
	if len(data) != 4*n*relatedMax {
		return nil, false
	}
	related := make(Related, n*relatedMax)
	for i := range related {
		id := ID(binary.LittleEndian.Uint32([]byte(data[4*i : 4*i+4])))
		if id < None || int(id) >= n {
			return nil, false
		}
		related[i] = id
	}
	return related, true
}

// of returns the articles related to one.
func (r Related) of(id ID) []ID {
	list := r[int(id)*relatedMax : (int(id)+1)*relatedMax]
	for i, other := range list {
		if other == None {
			return list[:i]
		}
	}
	return list
}

// Relate finds every article's related articles, in several goroutines. It fails when
// all articles together have more than 2³¹ tags, festivals and words of titles.
func (s *Arrangement) Relate(jobs int) (Related, error) {
	n := len(s.Articles)
	related := make(Related, n*relatedMax)
	for i := range related {
		related[i] = None
	}
	if n < 2 {
		return related, nil
	}
	p, terms, err := s.invert(jobs)
	if err != nil {
		return nil, err
	}
	parallel.Parts(jobs, n, func(from, to int) {
		r := newRelator(p)
		for i := from; i < to; i++ {
			r.relate(ID(i), terms.of(i), related[i*relatedMax:(i+1)*relatedMax])
		}
	})
	return related, nil
}

// relator scores candidates. Its table is small and open-addressed: an article
// has some hundreds of candidates, and there may be a million articles.
type relator struct {
	postings *postings
	slots    []slot
	used     []int32
}

type slot struct {
	id    ID
	score int32
}

func newRelator(p *postings) *relator {
	widest := 0
	for _, k := range relatedKinds {
		widest = max(widest, k.older+k.newer)
	}
	// Room for every term of the longest lists, at most half full.
	size := 1024
	for size < 2*widest*(maxTitleTerms+40) {
		size *= 2
	}
	r := &relator{postings: p, slots: make([]slot, size)}
	for i := range r.slots {
		r.slots[i].id = None
	}
	return r
}

// relate writes the articles related to id into into.
func (r *relator) relate(id ID, terms articleTerms, into []ID) {
	p := r.postings
	for k, t := range terms.terms {
		kind := relatedKinds[p.kinds[t]]
		at := int(terms.at[k])
		from := max(at-kind.older, int(p.start[t]))
		to := min(at+kind.newer+1, int(p.start[t+1]))
		for i := from; i < to; i++ {
			if i != at {
				r.add(p.ids[i], kind.weight)
			}
		}
	}
	var best [relatedMax]slot
	n := 0
	for _, u := range r.used {
		s := r.slots[u]
		r.slots[u].id = None
		if n == relatedMax && (s.score < best[n-1].score || better(best[n-1], s, id)) {
			continue
		}
		i := n
		if n < relatedMax {
			n++
		} else {
			i = n - 1
		}
		for ; i > 0 && better(s, best[i-1], id); i-- {
			best[i] = best[i-1]
		}
		best[i] = s
	}
	r.used = r.used[:0]
	for i := range n {
		into[i] = best[i].id
	}
}

// better orders candidates of article id: by score, then by nearness in time.
func better(x, y slot, id ID) bool {
	if x.score != y.score {
		return x.score > y.score
	}
	if dx, dy := distance(x.id, id), distance(y.id, id); dx != dy {
		return dx < dy
	}
	return x.id > y.id
}

func distance(x, y ID) ID {
	if x < y {
		return y - x
	}
	return x - y
}

// add adds to a candidate's score. When the table is half full, which only an
// article with a hundred tags can bring about, further candidates are left out.
func (r *relator) add(id ID, weight int32) {
	mask := uint32(len(r.slots) - 1)
	at := uint32(id) * 2654435769 >> 7 & mask
	for r.slots[at].id != None {
		if r.slots[at].id == id {
			r.slots[at].score += weight
			return
		}
		at = (at + 1) & mask
	}
	if len(r.used)*2 >= len(r.slots) {
		return
	}
	r.slots[at] = slot{id, weight}
	r.used = append(r.used, int32(at))
}
