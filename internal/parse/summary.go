package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"wendang/internal/parse/cjk"
)

// A summary is about summaryLength characters long, and at least summaryLeast.
const (
	summaryLength = 100
	summaryLeast  = 40
)

// summarize returns about the first length characters of text, cut after a sentence,
// else before a comma, else anywhere but within a Latin word or a sign made of several
// characters. A cut summary ends with "…".
func summarize(text string, length int) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= length+10 {
		return text
	}
	n, sentence, comma, word := 0, 0, 0, 0
	before := ' '
	end := len(text)
	for i, r := range text {
		if n >= length {
			end = i
			break
		}
		switch {
		case n < summaryLeast, cjk.Han(r) && cjk.Han(before):
		case strings.ContainsRune("。！？!?…", before):
			// A closing quote belongs to the sentence.
			if !strings.ContainsRune("”’」』）)…", r) {
				sentence = i
			}
		case strings.ContainsRune("”’」』）)", before) && sentence == 0 && closesSentence(text[:i]):
			sentence = i
		case strings.ContainsRune("，；：、,;:", r):
			comma = i
		}
		if !(latin(before) && latin(r)) {
			word = i
		}
		before = r
		n++
	}
	switch {
	case sentence > 0:
		end = sentence
	case comma > 0:
		end = comma
	case latin(before) && word > 0:
		if r, _ := utf8.DecodeRuneInString(text[end:]); latin(r) {
			end = word
		}
	}
	return strings.TrimRight(text[:clusterStart(text, end)], " …") + "…"
}

// clusterStart returns the last index of text, not after at, between two signs: an emoji
// such as 👨‍👩‍👧, or a letter with its accents, is made of several characters.
func clusterStart(text string, at int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	if plainRune(before) && plainRune(after) {
		return at
	}
	// Between two such characters a sign surely begins: from there on.
	start := 0
	for i := at; i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if p, _ := utf8.DecodeLastRuneInString(text[:i]); plainRune(r) && plainRune(p) {
			start = i
			break
		}
	}
	for rest, state := text[start:], -1; start < at; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if start+len(cluster) > at {
			break
		}
		start += len(cluster)
	}
	return start
}

// plainRune reports whether r is a sign of its own beside others of its kind: a Han
// character, or Chinese punctuation.
func plainRune(r rune) bool {
	return cjk.Han(r) || 0x3001 <= r && r <= 0x3029 || 0xFF01 <= r && r <= 0xFF5E || 0x2014 <= r && r <= 0x2026
}

// closesSentence reports whether s ends with a closing mark after a full stop.
func closesSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？!?", r)
}

func latin(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
