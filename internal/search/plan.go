package search

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// An index that an earlier build has made is kept as far as its documents are
// still there. New and changed documents make a small segment; when it grows too
// large, it and the next larger one become one. So each build makes little, and
// there are few segments.

// DocID tells a document: by what it is, and by what is in it.
type DocID struct {
	Path  uint64 // a hash of the source file's path
	Print uint64 // of all that the index knows of it
}

// NewDocID returns a document's id.
func NewDocID(path string, content pack.Print) DocID {
	return DocID{xxh3.HashString(path), xxh3.Hash(content[:])}
}

// State is what is remembered of an index.
type State struct{ Segments []SegmentState }

// SegmentState is a segment and its documents.
type SegmentState struct {
	Name   string
	Level  int
	Layout Layout
	Docs   []DocID
}

// levels are how many documents a segment of each level may have; one level
// more has all the others.
var levels = [...]int{64, 1024, 16384}

// Plan says what an index is to be made of.
type Plan struct {
	Keep  []Kept // segments that stay as they are
	Build []int  // documents of a new segment, in order; empty for none
	Level int    // of the new segment
}

// Kept is a segment that stays.
type Kept struct {
	SegmentState
	Dead []int // its documents that are struck out, in order
}

// tooDead says when a segment is made anew for those of its documents that are
// left: when a quarter is struck out.
func tooDead(dead, docs int) bool { return 4*dead > docs }

// MakePlan plans the index of the documents now, given the state of an earlier
// one. intact tells whether all files of a segment are as they were made.
func MakePlan(last *State, now []DocID, intact func(*SegmentState) bool) *Plan {
	where := make(map[uint64]int32, len(now)) // documents by path
	for i, d := range now {
		where[d.Path] = int32(i)
	}
	placed := make([]bool, len(now))
	plan := &Plan{}
	var segments []Kept
	for s := range last.Segments {
		seg := &last.Segments[s]
		k := Kept{SegmentState: *seg}
		var alive []int32
		for id, d := range seg.Docs {
			if i, ok := where[d.Path]; ok && now[i].Print == d.Print && !placed[i] {
				alive = append(alive, i)
			} else {
				k.Dead = append(k.Dead, id)
			}
		}
		if len(alive) == 0 || tooDead(len(k.Dead), len(seg.Docs)) || !intact(seg) {
			continue
		}
		for _, i := range alive {
			placed[i] = true
		}
		segments = append(segments, k)
	}
	waiting := 0
	for _, p := range placed {
		if !p {
			waiting++
		}
	}
	if waiting == 0 {
		plan.Keep = segments
		return plan
	}
	// The new segment takes in the smaller ones until it fits its level.
	count := func(k *Kept) int { return len(k.Docs) - len(k.Dead) }
	for plan.Level = 0; ; plan.Level++ {
		n := waiting
		for i := range segments {
			if segments[i].Level <= plan.Level {
				n += count(&segments[i])
			}
		}
		if plan.Level == len(levels) || n <= levels[plan.Level] {
			break
		}
	}
	taken := make(map[uint64]bool)
	for _, k := range segments {
		if k.Level > plan.Level {
			plan.Keep = append(plan.Keep, k)
			continue
		}
		dead := k.Dead
		for id, d := range k.Docs {
			if len(dead) > 0 && dead[0] == id {
				dead = dead[1:]
				continue
			}
			taken[d.Path] = true
		}
	}
	for i, d := range now {
		if !placed[i] || taken[d.Path] {
			plan.Build = append(plan.Build, i)
		}
	}
	return plan
}

// SegmentName returns the name of a segment of documents: a sum of them and of
// the program that makes it.
func SegmentName(program pack.Print, l Layout, docs []DocID) string {
	sum := xxh3.New()
	_, _ = sum.Write(program[:])
	fmt.Fprintf(sum, "%v\n", l)
	for _, d := range docs {
		_, _ = sum.Write(pack.AppendUint(pack.AppendUint(nil, d.Path), d.Print))
	}
	b := sum.Sum128().Bytes()
	return fmt.Sprintf("%x", b[:5])
}

const stateMagic = "wendang search 1\n"

// LoadState reads the state at path; without a sound one, of the same program,
// it is empty.
func LoadState(path string, program pack.Print) *State {
	s := &State{}
	f, ok := pack.Open(path, stateMagic)
	if !ok {
		return s
	}
	defer f.Close()
	r := pack.Reader{S: f.Text}
	if r.Print() != program {
		return s
	}
	var segments []SegmentState
	for range r.Count() {
		seg := SegmentState{Name: string([]byte(r.Text())), Level: int(r.Uint())}
		seg.Layout = Layout{int(r.Uint()), int(r.Uint()), int(r.Uint()), int(r.Uint()), int(r.Uint()), int(r.Uint()), int(r.Uint())}
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
func (s *State) Save(path string, program pack.Print) error {
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
			b = pack.AppendUint(b, d.Print)
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

// NewIndex returns the index of a plan; built is its new segment, if it has one.
func NewIndex(p *Plan, built *SegmentState) *Index {
	x := &Index{}
	add := func(s SegmentState, dead []int) {
		x.Segments = append(x.Segments, s)
		x.dead = append(x.dead, dead)
		x.docs += len(s.Docs) - len(dead)
	}
	for _, k := range p.Keep {
		add(k.SegmentState, k.Dead)
	}
	if built != nil {
		add(*built, nil)
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

// AppendManifest appends the content of [ManifestPath].
func (x *Index) AppendManifest(dst []byte, channels, festivals []Named) []byte {
	p := newSpeller()
	m := Manifest{Version: formatVersion, Docs: x.docs, Channels: places(p, channels), Festivals: places(p, festivals), Segments: []Segment{}}
	for i, s := range x.Segments {
		l := s.Layout
		seg := Segment{s.Name, l.Docs, l.Pairs, l.Words, l.PerText, l.Texts, l.Titles, l.Slices, make([]int, 0, len(x.dead[i]))}
		last := 0
		for _, id := range x.dead[i] {
			seg.Dead = append(seg.Dead, id-last)
			last = id
		}
		m.Segments = append(m.Segments, seg)
	}
	return appendCall(dst, "index", m)
}

// AppendTags appends the content of [TagsPath].
func AppendTags(dst []byte, tags []Named) []byte {
	return appendCall(dst, "tags", places(newSpeller(), tags))
}
