package parse

import (
	"fmt"
	"slices"
	"strings"

	"wendang/internal/parse/html"
)

// SiteWarning is a warning about many articles at once.
type SiteWarning struct {
	Meta     *Meta    // the first of them
	Position Position // in its file
	Message  string
	Hint     string
}

// Gather makes one warning of each kind of notice that the articles of a site have:
// a site that moves here may have the same in thousands of files.
func Gather(metas []*Meta) []SiteWarning {
	var found [len(notices)]gathered
	for _, m := range metas {
		for _, n := range m.Extra().Notices {
			if int(n.Kind) < len(found) {
				found[n.Kind].add(m, n)
			}
		}
	}
	var list []SiteWarning
	for kind := range found {
		if g := &found[kind]; g.first != nil {
			list = append(list, SiteWarning{
				Meta:     g.first,
				Position: Position{Offset: g.offset},
				Message:  notices[kind].message(g),
				Hint:     notices[kind].hint,
			})
		}
	}
	return list
}

// gathered are the notices of one kind.
type gathered struct {
	files  int
	first  *Meta
	offset int
	last   *Meta
	names  []string
}

func (g *gathered) add(m *Meta, n html.Notice) {
	if g.first == nil {
		g.first, g.offset = m, n.Offset
	}
	if m != g.last {
		g.files++
		g.last = m
	}
	if n.Name != "" && !slices.Contains(g.names, n.Name) {
		g.names = append(g.names, n.Name)
	}
}

// elements lists the names of elements, the first of many.
func (g *gathered) elements() string {
	const most = 8
	names := slices.Sorted(slices.Values(g.names))
	for i, name := range names {
		names[i] = "<" + name + ">"
	}
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, ", ")
}

// noticeText says what a kind of notice means.
type noticeText struct {
	message func(*gathered) string
	hint    string
}

// notices are the texts of all kinds.
var notices = [...]noticeText{
	html.ElementLeftOut: {
		func(g *gathered) string {
			return fmt.Sprintf("%s left out in %s, and what stands in them stays; this is the first place", are(g), files(g))
		},
		"of HTML only what formats text is kept",
	},
	html.ElementDropped: {
		func(g *gathered) string {
			return fmt.Sprintf("%s left out in %s, with all that stands in them; this is the first place", are(g), files(g))
		},
		"pages have no scripts or styles of their own; both belong into a theme",
	},
	html.LinesJoined: {
		func(g *gathered) string {
			return fmt.Sprintf("lines that look like paragraphs of their own are joined in %s; this is the first place", files(g))
		},
		`write newlines = "paragraph" under [markdown] in site.toml, or in front matter, and "join" if they should be joined; or put empty lines between them`,
	},
	html.TabsJoined: {
		func(g *gathered) string {
			return fmt.Sprintf("lines that look like the rows of a table are joined in %s; this is the first place", files(g))
		},
		"write tables as | a | b | with a line |---|---| below the first row",
	},
}

// are says which elements are meant.
func are(g *gathered) string {
	if len(g.names) == 1 {
		return "the element " + g.elements() + " is"
	}
	return "the elements " + g.elements() + " are"
}

func files(g *gathered) string {
	if g.files == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", g.files)
}
