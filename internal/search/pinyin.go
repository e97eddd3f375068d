package search

import (
	"bytes"
	_ "embed" // the table of syllables
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Suggestions are found by pinyin, whole (guanggunjie) or initials (ggj), while
// a reader types. A reading is the syllables of a text, separated by spaces.

// maxReadings bounds the readings of one text: characters have several, and
// texts many characters.
const maxReadings = 6

// maxSyllables bounds a reading; more nobody types.
const maxSyllables = 12

// pinyinSource holds, in a line for each syllable, the characters that are read
// so most commonly, and those of which it is the second reading: from go-pinyin
// (MIT). The tests make it.
//
//go:embed pinyin.txt
var pinyinSource string

// syllableTable holds syllables, and of each character of the basic plane the
// numbers of its two, or 0. There are no tones; ü is v, as it is typed.
type syllableTable struct {
	names []string
	of    [1 << 16][2]uint16
}

var syllables = sync.OnceValue(func() *syllableTable {
	t := &syllableTable{names: []string{""}}
	for line := range strings.Lines(pinyinSource) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for i, list := range strings.SplitN(rest, " ", 2) {
			for _, r := range list {
				t.of[r][i] = uint16(len(t.names))
			}
		}
		t.names = append(t.names, name)
	}
	return t
})

// speller tells how texts are read. It belongs to one goroutine.
type speller struct {
	folder    folder
	syllables *syllableTable
	list      [maxReadings][]byte // memory for readings
}

func newSpeller() *speller { return &speller{folder: newFolder(), syllables: syllables()} }

// readings returns how a text may be read: its Chinese characters by syllables,
// Latin letters and digits as they are, everything else left out. It is good
// until the next call.
func (p *speller) readings(text string) [][]byte { return p.beginnings(text, maxSyllables) }

// beginnings returns readings up to so many syllables.
func (p *speller) beginnings(text string, most int) [][]byte {
	var choices [maxSyllables][2]string
	n, start := 0, -1 // start is where a word of Latin letters began
	endWord := func(end int) {
		if start >= 0 && n < most {
			choices[n] = [2]string{foldString(p.folder, text[start:end])}
			n++
		}
		start = -1
	}
	for i, r := range text {
		if n == most {
			break
		}
		r = p.folder.rune(r)
		if r < 0x80 && (isDigit(r) || isLetter(r)) {
			if start < 0 {
				start = i
			}
			continue
		}
		endWord(i)
		if uint32(r) < uint32(len(p.syllables.of)) && n < most {
			if of := p.syllables.of[r]; of[0] > 0 && isHan(r) {
				choices[n] = [2]string{p.syllables.names[of[0]], p.syllables.names[of[1]]}
				n++
			}
		}
	}
	endWord(len(text))
	return p.expand(choices[:n])
}

// expand returns the readings that choices of syllables make, the most common
// first.
func (p *speller) expand(choices [][2]string) [][]byte {
	if len(choices) == 0 {
		return nil
	}
	list := p.list[:1]
	list[0] = list[0][:0]
	for i, c := range choices {
		n := len(list)
		for k := range n {
			if i > 0 {
				list[k] = append(list[k], ' ')
			}
			if c[1] != "" && len(list) < maxReadings {
				last := len(list)
				list = list[:last+1]
				list[last] = append(append(list[last][:0], list[k]...), c[1]...)
			}
			list[k] = append(list[k], c[0]...)
		}
	}
	// Different choices may be spelled alike.
	n := 0
	for i := range list {
		if !slices.ContainsFunc(list[:n], func(b []byte) bool { return bytes.Equal(b, list[i]) }) {
			list[n], list[i] = list[i], list[n]
			n++
		}
	}
	return list[:n]
}

// titleIndex holds which titles stand in which files: a title is found by the
// first two letters of what is typed, be they two initials or the beginning of
// the first syllable.
type titleIndex struct {
	layout Layout
	mu     sync.Mutex
	files  [][]int32 // documents by file
}

func (t *titleIndex) init(l Layout) {
	t.layout = l
	t.files = make([][]int32, l.Titles)
}

// titleFile returns in which file of n the titles that begin with two letters
// stand.
func titleFile(a, b byte, n int) int { return (int(a)*31 + int(b)*7) % n }

func (t *titleIndex) add(p *speller, doc int, title string) {
	var memory [2 * maxReadings]int
	files := memory[:0]
	put := func(a, b byte) {
		if f := titleFile(a, b, t.layout.Titles); !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	for _, r := range p.beginnings(title, 2) { // never more of them than maxReadings
		first, rest, _ := bytes.Cut(r, []byte{' '})
		if len(rest) > 0 {
			put(first[0], rest[0])
		}
		if len(first) > 1 {
			put(first[0], first[1])
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
// URL and its readings, with an empty text as their end.
func (t *titleIndex) file(c *compactor, p *speller, i int, source Source) {
	for _, doc := range t.files[i] {
		title, url := source.Title(int(doc))
		c.add(strconv.Itoa(int(doc)))
		c.add(title)
		c.add(url)
		for _, r := range p.readings(title) {
			c.add(string(r))
		}
		c.add("")
	}
}
