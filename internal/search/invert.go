package search

import (
	"encoding/binary"
	"slices"
	"strings"

	"wendang/internal/pack"
)

// Documents are inverted in blocks. Small ones need little memory and keep all
// goroutines busy; of many, many pieces must be joined.
const (
	blocks     = 20 // about
	leastBlock = 64
	mostBlock  = 2048
)

// charBytes are the bytes of a Chinese character.
const charBytes = 3

// In memory, an occurrence of a pair is one number: the pair, the document within
// the block, and whether it stands in the title or a tag. So occurrences are put
// into order as numbers are.
const (
	docBits   = 12
	titleBit  = 1
	placeBits = docBits + 1
)

// inverter gathers the occurrences of a block of documents. It belongs to one
// goroutine.
type inverter struct {
	folder  folder
	speller *speller
	layout  Layout
	pairs   buckets
	group   grouping
	words   map[string]*[]posting
	seen    map[string]int // words of the document, and how often
	title   tokens         // of the document's title and tags
	text    tokens
	length  int    // of the text, in terms
	buffer  []byte // of the run

	traditional bool // a traditional character was met
}

// newInverter returns an inverter for blocks of so many documents.
func newInverter(l Layout, block int) *inverter {
	v := &inverter{
		folder:  newFolder(),
		speller: newSpeller(),
		layout:  l,
		pairs:   newBuckets(l.Pairs, int(textsPerPairs/charBytes*int64(l.Pairs)*int64(min(block, l.Docs))/int64(l.Docs))),
		words:   map[string]*[]posting{},
		seen:    map[string]int{},
	}
	v.title = tokens{
		word:   func(w string) { v.seen[w] |= inTitle },
		joined: func(w string, _ int) { v.seen[w] |= inTitle },
		single: func(r rune) { v.title.pairs = append(v.title.pairs, singleKey(r)) },
	}
	v.text = tokens{
		word:   func(w string) { v.seen[w]++; v.length++ },
		joined: func(w string, _ int) { v.seen[w]++ },
	}
	return v
}

// inTitle is added to the count of a word of a title or tag.
const inTitle = 1 << 24

// add adds document doc of the block, of which it is the next one.
func (v *inverter) add(doc uint32, d *Document) {
	v.title.pairs, v.text.pairs = v.title.pairs[:0], v.text.pairs[:0]
	v.length = 0
	traditional := scan(v.folder, d.Title, &v.title)
	for _, tag := range d.Tags {
		traditional = scan(v.folder, tag, &v.title) || traditional
	}
	traditional = scan(v.folder, d.Text, &v.text) || traditional
	v.traditional = v.traditional || traditional
	v.pairs.add(v.title.pairs, doc, titleBit)
	v.pairs.add(v.text.pairs, doc, 0)
	v.length += len(v.text.pairs)
	v.group.lengths = append(v.group.lengths, int32(v.length))
	for w, n := range v.seen {
		// The word is a part of the document, which goes; and a map that is
		// given a key again keeps the new one. So it is given each once.
		list := v.words[w]
		if list == nil {
			list = new([]posting)
			v.words[strings.Clone(w)] = list
		}
		*list = append(*list, posting{doc, level(n, n >= inTitle, v.length)})
	}
	clear(v.seen)
}

// level returns how much a document is about a term that it has n times among
// length terms: that is BM25's saturation and normalisation in three steps. A
// length of 700 is an ordinary article; a fixed number, so that a level depends
// on the document alone.
func level(n int, title bool, length int) uint8 {
	switch {
	case title:
		return titleLevel
	case 700*4*n >= 12*(700+length): // 6 times in an ordinary article
		return 2
	case 700*4*n >= 5*(700+length):
		return 1
	}
	return 0
}

