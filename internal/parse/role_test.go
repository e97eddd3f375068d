package parse

import "testing"

// A file without a date in Pages/ or called _Index.md is told what its path must be.
func TestInSmallLetters(t *testing.T) {
	for p, want := range map[string]string{
		"Pages/About.md":     "pages/About.md",
		"TAGS/AI.md":         "tags/AI.md",
		"fanwen/_Index.md":   "fanwen/_index.md",
		"Pages/x/_INDEX.md":  "pages/x/_index.md",
		"fanwen/Pages/a.md":  "fanwen/Pages/a.md",
		"pagesAndMore/a.md":  "pagesAndMore/a.md",
		"fanwen/an_Index.md": "fanwen/an_Index.md",
	} {
		if got := inSmallLetters(p); got != want {
			t.Errorf("%s: %s, want %s", p, got, want)
		}
	}
}
