package ask

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/searchtest"
	"wendang/internal/search/text"
)

// mixed indexes documents as three segments, of which the first and the last have
// signatures in so many files; every ninth document of each is struck out.
func mixed(t testing.TB, docs searchtest.Docs, files int) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	plan := &index.Plan{}
	for i, n := range []int{files, 0, files} {
		part := slices.Clone(docs[i*len(docs)/3 : (i+1)*len(docs)/3])
		part.Sort()
		layout := part.Layout()
		layout.Slices, layout.Pairs = n, 64
		k := index.Kept{SegmentState: searchtest.AddSegment(t, fsys, part, layout, 2)}
		for d := 4; d < len(part); d += 9 {
			k.Dead = append(k.Dead, d)
		}
		plan.Keep = append(plan.Keep, k)
	}
	searchtest.AddManifest(fsys, index.NewIndex(plan, nil))
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
	docs := searchtest.Corpus(5, 500)
	docs[7].Text = "扩展区𠀀𠀁𠀂的字，後來２０２１年ＡＢ与\u200b零 宽 ISO9001认证；한국어。" + docs[7].Text
	for _, files := range []int{64, 1024, format.SignatureSize} {
		r := open(t, searchtest.Signed(t, docs, files, 2))
		s := r.segments[0]
		texts := make([]string, len(docs))
		for i := range docs {
			texts[i] = r.folding.Literal(searchable(&docs[i])).String()
		}
		random := rand.New(rand.NewPCG(uint64(files), 1))
		denied, lacking := 0, 0
		for n := range 1500 {
			from := random.IntN(len(docs))
			if n%10 == 0 {
				from = 7
			}
			text := texts[from]
			if n%4 == 0 { // across lines, and from the title to the tags and the text
				text = strings.ReplaceAll(text[:min(len(text), 200)], "\n", "\v")
			}
			q := ParseQuery("\"" + strings.ReplaceAll(phrase(random, strings.ToValidUTF8(text, "")), "\v", "\n") + "\"")
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
			if len(may) != format.SliceBytes(s.Texts) {
				t.Fatalf("a slice of %d bytes", len(may))
			}
			for i := 0; i < len(docs); i += s.PerText {
				has := slices.ContainsFunc(texts[i:min(i+s.PerText, len(docs))], func(s string) bool { return strings.Contains(s, q.Terms[0].Text) })
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
		if c := []rune(behind); ok && len(c) > 0 && text.IsHan(c[0]) {
			run = append(run, c[0])
		} else if r.IntN(20) == 0 {
			run[len(run)-1] = '一'
		}
	}
	return string(run)
}

// With signatures the same documents are found in the same order, in whatever segments
// they are, wherever the bounds are met and however many results are asked for at once;
// but fewer are read in vain.
func TestSignedAnswers(t *testing.T) {
	searchtest.OnlyInFull(t)
	t.Parallel()
	const n = 700
	all := searchtest.Corpus(6, 4*n)
	docs := all[:n]
	for i := range docs { // so that they have more in common
		for _, k := range []int{1, 2, 3} {
			docs[i].Text += "\n" + all[i+k*n].Text
		}
	}
	plain, with := open(t, mixed(t, docs, 0)), open(t, mixed(t, docs, 128))
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = plain.folding.Literal(searchable(&docs[i])).String()
	}
	random := rand.New(rand.NewPCG(3, 8))
	sieved, fewer, dropped, limited := 0, 0, 0, 0
	for n := range 900 {
		query := phrase(random, texts[random.IntN(len(docs))])
		if n%2 == 0 {
			query = chain(random, texts, 3+n%4)
		}
		switch n % 5 {
		case 0, 1:
			query = "\"" + query + "\""
		case 2:
			query += " " + phrase(random, texts[random.IntN(len(docs))])
		case 3:
			query = "\"" + chain(random, texts, 3) + "\" " + chain(random, texts, 4)
		}
		o := Options{Channel: n%5 - 1, Festival: -1, ByDate: n%4 == 0}
		if o.Channel > 2 {
			o.Channel = -1
		}
		var a [2]*Answer
		var results [2][]string
		var missed, total [2]int // of the first page
		for i, r := range []*Reader{plain, with} {
			var err error
			if a[i], err = r.Ask(ParseQuery(query), o); err != nil {
				t.Fatal(err)
			}
			if n%7 == 0 {
				a[i].maxLiteral, a[i].maxChecked = 5, 9
				a[i].next = min(a[i].maxChecked, len(a[i].hits))
			}
			page := []int{7, 1 + n%10}[i]
			last := literal
			for first, more := true, true; more; first = false {
				exact, was := a[i].Exact(), a[i].Total
				list, err := a[i].Next(page)
				if err != nil {
					t.Fatal(err)
				}
				if exact && a[i].Total != was {
					t.Errorf("%q: the total of %d, which was said to be exact, becomes %d", query, was, a[i].Total)
				}
				for _, res := range list {
					is := apart
					if res.Literal {
						is = literal
					} else if res.Adjacent {
						is = adjacent
					}
					if len(a[i].hits) <= a[i].maxLiteral && is < last {
						t.Errorf("%q: result %d is better than the one before", query, len(results[i]))
					}
					last = is
					results[i] = append(results[i], fmt.Sprint(res.URL, is))
				}
				if first {
					missed[i], total[i] = a[i].missed, a[i].Total
				}
				more = len(list) == page
			}
			if a[i].Total != len(results[i]) || !a[i].Exact() {
				t.Fatalf("%q: %d results of %d, exact %v", query, len(results[i]), a[i].Total, a[i].Exact())
			}
		}
		if a[1].sieved {
			sieved++
		}
		if n%10 == 6 && missed[1] > missed[0] { // pages of the same size
			t.Errorf("%q: %d documents are read in vain, without signatures %d", query, missed[1], missed[0])
		}
		if a[1].missed < a[0].missed {
			fewer++
		}
		if total[1] < total[0] {
			dropped++
		}
		if a[0].checked >= a[0].maxChecked && len(a[0].hits) > a[0].maxChecked {
			limited++
		}
		if !slices.Equal(results[0], results[1]) {
			t.Fatalf("%q %+v: %v\nwith signatures %v", query, o, results[0], results[1])
		}
	}
	if sieved < 100 || fewer < 40 || dropped < 3 || limited < 10 {
		t.Errorf("signatures were asked %d times, saved reading %d times, dropped documents %d times; the limit was met %d times", sieved, fewer, dropped, limited)
	}
}

