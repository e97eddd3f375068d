package preview

import (
	"maps"
	"slices"
	"strings"

	"wendang/internal/pack"
	"wendang/internal/pipeline"
)

// event is what tabs are told of besides the page that they show.
type event struct {
	version int
	files   []string          // output paths of copied files that have changed
	follow  string            // output path of the article that was edited; with Follow
	moved   map[string]string // output paths of pages that stand elsewhere now
}

// eventLog keeps the last events, for tabs that were away.
type eventLog struct {
	events []event
}

// mostEvents is how many are kept.
const mostEvents = 200

// add adds an event.
func (g *eventLog) add(e event) {
	g.events = append(g.events, e)
	if len(g.events) > mostEvents {
		g.events = slices.Clone(g.events[len(g.events)-mostEvents:])
	}
}

// since returns what a tab is to be told that knows of a version: which files have changed,
// of which "*" is all; and which article was edited. It also returns where the page at a path
// stands now, whenever it was moved: a tab may ask for a page that has just gone. A tab of
// another session knows of no version, and was told nothing.
func (g *eventLog) since(version int, path string) (files []string, follow, moved string) {
	if version == 0 || len(g.events) > 0 && g.events[0].version > version+1 {
		files = []string{"*"}
	}
	for _, e := range g.events {
		if to, ok := e.moved[path]; ok {
			moved, path = to, to
		}
		if e.version <= version {
			continue
		}
		if len(files) == 0 || files[0] != "*" {
			files = append(files, e.files...)
		}
		if e.follow != "" && version > 0 {
			follow = e.follow
		}
	}
	return files, follow, moved
}

// add adds what tabs are to be told of another change.
func (e *event) add(later event) {
	e.files = append(e.files, later.files...)
	if later.follow != "" {
		e.follow = later.follow
	}
}

// origin is where an article stood before it changed.
type origin struct {
	page        string
	fingerprint pack.Fingerprint
}

// event returns what tabs are told of a change.
func (l *loop) event(d *pipeline.Delta) event {
	var e event
	for _, p := range d.Copied() {
		_, p, _ = strings.Cut(p, "/")
		e.files = append(e.files, p)
	}
	if l.Follow {
		e.follow = l.edited(d)
	}
	return e
}

// edited returns the content path of the article that was edited, when it was one.
func (l *loop) edited(d *pipeline.Delta) string {
	one := ""
	for _, p := range d.Articles() {
		if _, ok := l.reading.Fingerprint(p); !ok {
			continue
		}
		if one != "" {
			return ""
		}
		one = p
	}
	return one
}

// remember notes where the pages of articles stand before they change, and which change.
func (l *loop) remember(d *pipeline.Delta) {
	for _, p := range d.Articles() {
		l.changed[p] = true
		f, there := l.reading.Fingerprint(p)
		if was, noted := l.origins[p]; noted {
			// A file may be edited and then renamed before the site is arranged again.
			if there {
				l.origins[p] = origin{was.page, f}
			}
			continue
		}
		if l.state.portal == nil {
			continue
		}
		if page, ok := l.state.portal.PageOf(p); ok {
			l.origins[p] = origin{page, f}
		}
	}
}

// moves returns which pages stand elsewhere in a portal: those of articles that have got
// another URL, or whose file has got another name.
func (l *loop) moves(portal *pipeline.Portal) map[string]string {
	now := map[pack.Fingerprint]string{}
	for p := range l.changed {
		if f, ok := l.reading.Fingerprint(p); ok {
			now[f] = p
		}
	}
	moved := map[string]string{}
	for file, was := range l.origins {
		if _, there := portal.Find(was.page); there {
			continue
		}
		if _, still := l.reading.Fingerprint(file); !still {
			file = now[was.fingerprint]
		}
		if page, ok := portal.PageOf(file); ok {
			moved[was.page] = page
		}
	}
	return moved
}

// mostGone is of how many files that have gone it is known where their pages stood.
const mostGone = 1000

// forget forgets what was noted of changes, when a state is exact. What has gone and stands
// nowhere else may yet be seen under another name.
func (l *loop) forget() {
	maps.DeleteFunc(l.origins, func(file string, was origin) bool {
		_, still := l.reading.Fingerprint(file)
		return still || l.moved[was.page] != ""
	})
	if len(l.origins) > mostGone {
		clear(l.origins)
	}
	clear(l.changed)
	clear(l.moved)
}
