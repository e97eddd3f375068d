package format

import (
	"slices"
	"strings"
	"testing"
)

// counted returns the characters of texts by how often they stand there.
func counted(texts ...string) []rune {
	c := new(CharCounter)
	for _, t := range texts {
		c.Add(t)
	}
	return c.Chars()
}

func TestChars(t *testing.T) {
	// More than have numbers.
	var all, often strings.Builder
	for r := rune(0x3400); r < 0x9FFF; r++ {
		all.WriteRune(r)
		if r < 0x3400+oneDigit {
			often.WriteString(strings.Repeat(string(r), 2))
		}
	}
	chars := counted(all.String(), often.String())
	if len(chars) != maxChars || chars[0] != 0x3400 || chars[oneDigit] != 0x3400+oneDigit {
		t.Errorf("%d characters, from %c and %c", len(chars), chars[0], chars[oneDigit])
	}
	// The commonest have one digit, whatever their order.
	for _, r := range "龍龜" {
		chars := counted(all.String() + strings.Repeat("龍龜", 3))
		if i := slices.Index(chars, r); i < 0 || i >= oneDigit {
			t.Errorf("%c has number %d", r, i)
		}
	}
	for _, chars := range [][]rune{chars, counted(""), counted("a"), counted("\x00年"), counted("年𠀀\U0010FFFF�")} {
		list := byteReader{b: appendChars(nil, chars)}
		if got := list.chars(); !slices.Equal(got, chars) || list.failed || len(list.b) > 0 {
			t.Errorf("%d characters are read as %d, failed %v", len(chars), len(got), list.failed)
		}
	}
	if chars := counted("𠀀�年"); !slices.Equal(chars, []rune("年")) {
		t.Errorf("numbers for %q", string(chars))
	}
}

// A list that nothing wrote is refused, or read within bounds.
func FuzzChars(f *testing.F) {
	f.Add([]byte("\x02\x01\x02"))
	f.Add([]byte("\x01\xff\xff\xff\xff\x0f"))
	f.Add(appendChars(nil, counted(strings.Repeat("年月日", 90))))
	f.Fuzz(func(t *testing.T, b []byte) {
		list := byteReader{b: b}
		chars := list.chars()
		if len(chars) > len(b) || len(chars) > maxChars {
			t.Errorf("%d characters out of %d bytes", len(chars), len(b))
		}
		for _, r := range chars {
			if r < 0 || r > 0xFFFF {
				t.Errorf("character %x", r)
			}
		}
	})
}
