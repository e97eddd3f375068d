package parse

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/config"
)

// IsArticle reports whether a file's name is that of an article.
func IsArticle(name string) bool {
	return slices.Contains(config.ArticleTypes, strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."))
}

// copyForm matches the names of copies that editors and people make of articles, and of
// articles whose ending Windows has hidden: 总结.md.txt, 总结.md~.
var copyForm = regexp.MustCompile(`(?i)\.(md|markdown|mdown|mkdn?)(~|\.(txt|bak|old|orig|copy|tmp|te?mp|save|swp|rej|\d+))$`)

// IsCopy reports whether a file's name is that of a copy of an article, or of an article
// whose name got a second ending.
func IsCopy(name string) bool { return copyForm.MatchString(name) }
