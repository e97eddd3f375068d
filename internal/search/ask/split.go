package ask

import (
	"strings"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// queryPart is what stands between spaces or within quotes, or a part of that between
// signs that separate terms.
type queryPart struct {
	text   string
	quoted bool
	// whole is, in the first of several such parts, what they are parts of, and more says
	// of the others that they are.
	whole string
	more  bool
}

// closing are the quotes that may enclose a part of a query, by those that open it.
func closing(r rune) string {
	switch r {
	case '“', '”': // which are often mistaken for each other
		return "“”"
	case '「':
		return "」"
	case '『':
		return "』"
	}
	return ""
}

// splitQuery splits a query at spaces, and at straight quotes. A straight quote that is
// not closed quotes the rest. Other quotes quote a part if they enclose all of it; else
// they are signs like others.
//
//	“工作总结” 报告    a part in quotes, and another one
//	“八一”慰问信       one part
//	"甲乙"丙丁         a part in quotes, and another one
func splitQuery(s string) []queryPart {
	typed := []rune(s)
	typed = typed[:min(len(typed), format.MaxQuery)]
	var parts []queryPart
	part := []rune{}
	end := func(quoted bool) {
		if len(part) > 0 {
			parts = append(parts, queryPart{text: string(part), quoted: quoted})
		}
		part = part[:0]
	}
	quoted := false // by a straight quote
	for i := 0; i < len(typed); i++ {
		r := typed[i]
		switch {
		case r == '"' || r == '＂':
			end(quoted)
			quoted = !quoted
		case quoted:
			part = append(part, r)
		case text.IsSpace(r):
			end(false)
		case len(part) == 0 && encloses(typed[i:]) > 0:
			n := encloses(typed[i:])
			part = append(part, typed[i+1:i+n]...)
			end(true)
			i += n
		default:
			part = append(part, r)
		}
	}
	end(quoted)
	return parts
}

// splitSigns splits parts at signs that separate terms.
func splitSigns(f text.Folding, parts []queryPart) (out []queryPart) {
	for _, p := range parts {
		out = append(out, splitPart(f, p)...)
	}
	return out
}

// splitPart splits a part at signs that separate terms. Those at its beginning and end
// stay: C! is no word.
func splitPart(f text.Folding, part queryPart) []queryPart {
	if part.quoted {
		return []queryPart{part}
	}
	typed, folded := []rune(part.text), f.Fold(part.text)
	var parts []queryPart
	from, before := 0, -1 // the last character of a term
	for i, r := range folded.Runes {
		if !inTerm(r) {
			continue
		}
		first, last := -1, -1
		for k := before + 1; before >= 0 && k < i; k++ {
			if text.SeparatesTerms(folded.Runes[k], folded.Runes[before], r) {
				if last = folded.At[k]; first < 0 {
					first = last
				}
			}
		}
		if last >= 0 && folded.At[before] < first && last < folded.At[i] {
			parts = append(parts, queryPart{text: string(typed[from:first]), more: len(parts) > 0})
			from = last + 1
		}
		before = i
	}
	if len(parts) == 0 {
		return []queryPart{part}
	}
	parts[0].whole = part.text
	return append(parts, queryPart{text: string(typed[from:]), more: true})
}

// inTerm reports whether a folded character is one of a term, and not a sign.
func inTerm(r rune) bool { return text.IsHan(r) || text.IsDigit(r) || text.IsLetter(r) }

// encloses returns where the quote is closed that opens a text, if a space or the end
// follows; else 0.
func encloses(typed []rune) int {
	quotes := closing(typed[0])
	if quotes == "" {
		return 0
	}
	for i, r := range typed {
		if i > 0 && strings.ContainsRune(quotes, r) {
			if i+1 == len(typed) || text.IsSpace(typed[i+1]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// joinSingles joins Chinese characters that stand by themselves: 张 三 is 张三.
func joinSingles(f text.Folding, parts []queryPart) []queryPart {
	var out []queryPart
	single := func(p queryPart) bool {
		runes := f.Fold(p.text).Runes
		return !p.quoted && len(runes) == 1 && text.IsHan(runes[0])
	}
	for i, p := range parts {
		if i > 0 && single(p) && single(parts[i-1]) {
			out[len(out)-1].text += p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

// dotNumbers writes · for the points of numbers in parts without quotes. It reports whether
// there are any.
func dotNumbers(f text.Folding, parts []queryPart) (out []queryPart, some bool) {
	for _, p := range parts {
		typed, folded := []rune(p.text), f.Fold(p.text)
		for i := 1; i+1 < len(folded.Runes) && !p.quoted; i++ {
			if folded.Runes[i] == '.' && text.IsDigit(folded.Runes[i-1]) && text.IsDigit(folded.Runes[i+1]) {
				typed[folded.At[i]] = '·'
				some = true
			}
		}
		p.text = string(typed)
		out = append(out, p)
	}
	return out, some
}
