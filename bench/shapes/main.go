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
	"headings":  repeat("# 节\n"),
	"links":     repeat("[a](#)\n\n"),
	"marks":     repeat("*a*\n\n"),
	"lists":     repeat("- a\n"),
	"depth":     func(w *writer, n int) { w.article(0, "", strings.Repeat("- ", n)+"a\n") },
	"footnotes": footnotes,
	// Parentheses: behind an address, and within each other in the address of a link.
	"behind":      func(w *writer, n int) { w.article(0, "", "http://a.com/"+strings.Repeat(")", n)+"\n") },
	"parentheses": repeat("[a]("),
	"nested":      func(w *writer, n int) { w.article(0, "", "[a]("+strings.Repeat("(", n)+strings.Repeat(")", n)+")\n") },
	// What begins something in a paragraph and is never closed.
	"emphasis": repeat("*a _b "),
	"strong":   repeat("**a~~b "),
	"brackets": repeat("["),
	"pairs":    func(w *writer, n int) { w.article(0, "", strings.Repeat("[", n)+strings.Repeat("]", n)+"\n") },
	"labels":   repeat("[a]\n"),
	"pictures": repeat("![a"),
	"angles":   repeat("<a@b"),
	"tags":     repeat("<b c='"),
	"comments": repeat("<!-- "),
	"code":     code,
	// Definitions of addresses: in a row, and used by as many links.
	"definitions": repeat("[r]: /u\n"),
	"defined":     defined,
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

// repeat returns the shape of an article of n times a text.
func repeat(text string) func(w *writer, n int) {
	return func(w *writer, n int) { w.article(0, "", strings.Repeat(text, n)+"\n") }
}

// code writes runs of backquotes, no two of which are equally long: n bytes.
func code(w *writer, n int) {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	w.article(0, "", b.String()+"\n")
}

// defined writes links to addresses that are defined in paragraphs of ten definitions.
func defined(w *writer, n int) {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[r%d]: /u\n", i)
		if i%10 == 9 {
			b.WriteString("\n甲\n\n")
		}
	}
	b.WriteString("\n")
	for i := range n {
		fmt.Fprintf(&b, "[r%d]\n\n", i)
	}
	w.article(0, "", b.String())
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
