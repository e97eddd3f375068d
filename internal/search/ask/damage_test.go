package ask

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/pack"
	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/searchtest"
	"wendang/internal/search/text"
)

// smallIndex returns an index of two segments, with a document of the first one
// struck out.
func smallIndex(t testing.TB) fstest.MapFS {
	t.Helper()
	first := searchtest.Docs{
		searchtest.Doc("a", "工作总结", "今年的工作总结如下：完成项目3项，ISO9001。"),
		searchtest.Doc("b", "旧的", "旧的工作。"),
		searchtest.Doc("c", "後來", "後來又有工作，word and words。"),
	}
	second := searchtest.Docs{searchtest.Doc("d", "新的", "新的工作总结。"), searchtest.Doc("e", "光棍节", "别的。")}
	first[0].Tags, first[1].Channel, first[2].Channel = []string{"总结", "年度"}, 2, 2
	second[1].Festivals = []int{1}
	fsys := fstest.MapFS{}
	a := searchtest.AddSegment(t, fsys, first, first.Layout(), 1)
	b := searchtest.AddSegment(t, fsys, second, second.Layout(), 1)
	x := index.NewIndex(&index.Plan{Keep: []index.Kept{{SegmentState: a, Dead: []int{1}}}}, &b)
	searchtest.AddManifest(fsys, x)
	// Only browsers read these.
	delete(fsys, format.TagsPath)
	delete(fsys, format.FoldPath)
	return fsys
}

var damageQueries = []string{"工作总结", "\"工作总结\"", "wor", "9001 工作", "年"}

// askAll opens an index and asks it for all results of some queries. It reports
// the first error, and what cannot be even of a damaged index.
func askAll(t *testing.T, fsys fs.FS) (urls []string, err error) {
	t.Helper()
	r, err := Open(fsys)
	if err != nil {
		return nil, err
	}
	for i, query := range damageQueries {
		a, err := r.Ask(ParseQuery(query), Options{Channel: i%2 - 1, Festival: -1, ByDate: i == 3})
		if err != nil {
			return nil, err
		}
		found := 0
		for {
			list, err := a.Next(2)
			if err != nil {
				return nil, err
			}
			if len(list) == 0 {
				break
			}
			found += len(list)
			for _, res := range list {
				urls = append(urls, res.URL)
			}
		}
		if found != a.Total {
			t.Errorf("%q: %d results of %d", query, found, a.Total)
		}
	}
	return urls, nil
}

// with returns an index with a file replaced.
func with(fsys fstest.MapFS, path string, data []byte) fstest.MapFS {
	out := maps.Clone(fsys)
	out[path] = &fstest.MapFile{Data: data}
	return out
}

// Each file may be cut anywhere, and any byte of it be another one.
func TestDamaged(t *testing.T) {
	t.Parallel()
	fsys := smallIndex(t)
	undamaged, err := askAll(t, fsys)
	if err != nil || len(undamaged) < 5 {
		t.Fatalf("the index gives %v, %v", undamaged, err)
	}
	noticed, files := 0, 0
	for path, f := range fsys {
		for i := range f.Data {
			// Of a file cut short only the line's end may be missing.
			if _, err := askAll(t, with(fsys, path, f.Data[:i])); err == nil && i < len(f.Data)-1 && asked(path) {
				t.Errorf("%s, cut at %d of %d, is not noticed", path, i, len(f.Data))
			}
			for _, flip := range []byte{1, 0x50} {
				b := slices.Clone(f.Data)
				b[i] ^= flip
				got, err := askAll(t, with(fsys, path, b))
				if err != nil || !slices.Equal(got, undamaged) {
					noticed++
				}
				if err != nil && asked(path) && !errors.Is(err, format.ErrDamaged) && !strings.Contains(err.Error(), "another version") {
					t.Fatalf("%s, with another byte at %d: %v", path, i, err)
				}
			}
		}
		files++
	}
	if noticed < files*100 {
		t.Errorf("of all changes only %d are noticed", noticed)
	}
}

// script is a file of the index that holds bytes.
func script(path string, b []byte) *fstest.MapFile {
	return &fstest.MapFile{Data: format.AppendScript(nil, path, b)}
}

// uints encodes numbers as a file would have them.
func uints(list ...uint64) []byte {
	var b []byte
	for _, n := range list {
		b = pack.AppendUint(b, n)
	}
	return b
}

// asked reports whether the queries of these tests read a file.
func asked(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	return name[0] != 's' // titles, which only browsers read
}

