package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"wendang/internal/pipeline"
	"wendang/internal/search"
)

func runSearch(c *call) error {
	source := c.flags.String("source", ".", "the site `folder`")
	out := c.flags.String("out", "", "the output `folder` (default SOURCE/public)")
	limit := c.flags.Int("limit", 10, "how many results are shown at most")
	asJSON := c.flags.Bool("json", false, "print the answer as JSON")
	words, err := c.parseAround()
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return &pipeline.UsageError{Message: "what is to be searched for? wendang search QUERY"}
	}
	if *limit < 1 {
		return &pipeline.UsageError{Message: "--limit must be 1 or more"}
	}
	if *out == "" {
		*out = pipeline.DefaultOut(*source)
	}
	total, results, err := searchFolder(*out, strings.Join(words, " "), *limit)
	if errors.Is(err, search.ErrNone) {
		return fmt.Errorf("%s has no search index; build the site first, with search enabled", *out)
	}
	if err != nil {
		return err
	}
	if *asJSON {
		return printAnswerJSON(c.stdout, total, results)
	}
	return printAnswer(c.stdout, total, results)
}

// parseAround parses flags before and behind the arguments, and returns these.
func (c *call) parseAround() ([]string, error) {
	var words []string
	for rest := c.args; ; {
		c.args = rest
		if err := c.parse(len(rest)); err != nil {
			return nil, err
		}
		rest = c.flags.Args()
		if len(rest) == 0 {
			return words, nil
		}
		words = append(words, rest[0])
		rest = rest[1:]
	}
}

// searchFolder asks the index in an output folder for the first results.
func searchFolder(out, query string, limit int) (total int, results []*search.Result, err error) {
	root, err := os.OpenRoot(out)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil, search.ErrNone
	}
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = root.Close() }()
	reader, err := search.Open(root.FS())
	if err != nil {
		return 0, nil, err
	}
	answer, err := reader.Ask(search.ParseQuery(query), search.Options{Channel: -1, Festival: -1})
	if err != nil {
		return 0, nil, err
	}
	n := limit
	if !answer.Exact() { // more is read, to count better
		n = max(limit, search.MaxChecked)
	}
	results, err = answer.Next(n)
	return answer.Total, results[:min(limit, len(results))], err
}

func printAnswerJSON(w io.Writer, total int, results []*search.Result) error {
	type result struct {
		Title    string `json:"title"`
		URL      string `json:"url"`
		Category string `json:"category"`
		Date     string `json:"date"`
		Snippet  string `json:"snippet"`
	}
	list := make([]result, len(results))
	for i, r := range results {
		list[i] = result{r.Title, r.URL, r.Category, r.Time, r.Snippet.String()}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Total   int      `json:"total"`
		Results []result `json:"results"`
	}{total, list})
}

// printAnswer prints an answer for people; on a terminal, what was looked for is
// bold.
func printAnswer(w io.Writer, total int, results []*search.Result) error {
	before, after := "", ""
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" {
		before, after = "\x1b[1m", "\x1b[0m"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", plural(total, "article"))
	for _, r := range results {
		for i, c := range r.Snippet.Text {
			r.Snippet.Text[i] = printable(c)
		}
		fmt.Fprintf(&b, "\n%s\n  %s  %s  %s\n  %s\n", strings.Map(printable, r.Title), strings.Map(printable, r.Category),
			r.Time, r.URL, r.Snippet.Highlighted(before, after))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printable replaces what would steer a terminal: texts are not trusted.
func printable(r rune) rune {
	if r < ' ' || 0x7f <= r && r < 0xa0 {
		return ' '
	}
	return r
}
