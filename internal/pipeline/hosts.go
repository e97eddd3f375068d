package pipeline

import (
	"os"
	"path/filepath"

	"wendang/internal/announce"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/host"
	"wendang/internal/page"
	"wendang/internal/portal"
	"wendang/internal/render"
)

// addHostFiles adds what hosts read, and the key that search engines ask for. Files of the
// site's own take their place.
func (p *Portal) addHostFiles(o *outputs, a *portal.Arrangement, own func(path string) bool) {
	for _, file := range host.Files(p.config) {
		if host.IsOutput(file) && !own(file) {
			o.addValue(file, KindFeed, func(*portal.Site) page.Value {
				v := p.hostValue(a)
				v.File = file
				return &v
			})
		}
	}
	if key := p.config.Announce.KeyPath(); key != "" && !own(key) {
		o.addFixed(key, KindFeed)
	}
}

// hostValue returns what files for hosts are made from.
func (p *Portal) hostValue(a *portal.Arrangement) page.Host {
	v := page.Host{Gone: p.gone.Addresses()}
	for _, list := range [][]portal.Alias{a.Aliases, a.Moved} {
		for i := range list {
			v.Moved = append(v.Moved, page.Moved{From: list[i].Path, To: list[i].To})
		}
	}
	for _, asset := range p.theme.Assets {
		v.Hashed = append(v.Hashed, asset.Path)
	}
	return v
}

// AtHost returns what hosts do with an address by rules, not by files: it leads to an output
// path, or they say that it is gone. See [host.Gone.Has] for its parts.
func (p *Portal) AtHost(path, query string) (to string, gone bool) {
	if to, ok := p.site.MovedTo(path + "?" + string(escape.Query(nil, query))); ok {
		return to, false
	}
	return "", p.gone.Has(path, query)
}

// checkHosts reports what of the site's old addresses its hosts cannot do, and addresses
// that are said to be gone but are not.
func (p *Portal) checkHosts(a *portal.Arrangement) {
	v := p.hostValue(a)
	if !p.gone.IsEmpty() {
		folded := make(map[string]string, len(p.outputs.list))
		for i := range p.outputs.list {
			path := p.outputs.list[i].Path
			folded[page.FoldPath(path)] = path
		}
		p.gone.Check(v.Moved, func(path string) (string, bool) {
			output, ok := folded[page.FoldPath(path)]
			return output, ok
		}, p.problems)
	}
	for _, u := range p.newHosts().Unable(&v) {
		d := diag.File(config.FileName, u.Message)
		if u.Kind >= 0 {
			d = config.AtWritten(config.FileName, p.siteTOML, p.config.Host.At[u.Kind], u.Message)
		}
		p.problems.Add(d.WithHint(u.Hint))
	}
}

// writeBeside writes what a build makes outside its output folder: servers' settings, into
// the site folder, and which pages search engines may be told of.
func (p *Portal) writeBeside() error {
	if p.config.BaseURL != "" {
		if err := announce.SavePages(p.pagesPath(), p.Pages()); err != nil {
			p.problems.Add(unsaved(err))
		}
	}
	return p.WriteServerFiles(p.hostValue(p.site.Arrangement))
}

// isForServers reports whether the build's settings are for servers. A look at drafts in
// another folder is none of theirs.
func (r *Reading) isForServers() bool {
	return !r.Drafts && !r.Future && !r.Expired || filepath.Clean(r.Out) == DefaultOut(r.Source)
}

// checkServerFiles returns an error when another's file has the name of one that
// WriteServerFiles would write.
func (r *Reading) checkServerFiles() error {
	if !r.isForServers() {
		return nil
	}
	return r.newHosts().CheckServerFiles(r.Source)
}

// WriteServerFiles writes servers' settings into the site folder, when the build's are for
// them.
func (r *Reading) WriteServerFiles(v page.Host) error {
	if !r.isForServers() {
		return nil
	}
	return r.newHosts().WriteServerFiles(r.Source, v)
}

func (r *Reading) newHosts() *host.Writer {
	return &host.Writer{Config: r.config, Generator: render.Generator}
}

func (p *Portal) pagesPath() string { return announce.PagesPath(p.statePath()) }

// isBesideThere reports whether what writeBeside writes is there.
func (p *Portal) isBesideThere() bool {
	if _, err := os.Lstat(p.pagesPath()); err != nil && p.config.BaseURL != "" {
		return false
	}
	return !p.isForServers() || host.ServerFilesThere(p.Source, p.config)
}