// A file in the place of another, or none at all, is noticed.
func TestReplaced(t *testing.T) {
	fsys := smallIndex(t)
	if _, err := Open(fstest.MapFS{}); !errors.Is(err, ErrNone) {
		t.Errorf("without a manifest: %v", err)
	}
	for path := range fsys {
		if !asked(path) {
			continue
		}
		without := maps.Clone(fsys)
		delete(without, path)
		if _, err := askAll(t, without); path != format.ManifestPath && (!errors.Is(err, format.ErrDamaged) || !errors.Is(err, fs.ErrNotExist)) {
			t.Errorf("without %s: %v", path, err)
		}
		for other, f := range fsys {
			if _, err := askAll(t, with(fsys, path, f.Data)); other != path && !errors.Is(err, format.ErrDamaged) {
				t.Errorf("%s in the place of %s: %v", other, path, err)
			}
		}
	}
}

// allocated returns how many bytes are allocated on the way.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What a file says of itself does not decide how much searchtest.Docs is taken.
func TestHostile(t *testing.T) {
	fsys := smallIndex(t)
	if _, err := askAll(t, fsys); err != nil { // which fills the tables
		t.Fatal(err)
	}
	m, err := format.ReadManifest(fsys[format.ManifestPath].Data)
	if err != nil {
		t.Fatal(err)
	}
	s := m.Segments[0]
	const zeros = 4 << 20
	bomb := make([]byte, zeros)
	huge := []uint64{1 << 24, 1 << 31, 1 << 32, 1e12, 1 << 60, 1 << 63, math.MaxUint64}
	type hostile struct {
		path    string
		content []byte
	}
	list := []hostile{
		{format.Path(s.Name, format.PairFile, 0), nil},
		{format.Path(s.Name, format.WordFile, 0), bomb[:1<<16]},
		{format.Path(s.Name, format.TableFile, 0), bomb[:1<<16]},
	}
	key := uint64(text.PairOf('工', '作').Hash())
	for _, n := range huge {
		list = append(list,
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, n)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, n, 0, 0, 2, 0, 0)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, 3, n, n, 2, 0, 0, 0)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, 3, 0, 0, n)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, 3, 0, 0, 1, 0, n)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, 3, 0, 0, 1, 0, 1, n)},
			hostile{format.Path(s.Name, format.TableFile, 0), uints(0, 1, 3, 0, 0, 1, 0, 1, 2, n, n)},
			hostile{format.Path(s.Name, format.PairFile, 0), uints(n, 2*key, 2, 1)},
			hostile{format.Path(s.Name, format.PairFile, 0), uints(1, 2*key, n, 1, 0)},
			hostile{format.Path(s.Name, format.PairFile, 0), uints(1, 2*key+1, n)},
			hostile{format.Path(s.Name, format.PairFile, 0), uints(1, 2*key, 2, n)},
			hostile{format.Path(s.Name, format.PairFile, 0), uints(2, 2*key, 2, n, 2, 2, -n)},
			hostile{format.Path(s.Name, format.WordFile, 0), uints(1, 0, n, 'w', 2, 0)},
			hostile{format.Path(s.Name, format.WordFile, 0), uints(1, 2*n, 1, 'w', 2, 0)},
		)
	}
	for _, h := range list {
		bad := with(fsys, h.path, script(h.path, h.content).Data)
		if n := allocated(func() { _, _ = askAll(t, bad) }); n > 16*zeros {
			t.Errorf("%s with %.30q takes %d bytes", h.path, h.content, n)
		}
	}
	path := format.Path(s.Name, format.TextFile, 0)
	for _, digits := range []string{
		"", " ", "} !" + strings.Repeat("~", zeros/92) + " ", // one character again and again
		"~   } !" + strings.Repeat("~", zeros/92) + " ", // empty tags, and documents
		strings.Repeat("~   ", zeros/92),
		strings.Repeat("~ 2#~   ", zeros/400), // tags of a letter
	} {
		for _, n := range append(huge, 0, 1, zeros/92, zeros/2, zeros) {
			bad := with(fsys, path, []byte(fmt.Sprintf(`wdIndex("%s",%d,"%s");`+"\n", strings.TrimSuffix(path[len(format.Dir)+1:], ".js"), int(n), digits)))
			if took := allocated(func() { _, err = askAll(t, bad) }); took > 16*zeros {
				t.Errorf("%s with %.30q, %d units, takes %d bytes", path, digits, n, took)
			}
			if err == nil {
				t.Errorf("%s with %.30q, %d units, is not noticed", path, digits, n)
			}
		}
	}
	for _, n := range append(huge, 0) {
		for _, change := range []func(m *format.Manifest, s *format.Segment){
			func(m *format.Manifest, _ *format.Segment) { m.Docs = int(n) },
			func(_ *format.Manifest, s *format.Segment) { s.Docs = int(n) },
			func(_ *format.Manifest, s *format.Segment) { s.Pairs = int(n) },
			func(_ *format.Manifest, s *format.Segment) { s.Words = int(n) },
			func(_ *format.Manifest, s *format.Segment) { s.PerText = int(n) },
			func(_ *format.Manifest, s *format.Segment) { s.Dead = []int{1, int(n), int(n)} },
			func(_ *format.Manifest, s *format.Segment) { s.Name = strings.Repeat("../", int(n%7)) },
		} {
			changed := *m
			changed.Segments = slices.Clone(m.Segments)
			change(&changed, &changed.Segments[0])
			bad := with(fsys, format.ManifestPath, format.AppendManifest(nil, changed))
			if n := allocated(func() { _, err = askAll(t, bad) }); n > 16*zeros {
				t.Errorf("the manifest %+v takes %d bytes", changed, n)
			}
			if changed.Docs == m.Docs && n > 0 && !errors.Is(err, format.ErrDamaged) {
				t.Errorf("the manifest %+v: %v", changed, err)
			}
		}
	}
}

