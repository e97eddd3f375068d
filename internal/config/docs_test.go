package config

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The tables of the documentation have the keys that the reader knows, in its order.
func TestDocs(t *testing.T) {
	heading := regexp.MustCompile("^## .*?(?:`\\[+([a-z.]*)\\]+`)?$")
	row := regexp.MustCompile("^\\| `([A-Za-z_]+)` \\|")
	for _, file := range []string{"../../docs/site.md", "../../docs/site.zh-CN.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		documented := map[string][]string{}
		table := ""
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if m := heading.FindStringSubmatch(line); m != nil {
				table = m[1]
			} else if m := row.FindStringSubmatch(line); m != nil {
				documented[table] = append(documented[table], m[1])
			}
		}
		for name, want := range keys {
			if !slices.Equal(documented[name], want) {
				t.Errorf("%s: the table %q has %q, the reader knows %q", file, name, documented[name], want)
			}
		}
		for name := range maps.Keys(documented) {
			if _, ok := keys[name]; !ok {
				t.Errorf("%s: the reader knows no table %q", file, name)
			}
		}
	}
}
