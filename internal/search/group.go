package search

import (
	"encoding/binary"
	"slices"
)

// While an index is made, a posting of a pair is one number of 32 bits: the pair's
// hash, as far as the bucket does not tell it, the document within the block, and the
// level.
type pairPosting = uint32

const (
	bucketBits  = 9
	docBits     = 9
	levelBits   = 2
	placeBits   = docBits + levelBits
	restBits    = pairBits - bucketBits // of the hash, together with placeBits 32
	postingSize = 4                     // in a run
)

// group is the postings of a bucket, put together by their pairs.
type group struct {
	pairs    []uint64 // in order: the rest of the hash, and below it the number
	terms    hashTable
	numbers  []int32 // of the pairs of all postings, as they come
	ends     []int32 // of a pair's postings, by its number
	postings []packed
}

// make puts the postings of a bucket together that the runs have.
func (g *group) make(runs []*run, pieces [][]byte) {
	total := 0
	for _, p := range pieces {
		total += len(p) / postingSize
	}
	g.terms.clear()
	g.numbers, g.postings = resize(g.numbers, total), resize(g.postings, total)
	// First how many postings each pair has, then where they begin, then the
	// postings: blocks follow one another, so each pair's are in order.
	numbers := g.numbers
	for _, p := range pieces {
		numbers = numbers[g.terms.count(p, numbers):]
	}
	g.ends = g.ends[:0]
	end := int32(0)
	for _, n := range g.terms.n {
		g.ends = append(g.ends, end)
		end += n
	}
	numbers = g.numbers
	for b, p := range pieces {
		first := posting{doc: runs[b].first}.packed()
		for ; len(p) >= postingSize && len(numbers) > 0; p = p[postingSize:] {
			end := &g.ends[numbers[0]]
			g.postings[*end] = first + packed(binary.LittleEndian.Uint32(p)&(1<<placeBits-1))
			*end++
			numbers = numbers[1:]
		}
	}
	// Hashes and numbers in one number, which sorts fastest.
	g.pairs = resize(g.pairs, len(g.terms.hashes))
	for t, h := range g.terms.hashes {
		g.pairs[t] = uint64(h)<<32 | uint64(t)
	}
	slices.Sort(g.pairs)
}

// of returns the postings of a pair by its number.
func (g *group) of(number uint32) []packed {
	end := g.ends[number]
	return g.postings[end-g.terms.n[number] : end]
}

// resize returns a slice of n elements, of the memory of b when it has room.
func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/4)
	}
	return b[:n]
}
