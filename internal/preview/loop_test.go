package preview

import (
	"strings"
	"testing"

	"wendang/internal/watch"
)

// That the system no longer tells of changes is told once.
func TestPollsTold(t *testing.T) {
	for name, before := range map[string]bool{"from the start": true, "from now on": false} {
		t.Run(name, func(t *testing.T) {
			var steps []Step
			l := &loop{Session: New(Options{Report: func(s Step) { steps = append(steps, s) }}), told: map[string]bool{}, polls: before}
			l.state = newState(nil, nil)
			var err error
			if l.watcher, err = watch.New(watch.Options{Root: t.TempDir(), Poll: true}); err != nil {
				t.Fatal(err)
			}
			l.report(Step{})
			l.report(Step{})
			if want := !before; len(steps) > 1 || (len(steps) == 1 && steps[0].Polls) != want {
				t.Errorf("%+v", steps)
			}
		})
	}
}

// While site.toml has a mistake, those of articles are told on.
func TestMistakesStay(t *testing.T) {
	const problems = "/.wendang-preview/problems.html"
	s := start(t, newFiles(nil))
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "[去](nowhere.md)"))
	s.write("content/fanwen/zongjie/a.md", article("年终总结甲", "昨天", "甲的话。"))
	s.untilIt(problems, "a page that tells two mistakes", func(r reply) bool {
		return strings.Contains(r.body, "content/fanwen/b.md:") && strings.Contains(r.body, "content/fanwen/zongjie/a.md:")
	})
	s.write("site.toml", "title = ")
	r := s.until(problems, 200, "site.toml:1:")
	for _, file := range []string{"content/fanwen/b.md:", "content/fanwen/zongjie/a.md:"} {
		if strings.Count(r.body, file) != 1 {
			t.Errorf("%s is told %d times: %s", file, strings.Count(r.body, file), r.body)
		}
	}
	s.write("site.toml", siteTOML)
	s.untilIt(problems, "a page that tells two mistakes", func(r reply) bool {
		return strings.Contains(r.body, "content/fanwen/b.md:") && strings.Contains(r.body, "content/fanwen/zongjie/a.md:") && !strings.Contains(r.body, "site.toml")
	})
}

// A preview of nothing shows no articles, and lets go of its state.
func TestNoArticles(t *testing.T) {
	s := start(t, map[string]string{"site.toml": "title = "})
	st := s.session.acquire()
	defer st.release()
	before := st.users
	if n := s.session.Articles(); n != 0 || st.users != before {
		t.Errorf("%d articles; %d use the state, %d before", n, st.users, before)
	}
}
