package bench

import (
	"bytes"
	"math"
	"path/filepath"
	"testing"
)

// The same options give the same portal, of the size that was asked for, and it
// builds without so much as a warning. Everything else here rests on that.
func TestCorpus(t *testing.T) {
	const n = 400
	for _, size := range []int{1000, DefaultSize} {
		a, b := New(Options{Size: size, Seed: 1}), New(Options{Size: size, Seed: 1})
		other := New(Options{Size: size, Seed: 2})
		sum := 0
		for i := range n {
			path, text := a.AppendArticle(nil, i)
			again, same := b.AppendArticle(nil, i)
			if path != again || !bytes.Equal(text, same) {
				t.Fatalf("article %d differs from the same one made again", i)
			}
			if _, text2 := other.AppendArticle(nil, i); bytes.Equal(text, text2) {
				t.Fatalf("article %d is the same with another seed", i)
			}
			sum += len(text)
		}
		if mean := sum / n; math.Abs(float64(mean-size)) > 0.05*float64(size) {
			t.Errorf("articles have %d bytes on average, want %d", mean, size)
		}
	}
	dir := writeSite(t, Options{Articles: 50, Size: DefaultSize, Seed: 1})
	if r := buildSite(t, dir, filepath.Join(dir, "public")); r.Articles != 50 {
		t.Errorf("%d articles were built", r.Articles)
	}
}
