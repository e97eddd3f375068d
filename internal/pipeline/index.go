package pipeline

import (
	"cmp"
	"context"
	"slices"
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
	"wendang/internal/segment"
	"wendang/internal/write"
)

// index is the search index of a build: what is kept of the last one, and segments of
// what is new.
type index struct {
	p      *Portal
	site   *portal.Site
	parser *parse.Parser
	index  *search.Index
	news   []*newSegment // one at most, unless Options.Segments says how many
	files  []search.File // of all segments
}

// newSegment is a segment that this build makes, unless it is there.
type newSegment struct {
	*index
	part  int // of Options.Segments
	docs  []portal.ID
	state search.SegmentState
	made  bool // in this build
}

// planIndex finds out which documents the last index has, and which must be
// indexed.
func (p *Portal) planIndex() *index {
	site := p.site
	x := &index{p: p, site: site, parser: p.parser()}
	order := x.order()
	ids := make([]search.DocID, len(order))
	// What documents depend on besides their files: the zone in which they tell their time,
	// and what the end of a line means in their texts.
	base := pack.FingerprintOf(pack.AppendText(pack.AppendText(nil, p.config.TimeZone), string(p.config.Newlines)))
	parallel.Parts(p.Jobs, len(order), func(from, to int) {
		var d page.Document
		for i := from; i < to; i++ {
			ids[i] = search.NewDocID(site.DocumentMeta(order[i]).Path, site.DocumentFingerprint(base, order[i], &d))
		}
	})
	plan := &search.Plan{}
	if p.Segments > 0 {
		x.divide(order, ids)
	} else {
		plan = search.MakePlan(search.LoadState(x.statePath(), identity()), ids, x.intact)
		x.addSegment(order, ids, plan.Build, plan.Level)
	}
	states := make([]*search.SegmentState, len(x.news))
	for i, s := range x.news {
		states[i] = &s.state
	}
	x.index = search.NewIndex(plan, states...)
	for i := range x.index.Segments {
		x.files = append(x.files, x.index.Segments[i].Files()...)
	}
	return x
}

// divide makes one segment of the documents of each part.
func (x *index) divide(order []portal.ID, ids []search.DocID) {
	parts := make([][]int, x.p.Segments)
	for i, id := range order {
		n := segment.Deal(x.site.DocumentMeta(id).Path, len(parts))
		parts[n] = append(parts[n], i)
	}
	for n, docs := range parts {
		x.addSegment(order, ids, docs, search.LevelOf(len(docs)))
		if len(docs) > 0 {
			x.news[len(x.news)-1].part = n
		}
	}
}

// addSegment adds a segment of some of the documents, unless there are none.
func (x *index) addSegment(order []portal.ID, ids []search.DocID, docs []int, level int) {
	if len(docs) == 0 {
		return
	}
	s := &newSegment{index: x, docs: make([]portal.ID, len(docs))}
	of := make([]search.DocID, len(docs))
	chars := int64(0)
	for k, i := range docs {
		s.docs[k], of[k] = order[i], ids[i]
		chars += int64(x.site.DocumentMeta(order[i]).Chars)
	}
	s.state = segment.State(identity(), of, chars)
	s.state.Level = level
	x.news = append(x.news, s)
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
	if x.p.live != nil && len(x.p.live.former) > 0 {
		order = slices.DeleteFunc(order, x.p.isFormer)
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
		if !x.p.folder.Intact(f.Path, segment.Inputs(f)) {
			return false
		}
	}
	return true
}

// write makes the files of the new segments that are not there already.
func (x *index) write(ctx context.Context, batch *write.Batch) error {
	var missing []*newSegment
	for _, s := range x.news {
		if !x.intact(&s.state) {
			missing = append(missing, s)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if x.p.Indexing != nil {
		x.p.Indexing()
	}
	for i, s := range missing {
		s.made = true
		err := segment.Write(ctx, &s.state, s, batch, segment.Options{
			Scratch: x.p.cacheDir, Jobs: x.p.Jobs,
			Inverted: func() error {
				if x.p.store != nil && i == len(missing)-1 {
					x.p.store.CloseTexts()
				}
				return nil
			},
			Indexing: func(n int) func(int) { return x.p.progressOf(message.ProgressIndexing(), n) },
			Writing:  func(n int) func(int) { return x.p.progressOf(message.ProgressWritingIndex(), n) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// isMade reports whether this build has made the files of a segment.
func (x *index) isMade(name string) bool {
	return slices.ContainsFunc(x.news, func(s *newSegment) bool { return s.made && s.state.Name == name })
}

// Title returns the title and URL of a document of the new segment.
func (x *newSegment) Title(i int) (title, url string) {
	var v page.Document
	x.site.Document(x.docs[i], &v)
	return v.Title, escape.PathString(v.Path)
}

// Open returns a function that reads documents of the new segment.
func (x *newSegment) Open() (func(i int) (search.Document, search.Units, error), func()) {
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
