package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
)

// ErrDamaged says that an index is not whole, and ErrVersion that it is one of
// another version of this package. Both go away when the site is built again.
var (
	ErrDamaged = errDamaged
	ErrVersion = errors.New("the search index is of another version")
)

// Channels returns the site's channels, in the order of [Options.Channel].
func (r *Reader) Channels() []Place { return r.manifest.Channels }

// Festivals returns the site's festivals, in the order of [Options.Festival].
func (r *Reader) Festivals() []Place { return r.manifest.Festivals }

// ReadTags returns the tags that the search in an output folder suggests.
func ReadTags(fsys fs.FS) ([]Place, error) {
	script, err := fs.ReadFile(fsys, TagsPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	body, ok := bytes.CutPrefix(script, []byte(`wdIndex("tags",`))
	body, end := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte(");"))
	var tags []Place
	if !ok || !end || json.Unmarshal(body, &tags) != nil {
		return nil, ErrDamaged
	}
	return tags, nil
}
