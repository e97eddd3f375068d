// Package pipeline composes the line from a site folder to its output:
//
//	config.Read ─► load.List ─► parse ─► portal.Arrange ─► render, feed ─► write
//	                 cache ──────┘└─ bodies wait in a store ─┘
//
// Bodies are not kept in memory: parsing puts them into a store, from which
// rendering takes them one by one. What is known from an earlier build is not
// done again: files that have not changed are not parsed, pages that are made
// from the same as before are not rendered.
//
// All mistakes of a site are found before anything is written, and reported
// together. What only shows in rendering, a template that fails on some page,
// ends the build, and what was written until then is undone.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/feed"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/search"
	"wendang/internal/theme"
	"wendang/internal/write"
	"wendang/themes"
)

// Options say what to build.
type Options struct {
	Source    string // the site folder
	Out       string // the output folder; "" is public in Source
	Drafts    bool
	Future    bool
	KeepGoing bool      // leave broken articles out and write the rest
	Jobs      int       // goroutines; 0 means one for each core
	Now       time.Time // decides what is past and future, by its day in the site's zone
	Today     calendar.Day
	// Problems receives what is wrong with the site.
	Problems *diag.List
	// Progress is told how far the build is; nil for nobody.
	Progress Progress
	// Indexing is called before a search index is made, which takes much memory
	// for a short time; nil for nobody.
	Indexing func()
}

// Progress shows how far a build is. Its methods are called by one goroutine at
// a time.
type Progress interface {
	// Begin begins a stage of total steps.
	Begin(stage string, total int)
	// Done says how many of its steps are done.
	Done(n int)
}

// Result tells what a build did. Its numbers are the ones of `build --json`.
type Result struct {
	Articles  int
	Pages     int // HTML files
	Written   int // output files of any kind
	Unchanged int
	Removed   int
	Out       string
	Index     IndexSize
	// Broken says that the site has errors: nothing was written, or, with
	// KeepGoing, not all.
	Broken bool
	Stages []Stage // in order
}

// IndexSize is how large the search index is; zero when there is none, or when
// nothing has changed.
type IndexSize struct {
	Docs, Files int
	Bytes       int64
}

// ErrMachine marks errors that are the machine's, not the site's.
var ErrMachine = errors.New("the machine failed")

// DefaultOut returns the output folder of a site folder, unless another is named.
func DefaultOut(source string) string { return filepath.Join(source, "public") }

// UsageError says that the options cannot be followed.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }

// CacheDir is the folder for what saves work, in the site folder.
const CacheDir = ".wendang"

// Build builds a site. Mistakes of the site are added to o.Problems and make
// Result.Broken true; the error is for failures of usage or machine.
func Build(ctx context.Context, o Options) (Result, error) {
	b, err := newBuilder(o)
	if err != nil {
		return Result{}, err
	}
	defer b.close()
	result, err := b.build(ctx)
	b.stages.end()
	result.Stages = b.stages.list
	return result, err
}

// builder is the state of one build.
type builder struct {
	Options
	problems *diag.List
	cacheDir string
	content  *load.Folder
	static   *load.Folder
	config   *config.Config
	siteTOML []byte
	print    pack.Print // of the program and site.toml
	sound    bool       // site.toml and the theme have no mistakes
	theme    *theme.Theme
	feeds    []feed.File
	index    *index // nil without search
	folder   *write.Folder
	listed   int64    // when the site's files were listed, in nanoseconds since 1970
	sources  []source // by path
	mapped   *pack.File
	files    struct{ content, static []copied }
	store    *store
	stages   stages
	result   Result
}

func newBuilder(o Options) (*builder, error) {
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
	b := &builder{Options: o, problems: o.Problems, cacheDir: cacheDir(source)}
	b.result.Out = o.Out
	if b.content, err = load.Open(filepath.Join(source, "content"), "content"); err != nil {
		return nil, err
	}
	if b.static, err = load.Open(filepath.Join(source, "static"), "static"); err != nil {
		return nil, errors.Join(err, b.content.Close())
	}
	return b, nil
}

