package search

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"

	"wendang/internal/pack"
)

// Document is what the index knows of an article.
type Document struct {
	Title     string
	URL       string // output path
	Category  string // column, festival or channel, as readers see it
	Time      string // 2021-02-13 00:10:39
	Day       int    // days since 1970
	Channel   int
	Festivals []int
	Tags      []string
	Text      string // plain text, a line a block; only where an index was read
}

// Source gives the documents of a segment, in the order of channels and, in a
// channel, of time. It may be called by several goroutines, each with its own
// result of Open.
type Source interface {
	// Title returns a document's title and URL.
	Title(i int) (title, url string)
	// Open returns a function that returns documents and their plain texts, a
	// line a block, good until its next call, and one that ends it.
	Open() (read func(i int) (Document, Units, error), done func())
}

// Builder makes the files of a segment.
type Builder struct {
	name   string
	layout Layout
	block  int // documents of a block
	source Source
	runs   *runs
	chars  []rune // in which texts are written
	heads  []head // by document
	titles titleIndex

	traditional atomic.Uint64 // 1 when there is a traditional character
}

// head is what the table of documents says of one.
type head struct {
	day, channel int32
	festivals    []int
}

// NewBuilder returns a Builder for a segment. It keeps what it works with in a
// temporary file in dir, until Close.
func NewBuilder(name string, l Layout, source Source, dir string) (*Builder, error) {
	// No file of documents is of two blocks, and no byte of a slice.
	unit := l.PerText
	if l.Slices > 0 {
		unit *= 8
	}
	block := max(min(max(l.Docs/blocks, leastBlock), mostBlock)/unit, 1) * unit
	r, err := newRuns(dir, (l.Docs+block-1)/block)
	if err != nil {
		return nil, err
	}
	return &Builder{name: name, layout: l, block: block, source: source, runs: r}, nil
}

// Close lets go of the temporary file.
func (b *Builder) Close() { b.runs.close() }

// Invert reads all documents, in several goroutines, telling progress how many,
// and gives the files of documents to sinks, one for each goroutine. Then the
// other files can be made.
func (b *Builder) Invert(ctx context.Context, jobs int, sink func() Sink, progress func(more int)) error {
	if err := b.sample(); err != nil {
		return err
	}
	b.heads = make([]head, b.layout.Docs)
	b.titles.init(b.layout)
	var next atomic.Int64
	var stop atomic.Bool
	errs := make([]error, jobs)
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() {
			w := &textWriter{builder: b, sink: sink(), compactor: newCompactor(b.chars)}
			defer w.sink.Close()
			v := newInverter(b.layout, b.block)
			read, done := b.source.Open()
			defer done()
			for !stop.Load() {
				block := int(next.Add(1)) - 1
				if block >= len(b.runs.list) {
					return
				}
				if errs[j] = errors.Join(ctx.Err(), b.invert(v, w, block, read)); errs[j] != nil {
					stop.Store(true)
					return
				}
				progress(min((block+1)*b.block, b.layout.Docs) - block*b.block)
			}
		})
	}
	wait.Wait()
	b.titles.sort()
	return errors.Join(errs...)
}

// sample finds out in which characters texts are to be written.
func (b *Builder) sample() error {
	counter := new(charCounter)
	read, done := b.source.Open()
	defer done()
	n := min(b.layout.Docs, sampleDocs)
	for i := range n {
		d, text, err := read(i * b.layout.Docs / n)
		if err != nil {
			return err
		}
		d.addTo(func(s string) { counter.add(s); counter.add("\x00") })
		counter.addUnits(text[:min(len(text), sampleBytes)])
		counter.add("\x00")
	}
	b.chars = counter.chars()
	return nil
}

func (b *Builder) invert(v *inverter, w *textWriter, block int, read func(i int) (Document, Units, error)) error {
	first := block * b.block
	r := &run{runs: b.runs, first: uint32(first), buffer: v.buffer[:0]}
	for i := first; i < min(first+b.block, b.layout.Docs); i++ {
		d, text, err := read(i)
		if err != nil {
			return err
		}
		if err := w.add(i, &d, text); err != nil {
			return err
		}
		v.add(uint32(i-first), &d, text)
		b.heads[i] = head{int32(d.Day), int32(d.Channel), d.Festivals}
		b.titles.add(v.speller, i, d.Title)
	}
	if v.traditional {
		b.traditional.Store(1)
	}
	if err := v.flush(r); err != nil {
		return err
	}
	if err := r.write(); err != nil {
		return err
	}
	b.runs.list[block] = r
	v.buffer, r.buffer = r.buffer, nil
	return nil
}

// File is a file of a segment.
type File struct {
	Path    string // output path
	Segment string // its name
	kind    byte
	i       int
}

// IsTexts reports whether it is a file of documents, which a [Sink] gets.
func (f File) IsTexts() bool { return f.kind == 't' }

