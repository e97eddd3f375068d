package index

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

// tableFactor spreads hashes over tables. Everyone knows the hashes, and nobody
// this number, so that nobody can make up texts of which all pairs meet in a table.
var tableFactor = rand.Uint32() | 1<<31 | 1

// tableShift returns how far a product with tableFactor is shifted to be a place
// in a table of so many, a power of two.
func tableShift(n int) int { return 33 - bits.Len(uint(n)) }

// hashTable numbers the hashes of a bucket's pairs in the order in which they come,
// and counts each. It is emptied often, and keeps its memory.
type hashTable struct {
	// A slot is 0, or:
	//
	//	bit   63 …… 32   31 … 0
	//	      hash + 1   number
	slots  []uint64
	hashes []uint32 // by number
	n      []int32
}

// count counts the pairs of postings, and notes their numbers. It returns how many
// they are.
func (t *hashTable) count(postings []byte, numbers []int32) int {
	n := len(postings) / postingSize
	numbers = numbers[:n]
	factor := tableFactor
	for i := 0; i < n; {
		slots, counts := t.slots, t.n
		shift, mask := tableShift(len(slots))&31, uint32(len(slots)-1)
		for ; i < n; i++ {
			h := binary.NativeEndian.Uint32(postings[i*postingSize:]) >> placeBits
			at := h * factor >> shift & mask
			if int(at) >= len(slots) {
				break
			}
			s := slots[at]
			for s != 0 && uint32(s>>32) != h+1 {
				at = (at + 1) & mask
				s = slots[at]
			}
			if s == 0 {
				break
			}
			number := uint32(s)
			numbers[i] = int32(number)
			counts[number]++
		}
		if i < n { // a new one
			t.add(binary.NativeEndian.Uint32(postings[i*postingSize:]) >> placeBits)
		}
	}
	return n
}

// add adds a hash that the table does not have.
func (t *hashTable) add(h uint32) {
	if 8*len(t.hashes) >= len(t.slots) {
		// A table of which most is free is seldom looked through.
		t.slots = make([]uint64, max(4*len(t.slots), 1<<8))
		for i, h := range t.hashes {
			t.put(h, i)
		}
	}
	t.put(h, len(t.hashes))
	t.hashes, t.n = append(t.hashes, h), append(t.n, 0)
}

func (t *hashTable) put(h uint32, number int) {
	mask := uint32(len(t.slots) - 1)
	i := h * tableFactor >> tableShift(len(t.slots))
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = uint64(h+1)<<32 | uint64(number)
}

func (t *hashTable) clear() {
	clear(t.slots)
	t.hashes, t.n = t.hashes[:0], t.n[:0]
}
