// Command browser measures how soon Chromium answers a reader's questions to a built
// portal:
//
//	go run ./bench/browser -content SITE/content -out OUT [-n 30]
//
// Questions are those of bench/query. Each is asked over HTTP, from a server on the
// same machine, and from the folder, in a browser context of its own that has nothing
// of the portal in its cache:
//
//	page   from the address with the question to the first results on the page
//	first  on a search page that is open, of whose index nothing is loaded
//	next   then another question
//	again  then the first one again, for which everything is there
//	files  how many files of the index the first one asked for
//
// Times, in ms, end when the first ten results are there.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wendang/bench"
)

func main() {
	content := flag.String("content", "content", "the `folder` with the articles")
	out := flag.String("out", "public", "the output `folder`")
	chromium := flag.String("chromium", "chromium", "the browser's `command`")
	n := flag.Int("n", 30, "how many questions are asked")
	flag.Parse()
	log.SetFlags(0)
	if err := run(os.Stdout, *content, *out, *chromium, *n); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, content, out, chromium string, n int) error {
	if n < 1 {
		return errors.New("at least one question must be asked")
	}
	articles, err := bench.Articles(content)
	if err != nil {
		return err
	}
	questions, err := bench.Questions(rand.New(rand.NewPCG(1, 2)), articles, n+1)
	if err != nil {
		return err
	}
	out, err = filepath.Abs(out)
	if err != nil {
		return err
	}
	command, err := exec.LookPath(chromium)
	if err != nil {
		return err
	}
	server := httptest.NewServer(http.FileServerFS(os.DirFS(out)))
	defer server.Close()
	folder := url.URL{Scheme: "file", Path: filepath.ToSlash(out)}

	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(command),
		chromedp.NoSandbox, // for root, as which benchmarks may run; only the portal is shown
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	browser, stopBrowser := chromedp.NewContext(allocator)
	defer stopBrowser()
	if err := chromedp.Do(browser); err != nil {
		return err
	}
	fmt.Fprintf(w, "%d questions of two terms, to the first ten results:\n", n)
	for _, over := range []struct{ name, root string }{{"http", server.URL}, {"file", folder.String()}} {
		var figures [5][]float64
		for i := range n {
			f, err := measure(browser, over.root+"/search/index.html", questions[i], questions[i+1])
			if err != nil {
				return fmt.Errorf("%s, %q: %w", over.name, questions[i], err)
			}
			for k := range figures {
				figures[k] = append(figures[k], f[k])
			}
		}
		rows := []string{"page", "first", "next", "again"}
		if over.root == server.URL { // browsers tell of no files that come from a folder
			rows = append(rows, "files")
		}
		for k, name := range rows {
			fmt.Fprintf(w, "  %s  %-6s %s\n", over.name, name, bench.Spread(figures[k]))
		}
	}
	return nil
}

// whenShown notes when results are on the page.
const whenShown = `new MutationObserver(function () {
	if (!window.shownAfter && document.querySelector(".results li")) { window.shownAfter = performance.now(); }
}).observe(document, {childList: true, subtree: true})`

// ask asks questions one after the other. It tells how long each took, and how many
// files had been asked for after the first one.
const ask = `(async function () {
	const figures = [];
	let files = 0;
	performance.setResourceTimingBufferSize(10000);
	for (const q of %s) {
		const from = performance.now(), answer = await wdSearch.ask(q);
		await answer.next(10);
		figures.push(performance.now() - from);
		files = files || performance.getEntriesByType("resource").filter(e => /\/search\/.*\.js/.test(e.name)).length;
	}
	return figures.concat(files);
})()`

// measure measures a question and another one: page, first, next and again in ms, and
// files.
func measure(browser context.Context, address, question, another string) (figures [5]float64, err error) {
	err = inContext(browser, func(ctx context.Context) error {
		if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: whenShown}); err != nil {
			return err
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(address+"?q="+url.QueryEscape(question))); err != nil {
			return err
		}
		figures[0], err = until[float64](ctx, `window.shownAfter || 0`)
		return err
	})
	if err != nil {
		return figures, err
	}
	err = inContext(browser, func(ctx context.Context) error {
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			return err
		}
		if _, err := until[bool](ctx, `!!window.wdSearch`); err != nil {
			return err
		}
		list, err := json.Marshal([]string{question, another, question})
		if err != nil {
			return err
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(ask, list), chromedp.EvalAwaitPromise))
		copy(figures[1:], got)
		return err
	})
	return figures, err
}

// inContext opens a tab that shares nothing with others.
func inContext(browser context.Context, f func(ctx context.Context) error) error {
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer cancel()
	if err := chromedp.Do(ctx); err != nil { // it opens with the context that it keeps
		return err
	}
	limited, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	return f(limited)
}

// until evaluates an expression until it is not the zero value.
func until[T comparable](ctx context.Context, expression string) (T, error) {
	for {
		v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
		if err != nil || v != *new(T) {
			return v, err
		}
		time.Sleep(5 * time.Millisecond)
	}
}
