package search

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

const unitBytes = 2

// AppendBytes appends a text as AppendText does.
func (u Units) AppendBytes(b []byte) Units {
	return u.AppendText(unsafe.String(unsafe.SliceData(b), len(b))) // which is not kept
}

// AppendText appends a text, which must be UTF-8. The character 0 becomes what HTML
// makes of it.
func (u Units) AppendText(s string) Units {
	n := len(u)
	need := n + unitBytes*len(s)
	if cap(u) < need {
		u = append(make(Units, 0, need+need/4), u...)
	}
	u = u[:need]
	for i := 0; i < len(s); {
		// Nearly always characters of three bytes; here four.
		for i+14 <= len(s) {
			x, y := eightBytes(s[i:i+8]), eightBytes(s[i+6:i+14])
			if !areTwo(x) || !areTwo(y) {
				break
			}
			binary.LittleEndian.PutUint64(u[n:], uint64(unitsOfTwo(x))|uint64(unitsOfTwo(y))<<32)
			n += 4 * unitBytes
			i += 12
		}
		if i+8 <= len(s) {
			x := eightBytes(s[i : i+8])
			if areTwo(x) {
				binary.LittleEndian.PutUint32(u[n:], unitsOfTwo(x))
				n += 2 * unitBytes
				i += 6
				continue
			}
			// In URLs, eight of ASCII, of which none is 0.
			const ones = 0x0101010101010101
			if (x|(x-ones))&(0x80*ones) == 0 {
				binary.LittleEndian.PutUint64(u[n:], spread(x&0xFFFFFFFF))
				binary.LittleEndian.PutUint64(u[n+4*unitBytes:], spread(x>>32))
				n += 8 * unitBytes
				i += 8
				continue
			}
		}
		if b := s[i]; b>>4 == 0xE && i+2 < len(s) { // nearly always, and s is UTF-8
			r := uint16(b&0x0F)<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
			binary.LittleEndian.PutUint16(u[n:], r)
			n += unitBytes
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == 0 {
			r = utf8.RuneError
		}
		if r > 0xFFFF {
			high, low := utf16.EncodeRune(r)
			binary.LittleEndian.PutUint16(u[n:], uint16(high))
			n += unitBytes
			r = low
		}
		binary.LittleEndian.PutUint16(u[n:], uint16(r))
		n += unitBytes
	}
	return u[:n]
}

// areTwo reports whether bytes begin with two characters of three bytes, 1110aaaa
// 10bbbbbb 10cccccc, of which unitsOfTwo returns the units.
func areTwo(x uint64) bool { return x&(0xC0C0F0*ofTwo) == 0x8080E0*ofTwo }

func unitsOfTwo(x uint64) uint32 {
	x = x<<12&(0xF000*ofTwo) | x>>2&(0xFC0*ofTwo) | x>>16&(0x3F*ofTwo)
	return uint32(x&0xFFFF | x>>8&0xFFFF0000)
}

const ofTwo = 1<<24 + 1 // times the bits of one of them

// eightBytes returns eight bytes as a number, the first one lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// spread makes units of four bytes.
func spread(x uint64) uint64 {
	x = (x | x<<16) & 0x0000FFFF0000FFFF
	return (x | x<<8) & 0x00FF00FF00FF00FF
}

// rune returns the character at byte i, and how many bytes it takes; behind the
// end, 0.
func (u Units) rune(i int) (r rune, size int) {
	if i+unitBytes > len(u) {
		return 0, 0
	}
	r = rune(binary.LittleEndian.Uint16(u[i:]))
	if utf16.IsSurrogate(r) && i+2*unitBytes <= len(u) {
		low := rune(binary.LittleEndian.Uint16(u[i+unitBytes:]))
		if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
			return both, 2 * unitBytes
		}
	}
	return r, unitBytes
}
