package search

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// signed indexes documents with signatures in so many files of slices, or without.
func signed(t testing.TB, docs memory, files, jobs int) fstest.MapFS {
	t.Helper()
	docs.sort()
	l := LayoutOf(len(docs), docs.textBytes())
	l.Slices = files
	fsys := fstest.MapFS{}
	s := addLaidOut(t, fsys, docs, l, jobs)
	fsys[ManifestPath] = &fstest.MapFile{Data: NewIndex(&Plan{}, &s).AppendManifest(nil, testChannels, testFestivals)}
	return fsys
}

// phrase returns a random run of 3 to 10 characters of a document as it is
// searched, which may be in its title, its tags or its text, or "".
func phrase(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	line := []rune(lines[r.IntN(len(lines))])
	n := min(3+r.IntN(8), len(line))
	at := r.IntN(len(line) - n + 1)
	return strings.TrimSpace(string(line[at : at+n]))
}

// A signature never denies what a document has, and mostly what no document of its
// file has.
func TestSignature(t *testing.T) {
	t.Parallel()
	docs := corpus(5, 500)
	docs[7].Text = "扩展区𠀀𠀁𠀂的字，後來２０２１年ＡＢ与\u200b零 宽 ISO9001认证；한국어。" + docs[7].Text
	for _, files := range []int{64, 1024, signatureSize} {
		r := open(t, signed(t, docs, files, 2))
		s := r.segments[0]
		texts := make([]string, len(docs))
		for i := range docs {
			texts[i] = whole(r.folder, &docs[i])
		}
		random := rand.New(rand.NewPCG(uint64(files), 1))
		denied, lacking := 0, 0
		for n := range 1500 {
			from := random.IntN(len(docs))
			if n%10 == 0 {
				from = 7
			}
			q := ParseQuery("\"" + phrase(random, texts[from]) + "\"")
			if len(q.Terms) != 1 {
				continue
			}
			may, err := r.mayHave(s, &q.Terms[0])
			if err != nil {
				t.Fatal(err)
			}
			if may == nil {
				continue
			}
			if len(may) != sliceBytes(s.Texts) {
				t.Fatalf("a slice of %d bytes", len(may))
			}
			for i := 0; i < len(docs); i += s.PerText {
				has := slices.ContainsFunc(texts[i:min(i+s.PerText, len(docs))], func(text string) bool { return strings.Contains(text, q.Terms[0].Text) })
				file := i / s.PerText
				says := may[file/8]>>(file%8)&1 == 1
				if has && !says {
					t.Fatalf("%q is in file %d, but its signature has not %v", q.Terms[0].Text, file, q.Terms[0].signature)
				}
				if !has {
					if lacking++; !says {
						denied++
					}
				}
			}
		}
		if lacking < 10000 || 2*denied < lacking {
			t.Errorf("%d files of slices: of %d files without a phrase %d are ruled out", files, lacking, denied)
		}
	}
}

// chain returns n characters, of which each stands behind the one before in some
// text.
func chain(r *rand.Rand, texts []string, n int) string {
	run := []rune("的")
	for len(run) < n {
		_, behind, ok := strings.Cut(texts[r.IntN(len(texts))], string(run[len(run)-1]))
		if c := []rune(behind); ok && len(c) > 0 && isHan(c[0]) {
			run = append(run, c[0])
		} else if r.IntN(20) == 0 {
			run[len(run)-1] = '一'
		}
	}
	return string(run)
}

