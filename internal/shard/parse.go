package shard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"time"

	"wendang/internal/diag"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/pipeline"
	"wendang/internal/stamp"
	"wendang/internal/store"
)

// parsed is what stands behind the basis in parsed-I. Entries of files follow.
type parsed struct {
	key      pack.Fingerprint // what metas and bodies are made from; the end of their names
	metas    pack.Fingerprint // sum of the file of metas
	articles int
	problems []diag.Diagnostic // of listing them
}

func (p *parsed) append(b []byte) []byte {
	b = append(append(b, p.key[:]...), p.metas[:]...)
	return parse.AppendProblems(pack.AppendUint(b, uint64(p.articles)), p.problems)
}

func (p *parsed) read(block string) error {
	r := pack.Reader{S: block}
	p.key, p.metas, p.articles, p.problems = r.Fingerprint(), r.Fingerprint(), int(r.Uint()), parse.ReadProblems(&r)
	if !r.OK() || r.S != "" {
		return errDamaged
	}
	return nil
}

func (r *run) parsedName(i int) string                      { return r.name("parsed-%d", i) }
func (r *run) metasName(i int, key pack.Fingerprint) string { return r.name("metas-%d-%.8x", i, key) }
func (r *run) bodiesName(i int, key pack.Fingerprint) string {
	return r.name("bodies-%d-%.8x", i, key)
}

