package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Manifest is what search/index.js says: what there is, and what of it counts.
type Manifest struct {
	Version   int       `json:"v"`
	Docs      int       `json:"docs"` // that are not struck out
	Channels  []Place   `json:"channels"`
	Festivals []Place   `json:"festivals"`
	Segments  []Segment `json:"segments"`
}

// formatVersion changes with the form of the files.
const formatVersion = 6

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

// mostDocs is how many documents postings can tell.
const mostDocs = 1 << (32 - levelBits)

// slicesFit reports whether slices may be in so many files, and whether each has a
// bit for every file of documents.
func (s *Segment) slicesFit() bool {
	n := s.Slices
	return n == 0 || n > 0 && signatureSize%n == 0 && s.Texts == (s.Docs-1)/s.PerText+1
}

// Named is a channel, festival or tag that is to be suggested.
type Named struct{ Name, Dir string }

func places(p *speller, list []Named) []Place {
	out := make([]Place, len(list))
	for i, n := range list {
		out[i] = Place{Name: n.Name, Dir: n.Dir, Spelling: string(p.spelling(n.Name))}
	}
	return out
}

// appendCall appends a script that hands over a value.
func appendCall(dst []byte, name string, v any) []byte {
	b, err := json.Marshal(v) // which also escapes < and the line ends of JavaScript
	if err != nil {
		panic(err) // plain structs
	}
	dst = fmt.Appendf(dst, "wdIndex(%q,", name)
	dst = append(dst, b...)
	return append(dst, ");\n"...)
}

var errDamaged = errors.New("the search index is damaged; build the site again")

// readManifest reads the content of search/index.js.
func readManifest(script []byte) (*Manifest, error) {
	body, ok := bytes.CutPrefix(script, []byte(`wdIndex("index",`))
	body, end := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte(");"))
	if !ok || !end {
		return nil, errDamaged
	}
	m := &Manifest{}
	if err := json.Unmarshal(body, m); err != nil {
		return nil, errDamaged
	}
	if m.Version != formatVersion {
		return nil, ErrVersion
	}
	names := map[string]bool{}
	for _, s := range m.Segments {
		if s.Docs < 1 || s.Docs > mostDocs || s.Pairs < 1 || s.Words < 1 || s.PerText < 1 || s.Titles < 1 ||
			s.Pairs > maxFiles || s.Words > maxFiles || s.PerText > maxPerText || !s.slicesFit() || names[s.Name] {
			return nil, errDamaged
		}
		names[s.Name] = true
	}
	return m, nil
}
