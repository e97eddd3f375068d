package portal

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wendang/internal/config"
)

// Paths that some system does not take are errors at the article or page, and it alone;
// those just within the bounds are none.
func TestPathsTooLong(t *testing.T) {
	probe := mustArrange(t, "fanwen/a|2021-01-01", "pages/a|2021-01-01")
	around := len(probe.Articles[0].URL) - len("a")        // of an article's path, what is not its slug
	page := len(probe.Arrangement.Plain[0].URL) - len("a") // of a page's
	slug := func(n int) string { return strings.Repeat("a", n) }
	folders := func(n int) string { return "pages/" + strings.Repeat("b/", n) + "c" }
	for _, c := range []struct {
		name, path string
		tooLong    bool
	}{
		{"an article of as many bytes as may be", "fanwen/" + slug(config.MaxPath-around), false},
		{"an article of one more", "fanwen/" + slug(config.MaxPath-around+1), true},
		{"a page of as many bytes as may be", "pages/" + slug(config.MaxPath-page), false},
		{"a page of one more", "pages/" + slug(config.MaxPath-page+1), true},
		{"a page in as many folders as may be", folders(config.MaxFolders), false},
		{"a page in one more", folders(config.MaxFolders + 1), true},
	} {
		_, problems := arrange(t, c.path+"|2021-01-01", "fanwen/short|2021-01-01")
		var got []string
		for _, p := range problems {
			if p.IsError() {
				got = append(got, fmt.Sprint(p.File, " ", p.Place.Key, " ", p.Message.Code(), " ", p.Hint.Code()))
			}
		}
		var want []string
		if c.tooLong {
			want = []string{c.path + ".md slug path-too-long give-short-slug"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %.200q, want %.200q", c.name, got, want)
		}
	}
}
