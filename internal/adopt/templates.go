package adopt

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
)

// templates are the tags of templates in an article, which are shown as text.
type templates struct {
	tags  []string // such as {% asset_img %}, each once
	links bool     // some of them are links to other articles
}

// templateTag matches Jekyll's and Hexo's {% name … %} and {{ name }}, Hugo's
// {{< name … >}} and {{% name … %}}, and kramdown's {:toc}.
var templateTag = regexp.MustCompile(`(\{%-?|\{\{[<%]|\{\{-?|^[ \t]*\{:)[ \t]*([A-Za-z_.][\w./-]*)`)

// closingTag names the end of a tag that another one begins.
var closingTag = regexp.MustCompile(`^(end|/)`)

// findTemplates finds the tags of templates in the text of an article, but for what stands
// in fenced code.
func findTemplates(body []byte) templates {
	var t templates
	fence := ""
	for line := range bytes.Lines(body) {
		trimmed := bytes.TrimSpace(line)
		switch {
		case fence != "":
			if bytes.HasPrefix(trimmed, []byte(fence)) {
				fence = ""
			}
			continue
		case bytes.HasPrefix(trimmed, []byte("```")), bytes.HasPrefix(trimmed, []byte("~~~")):
			fence = string(trimmed[:3])
			continue
		}
		if !bytes.ContainsRune(line, '{') {
			continue
		}
		for _, m := range templateTag.FindAllSubmatch(line, -1) {
			open, name := string(bytes.TrimSpace(m[1])), string(m[2])
			switch name {
			case "ref", "relref", "post_url", "post_link", "link":
				t.links = true
			}
			if tag := open + " " + name + closes(open); !closingTag.MatchString(name) && !slices.Contains(t.tags, tag) {
				t.tags = append(t.tags, tag)
			}
		}
	}
	return t
}

// closes returns the end of a tag.
func closes(open string) string {
	switch open {
	case "{%", "{%-":
		return " %}"
	case "{{<":
		return " >}}"
	case "{{%":
		return " %}}"
	case "{:":
		return " }"
	}
	return " }}"
}

// most lists what there is most of, with numbers: "{% asset_img %} 12".
func most(counts map[string]int) []string {
	const named = 8
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return bytes.Compare([]byte(a), []byte(b))
	})
	var list []string
	for i, name := range names {
		if i == named {
			return append(list, "…")
		}
		list = append(list, fmt.Sprintf("%s %d", name, counts[name]))
	}
	return list
}
