package config

import (
	"regexp"
	"slices"
	"strings"

	"wendang/internal/message"
	"wendang/internal/table"
)

// ArticleTypes are the endings of the names of articles, which are never copied as they are.
var ArticleTypes = []string{"md", "markdown", "mdown", "mkd", "mkdn"}

var fileTypeForm = regexp.MustCompile(`^[a-z0-9]{1,20}$`)

// files reads [files].
func (r *reader) files(c *Config, top table.Reader) {
	files, _, ok := top.Sub("files")
	if !ok {
		return
	}
	r.known(files, "files")
	for _, t := range files.Strings("allow") {
		name := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(t.Text), "."))
		if !fileTypeForm.MatchString(name) {
			r.report(t.Span, message.FileTypeInvalid(t.Text), message.WriteFileType())
			continue
		}
		if slices.Contains(ArticleTypes, name) {
			r.report(t.Span, message.FileTypeIsArticle(name), message.DeleteFileType())
			continue
		}
		c.AllowedFiles = append(c.AllowedFiles, name)
	}
}
