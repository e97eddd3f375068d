package search

import (
	"encoding/binary"
	"unsafe"
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

// appendMemory appends the memory of postings, for this process to read again.
func appendMemory(dst []byte, list []pairPosting) []byte {
	return append(dst, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), postingSize*len(list))...)
}

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
			g.postings[*end] = first + packed(binary.NativeEndian.Uint32(p)&(1<<placeBits-1))
			*end++
			numbers = numbers[1:]
		}
	}
	g.sort()
}

// sort puts the pairs into order. Their hashes are spread evenly, so most stand where
// they belong when they are in the order of their first bits.
func (g *group) sort() {
	const shift = restBits - 10
	var at [1<<10 + 1]int32
	for _, h := range g.terms.hashes {
		at[h>>shift+1]++
	}
	for i := range len(at) - 1 {
		at[i+1] += at[i]
	}
	g.pairs = resize(g.pairs, len(g.terms.hashes))
	for t, h := range g.terms.hashes {
		g.pairs[at[h>>shift]] = uint64(h)<<32 | uint64(t) // both in one number
		at[h>>shift]++
	}
	for i := 1; i < len(g.pairs); i++ {
		for k := i; k > 0 && g.pairs[k-1] > g.pairs[k]; k-- {
			g.pairs[k-1], g.pairs[k] = g.pairs[k], g.pairs[k-1]
		}
	}
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
