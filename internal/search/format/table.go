package format

import (
	"slices"

	"wendang/internal/pack"
)

// Table is what the table of documents holds of a segment. Its documents are numbered
// by channel, and in a channel by time.
//
//	varint     1 when a text has a traditional character
//	varint     channels; and for each
//	  varint     documents; if there are any
//	  varint     day of the first one, in zigzag
//	  varint     k
//	  varint     bytes; that many, with the gaps between days in Rice code
//	varint     festivals; and for each
//	  varint     documents; and each as the difference to the one before
//	           characters in which texts are written (appendChars)
//
// Since a channel's documents follow one another, and in a channel days do, most
// gaps are 0 or 1.
type Table struct {
	// Traditional says that there is a traditional character, which browsers then
	// learn to fold.
	Traditional bool
	Channels    []int      // the first document of each channel, and the end
	Days        []int32    // by document: days since 1970
	Festivals   [][]uint32 // documents by festival
	Chars       []rune     // in which texts are written
}

// Append appends the table.
func (t *Table) Append(dst []byte) []byte {
	traditional := uint64(0)
	if t.Traditional {
		traditional = 1
	}
	dst = pack.AppendUint(dst, traditional)
	dst = pack.AppendUint(dst, uint64(len(t.Channels)-1))
	for i := range len(t.Channels) - 1 {
		dst = appendDays(dst, t.Days[t.Channels[i]:t.Channels[i+1]])
	}
	dst = pack.AppendUint(dst, uint64(len(t.Festivals)))
	for _, list := range t.Festivals {
		dst = pack.AppendUint(dst, uint64(len(list)))
		last := uint32(0)
		for _, doc := range list {
			dst = pack.AppendUint(dst, uint64(doc-last))
			last = doc
		}
	}
	return appendChars(dst, t.Chars)
}

// appendDays appends the days of a channel's documents.
func appendDays(dst []byte, days []int32) []byte {
	dst = pack.AppendUint(dst, uint64(len(days)))
	if len(days) == 0 {
		return dst
	}
	dst = pack.AppendInt(dst, int64(days[0]))
	k := riceParameter(int(days[len(days)-1])-int(days[0])+len(days), len(days))
	dst = pack.AppendUint(dst, uint64(k))
	w := bitWriter{}
	for i := 1; i < len(days); i++ {
		w.rice(uint64(days[i]-days[i-1]), k)
	}
	w.flush()
	dst = pack.AppendUint(dst, uint64(len(w.b)))
	return append(dst, w.b...)
}

// ReadTable reads the table of so many documents. It is false when b is no such table.
func ReadTable(b []byte, docs int) (t Table, ok bool) {
	if docs > 8*len(b) { // each takes a bit at least
		return t, false
	}
	r := byteReader{b: b}
	t.Days = make([]int32, 0, docs)
	t.Traditional = r.uint() == 1
	for range r.count() {
		t.Channels = append(t.Channels, len(t.Days))
		n := int(r.uint())
		if n == 0 {
			continue
		}
		if n < 0 || n > docs-len(t.Days) {
			return t, false
		}
		day := int32(unzigzag(r.uint()))
		k := int(r.uint())
		gaps := bitReader{b: r.bytes(r.count())}
		t.Days = append(t.Days, day)
		for range n - 1 {
			day += int32(gaps.rice(k & 31))
			t.Days = append(t.Days, day)
		}
		if gaps.over {
			return t, false
		}
	}
	t.Channels = append(t.Channels, len(t.Days))
	for range r.count() {
		var list []uint32
		doc := uint32(0)
		for range r.count() {
			doc += uint32(r.uint())
			list = append(list, doc)
		}
		t.Festivals = append(t.Festivals, list)
	}
	t.Chars = r.chars()
	return t, !r.failed && len(t.Days) == docs
}

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// Channel returns the channel of a document.
func (t *Table) Channel(doc uint32) int {
	i, found := slices.BinarySearch(t.Channels, int(doc)+1)
	if found { // the next channel begins behind it; channels may be empty
		for i > 0 && t.Channels[i-1] == t.Channels[i] {
			i--
		}
	}
	return i - 1
}
