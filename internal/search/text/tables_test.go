package text

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/longbridgeapp/opencc"
	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write the tables of characters anew")

// TestTables makes the embedded tables of characters from the libraries that
// know them. The program itself does without these: they take as long to start
// as a small site takes to build.
func TestTables(t *testing.T) {
	for name, want := range map[string]string{"traditional.txt": traditionalTable(t), "pinyin.txt": pinyinTable()} {
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the libraries say; go test -run TestTables -update writes it", name)
		}
	}
}

// traditionalTable returns the simplified characters of traditional ones, both
// in the basic plane.
func traditionalTable(t *testing.T) string {
	converter, err := opencc.New("t2s")
	if err != nil {
		t.Fatal(err)
	}
	// All characters at once, each on a line of its own, so that none makes a
	// word with its neighbour.
	var from []string
	for _, block := range [][2]rune{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}} {
		for r := block[0]; r <= block[1]; r++ {
			from = append(from, string(r))
		}
	}
	converted, err := converter.Convert(strings.Join(from, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	to := strings.Split(converted, "\n")
	pairs := map[string]string{}
	for i, f := range from {
		if r := []rune(to[i]); len(r) == 1 && to[i] != f && r[0] < 1<<16 && IsHan(r[0]) {
			pairs[f] = to[i]
		}
	}
	var b strings.Builder
	for _, f := range from {
		end, ok := pairs[f]
		if !ok {
			continue
		}
		// A chain of replacements becomes one step.
		for next, ok := pairs[end]; ok && next != f; next, ok = pairs[end] {
			end = next
		}
		b.WriteString(f + end)
	}
	return b.String()
}

// pinyinTable returns the two most common readings of each character, as
// pinyin.txt has them.
func pinyinTable() string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var readings [2]map[string][]rune
	readings[0], readings[1] = map[string][]rune{}, map[string][]rune{}
	for r := rune(0); r < 1<<16; r++ {
		var list []string
		for _, s := range pinyin.SinglePinyin(r, args) {
			// A few have signs that no keyboard types, as m̀ has.
			if !slices.Contains(list, s) && len(list) < 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" {
				list = append(list, s)
				readings[len(list)-1][s] = append(readings[len(list)-1][s], r)
			}
		}
	}
	names := []string{}
	for _, m := range readings {
		for s := range m {
			if !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, s := range names {
		b.WriteString(s + " " + string(readings[0][s]) + " " + string(readings[1][s]) + "\n")
	}
	return b.String()
}
