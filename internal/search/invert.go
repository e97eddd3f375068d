package search

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"wendang/internal/pack"
)

// Documents are inverted in blocks. Small ones need little memory; of many, many
// pieces must be joined.
const (
	blocks     = 48 // about
	leastBlock = 256
	mostBlock  = 1 << docBits
)

// In memory, a posting of a pair is one number: the pair, the document within
// the block, and the level. So postings are put into order as numbers are.
const (
	docBits   = 12
	levelBits = 2
)

// inverter gathers the postings of a block of documents. It belongs to one
// goroutine.
type inverter struct {
	folder folder
	layout Layout
	pairs  []uint64 // as they come
	files  []uint64 // by file
	group  grouping
	words  map[string]*[]posting
	counts termCounts
	seen   map[string]int // words of the document, and how often

	traditional bool // a traditional character was met
}

func newInverter(l Layout, block int) *inverter {
	// Room for what a block brings, more or less: a quarter of the texts' bytes
	// begin a pair that is new in its document.
	room := l.Pairs * textsPerPairs / l.Docs * block / 4
	return &inverter{
		folder: newFolder(),
		layout: l,
		pairs:  make([]uint64, 0, room),
		words:  map[string]*[]posting{},
		counts: newTermCounts(),
		seen:   map[string]int{},
	}
}

// inTitle is added to the count of a term of a title or tag.
const inTitle = 1 << 24

// add adds document doc of the block.
func (v *inverter) add(doc uint32, d *Document) {
	v.traditional = v.traditional || v.folder.traditional(d.Title) || v.folder.traditional(d.Text)
	title := tokens{
		pair:   func(k key) { v.counts.add(k, inTitle) },
		word:   func(w string) { v.seen[w] += inTitle },
		single: func(r rune) { v.counts.add(singleKey(r), inTitle) },
	}
	scan(v.folder, d.Title, title)
	for _, t := range d.Tags {
		scan(v.folder, t, title)
	}
	length := 0
	scan(v.folder, d.Text, tokens{
		pair: func(k key) { v.counts.add(k, 1); length++ },
		word: func(w string) { v.seen[w]++; length++ },
	})
	v.pairs = v.counts.take(v.pairs, doc, length)
	for w, n := range v.seen {
		// The word is a part of the document, which goes; and a map that is
		// given a key again keeps the new one. So it is given each once.
		list := v.words[w]
		if list == nil {
			list = new([]posting)
			v.words[strings.Clone(w)] = list
		}
		*list = append(*list, posting{doc, level(uint32(n), length)})
	}
	clear(v.seen)
}

// level returns how much a document is about a term that it has n times among
// length terms: that is BM25's saturation and normalisation in three steps. A
// length of 700 is an ordinary article; a fixed number, so that a level depends
// on the document alone.
func level(n uint32, length int) uint8 {
	switch {
	case n >= inTitle:
		return titleLevel
	case 700*4*int(n) >= 12*(700+length): // 6 times in an ordinary article
		return 2
	case 700*4*int(n) >= 5*(700+length):
		return 1
	}
	return 0
}

// flush appends the block's postings to a run: each file's pairs, then each
// file's words. What it appends is for joining, not for readers; terms of pairs
// are in no order.
func (v *inverter) flush(run *run) error {
	for list := range v.byFile() {
		run.begin()
		run.buffer = v.group.appendRun(run.buffer, list)
		if err := run.end(); err != nil {
			return err
		}
	}
	v.pairs = v.pairs[:0]
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
	return nil
}

// byFile gives the block's postings of pairs, file by file, in the order of
// documents. They are moved to places that are near one another in two steps:
// straight to a thousand files, nearly each would miss the processor's caches.
func (v *inverter) byFile() iter.Seq[[]uint64] {
	n := v.layout.Pairs
	width := 1
	for width*width < n {
		width++
	}
	v.files = resize(v.files, len(v.pairs))
	coarse := spread(v.files, v.pairs, (n+width-1)/width, func(p uint64) int {
		return pairFile(p>>(docBits+levelBits), n) / width
	})
	return func(yield func([]uint64) bool) {
		from := 0
		for c, to := range coarse {
			// The postings as they came are not needed any more.
			part := v.files[from:to]
			out := v.pairs[from:to]
			first := c * width
			fine := spread(out, part, min(width, n-first), func(p uint64) int {
				return pairFile(p>>(docBits+levelBits), n) - first
			})
			at := 0
			for _, end := range fine {
				if !yield(out[at:end]) {
					return
				}
				at = end
			}
			from = to
		}
	}
}

