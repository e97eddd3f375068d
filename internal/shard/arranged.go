package shard

import (
	"context"
	"errors"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/pipeline"
	"wendang/internal/search"
	"wendang/internal/stamp"
	"wendang/internal/write"
)

// arranged is what arranging hands to rendering and finishing, besides the parts' own files.
type arranged struct {
	selection pipeline.Selection
	result    pipeline.Result // Articles, Pages, Hidden, Next and NoAddress
	shared    string          // encoding of a page.Shared
	host      string          // and of a page.Host
	pages     string          // name of the file with the pages that search engines may be told of
	parts     []part
	search    []searchFile // by path
}

// part is what is arranged of a part.
type part struct {
	key     pack.Fingerprint // of what was parsed
	outputs int
	list    string // names of files
	values  string
	docs    string // "" without a segment
	segment string
	layout  search.Layout
}

// searchFile is one of the files that the search begins with: they tell of all segments.
type searchFile struct{ path, content string }

func (a *arranged) append(b []byte) []byte {
	day, h := a.selection.Day, a.result.Hidden
	for _, n := range []int{day.Year, int(day.Month), day.Day} {
		b = pack.AppendInt(b, int64(n))
	}
	for _, yes := range []bool{a.selection.Drafts, a.selection.Future, a.selection.Expired, a.result.NoAddress} {
		b = pack.AppendBool(b, yes)
	}
	for _, n := range []int{a.result.Articles, a.result.Pages, h.Drafts, h.Future, h.Expired} {
		b = pack.AppendUint(b, uint64(n))
	}
	next := int64(0)
	if !a.result.Next.IsZero() {
		next = a.result.Next.Unix()
	}
	b = pack.AppendInt(b, next)
	for _, s := range []string{a.shared, a.host, a.pages} {
		b = pack.AppendText(b, s)
	}
	b = pack.AppendUint(b, uint64(len(a.parts)))
	for _, p := range a.parts {
		b = append(b, p.key[:]...)
		b = pack.AppendUint(b, uint64(p.outputs))
		for _, s := range []string{p.list, p.values, p.docs, p.segment} {
			b = pack.AppendText(b, s)
		}
		l := p.layout
		for _, n := range []int{l.Docs, l.Pairs, l.Words, l.PerText, l.Texts, l.Titles, l.Slices} {
			b = pack.AppendUint(b, uint64(n))
		}
	}
	b = pack.AppendUint(b, uint64(len(a.search)))
	for _, f := range a.search {
		b = pack.AppendText(pack.AppendText(b, f.path), f.content)
	}
	return b
}

func (a *arranged) read(block string, loc *time.Location) error {
	r := pack.Reader{S: block}
	number := func() int { return int(r.Uint()) }
	a.selection.Day = calendar.Day{Year: int(r.Int()), Month: time.Month(r.Int()), Day: int(r.Int())}
	a.selection.Drafts, a.selection.Future, a.selection.Expired, a.result.NoAddress = r.Bool(), r.Bool(), r.Bool(), r.Bool()
	a.result.Articles, a.result.Pages = number(), number()
	a.result.Hidden = pipeline.HiddenCounts{Drafts: number(), Future: number(), Expired: number()}
	if next := r.Int(); next != 0 {
		a.result.Next = time.Unix(next, 0).In(loc)
	}
	a.shared, a.host, a.pages = r.Text(), r.Text(), r.Text()
	a.parts = make([]part, r.Count())
	for i := range a.parts {
		a.parts[i] = part{
			key: r.Fingerprint(), outputs: number(), list: r.Text(), values: r.Text(), docs: r.Text(), segment: r.Text(),
			layout: search.Layout{
				Docs: number(), Pairs: number(), Words: number(), PerText: number(), Texts: number(), Titles: number(), Slices: number(),
			},
		}
	}
	a.search = make([]searchFile, r.Count())
	for i := range a.search {
		a.search[i] = searchFile{r.Text(), r.Text()}
	}
	if !r.OK() || r.S != "" {
		return errDamaged
	}
	return nil
}

// readArranged reads what was arranged, and refuses that of another program or site.
func (r *run) readArranged(ctx context.Context, site *pipeline.Reading) (*arranged, error) {
	a, err := r.findArranged(ctx, site)
	if err == nil && (a == nil || len(a.parts) != r.N) {
		err = r.notArranged()
	}
	return a, err
}

