package parse

import (
	"slices"

	"wendang/internal/message"
	"wendang/internal/parse/html"
)

// SiteWarning is a warning about many articles at once.
type SiteWarning struct {
	Meta     *Meta    // the first of them
	Position Position // in its file
	Message  message.Message
	Hint     message.Message
}

// Gather makes one warning of each kind of notice that the articles of a site have:
// a site that moves here may have the same in thousands of files.
func Gather(metas []*Meta) []SiteWarning {
	var found [len(siteMessages)]gathered
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
			m, hint := siteMessages[kind](g)
			list = append(list, SiteWarning{
				Meta:     g.first,
				Position: Position{Offset: g.offset},
				Message:  m,
				Hint:     hint,
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
	paths  []string // of the first files
}

func (g *gathered) add(m *Meta, n html.Notice) {
	if g.first == nil {
		g.first, g.offset = m, n.Offset
	}
	if m != g.last {
		g.files++
		g.last = m
		if len(g.paths) < mostPaths {
			g.paths = append(g.paths, m.Path)
		}
	}
	if n.Name != "" && !slices.Contains(g.names, n.Name) {
		g.names = append(g.names, n.Name)
	}
}

// mostPaths is how many files a warning names, and mostElements how many elements.
const (
	mostPaths    = 5
	mostElements = 20
)

// where lists the files, the first of many.
func (g *gathered) where() []string {
	if g.files > len(g.paths) {
		return append(g.paths, "…")
	}
	return g.paths
}

// elements lists the names of elements, the first of very many.
func (g *gathered) elements() []string {
	names := slices.Sorted(slices.Values(g.names))
	for i, name := range names {
		names[i] = "<" + name + ">"
	}
	if len(names) > mostElements {
		names = append(names[:mostElements], "…")
	}
	return names
}

// siteMessages say what the kinds of notices mean, and what to do.
var siteMessages = [...]func(*gathered) (said, hint message.Message){
	html.ElementLeftOut: func(g *gathered) (said, hint message.Message) {
		return message.ElementsLeftOut(g.elements(), len(g.names), g.files, g.where()), message.WriteMarkdown()
	},
	html.ElementDropped: func(g *gathered) (said, hint message.Message) {
		return message.ElementsDropped(g.elements(), len(g.names), g.files, g.where()), message.ScriptsInTheme()
	},
	html.LinesJoined: func(g *gathered) (said, hint message.Message) {
		return message.LinesJoined(g.files, g.where()), message.WriteNewlines()
	},
	html.RowsJoined: func(g *gathered) (said, hint message.Message) {
		return message.RowsJoined(g.files, g.where()), message.TableForm()
	},
	html.ItemsJoined: func(g *gathered) (said, hint message.Message) {
		return message.ItemsJoined(g.files, g.where()), message.BlankBehindMark()
	},
}
