package preview

import (
	"slices"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/render"
)

// A template can be sound and yet fail on a page: {{index .Tags 3}} where there are two. Such
// mistakes are found when a page is made. So one page of each template is made as soon as
// templates have changed, and what any other page meets is told when it is asked for.

// mostFailing bounds how many pages are kept in mind that tell such a mistake.
const mostFailing = 20

// try makes pages of a state, and adds the mistakes of templates that they meet to its
// problems. It returns the output paths of the pages that met another one than those before.
func (st *state) try(outputs []pipeline.Output) (failing []string) {
	var found diag.List
	for _, o := range outputs {
		d, ok := st.mistakeOn(o)
		if ok && len(failing) < mostFailing && !hasProblem(st.problems, d) && !hasProblem(found.Sorted(), d) {
			failing = append(failing, o.Path)
			found.Add(d)
		}
	}
	if len(failing) > 0 {
		found.Add(st.problems...)
		st.problems = found.Sorted()
	}
	return failing
}

// mistakeOn makes an output, and returns the mistake of a template that it meets.
func (st *state) mistakeOn(o pipeline.Output) (diag.Diagnostic, bool) {
	err := st.make(func(m *pipeline.Maker) error {
		_, err := m.Append(nil, o)
		return err
	})
	return render.AsProblem(err)
}

// hasProblem reports whether a problem is one of a list.
func hasProblem(list []diag.Diagnostic, d diag.Diagnostic) bool {
	return slices.ContainsFunc(list, func(x diag.Diagnostic) bool {
		return x.File == d.File && x.Line == d.Line && message.Compare(x.Message, d.Message) == 0
	})
}

// tryPages makes the pages of a state that met a mistake before, and where templates or
// site.toml have changed, one of each template.
func (l *loop) tryPages(st *state) {
	var outputs []pipeline.Output
	for _, p := range l.failing {
		if o, ok := st.portal.Find(p); ok {
			outputs = append(outputs, o)
		}
	}
	if l.state == nil || l.state.portal == nil || !st.portal.LooksAs(l.state.portal) {
		outputs = append(outputs, samples(st.portal)...)
	}
	l.failing = st.try(outputs)
}

// samples returns one output of each layout of the theme that a portal has a page of.
func samples(p *pipeline.Portal) []pipeline.Output {
	var list []pipeline.Output
	had := map[pipeline.Kind]bool{}
	for _, o := range p.Outputs() {
		// Of a kind there are many pages, but each fixed page has a layout of its own.
		if o.Kind == pipeline.KindPage || o.Kind.IsPage() && !had[o.Kind] {
			list, had[o.Kind] = append(list, o), true
		}
	}
	return list
}

// meet takes note of a page that a template has failed on.
func (l *loop) meet(path string) {
	if l.state.portal == nil || len(l.failing) >= mostFailing {
		return
	}
	o, ok := l.state.portal.Find(path)
	if !ok {
		return
	}
	st := newState(l.lastPortal(), l.state.problems)
	st.site, st.failure, st.exact = l.state.site, l.state.failure, l.state.exact
	failing := st.try([]pipeline.Output{o})
	if len(failing) == 0 { // it was mended meanwhile, or is told
		st.release()
		return
	}
	l.failing = append(l.failing, failing...)
	l.publish(st, event{})
	l.report(Step{At: l.Clock()})
}
