package store

import (
	"bytes"
	"math/rand/v2"
	"sync"
	"testing"

	"wendang/internal/parse"
	"wendang/internal/search"
)

// What several goroutines put is taken as it was, in any order and any number of
// times, whatever its size; and what is released does not harm the rest.
func TestStore(t *testing.T) {
	s, err := New(t.TempDir(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const jobs, each = 4, 300
	contents := make([]*parse.Content, jobs*each)
	spans := make([]Span, len(contents))
	var wait sync.WaitGroup
	for j := range jobs {
		a := s.Appender()
		wait.Go(func() {
			random := rand.New(rand.NewPCG(uint64(j), 5))
			for i := j * each; i < (j+1)*each; i++ {
				c := &parse.Content{
					HTML: bytes.Repeat([]byte{byte(i), byte(i >> 8)}, random.IntN(1<<random.IntN(19))),
					Text: bytes.Repeat([]byte("字"+string('a'+rune(i%26))), random.IntN(1<<random.IntN(12))),
				}
				for range random.IntN(3) {
					c.Headings = append(c.Headings, parse.Heading{Level: 2, ID: "一", Text: "第一"})
				}
				contents[i] = c
				var err error
				if spans[i], err = a.Put(c); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	order := rand.New(rand.NewPCG(6, 6)).Perm(len(contents))
	reader := s.Taker()
	for _, i := range order {
		text, err := reader.Text(spans[i])
		if err != nil || !bytes.Equal(text, search.Units(nil).AppendBytes(contents[i].Text)) {
			t.Fatalf("text %d is not what was put; %v", i, err)
		}
	}
	s.CloseTexts()
	for n := range jobs {
		wait.Go(func() {
			reader := s.Taker()
			for _, i := range order[n*each : (n+1)*each] {
				for range 2 {
					c, err := reader.Take(spans[i])
					if err != nil || !bytes.Equal(c.HTML, contents[i].HTML) || len(c.Headings) != len(contents[i].Headings) {
						t.Errorf("content %d is not what was put; %v", i, err)
					}
				}
				s.Release(spans[i])
			}
		})
	}
	wait.Wait()
	for _, r := range s.bodies.regions {
		if r.left != 0 {
			t.Errorf("the region at %d has %d contents left", r.offset, r.left)
		}
	}
}
