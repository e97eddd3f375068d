package parse

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// slowClean is what clean does, character by character.
func slowClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return false
		}
	}
	return true
}

func TestClean(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	chinese := strings.Repeat("春节放假，通知。", 6)
	// Every pair of bytes at every place of a character, within Chinese.
	for at := range 27 {
		for first := range 256 {
			for _, second := range []byte{0, '\n', '\r', 'a', 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xFF} {
				b := []byte(chinese)
				b[at], b[at+1] = byte(first), second
				if got, want := clean(b), slowClean(string(b)); got != want {
					t.Fatalf("%q: %v, want %v", b, got, want)
				}
			}
		}
	}
	// Every character, with Chinese before and behind it.
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := chinese + string(r) + chinese
		if r >= 0xD800 && r < 0xE000 {
			s = chinese + string([]byte{0xED, byte(0x80 | r>>6&0x3F), byte(0x80 | r&0x3F)}) + chinese
		}
		if got, want := clean([]byte(s)), slowClean(s); got != want {
			t.Fatalf("%U: %v, want %v", r, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add([]byte("春节a\n\xe0\xa4\x85한\xf0\x9f\x98\x80 \u0085"))
	f.Add([]byte(strings.Repeat("春节", 8) + "\xed\xa0\x80\xe0\x80\x80"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, want := clean(b), slowClean(string(b)); got != want {
			t.Errorf("%q: %v, want %v", b, got, want)
		}
	})
}
