package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"

	"wendang/internal/announce"
	"wendang/internal/config"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish"
)

// The values of --announce.
const (
	announceChanges = "changes" // what is new, changed or gone
	announceAll     = "all"     // everything once more
	announceOff     = "off"
)

// announcement is what is told to search engines after a publish.
type announcement struct {
	options announce.Options
}

// newAnnouncement returns what is told after a publish to a target; nil for nothing. Without
// --announce that is up to site.toml, which names the target that search engines know.
func (p *program) newAnnouncement(flag string, site *config.Config, to config.Publish) (*announcement, error) {
	asked := flag == announceChanges || flag == announceAll
	switch {
	case flag == announceOff:
		return nil, nil
	case flag != "" && !asked:
		return nil, failure.New(message.AnnounceInvalid(flag)).WithHint(message.AnnounceValues())
	case site == nil && asked:
		return nil, failure.New(message.AnnounceNeedsSite()).WithHint(message.NameSiteFolder())
	case site == nil || !asked && !site.Announce.Given:
		return nil, nil
	case !asked && !isMain(site, to):
		p.print(message.AnnounceNotHere(cmp.Or(site.Announce.To, site.Publish[0].Name)))
		return nil, nil
	case site.BaseURL == "":
		return nil, failure.New(message.AnnounceNoAddress()).WithHint(message.WriteBaseURL())
	}
	a := &site.Announce
	token := os.Getenv(announce.TokenVariable)
	n := &announcement{announce.Options{
		BaseURL: site.BaseURL, All: flag == announceAll,
		IndexNow: a.IndexNow, IndexNowEndpoint: a.IndexNowEndpoint,
		Baidu: a.Baidu || token != "", BaiduToken: token, BaiduEndpoint: a.BaiduEndpoint,
	}}
	switch {
	case n.options.Baidu && token == "":
		return nil, failure.New(message.BaiduTokenMissing()).WithHint(message.SetBaiduToken(announce.TokenVariable))
	case n.options.IndexNow == "" && !n.options.Baidu:
		return nil, failure.New(message.AnnounceNobody()).WithHint(message.WriteAnnounce())
	}
	return n, nil
}

// isMain reports whether a target is the one that search engines know. Where site.toml names
// no target, every one is.
func isMain(site *config.Config, to config.Publish) bool {
	return len(site.Publish) == 0 || to.Name == cmp.Or(site.Announce.To, site.Publish[0].Name)
}

// announced is what was told.
type announced struct {
	results []announce.Result
	err     error // why nobody was told
}

// tell tells search engines what the last build has made, which is up now.
func (n *announcement) tell(ctx context.Context, p *program, o publish.Options) announced {
	if n == nil {
		return announced{}
	}
	pages, ok := announce.LoadPages(announce.PagesPath(o.State))
	if !ok {
		return announced{err: failure.New(message.AnnounceNoPages()).WithHint(message.BuildAgain())}
	}
	n.options.Pages, n.options.DryRun = pages, o.DryRun
	n.options.Record = filepath.Join(filepath.Dir(o.State), "announced")
	results, err := announce.Tell(ctx, n.options)
	return announced{results, err}
}

// printAnnounced says what search engines were told. What they did not take is an error, but
// for what they will take tomorrow.
func (p *program) printAnnounced(o publish.Options, told announced) error {
	failed := false
	for i := range told.results {
		r := &told.results[i]
		for _, m := range r.Notices {
			p.print(m)
		}
		p.print(announcedLine(o, r))
		if r.Err != nil {
			failed = true
			p.printFailure(r.Err)
		}
	}
	if told.err != nil {
		return told.err
	}
	if failed {
		return errSite
	}
	return nil
}

// announcedLine says what one engine was told.
func announcedLine(o publish.Options, r *announce.Result) message.Message {
	if o.DryRun {
		return message.WouldAnnounce(r.Engine, r.New, r.Changed, r.Gone)
	}
	var more message.Message
	switch {
	case r.Full:
		more = message.AnnouncedFull(r.Waiting)
	case r.Waiting > 0:
		more = message.AnnouncedWaiting(r.Waiting)
	}
	if r.Remain >= 0 && !r.Full {
		more = message.AnnouncedRemain(r.Remain, more)
	}
	if r.Refused > 0 {
		more = message.AnnouncedRefused(r.Refused, more)
	}
	return message.Announced(r.Engine, r.New, r.Changed, r.Gone, more)
}
