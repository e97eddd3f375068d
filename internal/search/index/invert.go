package index

import (
	"slices"

	"wendang/internal/pack"
	"wendang/internal/search/format"
	"wendang/internal/search/text"
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
	folding text.Folding
	speller *text.Speller
	layout  format.Layout
	pairs   pairCounts
	signer  signer
	words   map[string]*wordPostings
	seen    []*wordPostings // words of the document
	title   text.Scanner    // of the document's title and tags
	text    text.Scanner
	units   text.Units // of the title, or a tag
	length  int        // of the text, in terms
	buffer  []byte     // of the run

	together []byte // memory for terms of several words

	traditional bool // a traditional character was met
}

// wordPostings are the postings of a word.
type wordPostings struct {
	list []format.Posting
	n    uint32 // how often the document has it that is being added
}

// newInverter returns an inverter for blocks of so many documents.
func newInverter(l format.Layout, block int) *inverter {
	v := &inverter{
		folding: text.NewFolding(),
		speller: text.NewSpeller(),
		layout:  l,
		words:   map[string]*wordPostings{},
	}
	v.pairs.grow(int(format.TextsPerPairs / charBytes * int64(l.Pairs) * int64(min(block, l.Docs)) / int64(l.Docs)))
	inTitleToo := func(w []byte) { v.word(w).n |= inTitle }
	v.title = text.Scanner{
		Words: func(chain []text.Word) {
			for _, w := range chain {
				inTitleToo(w.Text)
			}
			v.together = text.Together(chain, v.together, inTitleToo)
		},
		Single: func(r rune) { v.title.Pairs = append(v.title.Pairs, text.Single(r)) },
	}
	count := func(w []byte) { v.word(w).n++ }
	v.text = text.Scanner{Words: func(chain []text.Word) {
		for _, w := range chain {
			count(w.Text)
		}
		v.length += len(chain)
		v.together = text.Together(chain, v.together, count)
	}}
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
func (v *inverter) add(doc uint32, d *format.Document, text text.Units) {
	v.title.Pairs, v.text.Pairs = v.title.Pairs[:0], v.text.Pairs[:0]
	v.length = 0
	scan := func(s string) {
		v.units = v.units[:0].AppendText(s)
		v.traditional = v.title.Scan(v.folding, v.units) || v.traditional
	}
	scan(d.Title)
	for _, tag := range d.Tags {
		scan(tag)
	}
	v.traditional = v.text.Scan(v.folding, text) || v.traditional
	v.length += len(v.text.Pairs)
	if v.layout.Slices > 0 {
		if int(doc)%v.layout.PerText == 0 { // blocks begin with a file
			v.signer.begin()
		}
		v.signer.addTitle(v.title.Pairs)
		v.signer.add(v.text.Pairs)
	}
	bounds := format.BoundsOf(v.length)
	v.pairs.begin(doc, len(v.title.Pairs)+len(v.text.Pairs))
	for _, p := range v.pairs.addTitle(v.title.Pairs) {
		v.word([]byte(p.Word())).n |= inTitle
	}
	for _, p := range v.pairs.addText(v.text.Pairs, bounds) {
		v.word([]byte(p.Word())).n++
	}
	for _, p := range v.seen {
		p.list = append(p.list, format.Posting{Doc: doc, Level: bounds.Level(p.n, p.n >= inTitle)})
		p.n = 0
	}
	v.seen = v.seen[:0]
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
		i := format.WordFileOf(w, v.layout.Words)
		files[i] = append(files[i], w)
	}
	for _, words := range files {
		slices.Sort(words)
		run.begin()
		for _, w := range words {
			run.buffer = appendWord(run.buffer, w, v.words[w].list)
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

// appendWord appends a word and its postings, which are in the order of documents.
func appendWord(dst []byte, w string, list []format.Posting) []byte {
	dst = pack.AppendText(dst, w)
	dst = pack.AppendUint(dst, uint64(len(list)))
	last := uint32(0)
	for _, p := range list {
		dst = pack.AppendUint(dst, uint64(p.Doc-last)<<format.LevelBits|uint64(p.Level))
		last = p.Doc
	}
	return dst
}
