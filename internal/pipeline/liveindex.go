package pipeline

import (
	"context"
	"os"
	"path/filepath"

	"wendang/internal/diag"
	"wendang/internal/portal"
)

// IndexFolder returns the folder in which a preview holds its search index: what stands
// below search/ in the output of a build. Previews that show other articles have others.
func (r *Reading) IndexFolder() string {
	name := "preview"
	for _, shown := range []struct {
		is   bool
		name string
	}{{r.Drafts, "drafts"}, {r.Future, "future"}, {r.Expired, "expired"}} {
		if shown.is {
			name += "-" + shown.name
		}
	}
	return filepath.Join(r.cacheDir, name)
}

// HasSearch reports whether the portal has a search.
func (p *Portal) HasSearch() bool { return p.config.Search }

// WriteIndex brings the search index of a preview up to date, with the articles of a portal
// that [Reading.Arrange] returned. An article whose file has changed since is an error, of
// which [IsChanged] knows.
func (p *Portal) WriteIndex(ctx context.Context) error {
	if _, err := os.Stat(p.Source); err != nil {
		return err // a site that has been moved away gets no cache where it was
	}
	r := *p.Reading
	r.Out = r.IndexFolder()
	r.stages = &stages{}
	// Pages are asked for at the same time.
	r.Jobs = max(1, r.Jobs/2)
	q := &Portal{Reading: &r, problems: &diag.List{}, site: p.site, live: p.live, outputs: &outputs{}}
	q.outputs.addSearchFiles()
	q.outputs.list = sortOutputs(q.outputs.list, 1)
	var err error
	if q.folder, err = q.openFolder(); err != nil {
		return err
	}
	defer func() { _ = q.folder.Close() }()
	_, err = q.Write(ctx)
	return err
}

// isFormer reports whether of an article is shown what its file no longer says, since that
// has a mistake.
func (p *Portal) isFormer(id portal.ID) bool { return p.live.former[p.site.DocumentMeta(id).Path] }
