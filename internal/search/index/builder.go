package index

import (
	"context"
	"sync/atomic"

	"wendang/internal/parallel"
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

const unitBytes = text.UnitBytes // where a text has the name of the package

// Builder makes the files of a segment.
type Builder struct {
	name   string
	layout format.Layout
	block  int // documents of a block
	source Source
	runs   *runs
	chars  []rune // in which texts are written
	heads  []head // by document
	titles titleIndex

	traditional atomic.Bool // there is a traditional character
}

// head is what the table of documents has of one.
type head struct {
	day, channel int32
	festivals    []int
	order        format.Order
}

// NewBuilder returns a Builder for a segment. It keeps what it works with in a
// temporary file in dir, until Close.
func NewBuilder(name string, l format.Layout, source Source, dir string) (*Builder, error) {
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

// A block of documents has room for eight files of any size, which share a byte of
// a slice.
const _ = uint(mostBlock - 8*format.MaxPerText)

// Close lets go of the temporary file.
func (b *Builder) Close() { b.runs.close() }

// Invert reads all documents in several goroutines, calling progress with how many,
// and gives the files of documents to sinks, one for each goroutine. Then the
// other files can be made.
func (b *Builder) Invert(ctx context.Context, jobs int, sink func() Sink, progress func(more int)) error {
	if err := b.sample(); err != nil {
		return err
	}
	b.heads = make([]head, b.layout.Docs)
	b.titles.init(b.layout)
	err := parallel.Chunks(ctx, jobs, len(b.runs.list), 1, func() (work func(block int) error, end func()) {
		w := &textWriter{builder: b, sink: sink(), compactor: format.NewCompactor(b.chars)}
		v := newInverter(b.layout, b.block)
		read, done := b.source.Open()
		work = func(block int) error {
			if err := b.invert(v, w, block, read); err != nil {
				return err
			}
			progress(min((block+1)*b.block, b.layout.Docs) - block*b.block)
			return nil
		}
		return work, func() {
			done()
			w.sink.Close()
		}
	}, nil) // progress counts documents, not blocks
	b.titles.sort()
	return err
}

// How much is sampled to find out in which characters texts are to be written: of so
// many documents, so many bytes of each text.
const (
	sampleDocs  = 128
	sampleBytes = 6 << 10
)

// sample finds out in which characters texts are to be written.
func (b *Builder) sample() error {
	counter := new(format.CharCounter)
	read, done := b.source.Open()
	defer done()
	n := min(b.layout.Docs, sampleDocs)
	for i := range n {
		d, text, err := read(i * b.layout.Docs / n)
		if err != nil {
			return err
		}
		d.EachText(func(s string) { counter.Add(s); counter.Add("\x00") })
		counter.AddUnits(text[:min(len(text), sampleBytes)])
		counter.Add("\x00")
	}
	b.chars = counter.Chars()
	return nil
}

// invert reads the documents of a block, and makes a run of them.
func (b *Builder) invert(v *inverter, w *textWriter, block int, read func(i int) (format.Document, text.Units, error)) error {
	first := block * b.block
	r := &run{runs: b.runs, first: uint32(first), buffer: v.buffer[:0]}
	for i := first; i < min(first+b.block, b.layout.Docs); i++ {
		d, text, err := read(i)
		if err != nil {
			return err
		}
		order := format.Order{Second: d.Second, Address: format.AddressHash(d.URL), Units: len(text) / unitBytes}
		if err := w.add(i, &d, text); err != nil {
			return err
		}
		v.add(uint32(i-first), &d, text)
		b.heads[i] = head{int32(d.Day), int32(d.Channel), d.Festivals, order}
		b.titles.add(v.speller, i, d.Title)
	}
	if v.traditional {
		b.traditional.Store(true)
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

// table returns the table of documents.
func (b *Builder) table() *format.Table {
	t := &format.Table{Traditional: b.traditional.Load(), Chars: b.chars}
	for i, d := range b.heads {
		for len(t.Channels) <= int(d.channel) {
			t.Channels = append(t.Channels, i)
		}
		t.Days = append(t.Days, d.day)
		for _, f := range d.festivals {
			for len(t.Festivals) <= f {
				t.Festivals = append(t.Festivals, nil)
			}
			t.Festivals[f] = append(t.Festivals[f], uint32(i))
		}
	}
	t.Channels = append(t.Channels, len(b.heads))
	return t
}

// order returns what file i of the order of documents holds.
func (b *Builder) order(i int) []format.Order {
	var list []format.Order
	for _, d := range b.heads[i*format.OrderDocs : min((i+1)*format.OrderDocs, len(b.heads))] {
		list = append(list, d.order)
	}
	return list
}

// textWriter makes files of documents. It belongs to one goroutine.
type textWriter struct {
	builder   *Builder
	sink      Sink
	compactor *format.Compactor
	file      File
	has       bool // the sink has the file
	script    []byte
}

// add adds a document with its text. All of a file are to be added in order.
func (w *textWriter) add(doc int, d *format.Document, text text.Units) error {
	l := w.builder.layout
	if doc%l.PerText == 0 {
		name, i := w.builder.name, doc/l.PerText
		w.file = File{format.Path(name, format.TextFile, i), name, format.TextFile, i}
		w.has = w.sink.Has(w.file)
		w.compactor.Reset()
	}
	if w.has {
		return nil
	}
	d.EachText(w.compactor.Add)
	w.compactor.AddUnits(text)
	if (doc+1)%l.PerText > 0 && doc+1 < l.Docs {
		return nil
	}
	w.script = format.AppendTexts(w.script[:0], w.file.Path, w.compactor)
	return w.sink.Put(w.file, w.script)
}
