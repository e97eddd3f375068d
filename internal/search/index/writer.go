package index

import (
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Writer makes those files of a Builder's segment that no [Sink] gets, in one
// goroutine.
type Writer struct {
	builder *Builder
	joiner  *joiner
	speller *text.Speller
	titles  *format.Compactor
	buffer  []byte
}

// Writer returns a Writer.
func (b *Builder) Writer() *Writer {
	return &Writer{builder: b, joiner: newJoiner(b.runs, b.layout), speller: text.NewSpeller(), titles: format.NewCompactor(b.chars)}
}

// Append appends the content of a file. Neighbouring files of pairs are best made
// one after the other.
func (w *Writer) Append(dst []byte, f File) ([]byte, error) {
	var err error
	b := w.buffer[:0]
	switch f.kind {
	case format.TableFile:
		b = w.builder.table().Append(b)
	case format.OrderFile:
		b = format.AppendOrder(b, w.builder.order(f.i))
	case format.PairFile:
		b, err = w.joiner.pairs(b, f.i)
	case format.WordFile:
		b, err = w.joiner.words(b, f.i)
	case format.SliceFile:
		b, err = w.joiner.slices(b, f.i)
	case format.TitleFile:
		w.titles.Reset()
		w.builder.titles.file(w.titles, w.speller, f.i, w.builder.source)
		return format.AppendTexts(dst, f.Path, w.titles), nil
	}
	if err != nil {
		return nil, err
	}
	w.buffer = b
	return format.AppendScript(dst, f.Path, b), nil
}
