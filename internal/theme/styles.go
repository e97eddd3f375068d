package theme

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/message"
)

// cssReference matches url(…) and @import "…" in a style sheet. Comments and other quoted
// texts match without a group, so that what stands in them is left alone.
var cssReference = regexp.MustCompile(`(?i)/\*(?s:.*?)\*/` +
	`|url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^'")\s]*))\s*\)` +
	`|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')` +
	`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`)

// otherPlace matches references that lead out of a theme's assets: with a scheme, to
// another host, from a host's root, or to a part of the page.
var otherPlace = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|$)`)

// rewriteURLs replaces the names of assets in a style sheet by their hashed
// ones. Both are relative to the style sheet's folder. What leads to no asset is
// reported, and left as it is.
func (h *hashing) rewriteURLs(t *Theme, css []byte, name string) []byte {
	var out []byte
	copied := 0 // bytes of css that are in out
	for _, m := range cssReference.FindAllSubmatchIndex(css, -1) {
		for group := 1; group < len(m)/2; group++ {
			start, end := m[2*group], m[2*group+1]
			if start < 0 {
				continue
			}
			ref := string(css[start:end])
			hashed, ok := h.reference(t, ref, name)
			if !ok {
				h.nowhere(css, name, start, end)
				continue
			}
			if hashed == "" {
				continue
			}
			quoted := hashed
			if group == 3 { // without quotes
				quoted = `"` + hashed + `"`
			}
			out = append(append(out, css[copied:start]...), quoted...)
			copied = end
		}
	}
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
	if _, found := h.files["assets/"+target]; !found {
		decoded, err := url.PathUnescape(target)
		if _, found = h.files["assets/"+decoded]; err != nil || !found {
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
		if asset, ok := strings.CutPrefix(p, "assets/"); ok && path.Dir(asset) == path.Dir(name) {
			near = append(near, path.Base(asset))
		}
	}
	slices.Sort(near)
	ref := string(css[start:end])
	hint := diag.DidYouMean(ref, near)
	if hint.IsZero() {
		hint = message.UrlsOfStyles()
	}
	h.problems.Add(diag.At(h.path("assets/"+name), css, start, end, message.ThemeURLNowhere(ref)).WithHint(hint))
}
