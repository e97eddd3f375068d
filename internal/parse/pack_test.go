package parse

import (
	"math"
	"reflect"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse/html"
)

// fullMeta has a value in every field.
func fullMeta(loc *time.Location) *Meta {
	date := time.Date(2021, 2, 13, 0, 10, 39, 0, loc)
	return &Meta{
		Path: "fanwen/a.md", Fingerprint: pack.FingerprintOf(nil), Title: "题", Date: date, Updated: date.AddDate(0, 0, 1),
		Category: "范文大全", Festivals: []string{"春节", "元宵节"}, Tags: []string{"甲"}, Slug: "a", Summary: "摘要…",
		Draft: true, Pinned: true, Chars: 1234, Cut: true,
		Extras: fullExtras(date),
	}
}

func fullExtras(date time.Time) *Extras {
	return &Extras{
		Expires: date.AddDate(9, 0, 0), Author: "某人", Source: "某报", SourceURL: "https://example.com/", Aliases: []string{"old/1.html"}, Kept: []string{"old/2.html"}, Newlines: "break",
		Keywords: []string{"词"}, Image: "a.png", AI: "assisted", Copyright: "原创", Tag: "a/b", Top: []string{"fanwen/a.md"},
		Params: map[string]any{"n": int64(1), "f": 1.0, "inf": math.Inf(1), "t": "x", "yes": true, "no": false,
			"list": []any{int64(1), "二", nil}, "table": map[string]any{"a": map[string]any{}}},
		Links:   []Link{{Path: "b.md", Suffix: "#x", Offset: 99}, {Path: "c d.png", Image: true, Optional: true, Offset: 100}},
		Notices: []html.Notice{{Kind: html.ElementDropped, Name: "style", Offset: 7}},
		Warnings: []diag.Diagnostic{
			diag.At("content/fanwen/a.md", []byte("abc\ndef"), 5, 6, message.UnknownKey("k", 2)).WithHint(message.ParamsForThemes()).WithNote(diag.File("b", message.TakenByFile())),
		},
	}
}

func TestMetaRoundTrip(t *testing.T) {
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	full := fullMeta(loc)
	for _, v := range []reflect.Value{reflect.ValueOf(*full), reflect.ValueOf(*full.Extras)} {
		for i := range v.NumField() {
			if v.Field(i).IsZero() && v.Type().Field(i).Name != "Failed" { // those are not kept
				t.Errorf("the test leaves out %s", v.Type().Field(i).Name)
			}
		}
	}
	for _, m := range []*Meta{full, {Path: "b.md", Date: full.Date, Updated: full.Date}} {
		r := &pack.Reader{S: string(m.AppendTo(nil))}
		got := &Meta{Path: m.Path, Fingerprint: m.Fingerprint}
		if !got.Read(r, loc) {
			t.Fatal("it cannot be read")
		}
		if r.S != "" {
			t.Errorf("%d bytes are left", len(r.S))
		}
		if !reflect.DeepEqual(got, m) {
			t.Errorf("got  %+v\nwant %+v", got, m)
		}
	}
}

func TestMetaDamaged(t *testing.T) {
	whole := string(fullMeta(time.UTC).AppendTo(nil))
	for n := range len(whole) {
		if m := new(Meta); m.Read(&pack.Reader{S: whole[:n]}, time.UTC) {
			t.Fatalf("%d of %d bytes give %+v", n, len(whole), m)
		}
	}
}
