package parse

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse/report"
)

// byteOrderMark is what some editors begin a file with.
var byteOrderMark = []byte("\ufeff")

// readText checks that src is text, and returns it without a byte order mark, with
// lines that end with \n.
func readText(r *report.Reporter, src []byte) ([]byte, bool) {
	if len(src) > MaxSize {
		r.Add(diag.File(r.Name, message.FileTooLarge(MaxSize>>20)).WithHint(message.SplitArticle()))
		return nil, false
	}
	src = bytes.TrimPrefix(src, byteOrderMark)
	if clean(src) {
		return src, true
	}
	if d, ok := diag.CheckText(r.Name, src); !ok {
		r.Add(d)
		return nil, false
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return withoutControls(r, src), true
}

// withoutControls replaces control characters, which HTML cannot hold, by spaces: Word
// leaves some in what is copied from it.
func withoutControls(r *report.Reporter, src []byte) []byte {
	clean := src
	for at := 0; ; {
		i := nextControl(src[at:])
		if i < 0 {
			return clean
		}
		at += i
		if &clean[0] == &src[0] {
			clean = bytes.Clone(src)
			r.Add(diag.At(r.Name, src, at, at+1, message.ControlCharacters()).WithHint(message.TypeAgain()))
		}
		clean[at] = ' '
		if src[at] == 0xC2 {
			at++
			clean[at] = ' '
		}
		at++
	}
}

// nextControl returns the index of the first control character, or -1.
func nextControl(src []byte) int {
	for i, c := range src {
		switch {
		case c < 0x20 && c != '\n' && c != '\t', c == 0x7f,
			c == 0xC2 && i+1 < len(src) && src[i+1] < 0xA0:
			return i
		}
	}
	return -1
}

// clean reports whether src is UTF-8 without control characters other than line
// feeds and tabs, as nearly every file is: then it can be taken as it is. ASCII
// and characters of three bytes are looked at eight bytes at a time, whatever their
// order: a text in which both take turns would make a loop with a branch for each
// character guess wrong.
func clean(src []byte) bool {
	const (
		ones = 0x0101010101010101
		high = 0x80 * ones
	)
	var due uint64 // the bytes of the next word that belong to a character of this
	i := 0
	for i+8 <= len(src) {
		x := binary.LittleEndian.Uint64(src[i:])
		top := x & high
		six, five, four := x<<1&high, x<<2&high, x<<3&high // the next bits of each byte
		first := top & six & five &^ four                  // 1110xxxx
		later := top &^ six                                // 10xxxxxx
		// After E0 and ED not every byte is valid: add with a carry where the low
		// half of a first byte is neither 0 nor D.
		half := first>>3 - first>>7 // 0F for each first byte
		low := x & half
		odd := (first>>3)&^(low+half) | (first>>3)&^(low^(half&(0x0D*ones))+half)
		// Of ASCII, control characters but line feed and tab.
		rest := x &^ high
		lines := zero(rest ^ '\n'*ones)
		control := (^(rest + 0x60*ones) | (rest + ones)) & high &^ top &^ lines &^ zero(rest^'\t'*ones)
		if top^first^later|odd|control|(later^(first<<8|first<<16|due)) != 0 {
			// Something else. Go on character by character, from the one that the
			// word before has begun, past this word.
			end := i + 8
			for i -= begun(src[:i], due); i < end && i < len(src); {
				n := cleanRune(src[i:])
				if n == 0 {
					return false
				}
				i += n
			}
			due = 0
			continue
		}
		due = first>>56 | first>>48
		i += 8
	}
	for i -= begun(src[:i], due); i < len(src); {
		n := cleanRune(src[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// begun returns how many bytes of a character that is not complete stand at the end
// of s, if any are due.
func begun(s []byte, due uint64) int {
	switch {
	case due == 0:
		return 0
	case s[len(s)-1] >= 0xC0:
		return 1
	}
	return 2
}

// zero returns 80 for each byte of x, whose highest bits are not set, that is 0.
func zero(x uint64) uint64 {
	const ones = 0x0101010101010101
	return ^(x + 0x7F*ones) & (0x80 * ones)
}

// cleanRune returns the length of the character at the start of s, or 0 when it is
// none, or a control character.
func cleanRune(s []byte) int {
	r, n := utf8.DecodeRune(s)
	if r == utf8.RuneError && n == 1 || r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
		return 0
	}
	return n
}
