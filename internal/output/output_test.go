package output

import (
	"errors"
	"slices"
	"testing"
)

func TestList(t *testing.T) {
	files := []File{{Path: "404.html", Kind: Page, Sum: Sum{1, 2, 255}}, {Path: "assets/a.1.css", Kind: Asset},
		{Path: "fanwen/a b.html", Kind: Article}, {Path: "robots.txt", Kind: Static, Foreign: true}}
	const sum = "AAAAAAAAAAAAAAAAAAAAAA"
	text := string(AppendList(nil, files))
	got, err := ParseList(text)
	if err != nil || !slices.Equal(got, files) {
		t.Errorf("%v, %v", got, err)
	}
	for name, c := range map[string]struct {
		text string
		n    int
	}{
		"empty":         {"", 0},
		"old":           {"404.html\nindex.html\n", 0},
		"cut":           {text[:len(text)-1], 3},
		"a letter":      {listMagic + "d " + sum + " a\nz " + sum + " b\n", 1},
		"a mark":        {listMagic + "d-" + sum + " a\n", 0},
		"no path":       {listMagic + "d " + sum + " \n", 0},
		"outside":       {listMagic + "d " + sum + " ../a\n", 0},
		"from the root": {listMagic + "d " + sum + " /a\n", 0},
		"order":         {listMagic + "d " + sum + " b\nd " + sum + " a\n", 1},
		"a sum":         {listMagic + "d AAAAAAAAAAAAAAAAAAAAA* a\n", 0},
		"an odd sum":    {listMagic + "d AAAAAAAAAAAAAAAAAAAAAB a\n", 0},
		"twice":         {listMagic + "d " + sum + " a\nd " + sum + " a\n", 1},
	} {
		got, err := ParseList(c.text)
		if !errors.Is(err, ErrList) || len(got) != c.n {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestLetters(t *testing.T) {
	if len(letters) != int(kinds) {
		t.Fatalf("%d letters for %d kinds", len(letters), kinds)
	}
	for k := range kinds {
		if got, ok := KindOf(k.Letter()); !ok || got != k {
			t.Errorf("%d has the letter %c, which is %d", k, k.Letter(), got)
		}
	}
}

func FuzzParseList(f *testing.F) {
	f.Add(listMagic + "p AAAAAAAAAAAAAAAAAAAAAA 404.html\nd=AAAAAAAAAAAAAAAAAAAAAA a/b.html\n")
	f.Add(listMagic + "p AAAAAAAAAAAAAAAAAAAAAA a\x00\n")
	f.Fuzz(func(t *testing.T, text string) {
		files, err := ParseList(text)
		again, errAgain := ParseList(string(AppendList(nil, files)))
		if errAgain != nil || !slices.Equal(again, files) {
			t.Errorf("%q: %v, then %v, %v", text, files, again, errAgain)
		}
		if err == nil && string(AppendList(nil, files)) != text {
			t.Errorf("%q is written as %q", text, AppendList(nil, files))
		}
	})
}
