// Package searchtest makes indexes in memory, for the tests of the packages of the
// search.
package searchtest

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"wendang/internal/pack"
	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/text"
)

// Docs is an index.Source of documents in memory.
type Docs []format.Document

// Doc returns a document of 2021.
func Doc(url, title, text string) format.Document {
	return format.Document{Title: title, URL: url, Category: "范文大全", Time: "2021-02-13 00:10:39", Day: 18671, Text: text}
}

// Title returns a document's title and URL.
func (m Docs) Title(i int) (title, url string) { return m[i].Title, m[i].URL }

// Open returns documents whose texts are overwritten by the next one, as a
// build's are.
func (m Docs) Open() (func(i int) (format.Document, text.Units, error), func()) {
	var units text.Units
	return func(i int) (format.Document, text.Units, error) {
		for k := range units {
			units[k] = 'x'
		}
		d := m[i]
		units = units[:0].AppendText(d.Text)
		d.Text = ""
		return d, units, nil
	}, func() {}
}

// TextBytes returns the size of all texts.
func (m Docs) TextBytes() int64 {
	var n int64
	for i := range m {
		n += int64(len(m[i].Text))
	}
	return n
}

// IDs returns ids of the documents, as a build would make them.
func (m Docs) IDs() []index.DocID {
	ids := make([]index.DocID, len(m))
	for i := range m {
		ids[i] = index.NewDocID(m[i].URL, pack.FingerprintOf(fmt.Append(nil, m[i])))
	}
	return ids
}

// Sort brings the documents into the order of an index.
func (m Docs) Sort() {
	for i := range m {
		m[i].Second = int64(m[i].Day)*24*60*60 + int64(format.AddressHash(m[i].URL)>>8%3) // so that some are of one moment
	}
	slices.SortStableFunc(m, func(a, b format.Document) int {
		if a.Channel != b.Channel {
			return a.Channel - b.Channel
		}
		return cmp.Or(cmp.Compare(a.Second, b.Second), cmp.Compare(format.AddressHash(a.URL), format.AddressHash(b.URL)))
	})
}

// Layout returns the layout of a segment of the documents.
func (m Docs) Layout() format.Layout { return format.LayoutOf(len(m), m.TextBytes()) }

// sink holds files of documents, by path.
type sink struct{ files sync.Map }

func (s *sink) Has(index.File) bool { return false }

func (s *sink) Put(f index.File, content []byte) error {
	s.files.Store(f.Path, slices.Clone(content))
	return nil
}

func (s *sink) Close() {}

// AddSegment makes the files of a segment, in several goroutines.
func AddSegment(t testing.TB, fsys fstest.MapFS, docs Docs, l format.Layout, jobs int) index.SegmentState {
	t.Helper()
	s := index.SegmentState{Name: index.SegmentName(pack.Fingerprint{}, l, docs.IDs()), Layout: l, Docs: docs.IDs()}
	b, err := index.NewBuilder(s.Name, l, docs, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	texts := sink{}
	if err := b.Invert(context.Background(), jobs, func() index.Sink { return &texts }, func(int) {}); err != nil {
		t.Fatal(err)
	}
	w := b.Writer()
	for _, f := range s.Files() {
		if f.IsTexts() {
			content, ok := texts.files.Load(f.Path)
			if !ok {
				t.Fatalf("%s was not made", f.Path)
			}
			fsys[f.Path] = &fstest.MapFile{Data: content.([]byte)}
			continue
		}
		content, err := w.Append(nil, f)
		if err != nil {
			t.Fatal(err)
		}
		fsys[f.Path] = &fstest.MapFile{Data: content}
	}
	return s
}

// Channels are those of the documents that Corpus makes.
func Channels() []format.Named {
	return []format.Named{{Name: "范文大全", Dir: "fanwen"}, {Name: "节日大全", Dir: "jieri"}, {Name: "教案下载", Dir: "jiaoan"}}
}

// Festivals are those of the documents that Corpus makes.
func Festivals() []format.Named {
	return []format.Named{{Name: "春节", Dir: "jieri/chunjie"}, {Name: "光棍节", Dir: "jieri/guanggunjie"}, {Name: "重阳节", Dir: "jieri/chongyangjie"}}
}

// AddManifest makes the files over all segments.
func AddManifest(fsys fstest.MapFS, x *index.Index) {
	fsys[format.ManifestPath] = &fstest.MapFile{Data: x.AppendManifest(nil, Channels(), Festivals())}
	fsys[format.TagsPath] = &fstest.MapFile{Data: format.AppendTags(nil, nil)}
	fsys[format.FoldPath] = &fstest.MapFile{Data: format.AppendFold(nil)}
}

// Index builds the index of documents as one segment.
func Index(t testing.TB, docs Docs) fstest.MapFS {
	t.Helper()
	docs.Sort()
	fsys := fstest.MapFS{}
	s := AddSegment(t, fsys, docs, docs.Layout(), 2)
	AddManifest(fsys, index.NewIndex(&index.Plan{}, &s))
	return fsys
}

// Signed builds the index of documents as one segment with signatures in so many files
// of slices.
func Signed(t testing.TB, docs Docs, files, jobs int) fstest.MapFS {
	t.Helper()
	docs.Sort()
	fsys := fstest.MapFS{}
	l := docs.Layout()
	l.Slices = files
	s := AddSegment(t, fsys, docs, l, jobs)
	AddManifest(fsys, index.NewIndex(&index.Plan{}, &s))
	return fsys
}

// Corpus makes documents of text that has words and phrases, like people's.
func Corpus(seed uint64, n int) Docs {
	r := rand.New(rand.NewPCG(seed, 3))
	hanzi := []rune("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条")
	words := make([]string, 600)
	for i := range words {
		w := make([]rune, 1+r.IntN(3))
		for k := range w {
			w[k] = hanzi[min(r.IntN(len(hanzi)), r.IntN(len(hanzi)))]
		}
		words[i] = string(w)
	}
	word := func() string { return words[min(r.IntN(len(words)), r.IntN(len(words)), r.IntN(len(words)))] }
	var docs Docs
	for i := range n {
		var b strings.Builder
		for range 20 + r.IntN(200) {
			switch r.IntN(40) {
			case 0:
				fmt.Fprintf(&b, "%d年", 1990+r.IntN(40))
			case 1:
				b.WriteString([]string{"ISO9001", "word", "Excel 2019", "A4", "GB/T 9704"}[r.IntN(5)])
			case 2, 3, 4, 5:
				b.WriteString([]string{"，", "。", "、", "\n", "“"}[r.IntN(5)])
			default:
				b.WriteString(word())
			}
		}
		d := Doc(fmt.Sprintf("u%05d.html", i), word()+word()+word(), b.String())
		d.Channel, d.Day = r.IntN(3), 18000+r.IntN(1000)
		if r.IntN(4) == 0 {
			d.Tags = []string{word(), word()}
		}
		if r.IntN(6) == 0 {
			d.Festivals = []int{r.IntN(3)}
		}
		docs = append(docs, d)
	}
	return docs
}

// OnlyInFull leaves a test out of a short run, such as the one with the race detector:
// it asks much, in one goroutine, and says the same as without it.
func OnlyInFull(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it is in the full run")
	}
}