// Parse parses the articles of part I of N. What is wrong with them is told by [Arrange].
func Parse(ctx context.Context, o Options) (Result, error) {
	r, err := start(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer r.close()
	site, err := pipeline.Configure(r.Options.Options)
	if err != nil {
		return Result{}, err
	}
	defer site.Close()
	for {
		result, current, err := r.parse(ctx, site)
		if err != nil || current {
			return result, err
		}
	}
}

// parse lists and parses the part. It reports false, and leaves what is there, when another
// run has ended meanwhile that has found other articles: which of the two has seen the later
// ones shows only when they are listed again.
func (r *run) parse(ctx context.Context, site *pipeline.Reading) (result Result, current bool, err error) {
	before, err := r.sumOfFile(ctx, r.parsedName(r.I))
	if err != nil {
		return Result{}, false, err
	}
	site.ListPart(r.I-1, r.N)
	p, reused, err := r.parsedBefore(ctx, site)
	if err == nil && !reused {
		p, err = r.parseAll(ctx, site)
	}
	if err != nil {
		return Result{}, false, err
	}
	p.problems = site.ListProblems()
	r.ready()
	now, err := r.sumOfFile(ctx, r.parsedName(r.I))
	if err == nil && now != before && now != (pack.Fingerprint{}) {
		var other parsed
		other, err = r.readParsed(ctx, r.I, site.Basis())
		if err == nil && !bytes.Equal(other.append(nil), p.append(nil)) {
			return Result{}, false, nil
		}
	}
	if err == nil {
		err = r.keepParsed(ctx, &p, site)
	}
	return Result{Result: pipeline.Result{Articles: p.articles}, Reused: reused}, true, err
}

// parseAll parses the articles that are listed, and leaves their metas and bodies.
func (r *run) parseAll(ctx context.Context, site *pipeline.Reading) (p parsed, err error) {
	f, err := r.work.create()
	if err != nil {
		return p, err
	}
	bodies := store.Keep(f, site.HasTexts())
	if err := site.ParsePart(ctx, bodies); err != nil {
		return p, drop(f, err)
	}
	sum, _ := site.PartSum()
	p.key = r.partKey(site, sum)
	var entries []store.Entry
	err = site.EachSource(func(s pipeline.Source) error {
		p.articles++
		if !s.Body.IsZero() {
			entries = append(entries, store.NewEntry(s.Path, s.Fingerprint, s.Body))
		}
		return nil
	})
	if err = errors.Join(err, bodies.Finish(entries)); err != nil {
		return p, drop(f, err)
	}
	if err := r.work.keep(ctx, f, r.bodiesName(r.I, p.key)); err != nil {
		return p, err
	}
	_, err = r.keepRecord(ctx, func(w *recordWriter) error { return addMetas(w, site) }, func(sum pack.Fingerprint) string {
		p.metas = sum
		return r.metasName(r.I, p.key)
	})
	return p, err
}

// partKey returns the fingerprint of what a part's metas and bodies are made from.
func (r *run) partKey(site *pipeline.Reading, sum pack.Fingerprint) pack.Fingerprint {
	key := site.ParseKey()
	b := append(key[:], sum[:]...)
	if site.HasTexts() {
		b = append(b, 1)
	}
	return pack.FingerprintOf(b)
}

// parsedBefore looks whether the part's files are those that an earlier run has parsed, and
// returns what that has left. Files whose size and times have changed are read to find out.
func (r *run) parsedBefore(ctx context.Context, site *pipeline.Reading) (last parsed, is bool, err error) {
	err = r.record(ctx, r.parsedName(r.I), "", fs.ErrNotExist, func(records *recordReader) error {
		kind, basis, err := readBasis(records)
		if err == nil && (kind != kindParsed || basis.Program != site.Basis().Program) {
			err = fs.ErrNotExist
		}
		if err != nil {
			return err
		}
		block, err := records.expect()
		if err == nil {
			err = last.read(block)
		}
		if err != nil {
			return err
		}
		files := pack.Reader{}
		var failed error
		site.Recall(func() (path string, was stamp.Stamp, fingerprint pack.Fingerprint, ok bool) {
			if files.S == "" {
				if files.S, err = records.next(); err != nil {
					failed = err
					return "", was, fingerprint, false
				}
			}
			path, was = files.Text(), stamp.Read(&files)
			return path, was, files.Fingerprint(), files.OK()
		})
		if failed != nil && failed != io.EOF {
			return failed
		}
		return nil
	})
	if err != nil {
		return parsed{}, false, ctx.Err() // whatever it is: the part is parsed
	}
	if err := site.ReadFingerprints(ctx); err != nil {
		return parsed{}, false, err
	}
	sum, known := site.PartSum()
	if !known || r.partKey(site, sum) != last.key {
		return parsed{}, false, nil
	}
	for _, name := range []string{r.metasName(r.I, last.key), r.bodiesName(r.I, last.key)} {
		if ok, err := r.work.has(ctx, name); err != nil || !ok {
			return parsed{}, false, err
		}
	}
	return last, true, nil
}

// readParsed reads what part i begins with, and refuses one of another program or site.
func (r *run) readParsed(ctx context.Context, i int, own pipeline.Basis) (p parsed, err error) {
	err = r.record(ctx, r.parsedName(i), r.parsing(i), r.notParsed(i), func(records *recordReader) error {
		block, err := readOwn(records, kindParsed, own, r.parsing(i))
		if err != nil {
			return err
		}
		return p.read(block)
	})
	return p, err
}

// keepParsed writes parsed-I.
func (r *run) keepParsed(ctx context.Context, p *parsed, site *pipeline.Reading) error {
	_, err := r.keepRecord(ctx, func(w *recordWriter) error {
		addBasis(w, kindParsed, site.Basis())
		w.add(p.append(nil))
		w.flush()
		var b []byte
		return site.EachSource(func(s pipeline.Source) error {
			b = s.Stamp.Append(pack.AppendText(b[:0], s.Path))
			b = append(b, s.Fingerprint[:]...)
			w.add(b)
			return nil
		})
	}, named(r.parsedName(r.I)))
	return err
}

// What is known of a source in its entry of metas-I.
const (
	nothingKnown = iota // but its problems
	metaKnown
	metaFailed // its file has errors
)

func addMetas(w *recordWriter, site *pipeline.Reading) error {
	var b []byte
	return site.EachSource(func(s pipeline.Source) error {
		b = pack.AppendText(b[:0], s.Path)
		b = append(b, s.Fingerprint[:]...)
		switch {
		case s.Meta == nil:
			b = parse.AppendProblems(append(b, nothingKnown), s.Problems)
		case s.Meta.Failed:
			b = s.Meta.AppendTo(append(b, metaFailed))
		default:
			b = s.Meta.AppendTo(append(b, metaKnown))
		}
		w.add(b)
		return nil
	})
}

// readMeta reads what addMetas has added of one source.
func readMeta(r *pack.Reader, loc *time.Location) (s pipeline.Source, ok bool) {
	s.Path, s.Fingerprint = r.Text(), r.Fingerprint()
	switch state := r.Uint(); state {
	case nothingKnown:
		s.Problems = parse.ReadProblems(r)
	case metaKnown, metaFailed:
		s.Meta = &parse.Meta{Path: s.Path, Fingerprint: s.Fingerprint, Failed: state == metaFailed}
		s.Meta.Read(r, loc)
	default:
		r.Fail()
	}
	return s, r.OK()
}
