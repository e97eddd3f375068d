package parse

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/report"
)

// extensions are those of articles.
var extensions = []string{".md", ".markdown", ".mdown", ".mkd", ".mkdn"}

// IsArticle reports whether a file's name is that of an article.
func IsArticle(name string) bool {
	return slices.Contains(extensions, strings.ToLower(path.Ext(name)))
}

// copyForm matches the names of copies that editors and people make of articles, and of
// articles whose ending Windows has hidden: 总结.md.txt, 总结.md~.
var copyForm = regexp.MustCompile(`(?i)\.(md|markdown|mdown|mkdn?)(~|\.(txt|bak|old|orig|copy|tmp|te?mp|save|swp|rej|\d+))$`)

// IsCopy reports whether a file's name is that of a copy of an article, or of an article
// whose name got a second ending.
func IsCopy(name string) bool { return copyForm.MatchString(name) }

// MaxFrontMatter is how much of a file [HasFrontMatter] looks at, in bytes.
const MaxFrontMatter = frontmatter.MaxSize

// HasFrontMatter reports whether a file, of which src is the beginning, begins with the
// front matter of an article.
func HasFrontMatter(src []byte) bool {
	r := &report.Reporter{}
	src, ok := readText(r, src)
	if !ok {
		return false
	}
	r.Source = src
	m, ok := frontmatter.Read(r)
	if !ok || m.Mark == "" {
		return false
	}
	for _, k := range m.Table.Keys {
		if _, foreign := foreignKeys[k.Name]; foreign || slices.Contains(frontmatter.Keys(), k.Name) || k.Name == "layout" || k.Name == "permalink" {
			return true
		}
	}
	return false
}
