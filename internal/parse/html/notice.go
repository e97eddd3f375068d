package html

// Notice is something that many bodies of a site may have in common, so that it is told
// once for the site. Of each kind and name there is one in a body.
type Notice struct {
	Kind   NoticeKind
	Name   string // of the element
	Offset int    // in the file, in bytes
}

// NoticeKind is what a [Notice] is about.
type NoticeKind uint8

// The kinds of notices.
const (
	ElementLeftOut NoticeKind = iota // the element goes, and its text stays
	ElementDropped                   // the element goes with all that stands in it
	LinesJoined                      // lines were joined that look like paragraphs of their own
	RowsJoined                       // lines were joined that look like the rows of a table
	ItemsJoined                      // lines were joined that look like items of a list
)

// mostNotices bounds the notices of a body.
const mostNotices = 50

// notice notes something at an offset of the source, unless that is known.
func (w *writer) notice(kind NoticeKind, name string, at int) {
	if len(w.notices) >= mostNotices {
		return
	}
	for _, n := range w.notices {
		if n.Kind == kind && n.Name == name {
			return
		}
	}
	w.notices = append(w.notices, Notice{kind, name, w.Base + at})
}
