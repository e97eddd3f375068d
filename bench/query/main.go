// Command query measures what a reader's questions to a built portal's search
// cost, and whether all articles are found:
//
//	go run ./bench/query -content SITE/content -out SITE/public [-n 200] [-phrases 60]
//
// Questions are sampled from the articles: two terms of 2 to 4 characters each,
// as they stand in one article. For each it counts the files that the index is
// asked for, and their bytes as a host sends them, compressed, from the first
// file to the texts of the first ten results. Then it looks for phrases of 4 to 8
// characters, and compares what is found with a scan of all articles.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"wendang/bench"
	"wendang/internal/search"
)

func main() {
	content := flag.String("content", "content", "the `folder` with the articles")
	out := flag.String("out", "public", "the output `folder`")
	n := flag.Int("n", 200, "how many two-term questions are asked")
	phrases := flag.Int("phrases", 60, "how many phrases are compared with a scan")
	flag.Parse()
	log.SetFlags(0)
	if err := run(os.Stdout, *content, *out, *n, *phrases); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, content, out string, n, phrases int) error {
	articles, err := read(content)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, 2))
	var files, sent, micros []int
	for range n {
		a := articles[r.IntN(len(articles))]
		first, second := a.sample(r, 2, 4), a.sample(r, 2, 4)
		if first == "" {
			continue
		}
		c := &counting{FS: os.DirFS(out), seen: map[string]bool{}}
		start := time.Now()
		if _, err := ask(c, first+" "+second, 10); err != nil {
			return err
		}
		micros = append(micros, int(time.Since(start).Microseconds()))
		files = append(files, len(c.seen))
		sent = append(sent, c.sent())
	}
	fmt.Fprintf(w, "%d questions of two terms, with the texts of the first ten results:\n", len(files))
	row := func(name string, list []int, unit float64) {
		slices.Sort(list)
		at := func(q float64) float64 { return float64(list[int(q*float64(len(list)-1))]) / unit }
		fmt.Fprintf(w, "  %-22s median %7.1f   95%% %7.1f   most %7.1f\n", name, at(.5), at(.95), at(1))
	}
	row("files", files, 1)
	row("kB gzipped", sent, 1000)
	row("ms, from an open start", micros, 1000)
	return recall(w, articles, os.DirFS(out), r, phrases)
}

// recall compares what is found for phrases with a scan.
func recall(w io.Writer, articles []article, out fs.FS, r *rand.Rand, phrases int) error {
	all, found, whole, literal := 0, 0, 0, 0
	for range phrases {
		phrase := ""
		for phrase == "" {
			phrase = articles[r.IntN(len(articles))].sample(r, 4, 8)
		}
		answers, err := ask(out, phrase, math.MaxInt32)
		if err != nil {
			return err
		}
		have := map[string]bool{}
		for _, a := range answers {
			have[a.Title] = true
		}
		missed, want := 0, 0
		for _, a := range articles {
			if !strings.Contains(a.text, phrase) {
				continue
			}
			if want++; !have[a.title] {
				missed++
			}
		}
		all += want
		found += want - missed
		if missed == 0 {
			whole++
		}
		ok := true
		for i, a := range answers[:min(10, want, len(answers))] {
			ok = ok && (a.Literal || i >= want)
		}
		if ok {
			literal++
		}
	}
	fmt.Fprintf(w, "%d phrases that stand in %d articles: %d found (%.1f%%); of %d phrases all articles; the first ten all have the phrase for %d\n",
		phrases, all, found, 100*float64(found)/float64(max(all, 1)), whole, literal)
	return nil
}

func ask(out fs.FS, query string, n int) ([]*search.Result, error) {
	reader, err := search.Open(out)
	if err != nil {
		return nil, err
	}
	answer, err := reader.Ask(search.ParseQuery(query), search.Options{Channel: -1, Festival: -1})
	if err != nil {
		return nil, err
	}
	return answer.Next(n)
}

// article is an article's title, and its source without front matter.
type article struct{ title, text string }

// frontMatter finds the title; the text is what stands behind.
var frontMatter = regexp.MustCompile(`(?s)\A(?:\+\+\+|---)\n.*?title\s*[=:]\s*([^\n]+)\n.*?\n(?:\+\+\+|---)\n`)

func read(content string) ([]article, error) {
	var list []article
	err := bench.EachArticle(content, func(p string, src []byte) error {
		m := frontMatter.FindSubmatch(src)
		if m == nil {
			return fmt.Errorf("%s has no front matter with a title", p)
		}
		title := strings.ReplaceAll(strings.Trim(string(m[1]), `"'`), `\"`, `"`)
		list = append(list, article{title, string(src[len(m[0]):])})
		return nil
	})
	if err == nil && len(list) == 0 {
		err = errors.New(content + " holds no articles")
	}
	return list, err
}

var runs = regexp.MustCompile(`\p{Han}{4,}`)

// sample returns some characters that follow one another in the article, or "".
func (a article) sample(r *rand.Rand, least, most int) string {
	list := runs.FindAllString(a.text, -1)
	if len(list) == 0 {
		return ""
	}
	run := []rune(list[r.IntN(len(list))])
	size := min(least+r.IntN(most-least+1), len(run))
	from := r.IntN(len(run) - size + 1)
	return string(run[from : from+size])
}

// counting notes which files are read.
type counting struct {
	fs.FS
	seen map[string]bool
}

func (c *counting) Open(name string) (fs.File, error) {
	c.seen[name] = true
	return c.FS.Open(name)
}

// sent is how many bytes the files have as they are sent.
func (c *counting) sent() int {
	total := 0
	for name := range c.seen {
		b, err := fs.ReadFile(c.FS, name)
		if err != nil {
			log.Fatal(err)
		}
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		_, _ = z.Write(b) // to memory
		_ = z.Close()
		total += packed.Len()
	}
	return total
}
