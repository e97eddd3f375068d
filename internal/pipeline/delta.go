package pipeline

import (
	"maps"
	"slices"

	"wendang/internal/config"
	"wendang/internal/host"
)

// Delta says in what a reading of a site differs from an earlier one.
type Delta struct {
	config, theme, day bool
	gone               bool            // gone.txt
	said               bool            // other problems were found in listing files, or in loading the theme
	all                bool            // all articles were parsed again
	articles           map[string]bool // content paths
	copied             map[string]bool // paths of other files, from the site folder
}

// NewDelta returns a Delta that says nothing.
func NewDelta() *Delta { return &Delta{articles: map[string]bool{}, copied: map[string]bool{}} }

// IsEmpty reports whether nothing differs.
func (d *Delta) IsEmpty() bool {
	return !d.config && !d.theme && !d.day && !d.gone && !d.all && !d.said && len(d.articles) == 0 && len(d.copied) == 0
}

// Articles returns the content paths of articles that are new, gone or say something
// else, in order.
func (d *Delta) Articles() []string { return slices.Sorted(maps.Keys(d.articles)) }

// Copied returns the paths, from the site folder, of other files that are new, gone or may
// hold something else, in order.
func (d *Delta) Copied() []string { return slices.Sorted(maps.Keys(d.copied)) }

// Add adds what differs in a later step.
func (d *Delta) Add(later *Delta) {
	d.config = d.config || later.config
	d.theme = d.theme || later.theme
	d.day = d.day || later.day
	d.gone = d.gone || later.gone
	d.all = d.all || later.all
	d.said = d.said || later.said
	maps.Copy(d.articles, later.articles)
	maps.Copy(d.copied, later.copied)
}

// IsOfOtherDay reports whether the later reading is of another day.
func (d *Delta) IsOfOtherDay() bool { return d.day }

// Changed returns the paths of all files that differ, from the site folder; "themes" stands
// for those of the theme.
func (d *Delta) Changed() []string {
	var list []string
	if d.config {
		list = append(list, config.FileName)
	}
	if d.gone {
		list = append(list, host.GoneFile)
	}
	if d.theme {
		list = append(list, "themes")
	}
	for p := range d.articles {
		list = append(list, "content/"+p)
	}
	list = slices.AppendSeq(list, maps.Keys(d.copied))
	slices.Sort(list)
	return list
}