// Files lists the files of a segment.
func (s *SegmentState) Files() []File {
	name, l := s.Name, s.Layout
	files := make([]File, 0, 1+l.Pairs+l.Words+l.Texts+l.Titles+l.Slices)
	add := func(kind byte, n int) {
		for i := range n {
			files = append(files, File{file(name, string(kind), i), name, kind, i})
		}
	}
	add('p', l.Pairs)
	add('w', l.Words)
	add('t', l.Texts)
	add('s', l.Titles)
	add('g', l.Slices)
	return append(files, File{docsFile(name), name, 'd', 0})
}

// Writer makes those files of a Builder's segment that no [Sink] gets, in one
// goroutine.
type Writer struct {
	builder *Builder
	joiner  *joiner
	speller *speller
	titles  *compactor
	buffer  []byte
}

// Writer returns a Writer.
func (b *Builder) Writer() *Writer {
	return &Writer{builder: b, joiner: newJoiner(b.runs, b.layout), speller: newSpeller(), titles: newCompactor(b.chars)}
}

// Append appends the content of a file. Neighbouring files of pairs are best made
// one after the other.
func (w *Writer) Append(dst []byte, f File) ([]byte, error) {
	var err error
	b := w.buffer[:0]
	switch f.kind {
	case 'd':
		b = w.builder.docs(b)
	case 'p':
		b, err = w.joiner.pairs(b, f.i)
	case 'w':
		b, err = w.joiner.words(b, f.i)
	case 'g':
		b, err = w.joiner.slices(b, f.i)
	case 's':
		w.titles.reset()
		w.builder.titles.file(w.titles, w.speller, f.i, w.builder.source)
		return appendTexts(dst, f.Path, w.titles), nil
	}
	if err != nil {
		return nil, err
	}
	w.buffer = b
	return appendScript(dst, f.Path, b), nil
}

// appendScript appends a script that hands over bytes: a call with the file's
// name, the number of bytes, and these as text.
func appendScript(dst []byte, path string, b []byte) []byte {
	dst = append93(startScript(dst, path, len(b)), b)
	return append(dst, scriptEnd...)
}

// appendTexts appends a script that hands over texts, and the number of their
// units.
func appendTexts(dst []byte, path string, c *compactor) []byte {
	digits, units := c.compact()
	dst = append(startScript(dst, path, units), digits...)
	return append(dst, scriptEnd...)
}

func startScript(dst []byte, path string, n int) []byte {
	dst = append(dst, `wdIndex("`...)
	dst = append(dst, path[len(Dir)+1:len(path)-len(".js")]...)
	dst = append(dst, `",`...)
	dst = strconv.AppendInt(dst, int64(n), 10)
	return append(dst, `,"`...)
}

const scriptEnd = "\");\n"

// docs appends the table of documents: whether any has a traditional character,
// which browsers then learn to fold; for each channel the number of its
// documents, and their days as gaps; for each festival its documents; and the
// characters in which texts are written.
// Since a channel's documents follow one another, and in a channel days do, most
// gaps are 0 or 1.
func (b *Builder) docs(dst []byte) []byte {
	type channel struct{ days []int }
	var channels []channel
	var festivals [][]posting
	for i, d := range b.heads {
		for len(channels) <= int(d.channel) {
			channels = append(channels, channel{})
		}
		channels[d.channel].days = append(channels[d.channel].days, int(d.day))
		for _, f := range d.festivals {
			for len(festivals) <= f {
				festivals = append(festivals, nil)
			}
			festivals[f] = append(festivals[f], posting{doc: uint32(i)})
		}
	}
	dst = pack.AppendUint(dst, b.traditional.Load())
	dst = pack.AppendUint(dst, uint64(len(channels)))
	for _, c := range channels {
		dst = pack.AppendUint(dst, uint64(len(c.days)))
		if len(c.days) == 0 {
			continue
		}
		dst = pack.AppendInt(dst, int64(c.days[0]))
		k := riceParameter(c.days[len(c.days)-1]-c.days[0]+len(c.days), len(c.days))
		dst = pack.AppendUint(dst, uint64(k))
		w := bitWriter{}
		for i := 1; i < len(c.days); i++ {
			w.rice(uint64(c.days[i]-c.days[i-1]), k)
		}
		w.flush()
		dst = pack.AppendUint(dst, uint64(len(w.b)))
		dst = append(dst, w.b...)
	}
	dst = pack.AppendUint(dst, uint64(len(festivals)))
	for _, list := range festivals {
		dst = pack.AppendUint(dst, uint64(len(list)))
		last := uint32(0)
		for _, p := range list {
			dst = pack.AppendUint(dst, uint64(p.doc-last))
			last = p.doc
		}
	}
	return appendChars(dst, b.chars)
}