// cacheDir returns the folder for what saves work: in the site folder, or, when
// that cannot be written to, among the machine's temporary files.
func cacheDir(source string) string {
	dir := filepath.Join(source, CacheDir)
	if err := os.MkdirAll(dir, 0o755); err == nil {
		if f, err := os.CreateTemp(dir, "probe-*.tmp"); err == nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			return dir
		}
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("wendang-%x", pack.PrintOf([]byte(source))))
}

// forgotten is how old a temporary file of the cache is when no running build
// can be at work on it.
const forgotten = time.Hour

// sweep removes what killed builds have left in the cache folder. Builds into
// other output folders may be using it at the same time.
func (b *builder) sweep() {
	left, err := filepath.Glob(filepath.Join(b.cacheDir, "*.tmp"))
	if err != nil {
		return
	}
	for _, p := range left {
		if info, err := os.Lstat(p); err == nil && time.Since(info.ModTime()) > forgotten {
			_ = os.Remove(p)
		}
	}
}

func (b *builder) close() {
	_ = b.content.Close()
	_ = b.static.Close()
	if b.store != nil {
		b.store.close()
	}
	if b.folder != nil {
		_ = b.folder.Close()
	}
	if b.mapped != nil {
		b.mapped.Close()
	}
}

// checkFolders refuses output folders that would mix with the site's files.
func checkFolders(source, out string) error {
	real := func(p string) string {
		for dir, rest := p, ""; ; dir, rest = filepath.Dir(dir), filepath.Join(filepath.Base(dir), rest) {
			if r, err := filepath.EvalSymlinks(dir); err == nil {
				return filepath.Join(r, rest)
			}
			if dir == filepath.Dir(dir) {
				return p
			}
		}
	}
	source, out = real(source), real(out)
	for _, name := range []string{"content", "static", "themes", CacheDir} {
		if within(out, filepath.Join(source, name)) {
			return &UsageError{fmt.Sprintf("the output folder %s lies in %s/, whose files it would mix with", out, name)}
		}
	}
	if within(source, out) {
		return &UsageError{fmt.Sprintf("the output folder %s holds the site folder itself", out)}
	}
	return nil
}

// within reports whether path is dir or lies in it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func (b *builder) build(ctx context.Context) (Result, error) {
	b.stages.begin("config, theme")
	if err := b.readConfig(); err != nil {
		return b.broken(err)
	}
	if err := b.loadTheme(); err != nil {
		return b.broken(err)
	}
	var err error
	if b.folder, err = b.open(); err != nil {
		return b.result, err
	}
	b.sweep()
	if b.store, err = newStore(b.cacheDir, b.config.Search); err != nil {
		return b.result, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	in, err := b.readContent(ctx)
	if err != nil || !b.sound {
		return b.broken(err)
	}
	key, keyed := b.wholeKey()
	if keyed && b.nothingChanged(key) {
		return b.result, nil
	}
	told := b.problems.Len()
	b.stages.begin("arrange")
	site := b.arrange(in)
	b.stages.begin("templates")
	renderer := render.New(site, b.theme, b.problems)
	if b.problems.HasErrors() {
		b.result.Broken = true
		if !b.KeepGoing || b.fatal() {
			return b.result, nil
		}
	}
	result, err := b.write(ctx, site, renderer)
	// Problems that only show in arranging must be told again the next time.
	if err == nil && keyed && b.problems.Len() == told {
		b.saveWhole(key)
	}
	return result, err
}

