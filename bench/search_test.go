package bench

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"wendang/internal/escape"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/pipeline"
	"wendang/internal/portal"
	"wendang/internal/search"
)

// indexed gives the search index the articles of stages.
type indexed struct {
	*stages
	docs []portal.ID // by channel, and in a channel by time, as in a build
}

func (x *indexed) Title(i int) (title, url string) {
	a := &x.site.Articles[x.docs[i]]
	return a.Title, escape.PathString(a.URL)
}

func (x *indexed) Open() (read func(i int) (search.Document, search.Units, error), done func()) {
	var v page.Document
	var text search.Units
	return func(i int) (search.Document, search.Units, error) {
		x.site.Document(x.docs[i], &v)
		text = text[:0].AppendBytes(x.contents[x.site.Articles[x.docs[i]].Path].Text)
		return pipeline.Document(&v), text, nil
	}, func() {}
}

// An operation is the whole index, made in memory and not written.
func BenchmarkIndex(b *testing.B) {
	x := &indexed{stages: prepare(b, articles(b))}
	for i := range x.site.Channels {
		x.docs = append(x.docs, x.site.Channels[i].List.Articles...)
	}
	ids := make([]search.DocID, len(x.docs))
	text := int64(0)
	for i, id := range x.docs {
		m := x.site.Articles[id].Meta
		ids[i] = search.NewDocID(m.Path, m.Fingerprint)
		text += int64(len(x.contents[m.Path].Text))
	}
	layout := search.LayoutOf(len(x.docs), text)
	segment := search.SegmentState{Name: search.SegmentName(pack.Fingerprint{}, layout, ids), Layout: layout, Docs: ids}
	dir := b.TempDir()
	size := 0
	b.SetBytes(text)
	b.ReportAllocs()
	for b.Loop() {
		size = x.index(b, &segment, dir)
	}
	perArticle(b, len(x.docs))
	b.ReportMetric(float64(size)/float64(len(x.docs)), "bytes/article")
	b.ReportMetric(float64(len(segment.Files())), "files")
}

// index makes the files of a segment and returns how many bytes they have.
func (x *indexed) index(b *testing.B, segment *search.SegmentState, dir string) int {
	builder, err := search.NewBuilder(segment.Name, segment.Layout, x, dir)
	if err != nil {
		b.Fatal(err)
	}
	defer builder.Close()
	var texts atomic.Int64
	sink := func() search.Sink { return counter{&texts} }
	if err := builder.Invert(context.Background(), runtime.GOMAXPROCS(0), sink, func(int) {}); err != nil {
		b.Fatal(err)
	}
	w := builder.Writer()
	size := int(texts.Load())
	var content []byte
	for _, f := range slices.DeleteFunc(segment.Files(), search.File.IsTexts) {
		if content, err = w.Append(content[:0], f); err != nil {
			b.Fatal(err)
		}
		size += len(content)
	}
	return size
}

// counter counts the bytes of files of documents.
type counter struct{ bytes *atomic.Int64 }

func (c counter) Has(search.File) bool { return false }

func (c counter) Put(_ search.File, content []byte) error {
	c.bytes.Add(int64(len(content)))
	return nil
}

func (c counter) Close() {}