// spread puts the numbers of in into out, by the class of each, below n, and
// returns where each class ends. What it learns of a number's class when it
// counts it keeps in bits that the number has no use for.
func spread(out, in []uint64, n int, class func(uint64) int) (ends []int) {
	const shift = keyBits + docBits + levelBits
	ends = make([]int, n)
	if n > 1<<(64-shift) {
		panic("search: too many files")
	}
	for i, p := range in {
		c := class(p)
		in[i] = p | uint64(c)<<shift
		ends[c]++
	}
	at := 0
	for i, count := range ends {
		ends[i] = at
		at += count
	}
	for _, p := range in {
		c := p >> shift
		out[ends[c]] = p & (1<<shift - 1)
		ends[c]++
	}
	return ends
}

func resize(b []uint64, n int) []uint64 {
	if cap(b) < n {
		return make([]uint64, n, n+n/8)
	}
	return b[:n]
}

// grouping puts postings of a file together by their pairs. They come in the
// order of documents, so that is all that is needed to have them sorted, and it
// takes a fraction of the time of sorting.
type grouping struct {
	terms   keyTable
	place   []int32  // of each posting's pair
	sorted  []uint16 // documents and levels, by pair
	offsets []int32
}

func (g *grouping) appendRun(b []byte, list []uint64) []byte {
	g.place = g.place[:0]
	for _, p := range list {
		t := g.terms.at(p >> (docBits + levelBits))
		g.terms.n[t]++
		g.place = append(g.place, t)
	}
	g.offsets = append(g.offsets[:0], 0)
	for _, n := range g.terms.n {
		g.offsets = append(g.offsets, g.offsets[len(g.offsets)-1]+n)
	}
	if cap(g.sorted) < len(list) {
		g.sorted = make([]uint16, len(list)+len(list)/4)
	}
	g.sorted = g.sorted[:len(list)]
	next := g.offsets
	for i, p := range list {
		t := g.place[i]
		g.sorted[next[t]] = uint16(p & (1<<(docBits+levelBits) - 1))
		next[t]++
	}
	from := int32(0)
	for t, k := range g.terms.keys {
		b = binary.LittleEndian.AppendUint64(b, k<<countBits|uint64(g.terms.n[t]))
		for _, p := range g.sorted[from:next[t]] {
			b = append(b, byte(p), byte(p>>8))
		}
		from = next[t]
	}
	g.terms.clear()
	return b
}

// A term in a run of pairs is its key and the number of its postings in 64 bits,
// and for each posting the document and the level in 16. Differences in varints
// would be shorter, and take longer than the disk needs for the rest.
const (
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
	t.keys, t.n = t.keys[:0], t.n[:0]
}

// termCounts counts the terms of a document. It is a hash table that is emptied
// for each one, and forgets nothing of its memory.
type termCounts struct {
	slots []termCount
	used  []uint32
	shift int
}

type termCount struct {
	key key
	n   uint32
}

func newTermCounts() termCounts {
	const bits = 12
	return termCounts{slots: make([]termCount, 1<<bits), shift: 64 - bits}
}

func (t *termCounts) add(k key, n uint32) {
	i := k * 0x9E3779B97F4A7C15 >> t.shift
	mask := uint64(len(t.slots) - 1)
	for {
		s := &t.slots[i]
		if s.key == k {
			s.n += n
			return
		}
		if s.key == 0 {
			if 2*len(t.used) >= len(t.slots) {
				t.grow()
				t.add(k, n)
				return
			}
			*s = termCount{k, n}
			t.used = append(t.used, uint32(i))
			return
		}
		i = (i + 1) & mask
	}
}

func (t *termCounts) grow() {
	old := *t
	t.shift--
	t.slots, t.used = make([]termCount, 2*len(old.slots)), make([]uint32, 0, 2*cap(old.used))
	for _, i := range old.used {
		t.add(old.slots[i].key, old.slots[i].n)
	}
}

// take appends a posting of document doc for each term, and empties the table.
// length is how many terms the document's text has.
func (t *termCounts) take(dst []uint64, doc uint32, length int) []uint64 {
	for _, i := range t.used {
		s := &t.slots[i]
		dst = append(dst, s.key<<(docBits+levelBits)|uint64(doc)<<levelBits|uint64(level(s.n, length)))
		s.key = 0
	}
	t.used = t.used[:0]
	return dst
}
