package format

import (
	"encoding/binary"
	"slices"
)

// Scripts are text, and hosts may send them in any encoding; so bytes are
// written in printable ASCII: 13 bits in two of the 93 characters that are
// neither " nor \. That takes 23% more than the bytes on a disk, and next to
// nothing more when it is sent compressed.

// base is the number of digits, and bits93 how many bits are in two of them.
const (
	base   = 93
	bits93 = 13
)

const digits93 = " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

var value93 = func() (v [256]int8) {
	for i := range v {
		v[i] = -1
	}
	for i := range len(digits93) {
		v[digits93[i]] = int8(i)
	}
	return v
}()

// pairs93 are the two characters of each 13 bits, the first one in the low byte.
var pairs93 = func() (t [1 << bits93]uint16) {
	for v := range t {
		t[v] = uint16(digits93[v/base]) | uint16(digits93[v%base])<<8
	}
	return t
}()

// append93 appends b as text.
func append93(dst, b []byte) []byte {
	size := (len(b)*8 + 12) / 13 * 2
	dst = slices.Grow(dst, size)
	out := dst[len(dst) : len(dst)+size]
	n := 0
	for ; len(b) >= 13; b = b[13:] {
		const mask = 1<<13 - 1
		x, y := binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[5:]) // 52 bits each
		eight := out[n : n+16 : n+16]
		binary.LittleEndian.PutUint64(eight, uint64(pairs93[x>>51])|uint64(pairs93[x>>38&mask])<<16|
			uint64(pairs93[x>>25&mask])<<32|uint64(pairs93[x>>12&mask])<<48)
		binary.LittleEndian.PutUint64(eight[8:], uint64(pairs93[y>>39&mask])|uint64(pairs93[y>>26&mask])<<16|
			uint64(pairs93[y>>13&mask])<<32|uint64(pairs93[y&mask])<<48)
		n += 16
	}
	acc, held := uint32(0), 0
	for _, c := range b {
		acc = acc<<8 | uint32(c)
		if held += 8; held >= 13 {
			held -= 13
			binary.LittleEndian.PutUint16(out[n:], pairs93[acc>>held&0x1FFF])
			n += 2
		}
	}
	if held > 0 {
		binary.LittleEndian.PutUint16(out[n:], pairs93[acc<<(13-held)&0x1FFF])
	}
	return dst[:len(dst)+size]
}

// decode93 returns the bytes that append93 was given, or false when s is no
// such text. There may be one zero byte more at the end.
func decode93(s string) ([]byte, bool) {
	if len(s)%2 != 0 {
		return nil, false
	}
	b := make([]byte, 0, len(s)/2*13/8)
	acc, held := uint32(0), 0
	for i := 0; i < len(s); i += 2 {
		if value93[s[i]] < 0 || value93[s[i+1]] < 0 {
			return nil, false
		}
		v := uint32(value93[s[i]])*base + uint32(value93[s[i+1]])
		if v > 0x1FFF {
			return nil, false
		}
		acc = acc<<13 | v
		held += 13
		for held >= 8 {
			held -= 8
			b = append(b, byte(acc>>held))
		}
	}
	return b, true
}
