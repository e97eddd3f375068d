package format

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wendang/internal/search/text"
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
			w.rice(c.v, c.k)
			w.write(c.more, c.n)
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
func choose(r *rand.Rand, n, df int) []Posting {
	list := make([]Posting, 0, df)
	for doc, left := 0, df; left > 0; doc++ { // each one as likely as any other
		if r.IntN(n-doc) < left {
			list = append(list, Posting{uint32(doc), uint8(r.IntN(4))})
			left--
		}
	}
	return list
}

// Lists of postings come back out of a shard, each by its hash.
func TestPostingsRoundTrip(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 3))
	for _, n := range []int{1, 2, 3, 63, 64, 65, 1000, 1 << 16, 1e6} {
		var lists [][]Posting
		for _, df := range []int{1, 2, 3, n / 100, n / 3, n / 2, n - 1, n} {
			if df < 1 || df > n || df > 1<<16 && df < n {
				continue
			}
			lists = append(lists, choose(random, n, df))
			if df < 1<<16 {
				// The same number of documents, at one end: no gaps but one.
				first, last := make([]Posting, df), make([]Posting, df)
				for i := range df {
					first[i] = Posting{uint32(i), TitleLevel}
					last[i] = Posting{uint32(n - df + i), 0}
				}
				lists = append(lists, first, last)
			}
		}
		hashes := make([]uint32, len(lists))
		w := NewShardWriter(n)
		for i := range lists {
			gap := 1 + random.Uint32N(1<<(text.PairBits-6))
			hashes[i] = gap
			if i > 0 {
				hashes[i] += hashes[i-1]
			}
			w.AddPair(hashes[i], packAll(lists[i]))
		}
		shard := w.Append(nil)
		for i, h := range hashes {
			e, ok := FindPair(shard, h)
			got, valid := e.Postings(n)
			if !ok || !valid || e.df != len(lists[i]) || !slices.Equal(got, lists[i]) {
				t.Errorf("of %d documents %d: found %v, valid %v, %d postings", n, len(lists[i]), ok, valid, len(got))
			}
			// A list with a document that a segment has not is none.
			last := int(lists[i][len(lists[i])-1].Doc)
			if riceParameter(last, e.df) == riceParameter(n, e.df) {
				if _, valid := e.Postings(last); valid {
					t.Errorf("%d postings up to %d are read as those of %d documents", e.df, last, last)
				}
			}
			if e, ok := FindPair(shard, h+1); !ok || e.df != 0 {
				t.Errorf("a uint32 that is not there is found, %v, with %d postings", ok, e.df)
			}
		}
	}
}

// Words are found among others, by themselves and by how they begin.
func TestFindWords(t *testing.T) {
	words := []string{"a", "ab", "abc", "abd", "b", "wo", "wor", "word", "words", "я", "яблоко", "가", "가나"}
	writer := NewShardWriter(100)
	for i, w := range words {
		writer.AddWord(w, packAll([]Posting{{uint32(i), 0}, {50, 1}}))
	}
	shard := writer.Append(nil)
	for _, want := range append(words, "", "abcd", "w", "z", "яб") {
		for _, prefix := range []bool{false, true} {
			var docs []string
			for i, w := range words {
				if w == want || prefix && strings.HasPrefix(w, want) {
					docs = append(docs, fmt.Sprint(i))
				}
			}
			entries, ok := FindWords(shard, want, prefix)
			var got []string
			for _, e := range entries {
				list, valid := e.Postings(100)
				if !valid || len(list) != 2 {
					t.Fatalf("%q: postings %v", want, list)
				}
				got = append(got, fmt.Sprint(list[0].Doc))
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
		if w := Weight(n, 0); w != 0 {
			t.Errorf("a term of no document of %d weighs %d", n, w)
		}
		if w := Weight(n, n); w != 2 {
			t.Errorf("a term of all %d documents weighs %d", n, w)
		}
		for df := 1; df <= n; df++ {
			w := Weight(n, df)
			if df > 1 && w > Weight(n, df-1) {
				t.Errorf("%d of %d weigh more than %d", df, n, df-1)
			}
			if w > Weight(n+1, df) {
				t.Errorf("%d of %d weigh more than of one more", df, n)
			}
			if l := 4 * math.Log2(float64(n)/float64(df)); float64(w) > l+2 || float64(w) < l+0.6 {
				t.Errorf("%d of %d weigh %d, four times the logarithm is %.2f", df, n, w, l)
			}
		}
	}
	// Struck out documents may make a term's more than all.
	if w := Weight(5, 7); w != 2 {
		t.Errorf("7 of 5 weigh %d", w)
	}
	for e := range 54 {
		if w := Weight(1<<e, 1); w != 2+4*e {
			t.Errorf("one of 2^%d weighs %d", e, w)
		}
	}
}

func packAll(list []Posting) []Packed {
	out := make([]Packed, len(list))
	for i, p := range list {
		out[i] = p.Packed()
	}
	return out
}
