package announce

import (
	"fmt"

	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/portal"
)

// Page is a page that search engines may take.
type Page struct {
	Path string // output path
	// Mark is another one when the page tells something else; a page whose mark is the
	// same has changed in nothing that is worth a visit.
	Mark string
}

const pagesMagic = "wendang pages 1\n"

// listMark is the mark of lists: they change with every article, and search engines come to
// them by themselves.
const listMark = "list"

// PagesOf returns the pages of a portal that search engines may take, the newest articles
// first. An article has changed when its file has, not when a neighbour of it has.
func PagesOf(a *portal.Arrangement) []Page {
	pages := make([]Page, 0, len(a.Articles)+len(a.Plain)+len(a.Lists)+3)
	add := func(path, mark string) { pages = append(pages, Page{path, mark}) }
	for i := len(a.Articles) - 1; i >= 0; i-- {
		add(a.Articles[i].URL, markOf(a.Articles[i].Fingerprint))
	}
	for i := range a.Plain {
		add(a.Plain[i].URL, markOf(a.Plain[i].Fingerprint))
	}
	add(page.HomePath, listMark)
	for _, l := range a.Lists {
		if l.IsIndexed(a.Config.TagMin) {
			add(l.PagePath(0), listMark)
		}
	}
	add(page.TagsPath, listMark)
	add(page.SiteMapPath, listMark)
	return pages
}

// markOf returns the mark of a page that is made from a source file with this fingerprint.
func markOf(source pack.Fingerprint) string { return fmt.Sprintf("%x", source[:8]) }

// PagesPath returns where the pages of a build are kept; state is what is kept of its output
// folder.
func PagesPath(state string) string { return state + "-pages" }

// SavePages keeps the pages of a build, for whoever tells of them.
func SavePages(path string, pages []Page) error {
	var b []byte
	b = pack.AppendUint(b, uint64(len(pages)))
	for i := range pages {
		b = pack.AppendText(pack.AppendText(b, pages[i].Path), pages[i].Mark)
	}
	w, err := pack.Create(path, pagesMagic)
	if err != nil {
		return err
	}
	w.Write(b)
	return w.Commit()
}

// LoadPages returns the pages of the last build; false when there are none.
func LoadPages(path string) ([]Page, bool) {
	f, ok := pack.Open(path, pagesMagic)
	if !ok {
		return nil, false
	}
	defer f.Close()
	r := pack.Reader{S: string([]byte(f.Text))}
	pages := make([]Page, r.Count())
	for i := range pages {
		pages[i] = Page{r.Text(), r.Text()}
	}
	return pages, r.OK()
}
