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
	runs   *runs
	layout Layout
	first  int        // piece that was read last, and some behind it
	pieces [][][]byte // of these, by runs
	buffer []byte

	terms    keyTable
	places   []int32  // of the terms, as they come
	order    []uint64 // of the terms: keys, and their numbers below
	offsets  []int32  // of the terms' postings
	postings []packed
	head     []byte
	lists    []byte
}

func newJoiner(r *runs, l Layout) *joiner { return &joiner{runs: r, layout: l} }

// atOnce is how many neighbouring pieces are read at once.
const atOnce = 16

// read returns a piece of each run.
func (j *joiner) read(piece int) ([][]byte, error) {
	if piece < j.first || piece >= j.first+len(j.pieces) {
		var err error
		j.first = piece
		all := j.layout.Pairs + j.layout.Words
		j.pieces, j.buffer, err = j.runs.read(piece, min(atOnce, all-piece), j.buffer)
		if err != nil {
			j.pieces = nil
			return nil, err
		}
	}
	return j.pieces[piece-j.first], nil
}

// pairs appends file i of pairs.
func (j *joiner) pairs(dst []byte, i int) ([]byte, error) {
	pieces, err := j.read(i)
	if err != nil {
		return nil, err
	}
	// First how many postings each term has, then where they begin, then the
	// postings: blocks follow one another, so each term's are in order.
	j.places = j.places[:0]
	total := int32(0)
	for _, p := range pieces {
		for len(p) > 0 {
			term := binary.LittleEndian.Uint64(p)
			n := int32(term & (1<<countBits - 1))
			t := j.terms.at(term >> countBits)
			j.terms.n[t] += n
			j.places = append(j.places, t)
			total += n
			p = p[termSize+postedSize*n:]
		}
	}
	j.offsets = append(j.offsets[:0], 0)
	for _, n := range j.terms.n {
		j.offsets = append(j.offsets, j.offsets[len(j.offsets)-1]+n)
	}
	j.postings = resize(j.postings, int(total))
	next := j.offsets // becomes the end of each term's postings
	places := j.places
	for b, p := range pieces {
		first := posting{doc: j.runs.list[b].first}.packed()
		for len(p) > 0 {
			n := int(binary.LittleEndian.Uint64(p) & (1<<countBits - 1))
			p = p[termSize:]
			t := places[0]
			places = places[1:]
			out := j.postings[next[t]:][:n]
			for i := range out {
				v := binary.LittleEndian.Uint16(p[postedSize*i:])
				out[i] = first + packed(v)
			}
			p = p[postedSize*n:]
			next[t] += int32(n)
		}
	}
	// Keys and numbers of terms fit into one number, which sorts fastest.
	j.order = resize(j.order, len(j.terms.keys))
	for t, k := range j.terms.keys {
		j.order[t] = k<<countBits | uint64(t)
	}
	slices.Sort(j.order)
	j.head = pack.AppendUint(j.head[:0], uint64(len(j.order)))
	j.lists = j.lists[:0]
	last := key(0)
	for _, o := range j.order {
		k, t := o>>countBits, o&(1<<countBits-1)
		j.head = pack.AppendUint(j.head, k-last)
		last = k
		j.head, j.lists = appendPostings(j.head, j.lists, j.layout.Docs, j.postings[next[t]-j.terms.n[t]:next[t]])
	}
	j.terms.clear()
	return append(append(dst, j.head...), j.lists...), nil
}

// words appends file i of words.
func (j *joiner) words(dst []byte, i int) ([]byte, error) {
	pieces, err := j.read(j.layout.Pairs + i)
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
