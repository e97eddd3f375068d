package cjk

import (
	"testing"
	"unicode"
)

// Marks that are taken for graphic without asking are so, and no space.
func TestGraphicMark(t *testing.T) {
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !graphicMark(r) {
			continue
		}
		n++
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) {
			t.Errorf("%U", r)
		}
	}
	if n == 0 {
		t.Error("there are none")
	}
}
