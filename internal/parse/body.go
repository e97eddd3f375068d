package parse

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wendang/internal/message"
	"wendang/internal/parse/cjk"
	"wendang/internal/parse/html"
	"wendang/internal/parse/markdown"
	"wendang/internal/parse/report"
)

// maxLead bounds the text that a summary is made of, in bytes: more than it takes.
const maxLead = 1200

// body parses and writes the Markdown that begins at start, and fills in what
// of m depends on it.
func (p *Parser) body(r *report.Reporter, start int, m *Meta, scratch *Scratch) *Content {
	b, ok := p.write(r, start, m, scratch)
	if role := m.Role(); role != RoleList && role != RoleTag { // a list has its name
		m.Title = b.Title
	}
	if !ok {
		return nil
	}
	if len(b.Links) > 0 {
		m.extras().Links = b.Links
	}
	if len(b.Notices) > 0 {
		m.extras().Notices = b.Notices
	}
	m.Chars = int32(countChars(b.Text) - bytes.Count(b.Text, []byte{' '}) - bytes.Count(b.Text, []byte{'\n'}))
	switch {
	case m.Summary != "", m.Role() == RoleList, m.Role() == RoleTag:
	case len(b.More) > 0:
		m.Summary = summarize(cjk.PlainLine(joinLines(firstBytes(b.More, 4*maxSummary))), maxSummary)
	default:
		m.Cut = true
		lead := b.Lead
		if len(lead) == 0 {
			lead = b.Text
		}
		m.Summary = summarize(cjk.PlainLine(joinLines(firstBytes(lead, maxLead))), summaryLength)
	}
	return &b.Content
}

// write parses and writes the Markdown that begins at start. Of m it takes what front
// matter says. See [html.Write].
func (p *Parser) write(r *report.Reporter, start int, m *Meta, scratch *Scratch) (*html.Body, bool) {
	source := r.Source[start:]
	pc := parser.NewContext()
	scratch.pool.UseIn(pc)
	tree := p.markdown.Parse(text.NewReader(source), parser.WithContext(pc))
	for _, n := range markdown.Problems(pc) {
		tell(r, start, n)
	}
	return html.Write(&html.Input{
		Tree: tree, Source: source, Base: start, Title: m.Title,
		Newlines: cmp.Or(m.Extra().Newlines, p.options.Newlines),
		Labels:   &p.options.Labels, Unsafe: p.options.Unsafe, Report: r,
	}, &scratch.html)
}

// tell reports what was noted about the text that begins at base.
func tell(r *report.Reporter, base int, n markdown.Problem) {
	start, end := base+n.Start, base+n.End
	switch n.Kind {
	case markdown.TooDeep:
		r.Report(start, end, message.BlocksTooDeep(markdown.MaxNesting), message.LessNesting())
	case markdown.TooManyLinks:
		r.Report(start, end, message.LinksTooMany(), message.DivideParagraph())
	case markdown.TooManyMarks:
		r.Report(start, end, message.MarksTooMany(), message.DivideParagraph())
	case markdown.TooManyNotes:
		r.Report(start, end, message.NotesTooMany(markdown.MaxNotes), message.DivideArticle())
	case markdown.TooManyCells:
		r.Report(start, end, message.CellsTooMany(markdown.MaxCells), message.DivideTable())
	case markdown.TooManyDefinitions:
		r.Report(start, end, message.DefinitionsTooMany(markdown.MaxDefinitions), message.DivideByText())
	case markdown.TooMuchGiven:
		r.Report(start, end, message.DefinitionsTooLong(markdown.MaxGiven>>20), message.ShortenDefinition())
	case markdown.TooLong:
		r.Report(start, end, message.BlocksTooLong(), message.LessNesting())
	case markdown.UnusedFootnote:
		r.Report(start, end, message.FootnoteUnused(), message.ReferToFootnote())
	case markdown.IndentedCode:
		r.Report(start, end, message.CodeIndented(), message.FenceCode())
	case markdown.IndentedProse:
		r.Report(start, end, message.ParagraphIndented(), message.LeaveOutIndentation())
	case markdown.UnclosedAlignment:
		r.Report(start, end, message.AlignmentUnclosed(n.Alignment.Word()), message.WriteAlignment(n.Alignment.Word()))
	case markdown.MisspeltAlignment:
		r.Report(start, end, message.AlignmentMisspelt(string(r.Source[start:end])), message.WriteAlignment(n.Alignment.Word()))
	}
}

// joinLines makes one line of text: after a Chinese full stop nothing need
// stand between two paragraphs, elsewhere a space.
func joinLines(text []byte) string {
	var b strings.Builder
	b.Grow(len(text) + bytes.Count(text, []byte{'\n'}))
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			b.Write(text)
			return b.String()
		}
		b.Write(text[:i])
		if last, _ := utf8.DecodeLastRune(text[:i]); !(cjk.Chinese(last) && cjk.Punctuation(last)) {
			b.WriteByte(' ')
		}
		text = text[i+1:]
	}
}

// countChars counts characters.
func countChars(text []byte) int {
	n := 0
	for ; len(text) >= 8; text = text[8:] {
		// Eight bytes at once: those that begin a character are not 10xxxxxx.
		x := binary.LittleEndian.Uint64(text)
		n += 8 - bits.OnesCount64(x>>7&^(x>>6)&0x0101010101010101)
	}
	for _, c := range text {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// firstBytes returns at most n bytes of text, whole characters.
func firstBytes(text []byte, n int) []byte {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
