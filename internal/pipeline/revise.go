package pipeline

import (
	"maps"
	"slices"
	"strings"

	"wendang/internal/beside"
	"wendang/internal/diag"
	"wendang/internal/host"
	"wendang/internal/load"
	"wendang/internal/portal"
	"wendang/internal/theme"
)

// Revise returns a portal of a later reading, which differs by d from that of p, without
// arranging the site again: see [portal.Site.Revise]. It reports whether the result is just
// what [Reading.Arrange] would give; otherwise it is good to look at until that is there.
// Where only a new arrangement will do, it returns nil. p stays as it is.
func (p *Portal) Revise(r *Reading, d *Delta) (*Portal, bool) {
	const many = 500 // changes, from which on a new arrangement takes hardly longer
	if !r.usable || d.all || d.day || d.gone || len(d.articles)+len(d.copied) > many || !portal.SameShape(p.config, r.config) {
		return nil, false
	}
	v := &reviser{before: p, exact: !d.config, portal: &Portal{Reading: r, problems: &diag.List{}, outputs: p.outputs,
		renderer: p.renderer, feeds: p.feeds, hosts: p.hosts, live: &live{compiled: p.live.compiled, former: maps.Clone(p.live.former), shared: maps.Clone(p.live.shared)}}}
	n := v.portal
	if d.config || d.theme {
		v.assets()
	}
	o := portal.Revision{Config: r.config, Exists: p.exists, Size: n.sizeOf}
	for path := range d.articles {
		v.article(path, &o)
	}
	v.copied(d, &o)
	n.site = p.site
	if d.config || len(o.Metas)+len(o.Files)+len(o.Static) > 0 {
		var exact bool
		n.site, exact = p.site.Revise(o, n.portalOptions())
		v.exact = v.exact && exact
	}
	if n.pages = p.pages; d.config || d.theme {
		if n.compile(&n.site.Shared); n.problems.HasErrors() {
			return nil, false
		}
	}
	for i := len(p.site.Articles); i < len(n.site.Articles); i++ {
		v.add(n.site.Articles[i].URL, KindArticle, i)
	}
	if v.added != nil {
		v.ownOutputs()
		n.outputs.list = mergeOutputs(n.outputs.list, sortOutputs(v.added, 1))
	}
	for _, problem := range p.live.arranged {
		if !d.articles[strings.TrimPrefix(problem.File, "content/")] {
			n.live.arranged = append(n.live.arranged, problem)
		}
	}
	maps.DeleteFunc(n.live.shared, func(path string, _ []diag.Diagnostic) bool { return d.articles[path] })
	r.use()
	return n, v.exact
}

// reviser is the state of one Revise.
type reviser struct {
	before *Portal
	portal *Portal
	exact  bool
	own    bool // the outputs are the new portal's own
	added  []Output
}

// ownOutputs makes the list of outputs one that can be changed.
func (v *reviser) ownOutputs() {
	if !v.own {
		o := *v.portal.outputs
		v.portal.outputs, v.own = &o, true
	}
}

func (v *reviser) add(path string, kind Kind, n int) {
	v.added = append(v.added, Output{path, kind, int32(n)})
}

// article adds what an article says now to a revision.
func (v *reviser) article(path string, o *portal.Revision) {
	_, shown := v.before.site.MetaOf(path)
	s, ok := sourceAt(v.portal.sources, path)
	switch {
	case !ok:
		v.exact = false
		v.gone(path)
	case s.meta == nil || s.meta.Failed:
		v.exact = v.exact && shown // then it is shown on
		v.portal.live.former[path] = true
	default:
		// A mistake that several articles share is told at the first of them: of the others
		// it only shows in that they are shown as they were.
		before, was := sourceAt(v.before.sources, path)
		shared := was && before.meta != nil && !before.meta.Failed && v.portal.live.former[path]
		delete(v.portal.live.former, path)
		o.Metas = append(o.Metas, s.meta)
		v.exact = v.exact && !shared && !v.hadProblem(path)
	}
}

// gone takes the pages of an article out whose file is gone: nothing could make them. There
// may be several, when it got another URL since the site was arranged.
func (v *reviser) gone(path string) {
	if _, shown := v.before.site.MetaOf(path); !shown {
		return
	}
	v.ownOutputs()
	out, site := v.portal.outputs, v.before.site
	out.list = slices.DeleteFunc(slices.Clone(out.list), func(o Output) bool {
		return o.Kind == KindArticle && site.Articles[o.n].Path == path || o.Kind == KindPlain && site.Arrangement.Plain[o.n].Path == path
	})
}

// hadProblem reports whether something was wrong with an article in the arrangement.
func (v *reviser) hadProblem(path string) bool {
	about := func(d diag.Diagnostic) bool { return d.File == "content/"+path }
	return slices.ContainsFunc(v.before.live.arranged, func(d diag.Diagnostic) bool {
		return about(d) || slices.ContainsFunc(d.Notes, about)
	})
}

// copied adds new files that are copied to a revision, and takes note of changed ones.
func (v *reviser) copied(d *Delta, o *portal.Revision) {
	if len(d.copied) == 0 {
		return
	}
	v.ownOutputs()
	out := v.portal.outputs
	o.Files = v.files(d, "content/", KindContent, &out.files.content, v.portal.files.content)
	o.Static = v.files(d, "static/", KindStatic, &out.files.static, v.portal.files.static)
}

// files brings those of the outputs' files that have changed up to date, and returns those
// that are new.
func (v *reviser) files(d *Delta, folder string, kind Kind, had *[]load.File, now []load.File) (added []string) {
	*had = slices.Clone(*had)
	for name := range d.copied {
		path, ok := strings.CutPrefix(name, folder)
		if !ok {
			continue
		}
		byPath := func(f load.File, path string) int { return strings.Compare(f.Path, path) }
		at, is := slices.BinarySearchFunc(now, path, byPath)
		// New ones stand behind the others, and are few.
		was := slices.IndexFunc(*had, func(f load.File) bool { return f.Path == path })
		switch {
		case is && was >= 0:
			// Pages tell the sizes of documents.
			v.exact = v.exact && ((*had)[was].Stamp.Size == now[at].Stamp.Size || beside.IsOfPages(path))
			(*had)[was] = now[at]
		case is && !v.before.exists(path):
			*had = append(*had, now[at])
			v.add(path, kind, len(*had)-1)
			added = append(added, path)
			v.exact = false
		default:
			v.exact = false
		}
	}
	return added
}

// assets puts a changed theme's assets into the list of outputs.
func (v *reviser) assets() {
	was, now := v.before.theme.Assets, v.portal.theme.Assets
	if slices.EqualFunc(was, now, func(x, y theme.Asset) bool { return x.Path == y.Path }) {
		return
	}
	// Articles may link to assets, or have tried to; files for hosts name them.
	v.exact = v.exact && len(v.before.live.arranged) == 0 && !v.before.site.LinkInto("assets") && len(host.Files(v.portal.config)) == 0
	v.ownOutputs()
	out := v.portal.outputs
	out.list = slices.DeleteFunc(slices.Clone(out.list), func(o Output) bool { return o.Kind == KindAsset })
	for i := range now {
		if _, taken := out.find(now[i].Path); taken {
			v.exact = false
			continue
		}
		v.add(now[i].Path, KindAsset, i)
	}
}
