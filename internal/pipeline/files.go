package pipeline

import (
	"bytes"
	"path"
	"regexp"
	"slices"
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
	const begin = 8
	src, err := r.Read(f, begin)
	if err != nil || !bytes.HasPrefix(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("---")) && !bytes.HasPrefix(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("+++")) {
		return false
	}
	src, err = r.Read(f, parse.MaxFrontMatter+begin)
	return err == nil && parse.HasFrontMatter(wholeLines(src))
}

// wholeLines returns the lines of src that are complete.
func wholeLines(src []byte) []byte { return src[:bytes.LastIndexByte(src, '\n')+1] }

// asideWarning is about a file, at a content path, that is left out.
func asideWarning(path string) diag.Diagnostic {
	return diag.File("content/"+path, message.ArticleAside()).WithHint(message.NameArticle())
}

// noteDocuments notes which content files are documents.
func (r *Reading) noteDocuments() {
	r.said.documents = nil
	for _, f := range r.files.content {
		if !endsWith(f.Path, pageFiles) && !endsWith(f.Path, " .html .htm ") && !siteFiles.MatchString(path.Base(f.Path)) {
			r.said.documents = append(r.said.documents, f.Path)
		}
	}
}

// noteUnlinked warns once about documents that become public although no article links
// to them.
func (r *Reading) noteUnlinked() {
	const most = 5 // that are named
	r.said.unlinked = nil
	if len(r.said.documents) == 0 {
		return
	}
	linked := r.linkedFiles()
	var names []string
	n := 0
	for _, f := range r.said.documents {
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
	r.said.unlinked = []diag.Diagnostic{diag.File("content/"+names[0], message.FilesUnlinked(n, names)).WithHint(message.LinkOrMove())}
}

// linkedFiles returns the content paths, in NFC, that articles name.
func (r *Reading) linkedFiles() map[string]bool {
	linked := map[string]bool{}
	for i := range r.sources {
		r.eachLinked(r.sources[i].meta, func(p string) { linked[p] = true })
	}
	return linked
}

// linkSame reports whether two Metas of an article, which may be nil, name the same files.
func (r *Reading) linkSame(a, b *parse.Meta) bool {
	var of [2][]string
	for i, m := range []*parse.Meta{a, b} {
		r.eachLinked(m, func(p string) { of[i] = append(of[i], p) })
		slices.Sort(of[i])
	}
	return slices.Equal(of[0], of[1])
}

// eachLinked calls visit for the content paths, in NFC, that an article names in links and
// in its values for themes.
func (r *Reading) eachLinked(m *parse.Meta, visit func(string)) {
	if m == nil || m.Draft && !r.Drafts {
		return
	}
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
