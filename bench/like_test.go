package bench

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Sentences that imitate a text have no four characters in a row that it has not,
// and are not the text's own.
func TestImitate(t *testing.T) {
	dir := filepath.Join("..", "content")
	c := New(Options{Size: DefaultSize, Seed: 1})
	if err := c.Imitate(dir); err != nil {
		t.Fatal(err)
	}
	text := string(c.like.text)
	again := New(Options{Size: DefaultSize, Seed: 1})
	if err := again.Imitate(dir); err != nil {
		t.Fatal(err)
	}
	sentences, own := 0, 0
	for i := range 20 {
		_, article := c.AppendArticle(nil, i)
		if _, same := again.AppendArticle(nil, i); !bytes.Equal(article, same) {
			t.Fatalf("article %d differs from the same one made again", i)
		}
		r := rand.New(rand.NewPCG(1, uint64(i)))
		for range 20 {
			s := string(c.like.sentence(nil, r))
			sentences++
			if strings.Contains(text, s) {
				own++
			}
			runes := []rune(s)
			for k := 0; k+order+1 < len(runes); k++ {
				if part := string(runes[k : k+order+1]); !strings.Contains(text, part) {
					t.Errorf("%q in %q is nowhere in the text", part, s)
				}
			}
		}
	}
	if own > sentences/2 {
		t.Errorf("%d of %d sentences are the text's own", own, sentences)
	}
	empty := t.TempDir()
	if err := os.WriteFile(filepath.Join(empty, "a.md"), []byte("# 标题\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{empty, filepath.Join(empty, "none")} {
		if err := c.Imitate(dir); err == nil || !strings.Contains(err.Error(), filepath.Base(dir)) {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
