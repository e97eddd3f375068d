package index

import (
	"slices"
	"strconv"
	"sync"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// titleIndex holds which titles stand in which files. A title is found by the
// first two letters of what is typed, be they two initials or the beginning of
// the first syllable.
type titleIndex struct {
	layout format.Layout
	mu     sync.Mutex
	files  [][]int32 // documents by file
}

func (t *titleIndex) init(l format.Layout) {
	t.layout = l
	t.files = make([][]int32, l.Titles)
}

func (t *titleIndex) add(p *text.Speller, doc int, title string) {
	var memory [6]int
	files := memory[:0]
	put := func(a, b byte) {
		if f := format.TitleFileOf(a, b, t.layout.Titles); !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	var begin [2]text.Syllable
	copy(begin[:], p.Read(title, len(begin)))
	for _, first := range begin[0] {
		if len(first) > 1 {
			put(first[0], first[1])
		}
		for _, second := range begin[1] {
			if first != "" && second != "" {
				put(first[0], second[0])
			}
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range files {
		t.files[f] = append(t.files[f], int32(doc))
	}
}

// sort puts the documents of each file into their order, whatever the goroutines
// did.
func (t *titleIndex) sort() {
	for _, f := range t.files {
		slices.Sort(f)
	}
}

// file adds file i of titles: of each the number of the document, the title, the
// URL and the spelling.
func (t *titleIndex) file(c *format.Compactor, p *text.Speller, i int, source Source) {
	var number []byte
	for _, doc := range t.files[i] {
		title, url := source.Title(int(doc))
		number = strconv.AppendInt(number[:0], int64(doc), 10)
		c.AddBytes(number)
		c.Add(title)
		c.Add(url)
		c.AddBytes(p.Spelling(title))
	}
}
