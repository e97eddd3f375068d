package parse

import "testing"

// Go's zero time says that there is none.
func TestZeroTime(t *testing.T) {
	for _, mark := range []string{"Z", "+00:00"} {
		src := "---\ntitle: a\ndate: 2021-02-13\nupdated: 0001-01-01T00:00:00" + mark + "\nexpires: 0001-01-01T00:00:00" + mark + "\n---\n甲\n"
		a, problems := New(Options{}).Parse("f.md", "f.md", []byte(src), nil)
		if len(problems) > 0 || !a.Meta.Updated.Equal(a.Meta.Date) || !a.Meta.Extra().Expires.IsZero() {
			t.Errorf("%s: %v, updated %v, expires %v", mark, problems, a.Meta.Updated, a.Meta.Extra().Expires)
		}
	}
}
