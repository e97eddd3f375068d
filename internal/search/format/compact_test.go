package format

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// compacted returns texts in digits.
func compacted(chars []rune, texts ...string) (digits []byte, units int) {
	c := NewCompactor(chars)
	for _, s := range texts {
		c.Add(s)
	}
	digits, units = c.compact()
	return slices.Clone(digits), units
}

// roundTrip compacts texts with a compactor, which has been used before, and
// reads them. It returns in how many digits.
func roundTrip(t *testing.T, c *Compactor, chars []rune, texts ...string) int {
	t.Helper()
	c.Reset()
	want := ""
	for _, s := range texts {
		c.Add(s)
		want += strings.ReplaceAll(string([]rune(s)), "\x00", "�") + "\x00"
	}
	digits, units := c.compact()
	if n := len(utf16.Encode([]rune(want))); units != n {
		t.Errorf("%q is %d units, want %d", want, units, n)
	}
	if got, ok := uncompact(digits, units, chars); got != want || !ok {
		t.Errorf("%q is read as %q, %v", want, got, ok)
	}
	if strings.Trim(string(digits), digits93) != "" {
		t.Errorf("%q is written as %q", want, digits)
	}
	return len(digits)
}

func TestCompact(t *testing.T) {
	hundred := strings.Repeat("一二三四五六七八九十", 10)
	for _, c := range []struct {
		sample string
		texts  []string
		size   int
	}{
		{"", nil, 0},
		{"", []string{""}, 4},
		{"\x00", []string{"", ""}, 2},
		{"\x00年月日", []string{"年月日"}, 4},
		{"\x00年月日", []string{"年末"}, 1 + 4 + 1},
		{"\x00年", []string{"年𠀀\U0010FFFF年"}, 1 + 8 + 8 + 1 + 1},
		{"\x00", []string{"\x00"}, 4 + 1},
		{"\x00", []string{"�"}, 4 + 1},
		{"\x00年", []string{"年\xe4\xb8"}, 1 + 4 + 4 + 1}, // cut short
		// What is repeated takes three digits, and then one for 92 units more.
		// The last eight units are always written as they are.
		{"\x00一二三四五六七八九十", []string{hundred}, 10 + 3 + 1 + 1},
		{"\x00一二三四五六七八九十", []string{hundred + hundred}, 10 + 3 + 2 + 1},
	} {
		chars := counted(c.sample)
		if got := roundTrip(t, NewCompactor(chars), chars, c.texts...); got != c.size {
			t.Errorf("%q takes %d digits, want %d", c.texts, got, c.size)
		}
	}
}

// What is repeated is found by any length, and from as far as can be said.
func TestCompactMatches(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n int) string {
		runes := make([]rune, n)
		for i := range runes {
			runes[i] = 0x4E00 + random.Int32N(0x5000)
		}
		return string(runes)
	}
	c := NewCompactor(nil)
	for length := range 400 {
		phrase := noise(length)
		size := roundTrip(t, c, nil, phrase, phrase+noise(20))
		// All is found but where little was repeated before.
		if most := 4*(length+2+20+8+length/60+1) + 3 + length/92 + 1; length > 8 && size > most {
			t.Errorf("%d units twice take %d digits, want at most %d", length, size, most)
		}
	}
	phrase, end := strings.Repeat(noise(1), 40), noise(20)
	for _, away := range []int{mostAway - 1, mostAway, mostAway + 1, 2 * mostAway} {
		between := strings.Repeat("a", away-41)
		roundTrip(t, c, nil, phrase+"b"+between+phrase+end)
	}
}

func TestCompactAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		text := func() string {
			runes := make([]rune, random.IntN(1000))
			most := random.IntN(18)
			for i := range runes {
				runes[i] = random.Int32N(1 << most)
			}
			return string(runes)
		}
		a, b := text(), text()
		chars := counted(a, text(), "\x00")
		c := NewCompactor(chars)
		roundTrip(t, c, chars, a, b+a, text())
		roundTrip(t, c, chars, text())
	}
}

// What no compactor wrote is refused, or read within bounds.
func FuzzUncompact(f *testing.F) {
	chars := counted("正文年月日\x00" + digits93)
	for _, texts := range [][]string{nil, {"正文"}, {strings.Repeat("年月日", 99), "𠀀"}} {
		digits, units := compacted(chars, texts...)
		f.Add(digits, units)
		f.Add(digits, units+1)
		f.Add(digits[:len(digits)/2], units)
	}
	f.Add([]byte("~~~~"), 1)
	f.Add([]byte("   } !~~~~ "), 3+15+4*92)
	f.Add([]byte("p"), 1<<62)
	f.Add([]byte("\x80"), -1)
	f.Fuzz(func(t *testing.T, digits []byte, units int) {
		s, ok := uncompact(digits, units, chars)
		if !ok && s != "" {
			t.Errorf("%q is read, and refused", s)
		}
		if ok && len([]rune(s)) > units || ok && units > 93*len(digits) {
			t.Errorf("%d units out of %d digits, as %q", units, len(digits), s)
		}
	})
}
