package pipeline

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wendang/internal/config"
	"wendang/internal/host"
)

// Read reads the files of a site, for a preview: bodies of articles are not kept, but
// parsed when they are asked for. Mistakes of the site are no error.
func Read(ctx context.Context, o Options) (*Reading, error) {
	o.KeepGoing = true
	r, err := newReading(o)
	if err != nil {
		return nil, err
	}
	if err = r.configure(); err == nil {
		err = r.read(ctx, false)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Changes say which files of a site may have changed.
type Changes struct {
	// Paths are slash-separated and begin in the site folder: "site.toml",
	// "content/jieri/a.md". That of a folder stands for all that is in it. What a path
	// names may be gone. Paths of other files than a site's are passed over.
	Paths []string
	All   bool      // any file may have changed
	Now   time.Time // decides which day it is; zero for as before
}

// Again reads a site once more, taking over all but what may have changed: so it takes as
// long as there are changes. It returns the new reading, and what has changed in it. r
// stays as it is; each is to be closed.
func (r *Reading) Again(ctx context.Context, c Changes) (*Reading, *Delta, error) {
	n := *r
	n.use()
	n.store, n.stages, n.pending = nil, &stages{}, Changes{}
	c.Paths, c.All = append(slices.Clone(r.pending.Paths), c.Paths...), c.All || r.pending.All
	d := NewDelta()
	if err := n.again(ctx, r, c, d); err != nil {
		n.Close()
		return nil, nil, err
	}
	return &n, d, nil
}

func (r *Reading) again(ctx context.Context, before *Reading, c Changes, d *Delta) error {
	if !c.Now.IsZero() {
		r.Now = c.Now
	}
	if err := r.configureAgain(before, c, d); err != nil {
		return err
	}
	if !r.usable {
		// Nothing can be shown, and how articles are parsed is not known. So what has
		// changed of them is read when the mistake is mended.
		r.pending = c
		return nil
	}
	paths := c.paths("content")
	if d.config && !slices.Equal(listNames(before.config), listNames(r.config)) {
		paths = []string{""} // which files have the texts of lists
	}
	if !slices.Equal(before.config.AllowedFiles, r.config.AllowedFiles) {
		paths, d.all = []string{""}, true // which files are published, and how
	}
	if r.sourcesKey() != r.key {
		d.all = true
		paths, r.sources = []string{""}, nil
	}
	if err := r.openAgain(); err != nil {
		return err
	}
	if err := r.contentAgain(ctx, before, paths, d); err != nil {
		return err
	}
	r.staticAgain(c.paths("static"), d)
	return nil
}

// listNames returns what the folders of lists may be called.
func listNames(c *config.Config) []string {
	var names []string
	for i := range c.Channels {
		names = append(names, "/", c.Channels[i].Name, c.Channels[i].Slug)
		for _, col := range c.Channels[i].Columns {
			names = append(names, col.Name, col.Slug)
		}
	}
	for _, f := range c.Festivals {
		names = append(names, "/", f.Name, f.Slug)
	}
	return names
}

// paths returns the changed paths below a folder of the site, sorted, without those that
// lie in others of them; the empty one is the folder.
func (c *Changes) paths(folder string) []string {
	if c.All {
		return []string{""}
	}
	var list []string
	for _, p := range c.Paths {
		if p == folder {
			return []string{""}
		}
		if rest, ok := strings.CutPrefix(p, folder+"/"); ok {
			list = append(list, rest)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	set := make(map[string]bool, len(list))
	for _, p := range list {
		set[p] = true
	}
	return slices.DeleteFunc(list, func(p string) bool {
		for i := range p {
			if p[i] == '/' && set[p[:i]] {
				return true
			}
		}
		return false
	})
}

// configureAgain reads site.toml, gone.txt and the theme where they may have changed.
func (r *Reading) configureAgain(before *Reading, c Changes, d *Delta) error {
	if c.All || slices.Contains(c.Paths, config.FileName) {
		src, err := ReadConfig(r.Source)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return config.NotASite(r.Source)
		case err != nil:
			return err
		case !bytes.Equal(src, r.siteTOML):
			r.configureFrom(src)
			d.config = true
		}
	}
	if c.All || d.config || slices.Contains(c.Paths, host.GoneFile) {
		if err := r.loadGone(); err != nil {
			return err
		}
		d.gone = !bytes.Equal(r.gone.Text, before.gone.Text)
		d.said = d.said || !sayTheSame(before.said.gone, r.said.gone)
	}
	r.setDay()
	if r.day != before.day {
		d.day = true
	}
	folder := "themes/" + r.config.Theme
	changed := c.All || r.config.Theme != before.config.Theme || slices.ContainsFunc(c.Paths, func(p string) bool {
		return p == "themes" || p == folder || strings.HasPrefix(p, folder+"/")
	})
	if !changed && !(d.config && r.said.theme.Len() > 0) { // which may stand in site.toml
		r.configured()
		return nil
	}
	if err := r.loadTheme(); err != nil {
		return err
	}
	if r.theme.Hash == before.theme.Hash && r.theme.Name == before.theme.Name {
		r.theme = before.theme
	} else {
		d.theme = true
	}
	// A file that cannot be loaded is no part of the theme, and yet keeps it from being used.
	d.said = d.said || !sayTheSame(before.said.theme, r.said.theme)
	return nil
}

// openAgain opens the site's folders again when others have taken their places.
func (r *Reading) openAgain() error {
	if r.folders.content.Is(filepath.Join(r.Source, "content")) && r.folders.static.Is(filepath.Join(r.Source, "static")) {
		return nil
	}
	f, err := openFolders(r.Source)
	if err != nil {
		return err
	}
	r.folders.release()
	r.folders = f
	return nil
}
