package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// counted returns the characters of texts by how often they stand there.
func counted(texts ...string) []rune {
	c := new(charCounter)
	for _, t := range texts {
		c.add(t)
	}
	return c.chars()
}

func roundTrip(t *testing.T, chars []rune, text string) (size int) {
	t.Helper()
	listed := byteReader{b: appendChars(nil, chars)}
	if got := listed.chars(); !slices.Equal(got, chars) || listed.failed || len(listed.b) > 0 {
		t.Fatalf("%d characters are read as %d, failed %v", len(chars), len(got), listed.failed)
	}
	b := newCharCoder(chars).appendText(nil, text)
	r := byteReader{b: b}
	if got := r.coded(chars); got != string([]rune(text)) || r.failed || len(r.b) > 0 {
		t.Errorf("%q is read as %q, failed %v", text, got, r.failed)
	}
	return len(b)
}

func TestChars(t *testing.T) {
	for _, c := range []struct {
		sample, text string
		size         int // with that of the number
	}{
		{"", "", 1},
		{"", "年a\n", 1 + 3*4},
		{"年年月日", "年月日", 1 + 3},
		{"年月日", "年末", 1 + 1 + 4},
		{"年", "年𠀀\U0010FFFF年", 1 + 1 + 4 + 4 + 1},
		{"", "\x00", 1 + 4},
		{"�", "�", 1 + 4},
		{"年", "年\xe4\xb8", 1 + 1 + 4 + 4}, // cut short
	} {
		if got := roundTrip(t, counted(c.sample), c.text); got != c.size {
			t.Errorf("%q among %q takes %d bytes, want %d", c.text, c.sample, got, c.size)
		}
	}
	// More than fit into one byte, and into two.
	var all, often strings.Builder
	for r := rune(0x3400); r < 0x9FFF; r++ {
		all.WriteRune(r)
		if r < 0x3400+oneByteChars {
			often.WriteString(strings.Repeat(string(r), 2))
		}
	}
	chars := counted(all.String(), often.String())
	if len(chars) != maxChars || chars[0] != 0x3400 || chars[oneByteChars] != 0x3400+oneByteChars {
		t.Errorf("%d characters, from %c and %c", len(chars), chars[0], chars[oneByteChars])
	}
	const two = maxChars - oneByteChars
	if got, want := roundTrip(t, chars, all.String()), 3+oneByteChars+2*two+4*(0x9FFF-0x3400-maxChars); got != want {
		t.Errorf("all characters take %d bytes, want %d", got, want)
	}
	// The commonest in one byte, whatever their order.
	if got := roundTrip(t, counted(all.String()+strings.Repeat("龍龜", 3)), "龍龜"); got != 1+2 {
		t.Errorf("common characters take %d bytes", got)
	}
}

func TestCharsAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 2000 {
		text := func() string {
			runes := make([]rune, random.IntN(400))
			for i := range runes {
				runes[i] = random.Int32N(1 << random.IntN(17))
			}
			return string(runes)
		}
		roundTrip(t, counted(text(), text()), text())
	}
}

// What no charCoder wrote is refused, or read within bounds.
func FuzzCoded(f *testing.F) {
	f.Add([]byte("\x02\x01\x02"), []byte("年月"))
	f.Add([]byte("\x04\x00\xff\xff\xff"), []byte(""))
	f.Add([]byte("\x03\x00\x00\x00"), []byte("年"))
	f.Add([]byte("\x02\xc9\x00"), []byte(strings.Repeat("年月日", 90)))
	f.Add([]byte("\x01\xff"), []byte("\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(t *testing.T, coded, listed []byte) {
		list := byteReader{b: listed}
		chars := list.chars()
		if len(chars) > len(listed) {
			t.Errorf("%d characters out of %d bytes", len(chars), len(listed))
		}
		for _, chars := range [][]rune{chars, counted(string(listed))} {
			r := byteReader{b: coded}
			if s := r.coded(chars); len(s) > 3*len(coded) || r.failed && s != "" {
				t.Errorf("%q is read out of %q, failed %v", s, coded, r.failed)
			}
		}
	})
}
