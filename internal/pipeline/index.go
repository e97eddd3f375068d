package pipeline

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"time"

	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/search"
	"wendang/internal/write"
)

// index is the search index of a build: what is kept of the last one, and a
// segment of what is new.
type index struct {
	p      *Portal
	site   *portal.Site
	parser *parse.Parser
	index  *search.Index
	docs   []portal.ID // of the new segment
	built  search.SegmentState
	files  []search.File // of all segments
	made   bool          // the new segment's files were made in this build
}

// planIndex finds out which documents the last index has, and which must be
// indexed.
func (p *Portal) planIndex() *index {
	site := p.site
	x := &index{p: p, site: site, parser: p.parser()}
	order := x.order()
	ids := make([]search.DocID, len(order))
	zone := pack.FingerprintOf([]byte(p.config.TimeZone)) // in which documents tell their time
	parallel.Parts(p.Jobs, len(order), func(from, to int) {
		var d page.Document
		for i := from; i < to; i++ {
			ids[i] = search.NewDocID(site.DocumentMeta(order[i]).Path, site.DocumentFingerprint(zone, order[i], &d))
		}
	})
	last := search.LoadState(x.statePath(), identity())
	plan := search.MakePlan(last, ids, x.intact)
	if len(plan.Build) > 0 {
		chars := int64(0)
		for _, i := range plan.Build {
			x.docs = append(x.docs, order[i])
			x.built.Docs = append(x.built.Docs, ids[i])
			chars += int64(site.DocumentMeta(order[i]).Chars)
		}
		const charBytes = 3
		x.built.Level = plan.Level
		x.built.Layout = search.LayoutOf(len(x.docs), charBytes*chars)
		x.built.Name = search.SegmentName(identity(), x.built.Layout, x.built.Docs)
		x.index = search.NewIndex(plan, &x.built)
	} else {
		x.index = search.NewIndex(plan, nil)
	}
	for i := range x.index.Segments {
		x.files = append(x.files, x.index.Segments[i].Files()...)
	}
	return x
}

// order returns the documents in their order: by channel, in a channel by time, and of a
// moment by a hash of the address. The plain pages come last.
func (x *index) order() []portal.ID {
	order := make([]portal.ID, 0, len(x.site.Articles)+len(x.site.Arrangement.Plain))
	for _, part := range x.site.Documents() {
		order = append(order, part...)
		slices.SortStableFunc(order[len(order)-len(part):], func(a, b portal.ID) int {
			urlA, timeA := x.site.DocumentPlace(a)
			urlB, timeB := x.site.DocumentPlace(b)
			if c := cmp.Compare(second(timeA), second(timeB)); c != 0 {
				return c
			}
			return cmp.Compare(search.AddressHash(escape.PathString(urlA)), search.AddressHash(escape.PathString(urlB)))
		})
	}
	return order
}

