package format

import (
	"encoding/binary"
	"math/bits"
)

// bitWriter appends bits, the highest of a byte first.
type bitWriter struct {
	b    []byte
	acc  uint64
	held int // bits in acc, fewer than 32
}

// write appends the lowest n bits of v, at most 32.
func (w *bitWriter) write(v uint64, n int) {
	w.acc = w.acc<<n | v&(1<<n-1)
	w.held += n
	if w.held >= 32 {
		w.held -= 32
		w.b = binary.BigEndian.AppendUint32(w.b, uint32(w.acc>>w.held))
	}
}

// rice appends a number, its quotient by 2^k in ones and a zero, and k bits.
func (w *bitWriter) rice(v uint64, k int) {
	q := v >> k
	for ; q >= 8; q -= 8 {
		w.write(1<<8-1, 8)
	}
	w.write(1<<(q+1)-2, int(q)+1)
	w.write(v, k)
}

// flush fills up the last byte with zeros.
func (w *bitWriter) flush() {
	for ; w.held > 0; w.held -= 8 {
		w.b = append(w.b, byte(w.acc<<8>>w.held))
	}
	w.held = 0
}

// bitReader reads what bitWriter wrote. At the end it reads zeros and says so.
type bitReader struct {
	b    []byte
	at   int // in bits
	over bool
}

func (r *bitReader) bit() uint64 {
	i := r.at >> 3
	if i >= len(r.b) {
		r.over = true
		return 0
	}
	bit := r.b[i] >> (7 - r.at&7) & 1
	r.at++
	return uint64(bit)
}

func (r *bitReader) read(n int) uint64 {
	var v uint64
	for range n {
		v = v<<1 | r.bit()
	}
	return v
}

func (r *bitReader) rice(k int) uint64 {
	var q uint64
	for r.bit() == 1 {
		q++
	}
	return q<<k | r.read(k)
}

// The natural logarithm of 2.
const (
	riceNumerator   = 69
	riceDenominator = 100
)

// riceParameter returns the k that suits gaps in a list of df numbers below n.
func riceParameter(n, df int) int {
	if df <= 0 {
		return 0
	}
	// The mean gap times ln 2, to the power of two below.
	mean := n * riceNumerator / (df * riceDenominator)
	if mean < 1 {
		return 0
	}
	return bits.Len(uint(mean)) - 1
}
