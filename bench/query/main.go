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
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math"
	"math/rand/v2"
	"os"
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
	articles, err := bench.Articles(content)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, 2))
	questions, err := bench.Questions(r, articles, n)
	if err != nil {
		return err
	}
	var files, sent, times []float64
	for _, q := range questions {
		c := &counting{FS: os.DirFS(out), seen: map[string]bool{}}
		start := time.Now()
		if _, err := ask(c, q, 10); err != nil {
			return err
		}
		times = append(times, time.Since(start).Seconds()*1000)
		files = append(files, float64(len(c.seen)))
		sent = append(sent, float64(c.sent())/1000)
	}
	fmt.Fprintf(w, "%d questions of two terms, with the texts of the first ten results:\n", len(files))
	row := func(name string, list []float64) {
		fmt.Fprintf(w, "  %-22s %s\n", name, bench.Spread(list))
	}
	row("files", files)
	row("kB gzipped", sent)
	row("ms, from an open start", times)
	return recall(w, articles, os.DirFS(out), r, phrases)
}

// recall compares what is found for phrases with a scan.
func recall(w io.Writer, articles []bench.Article, out fs.FS, r *rand.Rand, phrases int) error {
	all, found, whole, literal := 0, 0, 0, 0
	for range phrases {
		phrase := ""
		for phrase == "" {
			phrase = articles[r.IntN(len(articles))].Sample(r, 4, 8)
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
			if !strings.Contains(a.Text, phrase) {
				continue
			}
			if want++; !have[a.Title] {
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
