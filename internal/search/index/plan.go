package index

import (
	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// An index that an earlier build has made is kept as far as its documents are
// still there. New and changed documents make a small segment; when it grows too
// large, it and the next larger one become one. So each build makes little, and
// there are few segments.

// DocID identifies a document, and its content.
type DocID struct {
	Path uint64 // a hash of the source file's path
	Hash uint64 // of all that the index knows of it
}

// NewDocID returns a document's id.
func NewDocID(path string, content pack.Fingerprint) DocID {
	return DocID{xxh3.HashString(path), xxh3.Hash(content[:])}
}

// levels are how many documents a segment of each level may have; larger segments
// have the level after the last.
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

// alive returns how many documents of the segment are not struck out.
func (k *Kept) alive() int { return len(k.Docs) - len(k.Dead) }

// tooDead says when a segment is made anew for those of its documents that are
// left: when a quarter is struck out.
func tooDead(dead, docs int) bool { return 4*dead > docs }

// MakePlan plans the index of the documents now, given the state of an earlier
// one. intact reports whether all files of a segment are as they were made.
//
// For example, of 100 documents in a segment of level 1 one has been edited since. The
// segment is kept with that document struck out, and a new segment of level 0 has the
// edited one. When the 65th has been edited, the new segment does not fit level 0 any
// more; so it becomes one of level 1 and takes the documents of the old one in.
func MakePlan(last *State, now []DocID, intact func(*SegmentState) bool) *Plan {
	usable, placed := usableSegments(last, now, intact)
	waiting := 0
	for _, p := range placed {
		if !p {
			waiting++
		}
	}
	plan := &Plan{}
	if waiting == 0 {
		plan.Keep = usable
		return plan
	}
	plan.Level = levelFor(waiting, usable)
	taken := make(map[uint64]bool) // by path: documents of segments that the new one takes in
	for _, k := range usable {
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

// usableSegments returns the segments that may be kept, with the documents struck out
// that have changed, and which of the documents now have a place in them.
func usableSegments(last *State, now []DocID, intact func(*SegmentState) bool) (usable []Kept, placed []bool) {
	where := make(map[uint64]int32, len(now)) // documents by path
	for i, d := range now {
		where[d.Path] = int32(i)
	}
	placed = make([]bool, len(now))
	for s := range last.Segments {
		seg := &last.Segments[s]
		k := Kept{SegmentState: *seg}
		var alive []int32
		for id, d := range seg.Docs {
			if i, ok := where[d.Path]; ok && now[i].Hash == d.Hash && !placed[i] {
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
		usable = append(usable, k)
	}
	return usable, placed
}

// LevelOf returns the level of a segment of so many documents.
func LevelOf(docs int) int { return levelFor(docs, nil) }

// levelFor returns the level of a new segment of so many documents. It takes in the
// segments of its level and below, until all of these fit the level.
func levelFor(waiting int, segments []Kept) int {
	for level := 0; ; level++ {
		n := waiting
		for i := range segments {
			if segments[i].Level <= level {
				n += segments[i].alive()
			}
		}
		if level == len(levels) || n <= levels[level] {
			return level
		}
	}
}
