package format

import (
	"encoding/binary"
	"slices"

	"wendang/internal/pack"
)

// Posting says that a document has a term, and how much it is about it.
type Posting struct {
	Doc   uint32
	Level uint8
}

// TitleLevel is the level of terms of a title and tags. Terms of a text have the levels
// 0 to 2, by how often it has them ([Bounds]).
const TitleLevel = 3

// LevelBits is the size of a level.
const LevelBits = 2

// MaxDocs is how many documents a segment may have, since postings are packed.
const MaxDocs = 1 << (32 - LevelBits)

// Packed is a posting in one number, while an index is made:
//
//	bit   31 … 2     1 … 0
//	      document   level
type Packed uint32

// Packed returns the posting in one number.
func (p Posting) Packed() Packed { return Packed(p.Doc<<LevelBits | uint32(p.Level)) }

// A term's postings have a head and, if they are several, a list. The head of a single
// one is the packed posting, a varint. Else it is, of a segment of n documents,
//
//	varint   df: how many postings there are
//	varint   size of the list in bytes
//
// and the list, for each document in order, the gap to the one before in Rice code,
// with k suitable for df of n documents, and the level in unary:
//
//	ones ×(gap >> k), 0   k lowest bits of gap   level: 0, 10, 110 or 111

// appendPostings appends the head and the list of a term's postings.
func appendPostings(head, lists []byte, n int, list []Packed) (newHead, newLists []byte) {
	if len(list) == 1 {
		return pack.AppendUint(head, uint64(list[0])), lists
	}
	head = pack.AppendUint(head, uint64(len(list)))
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
// stays in registers: acc holds the last bits that were written, of which some fill a
// byte that has been begun.
func putPostings(b []byte, list []Packed, k uint) int {
	k &= 31
	next := uint32(0)
	acc, bits := uint64(0), uint(0) // the last bits, and the number of all
	for _, p := range list {
		gap := uint32(p>>LevelBits) - next
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
		c := &postingCodes[(gap>>k<<LevelBits|uint32(p)&(1<<LevelBits-1))&(8<<LevelBits-1)]
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
var postingCodes = func() (codes [8 << LevelBits]postingCode) {
	for i := range codes {
		q, level := i>>LevelBits, i&(1<<LevelBits-1)
		n := min(level+1, TitleLevel)
		codes[i] = postingCode{
			ones:      2<<q - 2 - uint64(q), // less what of the gap is the quotient
			size:      uint8(q + 1 + n),
			levelSize: uint8(n),
			level:     uint8(1<<n - 2 | level/TitleLevel),
		}
	}
	return codes
}()

type postingCode struct {
	ones                   uint64 // to which the gap is added, all but its rest shifted
	size, levelSize, level uint8
}

// readPostings reads a list of df postings.
func readPostings(b []byte, n, df int) ([]Posting, bool) {
	if df < 0 || df > 8*len(b) {
		return nil, false
	}
	r := bitReader{b: b}
	k := riceParameter(n, df)
	list := make([]Posting, 0, df)
	next := uint64(0)
	for range df {
		doc := next + r.rice(k)
		level := uint8(0)
		for level < TitleLevel && r.bit() == 1 {
			level++
		}
		if r.over || doc >= uint64(n) {
			return nil, false
		}
		list = append(list, Posting{uint32(doc), level})
		next = doc + 1
	}
	return list, true
}
