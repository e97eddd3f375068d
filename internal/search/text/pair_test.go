package text

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// Every pair is read as it was written, and no other has its Pair.
func TestPairKey(t *testing.T) {
	var chars []rune
	for r := rune(firstNumbered - 3); r <= lastNumbered+3; r++ {
		chars = append(chars, r)
	}
	chars = append(chars, '0', 'a', 0xF900, 0x20000, 0x3FFFF)
	with := []rune{'年', '0', 'a', 0x3400, 0x20000}
	seen := map[Pair]string{}
	for _, r := range chars {
		for _, o := range with {
			for _, p := range [][2]rune{{r, o}, {o, r}, {r, 0}} {
				k := PairOf(p[0], p[1])
				if a, b := k.Split(); a != p[0] || b != p[1] {
					t.Fatalf("%U is read as %U %U", p, a, b)
				}
				if was, ok := seen[k]; ok && was != string(p[:]) {
					t.Fatalf("%q and %q have one Pair", was, string(p[:]))
				}
				seen[k] = string(p[:])
			}
		}
	}
}

// Numbers are as the table has them, and what the table has can be told apart.
func TestNumbers(t *testing.T) {
	seen := map[Pair]rune{digitNumber: 0, letterNumber: 0, noNumber: 0, borderNumber: 0, otherNumber: 0, markNumber: 0}
	f := NewFolding()
	for r := rune(0); r < 1<<16; r++ {
		to, _, one := f.Rune(r)
		n, ok := charNumber(to)
		if one && ok && to >= firstNumbered && IsHan(to) {
			if was, taken := seen[n]; taken && was != to {
				t.Fatalf("%U and %U have one number", was, to)
			}
			seen[n] = to
		}
		got := Pair(f.numbers[r])
		if f.isTraditional(r) {
			got &^= foldedNumber
		}
		switch {
		case !one && got == otherNumber:
		case IsHan(to) && ok && got == n:
		case IsMark(to) && got == markNumber:
		case got == borderNumber && !IsHan(to) && !IsLetter(to) && !IsDigit(to) && !IsMark(to):
		case got == otherNumber && !(IsHan(to) && ok):
		default:
			t.Fatalf("%U, which becomes %U, has the number %x in the table, want %x", r, to, got, n)
		}
	}
}

// keyWith returns the pair of a hash.
func keyWith(h uint32) Pair {
	inverse := func(n uint32) uint32 {
		x := n // right in three bits; each step doubles them
		for range 4 {
			x *= 2 - n*x
		}
		return x
	}
	h = h * inverse(0x85EBCA6B) & hashMask
	h ^= h >> numberBits
	return Pair(h * inverse(0x9E3779B1) & hashMask)
}

// No two pairs have one hash: each step of it can be undone.
func TestHashOf(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	used := make([]int, 64)
	for range 100000 {
		k := Pair(random.Uint32N(1 << PairBits))
		h := k.Hash()
		if back := keyWith(h); back != k || h > hashMask {
			t.Fatalf("%x has the uint32 %x, of %x", k, h, back)
		}
		used[h>>(PairBits-6)]++
	}
	// Pairs of texts are not spread evenly, their hashes are.
	clear(used)
	n := 0
	for a := rune(0x4E00); a < 0x5200; a += 3 {
		for b := rune(0x4E00); b < 0x5200; b += 2 {
			used[PairOf(a, b).Hash()>>(PairBits-6)]++
			n++
		}
	}
	if least, most := slices.Min(used), slices.Max(used); 10*64*least < 9*n || 10*64*most > 11*n {
		t.Errorf("of %d pairs there are %d … %d in 64 parts", n, least, most)
	}
}

// What is nearly always in a text is scanned by a way of its own, which finds
// what the other way does.
func TestScanNumbered(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	alphabet := []rune("年月日後國，。！ \n\t　〇々のカaZ09-＋Ａ９\u200b\u00a0é한𠀀㐀豈🎉\u30fb“》、.．①㎡著⼯Ⅳ")
	for range 20000 {
		runes := make([]rune, random.IntN(12))
		for i := range runes {
			runes[i] = alphabet[random.IntN(len(alphabet))]
			if random.IntN(3) > 0 {
				runes[i] = 0x4E00 + random.Int32N(3)
			}
		}
		got, traditional := scanned(string(runes), false)
		want, also := scanned(string(runes), true)
		want = slices.DeleteFunc(want, func(s string) bool { return s[0] == '_' })
		if !slices.Equal(got, want) || traditional != also {
			t.Fatalf("%q: %q, traditional %v; want %q, %v", string(runes), got, traditional, want, also)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"a", "a"}, {"年月", "年月"}, {"年月日", "年月日"}, {"年a月b日", "年a月b日"}, {"é年月日é", "é年月日é"},
		{"一二三四五六七八九十", "一二三四五六七八九十"}, {"年\x00月", "年�月"}, {"index/a-1.html~\x7fB年c", "index/a-1.html~\x7fB年c"},
		{"1234567\x00abcdefg", "1234567�abcdefg"}, {"\x00", "�"}, {"\x01\x01\x01\x01\x00\x01\x01\x01\x01", "\x01\x01\x01\x01�\x01\x01\x01\x01"}, {"𠀀年\U0010FFFF月", "𠀀年\U0010FFFF月"},
		{"\u0800\ud7ff\ue000\uffff", "\u0800\ud7ff\ue000\uffff"}, {"年月x\xe4\xb8", "年月x��"}, {"\xff年月日", "�年月日"},
	} {
		u := Units("ab").AppendText(c.text)
		var got []rune
		for i := 2; i < len(u); {
			r, size := u.Rune(i)
			got = append(got, r)
			i += size
		}
		if string(got) != c.want || string(u[:2]) != "ab" {
			t.Errorf("%q is %q", c.text, string(got))
		}
	}
	// All that may stand beside each other.
	random := rand.New(rand.NewPCG(8, 8))
	for range 20000 {
		runes := make([]rune, random.IntN(14))
		for i := range runes {
			runes[i] = []rune{'\x00', '\x01', 'a', '~', '\x7f', '\u0080', 'é', 'ࠀ', '一', '耀', '\uffff', '𠀀'}[random.IntN(12)]
		}
		text := string(runes)
		u := Units(nil).AppendText(text)
		var want Units
		for _, unit := range utf16.Encode([]rune(strings.ReplaceAll(text, "\x00", "�"))) {
			want = binary.LittleEndian.AppendUint16(want, unit)
		}
		if !slices.Equal(u, want) {
			t.Fatalf("%q is %x, want %x", text, u, want)
		}
	}
	if r, size := Units("a\x00").Rune(2); r != 0 || size != 0 {
		t.Errorf("behind the end stands %q of %d bytes", r, size)
	}
	if r, size := Units("\x00\xd8a\x00").Rune(0); r != 0xD800 || size != UnitBytes {
		t.Errorf("half a character is %U of %d bytes", r, size)
	}
}
