// Package pack is the binary form of what one build leaves for the next:
// varints, texts and fingerprints one after another, in files that are sealed
// with a sum.
//
// Whoever reads such a file gets all of it or nothing: one that is torn,
// foreign, of another version or edited by hand has another sum, or another
// magic, and counts as absent.
package pack

import "encoding/binary"

// AppendUint appends an unsigned number, as a varint.
func AppendUint(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

// AppendInt appends a signed number, as a zigzag varint.
func AppendInt(b []byte, n int64) []byte { return binary.AppendVarint(b, n) }

// AppendBool appends a truth value, in a byte.
func AppendBool(b []byte, yes bool) []byte {
	if yes {
		return append(b, 1)
	}
	return append(b, 0)
}

// AppendText appends a text with its length in bytes.
func AppendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// AppendTexts appends a list of texts.
func AppendTexts(b []byte, list []string) []byte {
	b = AppendUint(b, uint64(len(list)))
	for _, s := range list {
		b = AppendText(b, s)
	}
	return b
}

// Reader reads what the functions above have appended. Texts are parts of S and
// keep it in memory. What does not fit makes OK false, and all further values
// zero; so it is enough to ask once, at the end.
type Reader struct {
	S      string // what is left to read
	failed bool
}

// OK reports whether all that was read was there.
func (r *Reader) OK() bool { return !r.failed }

// Fail makes OK false: what was read makes no sense.
func (r *Reader) Fail() {
	r.failed = true
	r.S = ""
}

// Uint reads an unsigned number.
func (r *Reader) Uint() uint64 {
	var n uint64
	for i := 0; i < len(r.S) && i < binary.MaxVarintLen64; i++ {
		c := r.S[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.S = r.S[i+1:]
			return n
		}
	}
	r.Fail()
	return 0
}

// Bool reads what AppendBool appends.
func (r *Reader) Bool() bool { return r.Uint() == 1 }

// Int reads a signed number.
func (r *Reader) Int() int64 {
	n := r.Uint()
	return int64(n>>1) ^ -int64(n&1)
}

// Count reads the length of a list whose entries take at least one byte each,
// so that a damaged one cannot ask for more memory than the file has bytes.
func (r *Reader) Count() int {
	n := r.Uint()
	if n > uint64(len(r.S)) {
		r.Fail()
		return 0
	}
	return int(n)
}

// Bytes reads n bytes.
func (r *Reader) Bytes(n int) string {
	if n < 0 || n > len(r.S) {
		r.Fail()
		return ""
	}
	s := r.S[:n]
	r.S = r.S[n:]
	return s
}

// Text reads a text.
func (r *Reader) Text() string { return r.Bytes(r.Count()) }

// Texts reads a list of texts; an empty one is nil.
func (r *Reader) Texts() []string {
	n := r.Count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.Text()
	}
	return list
}

// Fingerprint reads a fingerprint.
func (r *Reader) Fingerprint() (p Fingerprint) {
	copy(p[:], r.Bytes(len(p)))
	return p
}
