package parse

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// Characters that text is not meant to have are reported, once of each kind.
func TestOddCharacters(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"工⻓⼯作\n\n⼈⺠", "2+2 ⻓ (U+2ED3) is a radical, not the character 长; there are 4 of them"},
		{"第⼆章", "2+2 ⼆ (U+2F06) is a radical, not the character 二"},
		{"⺀甲", "2+1 ⺀ (U+2E80) is a part of characters, not a character"},
		{"⺅⺅", "2+1 ⺅ (U+2E85) is a radical, not the character 亻; there are 2 of them"},
		{"甲\n\uf0b7 乙 \U000f0001", "3+1 U+F0B7 is a private character"},
		{"甲\ufffd乙", "2+2 � stands for a character that was lost"},
		{"“甲”，乙—丙…①㎡⑴ｘ！\ufe0f\U000e0101é", ""},
	} {
		_, problems := New(Options{}).Parse("a.md", "a.md", []byte(testHead+"前\n"+c.body), nil)
		got := ""
		for _, p := range problems {
			got += fmt.Sprintf("%d+%d %s", p.Line-4, p.Column, p.Message)
		}
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) || strings.Count(got, "+") > strings.Count(c.want, "+")+1 {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
	all := strings.Repeat("⽂\uf0b7\ufffd", 3)
	a, problems := New(Options{}).Parse("a.md", "a.md", []byte("+++\ntitle = '"+all+"'\ndate = 2021-02-13\n+++\n"), nil)
	if a == nil || len(problems) != 3 {
		t.Errorf("%v", problems)
	}
	for _, p := range problems {
		if p.Line != 2 || p.Hint.IsZero() {
			t.Errorf("%+v", p)
		}
	}
}

// Each radical has its character.
func TestRadicals(t *testing.T) {
	r := []rune(supplement)
	for i := 0; i < len(r); i += 2 {
		if r[i] < 0x2E80 || r[i] > 0x2EF3 || r[i+1] <= 0x2FFF || i > 0 && r[i] <= r[i-2] {
			t.Errorf("%c %U: %c %U", r[i], r[i], r[i+1], r[i+1])
		}
	}
	// Of these parts there are no characters; the others have one.
	const without = "⺀⺂⺃⺄⺈"
	for c := rune(0x2E80); c <= 0x2EF3; c++ {
		if same := characterOf(c); (same == "") != (strings.ContainsRune(without, c) || c == 0x2E9A) || same == string(c) {
			t.Errorf("%c %U is %q", c, c, same)
		}
	}
	for c := rune(0x2F00); c <= 0x2FD5; c++ {
		if same := []rune(characterOf(c)); len(same) != 1 || same[0] <= 0x2FFF {
			t.Errorf("%c is %s", c, string(same))
		}
	}
}

// Every character is odd or not whatever stands around it.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0x80); r <= utf8.MaxRune; r++ {
		if 0xD800 <= r && r < 0xE000 {
			continue
		}
		want := 0x2E80 <= r && r <= 0x2FD5 || 0xE000 <= r && r <= 0xF8FF || r >= 0xF0000 && r <= 0x10FFFD || r == 0xFFFD
		if got := findOdd([]byte("，“"+string(r)+"。")) != nil; got != want {
			t.Fatalf("%U: %v, want %v", r, got, want)
		}
	}
}