// flush appends the block's postings to a run: each file's pairs, then each
// file's words. What it appends is for joining, not for readers; terms of pairs
// are in no order.
func (v *inverter) flush(run *run) error {
	for i, list := range v.pairs.lists {
		files := min(1<<v.pairs.shift, v.layout.Pairs-i<<v.pairs.shift)
		if err := v.group.appendRun(run, list, v.pairs.shift, files); err != nil {
			return err
		}
		v.pairs.lists[i] = list[:0]
	}
	files := make([][]string, v.layout.Words)
	for w := range v.words {
		i := wordFile(w, v.layout.Words)
		files[i] = append(files[i], w)
	}
	for _, words := range files {
		slices.Sort(words)
		run.begin()
		for _, w := range words {
			list := *v.words[w]
			run.buffer = pack.AppendText(run.buffer, w)
			run.buffer = pack.AppendUint(run.buffer, uint64(len(list)))
			last := uint32(0)
			for _, p := range list { // in the order of documents, as they came
				run.buffer = pack.AppendUint(run.buffer, uint64(p.doc-last)<<levelBits|uint64(p.level))
				last = p.doc
			}
		}
		if err := run.end(); err != nil {
			return err
		}
	}
	clear(v.words)
	v.group.lengths = v.group.lengths[:0]
	return nil
}

// buckets hold occurrences of pairs by the file that they go to, some files in a
// bucket: with one for each file, nearly every one would miss the processor's
// caches. The file within the bucket is kept in bits that they have no use for.
type buckets struct {
	files int
	shift int // a bucket has 1<<shift files
	lists [][]uint64
}

const fileShift = keyBits + placeBits

// newBuckets returns empty buckets for so many files, with room for about so many
// occurrences.
func newBuckets(files, room int) buckets {
	b := buckets{files: files}
	for 1<<(2*b.shift) < files {
		b.shift++
	}
	if b.shift > 64-fileShift {
		panic("search: too many files")
	}
	b.lists = make([][]uint64, (files+1<<b.shift-1)>>b.shift)
	for i := range b.lists {
		b.lists[i] = make([]uint64, 0, room/len(b.lists)*5/4+16)
	}
	return b
}

// add adds occurrences in a document.
func (b *buckets) add(keys []key, doc uint32, title uint64) {
	place := uint64(doc)<<1 | title
	files, shift, lists := b.files, b.shift, b.lists
	for _, k := range keys {
		f := pairFile(k, files)
		within := uint64(f & (1<<shift - 1))
		list := &lists[f>>shift]
		*list = append(*list, within<<fileShift|mixKey(k)<<placeBits|place)
	}
}

// In an occurrence the pair stands mixed, so that its first bits are a hash of
// it. Odd numbers have an inverse, by which it is found again.
const (
	mixer   = 0x9E3779B97F4A7C15
	unmixer = 0xF1DE83E19937733D // mixer·unmixer is 1 in 64 bits
	keyMask = 1<<keyBits - 1
)

func mixKey(k key) uint64 { return k * mixer & keyMask }

// pairOf returns the pair of an occurrence.
func pairOf(p uint64) key { return p >> placeBits * unmixer & keyMask }

// grouping puts the occurrences of a bucket together by their files and pairs.
// They come in the order of documents, so that is all that is needed to have them
// sorted. Two passes put them into the order of their first bits, the file and
// some of the pair: all in sequence, where tables of pairs would be looked up in
// no order.
type grouping struct {
	lengths []int32 // of the block's documents, in terms
	other   []uint64
	low     [1 << digitBits]uint32
	high    [1 << digitBits]uint32
}

const digitBits = 11

// groupShift returns where the bits begin that occurrences of a bucket with
// 1<<shift files are put into order by: two digits.
func groupShift(shift int) int { return fileShift + shift - 2*digitBits }

