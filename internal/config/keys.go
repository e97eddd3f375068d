package config

// keys are the keys of each table of site.toml, in the order of the documentation.
// "" is the top level.
var keys = map[string][]string{
	"": {"title", "base_url", "description", "language", "time_zone", "theme", "since", "page_size", "tag_min", "permalink", "slug_from", "lower_case", "undated",
		"image", "channels", "festivals", "tags", "footer", "home", "beian", "copyright", "ai", "robots", "search", "host", "publish", "announce", "markdown", "files", "params"},
	"channels":         {"name", "slug", "title", "description", "keywords", "top", "festivals", "columns", "default", "ai"},
	"channels.columns": {"name", "slug", "title", "description", "keywords", "top"},
	"festivals":        {"name", "slug", "title", "description", "keywords", "top", "day"},
	"tags":             {"name", "slug", "title", "description", "keywords", "top"},
	"footer":           {"name", "to"},
	"home":             {"show", "name", "of", "count", "columns", "links", "text"},
	"beian":            {"icp", "police"},
	"copyright":        {"licence", "licence_url", "notice", "notices", "complaint", "copy_source"},
	"ai":               {"ai", "ContentProducer", "ContentPropagator"},
	"robots":           {"ai"},
	"search":           {"enable"},
	"host":             {"kind", "csp"},
	"publish":          {"name", "to", "keep", "protect", "compress", "host"},
	"announce":         {"indexnow", "baidu", "to", "indexnow_endpoint", "baidu_endpoint"},
	"markdown":         {"newlines"},
	"files":            {"allow"},
}

// Keys returns the keys that a table of site.toml may have, such as "channels"; "" is
// the top level.
func Keys(table string) []string { return keys[table] }
