package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// pairCounts counts the pairs of a document, by their hashes.
type pairCounts struct {
	slots []uint64 // the hash and 1, the count, and whether it is in a title; 0 for none
	used  []uint32 // slots
	shift int
}

// reset makes room for so many pairs. There must be no counts left.
func (c *pairCounts) reset(n int) {
	// Few pairs get a large table, in which they seldom meet, but not so large
	// that it leaves the processor's caches.
	c.slots = resize(c.slots, 1<<bits.Len(uint(max(min(8*n, 1<<13), n, 1<<10))))
	c.shift = tableShift(len(c.slots))
}

const (
	slotHash  = 1<<32 - 1
	slotCount = 32 // where it begins
	slotTitle = 1 << 63
)

// addTitle notes the pairs of the title and tags, of which there must be no counts
// yet; then addText counts those of the text. They return those that are rare, which
// they leave out, good as long as the keys.
func (c *pairCounts) addTitle(keys []key) (rare []key) {
	rare = c.addText(keys)
	for _, i := range c.used {
		c.slots[i] = slotTitle | c.slots[i]&slotHash
	}
	return rare
}

func (c *pairCounts) addText(keys []key) (rare []key) {
	c.used = slices.Grow(c.used, len(keys))
	rare = keys[:0]
	for {
		n := c.addSome(keys)
		if n == len(keys) {
			return rare
		}
		rare = append(rare, keys[n])
		keys = keys[n+1:]
	}
}

// addSome counts pairs up to the first one that is rare, and returns how many.
func (c *pairCounts) addSome(keys []key) int {
	n := len(c.used)
	used, slots, factor, shift := c.used[:cap(c.used)], c.slots, tableFactor, c.shift&31
	mask := uint32(len(slots) - 1)
	for j, k := range keys {
		if k >= rarePair {
			c.used = used[:n]
			return j
		}
		h := hashOf(k)
		i := h * factor >> shift & mask
		for {
			// Whether the document has had the pair cannot be foreseen, so that is
			// no branch.
			s := slots[i]
			have := uint32(s)
			other := have ^ (h + 1)
			if (other|-other)&(have|-have)>>31 > 0 {
				i = (i + 1) & mask
				continue
			}
			slots[i] = s&^slotHash + 1<<slotCount | uint64(h+1)
			used[n] = i
			if have == 0 {
				n++
			}
			break
		}
	}
	c.used = used[:n]
	return len(keys)
}

// In memory, a posting of a pair is one number of 32 bits: the pair's hash, as far as
// the bucket does not tell it, the document within the block, and the level. So
// postings are put into order as numbers are.
type pairPosting = uint32

const (
	bucketBits = 9
	docBits    = 9
	levelBits  = 2
	placeBits  = docBits + levelBits
	restBits   = pairBits - bucketBits // of the hash, together with placeBits 32
)

// buckets hold postings of pairs by the first bits of their hashes: few enough
// that the processor's caches have the ends of all, and each small enough that
// they have all of it.
type buckets [1 << bucketBits][]pairPosting

// grow makes room for about so many postings.
func (b *buckets) grow(n int) {
	for i := range b {
		b[i] = slices.Grow(b[i], n/len(b)*5/4+16)
	}
}

// take takes the pairs of a document out of its counts.
func (b *buckets) take(c *pairCounts, doc uint32, bounds bounds) {
	for _, i := range c.used {
		s := c.slots[i]
		c.slots[i] = 0
		h := uint32(s) - 1
		level := uint32(bounds.level(uint32(s&^slotTitle>>slotCount), s&slotTitle != 0))
		list := &b[h>>restBits&(1<<bucketBits-1)]
		*list = append(*list, h<<placeBits|doc<<levelBits|level)
	}
	c.used = c.used[:0]
}

// grouping puts the postings of a bucket together by their pairs.
type grouping struct {
	other []pairPosting
	low   [1 << digitBits]uint32
	high  [1 << digitBits]uint32
}

// Two passes put postings into the order of their first bits, all in sequence,
// where a table of pairs would be looked up in no order.
const (
	digitBits = 7
	lowShift  = 32 - 2*digitBits
	highShift = 32 - digitBits
)

// sort puts postings into the order of pairs. They come in that of documents, and
// stay so for each pair.
func (g *grouping) sort(list []pairPosting) {
	g.other = resize(g.other, len(list))
	clear(g.low[:])
	clear(g.high[:])
	const mask = 1<<digitBits - 1
	for _, p := range list {
		g.low[p>>lowShift&mask]++
		g.high[p>>highShift&mask]++
	}
	low, high := uint32(0), uint32(0)
	for i := range g.low {
		g.low[i], low = low, low+g.low[i]
		g.high[i], high = high, high+g.high[i]
	}
	for _, p := range list {
		at := &g.low[p>>lowShift&mask]
		g.other[*at] = p
		*at++
	}
	for _, p := range g.other {
		at := &g.high[p>>highShift&mask]
		list[*at] = p
		*at++
	}
	// Pairs that have these bits in common are not apart yet.
	for i := 1; i < len(list); i++ {
		if apart := list[i] ^ list[i-1]; apart-1<<placeBits >= 1<<lowShift-1<<placeBits {
			continue
		}
		first := list[i] >> lowShift
		from, to := i-1, i+1
		for from > 0 && list[from-1]>>lowShift == first {
			from--
		}
		for to < len(list) && list[to]>>lowShift == first {
			to++
		}
		slices.Sort(list[from:to])
		i = to
	}
}

// A bucket's postings in a run are, for each pair, the rest of its hash and the
// number of its postings less one in 32 bits, and for each posting the document
// and the level in 16. Differences in varints would be shorter, and take longer
// than the disk needs for the rest.
const (
	countBits  = docBits
	termSize   = 4
	postedSize = 2
)

// appendPairs appends the postings of a bucket.
func (g *grouping) appendPairs(dst []byte, list []pairPosting) []byte {
	g.sort(list)
	n := len(dst)
	dst = slices.Grow(dst, len(list)*(termSize+postedSize)) // as if each were of a pair of its own
	b := dst[:cap(dst)]
	for i := 0; i < len(list); {
		start, from, rest := n, i, list[i]>>placeBits
		n += termSize
		for ; i < len(list) && list[i]>>placeBits == rest; i++ {
			binary.LittleEndian.PutUint16(b[n:], uint16(list[i]&(1<<placeBits-1)))
			n += postedSize
		}
		binary.LittleEndian.PutUint32(b[start:], rest<<countBits|uint32(i-from-1))
	}
	return dst[:n]
}

// resize returns a slice of n elements, of the memory of b when it has room.
func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/4)
	}
	return b[:n]
}
