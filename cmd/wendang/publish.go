package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"wendang/internal/announce"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/publish"
	"wendang/internal/publish/address"
)

func (p *program) newPublish() *cobra.Command {
	var o publish.Options
	var source, out, tell string
	var asJSON bool
	c := p.command(texts{message.HelpPublishShort(), message.HelpPublishLong(), message.HelpPublishExamples()},
		"publish ["+p.say(message.ValueTarget())+"]", func(c *cobra.Command, args []string) error {
			target := ""
			if len(args) > 0 {
				target = args[0]
				if err := none(c, args[1:]); err != nil {
					return err
				}
			}
			to, site, err := p.target(source, out, target, asJSON)
			if err != nil {
				values := []string{announceAll, announceOff, announceChanges}
				if m := failure.Of(err); m.Code() == "publish-unknown-target" && tell == announceChanges && slices.Contains(values, target) {
					return failure.New(m).WithHint(message.AnnounceWithEquals(target))
				}
				return err
			}
			news, err := p.newAnnouncement(tell, site, to)
			if err != nil {
				return err
			}
			if out == "" {
				out = pipeline.DefaultOut(source)
			}
			o.Out, o.To, o.Keep, o.Protect, o.Compress, o.Host = out, to.To, to.Keep, to.Protect, to.Compress, to.Host
			if o.Keep < 0 {
				o.Keep = publish.DefaultKeep
			}
			return p.publish(c.Context(), o, source, site != nil, news, asJSON)
		})
	f := flags{p, c.Flags()}
	f.folder(c, &source, "source", ".", message.FlagSource())
	f.folder(c, &out, "out", "", message.FlagOut())
	f.boolean(&o.DryRun, "dry-run", message.FlagDryRun())
	f.boolean(&o.Full, "full", message.FlagFull())
	f.boolean(&o.Force, "force", message.FlagForce())
	f.optional(&tell, "announce", announceChanges, message.FlagAnnounce())
	f.boolean(&asJSON, "json", message.FlagJSON())
	c.ValidArgsFunction = func(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return completeNames(targetNames)(c, args, begun)
	}
	return c
}

func targetNames(c *cobra.Command) []name {
	var list []name
	for _, t := range siteConfig(c).Publish {
		list = append(list, name{t.Name, t.Name})
	}
	return list
}

// target returns where to publish to: what site.toml says of the name or address that is
// given, or of its only target when none is. An address and an output folder are enough
// without a site, which then is nil.
func (p *program) target(source, out, given string, asJSON bool) (t config.Publish, site *config.Config, err error) {
	src, err := pipeline.ReadConfig(source)
	isSite := err == nil
	if errors.Is(err, fs.ErrNotExist) && (out == "" || !strings.Contains(given, "://")) {
		return t, nil, failure.New(message.NotASite(source)).WithHint(message.NameSiteFolder())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t, nil, err
	}
	c := &config.Config{}
	if isSite {
		problems := &diag.List{}
		if c = config.Read(config.FileName, src, problems); problems.HasErrors() {
			return t, c, errors.Join(p.report(problems, asJSON), errSite)
		}
		site = c
	}
	t, err = choose(c.Publish, given)
	return t, site, err
}

// choose returns the target that is given by its name or address.
func choose(targets []config.Publish, given string) (config.Publish, error) {
	var names []string
	for _, t := range targets {
		names = append(names, t.Name)
	}
	known := message.PublishWriteTarget()
	if len(names) > 0 {
		known = message.PublishTargetsAre(names)
	}
	if given == "" {
		if len(targets) != 1 {
			return config.Publish{}, failure.New(message.PublishNoTarget()).WithHint(known)
		}
		return targets[0], nil
	}
	for _, t := range targets {
		if t.Name == given {
			return t, nil
		}
	}
	if !strings.Contains(given, "://") && !strings.ContainsAny(given, `/\@:`) {
		return config.Publish{}, withHint(message.PublishUnknownTarget(given), diag.DidYouMean(given, names), known)
	}
	a, err := address.Parse(given)
	var bad *address.Error
	if errors.As(err, &bad) {
		m, hint := bad.Message(given)
		return config.Publish{}, failure.New(m).WithHint(hint)
	}
	for _, t := range targets {
		if t.To == a {
			return t, nil
		}
	}
	return config.Publish{To: a, Keep: -1}, err
}

// publish publishes, and reports on it.
func (p *program) publish(ctx context.Context, o publish.Options, source string, isSite bool, news *announcement, asJSON bool) error {
	start := time.Now()
	site := source
	if !isSite {
		site = ""
	}
	var done func()
	var err error
	if o.State, done, err = pipeline.StatePath(site, o.Out); err != nil {
		return err
	}
	defer done()
	if isSite {
		o.Site, o.Sources = source, pipeline.SourceFolders()
		if age, err := pipeline.AgeOf(pipeline.Options{Source: source, Out: o.Out, Now: start}); err != nil {
			return err
		} else if age == pipeline.Old {
			p.print(message.PublishSiteNewer())
		}
	}
	bar := p.newPublishProgress()
	if bar != nil {
		o.Progress = bar
	}
	o.Notice = func(m message.Message) {
		bar.End()
		p.print(m)
	}
	result, err := publish.Publish(ctx, o)
	bar.End()
	seconds := time.Since(start).Seconds()
	if errors.Is(err, context.Canceled) && !o.DryRun {
		return failure.New(message.PublishStopped()).WithHint(message.PublishGoOn())
	}
	if err != nil && !errors.Is(err, publish.ErrFailed) {
		return err
	}
	if !asJSON {
		if o.DryRun {
			for _, c := range result.Changes {
				fmt.Fprintln(p.stdout, p.say(changeLine(c)))
			}
		}
		p.print(published(o, result, seconds))
	}
	var told announced
	if err == nil {
		told = news.tell(ctx, p, o)
	}
	if asJSON {
		if err := p.printPublished(p.stdout, o, result, told.results, seconds); err != nil {
			return err
		}
	}
	if err != nil {
		p.printFailed(result.Failed)
		return errSite
	}
	return p.printAnnounced(o, told)
}

