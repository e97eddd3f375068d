package config

import (
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// topKeys are the keys of the top level of site.toml.
func topKeys() []string {
	return []string{"title", "base_url", "description", "language", "time_zone", "theme", "since",
		"page_size", "permalink", "undated", "channels", "festivals", "tags", "footer", "beian", "search", "publish", "markdown", "params"}
}

// keysWithin returns the keys of a table of site.toml.
func keysWithin(name string) []string {
	switch name {
	case "":
		return topKeys()
	case "channels":
		return []string{"name", "slug", "description", "festivals", "columns", "default"}
	case "festivals":
		return []string{"name", "slug", "description", "day"}
	case "footer":
		return []string{"name", "to"}
	case "beian":
		return []string{"icp", "police"}
	case "search":
		return []string{"enable"}
	}
	return []string{"name", "slug", "description"}
}

// tableNames are the tables of site.toml as their headers are written.
func tableNames() []string {
	return []string{"[[channels]]", "[[festivals]]", "[[tags]]", "[[footer]]", "[beian]", "[search]", "[[publish]]", "[markdown]", "[params]"}
}

// keyHint says what may have been meant by a word that is no key, or no table.
func keyHint(e *table.SyntaxError) message.Message {
	if e.Header {
		if name, ok := table.SiteTable(e.Key); ok {
			return message.WriteKey(e.Key, name)
		}
		for _, name := range []string{"channels", "festivals", "tags", "footer", "beian", "search", "publish", "markdown", "params"} {
			if diag.Nearest(e.Key, []string{name}) != "" {
				return message.DidYouMean(name)
			}
		}
		return message.SettingsAre(tableNames())
	}
	if key, ok := table.SiteKey(e.Within, e.Key); ok {
		return message.WriteKey(e.Key, key)
	}
	keys := keysWithin(e.Within)
	if hint := diag.DidYouMean(e.Key, keys); !hint.IsZero() {
		return hint
	}
	return message.SettingsAre(keys)
}
