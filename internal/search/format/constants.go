package format

import (
	"encoding/json"
	"fmt"

	"wendang/internal/search/text"
)

// AppendConstants appends the script in which the theme's other scripts find what
// both readers of the index must agree on. It stands at the beginning of
// search-files.js, where a test of package search writes it.
func AppendConstants(dst []byte) []byte {
	t := text.ForScripts()
	dst = append(dst, "window.wdFormat = {\n"...)
	add := func(name string, v any) {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err) // numbers and texts
		}
		dst = fmt.Appendf(dst, "  %s: %s,\n", name, b)
	}
	add("version", Version)
	// Characters
	add("folds", t.Folds)
	add("han", t.Han)
	add("digits", t.Digits)
	add("letters", t.Letters)
	add("spaces", t.Spaces)
	add("blanks", t.Blanks)
	add("unseen", t.Unseen)
	// Queries
	add("maxQuery", MaxQuery)
	add("maxTerms", MaxTerms)
	add("maxPairs", MaxPairs)
	add("maxWord", t.MaxWord)
	// Files
	add("base", base)
	add("digits93", digits93)
	add("bits93", bits93)
	add("oneDigit", oneDigit)
	add("twoDigits", twoDigits)
	add("leastMatch", leastMatch)
	add("longMatch", longMatch)
	add("escape", escape)
	add("pairs", t.Pairs)
	add("words", struct {
		Basis  int `json:"basis"`
		Factor int `json:"factor"`
		Shift  int `json:"shift"`
		Chars  int `json:"chars"`
		End    int `json:"end"`
	}{wordBasis, wordFactor, wordShift, wordChars, wordEnd})
	add("titles", [2]int{titleFirst, titleSecond})
	add("rice", [2]int{riceNumerator, riceDenominator})
	add("levelBits", LevelBits)
	add("signatureBits", signatureBits)
	// Answers
	add("levelWeights", levelWeights)
	add("maxChecked", MaxChecked)
	add("sieveAfter", SieveAfter)
	add("sieveLeast", SieveLeast)
	add("maxSlices", MaxSlices)
	add("snippetLength", SnippetLength)
	add("snippetLead", SnippetLead)
	add("maxPlaces", MaxPlaces)
	return append(dst, "};\n"...)
}
