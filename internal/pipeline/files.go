package pipeline

import (
	"path/filepath"
	"slices"

	"wendang/internal/beside"
	"wendang/internal/diag"
	"wendang/internal/parse"
)

// selectFiles decides which of the files beside articles are published.
func (r *Reading) selectFiles() {
	r.said.beside = &diag.List{}
	files := beside.Files{
		Folder: r.folders.content, Allowed: r.config.AllowedFiles, Jobs: r.Jobs, Problems: r.said.beside,
		Cache: filepath.Join(r.cacheDir, "images"), Key: identity(), Listed: r.listed,
	}
	var err error
	r.files.content, err = files.Select(r.beside)
	r.leftOut = files.LeftOut
	if err != nil {
		r.said.beside.Add(unsaved(err))
	}
}

// noteDocuments notes which content files are documents.
func (r *Reading) noteDocuments() {
	r.said.documents = nil
	for _, f := range r.files.content {
		if beside.IsDocument(f.Path) {
			r.said.documents = append(r.said.documents, f.Path)
		}
	}
}

// noteUnlinked warns once about documents that become public although no article links
// to them.
func (r *Reading) noteUnlinked() {
	r.said.unlinked = nil
	if len(r.said.documents) == 0 {
		return
	}
	linked := map[string]bool{}
	for i := range r.sources {
		r.eachLinked(r.sources[i].meta, func(p string) { linked[p] = true })
	}
	if d, found := beside.Unlinked(r.said.documents, linked); found {
		r.said.unlinked = []diag.Diagnostic{d}
	}
}

// linkSame reports whether two Metas of an article, which may be nil, name the same files.
func (r *Reading) linkSame(a, b *parse.Meta) bool {
	var of [2][]string
	for i, m := range []*parse.Meta{a, b} {
		r.eachLinked(m, func(p string) { of[i] = append(of[i], p) })
		slices.Sort(of[i])
	}
	return slices.Equal(of[0], of[1])
}

// eachLinked calls visit for the content paths that an article names, when it is shown.
func (r *Reading) eachLinked(m *parse.Meta, visit func(string)) {
	if m != nil && (!m.Draft || r.Drafts) {
		beside.EachLinked(m, visit)
	}
}
