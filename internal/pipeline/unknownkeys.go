package pipeline

import (
	"maps"
	"slices"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse"
)

// A portal that comes from another generator has the same keys in every article. Each
// of them is reported once, with the number of files, lest it hide all other warnings.

// isUnknownKey reports whether a warning is about a key that front matter does not have.
func isUnknownKey(d diag.Diagnostic) bool {
	return d.Message.Code() == message.UnknownKey("", 1).Code()
}

// withoutUnknownKeys returns the problems that are reported file by file.
func withoutUnknownKeys(problems []diag.Diagnostic) []diag.Diagnostic {
	if !slices.ContainsFunc(problems, isUnknownKey) {
		return problems
	}
	return slices.DeleteFunc(slices.Clone(problems), isUnknownKey)
}

// unknownKeys returns a warning for each key that the articles have and that means
// nothing, at the first of its places. Metas are in the order of their paths.
func unknownKeys(metas []*parse.Meta) []diag.Diagnostic {
	first := map[string]diag.Diagnostic{}
	files := map[string]int{}
	for _, m := range metas {
		for _, d := range m.Extra().Warnings {
			if !isUnknownKey(d) {
				continue
			}
			key := d.Message.Text("key")
			if files[key]++; files[key] == 1 {
				first[key] = d
			}
		}
	}
	for key, d := range first {
		d.Message = message.UnknownKey(key, files[key])
		first[key] = d
	}
	return slices.Collect(maps.Values(first))
}
