package index

import (
	"math/bits"
	"slices"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// While an index is made, a posting of a pair is one number of 32 bits: the pair's
// hash, as far as the bucket does not imply it, the document within the block, and the
// level.
//
//	bit   31 ………………………… 11   10 ………… 2   1 … 0
//	      rest of the hash   document    level
//
// So postings of one pair, in the order of documents, are in the order of numbers.
type pairPosting = uint32

const (
	docBits     = 9
	placeBits   = docBits + format.LevelBits
	postingSize = 4 // bytes, in a run
)

// The rest of a hash and a place fill 32 bits.
const _ = uint(32-format.RestBits-placeBits) + uint(format.RestBits+placeBits-32)

// pairCounts gathers the postings of a block's pairs. It counts the pairs of one
// document after the other, and a pair that the document has not had before becomes
// a posting at once.
type pairCounts struct {
	// slots are a hash table of the pairs of the document. It is not emptied between
	// documents: a slot holds which document it is of.
	//
	//	bit   63 …… 40   39 …………………… 30   29 … 0
	//	      count      document + 1    pair
	slots   []uint64
	shift   int
	doc     uint32
	often   []uint32 // slots of pairs that the document has often
	fresh   []uint32 // pairs that it has had the first time
	buckets [1 << format.BucketBits][]pairPosting
}

const (
	slotPair = 1<<text.PairBits - 1
	slotBits = text.PairBits + docBits + 1 // of the pair and the document
)

// grow makes room for about so many postings.
func (c *pairCounts) grow(n int) {
	for i := range c.buckets {
		c.buckets[i] = make([]pairPosting, 0, n/len(c.buckets)*5/4+16)
	}
}

// begin begins a document of the block, with at most so many pairs.
func (c *pairCounts) begin(doc uint32, n int) {
	// Few pairs get a large table, in which they seldom meet, but not so large
	// that it leaves the processor's caches.
	c.slots = resize(c.slots, 1<<bits.Len(uint(max(min(8*n, 1<<13), n, 1<<10))))
	c.shift = tableShift(len(c.slots))
	c.doc = doc
	c.often = slices.Grow(c.often[:0], n)
}

// reset forgets all documents.
func (c *pairCounts) reset() {
	clear(c.slots[:cap(c.slots)])
	for i := range c.buckets {
		c.buckets[i] = c.buckets[i][:0]
	}
}

// addTitle adds the pairs of the document's title and tags, of which there must be
// none yet; then addText adds those of its text. They return those that are rare,
// which they leave out. The result shares memory with pairs.
func (c *pairCounts) addTitle(pairs []text.Pair) (rare []text.Pair) {
	return c.add(pairs, format.TitleLevel, 0)
}

func (c *pairCounts) addText(pairs []text.Pair, bounds format.Bounds) (rare []text.Pair) {
	rare = c.add(pairs, 0, bounds.One)
	for _, i := range c.often {
		s := c.slots[i]
		h := text.Pair(s & slotPair).Hash()
		b := c.buckets[h>>format.RestBits]
		n := len(b) - 1
		// The document's postings are the last ones of the bucket, so the pair's is
		// looked for from the end: the first one with the hash is the document's own.
		for (b[n]^h<<placeBits)>>placeBits != 0 {
			n--
		}
		// One of the title stays as it is.
		b[n] |= uint32(bounds.Level(uint32(s>>slotBits), false))
	}
	return rare
}

// add adds pairs. A pair that is new to the document becomes a posting with the given
// level. A pair whose count reaches often is noted in c.often; 0 notes none.
func (c *pairCounts) add(pairs []text.Pair, level, often uint32) (rare []text.Pair) {
	c.fresh = resize(c.fresh, len(pairs))
	rare = pairs[:0]
	for {
		n, fresh := c.count(pairs, uint64(often))
		c.put(c.fresh[:fresh], level)
		if n == len(pairs) {
			return rare
		}
		rare = append(rare, pairs[n])
		pairs = pairs[n+1:]
	}
}

// count counts pairs up to the first one that is rare. It returns how many, and how
// many are new.
//
// Other is how a slot differs from the pair that is looked for, as far as it holds a
// pair and a document:
//
//	other   39 …………………… 30   29 … 0
//	              0             0      the pair, which has been counted
//	              0            ≠ 0     another pair of the document: the next slot
//	             ≠ 0          any      of an earlier document, or nothing: the slot is free
func (c *pairCounts) count(pairs []text.Pair, often uint64) (n, fresh int) {
	slots, factor, shift := c.slots, tableFactor, c.shift&31
	mask := uint32(len(slots) - 1)
	document := uint64(c.doc+1) << text.PairBits
	list := c.fresh[:len(pairs)]
	for j, p := range pairs {
		if p.IsRare() {
			return j, fresh
		}
		list[fresh] = uint32(p)
		pair := document | uint64(p)
		i := uint32(p) * factor >> shift & mask
		s := slots[i]
		other := (s ^ pair) & (1<<slotBits - 1)
		for other-1 < 1<<text.PairBits-1 { // another pair of the document
			i = (i + 1) & mask
			s = slots[i]
			other = (s ^ pair) & (1<<slotBits - 1)
		}
		// Whether the document has had the pair cannot be foreseen, so that is no
		// branch.
		isNew := (other + 1<<slotBits - 1) >> slotBits
		count := s>>slotBits&(isNew-1) + 1
		slots[i] = pair | count<<slotBits
		fresh += int(isNew)
		if count == often {
			c.often = append(c.often, i)
		}
	}
	return len(pairs), fresh
}

// put makes postings of new pairs.
func (c *pairCounts) put(pairs []uint32, level uint32) {
	place := c.doc<<format.LevelBits | level
	for _, p := range pairs {
		h := text.Pair(p).Hash()
		b := &c.buckets[h>>format.RestBits&(1<<format.BucketBits-1)]
		*b = append(*b, h<<placeBits|place)
	}
}
