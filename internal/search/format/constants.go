package format

import (
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf8"

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
		dst = fmt.Appendf(dst, "  %s: ", name)
		for _, r := range string(b) {
			if unicode.IsPrint(r) {
				dst = utf8.AppendRune(dst, r)
			} else { // what editors do not show
				dst = fmt.Appendf(dst, "\\u%04x", r)
			}
		}
		dst = append(dst, ",\n"...)
	}
	add("version", Version)
	// Characters
	add("folds", t.Folds)
	add("variants", t.Variants)
	add("many", t.Many)
	add("han", t.Han)
	add("digits", t.Digits)
	add("letters", t.Letters)
	add("spaces", t.Spaces)
	add("marks", t.Marks)
	add("edges", t.Edges)
	// Queries
	add("maxQuery", MaxQuery)
	add("maxTerms", MaxTerms)
	add("maxPairs", MaxPairs)
	add("maxWord", t.MaxWord)
	add("maxUnit", t.MaxUnit)
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
	add("bounds", [3]int{ordinary, boundOne, boundTwo})
	add("maxLiteral", MaxLiteral)
	add("maxChecked", MaxChecked)
	add("maxScanned", MaxScanned)
	add("maxScannedUnits", MaxScannedUnits)
	add("orderDocs", OrderDocs)
	add("sieveAfter", SieveAfter)
	add("sieveLeast", SieveLeast)
	add("maxSlices", MaxSlices)
	add("separator", string(Separator))
	add("snippetLength", SnippetLength)
	add("snippetLead", SnippetLead)
	add("maxPlaces", MaxPlaces)
	return append(dst, "};\n"...)
}
