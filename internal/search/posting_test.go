package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wendang/internal/pack"
)

// Rice codes of all parameters, at all offsets in a byte, come back, and what
// stands behind them too.
func TestRice(t *testing.T) {
	type code struct {
		v    uint64
		k    int
		more uint64
		n    int
	}
	random := rand.New(rand.NewPCG(1, 1))
	var codes []code
	for k := range 33 {
		one := uint64(1) << k
		for _, v := range []uint64{0, 1, one - 1, one, one + 1, 7*one - 1, 7 * one, 8*one - 1, 8 * one, 9*one - 1, 14*one + 1, 15 * one, 16*one - 1, 16 * one, 17*one - 1, 31 * one, 32 * one, 33*one + one/2} {
			for n := range 4 {
				codes = append(codes, code{v, k, random.Uint64N(1 << n), n})
			}
		}
	}
	for round := range 20 {
		random.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
		var w bitWriter
		for _, c := range codes {
			w.rice(c.v, c.k, c.more, c.n)
		}
		w.flush()
		r := bitReader{b: w.b}
		for i, c := range codes {
			v := r.rice(c.k)
			if more := r.read(c.n); v != c.v || more != c.more {
				t.Fatalf("round %d, code %d: %d with k %d is read as %d, %b behind it as %b", round, i, c.v, c.k, v, c.more, more)
			}
		}
		if r.over || len(w.b)*8-r.at >= 8 {
			t.Fatalf("round %d: read %d bits of %d bytes, over %v", round, r.at, len(w.b), r.over)
		}
	}
}

// Up to 32 bits are written at once.
func TestBits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var w bitWriter
	var values []uint64
	var widths []int
	for range 5000 {
		n, v := random.IntN(33), random.Uint64()
		w.write(v, n) // what is above the lowest n bits does not count
		values, widths = append(values, v&(1<<n-1)), append(widths, n)
	}
	w.flush()
	r := bitReader{b: w.b}
	for i, n := range widths {
		if v := r.read(n); v != values[i] {
			t.Fatalf("value %d of %d bits: %x, want %x", i, n, v, values[i])
		}
	}
	r.read(7) // the rest of the last byte at most
	if v := r.read(8); v != 0 || !r.over {
		t.Errorf("behind the end: %d, over %v", v, r.over)
	}
}

// choose returns df of n documents in order, with random levels.
func choose(r *rand.Rand, n, df int) []posting {
	list := make([]posting, 0, df)
	for doc, left := 0, df; left > 0; doc++ { // each one as likely as any other
		if r.IntN(n-doc) < left {
			list = append(list, posting{uint32(doc), uint8(r.IntN(4))})
			left--
		}
	}
	return list
}

// Lists of postings come back out of a shard, each by its key.
func TestPostingsRoundTrip(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 3))
	for _, n := range []int{1, 2, 3, 63, 64, 65, 1000, 1 << 16, 1e6} {
		var lists [][]posting
		for _, df := range []int{1, 2, 3, n / 100, n / 3, n / 2, n - 1, n} {
			if df < 1 || df > n || df > 1<<16 && df < n {
				continue
			}
			lists = append(lists, choose(random, n, df))
			if df < 1<<16 {
				// The same number of documents, at one end: no gaps but one.
				first, last := make([]posting, df), make([]posting, df)
				for i := range df {
					first[i] = posting{uint32(i), titleLevel}
					last[i] = posting{uint32(n - df + i), 0}
				}
				lists = append(lists, first, last)
			}
		}
		keys := make([]key, len(lists))
		head := pack.AppendUint(nil, uint64(len(lists)))
		var bits []byte
		for i := range lists {
			gap := 1 + random.Uint64N(1<<(keyBits-6))
			keys[i] = gap
			if i > 0 {
				keys[i] += keys[i-1]
			}
			head = pack.AppendUint(head, gap)
			head, bits = appendPostings(head, bits, n, packAll(lists[i]))
		}
		shard := append(head, bits...)
		for i, k := range keys {
			e, ok := findKey(shard, k)
			got, sound := e.postings(n)
			if !ok || !sound || e.df != len(lists[i]) || !slices.Equal(got, lists[i]) {
				t.Errorf("of %d documents %d: found %v, sound %v, %d postings", n, len(lists[i]), ok, sound, len(got))
			}
			// A list with a document that a segment has not is none.
			last := int(lists[i][len(lists[i])-1].doc)
			if riceParameter(last, e.df) == riceParameter(n, e.df) {
				if _, sound := e.postings(last); sound {
					t.Errorf("%d postings up to %d are read as those of %d documents", e.df, last, last)
				}
			}
			if e, ok := findKey(shard, k+1); !ok || e.df != 0 {
				t.Errorf("a key that is not there is found, %v, with %d postings", ok, e.df)
			}
		}
	}
}

