package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/output"
)

// meanwhile is a Progress that does something once, when a stage begins.
type meanwhile struct {
	stage message.Message
	do    func()
}

func (m *meanwhile) Begin(stage message.Message, _ int) {
	if m.do != nil && stage.Code() == m.stage.Code() {
		m.do()
		m.do = nil
	}
}

func (*meanwhile) Done(int) {}

// What changes or goes while a site is built is no mistake of the site: it is built as
// it is then.
func TestChangesWhileBuilt(t *testing.T) {
	for name, c := range map[string]struct {
		stage message.Message
		do    func(f *siteFolder)
	}{
		"an article goes before it is read":    {message.ProgressReading(), func(f *siteFolder) { f.remove("content/fanwen/3.md") }},
		"an article goes before it is written": {message.ProgressWriting(), func(f *siteFolder) { f.remove("content/fanwen/3.md") }},
		"an article changes":                   {message.ProgressWriting(), func(f *siteFolder) { f.replace("content/fanwen/3.md", "后天", "前天") }},
		"an image goes":                        {message.ProgressWriting(), func(f *siteFolder) { f.remove("content/wenku/tu.png") }},
		"a static file goes":                   {message.ProgressWriting(), func(f *siteFolder) { f.remove("static/xia.txt") }},
	} {
		t.Run(name, func(t *testing.T) {
			f := newSmallSite(t, map[string]string{"static/xia.txt": "甲"})
			// With the output gone all is made again, from files that were not parsed.
			f.must(os.RemoveAll(f.path("public")))
			problems := &diag.List{}
			r, err := Build(context.Background(), Options{Source: f.dir, Today: f.today, Jobs: 1, Problems: problems,
				Progress: &meanwhile{c.stage, func() { c.do(f) }}})
			if err != nil || r.Broken {
				t.Fatalf("%v\n%s", err, texts(problems.Sorted()))
			}
			if d := f.stale(2); d != "" {
				t.Error(d)
			}
		})
	}
}

// Where only what is known of the output cannot be saved, the build has done its work.
func TestListUnsaved(t *testing.T) {
	f := newSmallSite(t, nil)
	f.write("static/xia.txt", "甲")
	f.fault = func(op, _ string) error {
		if op == "list" {
			return &os.PathError{Op: "write", Path: output.ListName, Err: os.ErrPermission}
		}
		return nil
	}
	b := f.build("", 2)
	f.fault = nil
	if b.Broken || len(b.problems) != 1 || b.problems[0].Message.Code() != "output-unnoted" || b.problems[0].Hint.Code() != "next-build-slower" || b.problems[0].Severity != diag.Warning {
		t.Errorf("the build says %s", texts(b.problems))
	}
	if f.read("public/xia.txt") != "甲" {
		t.Error("the build is not whole")
	}
	f.remove("static/xia.txt")
	f.expect("1.html", "今天")
}

// A folder that is no site gets no cache.
func TestNoSiteNoCache(t *testing.T) {
	dir := t.TempDir()
	for _, source := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := Build(context.Background(), Options{Source: source}); err == nil {
			t.Error("it was built")
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}
