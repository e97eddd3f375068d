package theme

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// strings reads strings.toml, one table of texts, over that of the default theme.
func (l *loader) strings(t *Theme, content []byte) {
	builtin, over := l.builtin[stringsFile]
	if over {
		l.texts(t.Strings, builtin)
	}
	known := maps.Clone(t.Strings)
	keys := l.texts(t.Strings, content)
	if !over {
		return // the default theme's own
	}
	asked, any := askedTexts(t)
	names := slices.Sorted(maps.Keys(known))
	content = bytes.TrimPrefix(content, bom)
	for _, k := range keys {
		was, ok := known[k.Name]
		const place = "{}"
		has, want := strings.Count(t.Strings[k.Name], place), strings.Count(was, place)
		switch {
		case ok && has != want:
			d := diag.At(l.path(stringsFile), content, k.Span.Start, k.Span.End, message.ThemeTextUnlike(k.Name, has, want))
			l.problems.Add(d.WithHint(message.TextIs(was)))
		case !ok && !any && !asked[k.Name]: // neither the default theme has it, nor does a template ask for it
			d := diag.At(l.path(stringsFile), content, k.Span.Start, k.Span.End, message.ThemeTextUnused(k.Name))
			l.problems.Add(d.WithHint(diag.DidYouMean(k.Name, names)))
		}
	}
}

// bom is the mark that some editors put at the beginning of a file.
var bom = []byte("\ufeff")

// texts reads a table of texts into a map, and returns its keys.
func (l *loader) texts(into map[string]string, content []byte) []table.Key {
	content = bytes.TrimPrefix(content, bom)
	file := l.path(stringsFile)
	if d, ok := diag.CheckText(file, content); !ok {
		l.problems.Add(d)
		return nil
	}
	root, err := table.ParseTOML(content)
	if err != nil {
		var syntax *table.SyntaxError
		errors.As(err, &syntax)
		l.problems.Add(diag.At(file, content, syntax.Span.Start, syntax.Span.End, syntax.Message).WithHint(syntax.Hint))
		return nil
	}
	r := table.Reader{Table: root, Report: func(at table.Span, m, hint message.Message) {
		l.problems.Add(diag.At(file, content, at.Start, at.End, m).WithHint(hint))
	}}
	var keys []table.Key
	for _, k := range root.Keys {
		if s, _, ok := r.String(k.Name); ok {
			into[k.Name] = s
			keys = append(keys, k)
		}
	}
	return keys
}

var (
	// action matches what a template does, and its comments.
	action = regexp.MustCompile(`(?s)\{\{(.*?)\}\}`)
	// textCall matches a call of the function t; in a group stands the key, unless it is
	// made out on the way.
	textCall = regexp.MustCompile("\\bt\\s+(?:\"([^\"]*)\"|`([^`]*)`|[.$(])|(?:\"([^\"]*)\"|`([^`]*)`|(\\S))\\s*\\|\\s*t\\b")
)

// Actions calls f with each action of a template, without its braces; comments are none.
func Actions(source string, f func(string)) {
	for _, m := range action.FindAllStringSubmatch(source, -1) {
		if !strings.HasPrefix(strings.TrimLeft(m[1], "- "), "/*") {
			f(m[1])
		}
	}
}

// askedTexts returns the texts that the templates ask for by name; any says that one asks
// for a text whose name it makes out.
func askedTexts(t *Theme) (asked map[string]bool, any bool) {
	asked = map[string]bool{}
	for _, template := range t.Templates {
		Actions(template.Source, func(a string) {
			for _, m := range textCall.FindAllStringSubmatch(a, -1) {
				if key := m[1] + m[2] + m[3] + m[4]; key != "" {
					asked[key] = true
				} else {
					any = true
				}
			}
		})
	}
	return asked, any
}
