package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wendang/internal/parse/cjk"
)

// A summary is about summaryLength characters long, and at least summaryLeast.
const (
	summaryLength = 100
	summaryLeast  = 40
)

// summarize returns the first ~100 characters of text, cut after a sentence,
// else before a comma, else anywhere but within a Latin word. A cut summary
// ends with "…".
func summarize(text string) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= summaryLength+10 {
		return text
	}
	n, sentence, comma, word := 0, 0, 0, 0
	before := ' '
	end := len(text)
	for i, r := range text {
		if n >= summaryLength {
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
		case strings.ContainsRune("”’」』）)", before) && sentence == 0 && endsSentence(text[:i]):
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
	return strings.TrimRight(text[:end], " …") + "…"
}

// endsSentence reports whether s ends with a closing mark after a full stop.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？!?", r)
}

func latin(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
