package text

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// Units are a text in UTF-16, each unit the low byte first. What is made of a
// document's text is made of these: its terms, and the compressed text, which
// browsers keep in units.
type Units []byte

// UnitBytes is the size of a unit.
const UnitBytes = 2

// AppendBytes appends a text as AppendText does.
func (u Units) AppendBytes(b []byte) Units {
	return u.AppendText(unsafe.String(unsafe.SliceData(b), len(b))) // which is not kept
}

// AppendText appends a text, which must be UTF-8. The character 0 becomes what HTML
// makes of it.
//
// Nearly all of a text are characters of three bytes, and nearly all else is ASCII.
// So some of either kind are taken at once, and a single character is the exception.
func (u Units) AppendText(s string) Units {
	n := len(u)
	need := n + UnitBytes*len(s)
	if cap(u) < need {
		u = append(make(Units, 0, need+need/4), u...)
	}
	u = u[:need]
	for i := 0; i < len(s); {
		// Four characters of three bytes each, again and again.
		for i+14 <= len(s) {
			x, y := eightBytes(s[i:i+8]), eightBytes(s[i+6:i+14])
			if !areTwo(x) || !areTwo(y) {
				break
			}
			binary.LittleEndian.PutUint64(u[n:], uint64(unitsOfTwo(x))|uint64(unitsOfTwo(y))<<32)
			n += 4 * UnitBytes
			i += 12
		}
		if i+8 <= len(s) {
			x := eightBytes(s[i : i+8])
			if areTwo(x) {
				binary.LittleEndian.PutUint32(u[n:], unitsOfTwo(x))
				n += 2 * UnitBytes
				i += 6
				continue
			}
			if areASCII(x) { // as in URLs
				binary.LittleEndian.PutUint64(u[n:], spread(x&0xFFFFFFFF))
				binary.LittleEndian.PutUint64(u[n+4*UnitBytes:], spread(x>>32))
				n += 8 * UnitBytes
				i += 8
				continue
			}
		}
		if b := s[i]; b>>4 == 0xE && i+2 < len(s) { // three bytes, since s is UTF-8
			r := uint16(b&0x0F)<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
			binary.LittleEndian.PutUint16(u[n:], r)
			n += UnitBytes
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		n = u.putRune(n, r)
	}
	return u[:n]
}

// putRune writes a character to byte n, and returns where it ends.
func (u Units) putRune(n int, r rune) int {
	if r == 0 {
		r = utf8.RuneError
	}
	if r > 0xFFFF {
		high, low := utf16.EncodeRune(r)
		binary.LittleEndian.PutUint16(u[n:], uint16(high))
		n += UnitBytes
		r = low
	}
	binary.LittleEndian.PutUint16(u[n:], uint16(r))
	return n + UnitBytes
}

// Eight bytes of a text are one number, of which the first byte is the lowest. Two
// characters of three bytes each, and what follows them:
//
//	byte    7      6          5        4        3          2        1        0
//	     ........ ........ 10cccccc 10bbbbbb 1110aaaa   10cccccc 10bbbbbb 1110aaaa
//
// become two units, the first one below:
//
//	          aaaabbbbbbcccccc   aaaabbbbbbcccccc

// ofTwo times the bits of one character are the bits of both.
const ofTwo = 1<<24 + 1

// areTwo reports whether bytes begin with two characters of three bytes.
func areTwo(x uint64) bool { return x&(0xC0C0F0*ofTwo) == 0x8080E0*ofTwo }

// unitsOfTwo returns the units of two characters of three bytes.
func unitsOfTwo(x uint64) uint32 {
	x = x<<12&(0xF000*ofTwo) | x>>2&(0xFC0*ofTwo) | x>>16&(0x3F*ofTwo)
	return uint32(x&0xFFFF | x>>8&0xFFFF0000)
}

// areASCII reports whether all eight bytes are ASCII, and none is 0: of a byte that is
// 0, what is one less has the highest bit.
func areASCII(x uint64) bool {
	const ones = 0x0101010101010101
	return (x|(x-ones))&(0x80*ones) == 0
}

// spread makes units of four bytes.
func spread(x uint64) uint64 {
	x = (x | x<<16) & 0x0000FFFF0000FFFF
	return (x | x<<8) & 0x00FF00FF00FF00FF
}

// eightBytes returns eight bytes as a number, the first one lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Rune returns the character at byte i, and how many bytes it takes; behind the
// end, 0.
func (u Units) Rune(i int) (r rune, size int) {
	if i+UnitBytes > len(u) {
		return 0, 0
	}
	r = rune(binary.LittleEndian.Uint16(u[i:]))
	if utf16.IsSurrogate(r) && i+2*UnitBytes <= len(u) {
		low := rune(binary.LittleEndian.Uint16(u[i+UnitBytes:]))
		if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
			return both, 2 * UnitBytes
		}
	}
	return r, UnitBytes
}
