package format

import "encoding/binary"

// byteReader reads varints and bytes; what is not there makes it fail, and
// reads as zero.
type byteReader struct {
	b      []byte
	failed bool
}

func (r *byteReader) fail() {
	r.failed = true
	r.b = nil
}

func (r *byteReader) uint() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return n
}

// count reads a number of things that take at least a byte each.
func (r *byteReader) count() int {
	n := r.uint()
	if n > uint64(len(r.b)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *byteReader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.fail()
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}
