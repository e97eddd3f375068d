package search

import (
	"bytes"
	"encoding/binary"
	"slices"

	"wendang/internal/pack"
)

// A posting says that a document has a term, and how much it is about it: level
// 3 for terms of its title and tags, below that by how often its text has the
// term.
type posting struct {
	doc   uint32
	level uint8
}

const titleLevel = 3

// packed is a posting in one number, while an index is made: the document, and
// the level below it.
type packed uint32

func (p posting) packed() packed { return packed(p.doc<<levelBits | uint32(p.level)) }

// appendPostings appends the postings of a term, in the order of documents, of
// a segment of n documents.
//
//	df   varint
//	df 1: doc·4+level, varint
//	else: length of the list in bytes, varint; the list itself stands elsewhere
//
// A list is, for each document, the gap to the last one in Rice code, and the
// level in unary, of which no code begins another.
func appendPostings(head, lists []byte, n int, list []packed) (newHead, newLists []byte) {
	head = pack.AppendUint(head, uint64(len(list)))
	if len(list) == 1 {
		return pack.AppendUint(head, uint64(list[0])), lists
	}
	k := riceParameter(n, len(list))
	// Room for all codes, a quotient of up to 7 within, and for all that is in
	// larger quotients; and for the last word.
	need := len(list)*mostCode + n>>k/8 + 8
	b := slices.Grow(lists, need)[:len(lists)+need]
	size := putPostings(b[len(lists):], list, uint(k))
	return pack.AppendUint(head, uint64(size)), b[:len(lists)+size]
}

// putPostings writes a list to b, which has room for it and a word more, and returns
// how many bytes it is. It is a function of its own so that all that it works with
// stays in registers.
func putPostings(b []byte, list []packed, k uint) int {
	k &= 31
	next := uint32(0)
	acc, bits := uint64(0), uint(0) // the last bits, and how many all are
	for _, p := range list {
		gap := uint32(p>>levelBits) - next
		next += gap + 1
		for gap>>k >= 8 {
			acc = acc<<8 | 0xFF
			at := bits >> 3
			binary.BigEndian.PutUint64(b[at:at+8:at+8], acc<<((56-bits&7)&63))
			bits += 8
			gap -= 8 << k
		}
		// The ones of the quotient and a zero, the rest, and the level. How many bytes
		// get full cannot be foreseen, so a word is always written.
		c := &postingCodes[(gap>>k<<levelBits|uint32(p)&(1<<levelBits-1))&(8<<levelBits-1)]
		size := k + uint(c.size)
		acc = acc<<(size&63) | (c.ones<<k+uint64(gap))<<(c.levelSize&63) | uint64(c.level)
		at := bits >> 3
		binary.BigEndian.PutUint64(b[at:at+8:at+8], acc<<((64-bits&7-size)&63))
		bits += size
	}
	return int(bits+7) >> 3
}

// mostCode is the size of a code with a quotient of up to 7, in bytes: documents
// have numbers of 32 bits.
const mostCode = (7 + 1 + 32 + 3 + 7) / 8

// postingCodes are what is common to all codes with a quotient and a level, the
// level below.
var postingCodes = func() (codes [8 << levelBits]postingCode) {
	for i := range codes {
		q, level := i>>levelBits, i&(1<<levelBits-1)
		n := min(level+1, titleLevel)
		codes[i] = postingCode{
			ones:      2<<q - 2 - uint64(q), // less what of the gap is the quotient
			size:      uint8(q + 1 + n),
			levelSize: uint8(n),
			level:     uint8(1<<n - 2 | level/titleLevel),
		}
	}
	return codes
}()

type postingCode struct {
	ones                   uint64 // to which the gap is added, all but its rest shifted
	size, levelSize, level uint8
}

// readPostings reads a list of df postings.
func readPostings(b []byte, n, df int) ([]posting, bool) {
	if df < 0 || df > 8*len(b) {
		return nil, false
	}
	r := bitReader{b: b}
	k := riceParameter(n, df)
	list := make([]posting, 0, df)
	next := uint64(0)
	for range df {
		doc := next + r.rice(k)
		level := uint8(0)
		for level < titleLevel && r.bit() == 1 {
			level++
		}
		if r.over || doc >= uint64(n) {
			return nil, false
		}
		list = append(list, posting{uint32(doc), level})
		next = doc + 1
	}
	return list, true
}

// A shard holds terms in order, pairs in that of their hashes, each with its
// postings: first the number of terms, then each term as what it has beyond the
// last one, and the head of its postings; behind them the lists, one after the
// other.

// entry is a term found in a shard.
type entry struct {
	df   int
	one  posting // when df is 1
	list []byte  // else
}

func (e *entry) postings(n int) ([]posting, bool) {
	if e.df == 1 {
		if int(e.one.doc) >= n {
			return nil, false
		}
		return []posting{e.one}, true
	}
	return readPostings(e.list, n, e.df)
}

// shardReader walks through the terms of a shard.
type shardReader struct {
	r    byteReader
	size int // of the lists so far
	// found are the entries that were asked for; their lists are cut out when
	// the heads have been read.
	found []foundEntry
}

type foundEntry struct {
	entry
	from, to int
}

// head reads the head of a term's postings, and keeps it if wanted.
func (s *shardReader) head(wanted bool) {
	e := foundEntry{entry: entry{df: int(s.r.uint())}}
	if e.df == 1 {
		v := s.r.uint()
		e.one = posting{uint32(v >> 2), uint8(v & 3)}
	} else {
		e.from = s.size
		s.size += s.r.count() // each time at most what is left, so it stays small
		e.to = s.size
	}
	if wanted {
		s.found = append(s.found, e)
	}
}

// lists cuts out the lists of what was found.
func (s *shardReader) lists() ([]entry, bool) {
	if s.r.failed || s.size > len(s.r.b) {
		return nil, false
	}
	out := make([]entry, len(s.found))
	for i, e := range s.found {
		out[i] = e.entry
		out[i].list = s.r.b[e.from:e.to]
	}
	return out, true
}

// findHash finds the pair of a hash in a shard of pairs. One that the shard does
// not have has df 0.
func findHash(shard []byte, want hash) (entry, bool) {
	s := &shardReader{r: byteReader{b: shard}}
	var h uint64
	for range s.r.count() {
		h += s.r.uint()
		s.head(h == uint64(want))
	}
	found, ok := s.lists()
	if len(found) == 0 {
		return entry{}, ok
	}
	return found[0], ok
}

// findWords finds a word of a shard, or all that begin with it.
func findWords(shard []byte, want string, prefix bool) ([]entry, bool) {
	s := &shardReader{r: byteReader{b: shard}}
	word := []byte{}
	for range s.r.count() {
		same := int(s.r.uint())
		rest := s.r.bytes(s.r.count())
		if same < 0 || same > len(word) {
			return nil, false
		}
		word = append(word[:same], rest...)
		s.head(string(word) == want || prefix && bytes.HasPrefix(word, []byte(want)))
	}
	return s.lists()
}

// byteReader reads varints and bytes; what is not there makes it fail, and
// reads as zero.
type byteReader struct {
	b      []byte
	failed bool
}

func (r *byteReader) uint() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		r.failed = true
		r.b = nil
		return 0
	}
	r.b = r.b[size:]
	return n
}

// count reads a number of things that take at least a byte each.
func (r *byteReader) count() int {
	n := r.uint()
	if n > uint64(len(r.b)) {
		r.failed = true
		r.b = nil
		return 0
	}
	return int(n)
}

func (r *byteReader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.failed = true
		r.b = nil
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *byteReader) text() string { return string(r.bytes(r.count())) }
