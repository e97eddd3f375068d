package output

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
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

// Of a list that is read line by line come the files that are wanted, wherever it is cut.
func TestReadSome(t *testing.T) {
	var files, wanted []File
	for i := range 9000 {
		f := File{Path: fmt.Sprintf("fanwen/%07d.html", i), Kind: Article, Sum: Sum{byte(i)}}
		if files = append(files, f); i%1000 == 0 {
			wanted = append(wanted, f)
		}
	}
	some := func(path string) bool { return strings.HasSuffix(path, "000.html") }
	text := string(AppendList(nil, files))
	r := &counter{from: iotest.HalfReader(strings.NewReader(text))}
	lines, ahead := 0, 0
	got, err := ReadSome(r, func(path string) bool {
		lines++
		ahead = max(ahead, r.n-lines*len(text)/len(files))
		return some(path)
	})
	if err != nil || !slices.Equal(got, wanted) {
		t.Errorf("%v, %v", got, err)
	}
	if ahead > longestLine {
		t.Errorf("of %d bytes up to %d are read ahead", len(text), ahead)
	}
	for name, text := range map[string]string{
		"cut":    text[:len(text)-1],
		"long":   text + "d AAAAAAAAAAAAAAAAAAAAAA z" + strings.Repeat("x", 3*longestLine) + "\n",
		"a mark": text + "d-AAAAAAAAAAAAAAAAAAAAAA z\n",
	} {
		if got, err := ReadSome(strings.NewReader(text), some); !errors.Is(err, ErrList) || !slices.Equal(got, wanted) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	failed := errors.New("read")
	if _, err := ReadSome(io.MultiReader(strings.NewReader(text), iotest.ErrReader(failed)), some); !errors.Is(err, failed) {
		t.Errorf("an error of the system: %v", err)
	}
}

// counter counts the bytes that are read.
type counter struct {
	from io.Reader
	n    int
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.n += n
	return n, err
}

// Behind a line that is too long come the next ones.
func TestReadLines(t *testing.T) {
	long := strings.Repeat("x", longestLine)
	var got []string
	err := ReadLines(strings.NewReader("a\n"+long+long+"y\n\nb\n"+long[1:]+"\nc"), func(line string) bool {
		got = append(got, line)
		return true
	})
	if want := []string{"a\n", long, "\n", "b\n", long[1:] + "\n", "c"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%d lines, %v", len(got), err)
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
		some, errSome := ReadSome(strings.NewReader(text), func(string) bool { return true })
		if (err == nil) != (errSome == nil) || !slices.Equal(some, files) {
			t.Errorf("%q: line by line %v, %v, not %v, %v", text, some, errSome, files, err)
		}
	})
}
