package portal

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"wendang/internal/parse"
)

// benchmarkInput is a site of n articles with skewed tags and titles.
func benchmarkInput(b *testing.B, n int) Input {
	r := rand.New(rand.NewPCG(1, 7))
	hanzi := []rune("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条")
	words := rand.NewZipf(r, 1.2, 20, uint64(len(hanzi)-1))
	tags := rand.NewZipf(r, 1.1, 10, 1999)
	title := func() string {
		t := make([]rune, 10+r.IntN(15))
		for i := range t {
			t[i] = hanzi[words.Uint64()]
		}
		return string(t)
	}
	in := Input{Config: testConfig(b), Broken: map[string]bool{}}
	start := time.Date(2012, 1, 1, 0, 0, 0, 0, in.Config.Location)
	for i := range n {
		date := start.Add(time.Duration(r.Int64N(10*365*24*3600)) * time.Second)
		m := &parse.Meta{Path: fmt.Sprintf("fanwen/%03d/%d.md", i/1000, 100000+i), Title: title(), Date: date, Updated: date, Slug: fmt.Sprint(100000 + i)}
		for range 2 + r.IntN(3) {
			m.Tags = append(m.Tags, fmt.Sprintf("标签%d", tags.Uint64()))
		}
		if r.IntN(5) == 0 {
			m.Festivals = []string{"春节"}
		}
		in.Metas = append(in.Metas, m)
	}
	return in
}

func BenchmarkArrange(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		in := benchmarkInput(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := Arrange(in, Options{Today: today, Jobs: 2}); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
		})
	}
}

func BenchmarkRelate(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		s, _ := Arrange(benchmarkInput(b, n), Options{Today: today})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Relate(2); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
