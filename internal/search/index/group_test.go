package index

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// alikeHashes returns hashes of which some differ in their last bits alone.
func alikeHashes(random *rand.Rand, n int) []uint32 {
	var list []uint32
	for len(list) < n {
		h := random.Uint32N(1 << text.PairBits)
		list = append(list, h)
		for range random.IntN(4) {
			list = append(list, h^random.Uint32N(1<<5))
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	random.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	return list
}

// pairWith returns the pair of a hash.
func pairWith(h uint32) text.Pair {
	inverse := func(n uint32) uint32 {
		x := n // right in three bits; each step doubles them
		for range 4 {
			x *= 2 - n*x
		}
		return x
	}
	const mask = 1<<text.PairBits - 1
	h = h * inverse(0x85EBCA6B) & mask
	h ^= h >> (text.PairBits / 2)
	return text.Pair(h * inverse(0x9E3779B1) & mask)
}

// Pairs become the postings that counting them makes, in files that hold all of
// them, however many files and blocks there are, and in whatever order files are
// made.
func TestPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for _, files := range []int{1, 2, 30, 700, 5000} {
		const docs, block = 300, 128
		layout := format.Layout{Docs: docs, Pairs: files, Words: 1}
		hashes := alikeHashes(random, 400)
		want := map[uint32][]format.Posting{}
		r, err := newRuns(t.TempDir(), (docs+block-1)/block)
		if err != nil {
			t.Fatal(err)
		}
		defer r.close()
		v := newInverter(layout, block)
		for b := range r.list {
			run := &run{runs: r, first: uint32(b * block)}
			for doc := run.first; doc < min(run.first+block, docs); doc++ {
				type count struct{ text, title int }
				counts := map[uint32]count{}
				var title, text []text.Pair
				for range random.IntN(300) {
					h := hashes[random.IntN(1+random.IntN(len(hashes)))]
					c := counts[h]
					if random.IntN(20) == 0 {
						c.title++
						title = append(title, pairWith(h))
					} else {
						c.text++
						text = append(text, pairWith(h))
					}
					counts[h] = c
				}
				bounds := format.BoundsOf(random.IntN(2000))
				v.pairs.begin(doc-run.first, len(title)+len(text))
				if rare := v.pairs.addTitle(title); len(rare) > 0 {
					t.Errorf("%x are said to be rare", rare)
				}
				v.pairs.addText(text, bounds)
				for h, c := range counts {
					want[h] = append(want[h], format.Posting{Doc: doc, Level: bounds.Level(uint32(c.text), c.title > 0)})
				}
			}
			if err := v.flush(run); err != nil {
				t.Fatal(err)
			}
			if err := run.write(); err != nil {
				t.Fatal(err)
			}
			r.list[b] = run
		}
		j := newJoiner(r, layout)
		found := 0
		check := func(i int) {
			shard, err := j.pairs(nil, i)
			if err != nil {
				t.Fatal(err)
			}
			found += int(first(binary.Uvarint(shard)))
			for h, list := range want {
				if format.PairFileOf(h, files) != i {
					continue
				}
				e, ok := format.FindPair(shard, h)
				got, valid := e.Postings(docs)
				if !ok || !valid || !slices.Equal(got, list) {
					t.Fatalf("file %d of %d, pair %x: %v, %v, want %v", i, files, h, got, ok && valid, list)
				}
			}
		}
		for i := range files {
			check(i)
		}
		if found != len(want) {
			t.Errorf("%d files have %d pairs, want %d", files, found, len(want))
		}
		for range 50 {
			check(random.IntN(files))
		}
	}
}

func first[T, U any](a T, _ U) T { return a }

// Rare pairs are kept apart from those that are counted.
func TestRarePairs(t *testing.T) {
	var c pairCounts
	c.begin(0, 5)
	keys := []text.Pair{text.PairOf('年', '月'), text.PairOf('𠀀', '年'), text.PairOf('年', '月'), text.PairOf('a', '𠀀'), text.Single('𠀀')}
	rare := c.addText(keys, format.BoundsOf(0))
	var words []string
	for _, k := range rare {
		words = append(words, k.Word())
	}
	if !slices.Equal(words, []string{"𠀀年", "a𠀀", "𠀀"}) {
		t.Errorf("%q are rare", words)
	}
	// The pair stands in it twice; another document, with the table that the first one
	// leaves, has it once.
	c.begin(1, 1)
	c.addText([]text.Pair{text.PairOf('年', '月')}, format.BoundsOf(0))
	var levels []uint32
	for _, b := range c.buckets {
		for _, p := range b {
			levels = append(levels, p&(1<<placeBits-1))
		}
	}
	if want := []uint32{0<<format.LevelBits | uint32(format.BoundsOf(0).Level(2, false)), 1 << format.LevelBits}; !slices.Equal(levels, want) || want[0] == 0 {
		t.Errorf("the postings of one pair are %x, want %x", levels, want)
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
		v := newInverter(format.LayoutOf(1, 0), 64)
		d := &format.Document{
			Title: strings.Repeat("年月。w。", c.title),
			Text:  strings.Repeat("年月。w。", c.text) + strings.Repeat("甲乙。", c.length-2*c.text),
		}
		v.add(0, d, text.Units(nil).AppendText(d.Text))
		h := text.PairOf('年', '月').Hash()
		var got []uint8
		for _, p := range v.pairs.buckets[h>>format.RestBits] {
			if p>>placeBits == h&(1<<format.RestBits-1) {
				got = append(got, uint8(p&(1<<format.LevelBits-1)))
			}
		}
		if !slices.Equal(got, []uint8{c.want}) {
			t.Errorf("a pair %d times in a text of %d, %d times in the title: levels %v, want %d", c.text, c.length, c.title, got, c.want)
		}
		if got := v.words["w"].list[0].Level; got != c.want {
			t.Errorf("a word %d times in a text of %d, %d times in the title: level %d, want %d", c.text, c.length, c.title, got, c.want)
		}
	}
}
