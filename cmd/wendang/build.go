package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/pprof"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/shard"
)

func (p *program) newBuild() *cobra.Command {
	var o pipeline.Options
	var site siteFlags
	var profile string
	var verbose, asJSON bool
	c := p.command(texts{message.HelpBuildShort(), message.HelpBuildLong(), message.HelpBuildExamples()}, "build",
		func(c *cobra.Command, args []string) error {
			err := none(c, args)
			if err == nil {
				err = site.apply(c, &o)
			}
			if err != nil {
				return err
			}
			if o.Segments < 0 || o.Segments == 0 && c.Flags().Changed("segments") || o.Segments > shard.MostParts {
				return failure.New(message.FlagValueInvalid("--segments", strconv.Itoa(o.Segments))).WithHint(message.NumberOfSegments())
			}
			stop, err := startProfile(profile)
			if err != nil {
				return err
			}
			result, err := p.build(c.Context(), o, asJSON)
			if verbose && !asJSON {
				p.listHidden(result)
				for _, s := range result.Stages {
					fmt.Fprintf(p.stderr, "%8.3f s  %s\n", s.Time.Seconds(), p.say(s.Name))
				}
			}
			return errors.Join(err, stop())
		})
	f := flags{p, c.Flags()}
	f.folder(c, &o.Source, "source", ".", message.FlagSource())
	f.folder(c, &o.Out, "out", "", message.FlagOut())
	site.add(c, f, &o)
	f.number(&o.Segments, "segments", 0, message.FlagSegments())
	f.boolean(&o.KeepGoing, "keep-going", message.FlagKeepGoing())
	f.boolean(&verbose, "verbose", message.FlagVerbose())
	f.text(&profile, "profile", "", message.ValueFile(), message.FlagProfile())
	f.boolean(&asJSON, "json", message.FlagJSON())
	_ = c.RegisterFlagCompletionFunc("segments", cobra.NoFileCompletions)
	return c
}

// siteFlags are the flags of commands that build.
type siteFlags struct{ date string }

