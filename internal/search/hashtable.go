package search

import (
	"math/bits"
	"math/rand/v2"
)

// tableFactor spreads hashes over tables. Everyone knows the hashes, and nobody
// this number; so nobody can make up texts of which all pairs fall together.
var tableFactor = rand.Uint32() | 1<<31 | 1

// tableShift returns how far a product with tableFactor is shifted to be a place
// in a table of so many, a power of two.
func tableShift(n int) int { return 33 - bits.Len(uint(n)) }

// hashTable numbers hashes in the order in which they come, and keeps a number for
// each. It is emptied often, and keeps its memory.
type hashTable struct {
	slots  []int32 // the number of the hash and 1, or 0
	shift  int
	hashes []hash
	n      []int32
}

// at returns the number of a hash.
func (t *hashTable) at(h hash) int32 {
	if 2*len(t.hashes) >= len(t.slots) {
		t.grow()
	}
	i := t.slot(h)
	if t.slots[i] == 0 {
		t.hashes = append(t.hashes, h)
		t.n = append(t.n, 0)
		t.slots[i] = int32(len(t.hashes))
	}
	return t.slots[i] - 1
}

// slot returns where a hash stands, or may be put.
func (t *hashTable) slot(h hash) uint32 {
	mask := uint32(len(t.slots) - 1)
	i := h * tableFactor >> t.shift
	for t.slots[i] != 0 && t.hashes[t.slots[i]-1] != h {
		i = (i + 1) & mask
	}
	return i
}

func (t *hashTable) grow() {
	t.slots = make([]int32, max(2*len(t.slots), 1024))
	t.shift = tableShift(len(t.slots))
	for i, h := range t.hashes {
		t.slots[t.slot(h)] = int32(i + 1)
	}
}

func (t *hashTable) clear() {
	clear(t.slots)
	t.hashes, t.n = t.hashes[:0], t.n[:0]
}
