package theme

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/message"
)

// cssToken matches url(…), @import "…", the beginning of image-set(…, comments and other
// quoted texts. In the groups stand what url and import name, and quoted texts.
var cssToken = regexp.MustCompile(`(?i)/\*(?s:.*?)\*/` +
	`|url\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|((?:\\[0-9a-f]{1,6}\s?|\\.|[^\\'"()\s])*))\s*\)` +
	`|@import\s+(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')` +
	`|(image-set\()|(type\()|"((?:[^"\\\n]|\\(?s:.))*)"|'((?:[^'\\\n]|\\(?s:.))*)'|([();{}])`)

// The groups of cssToken.
const (
	lastOfURL           = 3
	lastNamed           = 5 // 1 to 5 name a file
	imageSet            = 6
	imageType           = 7
	firstText, lastText = 8, 9 // quoted texts; in an image-set they name files
	paren               = 10
)

// references calls found for each reference to a file in a style sheet, with its place and
// that of the whole url(…) around it, if there is one.
func references(css []byte, found func(start, end int, url []int)) {
	// open holds what the open parentheses within an image-set belong to.
	var open []bool // whether quoted texts in it are references
	for _, m := range cssToken.FindAllSubmatchIndex(css, -1) {
		group := 1
		for group < len(m)/2 && m[2*group] < 0 {
			group++
		}
		switch {
		case group <= lastNamed:
			var url []int
			if group <= lastOfURL {
				url = m[:2]
			}
			found(m[2*group], m[2*group+1], url)
		case group == imageSet:
			open = append(open, true)
		case group == imageType && len(open) > 0:
			open = append(open, false)
		case group == firstText || group == lastText:
			if len(open) > 0 && open[len(open)-1] {
				found(m[2*group], m[2*group+1], nil)
			}
		case group == paren && len(open) > 0:
			switch css[m[0]] {
			case '(':
				open = append(open, false)
			case ')':
				open = open[:len(open)-1]
			default: // a declaration ended in the midst
				open = nil
			}
		}
	}
}

// cssEscape matches an escape in a style sheet: of a code point, or of one character.
var cssEscape = regexp.MustCompile(`(?i)\\(?:([0-9a-f]{1,6})\s?|(.))`)

// unescaped returns what a text in a style sheet stands for.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return cssEscape.ReplaceAllStringFunc(s, func(e string) string {
		m := cssEscape.FindStringSubmatch(e)
		if m[1] == "" {
			return m[2]
		}
		c, err := strconv.ParseUint(m[1], 16, 32)
		if err != nil || c == 0 || c > unicode.MaxRune {
			return string(unicode.ReplacementChar)
		}
		return string(rune(c))
	})
}

// otherPlace matches references that lead out of a theme's assets: with a scheme, to
// another host, from a host's root, or to a part of the page.
var otherPlace = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|$)`)

// rewriteURLs replaces the names of assets in a style sheet by their hashed
// ones. Both are relative to the style sheet's folder. What leads to no asset is
// reported, and left as it is.
func (h *hashing) rewriteURLs(t *Theme, css []byte, name string) []byte {
	var out []byte
	copied := 0 // bytes of css that are in out
	references(css, func(start, end int, url []int) {
		hashed, ok := h.reference(t, unescaped(string(css[start:end])), name)
		if !ok {
			h.nowhere(css, name, start, end)
			return
		}
		if hashed == "" {
			return
		}
		if url != nil { // without the blanks within, which the minifier takes for a part of the name
			start, end, hashed = url[0], url[1], `url("`+hashed+`")`
		}
		out = append(append(out, css[copied:start]...), hashed...)
		copied = end
	})
	return append(out, css[copied:]...)
}

// reference returns what stands for a reference of the style sheet name: "" for leaving it
// as it is; ok is false when it should lead to an asset and does not.
func (h *hashing) reference(t *Theme, ref, name string) (hashed string, ok bool) {
	if otherPlace.MatchString(ref) {
		return "", true
	}
	file, rest := ref, ""
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		file, rest = ref[:i], ref[i:]
	}
	target := path.Join(path.Dir(name), file)
	if strings.HasPrefix(target, "../") {
		return "", true // into the rest of the output, which a theme does not know
	}
	if _, found := h.files[assetsDir+target]; !found {
		decoded, err := url.PathUnescape(target)
		if _, found = h.files[assetsDir+decoded]; err != nil || !found {
			return "", false
		}
		target = decoded
	}
	if hashed = h.add(t, target); hashed == "" {
		return "", true
	}
	hashed = strings.ReplaceAll(escape.PathString(hashed), "'", "%27") // which would end a text
	return strings.Repeat("../", strings.Count(name, "/")) + hashed + rest, true
}

// nowhere reports a reference that leads to no asset.
func (h *hashing) nowhere(css []byte, name string, start, end int) {
	var near []string
	for p := range h.files {
		if asset, ok := strings.CutPrefix(p, assetsDir); ok && path.Dir(asset) == path.Dir(name) {
			near = append(near, path.Base(asset))
		}
	}
	slices.Sort(near)
	ref := unescaped(string(css[start:end]))
	hint := diag.DidYouMean(ref, near)
	if hint.IsZero() {
		hint = message.UrlsOfStyles()
	}
	h.problems.Add(diag.At(h.path(assetsDir+name), css, start, end, message.ThemeURLNowhere(ref)).WithHint(hint))
}
