package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"wendang/internal/pack"
	"wendang/internal/search/format"
)

// docsNow returns ids of documents in the order of their paths; the value is
// what is in them.
func docsNow(docs map[int]int) []DocID {
	paths := make([]int, 0, len(docs))
	for p := range docs {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	ids := make([]DocID, len(paths))
	for i, p := range paths {
		ids[i] = NewDocID(fmt.Sprint(p), pack.FingerprintOf([]byte{byte(docs[p]), byte(docs[p] >> 8)}))
	}
	return ids
}

// planned makes the index of documents as a build does.
func planned(last *State, now []DocID, intact func(*SegmentState) bool) (*Plan, *Index) {
	plan := MakePlan(last, now, intact)
	if len(plan.Build) == 0 {
		return plan, NewIndex(plan, nil)
	}
	s := SegmentState{Level: plan.Level, Layout: format.LayoutOf(len(plan.Build), int64(len(plan.Build))<<12)}
	for _, i := range plan.Build {
		s.Docs = append(s.Docs, now[i])
	}
	s.Name = SegmentName(pack.Fingerprint{}, s.Layout, s.Docs)
	return plan, NewIndex(plan, &s)
}

// checkPlan reports what is wrong with an index of the documents now.
func checkPlan(t *testing.T, plan *Plan, x *Index, now []DocID) {
	t.Helper()
	missing := map[DocID]bool{}
	for _, d := range now {
		missing[d] = true
	}
	names, built := map[string]bool{}, map[int]bool{}
	for i, s := range x.Segments {
		if names[s.Name] {
			t.Errorf("two segments are called %s", s.Name)
		}
		names[s.Name] = true
		if built[s.Level] {
			t.Errorf("two segments have the level %d", s.Level)
		}
		built[s.Level] = true
		if s.Layout.Docs != len(s.Docs) || len(s.Docs) == 0 {
			t.Errorf("segment %d: %d documents, %d in the layout", i, len(s.Docs), s.Layout.Docs)
		}
		dead := x.dead[i]
		if !slices.IsSorted(dead) || tooDead(len(dead), len(s.Docs)) {
			t.Errorf("segment %d: %d of %d documents are dead, in order %v", i, len(dead), len(s.Docs), slices.IsSorted(dead))
		}
		if s.Level < len(levels) && len(s.Docs) > levels[s.Level] {
			t.Errorf("segment %d: %d documents on level %d", i, len(s.Docs), s.Level)
		}
		for id, d := range s.Docs {
			_, struck := slices.BinarySearch(dead, id)
			switch {
			case struck:
			case !missing[d]:
				t.Errorf("segment %d: document %d is there twice, or no more", i, id)
			default:
				delete(missing, d)
			}
		}
	}
	if len(missing) > 0 || x.Docs() != len(now) {
		t.Errorf("%d of %d documents are in no segment; %d are counted", len(missing), len(now), x.Docs())
	}
	if len(x.Segments) > len(levels)+1 {
		t.Errorf("%d segments", len(x.Segments))
	}
	if !slices.IsSorted(plan.Build) {
		t.Error("the new segment's documents are in another order")
	}
	if t.Failed() {
		t.FailNow()
	}
}

// However often documents are added, changed, changed back and removed, each is
// in one segment, once, and segments stay few.
func TestPlanEdits(t *testing.T) {
	t.Parallel()
	for _, start := range []int{0, 1, 60, 1000, 17000} {
		random := rand.New(rand.NewPCG(5, uint64(start)))
		docs := map[int]int{}
		next := 0 // the path of a new document
		add := func(n int) {
			for range n {
				docs[next] = 0
				next++
			}
		}
		some := func(n int, do func(path int)) {
			for range 1 + random.IntN(n) {
				p := random.IntN(next + 1)
				if _, ok := docs[p]; ok {
					do(p)
				}
			}
		}
		add(start)
		state := &State{}
		kept, most := 0, 0
		for round := range 120 - start/200 {
			if round > 0 {
				switch random.IntN(10) {
				case 0, 1, 2:
					add(random.IntN(1 << random.IntN(8)))
				case 3, 4, 5, 6: // often to what it was before
					some(1<<random.IntN(7), func(p int) { docs[p] = random.IntN(3) })
				case 7, 8:
					some(30, func(p int) { delete(docs, p) })
				}
			}
			now := docsNow(docs)
			broken := random.IntN(12) == 0
			plan, x := planned(state, now, func(s *SegmentState) bool { return !broken || random.IntN(2) == 0 })
			checkPlan(t, plan, x, now)
			kept += len(plan.Keep)
			most = max(most, len(x.Segments))
			state = &State{x.Segments}

			// When nothing has changed, there is nothing to do.
			again, same := planned(state, now, func(*SegmentState) bool { return true })
			if len(again.Build) > 0 || len(same.Segments) != len(x.Segments) || string(same.AppendInputs(nil)) != string(x.AppendInputs(nil)) {
				t.Fatalf("start %d, round %d: %d documents are made again", start, round, len(again.Build))
			}
		}
		if start >= 1000 && (kept < 30 || most < 2) {
			t.Errorf("start %d: only %d segments are kept in all, %d at once", start, kept, most)
		}
	}
}

// A new document makes a small segment, beside a large one that stays.
func TestPlanSmall(t *testing.T) {
	t.Parallel()
	docs := map[int]int{}
	for i := range 2000 {
		docs[i] = 0
	}
	now := docsNow(docs)
	_, x := planned(&State{}, now, nil)
	intact := func(*SegmentState) bool { return true }
	made := 0
	for i := range 100 {
		docs[2000+i] = 0
		docs[i] = 1 // and a changed one
		now = docsNow(docs)
		plan, next := planned(&State{x.Segments}, now, intact)
		checkPlan(t, plan, next, now)
		made += len(plan.Build)
		x = next
	}
	// The small segment is made anew each time, what is beyond it seldom.
	if made > 100*64 {
		t.Errorf("%d documents are made for 200", made)
	}
}

func TestSegmentName(t *testing.T) {
	names := map[string]string{}
	add := func(what string, program pack.Fingerprint, l format.Layout, docs []DocID) {
		name := SegmentName(program, l, docs)
		if name != SegmentName(program, l, docs) {
			t.Errorf("%s has two names", what)
		}
		if other, ok := names[name]; ok {
			t.Errorf("%s and %s have the name %s", what, other, name)
		}
		names[name] = what
	}
	l := format.Layout{Docs: 2, Pairs: 1, Words: 1, PerText: 1, Texts: 2, Titles: 1}
	a, b := DocID{1, 2}, DocID{3, 4}
	add("a b", pack.Fingerprint{}, l, []DocID{a, b})
	add("b a", pack.Fingerprint{}, l, []DocID{b, a})
	add("a a", pack.Fingerprint{}, l, []DocID{a, a})
	add("a", pack.Fingerprint{}, l, []DocID{a})
	add("none", pack.Fingerprint{}, l, nil)
	add("swapped", pack.Fingerprint{}, l, []DocID{{2, 1}, b})
	add("shifted", pack.Fingerprint{}, l, []DocID{{1, 2 + 3<<7}, {4, 0}})
	add("another program", pack.Fingerprint{1}, l, []DocID{a, b})
	l.Pairs++
	add("another layout", pack.Fingerprint{}, l, []DocID{a, b})
	l.Pairs--
	for i := range 2000 {
		add(fmt.Sprint("path ", i), pack.Fingerprint{}, l, []DocID{a, {uint64(i) << 30, 4}})
		add(fmt.Sprint("print ", i), pack.Fingerprint{}, l, []DocID{a, {3, uint64(i+1) << 30}})
	}
}

// What is saved comes back, and only complete and to the same program.
func TestState(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	program := pack.FingerprintOf([]byte("program"))
	if s := LoadState(path, program); len(s.Segments) != 0 {
		t.Errorf("without a file: %v", s)
	}
	_, x := planned(&State{}, docsNow(map[int]int{1: 0, 2: 0, 3: 7}), nil)
	second := x.Segments[0]
	second.Name, second.Level = "other", 3
	for _, segments := range [][]SegmentState{nil, x.Segments, append(x.Segments, second)} {
		if err := (&State{segments}).Save(path, program); err != nil {
			t.Fatal(err)
		}
		if s := LoadState(path, program); !reflect.DeepEqual(s.Segments, segments) {
			t.Errorf("saved %v, loaded %v", segments, s.Segments)
		}
		if s := LoadState(path, pack.Fingerprint{}); len(s.Segments) != 0 {
			t.Errorf("by another program: %v", s)
		}
	}
	full, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range full {
		cut, flipped := full[:i], slices.Clone(full)
		flipped[i] ^= 4
		for _, b := range [][]byte{cut, flipped} {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
			if s := LoadState(path, program); len(s.Segments) != 0 {
				t.Errorf("damaged at %d: %v", i, s)
			}
		}
	}
}
