package pipeline

import (
	"context"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/feed"
	"wendang/internal/host"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/write"
)

// Portal is an opened site: what its pages are made from is known, and any of its
// outputs can be made.
type Portal struct {
	*Reading
	problems *diag.List
	site     *portal.Site
	outputs  *outputs
	pages    pack.Fingerprint // fingerprint of what all pages are made from, with where site.toml leads to
	renderer *render.Renderer
	feeds    *feed.Writer
	hosts    *host.Writer
	live     *live // in a preview

	// What follows is only there while a folder is written.
	folder *write.Folder
	index  *index // nil without search
	result Result
}

// Open reads and arranges a site, and writes nothing but the cache. Mistakes of the
// site are added to o.Problems. When they leave no portal that could be shown, the
// Portal is nil.
func Open(ctx context.Context, o Options) (*Portal, error) {
	p, err := newPortal(o)
	if err != nil {
		return nil, err
	}
	opened, err := p.open(ctx)
	if err != nil || !opened {
		p.Close()
		return nil, err
	}
	return p, nil
}

func newPortal(o Options) (*Portal, error) {
	r, err := newReading(o)
	if err != nil {
		return nil, err
	}
	p := &Portal{Reading: r, problems: o.Problems}
	if p.problems == nil {
		p.problems = &diag.List{}
	}
	p.result.Out = r.Out
	return p, nil
}

func (p *Portal) open(ctx context.Context) (bool, error) {
	if err := p.configure(); err != nil {
		return false, err
	}
	if err := p.read(ctx, true); err != nil {
		return false, err
	}
	p.problems.Add(p.diagnostics()...)
	if !p.usable {
		return false, nil
	}
	return p.arrange(p.input())
}

// Outputs returns the files that the portal has, by path. Those of the search index's
// segments are not among them: they are made as a whole.
func (p *Portal) Outputs() []Output { return p.outputs.list }

// Find returns the output at a path.
func (p *Portal) Find(path string) (Output, bool) { return p.outputs.find(path) }

// Close lets go of the site's files, and of what was read of them: values and bodies are
// good until then.
func (p *Portal) Close() {
	p.Reading.Close()
	if p.folder != nil {
		_ = p.folder.Close()
	}
}

// fatal reports whether there are errors that leaving articles out does not
// repair: in site.toml, in the theme.
func (p *Portal) fatal() bool {
	for _, d := range p.problems.Sorted() {
		if d.Severity == diag.Error && !strings.HasPrefix(d.File, "content/") && !strings.HasPrefix(d.File, "static/") {
			return true
		}
	}
	return false
}

// arrange arranges the site, lists its outputs and compiles the theme, and reports
// the problems of all that. With KeepGoing it arranges again without the files that
// have errors. It reports whether there is a portal to show.
func (p *Portal) arrange(in portal.Input) (bool, error) {
	p.stages.begin(message.StageArrange())
	a := p.arrangement(in)
	p.checkHosts(a)
	if p.live != nil {
		p.live.arranged = p.problems.Sorted()
	}
	p.stages.begin(message.StageTemplates())
	p.compile(&a.Shared)
	if p.problems.HasErrors() && (!p.KeepGoing || p.fatal()) {
		return false, nil
	}
	p.result.Broken = p.problems.HasErrors()
	p.stages.begin(message.StageRelate())
	related := p.relate
	if p.live != nil && p.live.last != nil {
		related = func(a *portal.Arrangement) (portal.Related, error) { return a.Relate(p.Jobs) }
	}
	found, err := related(a)
	if err != nil {
		return false, err
	}
	p.site = a.Site(found, p.Jobs)
	return true, nil
}

// compile compiles the theme. shared is where site.toml leads to.
func (p *Portal) compile(shared *page.Shared) {
	var problems diag.List
	p.renderer = render.New(p.config, shared, p.day.Year, p.theme, &problems)
	p.problems.Add(problems.Sorted()...)
	if p.live != nil {
		p.live.compiled = problems.Sorted()
	}
	p.pages = page.Fingerprint(p.base, shared)
	p.feeds = &feed.Writer{Config: p.config, Generator: render.Generator}
	p.hosts = p.newHosts()
}

// sizeOf returns the size in bytes of a file that is copied.
func (p *Portal) sizeOf(path string) int64 {
	o, ok := p.outputs.find(path)
	if !ok || o.Kind != KindContent && o.Kind != KindStatic {
		return 0
	}
	return p.File(o).Stamp.Size
}

func (p *Portal) arrangement(in portal.Input) *portal.Arrangement {
	in.Size = p.sizeOf
	in.Outputs = func(a *portal.Arrangement) (func(path string) bool, []portal.Problem) {
		p.outputs = p.listOutputs(a)
		return p.exists, p.outputs.collisions(a, p.theme.Assets, p.Jobs)
	}
	for {
		a, problems := portal.Arrange(in, p.portalOptions())
		again := false
		for _, problem := range problems {
			if p.live == nil || !p.live.former[problem.File] || problem.Static {
				d := p.locate(problem)
				p.problems.Add(d)
				if p.live != nil && problem.IsError() {
					p.live.share(problem.Files, d)
				}
			}
			again = problem.IsError() && p.repair(&in, problem) || again
		}
		if !again || !p.KeepGoing {
			return a
		}
	}
}

func (p *Portal) portalOptions() portal.Options {
	return portal.Options{Today: p.day, Drafts: p.Drafts, Future: p.Future, Expired: p.Expired, Jobs: p.Jobs}
}

// exists reports whether there is an output at a path.
func (p *Portal) exists(path string) bool {
	_, ok := p.outputs.find(path)
	return ok
}

// repair takes what has an error out of what is to be arranged. It reports whether that
// makes a difference.
func (p *Portal) repair(in *portal.Input, problem portal.Problem) bool {
	switch {
	case problem.File == "":
	case problem.Static:
		n := len(in.Static)
		in.Static = slices.DeleteFunc(slices.Clone(in.Static), func(s string) bool { return s == problem.File })
		return len(in.Static) < n
	case p.live != nil && problem.Shown:
	default:
		files, again := problem.Files, false
		if len(files) == 0 {
			files = []string{problem.File}
		}
		for _, f := range files {
			switch {
			case p.live != nil && p.live.takeLast(in, f):
				again = true
			case !in.Broken[f]:
				in.Broken[f], again = true, true
			}
		}
		return again
	}
	return false
}
