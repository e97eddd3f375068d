package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/search"
)

const rankingTOML = `title = "试网"
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文大全"
slug = "fanwen"
columns = [{ name = "总结", slug = "zongjie" }]
[[festivals]]
name = "春节"
slug = "chunjie"
day = "lunar 1-1"
`

// rankingQueries are asked of the sites that tests edit at random.
var rankingQueries = []string{
	"今天", "我们", "项目", "真，", "讨论项目", "项目建设", "总结", "report", "明天", "春", "ai", "工作总结", "没有的",
	"“今天”我们", "讨论 进展", "\"我们\" 项目", "进展今天", "划",
}

// ranking returns all results of some queries in their order, by score and by date, with
// all that readers see of them. The index is that of an output folder.
func ranking(t *testing.T, dir string, queries []string) (lines []string) {
	t.Helper()
	r, err := search.Open(os.DirFS(dir))
	if errors.Is(err, search.ErrNone) {
		return nil // a site may do without search
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		for _, byDate := range []bool{false, true} {
			a, err := r.Ask(search.ParseQuery(q), search.Options{Channel: -1, Festival: -1, ByDate: byDate})
			if err != nil {
				t.Fatal(err)
			}
			for n := 0; ; n++ {
				list, err := a.Next(7)
				if err != nil {
					t.Fatal(err)
				}
				if len(list) == 0 {
					break
				}
				for i, one := range list {
					lines = append(lines, fmt.Sprintf("%q by date %v, %d: %s %s %s %s %s %v %v %s", q, byDate, 7*n+i,
						one.URL, one.Title, one.Channel, one.Category, one.Time, one.Literal, one.Adjacent, one.Snippet.Highlighted("<", ">")))
				}
			}
			lines = append(lines, fmt.Sprintf("%q: %d results, by channels %v and festivals %v", q, a.Total, a.Channels, a.Festivals))
		}
	}
	return lines
}

// staleRanking asks the index of an output and that of a clean one, which must give the
// same results in the same order. It tells how they differ; "" when they do not.
func staleRanking(t *testing.T, clean, dir string) string {
	t.Helper()
	want, got := ranking(t, clean, rankingQueries), ranking(t, dir, rankingQueries)
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			return fmt.Sprintf("the index says\n%s\na clean one\n%s", strings.Join(got[min(i, len(got)):min(i+3, len(got))], "\n"), want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d results, %d of a clean index", len(got), len(want))
	}
	return ""
}

