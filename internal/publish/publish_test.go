package publish

import (
	"testing"
)

// A site is published, changed and published again, to every kind of place. Each time
// only what changed travels, and the place holds the output.
func TestPublish(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		first := portal(60, 0)
		s.build(first)
		r := s.publish(s.to(p.to))
		if r.Uploaded != len(first) || r.Deleted != 0 || r.Unchanged != 0 {
			t.Errorf("first: %+v", r)
		}
		s.holds(p, first, nil)

		r = s.publish(s.to(p.to))
		if r.Uploaded != 0 || r.Deleted != 0 || r.Unchanged != len(first) {
			t.Errorf("nothing changed: %+v", r)
		}

		p.put(t, "CNAME", "www.example.com")
		second := portal(60, 1)
		s.build(second)
		want := 0
		for file, content := range second {
			if first[file] != content {
				want++
			}
		}
		r = s.publish(s.to(p.to))
		if r.Uploaded != want {
			t.Errorf("second: %d uploads, want %d", r.Uploaded, want)
		}
		s.holds(p, second, map[string]string{"CNAME": "www.example.com"})
	})
}
