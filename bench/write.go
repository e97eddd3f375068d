package bench

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"wendang/internal/parallel"
)

// Write writes the portal into dir: site.toml and content/. It returns how many
// bytes its articles have.
func (c *Corpus) Write(dir string) (int64, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(c.SiteTOML()), 0o644); err != nil {
		return 0, err
	}
	const chunk = 64
	var size atomic.Int64
	err := parallel.Chunks(context.Background(), runtime.GOMAXPROCS(0), c.o.Articles, chunk, func() (work func(i int) error, end func()) {
		made := map[string]bool{}
		var buffer []byte
		work = func(i int) error {
			path, text := c.AppendArticle(buffer[:0], i)
			buffer = text
			size.Add(int64(len(text)))
			return writeFile(made, filepath.Join(dir, "content", filepath.FromSlash(path)), text)
		}
		return work, func() {}
	}, nil)
	if err != nil {
		return 0, err
	}
	return size.Load(), nil
}

// EachArticle calls use with the path and the source of each article below dir.
func EachArticle(dir string, use func(path string, src []byte) error) error {
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".md" {
			return err
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return use(p, src)
	})
}

// writeFile writes a file; made are the folders that are known to exist.
func writeFile(made map[string]bool, path string, content []byte) error {
	if dir := filepath.Dir(path); !made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		made[dir] = true
	}
	return os.WriteFile(path, content, 0o644)
}

// WriteHugo writes into dir what Hugo must be told of the portal that Write has
// written to site: names.toml, a configuration to be put beside bench/hugo's,
// and a title for each section, in a folder that is mounted over the articles'.
// assets is the folder of the style sheet.
func (c *Corpus) WriteHugo(dir, site, assets string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "baseURL = %q\ntitle = %q\ntimeZone = %q\n", c.config.BaseURL, c.config.Title, c.config.TimeZone)
	fmt.Fprintf(&b, "[pagination]\npagerSize = %d\n", c.config.PageSize)
	fmt.Fprintf(&b, "[params]\ndescription = %q\nsince = %d\n", c.config.Description, c.config.Since)
	list := func(key string, n int, entry func(i int) (name, to string)) {
		for i := range n {
			name, to := entry(i)
			fmt.Fprintf(&b, "[[params.%s]]\nname = %q\nto = %q\n", key, name, to)
		}
	}
	list("channels", len(c.config.Channels), func(i int) (string, string) {
		return c.config.Channels[i].Name, c.config.Channels[i].Slug + "/"
	})
	// Hugo's lists of festivals are those of a taxonomy, by name.
	festival := func(i int) string { return "festival/" + c.config.Festivals[i].Name + ".html" }
	list("festivals", len(c.config.Festivals), func(i int) (string, string) {
		return c.config.Festivals[i].Name, festival(i)
	})
	list("footer", len(c.config.Footer), func(i int) (string, string) {
		to := c.config.Footer[i].Path
		if f := c.config.FestivalBy(path.Base(to)); f >= 0 {
			return c.config.Footer[i].Name, festival(f)
		}
		return c.config.Footer[i].Name, to + "/"
	})
	mount := func(from, to string) { fmt.Fprintf(&b, "[[module.mounts]]\nsource = %q\ntarget = %q\n", from, to) }
	mount(filepath.Join(site, "content"), "content")
	mount(filepath.Join(dir, "sections"), "content")
	mount(assets, "static/assets")
	made := map[string]bool{}
	section := func(at, title string) error {
		return writeFile(made, filepath.Join(dir, "sections", at, "_index.md"), fmt.Appendf(nil, "+++\ntitle = %q\n+++\n", title))
	}
	for _, ch := range c.config.Channels {
		if err := section(ch.Slug, ch.Name); err != nil {
			return err
		}
		for _, col := range ch.Columns {
			if err := section(filepath.Join(ch.Slug, col.Slug), col.Name); err != nil {
				return err
			}
		}
	}
	return writeFile(made, filepath.Join(dir, "names.toml"), []byte(b.String()))
}
