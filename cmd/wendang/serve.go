package main

import (
	"context"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/preview"
)

// serveFlags are what serve is called with.
type serveFlags struct {
	source, addr               string
	published, expired         bool
	follow, openBrowser, polls bool
	allow                      []string
}

func (p *program) newServe() *cobra.Command {
	var o serveFlags
	c := p.command(texts{message.HelpServeShort(), message.HelpServeLong(), message.HelpServeExamples()}, "serve",
		func(c *cobra.Command, args []string) error {
			if err := none(c, args); err != nil {
				return err
			}
			return p.serve(c.Context(), o)
		})
	f := flags{p, c.Flags()}
	f.folder(c, &o.source, "source", ".", message.FlagSource())
	f.text(&o.addr, "addr", "", message.ValueAddress(), message.FlagAddr())
	f.boolean(&o.openBrowser, "open", message.FlagOpen())
	f.boolean(&o.follow, "follow", message.FlagFollow())
	f.boolean(&o.published, "published", message.FlagPublished())
	f.boolean(&o.expired, "expired", message.FlagExpired())
	f.texts(&o.allow, "allow-host", message.ValueName(), message.FlagAllowHost())
	f.boolean(&o.polls, "poll", message.FlagPoll())
	for _, name := range []string{"addr", "allow-host"} {
		_ = c.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
	return c
}

// serve shows a site, as it is saved, until ctx ends.
func (p *program) serve(ctx context.Context, o serveFlags) error {
	at, err := listen(o.addr)
	if err != nil {
		return err
	}
	session := preview.New(preview.Options{
		Options: pipeline.Options{Source: o.source, Drafts: !o.published, Future: !o.published, Expired: o.expired},
		Follow:  o.follow, Poll: o.polls, Allow: at.allowed(o.allow), Language: p.language, Report: p.reportStep,
	})
	server := &http.Server{Handler: session, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 2)
	go func() { ended <- server.Serve(at.listener) }()
	go func() {
		ended <- session.Run(ctx, func() {
			p.serving(session, at, o)
			if o.openBrowser {
				p.openBrowser(at.url)
			}
		})
	}()
	select {
	case err = <-ended:
	case <-ctx.Done(): // and whatever is at work ends with the program
		err = nil
	}
	_ = server.Close()
	return err
}

// serving tells where the portal is shown.
func (p *program) serving(session *preview.Session, at *listening, o serveFlags) {
	p.print(message.Serving(at.url))
	switch {
	case at.beyond && o.published:
		p.print(message.ServingPublished())
	case at.beyond:
		p.print(message.ServingBeyond())
	}
	if session.Polls() {
		p.print(message.PreviewPolls())
	}
}

// reportStep tells of what was saved.
func (p *program) reportStep(s preview.Step) {
	_ = diag.Printer{W: p.stderr, Language: p.language}.Print(s.News) // a terminal that is gone is told nothing
	clock := s.At.Format(time.TimeOnly)
	what := message.PreviewFiles(len(s.Changed))
	switch {
	case s.Failure != nil:
		p.printFailure(s.Failure)
		return
	case s.Day:
		what = message.PreviewDay()
	case len(s.Changed) == 1:
		what = message.PreviewFile(s.Changed[0])
	case len(s.Changed) == 0:
		what = message.Message{}
	}
	if !what.IsZero() {
		p.print(message.PreviewStep(clock, what, int(s.Took.Milliseconds())))
	}
	if s.Polls {
		p.print(message.PreviewPolls())
	}
	if s.Mended {
		p.print(message.PreviewSound(clock))
	}
}
