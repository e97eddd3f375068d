package search

import (
	"bytes"

	"github.com/klauspost/compress/flate"

	"wendang/internal/pack"
)

// Sink receives the files of documents of a segment as the documents are read.
// It is for one goroutine.
type Sink interface {
	// Has reports whether a file is there already. It is asked once.
	Has(f File) bool
	// Put takes the content of a file; that is good until it returns.
	Put(f File, content []byte) error
	Close()
}

// textWriter makes files of documents: each with its title, URL, category, time,
// tags and text. It belongs to one goroutine.
type textWriter struct {
	builder *Builder
	sink    Sink
	coder   *charCoder
	packer  packer
	file    File
	has     bool // the sink has the file
	buffer  []byte
	script  []byte
}

// add adds a document. All of a file are to be added in order.
func (w *textWriter) add(doc int, d *Document) error {
	l := w.builder.layout
	if doc%l.PerText == 0 {
		name, i := w.builder.name, doc/l.PerText
		w.file = File{file(name, "t", i), name, 't', i}
		w.has = w.sink.Has(w.file)
		w.buffer = w.buffer[:0]
	}
	if w.has {
		return nil
	}
	b := w.coder.appendText(w.buffer, d.Title)
	b = pack.AppendText(b, d.URL)
	b = w.coder.appendText(b, d.Category)
	b = pack.AppendText(b, d.Time)
	b = pack.AppendUint(b, uint64(len(d.Tags)))
	for _, t := range d.Tags {
		b = w.coder.appendText(b, t)
	}
	w.buffer = w.coder.appendText(b, d.Text)
	if (doc+1)%l.PerText > 0 && doc+1 < l.Docs {
		return nil
	}
	packed, err := w.packer.pack(w.buffer)
	if err != nil {
		return err
	}
	w.script = appendScript(w.script[:0], w.file.Path, packed)
	return w.sink.Put(w.file, w.script)
}

// packer compresses.
type packer struct {
	deflate *flate.Writer
	packed  bytes.Buffer
}

// pack returns b compressed, good until the next call.
func (p *packer) pack(b []byte) ([]byte, error) {
	if p.deflate == nil {
		p.deflate, _ = flate.NewWriter(nil, flate.BestSpeed) // the level is a valid one
	}
	p.packed.Reset()
	p.deflate.Reset(&p.packed)
	if _, err := p.deflate.Write(b); err != nil {
		return nil, err
	}
	if err := p.deflate.Close(); err != nil {
		return nil, err
	}
	return p.packed.Bytes(), nil
}
