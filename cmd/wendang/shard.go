package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/shard"
)

// shardTask is a task of a build in parts.
type shardTask struct {
	name    string
	ofPart  bool // it is for one part: I/N
	run     func(context.Context, shard.Options) (shard.Result, error)
	summary func(o shard.Options, r shard.Result, errors, warnings int, seconds float64) message.Message
}

// shardTasks are the tasks, in their order.
func shardTasks() []shardTask {
	text := func(seconds float64) string { return fmt.Sprintf("%.1f", seconds) }
	return []shardTask{
		{"parse", true, shard.Parse, func(o shard.Options, r shard.Result, _, _ int, seconds float64) message.Message {
			if r.Reused {
				return message.ShardParsedBefore(o.I, o.N, r.Articles)
			}
			return message.ShardParsed(o.I, o.N, r.Articles, text(seconds))
		}},
		{"arrange", false, shard.Arrange, func(o shard.Options, r shard.Result, errors, warnings int, seconds float64) message.Message {
			counts := message.Counts(errors, warnings)
			if r.Broken {
				return message.NothingWritten(counts)
			}
			arranged := message.ShardArranged(o.N, r.Articles, r.Pages, text(seconds))
			if errors+warnings > 0 {
				return message.CountsAnd(counts, arranged)
			}
			return arranged
		}},
		{"render", true, shard.Render, func(o shard.Options, r shard.Result, errors, warnings int, seconds float64) message.Message {
			if r.Broken {
				return message.Counts(errors, warnings)
			}
			return message.ShardRendered(o.I, o.N, r.Written, r.Unchanged, text(seconds))
		}},
		{"finish", false, shard.Finish, func(_ shard.Options, r shard.Result, errors, warnings int, seconds float64) message.Message {
			return summary(r.Result, errors, warnings, seconds)
		}},
	}
}

func (p *program) newShard() *cobra.Command {
	var o shard.Options
	var site siteFlags
	var asJSON bool
	c := p.command(texts{message.HelpShardShort(), message.HelpShardLong(), message.HelpShardExamples()},
		"shard "+p.say(message.ValueTask())+" "+p.say(message.ValuePart()), func(c *cobra.Command, args []string) error {
			task, err := chooseTask(args)
			if err == nil {
				o.I, o.N, err = partOf(task, args)
			}
			if err == nil {
				err = noneAfter(c, "shard "+strings.Join(args[:2], " "), args[2:])
			}
			if err == nil {
				err = site.apply(c, &o.Options)
			}
			if err != nil {
				return err
			}
			return p.shard(c.Context(), task, o, asJSON)
		})
	f := flags{p, c.Flags()}
	f.folder(c, &o.Source, "source", ".", message.FlagSource())
	f.folder(c, &o.Work, "work", "", message.FlagWork())
	f.folder(c, &o.Out, "out", "", message.FlagOut())
	site.add(c, f, &o.Options)
	f.boolean(&asJSON, "json", message.FlagJSON())
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return taskNames(), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

func taskNames() []string {
	var names []string
	for _, t := range shardTasks() {
		names = append(names, t.name)
	}
	return names
}

func chooseTask(args []string) (shardTask, error) {
	name := ""
	if len(args) > 0 {
		name = args[0]
	}
	for _, t := range shardTasks() {
		if t.name == name {
			return t, nil
		}
	}
	if name == "" {
		return shardTask{}, failure.New(message.ShardTaskMissing()).WithHint(message.ShardTasksAre())
	}
	return shardTask{}, withHint(message.ShardTaskUnknown(name), diag.DidYouMean(name, taskNames()), message.ShardTasksAre())
}

// partOf returns the part and the number of parts that the arguments name.
func partOf(t shardTask, args []string) (i, n int, err error) {
	text := ""
	if len(args) > 1 {
		text = args[1]
	}
	hint := message.ShardPartsForm(t.name)
	part, parts, given := strings.Cut(text, "/")
	if t.ofPart {
		hint = message.ShardPartForm(t.name)
	} else {
		part, parts = "1", text
	}
	i, okI := number(part)
	n, okN := number(parts)
	formed := okI && okN && given == t.ofPart
	var m message.Message
	switch {
	case !formed && t.ofPart:
		m = message.ShardPartInvalid(text, t.name)
	case !formed || n < 1:
		m = message.ShardPartsInvalid(text, t.name)
	case n > shard.MostParts:
		m = message.ShardPartsMost(n, shard.MostParts)
	case i < 1 || i > n:
		m = message.ShardPartRange(i, n)
	default:
		return i, n, nil
	}
	return 0, 0, failure.New(m).WithHint(hint)
}

// number reads digits.
func number(text string) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && strings.Trim(text, "0123456789") == ""
}

// shard does a task and reports on it, as [program.build] does on a build.
func (p *program) shard(ctx context.Context, task shardTask, o shard.Options, asJSON bool) error {
	o.Env = os.Getenv
	if !asJSON {
		o.Waiting = func(out string) { p.print(message.ShardWaiting(out)) }
	}
	var result shard.Result
	seconds, err := p.work(ctx, &o.Options, func() (err error) {
		result, err = task.run(ctx, o)
		return err
	})
	if err := errors.Join(p.report(o.Problems, asJSON), err); err != nil {
		return err
	}
	errors, warnings := o.Problems.Count()
	if asJSON {
		if err := printSummary(p.stdout, result.Result, errors, warnings, seconds); err != nil {
			return err
		}
	} else {
		p.print(task.summary(o, result, errors, warnings, seconds))
	}
	if result.Broken {
		return errSite
	}
	return nil
}