// add adds the flags to a command.
func (s *siteFlags) add(c *cobra.Command, f flags, o *pipeline.Options) {
	f.boolean(&o.Drafts, "drafts", message.FlagDrafts())
	f.boolean(&o.Future, "future", message.FlagFuture())
	f.text(&s.date, "date", "", message.ValueDay(), message.FlagDate())
	f.number(&o.Jobs, "jobs", 0, message.FlagJobs())
	for _, name := range []string{"date", "jobs"} {
		_ = c.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
}

// apply checks what was given, and puts it into the options.
func (s *siteFlags) apply(c *cobra.Command, o *pipeline.Options) (err error) {
	if o.Today, err = dayOf(s.date, c.Flags().Changed("date")); err == nil && o.Jobs < 0 {
		err = failure.New(message.FlagValueInvalid("--jobs", strconv.Itoa(o.Jobs))).WithHint(message.NumberOfJobs())
	}
	return err
}

// dayOf returns the day that --date names; the zero Day when it is not given.
func dayOf(date string, given bool) (calendar.Day, error) {
	if !given {
		return calendar.Day{}, nil
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return calendar.Day{}, failure.New(message.FlagValueInvalid("--date", date)).WithHint(message.DateForm())
	}
	return calendar.DayOf(day), nil
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
func (p *program) build(ctx context.Context, o pipeline.Options, asJSON bool) (pipeline.Result, error) {
	var result pipeline.Result
	seconds, err := p.work(ctx, &o, func() (err error) {
		result, err = pipeline.Build(ctx, o)
		return err
	})
	if err := p.report(o.Problems, asJSON); err != nil {
		return result, err
	}
	if err != nil {
		return result, err
	}
	errors, warnings := o.Problems.Count()
	if asJSON {
		if err := printSummary(p.stdout, result, errors, warnings, seconds); err != nil {
			return result, err
		}
	} else {
		p.print(summary(result, errors, warnings, seconds))
	}
	if result.Broken {
		return result, errSite
	}
	return result, nil
}

// work does what builds, with progress and the memory that there is, and returns how long it
// took.
func (p *program) work(ctx context.Context, o *pipeline.Options, do func() error) (seconds float64, err error) {
	o.Now, o.Problems = time.Now(), &diag.List{}
	working, done := context.WithCancel(ctx)
	defer done()
	o.Indexing = tuneMemory(working).indexing
	bar := p.newProgress()
	if bar != nil {
		o.Progress = bar
	}
	err = do()
	bar.End()
	return time.Since(o.Now).Seconds(), err
}

func (p *program) report(problems *diag.List, asJSON bool) error {
	printer := diag.Printer{W: p.stderr, Language: p.language}
	if asJSON {
		return printer.JSON(problems.Sorted())
	}
	return printer.Print(problems.Sorted())
}

// summary is the last line of a build.
func summary(r pipeline.Result, errors, warnings int, seconds float64) message.Message {
	counts := message.Counts(errors, warnings)
	if r.Written+r.Unchanged+r.Removed == 0 {
		return message.NothingWritten(counts)
	}
	var index message.Message
	if x := r.Index; x.Files > 0 {
		index = message.BuiltIndex(fmt.Sprintf("%.1f", float64(x.Bytes)/1e6), x.Files)
	}
	built := message.Built(r.Articles, r.Pages, fmt.Sprintf("%.1f", seconds), r.Written, r.Unchanged, r.Removed, r.Out, index, hidden(r))
	if !r.Next.IsZero() {
		built = message.BuiltNext(built, r.Next.Format(time.DateOnly))
	}
	if r.NoAddress {
		built = message.BuiltNoAddress(built)
	}
	if errors+warnings > 0 {
		return message.CountsAnd(counts, built)
	}
	return built
}

// hidden tells how many articles are not shown; nothing when all are.
func hidden(r pipeline.Result) message.Message {
	h := r.Hidden
	if h == (pipeline.HiddenCounts{}) {
		return message.Message{}
	}
	return message.BuiltHidden(h.Drafts, h.Future, h.Expired)
}

// listHidden tells which articles are not shown, and why.
func (p *program) listHidden(r pipeline.Result) {
	for _, m := range r.HiddenArticles.Drafts {
		p.print(message.HiddenArticle("content/"+m.Path, p.say(message.PreviewDraft())))
	}
	for _, m := range r.HiddenArticles.Future {
		p.print(message.HiddenArticle("content/"+m.Path, p.say(message.PreviewFuture(m.Date.Format(time.DateOnly)))))
	}
	for _, m := range r.HiddenArticles.Expired {
		p.print(message.HiddenArticle("content/"+m.Path, p.say(message.PreviewExpired(m.Extra().Expires.Format(time.DateOnly)))))
	}
}

func printSummary(w io.Writer, r pipeline.Result, errors, warnings int, seconds float64) error {
	type counts struct {
		Drafts  int `json:"drafts"`
		Future  int `json:"future"`
		Expired int `json:"expired"`
	}
	next := ""
	if !r.Next.IsZero() {
		next = r.Next.Format(time.RFC3339)
	}
	return json.NewEncoder(w).Encode(struct {
		Articles  int     `json:"articles"`
		Pages     int     `json:"pages"`
		Written   int     `json:"written"`
		Unchanged int     `json:"unchanged"`
		Removed   int     `json:"removed"`
		Errors    int     `json:"errors"`
		Warnings  int     `json:"warnings"`
		Seconds   float64 `json:"seconds"`
		Hidden    counts  `json:"hidden"`
		Next      string  `json:"next,omitempty"`
	}{r.Articles, r.Pages, r.Written, r.Unchanged, r.Removed, errors, warnings, math.Round(seconds*1000) / 1000,
		counts(r.Hidden), next})
}
