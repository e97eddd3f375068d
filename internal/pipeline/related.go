package pipeline

import (
	"path/filepath"

	"wendang/internal/pack"
	"wendang/internal/portal"
)

const relatedMagic = "wendang related 1\n"

// relate finds the related articles, or takes those that the last build found
// among the same articles: nothing else of a build without changes takes as
// long.
func (b *builder) relate(site *portal.Site) {
	path := filepath.Join(b.cacheDir, "related")
	id := identity()
	key := site.RelatedKey()
	if f, ok := pack.Open(path, relatedMagic); ok {
		r := pack.Reader{S: f.Text}
		found := r.Print() == id && r.Print() == key && site.UnpackRelated(r.S)
		f.Close()
		if found {
			return
		}
	}
	site.Relate(b.Jobs)
	w, err := pack.Create(path, relatedMagic)
	if err == nil {
		w.Write(id[:])
		w.Write(key[:])
		w.Write(site.PackRelated())
		err = w.Commit()
	}
	if err != nil {
		b.unsaved(err)
	}
}
