package config

import (
	"slices"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// keyHint says what may have been meant by a word that is no key, or no table.
func keyHint(e *table.SyntaxError) message.Message {
	if e.Header {
		return headerHint(e.Key)
	}
	keys := Keys(e.Within)
	if len(keys) == 0 { // within a table that there is not
		keys = Keys("")
	}
	if key, ok := table.SiteKey(e.Within, e.Key); ok && (e.Within == "" || slices.Contains(keys, key)) {
		return message.WriteKey(e.Key, key)
	}
	if hint := diag.DidYouMean(e.Key, keys); !hint.IsZero() {
		return hint
	}
	return message.SettingsAre(keys)
}

// headerHint says what may have been meant by the name in a header.
func headerHint(written string) message.Message {
	if name, ok := table.SiteTable(written); ok {
		return message.WriteKey(written, name)
	}
	headers := tableHeaders()
	names := make([]string, len(headers))
	for i, h := range headers {
		names[i] = h.name
	}
	if near := diag.Nearest(written, names); near != "" {
		return message.DidYouMean(near)
	}
	all := make([]string, len(headers))
	for i, h := range headers {
		all[i] = h.String()
	}
	return message.SettingsAre(all)
}

// tableHeader is a table of site.toml as its header is written: [[channels]] when there
// may be several, else [beian].
type tableHeader struct {
	name    string
	several bool
}

func (h tableHeader) String() string {
	if h.several {
		return "[[" + h.name + "]]"
	}
	return "[" + h.name + "]"
}

func tableHeaders() []tableHeader {
	return []tableHeader{
		{"channels", true}, {"festivals", true}, {"tags", true}, {"footer", true}, {"home", true}, {"beian", false},
		{"copyright", false}, {"ai", false}, {"robots", false}, {"search", false}, {"publish", true}, {"markdown", false}, {"params", false},
	}
}
