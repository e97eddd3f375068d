package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/pprof"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/pipeline"
)

func runBuild(c *call) error {
	var o pipeline.Options
	c.flags.StringVar(&o.Source, "source", ".", "the site `folder`")
	c.flags.StringVar(&o.Out, "out", "", "the output `folder` (default SOURCE/public)")
	c.flags.BoolVar(&o.Drafts, "drafts", false, "build drafts, too")
	c.flags.BoolVar(&o.Future, "future", false, "build articles dated after today, too")
	date := c.flags.String("date", "", "build as on this `day`, YYYY-MM-DD (default today)")
	c.flags.IntVar(&o.Jobs, "jobs", 0, "how much to do at once (default one for each core)")
	c.flags.BoolVar(&o.KeepGoing, "keep-going", false, "leave out broken articles and write the rest")
	verbose := c.flags.Bool("verbose", false, "tell how long each stage took")
	profile := c.flags.String("profile", "", "write a CPU profile for pprof to this `file`")
	asJSON := c.flags.Bool("json", false, "print the result as JSON, and mistakes as JSON lines")
	if err := c.parse(0); err != nil {
		return err
	}
	if *date != "" {
		day, err := time.Parse(time.DateOnly, *date)
		if err != nil {
			return &pipeline.UsageError{Message: fmt.Sprintf("--date %s is not a day; write it as 2021-02-13", *date)}
		}
		o.Today = calendar.DayOf(day)
	}
	if o.Jobs < 0 {
		return &pipeline.UsageError{Message: "--jobs must not be negative"}
	}
	stop, err := startProfile(*profile)
	if err != nil {
		return err
	}
	result, err := c.build(o, *asJSON)
	if *verbose {
		for _, s := range result.Stages {
			fmt.Fprintf(c.stderr, "%8.3f s  %s\n", s.Time.Seconds(), s.Name)
		}
	}
	return errors.Join(err, stop())
}

// startProfile begins a CPU profile, unless path is empty; the function that
// it returns ends it.
func startProfile(path string) (stop func() error, err error) {
	if path == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}

// build builds a site and reports on it.
func (c *call) build(o pipeline.Options, asJSON bool) (pipeline.Result, error) {
	start := time.Now()
	o.Now = start
	o.Problems = &diag.List{}
	o.Indexing = moreMemory
	bar := newProgress(c.stderr)
	if bar != nil {
		o.Progress = bar
	}
	result, err := pipeline.Build(c.ctx, o)
	bar.End()
	seconds := time.Since(start).Seconds()
	if err := c.report(o.Problems, asJSON); err != nil {
		return result, err
	}
	if err != nil {
		return result, err
	}
	errors, warnings := o.Problems.Count()
	if asJSON {
		if err := printSummary(c.stdout, result, errors, warnings, seconds); err != nil {
			return result, err
		}
	} else {
		fmt.Fprintln(c.stderr, summary(result, errors, warnings, seconds))
	}
	if result.Broken {
		return result, errSite
	}
	return result, nil
}

func (c *call) report(problems *diag.List, asJSON bool) error {
	if asJSON {
		return diag.PrintJSON(c.stderr, problems.Sorted())
	}
	return diag.Print(c.stderr, problems.Sorted())
}

// summary is the last line of a build.
func summary(r pipeline.Result, errors, warnings int, seconds float64) string {
	counts := fmt.Sprintf("%s, %s", plural(errors, "error"), plural(warnings, "warning"))
	if r.Written+r.Unchanged+r.Removed == 0 {
		return counts + "; nothing was written"
	}
	s := fmt.Sprintf("%s on %s in %.1f s: %d files written, %d unchanged, %d removed in %s",
		plural(r.Articles, "article"), plural(r.Pages, "page"), seconds, r.Written, r.Unchanged, r.Removed, r.Out)
	if x := r.Index; x.Files > 0 {
		s += fmt.Sprintf("; search index of %s in %s", megabytes(x.Bytes), plural(x.Files, "file"))
	}
	if errors+warnings > 0 {
		s = counts + "; " + s
	}
	return s
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func printSummary(w io.Writer, r pipeline.Result, errors, warnings int, seconds float64) error {
	return json.NewEncoder(w).Encode(struct {
		Articles  int     `json:"articles"`
		Pages     int     `json:"pages"`
		Written   int     `json:"written"`
		Unchanged int     `json:"unchanged"`
		Removed   int     `json:"removed"`
		Errors    int     `json:"errors"`
		Warnings  int     `json:"warnings"`
		Seconds   float64 `json:"seconds"`
	}{r.Articles, r.Pages, r.Written, r.Unchanged, r.Removed, errors, warnings, math.Round(seconds*1000) / 1000})
}
