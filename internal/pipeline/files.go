package pipeline

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

// isArticleAside reports whether a file that is copied as it is would show an article's
// source to everybody: drafts are among them.
func isArticleAside(r *load.Reader, f load.File) bool {
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

// asideWarning is about a file that is left out.
func asideWarning(f load.File) diag.Diagnostic {
	return diag.File("content/"+f.Path, message.ArticleAside()).WithHint(message.NameArticle())
}

// checkUnlinked warns once about documents that become public although no article links
// to them.
func (p *Portal) checkUnlinked(files []string, metas []*parse.Meta) {
	const most = 5 // that are named
	var linked map[string]bool
	var names []string
	n := 0
	for _, f := range files {
		if endsWith(f, pageFiles) || endsWith(f, " .html .htm ") || siteFiles.MatchString(path.Base(f)) {
			continue
		}
		if linked == nil {
			linked = linkedFiles(metas, p.Drafts)
		}
		if linked[norm.NFC.String(f)] {
			continue
		}
		if n++; n <= most {
			names = append(names, f)
		}
	}
	if n == 0 {
		return
	}
	if n > most {
		names = append(names, "…")
	}
	p.problems.Add(diag.File("content/"+names[0], message.FilesUnlinked(n, names)).WithHint(message.LinkOrMove()))
}

// linkedFiles returns the content paths, in NFC, that articles name in links and in
// their values for themes.
func linkedFiles(metas []*parse.Meta, drafts bool) map[string]bool {
	linked := map[string]bool{}
	for _, m := range metas {
		if m.Draft && !drafts {
			continue
		}
		add := func(p string) {
			p = norm.NFC.String(p)
			if rest, ok := strings.CutPrefix(p, "/"); ok {
				linked[path.Clean(rest)] = true
			} else {
				linked[path.Join(path.Dir(m.Path), p)] = true
			}
		}
		for _, l := range m.Extra().Links {
			add(l.Path)
		}
		eachText(m.Extra().Params, add)
	}
	return linked
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
