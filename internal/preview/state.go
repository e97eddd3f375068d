package preview

import (
	"slices"
	"strings"
	"sync"

	"wendang/internal/diag"
	"wendang/internal/pipeline"
)

// state is what is shown from one step to the next. Nothing changes it but the number of
// those who use it.
type state struct {
	version  int
	portal   *pipeline.Portal // nil before there was one
	problems []diag.Diagnostic
	mistakes map[string][]diag.Diagnostic // what is wrong with articles that have errors, by content path
	// site is what keeps the site as a whole from being shown as it is now: mistakes in
	// site.toml or the theme. With it, all pages tell them.
	site []diag.Diagnostic
	// failure is what kept the site from being read.
	failure error
	exact   bool // the portal is what a build would make; otherwise that is on its way
	rewrite *rewriter

	mu     sync.Mutex
	users  int
	makers []*pipeline.Maker // that nobody uses
}

// newState returns the state that follows another, which may be nil.
func newState(portal *pipeline.Portal, problems []diag.Diagnostic) *state {
	st := &state{portal: portal, problems: problems, users: 1, mistakes: map[string][]diag.Diagnostic{}}
	for _, d := range problems {
		if file, ok := strings.CutPrefix(d.File, "content/"); ok && d.Severity == diag.Error {
			st.mistakes[file] = nil
		}
	}
	for _, d := range problems {
		if file, ok := strings.CutPrefix(d.File, "content/"); ok {
			if _, is := st.mistakes[file]; is {
				st.mistakes[file] = append(st.mistakes[file], d)
			}
		}
	}
	if portal != nil {
		for file, list := range portal.Shared() {
			st.mistakes[file] = append(slices.Clone(st.mistakes[file]), list...)
		}
		st.rewrite = newRewriter(portal.BaseURL())
	}
	return st
}

// isBroken reports whether the site as it is now cannot be shown until it is mended.
func (st *state) isBroken() bool { return len(st.site) > 0 || st.failure != nil }

// errors returns how many mistakes there are.
func (st *state) errors() int {
	n := 0
	for _, d := range st.problems {
		if d.Severity == diag.Error {
			n++
		}
	}
	if st.failure != nil {
		n++
	}
	return n
}

// hasErrors reports whether a list holds an error.
func hasErrors(list []diag.Diagnostic) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
}

// use counts one more who uses the state.
func (st *state) use() *state {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.users++
	return st
}

// release counts one less. With the last one the portal goes.
func (st *state) release() {
	st.mu.Lock()
	st.users--
	last := st.users == 0
	makers := st.makers
	if last {
		st.makers = nil
	}
	st.mu.Unlock()
	if !last {
		return
	}
	for _, m := range makers {
		m.Close()
	}
	if st.portal != nil {
		st.portal.Close()
	}
}

// mostMakers is how many Makers wait for work: each holds a folder open.
const mostMakers = 8

// make calls do with a Maker.
func (st *state) make(do func(m *pipeline.Maker) error) error {
	st.mu.Lock()
	var m *pipeline.Maker
	if n := len(st.makers); n > 0 {
		m, st.makers = st.makers[n-1], st.makers[:n-1]
	}
	st.mu.Unlock()
	if m == nil {
		m = st.portal.NewMaker()
	}
	err := do(m)
	st.mu.Lock()
	defer st.mu.Unlock()
	if len(st.makers) < mostMakers {
		st.makers = append(st.makers, m)
	} else {
		m.Close()
	}
	return err
}

// pageOf returns the output path of an article's page; that of the list of problems where it
// has none.
func (st *state) pageOf(file string) string {
	if st.portal != nil {
		if p, ok := st.portal.PageOf(file); ok {
			return p
		}
	}
	return problemsPath
}
