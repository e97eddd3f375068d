package parse

import (
	"strings"
	"time"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse/html"
)

// AppendTo appends m in the form that [Meta.Read] reads. Path and print are left
// out: whoever keeps m knows them.
func (m *Meta) AppendTo(b []byte) []byte {
	b = pack.AppendText(b, m.Title)
	b = appendTime(b, m.Date)
	b = appendTime(b, m.Updated)
	b = pack.AppendText(b, m.Category)
	b = pack.AppendTexts(b, m.Festivals)
	b = pack.AppendTexts(b, m.Tags)
	b = pack.AppendText(b, m.Slug)
	b = pack.AppendText(b, m.Summary)
	b = pack.AppendUint(b, uint64(m.Chars))
	b = pack.AppendBool(b, m.Cut)
	b = pack.AppendBool(b, m.Draft)
	b = pack.AppendBool(b, m.Pinned)
	b = pack.AppendBool(b, m.Extras != nil)
	if m.Extras != nil {
		b = m.Extras.appendTo(b)
	}
	return b
}

// Read reads into m what AppendTo has appended; times are put into loc. It
// reports false when that is damaged.
func (m *Meta) Read(r *pack.Reader, loc *time.Location) bool {
	m.Title = r.Text()
	m.Date = readTime(r, loc)
	m.Updated = readTime(r, loc)
	m.Category = r.Text()
	m.Festivals = r.Texts()
	m.Tags = r.Texts()
	m.Slug = r.Text()
	m.Summary = r.Text()
	m.Chars = int32(r.Uint())
	m.Cut = r.Bool()
	m.Draft = r.Bool()
	m.Pinned = r.Bool()
	if r.Bool() {
		m.Extras = readExtras(r, loc)
	}
	return r.OK()
}

func (m *Extras) appendTo(b []byte) []byte {
	b = appendTime(b, m.Expires)
	b = pack.AppendText(b, m.Author)
	b = pack.AppendText(b, m.Source)
	b = pack.AppendText(b, m.SourceURL)
	b = pack.AppendTexts(b, m.Aliases)
	b = pack.AppendTexts(b, m.Kept)
	b = pack.AppendText(b, string(m.Newlines))
	if m.Params == nil {
		b = pack.AppendValue(b, nil)
	} else {
		b = pack.AppendValue(b, m.Params)
	}
	b = pack.AppendTexts(b, m.Keywords)
	b = pack.AppendText(b, m.Image)
	b = pack.AppendText(b, m.AI)
	b = pack.AppendText(b, m.Copyright)
	b = pack.AppendText(b, m.Tag)
	b = pack.AppendTexts(b, m.Top)
	b = pack.AppendUint(b, uint64(len(m.Links)))
	for _, l := range m.Links {
		b = pack.AppendText(b, l.Path)
		b = pack.AppendText(b, l.Suffix)
		b = pack.AppendBool(b, l.Image)
		b = pack.AppendBool(b, l.Optional)
		b = pack.AppendUint(b, uint64(l.Offset))
	}
	b = pack.AppendUint(b, uint64(len(m.Notices)))
	for _, n := range m.Notices {
		b = append(b, byte(n.Kind))
		b = pack.AppendText(b, n.Name)
		b = pack.AppendUint(b, uint64(n.Offset))
	}
	return AppendProblems(b, m.Warnings)
}

func readExtras(r *pack.Reader, loc *time.Location) *Extras {
	m := &Extras{
		Expires:   readTime(r, loc),
		Author:    r.Text(),
		Source:    r.Text(),
		SourceURL: r.Text(),
		Aliases:   r.Texts(),
		Kept:      r.Texts(),
		Newlines:  config.Newlines(r.Text()),
	}
	m.Params, _ = r.Value().(map[string]any)
	m.Keywords = r.Texts()
	m.Image = r.Text()
	m.AI = r.Text()
	m.Copyright = r.Text()
	m.Tag = r.Text()
	m.Top = r.Texts()
	if n := r.Count(); n > 0 {
		m.Links = make([]Link, n)
		for i := range m.Links {
			m.Links[i] = Link{Path: r.Text(), Suffix: r.Text(), Image: r.Bool(), Optional: r.Bool(), Offset: int(r.Uint())}
		}
	}
	if n := r.Count(); n > 0 {
		m.Notices = make([]html.Notice, n)
		for i := range m.Notices {
			m.Notices[i] = html.Notice{Kind: html.NoticeKind(r.Uint()), Name: strings.Clone(r.Text()), Offset: int(r.Uint())}
		}
	}
	m.Warnings = ReadProblems(r)
	return m
}

// appendTime appends a time to the second; 0 stands for none.
func appendTime(b []byte, t time.Time) []byte {
	if t.IsZero() {
		return append(b, 0)
	}
	return pack.AppendInt(append(b, 1), t.Unix())
}

func readTime(r *pack.Reader, loc *time.Location) time.Time {
	if r.Uint() == 0 {
		return time.Time{}
	}
	return time.Unix(r.Int(), 0).In(loc)
}

// AppendProblems appends problems.
func AppendProblems(b []byte, list []diag.Diagnostic) []byte {
	b = pack.AppendUint(b, uint64(len(list)))
	for _, d := range list {
		b = pack.AppendText(b, d.File)
		b = pack.AppendUint(b, uint64(d.Line))
		b = pack.AppendUint(b, uint64(d.Column))
		b = append(b, byte(d.Severity))
		b = d.Message.AppendTo(b)
		b = d.Hint.AppendTo(b)
		b = pack.AppendBool(b, d.Excerpt != nil)
		if e := d.Excerpt; e != nil {
			b = pack.AppendTexts(b, []string{e.Before, e.Marked, e.After})
		}
		b = AppendProblems(b, d.Notes)
	}
	return b
}

// ReadProblems reads what AppendProblems has appended. Problems are shown when the
// text they are read from is gone, so they hold copies.
func ReadProblems(r *pack.Reader) []diag.Diagnostic {
	n := r.Count()
	if n == 0 {
		return nil
	}
	list := make([]diag.Diagnostic, n)
	for i := range list {
		list[i] = diag.Diagnostic{
			File:     strings.Clone(r.Text()),
			Line:     int(r.Uint()),
			Column:   int(r.Uint()),
			Severity: diag.Severity(r.Uint()),
			Message:  message.Read(r),
			Hint:     message.Read(r),
			Excerpt:  readExcerpt(r),
			Notes:    ReadProblems(r),
		}
	}
	return list
}

func readExcerpt(r *pack.Reader) *diag.Excerpt {
	if r.Uint() == 0 {
		return nil
	}
	if parts := r.Texts(); len(parts) == 3 {
		return &diag.Excerpt{Before: strings.Clone(parts[0]), Marked: strings.Clone(parts[1]), After: strings.Clone(parts[2])}
	}
	r.Fail()
	return nil
}
