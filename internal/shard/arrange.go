package shard

import (
	"bytes"
	"container/heap"
	"context"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"time"

	"wendang/internal/announce"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/pipeline"
	"wendang/internal/search"
	"wendang/internal/segment"
)

// Arrange arranges the site of all parts' articles, and writes for each part what its files
// are made from. Mistakes of the site are added to o.Problems, as a build adds them, and make
// Result.Broken true: then nothing is left to render.
func Arrange(ctx context.Context, o Options) (Result, error) {
	r, err := start(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer r.close()
	for {
		var problems diag.List
		result, current, err := r.arrange(ctx, &problems)
		if err != nil || current {
			r.Problems.Add(problems.Sorted()...)
			return result, err
		}
	}
}

// arrange gathers and arranges the site. It reports false, and leaves what is there, when
// another run has ended meanwhile and has come to something else: which of the two has seen
// the later site shows only when it is arranged again.
func (r *run) arrange(ctx context.Context, problems *diag.List) (result Result, current bool, err error) {
	before, err := r.sumOfFile(ctx, r.name("arranged"))
	if err != nil {
		return result, false, err
	}
	o := r.Options.Options
	o.Problems = problems
	var keys []pack.Fingerprint
	site, built, err := pipeline.Gather(o, func(site *pipeline.Reading) error {
		keys, err = r.gather(ctx, site)
		return err
	})
	result.Result = built
	if err == nil && site == nil {
		current, err = r.keepMistakes(ctx, before)
	}
	if err != nil || site == nil {
		return result, current, err
	}
	defer site.Close()
	a, err := r.arrangement(ctx, site, built, keys)
	if err != nil {
		return Result{}, false, err
	}
	r.ready()
	if keep, current, err := r.compare(ctx, site, a, before); err != nil || !keep {
		return result, current, err
	}
	_, err = r.keepRecord(ctx, func(w *recordWriter) error {
		addBasis(w, kindArranged, site.Basis())
		w.add(a.append(nil))
		return nil
	}, named(r.name("arranged")))
	return result, true, err
}

// arrangement writes what each part's files are made from, and returns what names it.
func (r *run) arrangement(ctx context.Context, site *pipeline.Portal, built pipeline.Result, keys []pack.Fingerprint) (a *arranged, err error) {
	hosts := site.HostValue()
	a = &arranged{
		selection: site.Selection(), result: built, parts: make([]part, r.N),
		shared: string(page.Append(nil, site.SharedValue())), host: string(page.Append(nil, &hosts)),
	}
	for i := range a.parts {
		a.parts[i].key = keys[i]
	}
	if err := r.keepLists(ctx, site, a); err != nil {
		return nil, err
	}
	if err := r.keepDocuments(ctx, site, a); err != nil {
		return nil, err
	}
	if a.pages, err = r.keepPages(ctx, site.Pages()); err != nil {
		return nil, err
	}
	maker := site.NewMaker()
	defer maker.Close()
	for _, out := range site.Outputs() {
		if out.Kind == pipeline.KindSearch {
			content, err := maker.Append(nil, out)
			if err != nil {
				return nil, err
			}
			a.search = append(a.search, searchFile{out.Path, string(content)})
		}
	}
	return a, nil
}

// keepMistakes notes that the site has mistakes: nothing follows, also not from an earlier
// arrangement. It reports false when another run has ended meanwhile.
func (r *run) keepMistakes(ctx context.Context, before pack.Fingerprint) (current bool, err error) {
	r.ready()
	if now, err := r.sumOfFile(ctx, r.name("arranged")); err != nil || now != before {
		return false, err
	}
	_, err = r.keepRecord(ctx, func(w *recordWriter) error {
		addBasis(w, kindMistakes, pipeline.Basis{})
		w.add(pack.AppendInt(nil, time.Now().UnixNano())) // so that a run beside it sees this one
		return nil
	}, named(r.name("arranged")))
	return true, err
}

// compare tells whether what was arranged is to be kept when another run has ended since
// arranged had the sum before. When not, current tells whether that is all right: the other
// run has left the same. What was arranged for an earlier day is refused: it is of a build
// that goes on late.
func (r *run) compare(ctx context.Context, site *pipeline.Portal, a *arranged, before pack.Fingerprint) (keep, current bool, err error) {
	now, err := r.sumOfFile(ctx, r.name("arranged"))
	if err != nil || now == before {
		return err == nil, false, err
	}
	other, err := r.findArranged(ctx, site.Reading)
	if err != nil || other == nil { // the other has found mistakes
		return false, false, err
	}
	ours, theirs := a.selection, other.selection
	if bytes.Equal(other.append(nil), a.append(nil)) {
		return false, true, nil
	}
	if ours == theirs {
		return false, false, nil
	}
	later := theirs.Day.Before(ours.Day)
	if ours.Day = theirs.Day; ours != theirs || !later {
		return false, false, runHint(message.ShardArrangedSince(), r.arranging())
	}
	return true, false, nil
}

// keepPages keeps which pages search engines may be told of, and returns the file's name.
func (r *run) keepPages(ctx context.Context, pages []announce.Page) (string, error) {
	return r.keepRecord(ctx, func(w *recordWriter) error {
		var b []byte
		for i := range pages {
			b = pack.AppendText(pack.AppendText(b[:0], pages[i].Path), pages[i].Mark)
			w.add(b)
		}
		return nil
	}, func(sum pack.Fingerprint) string { return r.name("pages-%.8x", sum) })
}

// readPages returns what keepPages has kept.
func (r *run) readPages(ctx context.Context, name string) (pages []announce.Page, err error) {
	err = r.record(ctx, name, r.arranging(), r.notArranged(), func(records *recordReader) error {
		return eachBlock(records, func(block string) error {
			for entries := (pack.Reader{S: block}); entries.S != ""; {
				pages = append(pages, announce.Page{Path: entries.Text(), Mark: entries.Text()})
				if !entries.OK() {
					return errDamaged
				}
			}
			return nil
		})
	})
	return pages, err
}

// partReader reads what a part's articles say of themselves, one by one.
type partReader struct {
	records *recordReader
	file    *os.File
	name    string
	command string // that has left it
	block   pack.Reader
	next    pipeline.Source
	loc     *time.Location
}

// advance reads the next article, or returns [io.EOF].
func (p *partReader) advance() error {
	if p.block.S == "" {
		block, err := p.records.next()
		if err != nil {
			return err
		}
		p.block = pack.Reader{S: block}
	}
	s, ok := readMeta(&p.block, p.loc)
	if !ok {
		return errDamaged
	}
	p.next = s
	return nil
}

// gather gives a reading the articles of all parts, in the order of their paths, and returns
// the keys of the parts.
func (r *run) gather(ctx context.Context, site *pipeline.Reading) ([]pack.Fingerprint, error) {
	keys := make([]pack.Fingerprint, r.N)
	var waiting partHeap
	defer func() {
		for _, p := range waiting {
			_ = p.file.Close()
		}
	}()
	total := 0
	for i := range keys {
		p, err := r.readParsed(ctx, i+1, site.Basis())
		if err != nil {
			return nil, err
		}
		keys[i] = p.key
		site.TakeListProblems(p.problems)
		if total += p.articles; total > math.MaxInt32 {
			return nil, failure.New(message.ShardTooMany(total, math.MaxInt32))
		}
		name := r.metasName(i+1, p.key)
		f, err := r.work.open(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, r.notParsed(i + 1)
		}
		if err != nil {
			return nil, r.damaged(ctx, err, name, r.parsing(i+1))
		}
		reader := &partReader{file: f, name: name, command: r.parsing(i + 1), loc: site.Location()}
		if reader.records, err = newRecordReader(f); err == nil {
			reader.records.isSum = func(sum pack.Fingerprint) bool { return sum == p.metas }
			err = reader.advance()
		}
		if err != nil {
			_ = f.Close()
			if errors.Is(err, io.EOF) {
				continue // a part without articles
			}
			return nil, r.damaged(ctx, err, name, r.parsing(i+1))
		}
		heap.Push(&waiting, reader)
	}
	for len(waiting) > 0 {
		first := waiting[0]
		site.Take(first.next)
		switch err := first.advance(); {
		case errors.Is(err, io.EOF):
			_ = first.file.Close()
			heap.Pop(&waiting)
		case err != nil:
			return nil, r.damaged(ctx, err, first.name, first.command)
		default:
			heap.Fix(&waiting, 0)
		}
	}
	return keys, nil
}

// partHeap has the part whose next article comes first in front; see [heap].
type partHeap []*partReader

func (h partHeap) Len() int           { return len(h) }
func (h partHeap) Less(i, j int) bool { return h[i].next.Path < h[j].next.Path }
func (h partHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *partHeap) Push(p any)        { *h = append(*h, p.(*partReader)) }
func (h *partHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// keepLists writes the lists and the values of all parts' outputs, several parts at a time.
func (r *run) keepLists(ctx context.Context, site *pipeline.Portal, a *arranged) error {
	outputs := site.Outputs()
	if len(outputs) > math.MaxInt32 {
		return failure.New(message.ShardTooMany(len(outputs), math.MaxInt32))
	}
	owners := make([]int32, len(outputs))
	const later = -1 // by finish
	partOf := site.PartOf()
	parallel.Each(r.Jobs, len(outputs), func(i int) {
		switch o := outputs[i]; o.Kind {
		case pipeline.KindSearch:
			owners[i] = later
		case pipeline.KindIndex:
			owners[i] = int32(partOf(o))
		default:
			owners[i] = int32(segment.Deal(site.Owner(o), r.N))
		}
	})
	counts := make([]int, r.N)
	for _, part := range owners {
		if part != later {
			counts[part]++
		}
	}
	lists := make([][]int32, r.N) // of each part's outputs, the numbers
	for i := range lists {
		lists[i] = make([]int32, 0, counts[i])
	}
	for i, part := range owners {
		if part != later {
			lists[part] = append(lists[part], int32(i))
		}
	}
	return parallel.Chunks(ctx, r.Jobs, r.N, 1, func() (func(i int) error, func()) {
		maker := site.NewMaker()
		return func(i int) error {
			return r.keepList(ctx, site, maker, &a.parts[i], i, func(visit func(pipeline.Output) error) error {
				for _, n := range lists[i] {
					if err := visit(outputs[n]); err != nil {
						return err
					}
				}
				return nil
			})
		}, maker.Close
	}, nil)
}

// keepList writes the list and the values of a part's outputs, which each visits.
func (r *run) keepList(ctx context.Context, site *pipeline.Portal, maker *pipeline.Maker, p *part, i int, each func(func(pipeline.Output) error) error) error {
	var b []byte
	var err error
	p.list, err = r.keepRecord(ctx, func(w *recordWriter) error {
		return each(func(o pipeline.Output) error {
			item := item{path: o.Path, kind: o.Kind}
			if isCopied(o.Kind) {
				item.stamp, item.inputs = site.File(o).Stamp, site.CopyFingerprint(o)
			} else {
				item.inputs, item.known = maker.Fingerprint(o)
			}
			b = item.append(b[:0])
			w.add(b)
			p.outputs++
			return nil
		})
	}, func(sum pack.Fingerprint) string { return r.name("list-%d-%.8x", i+1, sum) })
	if err != nil {
		return err
	}
	p.values, err = r.keepRecord(ctx, func(w *recordWriter) error {
		encoder, n := page.NewEncoder(), 0
		return each(func(o pipeline.Output) error {
			if n++; !hasValue(o.Kind) {
				return nil
			}
			if w.full() {
				w.flush()
				encoder.Reset() // so that blocks can be read alone
			}
			b = pack.AppendUint(b[:0], uint64(n-1))
			w.add(b)
			w.block = encoder.Append(w.block, maker.Value(o))
			return nil
		})
	}, func(sum pack.Fingerprint) string { return r.name("values-%d-%.8x", i+1, sum) })
	return err
}

func isCopied(k pipeline.Kind) bool {
	return k == pipeline.KindContent || k == pipeline.KindStatic
}

// hasValue reports whether such an output is made from a page value.
func hasValue(k pipeline.Kind) bool {
	return !isCopied(k) && k != pipeline.KindAsset && k != pipeline.KindIndex && k != pipeline.KindSearch
}

// keepDocuments writes the documents of each part's segment.
func (r *run) keepDocuments(ctx context.Context, site *pipeline.Portal, a *arranged) error {
	return site.EachSegment(func(i int, s *search.SegmentState, document func(int, *page.Document) string) error {
		p := &a.parts[i]
		p.segment, p.layout = s.Name, s.Layout
		var err error
		p.docs, err = r.keepRecord(ctx, func(w *recordWriter) error {
			var v page.Document
			var b []byte
			for k := range s.Layout.Docs {
				path := document(k, &v)
				v.Summary = "" // which the index does not have
				value := page.Append(nil, &v)
				b = pack.AppendText(b[:0], path)
				b = pack.AppendText(b, string(value))
				w.add(b)
			}
			return nil
		}, func(sum pack.Fingerprint) string { return r.name("docs-%d-%.8x", i+1, sum) })
		return err
	})
}
