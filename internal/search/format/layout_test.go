package format

import (
	"math/rand/v2"
	"testing"

	"wendang/internal/search/text"
)

func TestLayoutOf(t *testing.T) {
	if l := LayoutOf(0, 0); l != (Layout{}) {
		t.Errorf("of nothing: %+v", l)
	}
	check := func(docs int, bytes int64) {
		l := LayoutOf(docs, bytes)
		// Hashes are taken by Pairs, Words and Titles, documents divided by PerText.
		if l.Docs != docs || l.Pairs < 1 || l.Words < 1 || l.Titles < 1 || l.PerText < 1 {
			t.Errorf("%d documents of %d bytes: %+v", docs, bytes, l)
		}
		if l.Pairs > maxFiles || l.Words > maxFiles || l.PerText > MaxPerText {
			t.Errorf("%d documents of %d bytes, too many: %+v", docs, bytes, l)
		}
		// All documents have a place in a file, and no file is empty.
		if l.Texts*l.PerText < docs || (l.Texts-1)*l.PerText >= docs {
			t.Errorf("%d documents in %d files of %d", docs, l.Texts, l.PerText)
		}
		// Files of texts are as large as they should be, or at most 1.42 times as large
		// or as small, where the number of documents can make them so.
		if size := float64(bytes) / float64(docs) * float64(l.PerText) / textsPerTexts; l.PerText < MaxPerText && size < 0.7 || l.PerText > 1 && size > 1.42 {
			t.Errorf("%d documents of %d bytes, %d in a file: %.2f of the size of one", docs, bytes, l.PerText, size)
		}
		if l.Titles*titlesPerFile < docs || (l.Titles-1)*titlesPerFile >= docs {
			t.Errorf("%d titles in %d files", docs, l.Titles)
		}
	}
	for _, docs := range []int{1, 2, 64, 65, titlesPerFile, titlesPerFile + 1, 1e5, 1e9} {
		for _, bytes := range []int64{0, 1, textsPerTexts, TextsPerPairs, TextsPerPairs*3/2 - 1, TextsPerPairs * 3 / 2, 1 << 32, TextsPerPairs * maxFiles, 1 << 60} {
			check(docs, bytes)
		}
	}
	random := rand.New(rand.NewPCG(2, 1))
	for range 20000 {
		check(1+random.IntN(1<<random.IntN(31)), random.Int64N(1<<random.IntN(61)))
	}
	for _, docs := range []int{leastSigned - 1, leastSigned, 1e5, 1e7} {
		for _, size := range []int64{300, 7200, 1e5} {
			l := LayoutOf(docs, int64(docs)*size)
			if l.Slices == 0 != (docs < leastSigned) {
				t.Errorf("%d documents: slices in %d files", docs, l.Slices)
			}
			if l.Slices == 0 {
				continue
			}
			if s := (&Segment{Docs: docs, PerText: l.PerText, Texts: l.Texts, Slices: l.Slices}); !s.slicesFit() {
				t.Errorf("%d documents of %d bytes: %+v does not fit", docs, size, l)
			}
			// Files are as large as may be, of one slice at least.
			n := SignatureSize / l.Slices
			if n > 1 && n*SliceBytes(l.Texts) > sliceFile || n < PieceSlices && 2*n*SliceBytes(l.Texts) <= sliceFile {
				t.Errorf("%d documents of %d bytes: %d slices of %d bytes in a file", docs, size, n, SliceBytes(l.Texts))
			}
		}
	}
	small, large := LayoutOf(10, TextsPerPairs*3/2-1), LayoutOf(10, TextsPerPairs*3/2)
	if small.Pairs != 1 || large.Pairs != 2 {
		t.Errorf("about %d bytes in a file, but %d and %d files", TextsPerPairs, small.Pairs, large.Pairs)
	}
}

// The files of words: a prefix of two characters or more leads to the file of
// all words that begin with it.
func TestWordFile(t *testing.T) {
	used := map[int]bool{}
	for _, w := range []string{"word", "iso", "2021", "москва", "한국어", "été", "ab"} {
		runes := []rune(w)
		for files := 1; files < 200; files += 33 {
			want := WordFileOf(w, files)
			for n := 2; n < len(runes); n++ {
				if got := WordFileOf(string(runes[:n]), files); got != want {
					t.Errorf("%q is in file %d, %q in %d of %d", runes[:n], got, w, want, files)
				}
			}
			if want < 0 || want >= files {
				t.Errorf("%q is in file %d of %d", w, want, files)
			}
		}
		used[WordFileOf(w, 1<<15)] = true
	}
	if len(used) != 7 {
		t.Errorf("7 words are in %d files", len(used))
	}
}

// The files of pairs have hashes that follow one another.
func TestPairFile(t *testing.T) {
	for _, n := range []int{1, 2, 3, 5, 255, 256, 257, 1000, maxFiles - 1, maxFiles} {
		for i := range n {
			first, end := FirstHash(i, n), FirstHash(i+1, n)
			if end <= first || PairFileOf(first, n) != i || PairFileOf(end-1, n) != i {
				t.Fatalf("file %d of %d has %x … %x", i, n, first, end)
			}
		}
		if FirstHash(0, n) != 0 || FirstHash(n, n) != 1<<text.PairBits {
			t.Errorf("%d files have %x … %x", n, FirstHash(0, n), FirstHash(n, n))
		}
	}
}
