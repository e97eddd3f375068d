package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"wendang/internal/beside"
	"wendang/internal/cache"
	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/host"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/store"
	"wendang/internal/theme"
	"wendang/themes"
)

// Reading is what the files of a site say, before it is arranged. Once it is there,
// nothing changes it.
type Reading struct {
	Options
	cacheDir string
	place    cache.Place // of cacheDir, where the build has found it
	nowhere  *shared     // the folder of a cache that there is no place for; nil when there is one
	folders  *folders
	mapped   *shared // the cache that texts are parts of; nil for none
	config   *config.Config
	day      calendar.Day // today, in the site's zone
	siteTOML []byte
	program  pack.Fingerprint // fingerprint of the program and of site.toml
	theme    *theme.Theme
	gone     *host.Gone                            // the addresses of gone.txt
	usable   bool                                  // site.toml and the theme have no mistakes
	listed   int64                                 // when the site's files were listed, in nanoseconds since 1970
	sources  []source                              // by path
	beside   []load.File                           // what lies beside articles, by path
	files    struct{ content, static []load.File } // that may be copied
	leftOut  map[string]message.Message            // why others are not, by content path in NFC
	base     pack.Fingerprint                      // fingerprint of what all pages are made from
	key      pack.Fingerprint                      // what decides how articles are parsed
	store    *store.Store                          // nil where bodies are parsed again whenever they are asked for
	said     said
	stages   *stages
	pending  Changes // that could not be read, since site.toml or the theme has a mistake
}

// said is what is to be told of a site's files, by what tells it.
type said struct {
	config, theme, gone *diag.List
	list                *diag.List
	beside              *diag.List // of files that are not published
	// sources are the problems of articles of which nothing can be made out, by content
	// path. What is wrong with others stands in their Metas.
	sources  map[string][]diag.Diagnostic
	articles map[string]bool // these others, by content path
	aside    map[string]bool // content files that look like an article's source
	// documents are content files that nobody would put there unless an article links to
	// them; unlinked tells of those that none links to.
	documents []string
	unlinked  []diag.Diagnostic
	cache     *diag.List
}

// diagnostics returns what is wrong with the site's files.
func (r *Reading) diagnostics() []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, l := range []*diag.List{r.said.config, r.said.theme, r.said.gone, r.said.list, r.said.beside, r.said.cache} {
		if l != nil {
			list = append(list, l.Sorted()...)
		}
	}
	for _, problems := range r.said.sources {
		list = append(list, problems...)
	}
	for path := range r.said.aside {
		list = append(list, beside.AsideWarning(path))
	}
	list = append(list, r.said.unlinked...)
	// Cached warnings are repeated until the file is fixed.
	metas := r.wrongMetas()
	for _, m := range metas {
		list = append(list, parse.WithoutKeys(m.Extra().Warnings)...)
	}
	for _, w := range parse.Gather(metas) {
		list = append(list, r.locate(portal.Problem{File: w.Meta.Path, Place: w.Position, Message: w.Message, Hint: w.Hint}))
	}
	return append(list, parse.KeyWarnings(metas)...)
}

// wrongMetas returns the metas of articles that something is wrong with, by path.
func (r *Reading) wrongMetas() []*parse.Meta {
	list := make([]*parse.Meta, 0, len(r.said.articles))
	for _, path := range slices.Sorted(maps.Keys(r.said.articles)) {
		if s, ok := sourceAt(r.sources, path); ok && s.meta != nil {
			list = append(list, s.meta)
		}
	}
	return list
}

// noteArticles notes the articles that something is wrong with: few of many.
func (r *Reading) noteArticles() {
	r.said.articles = map[string]bool{}
	for i := range r.sources {
		if s := &r.sources[i]; s.isWrong() {
			r.said.articles[s.Path] = true
		}
	}
}

// isWrong reports whether there is something to tell of an article.
func (s *source) isWrong() bool {
	return s.meta != nil && s.meta.Extras != nil && len(s.meta.Extras.Warnings)+len(s.meta.Extras.Notices) > 0
}

// metas returns what articles say of themselves, by path.
func (r *Reading) metas() []*parse.Meta {
	list := make([]*parse.Meta, 0, len(r.sources))
	for i := range r.sources {
		if m := r.sources[i].meta; m != nil {
			list = append(list, m)
		}
	}
	return list
}

// use says that one more needs the site's files.
func (r *Reading) use() {
	r.folders.use()
	r.mapped.use()
	r.nowhere.use()
}

// Share returns the reading once more, to be closed once more.
func (r *Reading) Share() *Reading {
	r.use()
	return r
}

// IsUsable reports whether neither site.toml nor the theme has a mistake.
func (r *Reading) IsUsable() bool { return r.usable }

