package format

import (
	"encoding/binary"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// Order is what few questions need to know of a document. The order of results must not
// depend on which segment a document is in. In a segment the documents of a channel are
// in the order of time and address; so only between documents of two segments with the
// same score, day and channel their times and addresses must be compared. And only
// whoever reads all texts for a single character must know how large these are.
//
// So this second part of the table of documents has files of its own, of OrderDocs
// documents each:
//
//	for each document
//	  varint    seconds beyond the document before, in zigzag; those of the first
//	            one since 1970
//	  4 bytes   hash of the address, the lowest byte first
//	  varint    units of its text
type Order struct {
	Second  int64  // since 1970
	Address uint32 // AddressHash of its URL
	Units   int    // of its text
}

// OrderDocs is how many documents a file of these has.
const OrderDocs = 1024

// OrderFiles returns in how many files so many documents are.
func OrderFiles(docs int) int { return (docs + OrderDocs - 1) / OrderDocs }

// AddressHash returns a hash of an address.
func AddressHash(url string) uint32 { return uint32(xxh3.HashString(url)) }

// AppendOrder appends a file.
func AppendOrder(dst []byte, list []Order) []byte {
	last := int64(0)
	for _, o := range list {
		dst = pack.AppendInt(dst, o.Second-last)
		last = o.Second
		dst = binary.LittleEndian.AppendUint32(dst, o.Address)
		dst = pack.AppendUint(dst, uint64(o.Units))
	}
	return dst
}

// ReadOrder reads a file of n documents. It is false when b is no such file.
func ReadOrder(b []byte, n int) (list []Order, ok bool) {
	if n > len(b) {
		return nil, false
	}
	r := byteReader{b: b}
	second := int64(0)
	list = make([]Order, 0, n)
	for range n {
		second += unzigzag(r.uint())
		address := r.bytes(4)
		units := r.uint()
		if r.failed || units > 1<<31 {
			return nil, false
		}
		list = append(list, Order{second, binary.LittleEndian.Uint32(address), int(units)})
	}
	return list, len(r.b) == 0
}