// findArranged is readArranged that returns nil when nothing is arranged.
func (r *run) findArranged(ctx context.Context, site *pipeline.Reading) (*arranged, error) {
	a := &arranged{}
	err := r.record(ctx, r.name("arranged"), r.arranging(), errMistakes, func(records *recordReader) error {
		block, err := readOwn(records, kindArranged, site.Basis(), r.arranging())
		if err != nil {
			return err
		}
		return a.read(block, site.Location())
	})
	if errors.Is(err, errMistakes) {
		return nil, nil
	}
	return a, err
}

// configure opens the site for a task that comes after arranging, as it was arranged.
func (r *run) configure(ctx context.Context) (*pipeline.Reading, *arranged, error) {
	site, err := pipeline.Configure(r.Options.Options)
	if err != nil {
		return nil, nil, err
	}
	a, err := r.readArranged(ctx, site)
	if err != nil {
		site.Close()
		return nil, nil, err
	}
	if day := r.Today; day != (calendar.Day{}) && day != a.selection.Day {
		err = failure.New(message.ShardOtherDay(r.arranging(), a.selection.Day.String())).
			WithHint(message.ShardTakeDay(r.arranging(), day.String()))
	}
	for _, flag := range []struct {
		name       string
		given, was bool
	}{{"--drafts", r.Drafts, a.selection.Drafts}, {"--future", r.Future, a.selection.Future}} {
		if err == nil && flag.given && !flag.was {
			err = failure.New(message.ShardOtherArticles(r.arranging(), flag.name)).
				WithHint(message.ShardTakeArticles(r.arranging(), flag.name))
		}
	}
	if err != nil {
		site.Close()
		return nil, nil, err
	}
	site.Select(a.selection) // whatever day it is by now
	r.Out = site.Out
	return site, a, nil
}

// readShared returns what stands in every page.
func (a *arranged) readShared(loc *time.Location) (*page.Shared, error) {
	shared := &page.Shared{}
	if !page.Read(a.shared, shared, loc) {
		return nil, errDamaged
	}
	return shared, nil
}

// item is an output of a part, in its list.
type item struct {
	path   string
	kind   pipeline.Kind
	known  bool // inputs is; of a copied file, when its part was rendered
	inputs pack.Fingerprint
	stamp  stamp.Stamp // of the file that it is copied from
}

func (o *item) append(b []byte) []byte {
	b = pack.AppendBool(append(pack.AppendText(b, o.path), o.kind.Letter()), o.known)
	b = append(b, o.inputs[:]...)
	if isCopied(o.kind) {
		b = o.stamp.Append(b)
	}
	return b
}

// begin begins to bring n outputs into the output folder.
func begin(folder *write.Folder, n int, at func(i int) *item) (*write.Batch, error) {
	files := make([]output.File, n)
	for i := range files {
		o := at(i)
		files[i] = output.File{Path: o.path, Kind: o.kind}
	}
	return folder.Begin(files)
}

func readItem(r *pack.Reader) (o item, ok bool) {
	o.path = r.Text()
	if s := r.Bytes(2); r.OK() {
		o.kind, ok = output.KindOf(s[0])
		o.known = s[1] == 1
	}
	o.inputs = r.Fingerprint()
	if ok && isCopied(o.kind) {
		o.stamp = stamp.Read(r)
	}
	return o, ok && r.OK()
}

// readList reads the outputs of a part, for a task that renders it at the time now, in
// nanoseconds since 1970. How old files were when they were listed does not count: else the
// same list would have another name a moment later.
func (r *run) readList(ctx context.Context, p *part, now int64) ([]item, error) {
	list := make([]item, 0, p.outputs)
	err := r.record(ctx, p.list, r.arranging(), r.notArranged(), func(records *recordReader) error {
		return eachBlock(records, func(block string) error {
			for entries := (pack.Reader{S: block}); entries.S != ""; {
				o, ok := readItem(&entries)
				if !ok {
					return errDamaged
				}
				if isCopied(o.kind) {
					if o.known = o.stamp.Settled(now); !o.known {
						o.inputs = pack.Fingerprint{}
					}
				}
				list = append(list, o)
			}
			return nil
		})
	})
	if err == nil && len(list) != p.outputs {
		err = r.damaged(ctx, errDamaged, p.list, r.arranging())
	}
	return list, err
}
