// Package adopt makes a site of articles that another generator has left, or that lie in
// a folder as they are.
//
//	folder ─► generator, its settings ─► articles ─► channels ─► site.toml
//
// No article is changed. [Examine] says what it took for what, and what stays unclear,
// before anything is written.
package adopt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// Plan is what was found in a folder, and what is made of it.
type Plan struct {
	Files    []File            // what goes into the content and static folders, by path
	SiteTOML []byte            //
	Found    []message.Message // what was taken for what
	Unclear  []message.Message // what its owner has to look at

	site string // the new site folder
}

// File is a file to copy.
type File struct {
	From string // on this machine
	To   string // slash-separated, in the new site folder
}

// Examine looks at the folder dir, which may be a generator's whole folder or the one of
// its articles, of which the folder site is to be made. now gives the day of articles that
// have none, when no article has one. An error is a *[failure.Failure], or the machine's.
func Examine(dir, site string, now time.Time) (*Plan, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if site, err = filepath.Abs(site); err != nil {
		return nil, err
	}
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure.New(message.FolderNotThere(dir)).WithHint(message.NameOldFolder())
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, failure.New(message.FolderIsFile(dir))
	}
	g := detect(dir)
	g.site = site
	g.addresses()
	g.inPlace = sameFile(filepath.Join(site, "content"), g.articles)
	if content := filepath.Join(site, "content"); !g.inPlace {
		if entries, err := os.ReadDir(content); err == nil && len(entries) > 0 {
			return nil, failure.New(message.ExistsAlready(content)).WithHint(message.ChooseNewFolder())
		}
	}
	c, err := collect(g)
	if err != nil {
		return nil, err
	}
	if len(c.articles) == 0 {
		return nil, failure.New(message.NoArticles(dir)).WithHint(message.NameOldFolder())
	}
	s := arrange(g, c, now)
	return &Plan{
		Files:    c.files,
		SiteTOML: s.toml(),
		Found:    s.found,
		Unclear:  s.unclear,
		site:     site,
	}, nil
}

// Write makes the site folder, and returns the paths of what it made, folders of copied
// files as one. Nothing that exists is replaced: with any of the files in the way, nothing
// is made. Articles that lie in the site's content folder already stay there.
func (p *Plan) Write() ([]string, error) {
	dir := p.site
	siteTOML := filepath.Join(dir, "site.toml")
	if _, err := os.Lstat(siteTOML); !errors.Is(err, fs.ErrNotExist) {
		return nil, failure.New(message.ExistsAlready(siteTOML)).WithHint(message.ChooseNewFolder())
	}
	var copies []File
	for _, f := range p.Files {
		if to := filepath.Join(dir, filepath.FromSlash(f.To)); !sameFile(f.From, to) {
			if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
				return nil, failure.New(message.ExistsAlready(to)).WithHint(message.ChooseNewFolder())
			}
			copies = append(copies, File{f.From, to})
		}
	}
	w := writer{}
	if err := w.write(dir, copies, siteTOML, p.SiteTOML); err != nil {
		w.undo()
		return nil, err
	}
	return w.made, nil
}

// writer makes files, and knows what it made.
type writer struct {
	made  []string // for people: folders of copied files as one
	paths []string // files and folders in the order in which they were made
}

func (w *writer) write(dir string, copies []File, siteTOML string, text []byte) error {
	if err := w.folder(dir); err != nil {
		return err
	}
	for _, f := range copies {
		if err := w.copy(f); err != nil {
			return err
		}
		top, _ := filepath.Rel(dir, f.To)
		for filepath.Dir(top) != "." {
			top = filepath.Dir(top)
		}
		if top = filepath.Join(dir, top) + string(filepath.Separator); !slices.Contains(w.made, top) {
			w.made = append(w.made, top)
		}
	}
	w.paths = append(w.paths, siteTOML)
	w.made = append(w.made, siteTOML)
	return os.WriteFile(siteTOML, text, 0o644)
}

// folder makes a folder, and those around it.
func (w *writer) folder(dir string) error {
	if isDir(dir) {
		return nil
	}
	if err := w.folder(filepath.Dir(dir)); err != nil {
		return err
	}
	err := os.Mkdir(dir, 0o755)
	if err == nil {
		w.paths = append(w.paths, dir)
	}
	return err
}

// undo removes what was made, so that a next try finds nothing in the way.
func (w *writer) undo() {
	for _, p := range slices.Backward(w.paths) {
		_ = os.Remove(p)
	}
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// copy copies the bytes of a file to a new one.
func (w *writer) copy(f File) (err error) {
	from, err := os.Open(f.From)
	if err != nil {
		return unread(err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if err := w.folder(filepath.Dir(f.To)); err != nil {
		return err
	}
	to, err := os.OpenFile(f.To, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	w.paths = append(w.paths, f.To)
	_, err = to.ReadFrom(from)
	return errors.Join(err, to.Close())
}
