package preview

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"wendang/internal/diag"
)

// A file of the theme that cannot be loaded is told, though the theme's other files are what
// they were; when it goes, so does the mistake.
func TestThemeFileUnreadable(t *testing.T) {
	const page = "/fanwen/zongjie/2026/1120/a.html"
	for name, harm := range map[string]func(s *site, asset string) error{
		"link":  func(s *site, asset string) error { return os.Symlink("/nowhere", s.path(asset)) },
		"large": func(s *site, asset string) error { return os.Truncate(s.path("themes/portal/assets/film.mp4"), 70<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, newFiles(map[string]string{"themes/portal/assets/film.mp4": "film"}))
			s.until(page, 200, "甲的话")
			const asset = "themes/portal/assets/x.css"
			s.must(harm(s, asset))
			s.until(page, 500, "themes/portal/assets/")
			s.until("/.wendang-preview/problems.html", 200, "themes/portal/assets/")
			s.write("content/fanwen/zongjie/a.md", article("年终总结甲", "2026-11-20", "改过的话。"))
			s.until(page, 500, "themes/portal/assets/")
			_ = os.Remove(s.path(asset))
			s.must(os.Truncate(s.path("themes/portal/assets/film.mp4"), 4))
			s.until(page, 200, "改过的话")
			s.reports("one mistake, and that it is mended", func(steps []Step) bool {
				told, mended := 0, false
				for _, step := range steps {
					for _, d := range step.News {
						if d.Severity == diag.Error {
							told++
						}
					}
					mended = mended || step.Mended
				}
				return told == 1 && mended
			})
		})
	}
}

// A page that is waited for in vain tells why, as any other mistake.
func TestPageThatDoesNotCome(t *testing.T) {
	s := start(t, newFiles(nil), func(o *Options) { o.Poll, o.Changing = true, time.Nanosecond })
	n := 0
	s.untilIt("/fanwen/2026/1121/b.html", "a page that tells what is wrong", func(r reply) bool {
		n++
		s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", fmt.Sprintf("乙的话%d。", n)))
		return r.StatusCode == 500 && len(addedToPage.FindString(r.body)) > 0
	})
}

// A site folder that goes and comes back is followed as before. That it is away is told once.
func TestSiteReturns(t *testing.T) {
	for name, poll := range map[string]bool{"told": false, "polled": true} {
		t.Run(name, func(t *testing.T) {
			s := start(t, newFiles(nil), func(o *Options) { o.Poll = poll })
			away := s.dir + "-away"
			s.must(os.Rename(s.dir, away))
			s.until("/", 500, "site.toml")
			time.Sleep(1200 * time.Millisecond) // in which it is looked at twice
			s.must(os.Rename(away, s.dir))
			s.until("/", 200, "试网")
			s.write("site.toml", strings.Replace(siteTOML, "试网", "新网", 1))
			s.until("/", 200, "新网")
			s.must(os.Rename(s.path("content"), s.path("else")))
			s.until("/fanwen/2026/1121/b.html", 404, "")
			s.must(os.Rename(s.path("else"), s.path("content")))
			s.until("/fanwen/2026/1121/b.html", 200, "乙的话")
			s.reports("one failure", func(steps []Step) bool {
				n := 0
				for _, step := range steps {
					if step.Failure != nil {
						n++
					}
				}
				return n == 1
			})
		})
	}
}

// A template that fails on pages is told on all pages and in the terminal, once, before any
// of these pages is asked for; one that fails on a certain page, when that is asked for.
func TestTemplateFails(t *testing.T) {
	for name, c := range map[string]struct {
		layout string
		asked  bool
	}{
		"every page":   {`{{index .Nope 3}}`, false},
		"certain page": {`{{if eq .Headline "年终总结甲"}}{{index .Date 3}}{{end}}{{.Headline}}`, true},
	} {
		t.Run(name, func(t *testing.T) {
			const layout, page = "themes/portal/layouts/article.html", "/fanwen/zongjie/2026/1120/a.html"
			s := start(t, newFiles(nil))
			s.write(layout, `{{define "main"}}`+c.layout+`{{end}}{{template "layouts/base.html" .}}`)
			if c.asked {
				s.untilIt("/", "a page without mistakes", func(r reply) bool { return r.StatusCode == 200 })
				s.until(page, 500, layout)
			}
			s.until("/", 200, "1 处错误")
			s.until("/.wendang-preview/problems.html", 200, layout)
			s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "改过的话。"))
			s.until(page, 500, layout)
			s.until("/", 200, "1 处错误")
			s.must(os.Remove(s.path(layout)))
			s.untilIt("/", "a page without mistakes", func(r reply) bool { return r.StatusCode == 200 && !strings.Contains(r.body, "1 处错误") })
			s.until(page, 200, "甲的话")
			s.reports("the mistake, once, and that it is mended", func(steps []Step) bool {
				told, mended := 0, false
				for _, step := range steps {
					told += len(step.News)
					mended = mended || step.Mended
				}
				return told == 1 && mended
			})
		})
	}
}
