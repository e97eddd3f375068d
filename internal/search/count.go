package search

import (
	"math/bits"
	"slices"
)

// pairCounts gathers the postings of a block's pairs. It counts the pairs of one
// document after the other, and a pair that the document has not had before becomes
// a posting at once.
type pairCounts struct {
	// slots hold the pairs of the document: their key, above it the document, so
	// that what is left of others is told from it, and above that the count.
	slots   []uint64
	shift   int
	doc     uint32
	often   []uint32 // slots of pairs that the document has often
	fresh   []uint32 // pairs that it has had the first time
	buckets [1 << bucketBits][]pairPosting
}

const (
	slotBits = pairBits + docBits + 1 // of the key and the document, from 1 on
	slotKey  = 1<<pairBits - 1
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
// which they leave out, good as long as the keys.
func (c *pairCounts) addTitle(keys []key) (rare []key) {
	return c.add(keys, titleLevel, 0)
}

func (c *pairCounts) addText(keys []key, bounds bounds) (rare []key) {
	rare = c.add(keys, 0, bounds.one)
	for _, i := range c.often {
		s := c.slots[i]
		h := hashOf(key(s & slotKey))
		b := c.buckets[h>>restBits]
		n := len(b) - 1
		for (b[n]^h<<placeBits)>>placeBits != 0 {
			n--
		}
		// One of the title stays as it is.
		b[n] |= uint32(bounds.level(uint32(s>>slotBits), false))
	}
	return rare
}

// add adds pairs, new ones with a level. Those that the document has so often then
// are noted.
func (c *pairCounts) add(keys []key, level, often uint32) (rare []key) {
	c.fresh = resize(c.fresh, len(keys))
	rare = keys[:0]
	for {
		n, fresh := c.count(keys, uint64(often))
		c.put(c.fresh[:fresh], level)
		if n == len(keys) {
			return rare
		}
		rare = append(rare, keys[n])
		keys = keys[n+1:]
	}
}

// count counts pairs up to the first one that is rare. It returns how many, and how
// many are new.
func (c *pairCounts) count(keys []key, often uint64) (n, fresh int) {
	slots, factor, shift := c.slots, tableFactor, c.shift&31
	mask := uint32(len(slots) - 1)
	document := uint64(c.doc+1) << pairBits
	list := c.fresh[:len(keys)]
	for j, k := range keys {
		if k >= rarePair {
			return j, fresh
		}
		list[fresh] = uint32(k)
		pair := document | uint64(k)
		i := uint32(k) * factor >> shift & mask
		s := slots[i]
		other := (s ^ pair) & (1<<slotBits - 1)
		for other-1 < 1<<pairBits-1 { // another pair of the document
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
	return len(keys), fresh
}

// put makes postings of new pairs.
func (c *pairCounts) put(pairs []uint32, level uint32) {
	place := c.doc<<levelBits | level
	for _, k := range pairs {
		h := hashOf(key(k))
		b := &c.buckets[h>>restBits&(1<<bucketBits-1)]
		*b = append(*b, h<<placeBits|place)
	}
}