// second returns a time in seconds since 1970; 0 for no time.
func second(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func (x *index) statePath() string { return x.p.statePath() + "-search" }

func (x *index) save() error {
	return (&search.State{Segments: x.index.Segments}).Save(x.statePath(), identity())
}

// intact reports whether all files of a segment are in the output as they were
// made.
func (x *index) intact(s *search.SegmentState) bool {
	for _, f := range s.Files() {
		if !x.p.folder.Intact(f.Path, fileInputs(f)) {
			return false
		}
	}
	return true
}

// fileInputs is the fingerprint of what a segment's file is made from: its path
// holds the segment's name, which is a sum of all that it is made from.
func fileInputs(f search.File) pack.Fingerprint { return pack.FingerprintOf([]byte(f.Path)) }

// write makes the files of the new segment, unless they are there already.
func (x *index) write(ctx context.Context, list []Output, batch *write.Batch) error {
	if len(x.docs) == 0 || x.intact(&x.built) {
		return nil
	}
	if x.p.Indexing != nil {
		x.p.Indexing()
	}
	builder, err := search.NewBuilder(x.built.Name, x.built.Layout, x, x.p.cacheDir)
	if err != nil {
		return err
	}
	defer builder.Close()
	x.made = true
	if err := batch.StageFolder(search.SegmentDir(x.built.Name)); err != nil {
		return err
	}
	sink := func() *indexSink { return &indexSink{outputs: list, to: batch.Writer()} }
	if err := builder.Invert(ctx, x.p.Jobs, func() search.Sink { return sink() }, x.p.progressOf(message.ProgressIndexing(), len(x.docs))); err != nil {
		return err
	}
	x.p.store.CloseTexts()
	files := slices.DeleteFunc(x.built.Files(), search.File.IsTexts)
	return x.p.inChunks(ctx, message.ProgressWritingIndex(), len(files), x.built.Layout.Neighbours(), func() (func(i int) error, func()) {
		s, w := sink(), builder.Writer()
		return func(i int) error {
			if s.Has(files[i]) {
				return nil
			}
			content, err := w.Append(s.buffer[:0], files[i])
			if err != nil {
				return err
			}
			s.buffer = content
			return s.Put(files[i], content)
		}, s.Close
	})
}

// indexSink writes files of the new segment, for one goroutine.
type indexSink struct {
	outputs []Output // all, by path
	to      *write.Writer
	buffer  []byte
}

func (s *indexSink) Has(f search.File) bool { return s.to.Fresh(s.output(f), fileInputs(f)) }

func (s *indexSink) Put(f search.File, content []byte) error {
	return s.to.Put(s.output(f), fileInputs(f), content)
}

// output returns which output a file is.
func (s *indexSink) output(f search.File) int {
	i, ok := sort.Find(len(s.outputs), func(i int) int { return strings.Compare(f.Path, s.outputs[i].Path) })
	if !ok {
		panic("pipeline: a file of the index is no output: " + f.Path)
	}
	return i
}

func (s *indexSink) Close() { s.to.Close() }

// Title returns the title and URL of a document of the new segment.
func (x *index) Title(i int) (title, url string) {
	var v page.Document
	x.site.Document(x.docs[i], &v)
	return v.Title, escape.PathString(v.Path)
}

// Open returns a function that reads documents of the new segment.
func (x *index) Open() (func(i int) (search.Document, search.Units, error), func()) {
	bodies := x.p.newBodyReader(x.parser)
	var v page.Document
	return func(i int) (search.Document, search.Units, error) {
		x.site.Document(x.docs[i], &v)
		text, err := bodies.text(x.site.DocumentMeta(x.docs[i]).Path, v.Body)
		return Document(&v), text, err
	}, bodies.files.Close
}

// Document returns what the search index keeps of a document, besides its text.
func Document(v *page.Document) search.Document {
	d := search.Document{
		Title:     v.Title,
		URL:       escape.PathString(v.Path),
		Category:  v.Category.Name,
		Channel:   v.Channel,
		Festivals: v.Festivals,
		Tags:      v.Tags,
	}
	if !v.Date.IsZero() { // plain pages need have none
		year, month, day := v.Date.Date()
		d.Time = v.Date.Format(time.DateTime)
		d.Second = second(v.Date)
		d.Day = int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
	}
	return d
}

// size tells how large the index is.
func (x *index) size(batch *write.Batch) IndexSize {
	files, bytes := batch.Size(search.Dir)
	return IndexSize{x.index.Docs(), files, bytes}
}

func named(lists []*portal.List) []search.Named {
	out := make([]search.Named, len(lists))
	for i, l := range lists {
		out[i] = search.Named{Name: l.Name, Dir: l.Dir}
	}
	return out
}

func (x *index) channels() []*portal.List {
	lists := make([]*portal.List, len(x.site.Channels))
	for i := range x.site.Channels {
		lists[i] = x.site.Channels[i].List
	}
	return lists
}

// mostTags is how many tags are suggested. Browsers load them all at once.
const mostTags = 3000

// tags returns the most used tags, in the order of their names.
func (x *index) tags() []*portal.List {
	lists := make([]*portal.List, len(x.site.Tags))
	for i := range x.site.Tags {
		lists[i] = x.site.Tags[i].List
	}
	// The site has them in the order of their names.
	if len(lists) > mostTags {
		byName := func(a, b *portal.List) int { return strings.Compare(a.Name, b.Name) }
		slices.SortFunc(lists, func(a, b *portal.List) int {
			return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), byName(a, b))
		})
		lists = lists[:mostTags]
		slices.SortFunc(lists, byName)
	}
	return lists
}

func (x *index) appendManifest(dst []byte) []byte {
	return x.index.AppendManifest(dst, named(x.channels()), named(x.site.Festivals))
}

func (x *index) appendTags(dst []byte) []byte { return search.AppendTags(dst, named(x.tags())) }
