package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/feed"
	"wendang/internal/host"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/store"
	"wendang/internal/theme"
	"wendang/internal/write"
	"wendang/themes"
)

// Portal is an opened site: what its pages are made from is known, and any of its
// outputs can be made.
type Portal struct {
	Options
	problems *diag.List
	cacheDir string
	content  *load.Folder
	static   *load.Folder
	config   *config.Config
	siteTOML []byte
	gone     *host.Gone
	program  pack.Fingerprint // fingerprint of the program and of the text of site.toml
	usable   bool             // site.toml and the theme have no mistakes
	theme    *theme.Theme
	base     pack.Fingerprint // fingerprint of what all pages are made from
	listed   int64            // when the site's files were listed, in nanoseconds since 1970
	sources  []source         // by path
	mapped   *pack.File
	files    struct{ content, static []load.File } // that may be copied
	store    *store.Store

	// What follows is there once the site is arranged.
	site     *portal.Site
	outputs  *outputs
	renderer *render.Renderer
	feeds    *feed.Writer
	hosts    *host.Writer

	stages stages
	result Result

	// What follows is only there while a folder is written.
	folder *write.Folder
	index  *index // nil without search
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

func (p *Portal) open(ctx context.Context) (bool, error) {
	if err := p.configure(); err != nil {
		return false, err
	}
	in, err := p.read(ctx)
	if err != nil || !p.usable {
		return false, err
	}
	return p.arrange(in)
}

// Outputs returns the files that the portal has, by path. Those of the search index's
// segments are not among them: they are made as a whole.
func (p *Portal) Outputs() []Output { return p.outputs.list }

// Find returns the output at a path.
func (p *Portal) Find(path string) (Output, bool) { return p.outputs.find(path) }

// Close lets go of the site's files, and of what was read of them: values and bodies are
// good until then.
func (p *Portal) Close() {
	_ = p.content.Close()
	_ = p.static.Close()
	if p.store != nil {
		p.store.Close()
	}
	if p.folder != nil {
		_ = p.folder.Close()
	}
	if p.mapped != nil {
		p.mapped.Close()
	}
}

func newPortal(o Options) (*Portal, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Problems == nil {
		o.Problems = &diag.List{}
	}
	source, err := filepath.Abs(o.Source)
	if err != nil {
		return nil, err
	}
	o.Source = source
	if o.Out == "" {
		o.Out = DefaultOut(source)
	}
	if o.Out, err = filepath.Abs(o.Out); err != nil {
		return nil, err
	}
	if err := checkFolders(o.Source, o.Out); err != nil {
		return nil, err
	}
	p := &Portal{Options: o, problems: o.Problems, cacheDir: cacheDir(source)}
	p.result.Out = o.Out
	if p.content, err = load.Open(filepath.Join(source, "content"), "content"); err != nil {
		return nil, err
	}
	if p.static, err = load.Open(filepath.Join(source, "static"), "static"); err != nil {
		return nil, errors.Join(err, p.content.Close())
	}
	return p, nil
}

// configure reads site.toml and the theme. Without an error there are both; with
// mistakes in them, they serve to find the articles' mistakes.
func (p *Portal) configure() error {
	p.stages.begin(message.StageConfig())
	if err := p.readConfig(); err != nil {
		return err
	}
	err := p.loadTheme()
	if err == nil {
		p.gone, err = host.LoadGone(p.Source, p.config.BaseURL, p.problems)
	}
	return err
}

// read finds out what the site's files say.
func (p *Portal) read(ctx context.Context) (portal.Input, error) {
	p.sweep()
	var err error
	if p.store, err = store.New(p.cacheDir, p.config.Search); err != nil {
		return portal.Input{}, err
	}
	return p.readContent(ctx)
}

// loadTheme loads the theme. Without one, or with mistakes in it or in
// site.toml, the articles are still read, so that all their mistakes are reported
// in the same run.
func (p *Portal) loadTheme() error {
	var err error
	p.theme, err = theme.Load(builtin(), filepath.Join(p.Source, "themes"), p.config.Theme, p.config.Theme == themes.Default, p.problems)
	if errors.Is(err, theme.ErrNone) {
		p.problems.Add(config.At(config.FileName, p.siteTOML, "theme", message.ThemeMissing(p.config.Theme)).
			WithHint(message.MakeTheme(p.config.Theme)))
		p.theme = &theme.Theme{}
		err = nil
	}
	p.usable = !p.problems.HasErrors()
	base := append(p.program[:], p.theme.Hash[:]...)
	base = pack.AppendInt(pack.AppendText(base, p.theme.Name), int64(p.Today.Year))
	p.base = pack.FingerprintOf(base)
	return err
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

func (p *Portal) readConfig() error {
	src, err := os.ReadFile(filepath.Join(p.Source, config.FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return notASite(p.Source)
	}
	if err != nil {
		return err
	}
	p.config = config.Read(config.FileName, src, p.problems)
	id := identity()
	p.siteTOML, p.program = src, pack.FingerprintOf(append(id[:], src...))
	if p.Today == (calendar.Day{}) {
		p.Today = calendar.DayOf(p.Now.In(p.config.Location))
	}
	return nil
}

func builtin() fs.FS {
	sub, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		panic(err) // the embedded folder has this name
	}
	return sub
}

// parser returns the parser for the site's articles.
func (p *Portal) parser() *parse.Parser { return parse.New(p.parseOptions()) }

func (p *Portal) parseOptions() parse.Options {
	return parse.Options{Location: p.config.Location, Labels: render.Labels(p.theme), Newlines: p.config.Newlines}
}

// arrange arranges the site, lists its outputs and compiles the theme, and reports
// the problems of all that. With KeepGoing it arranges again without the files that
// have errors. It reports whether there is a portal to show.
func (p *Portal) arrange(in portal.Input) (bool, error) {
	p.stages.begin(message.StageArrange())
	a := p.arrangement(in)
	p.stages.begin(message.StageTemplates())
	p.renderer = render.New(p.config, &a.Shared, p.Today.Year, p.theme, p.problems)
	p.base = page.Fingerprint(p.base, &a.Shared)
	p.feeds = &feed.Writer{Config: p.config, Generator: render.Generator}
	p.hosts = &host.Writer{Config: p.config, Generator: render.Generator}
	p.checkHosts(a)
	if p.problems.HasErrors() && (!p.KeepGoing || p.fatal()) {
		return false, nil
	}
	p.result.Broken = p.problems.HasErrors()
	p.stages.begin(message.StageRelate())
	related, err := p.relate(a)
	if err != nil {
		return false, err
	}
	p.site = a.Site(related, p.Jobs)
	return true, nil
}

// sizeOf returns the size in bytes of a file that is copied.
func (p *Portal) sizeOf(path string) int64 {
	o, ok := p.outputs.find(path)
	if !ok || o.Kind != KindContent && o.Kind != KindStatic {
		return 0
	}
	return p.file(o).Stamp.Size
}

func (p *Portal) arrangement(in portal.Input) *portal.Arrangement {
	o := portal.Options{Today: p.Today, Drafts: p.Drafts, Future: p.Future, Jobs: p.Jobs}
	in.Size = p.sizeOf
	in.Outputs = func(a *portal.Arrangement) (func(path string) bool, []portal.Problem) {
		p.outputs = p.listOutputs(a)
		exists := func(path string) bool {
			_, ok := p.outputs.find(path)
			return ok
		}
		return exists, p.outputs.collisions(a, p.Jobs)
	}
	for {
		a, problems := portal.Arrange(in, o)
		again := false
		for _, problem := range problems {
			p.problems.Add(p.locate(problem))
			switch {
			case !problem.IsError() || problem.File == "":
			case problem.Static:
				again = true
				in.Static = slices.DeleteFunc(slices.Clone(in.Static), func(s string) bool { return s == problem.File })
			case !in.Broken[problem.File]:
				again = true
				in.Broken[problem.File] = true
			}
		}
		if !again || !p.KeepGoing {
			return a
		}
	}
}
