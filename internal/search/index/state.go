package index

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// State is what is remembered of an index from build to build.
type State struct{ Segments []SegmentState }

// SegmentState is a segment and its documents.
type SegmentState struct {
	Name   string
	Level  int
	Layout format.Layout
	Docs   []DocID
}

// SegmentName returns the name of a segment of documents: a sum of them and of
// the program that makes it.
func SegmentName(program pack.Fingerprint, l format.Layout, docs []DocID) string {
	sum := xxh3.New()
	_, _ = sum.Write(program[:])
	fmt.Fprintf(sum, "%v\n", l)
	for _, d := range docs {
		_, _ = sum.Write(pack.AppendUint(pack.AppendUint(nil, d.Path), d.Hash))
	}
	b := sum.Sum128().Bytes()
	return fmt.Sprintf("%x", b[:5])
}

const stateMagic = "wendang search 1\n"

// LoadState reads the state at path. It is empty when there is none, or when that is
// damaged or of another program.
func LoadState(path string, program pack.Fingerprint) *State {
	s := &State{}
	f, ok := pack.Open(path, stateMagic)
	if !ok {
		return s
	}
	defer f.Close()
	r := pack.Reader{S: f.Text}
	if r.Fingerprint() != program {
		return s
	}
	var segments []SegmentState
	for range r.Count() {
		seg := SegmentState{Name: string([]byte(r.Text())), Level: int(r.Uint())}
		seg.Layout = format.Layout{
			Docs: int(r.Uint()), Pairs: int(r.Uint()), Words: int(r.Uint()), PerText: int(r.Uint()),
			Texts: int(r.Uint()), Titles: int(r.Uint()), Slices: int(r.Uint()),
		}
		seg.Docs = make([]DocID, r.Count())
		for i := range seg.Docs {
			seg.Docs[i] = DocID{r.Uint(), r.Uint()}
		}
		if seg.Layout.Docs != len(seg.Docs) {
			r.Fail()
		}
		segments = append(segments, seg)
	}
	if r.OK() {
		s.Segments = segments
	}
	return s
}

// Save replaces the state at path.
func (s *State) Save(path string, program pack.Fingerprint) error {
	w, err := pack.Create(path, stateMagic)
	if err != nil {
		return err
	}
	w.Write(program[:])
	b := pack.AppendUint(nil, uint64(len(s.Segments)))
	for i := range s.Segments {
		seg := &s.Segments[i]
		b = pack.AppendText(b, seg.Name)
		l := seg.Layout
		for _, n := range []int{seg.Level, l.Docs, l.Pairs, l.Words, l.PerText, l.Texts, l.Titles, l.Slices} {
			b = pack.AppendUint(b, uint64(n))
		}
		b = pack.AppendUint(b, uint64(len(seg.Docs)))
		for _, d := range seg.Docs {
			b = pack.AppendUint(b, d.Path)
			b = pack.AppendUint(b, d.Hash)
		}
		w.Write(b)
		b = b[:0]
	}
	return w.Commit()
}

// Index is an index as it is to be: all its segments.
type Index struct {
	Segments []SegmentState
	dead     [][]int
	docs     int
}

// NewIndex returns the index of a plan; built are its new segments. A nil one is none.
func NewIndex(p *Plan, built ...*SegmentState) *Index {
	x := &Index{}
	add := func(s SegmentState, dead []int) {
		x.Segments = append(x.Segments, s)
		x.dead = append(x.dead, dead)
		x.docs += len(s.Docs) - len(dead)
	}
	for _, k := range p.Keep {
		add(k.SegmentState, k.Dead)
	}
	for _, s := range built {
		if s != nil {
			add(*s, nil)
		}
	}
	return x
}

// Docs returns how many documents the index has.
func (x *Index) Docs() int { return x.docs }

// AppendInputs appends what the manifest depends on, besides the site's
// configuration: for a fingerprint.
func (x *Index) AppendInputs(dst []byte) []byte {
	for i, s := range x.Segments {
		dst = pack.AppendText(dst, s.Name)
		for _, id := range x.dead[i] {
			dst = pack.AppendUint(dst, uint64(id))
		}
	}
	return dst
}

// AppendManifest appends the content of [format.ManifestPath].
func (x *Index) AppendManifest(dst []byte, channels, festivals []format.Named) []byte {
	p := text.NewSpeller()
	m := format.Manifest{Docs: x.docs, Channels: format.Places(p, channels), Festivals: format.Places(p, festivals), Segments: []format.Segment{}}
	for i, s := range x.Segments {
		m.Segments = append(m.Segments, format.NewSegment(s.Name, s.Layout, x.dead[i]))
	}
	return format.AppendManifest(dst, m)
}
