package parse

import (
	"maps"
	"slices"

	"wendang/internal/diag"
	"wendang/internal/message"
)

// A portal that comes from another generator has the same keys in every article. What is
// said of a key is said once, with the number of files, lest it hide all other warnings.

// ofKey returns what makes a warning about a key one about that key in so many files;
// nil for any other problem.
func ofKey(d diag.Diagnostic) func(key string, files int) message.Message {
	for _, about := range []func(key string, files int) message.Message{message.UnknownKey, message.AddressKept, message.AddressIsSlug} {
		if d.Message.Code() == about("", 1).Code() {
			return about
		}
	}
	return nil
}

func isOfKey(d diag.Diagnostic) bool { return ofKey(d) != nil }

// WithoutKeys returns the problems that are reported file by file.
func WithoutKeys(problems []diag.Diagnostic) []diag.Diagnostic {
	if !slices.ContainsFunc(problems, isOfKey) {
		return problems
	}
	return slices.DeleteFunc(slices.Clone(problems), isOfKey)
}

// KeyWarnings returns a warning for each key of which the articles have one to tell, at the
// first of its places. Metas are in the order of their paths.
func KeyWarnings(metas []*Meta) []diag.Diagnostic {
	type warning struct{ code, key string }
	first := map[warning]diag.Diagnostic{}
	files := map[warning]int{}
	for _, m := range metas {
		for _, d := range m.Extra().Warnings {
			if !isOfKey(d) {
				continue
			}
			w := warning{d.Message.Code(), d.Message.Text("key")}
			if files[w]++; files[w] == 1 {
				first[w] = d
			}
		}
	}
	for w, d := range first {
		d.Message = ofKey(d)(w.key, files[w])
		first[w] = d
	}
	return slices.Collect(maps.Values(first))
}