// Close lets go of the site's files.
func (r *Reading) Close() {
	r.folders.release()
	r.mapped.release()
	r.nowhere.release()
	if r.store != nil {
		r.store.Close()
	}
}

func newReading(o Options) (*Reading, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	source, err := filepath.Abs(o.Source)
	if err != nil {
		return nil, err
	}
	o.Source = source
	if o.Out == "" {
		o.Out = DefaultOut(source)
	}
	if strings.Contains(o.Out, "://") {
		return nil, failure.New(message.OutputAddress(o.Out)).WithHint(message.PublishTheFolder())
	}
	if o.Out, err = filepath.Abs(o.Out); err != nil {
		return nil, err
	}
	if err := checkFolders(o.Source, o.Out); err != nil {
		return nil, err
	}
	r := &Reading{Options: o, stages: &stages{}}
	if err := r.openCache(); err != nil {
		return nil, err
	}
	if r.folders, err = openFolders(source); err != nil {
		r.nowhere.release()
		return nil, err
	}
	return r, nil
}

// configure reads site.toml, gone.txt and the theme.
func (r *Reading) configure() error {
	r.stages.begin(message.StageConfig())
	if err := r.readConfig(); err != nil {
		return err
	}
	if err := r.loadGone(); err != nil {
		return err
	}
	return r.loadTheme()
}

// loadGone reads gone.txt.
func (r *Reading) loadGone() (err error) {
	r.said.gone = &diag.List{}
	r.gone, err = host.LoadGone(r.Source, r.config.BaseURL, r.said.gone)
	return err
}

func (r *Reading) readConfig() error {
	src, err := ReadConfig(r.Source)
	if errors.Is(err, fs.ErrNotExist) {
		return config.NotASite(r.Source)
	}
	if err != nil {
		return err
	}
	r.configureFrom(src)
	r.setDay()
	return nil
}

// configureFrom reads what site.toml says.
func (r *Reading) configureFrom(src []byte) {
	r.said.config = &diag.List{}
	if r.nowhere != nil {
		said := message.CacheNowhere()
		if r.place.Refused != "" {
			said = message.CacheRefused(r.place.Refused)
		}
		r.said.config.Add(diag.Path(CacheDir, said).WithHint(message.NextBuildSlower()))
	}
	r.config = config.Read(config.FileName, src, r.said.config)
	id := identity()
	r.siteTOML, r.program = src, pack.FingerprintOf(append(id[:], src...))
}

// setDay sets which day it is.
func (r *Reading) setDay() {
	if r.day = r.Today; r.day == (calendar.Day{}) {
		r.day = calendar.DayOf(r.Now.In(r.config.Location))
	}
}

// loadTheme loads the theme. Without one, or with mistakes in it or in
// site.toml, the articles are still read, so that all their mistakes are told
// in the same run.
func (r *Reading) loadTheme() error {
	r.said.theme = &diag.List{}
	var err error
	r.theme, err = theme.Load(builtin(), filepath.Join(r.Source, "themes"), r.config.Theme, r.config.Theme == themes.Default, r.said.theme)
	if errors.Is(err, theme.ErrNone) {
		r.said.theme.Add(config.At(config.FileName, r.siteTOML, "theme", message.ThemeMissing(r.config.Theme)).
			WithHint(message.MakeTheme(r.config.Theme)))
		r.theme = &theme.Theme{}
	} else if err != nil {
		return err
	}
	r.configured()
	return nil
}

// configured takes note of what site.toml, the theme and the day come to.
func (r *Reading) configured() {
	r.usable = !r.said.config.HasErrors() && !r.said.theme.HasErrors()
	b := append(r.program[:], r.theme.Hash[:]...)
	r.base = pack.FingerprintOf(pack.AppendInt(pack.AppendText(b, r.theme.Name), int64(r.day.Year)))
}

// read finds out what the site's files say. keep says that bodies are put into the
// store, where they are parsed.
func (r *Reading) read(ctx context.Context, keep bool) error {
	cache.Sweep(r.cacheDir)
	if keep {
		var err error
		if r.store, err = store.New(r.cacheDir, r.config.Search); err != nil {
			return err
		}
	}
	r.list()
	return r.readSources(ctx)
}

func builtin() fs.FS {
	sub, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		panic(err) // the embedded folder has this name
	}
	return sub
}

// parser returns the parser for the site's articles.
func (r *Reading) parser() *parse.Parser { return parse.New(r.parseOptions()) }

func (r *Reading) parseOptions() parse.Options {
	return parse.Options{Location: r.config.Location, Labels: render.Labels(r.theme), Newlines: r.config.Newlines, Undated: r.config.Undated, SlugFrom: r.config.SlugFrom}
}