// badFS is a file system with its own mind about one file.
type badFS struct {
	fstest.MapFS
	path string
	open func(f fs.File) (fs.File, error)
}

func (b badFS) Open(name string) (fs.File, error) {
	f, err := b.MapFS.Open(name)
	if err != nil || name != b.path {
		return f, err
	}
	return b.open(f)
}

// ReadFile hides the one of MapFS.
func (b badFS) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(struct{ fs.FS }{b}, name)
}

type badFile struct {
	fs.File
	reader io.Reader
	stat   error
}

func (f badFile) Read(b []byte) (int, error) { return f.reader.Read(b) }

func (f badFile) Stat() (fs.FileInfo, error) {
	if f.stat != nil {
		return nil, f.stat
	}
	return f.File.Stat()
}

func TestBadFS(t *testing.T) {
	fsys := smallIndex(t)
	failure := errors.New("broken disk")
	readers := map[string]func(f fs.File) (fs.File, error){
		"closed": func(fs.File) (fs.File, error) { return nil, fs.ErrPermission },
		"failing": func(f fs.File) (fs.File, error) {
			return badFile{f, io.MultiReader(io.LimitReader(f, 40), failing{failure}), nil}, nil
		},
		"empty":  func(f fs.File) (fs.File, error) { return badFile{f, strings.NewReader(""), nil}, nil },
		"folder": func(fs.File) (fs.File, error) { return fstest.MapFS{"x/y": {}}.Open("x") },
	}
	for path := range fsys {
		if !asked(path) {
			continue
		}
		for name, open := range readers {
			if got, err := askAll(t, badFS{fsys, path, open}); err == nil || errors.Is(err, ErrNone) {
				t.Errorf("%s, %s: %v, %v", path, name, got, err)
			}
		}
		// A file whose size is not known may still be read, in any steps.
		slow := func(f fs.File) (fs.File, error) { return badFile{f, slowly{f}, failure}, nil }
		if _, err := askAll(t, badFS{fsys, path, slow}); err != nil {
			t.Errorf("%s, slowly: %v", path, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

type slowly struct{ r io.Reader }

func (s slowly) Read(b []byte) (int, error) { return s.r.Read(b[:min(len(b), 1)]) }

// FuzzIndex damages a file of an index, in its text or in what it holds.
func FuzzIndex(f *testing.F) {
	fsys := smallIndex(f)
	paths := slices.Sorted(maps.Keys(fsys))
	for i := range paths {
		for how := range 4 {
			f.Add(uint(i), uint(how), uint(20), uint(3), []byte("\xff\x00"))
			f.Add(uint(i), uint(how), uint(0), uint(9), uints(2, 1<<62))
			f.Add(uint(i), uint(how), uint(1), uint(1<<20), []byte{})
		}
	}
	f.Fuzz(func(t *testing.T, which, how, at, length uint, b []byte) {
		if len(b) > 4096 {
			return
		}
		path := paths[which%uint(len(paths))]
		was := fsys[path].Data
		// What the file holds, where it holds bytes.
		held := path != format.ManifestPath && how%2 == 1 && !strings.HasSuffix(path, "t0.js") && !strings.HasSuffix(path, "s0.js")
		if held {
			var err error
			if was, err = format.ReadFile(fsys, path); err != nil {
				t.Fatal(err)
			}
		}
		at %= uint(len(was) + 1)
		length = min(length, uint(len(was))-at)
		data := slices.Concat(was[:at], b, was[at+length:])
		if held {
			data = script(path, data).Data
		}
		bad := with(fsys, path, data)
		if n := allocated(func() { _, _ = askAll(t, bad) }); n > 256<<20 {
			t.Errorf("%s takes %d bytes", path, n)
		}
		if bytes.Equal(data, fsys[path].Data) {
			if _, err := askAll(t, bad); err != nil {
				t.Error(err)
			}
		}
	})
}
