package search

import (
	"slices"

	"wendang/internal/pack"
)

// Documents are inverted in blocks. Small ones need little memory and keep all
// goroutines busy; of many, many pieces must be joined.
const (
	blocks     = 20 // about
	leastBlock = 64
	mostBlock  = 1 << docBits
)

// charBytes are the bytes of a Chinese character.
const charBytes = 3

// inverter gathers the occurrences of a block of documents. It belongs to one
// goroutine.
type inverter struct {
	folder  folder
	speller *speller
	layout  Layout
	pairs   pairCounts
	signer  signer
	words   map[string]*wordPostings
	seen    []*wordPostings // words of the document
	title   tokens          // of the document's title and tags
	text    tokens
	units   Units  // of the title, or a tag
	length  int    // of the text, in terms
	buffer  []byte // of the run

	traditional bool // a traditional character was met
}

// wordPostings are the postings of a word.
type wordPostings struct {
	list []posting
	n    uint32 // how often the document has it that is being added
}

// newInverter returns an inverter for blocks of so many documents.
func newInverter(l Layout, block int) *inverter {
	v := &inverter{
		folder:  newFolder(),
		speller: newSpeller(),
		layout:  l,
		words:   map[string]*wordPostings{},
	}
	v.pairs.grow(int(textsPerPairs / charBytes * int64(l.Pairs) * int64(min(block, l.Docs)) / int64(l.Docs)))
	v.title = tokens{
		word:   func(w []byte) { v.word(w).n |= inTitle },
		joined: func(w []byte, _ int) { v.word(w).n |= inTitle },
		single: func(r rune) { v.title.pairs = append(v.title.pairs, singleKey(r)) },
	}
	v.text = tokens{
		word:   func(w []byte) { v.word(w).n++; v.length++ },
		joined: func(w []byte, _ int) { v.word(w).n++ },
	}
	return v
}

// inTitle is added to the count of a word of a title or tag.
const inTitle = 1 << 24

// word returns the postings of a word that the document has.
func (v *inverter) word(w []byte) *wordPostings {
	p := v.words[string(w)]
	if p == nil {
		p = &wordPostings{}
		v.words[string(w)] = p
	}
	if p.n == 0 {
		v.seen = append(v.seen, p)
	}
	return p
}

// add adds document doc of the block, of which it is the next one, with the units
// of its text.
func (v *inverter) add(doc uint32, d *Document, text Units) {
	v.title.pairs, v.text.pairs = v.title.pairs[:0], v.text.pairs[:0]
	v.length = 0
	scan := func(s string) {
		v.units = v.units[:0].AppendText(s)
		v.traditional = v.title.scan(v.folder, v.units) || v.traditional
	}
	scan(d.Title)
	for _, tag := range d.Tags {
		scan(tag)
	}
	v.traditional = v.text.scan(v.folder, text) || v.traditional
	v.length += len(v.text.pairs)
	if v.layout.Slices > 0 {
		if int(doc)%v.layout.PerText == 0 { // blocks begin with a file
			v.signer.begin()
		}
		v.signer.addTitle(v.title.pairs)
		v.signer.add(v.text.pairs)
	}
	bounds := boundsOf(v.length)
	v.pairs.begin(doc, len(v.title.pairs)+len(v.text.pairs))
	for _, k := range v.pairs.addTitle(v.title.pairs) {
		v.word([]byte(rareWord(k))).n |= inTitle
	}
	for _, k := range v.pairs.addText(v.text.pairs, bounds) {
		v.word([]byte(rareWord(k))).n++
	}
	for _, p := range v.seen {
		p.list = append(p.list, posting{doc, bounds.level(p.n, p.n >= inTitle)})
		p.n = 0
	}
	v.seen = v.seen[:0]
}

// bounds say how often a document must have a term for its postings' levels.
type bounds struct{ one, two uint32 }

// boundsOf returns the bounds of a document of so many terms. They are BM25's
// saturation and normalisation in three steps: an ordinary article of 700 terms
// must have a term 2.5 times and 6 times. That is a fixed number, so that a level
// depends on the document alone.
func boundsOf(length int) bounds {
	atLeast := func(n int) uint32 { return uint32((n*(700+length) + 2800 - 1) / 2800) }
	return bounds{atLeast(5), atLeast(12)}
}

// level returns how much a document is about a term that it has n times. It is made
// without branches, since which level it is cannot be foreseen.
func (l bounds) level(n uint32, title bool) uint8 {
	level := uint8(0)
	if n >= l.one {
		level = 1
	}
	if n >= l.two {
		level = 2
	}
	if title {
		level = titleLevel
	}
	return level
}

// flush appends the block's postings to a run: each bucket of pairs, then each
// file's words, then signatures. What it appends is for joining, not for readers.
func (v *inverter) flush(run *run) error {
	for _, list := range v.pairs.buckets {
		run.begin()
		run.buffer = appendMemory(run.buffer, list)
		if err := run.end(); err != nil {
			return err
		}
	}
	v.pairs.reset()
	files := make([][]string, v.layout.Words)
	for w := range v.words {
		i := wordFile(w, v.layout.Words)
		files[i] = append(files[i], w)
	}
	for _, words := range files {
		slices.Sort(words)
		run.begin()
		for _, w := range words {
			list := v.words[w].list
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
	if v.layout.Slices > 0 {
		return v.signer.flush(run)
	}
	return nil
}
