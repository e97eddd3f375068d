// Command shapes writes portals of odd shapes, each of which has very much of one thing:
// what takes time quadratic in that shows.
//
//	shapes -shape tag -n 100000 -out DIR
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const site = `title = "试网"
base_url = "https://example.com/"
permalink = "/a/:slug.html"
[[channels]]
name = "范文大全"
slug = "fanwen"
`

// shapes are what there can be n of.
var shapes = map[string]func(w *writer, n int){
	// Articles of one minute: nothing but their paths tells which comes first.
	"minute": func(w *writer, n int) {
		for i := range n {
			w.article(i, "", "这是正文。\n")
		}
	},
	// Articles with one tag in common.
	"tag": func(w *writer, n int) {
		for i := range n {
			w.article(i, "tags: [读书]\n", "这是正文。\n")
		}
	},
	// Articles with one title.
	"title": func(w *writer, n int) {
		for i := range n {
			w.file(fmt.Sprintf("content/fanwen/%d/%d.md", i/1000, i), "---\ntitle: 工作总结\ndate: 2021-02-13\n---\n\n正文。\n")
		}
	},
	// Old addresses, 200 an article.
	"aliases": func(w *writer, n int) {
		const each = 200
		for i := range n / each {
			var b strings.Builder
			for j := range each {
				fmt.Fprintf(&b, "- /old/%d.html\n", i*each+j)
			}
			w.article(i, "aliases:\n"+b.String(), "这是正文。\n")
		}
	},
	"headings":    func(w *writer, n int) { w.article(0, "", strings.Repeat("# 节\n", n)) },
	"links":       func(w *writer, n int) { w.article(0, "", strings.Repeat("[a](#)\n\n", n)) },
	"marks":       func(w *writer, n int) { w.article(0, "", strings.Repeat("*a*\n\n", n)) },
	"lists":       func(w *writer, n int) { w.article(0, "", strings.Repeat("- a\n", n)) },
	"footnotes":   footnotes,
	"parentheses": func(w *writer, n int) { w.article(0, "", "http://a.com/"+strings.Repeat(")", n)+"\n") },
	"openers":     func(w *writer, n int) { w.article(0, "", strings.Repeat("<a@b", n)+"\n") },
	"definitions": func(w *writer, n int) { w.article(0, "", strings.Repeat("[r]: /u\n", n)) },
	"depth": func(w *writer, n int) {
		w.article(0, "", strings.Repeat("- ", n)+"a\n")
	},
	// Images beside one article.
	"images": func(w *writer, n int) {
		w.article(0, "", "![图](1.png)\n")
		for i := range n {
			w.file(fmt.Sprintf("content/fanwen/0/%d.png", i), "图")
		}
	},
	"svg": func(w *writer, n int) {
		w.article(0, "", "![图](1.svg)\n")
		for i := range n {
			w.file(fmt.Sprintf("content/fanwen/0/%d.svg", i), `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>`)
		}
	},
}

func footnotes(w *writer, n int) {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "甲[^%d]\n\n", i)
	}
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: 乙\n", i)
	}
	w.article(0, "", b.String())
}

// writer writes files of a site; what fails first is kept.
type writer struct {
	dir  string
	made map[string]bool
	err  error
}

func (w *writer) file(p, text string) {
	if w.err != nil {
		return
	}
	full := filepath.Join(w.dir, filepath.FromSlash(p))
	if dir := filepath.Dir(full); !w.made[dir] {
		w.made[dir] = true
		w.err = os.MkdirAll(dir, 0o755)
	}
	if w.err == nil {
		w.err = os.WriteFile(full, []byte(text), 0o644)
	}
}

func (w *writer) article(i int, more, body string) {
	w.file(fmt.Sprintf("content/fanwen/%d/%d.md", i/1000, i), fmt.Sprintf("---\ntitle: 第%d篇\ndate: 2021-02-13 08:00\n%s---\n\n%s", i, more, body))
}

func run() error {
	shape := flag.String("shape", "", "what there is much of; empty lists the shapes")
	n := flag.Int("n", 1000, "how much")
	out := flag.String("out", "", "the site's folder")
	flag.Parse()
	var names []string
	for name := range shapes {
		names = append(names, name)
	}
	slices.Sort(names)
	write, ok := shapes[*shape]
	if !ok || *out == "" {
		b := bufio.NewWriter(os.Stdout)
		for _, name := range names {
			fmt.Fprintln(b, name)
		}
		return errors.Join(b.Flush(), errors.New("usage: shapes -shape SHAPE -n N -out DIR"))
	}
	w := &writer{dir: *out, made: map[string]bool{}}
	w.file("site.toml", site)
	write(w, *n)
	return w.err
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
