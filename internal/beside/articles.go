package beside

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/parse"
)

// pageFiles are the endings of files that pages show: pictures, sound, fonts. They
// belong to articles in many ways, and hold nothing that is not meant for readers.
const pageFiles = " .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .apng .jfif .heic" +
	" .mp3 .m4a .ogg .oga .opus .wav .flac .aac .wma .mp4 .m4v .webm .ogv .mov .avi .mkv .flv .wmv .vtt .srt .lrc" +
	" .woff .woff2 .ttf .otf .css .js .mjs .map .wasm "

// binaryFiles are the endings of other files that hold no text.
const binaryFiles = " .pdf .doc .docx .xls .xlsx .ppt .pptx .wps .et .dps .odt .ods .odp .zip .rar .7z .gz .xz .bz2 .tar .tgz" +
	" .exe .apk .dmg .iso .jar .epub .mobi .azw3 .psd .ai .sketch .mdb .db .swf "

func endsWith(name, endings string) bool {
	return strings.Contains(endings, " "+strings.ToLower(path.Ext(name))+" ")
}

// siteFiles matches the names of files that are meant for programs, which find them
// without a link.
var siteFiles = regexp.MustCompile(`(?i)^(robots|ads|app-ads|humans|security|llms)\.txt$|^CNAME$|^LICEN[CS]E(\.txt)?$|^BingSiteAuth\.xml$|` +
	`^(google|yandex_|baidu_verify|sogousiteverification|shenma|bytedanceverify)[\w.-]*\.(html|txt)$`)

// IsArticleAside reports whether a file that is copied as it is would show an article's
// source to everybody: drafts are among them.
func IsArticleAside(r *load.Reader, f load.File) bool {
	switch {
	case parse.IsCopy(f.Path):
		return true
	case endsWith(f.Path, pageFiles), endsWith(f.Path, binaryFiles), endsWith(f.Path, " .yml .yaml .toml "):
		return false
	}
	// Most files do not even begin like one.
	const begin = 512
	src, err := r.Read(f, begin)
	if err != nil || !parse.MayHaveFrontMatter(src) {
		return false
	}
	src, err = r.Read(f, parse.MaxFrontMatter)
	return err == nil && parse.HasFrontMatter(src)
}

// AsideWarning is about a file, at a content path, that is left out.
func AsideWarning(path string) diag.Diagnostic {
	return diag.File("content/"+path, message.ArticleAside()).WithHint(message.NameArticle())
}

// IsOfPages reports whether a file is of a type that pages show.
func IsOfPages(p string) bool { return endsWith(p, pageFiles) }

// IsDocument reports whether nobody would put a file there unless an article links to it.
func IsDocument(p string) bool {
	return !endsWith(p, pageFiles) && !endsWith(p, " .html .htm ") && !siteFiles.MatchString(path.Base(p))
}

// Unlinked returns a warning about those of the documents that are not linked, whose
// content paths are in NFC there; there is none when all are.
func Unlinked(documents []string, linked map[string]bool) (warning diag.Diagnostic, found bool) {
	const most = 5 // that are named
	var names []string
	n := 0
	for _, f := range documents {
		if linked[norm.NFC.String(f)] {
			continue
		}
		if n++; n <= most {
			names = append(names, f)
		}
	}
	if n == 0 {
		return warning, false
	}
	if n > most {
		names = append(names, "…")
	}
	return diag.File("content/"+names[0], message.FilesUnlinked(n, names)).WithHint(message.LinkOrMove()), true
}

// EachLinked calls visit for the content paths, in NFC, that an article names in links and
// in its values for themes.
func EachLinked(m *parse.Meta, visit func(string)) {
	add := func(p string) {
		p = norm.NFC.String(p)
		if rest, ok := strings.CutPrefix(p, "/"); ok {
			visit(path.Clean(rest))
		} else {
			visit(path.Join(path.Dir(m.Path), p))
		}
	}
	for _, l := range m.Extra().Links {
		add(l.Path)
	}
	eachText(m.Extra().Params, add)
}

// eachText calls visit for every text in a table for themes.
func eachText(v any, visit func(string)) {
	switch v := v.(type) {
	case string:
		visit(v)
	case []any:
		for _, e := range v {
			eachText(e, visit)
		}
	case map[string]any:
		for _, e := range v {
			eachText(e, visit)
		}
	}
}
