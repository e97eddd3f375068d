package search

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/mozillazg/go-pinyin"

	"wendang/internal/pack"
)

// Suggestions are found by pinyin, whole (guanggunjie) or initials (ggj), while
// a reader types. A reading is the syllables of a text, separated by spaces.

// maxReadings bounds the readings of one text: characters have several, and
// texts many characters.
const maxReadings = 6

// maxSyllables bounds a reading; more nobody types.
const maxSyllables = 12

// speller tells how texts are read. It may be used by several goroutines.
type speller struct {
	folder folder
	known  [1 << 16]atomic.Pointer[[]string] // syllables of the characters that were asked for
}

func newSpeller() *speller { return &speller{folder: newFolder()} }

// readings returns how a text may be read: its Chinese characters by syllables,
// Latin letters and digits as they are, everything else left out.
func (p *speller) readings(text string) []string { return p.read(text, maxSyllables) }

// read returns the first syllables of how a text may be read.
func (p *speller) read(text string, most int) []string {
	list := [][]string{{}}
	word := ""
	add := func(choices []string) {
		n := len(list)
		for i := range n {
			for c, choice := range choices {
				if c == 0 {
					continue
				}
				if len(list) < maxReadings {
					list = append(list, append(slices.Clone(list[i]), choice))
				}
			}
			list[i] = append(list[i], choices[0])
		}
	}
	endWord := func() {
		if word != "" {
			add([]string{word})
			word = ""
		}
	}
	for _, r := range text {
		if len(list[0]) >= most {
			break
		}
		r = p.folder.rune(r)
		switch {
		case r < 0x80 && (isDigit(r) || isLetter(r)):
			word += string(r)
			continue
		case isHan(r):
			endWord()
			if s := p.syllables(r); len(s) > 0 {
				add(s)
			}
		default:
			endWord()
		}
	}
	endWord()
	out := make([]string, 0, len(list))
	for _, r := range list {
		if s := strings.Join(r, " "); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// syllables returns the two most common readings of a character, without tones;
// ü is v, as it is typed.
func (p *speller) syllables(r rune) []string {
	if uint32(r) >= uint32(len(p.known)) {
		return nil
	}
	if s := p.known[r].Load(); s != nil {
		return *s
	}
	args := pinyin.NewArgs()
	args.Heteronym = true
	var list []string
	for _, s := range pinyin.SinglePinyin(r, args) {
		if !slices.Contains(list, s) && len(list) < 2 {
			list = append(list, s)
		}
	}
	p.known[r].Store(&list)
	return list
}

// initials returns the first letters of a reading's syllables.
func initials(reading string) string {
	var b strings.Builder
	for s := range strings.FieldsSeq(reading) {
		b.WriteByte(s[0])
	}
	return b.String()
}

// titleIndex holds which titles stand in which files: a title is found by the
// first two letters of what is typed, be they two initials or the beginning of
// the first syllable.
type titleIndex struct {
	layout  Layout
	speller *speller
	mu      sync.Mutex
	files   [][]int32 // documents by file
}

func (t *titleIndex) init(l Layout) {
	t.layout, t.speller = l, newSpeller()
	t.files = make([][]int32, l.Titles)
}

// titleFile returns in which file of n the titles that begin with two letters
// stand.
func titleFile(a, b byte, n int) int { return (int(a)*31 + int(b)*7) % n }

func (t *titleIndex) add(doc int, title string) {
	var files []int
	put := func(s string) {
		if len(s) < 2 {
			return
		}
		if f := titleFile(s[0], s[1], t.layout.Titles); !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	for _, r := range t.speller.read(title, 2) {
		put(initials(r))
		put(strings.ReplaceAll(r, " ", ""))
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

// file appends file i of titles, before it is compressed.
func (t *titleIndex) file(b []byte, i int, source Source) []byte {
	b = pack.AppendUint(b, uint64(len(t.files[i])))
	last := int32(0)
	for _, doc := range t.files[i] {
		d := source.Head(int(doc))
		b = pack.AppendUint(b, uint64(doc-last))
		last = doc
		b = pack.AppendText(b, d.Title)
		b = pack.AppendText(b, d.URL)
		b = pack.AppendTexts(b, t.speller.readings(d.Title))
	}
	return b
}