// With signatures the same documents are found. Those that have a phrase come
// first, in the same order; and there are no fewer of these.
func TestSignedAnswers(t *testing.T) {
	t.Parallel()
	const n = 700
	all := corpus(6, 4*n)
	docs := all[:n]
	for i := range docs { // so that they have more in common
		for _, k := range []int{1, 2, 3} {
			docs[i].Text += "\n" + all[i+k*n].Text
		}
	}
	plain, with := open(t, signed(t, docs, 0, 2)), open(t, signed(t, docs, 128, 2))
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = whole(plain.folder, &docs[i])
	}
	random := rand.New(rand.NewPCG(3, 8))
	sieved, fewer := 0, 0
	for n := range 600 {
		query := phrase(random, texts[random.IntN(len(docs))])
		if n%2 == 0 {
			query = chain(random, texts, 3+n%4)
		}
		switch n % 3 {
		case 0:
			query = "\"" + query + "\""
		case 1:
			query += " " + phrase(random, texts[random.IntN(len(docs))])
		}
		o := Options{Channel: n%5 - 1, Festival: -1, ByDate: n%4 == 0}
		if o.Channel > 2 {
			o.Channel = -1
		}
		answers := [2]*Answer{}
		results := [2][]string{}
		checked := [2]int{} // for the first results
		for i, r := range []*Reader{plain, with} {
			a, err := r.Ask(ParseQuery(query), o)
			if err != nil {
				t.Fatal(err)
			}
			answers[i] = a
			for {
				list, err := a.Next(7)
				if err != nil {
					t.Fatal(err)
				}
				for _, res := range list {
					results[i] = append(results[i], fmt.Sprint(res.URL, " ", res.Literal))
				}
				if checked[i] == 0 {
					checked[i] = a.checked
				}
				if len(list) < 7 {
					break
				}
			}
			if a.Total != len(results[i]) || !a.Exact() {
				t.Fatalf("%q: %d results of %d, exact %v", query, len(results[i]), a.Total, a.Exact())
			}
		}
		if answers[1].sieved {
			sieved++
		}
		if checked[1] > checked[0] {
			t.Errorf("%q: %d documents are read, without signatures %d", query, checked[1], checked[0])
		}
		if checked[1] < checked[0] {
			fewer++
		}
		if answers[0].checked < MaxChecked && !slices.Equal(results[0], results[1]) {
			t.Errorf("%q %+v: %v\nwith signatures %v", query, o, results[0], results[1])
		}
		slices.Sort(results[0])
		slices.Sort(results[1])
		if !slices.Equal(results[0], results[1]) {
			t.Errorf("%q %+v: not the same documents", query, o)
		}
	}
	if sieved < 50 || fewer < 20 {
		t.Errorf("signatures were asked %d times, and saved reading %d times", sieved, fewer)
	}
}

// However many goroutines make them, and however the blocks are, signatures are
// the same.
func TestSameSignatures(t *testing.T) {
	docs := corpus(8, 330)
	a, b := signed(t, docs, 256, 1), signed(t, docs, 256, 7)
	n := 0
	for p := range a {
		if !strings.Contains(p, "/g") {
			continue
		}
		n++
		if string(a[p].Data) != string(b[p].Data) {
			t.Errorf("%s differs", p)
		}
	}
	if n != 256 {
		t.Errorf("%d files of slices", n)
	}
}

// A slice that is missing, cut or of another size is noticed when it is asked for.
func TestDamagedSlices(t *testing.T) {
	docs := corpus(9, 400)
	for i := range docs {
		docs[i].Text = "的一中，一的，的一中" + docs[i].Text
	}
	// A phrase that no document has, of pairs that many have.
	const query = "的一的一"
	all := func(fsys fstest.MapFS) error {
		a, err := open(t, fsys).Ask(ParseQuery(query), anywhere)
		if err != nil {
			return err
		}
		_, err = a.Next(1000)
		return err
	}
	fsys := signed(t, docs, 64, 2)
	if err := all(fsys); err != nil {
		t.Fatal(err)
	}
	damaged := 0
	for p, f := range fsys {
		if !strings.Contains(p, "/g") {
			continue
		}
		held, err := (&Reader{fsys: fsys}).read(p)
		if err != nil {
			t.Fatal(err)
		}
		without := with(fsys, p, nil)
		delete(without, p)
		for _, bad := range []fstest.MapFS{without, with(fsys, p, f.Data[:len(f.Data)/2]), with(fsys, p, script(p, held[1:]).Data), with(fsys, p, script(p, append(held, 0)).Data)} {
			if err := all(bad); err != nil {
				damaged++
				if !errors.Is(err, errDamaged) {
					t.Errorf("%s: %v", p, err)
				}
			}
		}
	}
	if want := 4 * len(ParseQuery(query).Terms[0].signature); damaged != want {
		t.Errorf("%d of %d kinds of damage are noticed", damaged, want)
	}
}
