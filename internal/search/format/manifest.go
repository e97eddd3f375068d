package format

import (
	"bytes"
	"encoding/json"
	"errors"

	"wendang/internal/search/text"
)

// Manifest is what search/index.js holds: what there is, and what of it counts.
type Manifest struct {
	Version   int       `json:"v"`
	Docs      int       `json:"docs"` // that are not struck out
	Channels  []Place   `json:"channels"`
	Festivals []Place   `json:"festivals"`
	Segments  []Segment `json:"segments"`
}

// Place is a channel, festival or tag.
type Place struct {
	Name     string `json:"n"`
	Dir      string `json:"d"` // output folder, not escaped
	Spelling string `json:"p"`
}

// Segment is one segment.
type Segment struct {
	Name    string `json:"n"`
	Docs    int    `json:"d"`
	Pairs   int    `json:"p"`
	Words   int    `json:"w"`
	PerText int    `json:"k"`
	Texts   int    `json:"t"`
	Titles  int    `json:"s"`
	Slices  int    `json:"g"`
	// Dead are the documents that are struck out: each as the difference to
	// the one before.
	Dead []int `json:"x"`
}

// NewSegment returns a segment in which the documents dead, in order, are struck out.
func NewSegment(name string, l Layout, dead []int) Segment {
	s := Segment{name, l.Docs, l.Pairs, l.Words, l.PerText, l.Texts, l.Titles, l.Slices, make([]int, 0, len(dead))}
	last := 0
	for _, doc := range dead {
		s.Dead = append(s.Dead, doc-last)
		last = doc
	}
	return s
}

// Struck returns which documents are struck out. It is false when one of them is not
// in the segment.
func (s *Segment) Struck() (dead []bool, ok bool) {
	dead = make([]bool, s.Docs)
	doc := 0
	for _, gap := range s.Dead {
		if doc += gap; doc < 0 || doc >= s.Docs {
			return nil, false
		}
		dead[doc] = true
	}
	return dead, true
}

// slicesFit reports whether slices may be in so many files, and whether each has a
// bit for every file of documents.
func (s *Segment) slicesFit() bool {
	n := s.Slices
	return n == 0 || n > 0 && SignatureSize%n == 0 && s.Texts == (s.Docs-1)/s.PerText+1
}

// ErrDamaged says that a file of the index is missing, or not as it was made, and
// ErrVersion that the index is one of another version of this package. Both go away when
// the site is built again.
var (
	ErrDamaged = errors.New("the search index is damaged; build the site again")
	ErrVersion = errors.New("the search index was made by another version of wendang; build the site again")
)

// ReadManifest reads the content of [ManifestPath].
func ReadManifest(script []byte) (*Manifest, error) {
	body, ok := bytes.CutPrefix(script, []byte(`wdIndex("index",`))
	body, end := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte(");"))
	if !ok || !end {
		return nil, ErrDamaged
	}
	m := &Manifest{}
	if err := json.Unmarshal(body, m); err != nil {
		return nil, ErrDamaged
	}
	if m.Version != Version {
		return nil, ErrVersion
	}
	names := map[string]bool{}
	for _, s := range m.Segments {
		if s.Docs < 1 || s.Docs > MaxDocs || s.Pairs < 1 || s.Words < 1 || s.PerText < 1 || s.Titles < 1 ||
			s.Pairs > maxFiles || s.Words > maxFiles || s.PerText > MaxPerText || !s.slicesFit() || names[s.Name] {
			return nil, ErrDamaged
		}
		names[s.Name] = true
	}
	return m, nil
}

// ReadTags reads the content of [TagsPath].
func ReadTags(script []byte) ([]Place, error) {
	body, ok := bytes.CutPrefix(script, []byte(`wdIndex("tags",`))
	body, end := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte(");"))
	var tags []Place
	if !ok || !end || json.Unmarshal(body, &tags) != nil {
		return nil, ErrDamaged
	}
	return tags, nil
}

// AppendManifest appends the content of [ManifestPath].
func AppendManifest(dst []byte, m Manifest) []byte {
	m.Version = Version
	return appendCall(dst, "index", m)
}

// Named is a channel, festival or tag that is to be suggested.
type Named struct{ Name, Dir string }

// Places spells names.
func Places(p *text.Speller, list []Named) []Place {
	out := make([]Place, len(list))
	for i, n := range list {
		out[i] = Place{Name: n.Name, Dir: n.Dir, Spelling: string(p.Spelling(n.Name))}
	}
	return out
}

// AppendTags appends the content of [TagsPath].
func AppendTags(dst []byte, tags []Named) []byte {
	return appendCall(dst, "tags", Places(text.NewSpeller(), tags))
}

// AppendFold appends the content of [FoldPath].
func AppendFold(dst []byte) []byte { return appendCall(dst, "fold", text.Traditional()) }