// Words are found among others, by themselves and by how they begin.
func TestFindWords(t *testing.T) {
	words := []string{"a", "ab", "abc", "abd", "b", "wo", "wor", "word", "words", "я", "яблоко", "가", "가나"}
	head, lists := pack.AppendUint(nil, uint64(len(words))), []byte(nil)
	last := ""
	for i, w := range words {
		same := 0
		for same < min(len(w), len(last)) && w[same] == last[same] {
			same++
		}
		head = pack.AppendText(pack.AppendUint(head, uint64(same)), w[same:])
		head, lists = appendPostings(head, lists, 100, packAll([]posting{{uint32(i), 0}, {50, 1}}))
		last = w
	}
	shard := append(head, lists...)
	for _, want := range append(words, "", "abcd", "w", "z", "яб") {
		for _, prefix := range []bool{false, true} {
			var docs []string
			for i, w := range words {
				if w == want || prefix && strings.HasPrefix(w, want) {
					docs = append(docs, fmt.Sprint(i))
				}
			}
			entries, ok := findWords(shard, want, prefix)
			var got []string
			for _, e := range entries {
				list, sound := e.postings(100)
				if !sound || len(list) != 2 {
					t.Fatalf("%q: postings %v", want, list)
				}
				got = append(got, fmt.Sprint(list[0].doc))
			}
			if !ok || !slices.Equal(got, docs) {
				t.Errorf("%q, prefix %v: documents %v, %v, want %v", want, prefix, got, ok, docs)
			}
		}
	}
}

// Rarer terms never weigh less, and the weight is near what it stands for.
func TestWeight(t *testing.T) {
	for _, n := range []int{1, 2, 3, 100, 4096, 5000} {
		if w := weight(n, 0); w != 0 {
			t.Errorf("a term of no document of %d weighs %d", n, w)
		}
		if w := weight(n, n); w != 2 {
			t.Errorf("a term of all %d documents weighs %d", n, w)
		}
		for df := 1; df <= n; df++ {
			w := weight(n, df)
			if df > 1 && w > weight(n, df-1) {
				t.Errorf("%d of %d weigh more than %d", df, n, df-1)
			}
			if w > weight(n+1, df) {
				t.Errorf("%d of %d weigh more than of one more", df, n)
			}
			if l := 4 * math.Log2(float64(n)/float64(df)); float64(w) > l+2 || float64(w) < l+0.6 {
				t.Errorf("%d of %d weigh %d, four times the logarithm is %.2f", df, n, w, l)
			}
		}
	}
	// Struck out documents may make a term's more than all.
	if w := weight(5, 7); w != 2 {
		t.Errorf("7 of 5 weigh %d", w)
	}
	for e := range 54 {
		if w := weight(1<<e, 1); w != 2+4*e {
			t.Errorf("one of 2^%d weighs %d", e, w)
		}
	}
}

// A term of a title is on the highest level, however often it is there.
func TestLevel(t *testing.T) {
	for _, c := range []struct {
		text   int // times in the text
		title  int
		length int // of the text, in terms
		want   uint8
	}{
		{1, 0, 700, 0}, {2, 0, 700, 0}, {3, 0, 700, 1}, {5, 0, 700, 1}, {6, 0, 700, 2},
		{1, 0, 2, 0}, {2, 0, 420, 1}, {2, 0, 421, 0}, {6, 0, 1 << 16, 0}, {1000, 0, 1 << 16, 2},
		{0, 1, 0, 3}, {0, 255, 0, 3}, {0, 256, 0, 3}, {5, 256, 10, 3}, {0, 257, 0, 3}, {0, 512, 0, 3},
	} {
		v := newInverter(LayoutOf(1, 0), 64)
		v.add(0, &Document{
			Title: strings.Repeat("年月。w。", c.title),
			Text:  strings.Repeat("年月。w。", c.text) + strings.Repeat("甲乙。", c.length-2*c.text),
		})
		if got := flushed(t, v)[pairKey('年', '月')]; len(got) != 1 || got[0].level != c.want {
			t.Errorf("a pair %d times in a text of %d, %d times in the title: %v, want level %d", c.text, c.length, c.title, got, c.want)
		}
		if got := (*v.words["w"])[0].level; got != c.want {
			t.Errorf("a word %d times in a text of %d, %d times in the title: level %d, want %d", c.text, c.length, c.title, got, c.want)
		}
	}
}

