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
	folder folder
	layout Layout
	pairs  buckets
	group  grouping
	words  map[string]*[]posting
	seen   map[string]int // words of the document, and how often
	title  tokens         // of the document's title and tags
	text   tokens
	length int    // of the text, in terms
	buffer []byte // of the run

	traditional bool // a traditional character was met
}

func newInverter(l Layout) *inverter {
	v := &inverter{
		folder: newFolder(),
		layout: l,
		pairs:  newBuckets(l.Pairs),
		words:  map[string]*[]posting{},
		seen:   map[string]int{},
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
	for _, k := range v.title.pairs {
		v.pairs.add(k, doc, titleBit)
	}
	for _, k := range v.text.pairs {
		v.pairs.add(k, doc, 0)
	}
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
		if err := v.group.appendRun(run, list, files); err != nil {
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

func newBuckets(files int) buckets {
	b := buckets{files: files}
	for 1<<(2*b.shift) < files {
		b.shift++
	}
	if b.shift > 64-fileShift {
		panic("search: too many files")
	}
	b.lists = make([][]uint64, (files+1<<b.shift-1)>>b.shift)
	return b
}

func (b *buckets) add(k key, doc uint32, title uint64) {
	f := pairFile(k, b.files)
	within := uint64(f & (1<<b.shift - 1))
	list := &b.lists[f>>b.shift]
	*list = append(*list, within<<fileShift|k<<placeBits|uint64(doc)<<1|title)
}

// grouping puts the occurrences of a bucket together by their files and pairs.
// They come in the order of documents, so that is all that is needed to have them
// sorted, and it takes a fraction of the time of sorting. Those of a pair in one
// document become one posting.
type grouping struct {
	lengths []int32  // of the block's documents, in terms
	terms   keyTable // with the file above the key
	place   []int32  // of each occurrence's term
	ends    []int32  // of each file's terms in order
	order   []int32  // of the terms, by file
	offsets []int32  // of each term's postings
	sorted  []uint32 // postings by term: document, whether in its title, how often
}

// In a posting of a grouping, how often a pair stands in the document's text.
const (
	timesBits  = 32 - placeBits
	mostTimes  = 1<<timesBits - 1
	inTitleBit = 1 << timesBits
)

// appendRun appends the postings of a bucket to a run, file by file.
func (g *grouping) appendRun(run *run, list []uint64, files int) error {
	g.place = resize(g.place, len(list))
	total := int32(0)
	for i, p := range list {
		t := g.terms.at(p >> placeBits)
		g.place[i] = t
		s := &g.terms.seen[t]
		if doc := int32(p>>1&(1<<docBits-1)) + 1; s.last != doc {
			s.last = doc
			s.n++
			total++
		}
	}
	// The terms by file.
	g.ends = append(g.ends[:0], make([]int32, files+1)...)
	for _, k := range g.terms.keys {
		g.ends[k>>keyBits+1]++
	}
	for f := range files {
		g.ends[f+1] += g.ends[f]
	}
	g.order = resize(g.order, len(g.terms.keys))
	for t, k := range g.terms.keys {
		g.order[g.ends[k>>keyBits]] = int32(t)
		g.ends[k>>keyBits]++
	}
	// The postings by term.
	g.offsets = resize(g.offsets, len(g.terms.keys))
	at := int32(0)
	for _, t := range g.order {
		g.offsets[t] = at
		at += g.terms.seen[t].n
		g.terms.seen[t].last = 0
	}
	g.sorted = resize(g.sorted, int(total))
	for i, p := range list {
		t := g.place[i]
		s := &g.terms.seen[t]
		doc := uint32(p >> 1 & (1<<docBits - 1))
		if s.last != int32(doc)+1 {
			s.last = int32(doc) + 1
			g.sorted[g.offsets[t]] = doc << (timesBits + 1)
			g.offsets[t]++
		}
		q := &g.sorted[g.offsets[t]-1]
		if p&titleBit != 0 {
			*q |= inTitleBit
		} else if *q&mostTimes < mostTimes {
			*q++
		}
	}
	first, from := int32(0), int32(0)
	for f := range files {
		run.begin()
		b := run.buffer
		for _, t := range g.order[first:g.ends[f]] {
			b = binary.LittleEndian.AppendUint64(b, g.terms.keys[t]<<countBits|uint64(g.terms.seen[t].n))
			for _, p := range g.sorted[from:g.offsets[t]] {
				doc := p >> (timesBits + 1)
				l := level(int(p&mostTimes), p&inTitleBit != 0, int(g.lengths[doc]))
				b = binary.LittleEndian.AppendUint16(b, uint16(doc<<levelBits|uint32(l)))
			}
			from = g.offsets[t]
		}
		first = g.ends[f]
		run.buffer = b
		if err := run.end(); err != nil {
			return err
		}
	}
	g.terms.clear()
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

// keyTable numbers keys in the order in which they come, and keeps what was seen
// of each. It is emptied often, and keeps its memory.
type keyTable struct {
	slots []int32 // the number of the key and 1, or 0
	keys  []key
	seen  []seen
}

// seen is how many postings a key has, and which document the last one is of.
type seen struct{ n, last int32 }

// at returns the number of a key.
func (t *keyTable) at(k key) int32 {
	if 2*len(t.keys) >= len(t.slots) {
		t.grow()
	}
	i := t.slot(k)
	if t.slots[i] == 0 {
		t.keys = append(t.keys, k)
		t.seen = append(t.seen, seen{})
		t.slots[i] = int32(len(t.keys))
	}
	return t.slots[i] - 1
}

// slot returns where a key stands, or may be put.
func (t *keyTable) slot(k key) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := k * 0x9E3779B97F4A7C15 >> 32 & mask
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
	t.keys, t.seen = t.keys[:0], t.seen[:0]
}