// printFailed names files that could not be published. These may be thousands, for one
// cause.
func (p *program) printFailed(list []publish.Failed) {
	const most = 10
	for _, f := range list[:min(most, len(list))] {
		p.print(failure.Of(f.Err))
	}
	if len(list) > most {
		p.print(message.PublishFailedMore(len(list) - most))
	}
	hint := message.PublishGoOn()
	if len(list) > 0 && !failure.Hint(list[0].Err).IsZero() {
		hint = failure.Hint(list[0].Err)
	}
	p.print(message.ProgramSays(message.PublishFailed(len(list))))
	fmt.Fprintf(p.stderr, "  %s\n", p.say(message.HintBelow(hint)))
}

func changeLine(c publish.Change) message.Message {
	size := fmt.Sprintf("%10.1f kB", float64(c.Size)/1e3)
	switch c.Action {
	case publish.New:
		return message.ActionNew(c.Path, size)
	case publish.Changed:
		return message.ActionChanged(c.Path, size)
	}
	return message.ActionDeleted(c.Path, size)
}

// published is the last line of a publish.
func published(o publish.Options, r publish.Result, seconds float64) message.Message {
	var more message.Message
	if r.Replaced > 0 {
		more = message.PublishedReplaced(r.Replaced)
	}
	if r.Protected > 0 {
		more = message.PublishedProtected(r.Protected, more)
	}
	if r.Retired > 0 {
		more = message.PublishedRetired(r.Retired, more)
	}
	megabytes := fmt.Sprintf("%.1f", float64(r.Bytes)/1e6)
	if o.DryRun {
		return message.WouldPublish(r.Target, r.Uploaded, megabytes, r.Unchanged, r.Deleted, more)
	}
	return message.Published(r.Target, r.Uploaded, megabytes, fmt.Sprintf("%.1f", seconds), r.Unchanged, r.Deleted, more)
}

func (p *program) printPublished(w io.Writer, o publish.Options, r publish.Result, told []announce.Result, seconds float64) error {
	type failed struct {
		Path  string `json:"path"`
		Error string `json:"error"`
	}
	list := []failed{}
	for _, f := range r.Failed {
		list = append(list, failed{f.Path, p.say(failure.Of(f.Err))})
	}
	var changes *[]publish.Change
	if o.DryRun {
		all := append([]publish.Change{}, r.Changes...)
		changes = &all
	}
	type engine struct {
		announce.Result
		Error string `json:"error,omitempty"` // why not all was told
	}
	var engines []engine
	for i := range told {
		e := engine{Result: told[i]}
		if e.Err != nil {
			e.Error = p.say(failure.Of(e.Err))
		}
		engines = append(engines, e)
	}
	return json.NewEncoder(w).Encode(struct {
		Target    string            `json:"target"`
		DryRun    bool              `json:"dry_run"`
		Uploaded  int               `json:"uploaded"`
		Bytes     int64             `json:"bytes"`
		Unchanged int               `json:"unchanged"`
		Deleted   int               `json:"deleted"`
		Retired   int               `json:"retired"`
		Protected int               `json:"protected"`
		Replaced  int               `json:"replaced"`
		Failed    []failed          `json:"failed"`
		Changes   *[]publish.Change `json:"changes,omitempty"`
		Announced []engine          `json:"announced,omitempty"`
		Seconds   float64           `json:"seconds"`
	}{r.Target, o.DryRun, r.Uploaded, r.Bytes, r.Unchanged, r.Deleted, r.Retired, r.Protected, r.Replaced, list, changes, engines, math.Round(seconds*1000) / 1000})
}

// publishProgress shows how far a publish is: files, bytes and the time that is left.
type publishProgress struct {
	progress
	what  message.Message
	files int
	bytes int64
}

func (p *program) newPublishProgress() *publishProgress {
	line := p.newProgress()
	if line == nil {
		return nil
	}
	return &publishProgress{progress: *line}
}

// Begin begins a step that puts so many files and bytes; none when it is not known.
func (p *publishProgress) Begin(what message.Message, files int, bytes int64) {
	p.End()
	p.what, p.files, p.bytes = what, files, bytes
	total := bytes
	switch {
	case files == 0:
		total = -1 // a line that only moves
	case bytes == 0:
		total = int64(files)
	}
	p.bar = progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(&p.progress),
		progressbar.OptionSetDescription(p.p.say(what)),
		progressbar.OptionShowBytes(bytes > 0),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(20),
	)
	_ = p.bar.RenderBlank()
}

// Done says how many files and bytes are done.
func (p *publishProgress) Done(files int, bytes int64) {
	if p.bar == nil {
		return
	}
	p.bar.Describe(p.p.say(message.ProgressLeft(p.what, files, p.files)))
	if p.bytes > 0 {
		_ = p.bar.Set64(bytes)
	} else {
		_ = p.bar.Set(files)
	}
}

// End takes the line away.
func (p *publishProgress) End() {
	if p != nil {
		p.progress.End()
	}
}
