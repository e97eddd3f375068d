package ask

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func TestDumpRecall(t *testing.T) {
	dir := os.Getenv("WENDANG_RECALL")
	out := os.Getenv("DUMP")
	if out == "" {
		t.Skip()
	}
	docs := append(readDocs(t, dir), madeUp()...)
	fsys := inManyFiles(t, docs)
	for p, f := range fsys {
		_ = os.MkdirAll(filepath.Join(out, filepath.Dir(p)), 0o755)
		_ = os.WriteFile(filepath.Join(out, p), f.Data, 0o644)
	}
	folded := make([]string, len(docs))
	for i := range docs {
		folded[i] = plainest(searchable(&docs[i]))
	}
	random := rand.New(rand.NewPCG(31, 7))
	var sample []string
	for _, d := range madeUp() {
		sample = append(append(sample, d.Title), sentences(d.Text)...)
	}
	sample = append(sample, samplePhrases(random, docs, 300)...)
	reader := open(t, fsys)
	type q struct {
		Kind, Query, Meant string
		Want, Got          []string
	}
	var list []q
	for _, kind := range variations(t) {
		for _, phrase := range sample {
			query, meant := kind.vary(random, phrase)
			if query == "" {
				continue
			}
			var want []string
			for k := range docs {
				if stands(folded[k], plainest(meant)) {
					want = append(want, docs[k].URL)
				}
			}
			got, _ := ask(t, reader, query, anywhere, len(docs))
			list = append(list, q{kind.name, query, meant, want, got})
		}
	}
	b, _ := json.Marshal(list)
	_ = os.WriteFile(filepath.Join(out, "queries.json"), b, 0o644)
}
