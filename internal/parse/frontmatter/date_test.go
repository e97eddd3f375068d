package frontmatter

import (
	"testing"
	"time"

	"wendang/internal/table"
)

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2021-02-13T00:10:39+08:00", "2021-02-13 00:10:39", "2021/02/13", "2019-1-2", "2021年2月13日 8:05", "0001-01-01T00:00:00+15:00", "9999-12-31 23:59:59 -0800"} {
		f.Add(s)
	}
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := parseDate(s, shanghai)
		if err != nil {
			return
		}
		if d.Year() < 1 || d.Year() > 9999 || d.Nanosecond() != 0 {
			t.Errorf("%q is %v", s, d)
		}
		if _, offset := d.Zone(); offset%60 != 0 {
			return // local mean time, before 1901: RFC 3339 has no seconds of zone
		}
		again, err := Date(table.Value{Data: d.Format(time.RFC3339)}, shanghai)
		if err == nil && !again.Equal(d) {
			t.Errorf("%q: %v, again %v", s, d, again)
		}
	})
}
