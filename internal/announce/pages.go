package announce

import (
	"fmt"

	"wendang/internal/pack"
)

// Page is a page that search engines may take.
type Page struct {
	Path string // output path
	// Mark is another one when the page tells something else; a page whose mark is the
	// same has changed in nothing that is worth a visit.
	Mark string
}

const pagesMagic = "wendang pages 1\n"

// MarkOf returns the mark of a page that is made from a source file with this fingerprint.
func MarkOf(source pack.Fingerprint) string { return fmt.Sprintf("%x", source[:8]) }

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