// Where articles are alike, their order is that of their times and addresses, in
// whatever order they were written, edited and removed.
func TestRankingOfEqual(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	write := func(p, text string) {
		t.Helper()
		p = filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	article := func(n int, text string) {
		// Three channels and columns, and some of one moment.
		folder := []string{"fanwen", "fanwen/zongjie", "jieri"}[n%3]
		write(fmt.Sprintf("content/%s/p%03d.md", folder, n), fmt.Sprintf("---\ntitle: 植树活动\ndate: 2026-03-12 08:%02d:00\n---\n\n%s\n", n*7%20, text))
	}
	const alike = "春天植树，秋天浇水。植树的人很多。"
	build := func(source, out string) {
		t.Helper()
		o := Options{Source: source, Out: out, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}, Problems: &diag.List{}}
		if _, err := Build(context.Background(), o); err != nil {
			t.Fatal(err, o.Problems.Sorted())
		}
	}
	queries := []string{"植树", "植树活动", "春天植树", "\"秋天浇水\"", "植树 很多", "树"}
	check := func(what string) {
		t.Helper()
		build(dir, filepath.Join(dir, "public"))
		clean := filepath.Join(t.TempDir(), "clean")
		copied := t.TempDir()
		for _, name := range []string{"content", "site.toml"} {
			if name == "content" {
				if err := os.CopyFS(filepath.Join(copied, name), os.DirFS(filepath.Join(dir, name))); err != nil {
					t.Fatal(err)
				}
				continue
			}
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(copied, name), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		build(copied, clean)
		got, want := ranking(t, filepath.Join(dir, "public"), queries), ranking(t, clean, queries)
		if !slices.Equal(got, want) {
			for i := range want {
				if i >= len(got) || got[i] != want[i] {
					t.Fatalf("%s: line %d is\n%s\nin a clean index\n%s", what, i, got[min(i, len(got)-1)], want[i])
				}
			}
		}
	}
	write("site.toml", rankingTOML)
	for n := range 90 {
		article(2*n, alike)
	}
	check("at first")
	article(3, alike)
	check("with one more")
	for n := range 20 {
		article(2*n, alike+"又一段。")
	}
	check("with some edited")
	for n := range 20 {
		article(2*n, alike)
		article(61+2*n, alike)
	}
	check("with some edited back, and more")
	if err := os.Remove(filepath.Join(dir, "content", "jieri", "p044.md")); err != nil {
		t.Fatal(err)
	}
	check("with one removed")
	reader, err := search.Open(os.DirFS(filepath.Join(dir, "public")))
	if err != nil {
		t.Fatal(err)
	}
	if folders, err := filepath.Glob(filepath.Join(dir, "public", "search", "*", "d.js")); err != nil || len(folders) < 2 || reader.Docs() != 110 {
		t.Errorf("%d segments of %d documents, %v: this shows nothing of several", len(folders), reader.Docs(), err)
	}
}

// However many segments the index is divided into, the answers and their order are those of
// one segment; and what is divided twice in the same way has the same files.
func TestRankingOfSegments(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	write := func(p, text string) {
		t.Helper()
		p = filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.toml", rankingTOML)
	r := rand.New(rand.NewPCG(28, 1))
	words := []string{"今天", "我们", "讨论项目", "进展", "工作总结", "项目建设", "春天", "report", "AI", "真，", "计划", "明天"}
	sentence := func(n int) string {
		var b strings.Builder
		for range 1 + r.IntN(n) {
			b.WriteString(words[r.IntN(len(words))])
		}
		return b.String()
	}
	for i := range 160 {
		folder := []string{"fanwen", "fanwen/zongjie", "jieri"}[i%3]
		write(fmt.Sprintf("content/%s/p%03d.md", folder, i), fmt.Sprintf("---\ntitle: %s\ndate: 2026-03-%02d 08:%02d:00\ntags: [%s]\nfestival: 春节\n---\n\n%s。\n",
			sentence(3), 1+i%9, i%7, words[r.IntN(len(words))], sentence(30)))
	}
	build := func(segments int) string {
		t.Helper()
		out := filepath.Join(t.TempDir(), "out")
		o := Options{Source: dir, Out: out, Segments: segments, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}, Problems: &diag.List{}}
		if _, err := Build(context.Background(), o); err != nil || o.Problems.HasErrors() {
			t.Fatal(err, o.Problems.Sorted())
		}
		return out
	}
	whole := build(0)
	for _, n := range []int{1, 2, 3, 7, 200} {
		divided := build(n)
		if stale := staleRanking(t, whole, divided); stale != "" {
			t.Errorf("%d segments: %s", n, stale)
		}
		folders, err := filepath.Glob(filepath.Join(divided, "search", "*", "d.js"))
		if err != nil || len(folders) > n || len(folders) < min(n, 50) {
			t.Errorf("%d segments: %d are there, %v", n, len(folders), err)
		}
		again, err := filepath.Glob(filepath.Join(build(n), "search", "*", "*.js"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range again {
			a, errA := os.ReadFile(p)
			b, errB := os.ReadFile(filepath.Join(divided, "search", filepath.Base(filepath.Dir(p)), filepath.Base(p)))
			if errA != nil || errB != nil || string(a) != string(b) {
				t.Fatalf("%d segments: %s differs, %v %v", n, p, errA, errB)
			}
		}
	}
}
