package parse

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/message"
)

// slug returns the last part of the URL: as written, or what site.toml takes it from, of
// a plain page its file's name.
func (r *metaReader) slug(title string) string {
	if s, at, ok := r.String("slug"); ok && !r.absent("slug") {
		s = norm.NFC.String(s)
		if why := config.SlugProblem(s); !why.IsZero() {
			r.Report(at, message.SlugInvalid(s, why), message.SlugForm())
		}
		return s
	}
	from := r.options.SlugFrom
	if RoleOf(r.path) != RoleArticle {
		from = config.SlugFromName
	}
	if slug := TitleSlug(title); from == config.SlugFromTitle && slug != "" {
		return config.MakeSlug(slug)
	}
	if from == config.SlugFromUndated && r.slugFromName == "" {
		_, r.slugFromName = r.dayOfName()
	}
	if r.slugFromName != "" {
		return config.MakeSlug(r.slugFromName)
	}
	return config.MakeSlug(r.name())
}

// TitleSlug returns a title as Hugo has it in an address: letters, numbers and a few
// marks, with hyphens for the blanks between them.
func TitleSlug(title string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.TrimSpace(title) {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), strings.ContainsRune("._+~#", r):
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		case unicode.IsSpace(r), r == '-':
			hyphen = true
		}
	}
	return b.String()
}