// loadTheme loads the theme. Without one, or with mistakes in it or in
// site.toml, the articles are still read, so that all their mistakes are told
// in the same run.
func (b *builder) loadTheme() error {
	var err error
	b.theme, err = theme.Load(builtin(), filepath.Join(b.Source, "themes"), b.config.Theme, b.config.Theme == themes.Default, b.problems)
	if errors.Is(err, theme.ErrNone) {
		b.problems.Add(config.At(config.FileName, b.siteTOML, "theme", fmt.Sprintf("the theme %q does not exist", b.config.Theme)).
			WithHint(fmt.Sprintf("make the folder themes/%s, or leave out theme", b.config.Theme)))
		b.theme = &theme.Theme{}
		err = nil
	}
	b.sound = !b.problems.HasErrors()
	return err
}

// broken ends a build whose site has errors, or that failed.
func (b *builder) broken(err error) (Result, error) {
	b.result.Broken = b.problems.HasErrors()
	return b.result, err
}

// fatal reports whether there are errors that leaving articles out does not
// mend: in site.toml, in the theme.
func (b *builder) fatal() bool {
	for _, d := range b.problems.Sorted() {
		if d.Severity == diag.Error && !strings.HasPrefix(d.File, "content/") && !strings.HasPrefix(d.File, "static/") {
			return true
		}
	}
	return false
}

func (b *builder) readConfig() error {
	src, err := os.ReadFile(filepath.Join(b.Source, config.FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return &UsageError{fmt.Sprintf("%s has no %s: this is not a site folder; make one with `wendang init`", b.Source, config.FileName)}
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrMachine, err)
	}
	b.config = config.Read(config.FileName, src, b.problems)
	id := identity()
	b.siteTOML, b.print = src, pack.PrintOf(append(id[:], src...))
	if b.Today == (calendar.Day{}) {
		b.Today = calendar.DayOf(b.Now.In(b.config.Location))
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
func (b *builder) parser() *parse.Parser {
	return parse.New(b.parseOptions())
}

func (b *builder) parseOptions() parse.Options {
	return parse.Options{Location: b.config.Location, Labels: render.Labels(b.theme), Newlines: b.config.Newlines}
}

// open opens the output folder.
func (b *builder) open() (*write.Folder, error) {
	f, err := write.Open(b.Out, b.statePath(), isOurs)
	if errors.Is(err, write.ErrBusy) {
		return nil, &UsageError{fmt.Sprintf("another build is at work on %s; wait for it to end", b.Out)}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	return f, nil
}

// statePath is where what is known of the output folder is kept: a file for
// each folder that this site was ever built into.
func (b *builder) statePath() string {
	return filepath.Join(b.cacheDir, fmt.Sprintf("out-%x", pack.PrintOf([]byte(b.Out)))[:20])
}

// reserved returns the output paths that the portal does not know of.
func (b *builder) reserved(site *portal.Site) []string {
	paths := []string{write.ListName}
	if b.config.Search {
		paths = append(paths, render.SearchPath, search.ManifestPath, search.TagsPath, search.FoldPath)
	}
	b.feeds = feed.Files(site, render.Generator)
	for _, f := range b.feeds {
		paths = append(paths, f.Path)
	}
	for _, a := range b.theme.Assets {
		paths = append(paths, a.Path)
	}
	return paths
}

// arrange arranges the site and reports its problems. With KeepGoing it
// arranges again without the files that have errors.
func (b *builder) arrange(in portal.Input) *portal.Site {
	o := portal.Options{Today: b.Today, Drafts: b.Drafts, Future: b.Future, Jobs: b.Jobs}
	for {
		site, problems := portal.Arrange(in, o)
		again := false
		for _, p := range problems {
			b.problems.Add(b.locate(p))
			switch {
			case p.Severity != diag.Error || p.File == "":
			case p.Static:
				again = true
				in.Static = slices.DeleteFunc(slices.Clone(in.Static), func(s string) bool { return s == p.File })
			case !in.Broken[p.File]:
				again = true
				in.Broken[p.File] = true
			}
		}
		if !again || !b.KeepGoing {
			return site
		}
	}
}
