package adopt

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/parse/frontmatter"
	"wendang/internal/table"
)

// read reads the settings. What cannot be read leaves them empty.
func (g *generator) read(file string) {
	g.file = file
	g.settings, g.broken = readSettings(file)
}

// readSettings reads one file of settings. What cannot be read is empty, and why.
func readSettings(file string) (*table.Table, message.Message) {
	src, err := readBounded(file)
	var t *table.Table
	if err == nil {
		switch filepath.Ext(file) {
		case ".toml":
			t, err = table.ParseTOML(src)
		case ".json":
			if err = json.Unmarshal(src, new(map[string]any)); err == nil {
				t, err = frontmatter.ReadSettings(src) // which takes JSON, too
			}
		default:
			t, err = frontmatter.ReadSettings(src)
		}
	}
	var syntax *table.SyntaxError
	switch {
	case errors.As(err, &syntax):
		line := 1 + bytes.Count(src[:min(max(syntax.Span.Start, 0), len(src))], []byte("\n"))
		return &table.Table{}, message.SettingsLine(line, syntax.Message)
	case err != nil:
		return &table.Table{}, failure.CauseAlone(err)
	}
	return t, message.Message{}
}

// readParts adds what Hugo keeps in files of their own, permalinks.toml and so on, to the
// settings.
func (g *generator) readParts(dir string) {
	for _, name := range []string{"permalinks", "languages", "markup", "pagination", "params"} {
		for _, ext := range []string{".toml", ".yaml", ".yml", ".json"} {
			file := filepath.Join(dir, name+ext)
			if !isFile(file) || g.has(name) {
				continue
			}
			t, why := readSettings(file)
			if !why.IsZero() {
				g.file, g.broken = file, why
				continue
			}
			g.settings.Keys = append(g.settings.Keys, table.Key{Name: name, Value: table.Value{Data: t}})
		}
	}
}

// maxSettings bounds a generator's settings, in bytes.
const maxSettings = 4 << 20

func readBounded(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil || info.Size() > maxSettings {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(file)
}

// get returns the value of a setting, whose name is in lower case; dots lead into tables.
func (g *generator) get(name string) (table.Value, bool) {
	t := g.settings
	parts := strings.Split(name, ".")
	for i, part := range parts {
		at := slices.IndexFunc(t.Keys, func(k table.Key) bool { return strings.ToLower(k.Name) == part })
		if at < 0 {
			return table.Value{}, false
		}
		v := t.Keys[at].Value
		if i == len(parts)-1 {
			return v, true
		}
		sub, ok := v.Data.(*table.Table)
		if !ok {
			return table.Value{}, false
		}
		t = sub
	}
	return table.Value{}, false
}

func (g *generator) has(name string) bool {
	_, ok := g.get(name)
	return ok
}

// text returns the first of some settings that is a text, or otherwise.
func (g *generator) text(otherwise string, names ...string) string {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if s, ok := v.Data.(string); ok && strings.TrimSpace(s) != "" {
				return strings.TrimSpace(s)
			}
		}
	}
	return otherwise
}

// boolean returns a setting that is true or false, or otherwise.
func (g *generator) boolean(otherwise bool, names ...string) bool {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if b, ok := v.Data.(bool); ok {
				return b
			}
		}
	}
	return otherwise
}

// number returns the first of some settings that is a whole number, or 0.
func (g *generator) number(names ...string) int {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if n, ok := v.Data.(int64); ok && n > 0 && n < 1<<31 {
				return int(n)
			}
		}
	}
	return 0
}