// However many goroutines make them, signatures are the same.
func TestSameSignatures(t *testing.T) {
	docs := searchtest.Corpus(8, 330)
	a, b := searchtest.Signed(t, docs, 256, 1), searchtest.Signed(t, docs, 256, 7)
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
	searchtest.OnlyInFull(t)
	docs := searchtest.Corpus(9, 400)
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
	fsys := searchtest.Signed(t, docs, 64, 2)
	if err := all(fsys); err != nil {
		t.Fatal(err)
	}
	damaged := 0
	for p, f := range fsys {
		if !strings.Contains(p, "/g") {
			continue
		}
		held, err := format.ReadFile(fsys, p)
		if err != nil {
			t.Fatal(err)
		}
		without := with(fsys, p, nil)
		delete(without, p)
		for _, bad := range []fstest.MapFS{without, with(fsys, p, f.Data[:len(f.Data)/2]), with(fsys, p, script(p, held[1:]).Data), with(fsys, p, script(p, append(held, 0)).Data)} {
			if err := all(bad); err != nil {
				damaged++
				if !errors.Is(err, format.ErrDamaged) {
					t.Errorf("%s: %v", p, err)
				}
			}
		}
	}
	if want := 4 * len(ParseQuery(query).Terms[0].signature); damaged != want {
		t.Errorf("%d of %d kinds of damage are noticed", damaged, want)
	}
}
