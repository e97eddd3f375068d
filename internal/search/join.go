package search

import (
	"encoding/binary"
	"slices"
	"strings"

	"wendang/internal/pack"
)

// joiner makes files of postings of the pieces of all runs. It belongs to one
// goroutine.
type joiner struct {
	runs       *runs
	layout     Layout
	buckets    pieces
	files      pieces // of words
	signatures pieces

	// What the files so far have not had of the bucket that was read last, by
	// runs: it begins with the first hash that is not below taken.
	rest  [][]byte
	taken hash

	terms    hashTable
	places   []int32  // of the terms, as they come
	order    []uint64 // of the terms: hashes, and their numbers below
	offsets  []int32  // of the terms' postings
	postings []packed
	head     []byte
	lists    []byte
}

func newJoiner(r *runs, l Layout) *joiner {
	return &joiner{runs: r, layout: l, buckets: pieces{runs: r}, files: pieces{runs: r}, signatures: pieces{runs: r}}
}

// pieces are some neighbouring pieces of all runs, which are read at once.
type pieces struct {
	runs   *runs
	first  int
	list   [][][]byte // of each piece, what the runs have
	buffer []byte
}

// at returns what the runs have of a piece, and whether that has just been read,
// with up to so many pieces.
func (p *pieces) at(piece, most int) (of [][]byte, read bool, err error) {
	if piece < p.first || piece >= p.first+len(p.list) {
		p.first, read = piece, true
		p.list, p.buffer, err = p.runs.read(piece, most, p.buffer)
		if err != nil {
			p.list = nil
			return nil, false, err
		}
	}
	return p.list[piece-p.first], read, nil
}

// pairs appends file i of pairs. Of files in order, each bucket is read once.
func (j *joiner) pairs(dst []byte, i int) ([]byte, error) {
	first, end := firstHash(i, j.layout.Pairs), firstHash(i+1, j.layout.Pairs)
	j.head, j.lists = j.head[:0], j.lists[:0]
	terms, last := 0, hash(0)
	for bucket := first >> restBits; bucket<<restBits < end; bucket++ {
		if err := j.take(bucket, first, end); err != nil {
			return nil, err
		}
		terms += len(j.order)
		for _, o := range j.order {
			h, t := hash(o>>32), uint32(o)
			j.head = pack.AppendUint(j.head, uint64(h-last))
			last = h
			to := j.offsets[t] // which is now the end
			j.head, j.lists = appendPostings(j.head, j.lists, j.layout.Docs, j.postings[to-j.terms.n[t]:to])
		}
		j.terms.clear()
	}
	dst = pack.AppendUint(dst, uint64(terms))
	return append(append(dst, j.head...), j.lists...), nil
}

// take takes the terms out of a bucket that have hashes from first on, before end,
// and their postings.
func (j *joiner) take(bucket, first, end hash) error {
	pieces, read, err := j.buckets.at(int(bucket), 1)
	if err != nil {
		return err
	}
	if read || first < j.taken {
		j.rest = append(j.rest[:0], pieces...)
	}
	j.taken = end
	// First how many postings each term has, then where they begin, then the
	// postings: blocks follow one another, so each term's are in order.
	base := bucket << restBits
	j.places = j.places[:0]
	total := int32(0)
	for b, p := range j.rest {
		for len(p) > 0 {
			term := binary.LittleEndian.Uint32(p)
			h, n := base|term>>countBits, int32(term&(1<<countBits-1))+1
			if h >= end {
				break
			}
			p = p[termSize+postedSize*n:]
			if h < first {
				j.rest[b] = p
				continue
			}
			t := j.terms.at(h)
			j.terms.n[t] += n
			j.places = append(j.places, t)
			total += n
		}
	}
	j.offsets = j.offsets[:0]
	offset := int32(0)
	for _, n := range j.terms.n {
		j.offsets = append(j.offsets, offset)
		offset += n
	}
	j.postings = resize(j.postings, int(total))
	places := j.places
	for b, p := range j.rest {
		first := posting{doc: j.runs.list[b].first}.packed()
		for len(p) > 0 {
			term := binary.LittleEndian.Uint32(p)
			if base|term>>countBits >= end {
				break
			}
			n := int(term&(1<<countBits-1)) + 1
			p = p[termSize:]
			t := places[0]
			places = places[1:]
			out := j.postings[j.offsets[t]:][:n]
			for i := range out {
				out[i] = first + packed(binary.LittleEndian.Uint16(p[postedSize*i:]))
			}
			p = p[postedSize*n:]
			j.offsets[t] += int32(n)
		}
		j.rest[b] = p
	}
	// Hashes and numbers of terms in one number, which sorts fastest.
	j.order = resize(j.order, len(j.terms.hashes))
	for t, h := range j.terms.hashes {
		j.order[t] = uint64(h)<<32 | uint64(t)
	}
	slices.Sort(j.order)
	return nil
}

// atOnce is how many neighbouring files of words are joined after one reading.
const atOnce = 16

// words appends file i of words.
func (j *joiner) words(dst []byte, i int) ([]byte, error) {
	pieces, _, err := j.files.at(1<<bucketBits+i, min(atOnce, j.layout.Words-i))
	if err != nil {
		return nil, err
	}
	words := map[string][]packed{}
	for b, p := range pieces {
		first := j.runs.list[b].first
		r := byteReader{b: p}
		for len(r.b) > 0 {
			w := r.text()
			list := words[w]
			doc := first
			for range r.uint() {
				v := r.uint()
				doc += uint32(v >> levelBits)
				list = append(list, posting{doc, uint8(v & (1<<levelBits - 1))}.packed())
			}
			words[w] = list
		}
	}
	order := make([]string, 0, len(words))
	for w := range words {
		order = append(order, w)
	}
	slices.SortFunc(order, strings.Compare)
	j.head = pack.AppendUint(j.head[:0], uint64(len(order)))
	j.lists = j.lists[:0]
	last := ""
	for _, w := range order {
		same := 0
		for same < len(w) && same < len(last) && w[same] == last[same] {
			same++
		}
		j.head = pack.AppendUint(j.head, uint64(same))
		j.head = pack.AppendText(j.head, w[same:])
		last = w
		j.head, j.lists = appendPostings(j.head, j.lists, j.layout.Docs, words[w])
	}
	return append(append(dst, j.head...), j.lists...), nil
}
