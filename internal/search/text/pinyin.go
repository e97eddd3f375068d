package text

import (
	_ "embed" // the table of syllables
	"strings"
	"sync"
)

// Suggestions are found by pinyin, in full (guanggunjie) or by initials (ggj), while
// a reader types.

// MaxSyllables bounds how many syllables of a text are noted; nobody types more.
const MaxSyllables = 12

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

// Speller spells texts in pinyin. It belongs to one goroutine.
type Speller struct {
	folding   Folding
	syllables *syllableTable
	list      [MaxSyllables]Syllable // what Read returns a part of
	buffer    []byte
}

// Syllable is how a character is read, and how else, or "". A word of Latin letters
// and digits is one, too.
type Syllable [2]string

// NewSpeller returns a Speller.
func NewSpeller() *Speller { return &Speller{folding: NewFolding(), syllables: syllables()} }

// Read returns the first syllables of a text, at most so many: of its Chinese
// characters and words; everything else is left out. They are good until the next
// call.
func (p *Speller) Read(text string, most int) []Syllable {
	n, start := 0, -1 // start is where a word of Latin letters began
	endWord := func(end int) {
		if start >= 0 && n < most {
			p.list[n] = Syllable{p.folding.Text(text[start:end])}
			n++
		}
		start = -1
	}
	for i, r := range text {
		if n == most {
			break
		}
		r, _, _ = p.folding.Rune(r)
		if r < 0x80 && (IsDigit(r) || IsLetter(r)) {
			if start < 0 {
				start = i
			}
			continue
		}
		endWord(i)
		if uint32(r) < uint32(len(p.syllables.of)) && n < most {
			if of := p.syllables.of[r]; of[0] > 0 && IsHan(r) {
				p.list[n] = Syllable{p.syllables.names[of[0]], p.syllables.names[of[1]]}
				n++
			}
		}
	}
	endWord(len(text))
	return p.list[:n]
}

// Spelling returns how a text is read: its syllables with a space between, and a
// slash between the two of a character that has two: zhong/chong qing. It is good
// until the next call.
func (p *Speller) Spelling(text string) []byte {
	b := p.buffer[:0]
	for i, s := range p.Read(text, MaxSyllables) {
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