// flushed returns the postings of pairs that an inverter writes into a run, and
// checks that each is in its file.
func flushed(t *testing.T, v *inverter) map[key][]posting {
	t.Helper()
	r, err := newRuns(t.TempDir(), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	words := v.words
	v.words = map[string]*[]posting{}
	r.list[0] = &run{runs: r}
	if err := errors.Join(v.flush(r.list[0]), r.list[0].write()); err != nil {
		t.Fatal(err)
	}
	v.words = words
	pieces, _, err := r.read(0, v.layout.Pairs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[key][]posting{}
	for f, piece := range pieces {
		for b := piece[0]; len(b) > 0; {
			term := binary.LittleEndian.Uint64(b)
			k, n := term>>countBits, int(term&(1<<countBits-1))
			if found[k] != nil || pairFile(k, v.layout.Pairs) != f {
				t.Errorf("%x stands twice, or in file %d", k, f)
			}
			for b = b[termSize:]; n > 0; n-- {
				p := binary.LittleEndian.Uint16(b)
				found[k] = append(found[k], posting{uint32(p >> levelBits), uint8(p & 3)})
				b = b[postedSize:]
			}
		}
	}
	return found
}

// Occurrences of pairs become postings as counting them would make them, also of
// pairs that have a hash in common.
func TestGrouping(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for _, files := range []int{1, 3, 30, 1000} {
		// Pairs that a bucket's digits do not tell apart.
		b := newBuckets(files, 0)
		alike := map[[2]uint64][]key{}
		var keys []key
		for len(keys) < 40 {
			k := pairKey(0x4E00+random.Int32N(0x5000), 0x4E00+random.Int32N(0x5000))
			f := pairFile(k, files)
			p := uint64(f&(1<<b.shift-1))<<fileShift | mixKey(k)<<placeBits
			if pairOf(p) != k {
				t.Fatalf("pair %x is read as %x", k, pairOf(p))
			}
			at := [2]uint64{uint64(f >> b.shift), p >> groupShift(b.shift)}
			if alike[at] = append(alike[at], k); len(alike[at]) == 2 && files < 1000 {
				keys = append(keys, alike[at]...)
			} else if len(alike)%500 == 0 {
				keys = append(keys, k)
			}
		}
		v := newInverter(Layout{Docs: 200, Pairs: files, Words: 1}, 200)
		type counts struct{ text, title int }
		want := map[key]map[uint32]counts{}
		for doc := range uint32(200) {
			for range random.IntN(200) {
				k := keys[random.IntN(1+random.IntN(len(keys)))]
				if want[k] == nil {
					want[k] = map[uint32]counts{}
				}
				c := want[k][doc]
				title := uint64(0)
				if random.IntN(20) == 0 {
					title = 1
					c.title++
				} else {
					c.text++
				}
				want[k][doc] = c
				v.pairs.add([]key{k}, doc, title)
			}
			v.group.lengths = append(v.group.lengths, random.Int32N(2000))
		}
		lengths := slices.Clone(v.group.lengths)
		got := flushed(t, v)
		if len(got) != len(want) {
			t.Errorf("%d files: %d pairs, want %d", files, len(got), len(want))
		}
		for k, docs := range want {
			var list []posting
			for doc := range uint32(200) {
				if c, ok := docs[doc]; ok {
					list = append(list, posting{doc, level(c.text, c.title > 0, int(lengths[doc]))})
				}
			}
			if !slices.Equal(got[k], list) {
				t.Errorf("%d files, pair %x: %v, want %v", files, k, got[k], list)
			}
		}
	}
}

func packAll(list []posting) []packed {
	out := make([]packed, len(list))
	for i, p := range list {
		out[i] = p.packed()
	}
	return out
}
