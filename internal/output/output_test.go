package output

import (
	"errors"
	"slices"
	"testing"
)

func TestList(t *testing.T) {
	files := []File{{"404.html", Page, false}, {"assets/a.1.css", Asset, false}, {"fanwen/a b.html", Article, false}, {"robots.txt", Static, true}}
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
		"a letter":      {listMagic + "d a\nz b\n", 1},
		"a mark":        {listMagic + "d-a\n", 0},
		"no path":       {listMagic + "d \n", 0},
		"outside":       {listMagic + "d ../a\n", 0},
		"from the root": {listMagic + "d /a\n", 0},
		"order":         {listMagic + "d b\nd a\n", 1},
		"twice":         {listMagic + "d a\nd a\n", 1},
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
	f.Add(listMagic + "p 404.html\nd=a/b.html\n")
	f.Add(listMagic + "p a\x00\n")
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
