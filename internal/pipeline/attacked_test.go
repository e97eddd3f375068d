package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/output"
)

var errInjected = errors.New("the system failed")

// attack does to a site what happens to sites besides edits: builds that are killed or
// fail, files of ours that are lost, files and folders that take each other's place. The
// last build's list and cache are never lost both: without them nobody knows whose a
// file is. It returns what it is.
func (s *scratch) attack() string {
	list := "public/" + output.ListName
	switch s.r.IntN(13) {
	case 0, 1, 2:
		return s.fail(true)
	case 3, 4:
		return s.fail(false)
	case 5:
		if s.lost != "" || !s.has(list) {
			return "nothing"
		}
		s.lost = "list"
		s.remove(list)
		return "lose the list"
	case 6:
		if s.lost != "" || !s.has(list) {
			return "nothing"
		}
		b := s.read(list)
		s.lost = "list"
		s.write(list, b[:s.r.IntN(len(b)+1)])
		return "cut the list"
	case 7:
		return s.swap("static/tuan", "static/tuan/a.txt")
	case 8:
		return s.swap("static/fanwen.html/b.txt", "static/fanwen.html")
	case 9:
		return s.toggle("content/fanwen/"+s.pick("hua.svg", "hei.html", "wu"), `<svg><g id="a"/></svg>`, `<svg onload="1"/>`, "no image")
	case 10: // an image gets another name
		from, to := "content/fanwen/tu.png", "content/fanwen/tu2.png"
		if s.r.IntN(2) == 0 {
			from, to = to, from
		}
		if !s.has(from) {
			return "nothing"
		}
		s.must(os.Rename(s.path(from), s.path(to)))
		return "rename " + from
	case 11:
		s.strict = !s.strict
		return fmt.Sprint("keep going: ", !s.strict)
	}
	if !s.has("public") {
		return "nothing"
	}
	s.must(os.RemoveAll(s.path("public")))
	s.lost = "" // with all that it is about
	return "delete the output"
}

// swap lets a file take the place of a folder, or the other way round.
func (s *scratch) swap(a, b string) string {
	if s.has(a) {
		a, b = b, a
	}
	s.must(os.RemoveAll(s.path(strings.TrimSuffix(strings.TrimSuffix(a, "/a.txt"), "/b.txt"))))
	s.must(os.RemoveAll(s.path(b)))
	s.write(a, s.pick("甲", "乙"))
	return "write " + a
}

// fail builds, and lets one of the things fail that the build does to the output folder;
// with kill, all that it does from then on.
func (s *scratch) fail(kill bool) string {
	at, n := s.r.IntN(1+1<<s.r.IntN(9)), 0
	what := ""
	problems := &diag.List{}
	_, err := Build(context.Background(), Options{
		Source: s.dir, Drafts: s.drafts, Future: s.future, KeepGoing: !s.strict, Jobs: 1, Today: s.today, Problems: problems,
		fault: func(op, path string) error {
			if n++; n == at+1 {
				what = op + " " + path
			}
			if n == at+1 || n > at && kill {
				return errInjected
			}
			return nil
		},
	})
	if err != nil && !errors.Is(err, errInjected) {
		s.t.Fatalf("the build ends with %v\n%s", err, texts(problems.Sorted()))
	}
	s.removeStayed(problems.Sorted()) // by a build that came to its end all the same
	if kill {
		return "kill a build at " + what
	}
	return "fail to " + what
}

// TestAttacked edits random sites as TestIncremental does, and attacks them. With
// WENDANG_CI set it takes a minute, with WENDANG_LONG half an hour.
func TestAttacked(t *testing.T) {
	sites, steps := 4, 10
	switch {
	case os.Getenv("WENDANG_LONG") != "":
		sites, steps = 40, 50
	case testing.Short():
		sites, steps = 2, 6
	case os.Getenv("WENDANG_CI") != "":
		sites, steps = 6, 20
	}
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newScratch(t, 1000+seed)
			for range steps {
				for range s.r.IntN(3) {
					s.log = append(s.log, s.edit())
				}
				for range 1 + s.r.IntN(2) {
					s.log = append(s.log, s.attack())
				}
				if d := s.stale(1 + 7*s.r.IntN(2)); d != "" {
					t.Fatalf("%s\nafter %s", d, strings.Join(s.log, "\n      "))
				}
			}
		})
	}
}
