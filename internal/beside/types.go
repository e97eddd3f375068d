// Package beside decides which files of the content folder are published, and how.
//
// Content is not trusted: what lies beside an article may come from anybody, and what is
// published can do all that the site can. So only types of files that browsers show or
// store are copied. The site's owner may allow others in site.toml, and can put anything
// into static/, whose files are the owner's own.
package beside

import (
	"path"
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
const programTypes = " php php3 php4 php5 php6 php7 php8 phps phtml pht phar inc cgi fcgi pl py asp aspx ashx asmx jsp jspx shtml shtm cfm "

// activeTypes are endings of what browsers run. A server that does not know the last ending
// of a name takes one before it, as in a.html.caj, and a.html.gz is packed HTML for it.
const activeTypes = " html htm xhtml xht mht mhtml svg svgz js mjs cjs xml xsl xslt hta htc swf "

// typeOf returns the ending of a file's name that decides whether it is copied; "" when
// it has none.
func typeOf(p string) string {
	parts := strings.Split(strings.ToLower(path.Base(p)), ".")
	for _, part := range parts[1:] {
		if part = strings.TrimSpace(part); listed(programTypes, part) || listed(activeTypes, part) {
			return part
		}
	}
	if len(parts) == 1 {
		return ""
	}
	return parts[len(parts)-1]
}

// isPublic reports whether the file at a path, of the type t, is copied without the
// owner's leave. An image that is cleaned bears its type at the end of its name.
func isPublic(p, t string) bool {
	return listed(publicTypes, t) && strings.HasSuffix(strings.ToLower(p), "."+t)
}

func listed(types, t string) bool {
	return t != "" && !strings.Contains(t, " ") && strings.Contains(types, " "+t+" ")
}

// public returns those of the files that are copied, and warns once about each other
// type.
func (f *Files) public(files []load.File) []load.File {
	kept := make([]load.File, 0, len(files))
	first, counts := map[string]string{}, map[string]int{}
	for _, file := range files {
		t := typeOf(file.Path)
		if isPublic(file.Path, t) || slices.Contains(f.Allowed, t) {
			kept = append(kept, file)
			continue
		}
		if counts[t]++; counts[t] == 1 {
			first[t] = file.Path
		}
	}
	for t, n := range counts {
		d := diag.Path("content/"+first[t], message.FileTypeLeftOut(t, n)).WithHint(message.AllowFileType(t))
		if !fitType(t) {
			d = diag.Path("content/"+first[t], message.FilesWithoutTypeLeftOut(n)).WithHint(message.PutIntoStatic())
		}
		f.Problems.Add(d)
	}
	return kept
}

// fitType reports whether site.toml may name a type.
func fitType(t string) bool {
	return t != "" && strings.Trim(t, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// IsCleaned reports whether the file at a path is an image that is not copied as it is.
func IsCleaned(path string, allowed []string) bool {
	return typeOf(path) == "svg" && !slices.Contains(allowed, "svg")
}
