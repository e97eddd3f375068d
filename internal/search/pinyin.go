package search

import (
	_ "embed" // the table of syllables
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Suggestions are found by pinyin, whole (guanggunjie) or initials (ggj), while
// a reader types.

// maxSyllables bounds what is told of a text; more nobody types.
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
	list      [maxSyllables]syllable // memory
	buffer    []byte
}

// syllable is how a character is read, and how else, or "". A word of Latin letters
// and digits is one, too.
type syllable [2]string

func newSpeller() *speller { return &speller{folder: newFolder(), syllables: syllables()} }

// read returns the first syllables of a text, at most so many: of its Chinese
// characters and words; everything else is left out. They are good until the next
// call.
func (p *speller) read(text string, most int) []syllable {
	n, start := 0, -1 // start is where a word of Latin letters began
	endWord := func(end int) {
		if start >= 0 && n < most {
			p.list[n] = syllable{foldString(p.folder, text[start:end])}
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
				p.list[n] = syllable{p.syllables.names[of[0]], p.syllables.names[of[1]]}
				n++
			}
		}
	}
	endWord(len(text))
	return p.list[:n]
}

// spelling returns how a text is read: its syllables with a space between, and a
// slash between the two of a character that has two: zhong/chong qing. It is good
// until the next call.
func (p *speller) spelling(text string) []byte {
	b := p.buffer[:0]
	for i, s := range p.read(text, maxSyllables) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, s[0]...)
		if s[1] != "" {
			b = append(append(b, '/'), s[1]...)
		}
	}
	p.buffer = b
	return b
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
	var memory [6]int
	files := memory[:0]
	put := func(a, b byte) {
		if f := titleFile(a, b, t.layout.Titles); !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	var begin [2]syllable
	copy(begin[:], p.read(title, len(begin)))
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
func (t *titleIndex) file(c *compactor, p *speller, i int, source Source) {
	var number []byte
	for _, doc := range t.files[i] {
		title, url := source.Title(int(doc))
		number = strconv.AppendInt(number[:0], int64(doc), 10)
		c.addBytes(number)
		c.add(title)
		c.add(url)
		c.addBytes(p.spelling(title))
	}
}