// sort puts occurrences together, in list.
func (g *grouping) sort(list []uint64, shift int) {
	g.other = resize(g.other, len(list))
	clear(g.low[:])
	clear(g.high[:])
	const mask = 1<<digitBits - 1 // which the high digit keeps within; the compiler does not know
	lowShift := groupShift(shift) & 63
	highShift := (lowShift + digitBits) & 63
	for _, p := range list {
		g.low[p>>lowShift&mask]++
		g.high[p>>highShift&mask]++
	}
	low, high := uint32(0), uint32(0)
	for i := range g.low {
		g.low[i], low = low, low+g.low[i]
		g.high[i], high = high, high+g.high[i]
	}
	for _, p := range list {
		at := &g.low[p>>lowShift&mask]
		g.other[*at] = p
		*at++
	}
	for _, p := range g.other {
		at := &g.high[p>>highShift&mask]
		list[*at] = p
		*at++
	}
	// Pairs that have these bits in common are not apart yet.
	for i := 1; i < len(list); i++ {
		first := list[i] >> lowShift
		if first != list[i-1]>>lowShift || list[i]>>placeBits == list[i-1]>>placeBits {
			continue
		}
		from, to := i-1, i+1
		for from > 0 && list[from-1]>>lowShift == first {
			from--
		}
		for to < len(list) && list[to]>>lowShift == first {
			to++
		}
		// The document stands below the pair, so they stay in order.
		slices.Sort(list[from:to])
		i = to
	}
}

// appendRun appends the postings of a bucket to a run, file by file: a posting
// for all occurrences of a pair in a document.
func (g *grouping) appendRun(run *run, list []uint64, shift, files int) error {
	g.sort(list, shift)
	i := 0
	for f := range uint64(files) {
		run.begin()
		end := i
		for end < len(list) && list[end]>>fileShift == f {
			end++
		}
		// As if each were a pair of its own.
		n := len(run.buffer)
		run.buffer = slices.Grow(run.buffer, (end-i)*(termSize+postedSize))
		b := run.buffer[:cap(run.buffer)]
		for i < end {
			start, first := n, list[i]
			n += termSize
			for i < end && list[i]>>placeBits == first>>placeBits {
				place := list[i] >> 1
				from, title := i, 0
				for ; i < end && list[i]>>1 == place; i++ {
					title += int(list[i] & titleBit)
				}
				doc := place & (1<<docBits - 1)
				l := level(i-from-title, title > 0, int(g.lengths[doc]))
				binary.LittleEndian.PutUint16(b[n:], uint16(doc<<levelBits|uint64(l)))
				n += postedSize
			}
			count := (n - start - termSize) / postedSize
			binary.LittleEndian.PutUint64(b[start:], pairOf(first)<<countBits|uint64(count))
		}
		run.buffer = b[:n]
		if err := run.end(); err != nil {
			return err
		}
	}
	return nil
}

// resize returns a slice of n elements, of the memory of b when it has room.
func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/4)
	}
	return b[:n]
}

// A term in a run of pairs is its key and the number of its postings in 64 bits,
// and for each posting the document and the level in 16. Differences in varints
// would be shorter, and take longer than the disk needs for the rest.
const (
	levelBits  = 2
	countBits  = 64 - keyBits
	termSize   = 8
	postedSize = 2
)

// keyTable numbers keys in the order in which they come, and keeps a number for
// each. It is emptied often, and keeps its memory.
type keyTable struct {
	slots []int32 // the number of the key and 1, or 0
	keys  []key
	n     []int32
}

// at returns the number of a key.
func (t *keyTable) at(k key) int32 {
	if 2*len(t.keys) >= len(t.slots) {
		t.grow()
	}
	i := t.slot(k)
	if t.slots[i] == 0 {
		t.keys = append(t.keys, k)
		t.n = append(t.n, 0)
		t.slots[i] = int32(len(t.keys))
	}
	return t.slots[i] - 1
}

// slot returns where a key stands, or may be put.
func (t *keyTable) slot(k key) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := k * mixer >> 32 & mask
	for t.slots[i] != 0 && t.keys[t.slots[i]-1] != k {
		i = (i + 1) & mask
	}
	return i
}

func (t *keyTable) grow() {
	t.slots = make([]int32, max(2*len(t.slots), 1024))
	for i, k := range t.keys {
		t.slots[t.slot(k)] = int32(i + 1)
	}
}

func (t *keyTable) clear() {
	clear(t.slots)
	t.keys, t.n = t.keys[:0], t.n[:0]
}
