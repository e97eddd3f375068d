package search

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"wendang/internal/pack"
)

// The texts of a segment are written in one or two bytes a character: in one
// those that a sample of its documents has most often. That is half of UTF-8,
// so it is compressed in half the time, and to three quarters of the size.
//
//	0            three bytes follow: a character that the sample has not
//	1 … 200      one of the 200 commonest characters
//	201 … 255    with a second byte, one of the others
const (
	oneByteChars = 200
	firstLead    = oneByteChars + 1
	maxChars     = oneByteChars + (256-firstLead)<<8
)

// How much is sampled: of so many documents, so many bytes of each text.
const (
	sampleDocs  = 128
	sampleBytes = 8 << 10
)

// charCounter counts the characters of the basic plane.
type charCounter [1 << 16]uint32

func (c *charCounter) add(text string) {
	for _, r := range text {
		if r < 1<<16 {
			c[r]++
		}
	}
}

// chars returns the characters by their numbers. Those of one byte, and those
// with the same first byte of two, are in order: what comes when says nothing
// within these, and so the list is short to write.
func (c *charCounter) chars() []rune {
	var list []rune
	for r, n := range c {
		if n > 0 && r != utf8.RuneError {
			list = append(list, rune(r))
		}
	}
	slices.SortFunc(list, func(a, b rune) int { return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b)) })
	list = list[:min(len(list), maxChars)]
	for rest, size := list, oneByteChars; len(rest) > 0; size = 1 << 8 {
		size = min(size, len(rest))
		slices.Sort(rest[:size])
		rest = rest[size:]
	}
	return list
}

// startsGroup reports whether the character of a number is the first of those
// that are in order.
func startsGroup(i int) bool { return i == 0 || i >= oneByteChars && (i-oneByteChars)&0xFF == 0 }

// appendChars appends a list of characters: how many, and each as what it is
// beyond the last one.
func appendChars(dst []byte, chars []rune) []byte {
	dst = pack.AppendUint(dst, uint64(len(chars)))
	last := rune(0)
	for i, r := range chars {
		if startsGroup(i) {
			last = 0
		}
		dst = pack.AppendUint(dst, uint64(r-last))
		last = r
	}
	return dst
}

// chars reads a list of characters.
func (r *byteReader) chars() []rune {
	n := r.count()
	if n > maxChars {
		r.failed = true
		return nil
	}
	list := make([]rune, n)
	last := uint64(0)
	for i := range list {
		if startsGroup(i) {
			last = 0
		}
		if last += r.uint(); last >= 1<<16 {
			r.failed = true
			return nil
		}
		list[i] = rune(last)
	}
	return list
}

// charCoder writes texts in the characters of a list.
type charCoder struct {
	// codes holds for each character of the basic plane its one byte, followed
	// by 0, or its two; 0 for none.
	codes [1 << 16]uint16
	coded []byte
}

func newCharCoder(chars []rune) *charCoder {
	c := &charCoder{}
	for i, r := range chars {
		if i < oneByteChars {
			c.codes[r] = uint16(1+i) << 8
		} else {
			c.codes[r] = uint16(firstLead<<8 + i - oneByteChars)
		}
	}
	return c
}

// appendText appends a text, with the number of its bytes.
func (c *charCoder) appendText(dst []byte, s string) []byte {
	const most = 4 // bytes of a character, of which s may have one in a byte
	c.coded = resize(c.coded, most*len(s))
	out := c.coded
	n := 0
	for i := 0; i < len(s); {
		var r rune
		size := 3
		if b := s[i]; 0xE3 <= b && b <= 0xE9 && i+2 < len(s) { // nearly always, and s is UTF-8
			r = rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		} else if r, size = rune(b), 1; b >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		code := uint32(0)
		if r < 1<<16 {
			code = uint32(c.codes[r])
		}
		if code == 0 {
			out[n], out[n+1], out[n+2], out[n+3] = 0, byte(r>>16), byte(r>>8), byte(r)
			n += 4
			continue
		}
		// Two bytes are written and one or two are kept: which of them cannot be
		// foreseen, so that a branch would take longer.
		out[n], out[n+1] = byte(code>>8), byte(code)
		n += 1 + int((code+(1<<16-firstLead<<8))>>16)
	}
	dst = pack.AppendUint(dst, uint64(n))
	return append(dst, out[:n]...)
}

// coded reads a text that is written in characters of a list.
func (r *byteReader) coded(chars []rune) string {
	b := r.bytes(r.count())
	text := make([]byte, 0, len(b)*2)
	for i := 0; i < len(b); {
		switch c := int(b[i]); {
		case c == 0 && i+3 < len(b):
			text = utf8.AppendRune(text, rune(b[i+1])<<16|rune(b[i+2])<<8|rune(b[i+3]))
			i += 4
		case 0 < c && c < firstLead && c <= len(chars):
			text = utf8.AppendRune(text, chars[c-1])
			i++
		case c >= firstLead && i+1 < len(b) && oneByteChars+(c-firstLead)<<8+int(b[i+1]) < len(chars):
			text = utf8.AppendRune(text, chars[oneByteChars+(c-firstLead)<<8+int(b[i+1])])
			i += 2
		default:
			r.failed = true
			return ""
		}
	}
	return string(text)
}
