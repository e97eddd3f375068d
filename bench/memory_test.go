//go:build unix

package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// mostMB is how much memory a build of at most mostArticles articles without
// search may take, in megabytes.
const (
	mostMB       = 125
	mostArticles = 10_000
)

// BenchmarkPeakMemory builds a portal without search in a process of its own, as
// readers of the documentation would, and fails when that takes too much memory.
// BENCH_N sets the number of articles, BENCH_MB another limit; without it there
// is none for more articles than mostArticles.
func BenchmarkPeakMemory(b *testing.B) {
	n := articles(b)
	limit := 0
	if n <= mostArticles {
		limit = mostMB
	}
	limit = fromEnv(b, "BENCH_MB", limit)
	dir := writeSite(b, Options{Articles: n, Size: DefaultSize, Seed: 1, NoSearch: true})
	bin := b.TempDir()
	tool := exec.Command("go", "build", "-o", bin, "wendang/cmd/wendang", "wendang/bench/measure")
	if log, err := tool.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, log)
	}
	out := filepath.Join(dir, "public")
	most := 0.0
	for b.Loop() {
		b.StopTimer()
		forget(b, dir, out)
		b.StartTimer()
		most = max(most, peak(b, bin, "build", "--source", dir, "--out", out, "--date", "2026-11-24"))
	}
	b.ReportMetric(most, "MB-peak")
	if limit > 0 && most > float64(limit) {
		b.Fatalf("%d articles took %.1f MB; the limit is %d MB", n, most, limit)
	}
}

// peak runs wendang and returns its peak memory in megabytes.
func peak(b *testing.B, bin string, args ...string) float64 {
	b.Helper()
	measured := filepath.Join(bin, "measured")
	if err := os.RemoveAll(measured); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(bin, "measure"), append([]string{measured, filepath.Join(bin, "wendang")}, args...)...)
	if log, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, log)
	}
	text, err := os.ReadFile(measured)
	if err != nil {
		b.Fatal(err)
	}
	var seconds, kB float64
	if _, err := fmt.Sscan(string(text), &seconds, &kB); err != nil {
		b.Fatal(err)
	}
	return kB * 1024 / 1e6
}
