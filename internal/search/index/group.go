package index

import (
	"encoding/binary"
	"unsafe"

	"wendang/internal/search/format"
)

// appendMemory appends the memory of postings, for this process to read again.
func appendMemory(dst []byte, list []pairPosting) []byte {
	return append(dst, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), postingSize*len(list))...)
}

// group is the postings of a bucket, grouped by pair.
type group struct {
	// pairs are in order:
	//
	//	bit   63 ………………………… 32   31 … 0
	//	      rest of the hash   number of the pair
	pairs    []uint64
	terms    hashTable
	numbers  []int32 // of the pairs of all postings, as they come
	ends     []int32 // of a pair's postings, by its number
	postings []format.Packed
}

// fill groups a bucket's postings, from all runs, by pair. It counts how many
// each pair has, then computes where they begin, and then moves them there: a sort by
// counting, with the numbers of pairs as keys. Blocks follow one another, so each
// pair's postings are in order.
func (g *group) fill(runs []*run, pieces [][]byte) {
	total := 0
	for _, p := range pieces {
		total += len(p) / postingSize
	}
	g.terms.clear()
	g.numbers, g.postings = resize(g.numbers, total), resize(g.postings, total)
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
	g.move(runs, pieces)
	g.sort()
}

// move appends each posting to those of its pair. g.ends holds where the next posting
// of a pair goes: at first where the pair's postings begin, at last where they end.
func (g *group) move(runs []*run, pieces [][]byte) {
	numbers := g.numbers
	for b, p := range pieces {
		first := format.Posting{Doc: runs[b].first}.Packed()
		for ; len(p) >= postingSize && len(numbers) > 0; p = p[postingSize:] {
			end := &g.ends[numbers[0]]
			g.postings[*end] = first + format.Packed(binary.NativeEndian.Uint32(p)&(1<<placeBits-1))
			*end++
			numbers = numbers[1:]
		}
	}
}

// sort puts the pairs into order. Their hashes are spread evenly, so most stand where
// they belong when they are in the order of their first bits.
func (g *group) sort() {
	const shift = format.RestBits - 10
	var at [1<<10 + 1]int32
	for _, h := range g.terms.hashes {
		at[h>>shift+1]++
	}
	for i := range len(at) - 1 {
		at[i+1] += at[i]
	}
	g.pairs = resize(g.pairs, len(g.terms.hashes))
	for t, h := range g.terms.hashes {
		g.pairs[at[h>>shift]] = uint64(h)<<32 | uint64(t)
		at[h>>shift]++
	}
	for i := 1; i < len(g.pairs); i++ {
		for k := i; k > 0 && g.pairs[k-1] > g.pairs[k]; k-- {
			g.pairs[k-1], g.pairs[k] = g.pairs[k], g.pairs[k-1]
		}
	}
}

// of returns the postings of a pair by its number.
func (g *group) of(number uint32) []format.Packed {
	end := g.ends[number]
	return g.postings[end-g.terms.n[number] : end]
}
