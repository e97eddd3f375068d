package search

import (
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

	group group // of the bucket that was read last

	head  []byte
	lists []byte
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
	n, last := 0, hash(0)
	for bucket := first >> restBits; bucket<<restBits < end; bucket++ {
		pieces, read, err := j.buckets.at(int(bucket), 1)
		if err != nil {
			return nil, err
		}
		if read {
			j.group.make(j.runs.list, pieces)
		}
		base := bucket << restBits
		from, _ := slices.BinarySearch(j.group.pairs, uint64(max(first, base)-base)<<32)
		for _, p := range j.group.pairs[from:] {
			h := base | hash(p>>32)
			if h >= end {
				break
			}
			n++
			j.head = pack.AppendUint(j.head, uint64(h-last))
			last = h
			j.head, j.lists = appendPostings(j.head, j.lists, j.layout.Docs, j.group.of(uint32(p)))
		}
	}
	dst = pack.AppendUint(dst, uint64(n))
	return append(append(dst, j.head...), j.lists...), nil
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
