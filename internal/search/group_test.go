package search

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// alikeHashes returns hashes of which some differ in their last bits alone.
func alikeHashes(random *rand.Rand, n int) []hash {
	var list []hash
	for len(list) < n {
		h := random.Uint32N(1 << pairBits)
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

// Pairs become the postings that counting them makes, in files that hold all of
// them, however many files and blocks there are, and in whatever order files are
// made.
func TestPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for _, files := range []int{1, 2, 30, 700, 5000} {
		const docs, block = 300, 128
		layout := Layout{Docs: docs, Pairs: files, Words: 1}
		hashes := alikeHashes(random, 400)
		want := map[hash][]posting{}
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
				counts := map[hash]count{}
				var title, text []key
				for range random.IntN(300) {
					h := hashes[random.IntN(1+random.IntN(len(hashes)))]
					c := counts[h]
					if random.IntN(20) == 0 {
						c.title++
						title = append(title, keyWith(h))
					} else {
						c.text++
						text = append(text, keyWith(h))
					}
					counts[h] = c
				}
				bounds := boundsOf(random.IntN(2000))
				v.pairs.begin(doc-run.first, len(title)+len(text))
				if rare := v.pairs.addTitle(title); len(rare) > 0 {
					t.Errorf("%x are said to be rare", rare)
				}
				v.pairs.addText(text, bounds)
				for h, c := range counts {
					want[h] = append(want[h], posting{doc, bounds.level(uint32(c.text), c.title > 0)})
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
				if pairFile(h, files) != i {
					continue
				}
				e, ok := findHash(shard, h)
				got, sound := e.postings(docs)
				if !ok || !sound || !slices.Equal(got, list) {
					t.Fatalf("file %d of %d, pair %x: %v, %v, want %v", i, files, h, got, ok && sound, list)
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

// Rare pairs are told from those that are counted.
func TestRarePairs(t *testing.T) {
	var c pairCounts
	c.begin(0, 5)
	keys := []key{pairKey('年', '月'), pairKey('𠀀', '年'), pairKey('年', '月'), pairKey('a', '𠀀'), singleKey('𠀀')}
	rare := c.addText(keys, boundsOf(0))
	var words []string
	for _, k := range rare {
		words = append(words, rareWord(k))
	}
	if !slices.Equal(words, []string{"𠀀年", "a𠀀", "𠀀"}) {
		t.Errorf("%q are rare", words)
	}
	// The pair stands in it twice; another document, with the table that the first one
	// leaves, has it once.
	c.begin(1, 1)
	c.addText([]key{pairKey('年', '月')}, boundsOf(0))
	var levels []uint32
	for _, b := range c.buckets {
		for _, p := range b {
			levels = append(levels, p&(1<<placeBits-1))
		}
	}
	if want := []uint32{0<<levelBits | uint32(boundsOf(0).level(2, false)), 1 << levelBits}; !slices.Equal(levels, want) || want[0] == 0 {
		t.Errorf("the postings of one pair are %x, want %x", levels, want)
	}
}
