// Package beside decides which files of the content folder are published, and how.
//
// Content is not trusted: what lies beside an article may come from anybody, and what is
// published can do all that the site can. So only types of files that browsers show or
// store are copied. The site's owner may allow others in site.toml, and can put anything
// into static/, whose files are the owner's own.
package beside

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/message"
)

// publicTypes are the endings of files that are copied from the content folder.
const publicTypes = " png jpg jpeg jfif gif webp avif apng bmp ico tif tiff heic heif svg" + // pictures; svg is cleaned
	" mp3 m4a aac ogg oga opus wav flac wma mid midi amr" + // sound
	" mp4 m4v webm ogv mov avi mkv wmv flv mpg mpeg 3gp vtt srt lrc" + // films, and their words
	" pdf ofd caj doc docx dot dotx docm xls xlsx xlt xltx xlsm csv tsv ppt pptx pps ppsx pot potx pptm" + // documents
	" wps wpt et ett dps dpt odt ods odp odg rtf pages numbers epub mobi azw3 txt log ics json geojson" +
	" vsd vsdx dwg dxf psd ai eps xmind mm emmx" +
	" zip rar 7z tar gz tgz bz2 xz zst" + // archives
	" woff woff2 ttf otf "

// programTypes are endings that some servers run wherever they stand in a name, as in
// a.php.jpg.
const programTypes = " php php3 php4 php5 php6 php7 php8 phps phtml pht phar inc cgi fcgi pl py asp aspx ashx asmx asa cdx cer jsp jspx shtml shtm cfm "

// folderTypes are those of programTypes that count also at the end of a folder's name.
const folderTypes = " asp asa cdx cer "

// activeTypes are endings of what browsers run. A server that does not know the last ending
// of a name takes one before it, as in a.html.caj, and a.html.gz is packed HTML for it.
const activeTypes = " html htm xhtml xht mht mhtml svg svgz js mjs cjs xml xsl xslt hta htc swf "

// hostFiles are the names of files at the site's root with which hosts are set up.
const hostFiles = " vercel.json now.json firebase.json _routes.json routes.json edgeone.json serve.json wrangler.json wrangler.jsonc "

// proofFiles matches the names of files at the site's root that speak for its owner: to
// search engines, to sellers of advertisements, to whoever asks whose the site is.
var proofFiles = regexp.MustCompile(`^(ads|app-ads|humans|security|llms|llms-full)\.txt$|` +
	`^(google|yandex_|baidu_verify|sogousiteverification|shenma|bytedanceverify|mp_verify|ww_verify)[\w.-]*\.txt$`)

// azureFile sets up a host, in whatever folder it lies.
const azureFile = "staticwebapp.config.json"

// why says why a file is left out.
type why struct {
	kind whyKind
	typ  string // the type that is not allowed
}

type whyKind int

const (
	published whyKind = iota
	ofType            // what its name ends in
	ofInner           // an ending within its name
	ofNone            // its name has no ending
	ofSite            // it speaks for the whole site
)

// judge decides about a file by its name: every ending that some server or browser may go
// by must be public, or allowed.
func judge(p string, allowed []string) why {
	name := strings.ToLower(path.Base(p))
	if name == azureFile || path.Dir(p) == "." && (listed(hostFiles, name) || proofFiles.MatchString(name)) {
		return why{kind: ofSite}
	}
	// Some servers run all that lies in a folder with such an ending.
	for folder := range strings.SplitSeq(strings.ToLower(path.Dir(p)), "/") {
		if t := strings.TrimPrefix(path.Ext(folder), "."); listed(folderTypes, t) && !slices.Contains(allowed, t) {
			return why{ofInner, t}
		}
	}
	parts := strings.Split(name, ".")
	if len(parts) == 1 {
		return why{kind: ofNone}
	}
	parts = parts[1:]
	last := parts[len(parts)-1]
	for i, part := range parts {
		for _, t := range strings.Split(part, ";") { // some servers run a.asp;.jpg
			t = strings.TrimSpace(t)
			switch {
			case !listed(programTypes, t) && !listed(activeTypes, t), slices.Contains(allowed, t):
			case t == "svg" && last == "svg": // it is cleaned
			case i == len(parts)-1 && t == part:
				return why{ofType, t}
			default:
				return why{ofInner, t}
			}
		}
	}
	switch {
	case listed(publicTypes, last), slices.Contains(allowed, last):
		return why{}
	case !fitType(last):
		return why{kind: ofNone}
	}
	return why{ofType, last}
}

func listed(types, t string) bool {
	return t != "" && !strings.Contains(t, " ") && strings.Contains(types, " "+t+" ")
}

// public returns those of the files that are copied, and warns once about those that are
// left out for each reason.
func (f *Files) public(files []load.File) []load.File {
	kept := make([]load.File, 0, len(files))
	first, counts := map[why]string{}, map[why]int{}
	for _, file := range files {
		w := judge(file.Path, f.Allowed)
		if w.kind == published {
			kept = append(kept, file)
			continue
		}
		f.leftOut(file.Path, message.LeftOutByType())
		if counts[w]++; counts[w] == 1 {
			first[w] = file.Path
		}
	}
	for w, n := range counts {
		m, hint := w.said(n)
		f.Problems.Add(diag.Path("content/"+first[w], m).WithHint(hint))
	}
	return kept
}

// said returns what is told of n files that are left out, and what helps.
func (w why) said(n int) (said, hint message.Message) {
	switch w.kind {
	case ofType:
		return message.FileTypeLeftOut(w.typ, n), message.AllowFileType(w.typ)
	case ofInner:
		return message.FileInnerTypeLeftOut(w.typ, n), message.RenameInnerType(w.typ)
	case ofSite:
		return message.SiteFileLeftOut(n), message.PutIntoStatic()
	}
	return message.FilesWithoutTypeLeftOut(n), message.PutIntoStatic()
}

// fitType reports whether site.toml may name a type.
func fitType(t string) bool {
	return t != "" && strings.Trim(t, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// IsCleaned reports whether the file at a path is an image that is not copied as it is.
func IsCleaned(p string, allowed []string) bool {
	return strings.HasSuffix(strings.ToLower(p), ".svg") && !slices.Contains(allowed, "svg")
}
