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
func (p *Portal) relate(a *portal.Arrangement) (portal.Related, error) {
	path := filepath.Join(p.cacheDir, "related")
	id := identity()
	key := a.RelatedKey()
	if f, ok := pack.Open(path, relatedMagic); ok {
		defer f.Close()
		r := pack.Reader{S: f.Text}
		if r.Fingerprint() == id && r.Fingerprint() == key {
			if related, ok := a.ReadRelated(r.S); ok {
				return related, nil
			}
		}
	}
	related, err := a.Relate(p.Jobs)
	if err != nil {
		return nil, err
	}
	w, err := pack.Create(path, relatedMagic)
	if err == nil {
		w.Write(id[:])
		w.Write(key[:])
		w.Write(related.Pack())
		err = w.Commit()
	}
	if err != nil {
		p.problems.Add(unsaved(err))
	}
	return related, nil
}
