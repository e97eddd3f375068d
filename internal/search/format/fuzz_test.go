package format

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/pack"
)

// What an index is read from may have been cut, edited or put there by others.
// Readers of it may say that it is damaged, or give wrong answers; they must not
// panic, go on for ever, or take memory that the file does not account for.

// uints encodes numbers as a file would have them.
func uints(list ...uint64) []byte {
	var b []byte
	for _, n := range list {
		b = pack.AppendUint(b, n)
	}
	return b
}

// hugeNumbers are where lengths and counts overflow.
var hugeNumbers = []uint64{1 << 31, 1 << 32, 1e12, 1 << 60, 1 << 62, 1<<63 - 1, 1 << 63, 1<<64 - 1}

func FuzzText93(f *testing.F) {
	for _, s := range []string{"", "a", "ab", "abc", "\x00\x00", "\xff\xff\xff", "0123456789abcdefghijklmnopqrstuvwxyz"} {
		f.Add([]byte(s), s)
	}
	f.Add([]byte(nil), "~~")
	f.Add([]byte(nil), "y~")
	f.Add([]byte(nil), "\"\"")
	f.Add([]byte(nil), "\\ é ")
	f.Fuzz(func(t *testing.T, b []byte, hostile string) {
		text := append93([]byte("before"), b)
		if !bytes.HasPrefix(text, []byte("before")) {
			t.Fatalf("%q: what was there is gone: %q", b, text)
		}
		text = text[len("before"):]
		for _, c := range text {
			if c < ' ' || c > '~' || c == '"' || c == '\\' {
				t.Errorf("%q becomes %q", b, text)
			}
		}
		got, ok := decode93(string(text))
		if !ok || len(got) > len(b)+1 || !bytes.HasPrefix(got, b) || len(got) > len(b) && got[len(b)] != 0 {
			t.Errorf("%q comes back as %q, %v", b, got, ok)
		}
		got, ok = decode93(hostile)
		switch {
		case ok && len(got) != len(hostile)/2*13/8:
			t.Errorf("%q: %d bytes", hostile, len(got))
		case ok && strings.ContainsFunc(hostile, func(r rune) bool { return !strings.ContainsRune(digits93, r) }):
			t.Errorf("%q is no text of the 93 characters", hostile)
		case !ok && got != nil:
			t.Errorf("%q: damaged, but %q", hostile, got)
		}
	})
}

// checkPostings reports postings that later stages could not stand.
func checkPostings(t *testing.T, list []Posting, ok bool, n, df int) {
	t.Helper()
	if !ok {
		return
	}
	if len(list) != df {
		t.Errorf("%d postings, not %d", len(list), df)
	}
	for i, p := range list {
		if int64(p.Doc) >= int64(n) || i > 0 && p.Doc <= list[i-1].Doc || p.Level > TitleLevel {
			t.Fatalf("posting %d of %d: %v of %d documents", i, df, p, n)
		}
	}
}

func FuzzPostings(f *testing.F) {
	_, list := appendPostings(nil, nil, 100, packAll([]Posting{{0, 0}, {7, 3}, {99, 1}}))
	f.Add(list, 100, 3)
	f.Add(list, 99, 3)
	f.Add(list, 100, 0)
	f.Add([]byte(strings.Repeat("\xff", 20)), 1000, 2)
	for _, n := range hugeNumbers {
		f.Add(list, 100, int(n))
		f.Add(list, int(n), 3)
		f.Add([]byte{}, int(n), int(n))
		f.Add(make([]byte, 64), int(n), int(n))
	}
	f.Fuzz(func(t *testing.T, b []byte, n, df int) {
		got, ok := readPostings(b, n, df)
		if n < 1 || n > 1<<32 {
			return // no table of documents says so
		}
		checkPostings(t, got, ok, n, df)
		for _, e := range []Entry{{df: df, list: b}, {df: 1, one: Posting{uint32(df), 0}}} {
			if got, ok := e.Postings(n); ok && e.df > 0 {
				checkPostings(t, got, ok, n, e.df)
			}
		}
	})
}

func FuzzShard(f *testing.F) {
	two := packAll([]Posting{{1, 0}, {5, 1}})
	w := NewShardWriter(10)
	w.AddPair(7, two)
	w.AddPair(10, two[:1])
	f.Add(w.Append(nil), uint64(7), "")
	f.Add(w.Append(nil), uint64(10), "")
	w.Reset()
	w.AddWord("ab", two)
	w.AddWord("abc", two[:1])
	f.Add(w.Append(nil), uint64(0), "ab")
	f.Add([]byte{}, uint64(0), "")
	for _, n := range hugeNumbers {
		f.Add(uints(n, 14, 2, 1), uint64(7), "")
		f.Add(append(uints(1, 14, n, 1), 0), uint64(7), "")     // a df
		f.Add(append(uints(1, 15, n), 0), uint64(7), "")        // a document
		f.Add(append(uints(1, 14, 2, n), 0), uint64(7), "")     // a length
		f.Add(append(uints(1, 2*n, 2, 1), 0), n, "")            // a key
		f.Add(uints(2, 2*n, 2, 0, -(2*n), 2, 0), uint64(0), "") // keys that add up to one
		f.Add(uints(2, 14, 2, n, 2, 2, -n), uint64(7), "")      // lengths that add up to one
		f.Add(uints(2, 0, 0, 2, n, 0, 0, 2, -n), ^n, "")        // the same, of words
		f.Add(uints(1, n, 1, 'a', 2, 0), uint64(0), "a")        // what a word has of the last one
		f.Add(uints(1, 0, n, 'a', 2, 0), uint64(0), "a")        // a length
		f.Add(uints(2, 0, 1, 'a', n, 0, 1, 1), uint64(0), "a")  // a df
	}
	f.Fuzz(func(t *testing.T, shard []byte, want uint64, word string) {
		const n = 1000
		check := func(e Entry, ok bool) {
			if !ok {
				return
			}
			list, valid := e.Postings(n)
			if len(list) > 4*len(shard)+1 {
				t.Errorf("%d postings of %d bytes", len(list), len(shard))
			}
			checkPostings(t, list, valid, n, e.df)
		}
		check(FindPair(shard, uint32(want)))
		for _, prefix := range []bool{false, true} {
			entries, ok := FindWords(shard, word, prefix)
			size := 0
			for _, e := range entries {
				check(e, ok)
				size += len(e.list)
			}
			if size > len(shard) || len(entries) > len(shard) {
				t.Errorf("%d lists of %d bytes out of %d", len(entries), size, len(shard))
			}
		}
	})
}

// tableOf encodes a table of documents: of one channel, and a festival.
func tableOf(days []uint64, k uint64, bits []byte, festival []uint64) []byte {
	b := uints(0, 1, uint64(len(days)), days[0], k, uint64(len(bits)))
	b = append(b, bits...)
	b = append(append(b, uints(1, uint64(len(festival)))...), uints(festival...)...)
	return append(b, uints(3, 'a', 'b'-'a', '正'-'b')...)
}

func FuzzTable(f *testing.F) {
	var w bitWriter
	w.rice(3, 1)
	w.rice(0, 1)
	w.flush()
	valid := tableOf([]uint64{40, 3, 0}, 1, w.b, []uint64{0, 2})
	f.Add(valid, 3, 0, 2)
	f.Add(valid, 2, 0, 0)
	f.Add(valid, 4, -1, 1)
	f.Add([]byte{}, 0, 0, 0)
	for _, n := range hugeNumbers {
		f.Add(valid, int(n), 0, 0)
		f.Add(valid, 3, int(n), int(n))
		f.Add(tableOf([]uint64{n, 3, 0}, n, w.b, []uint64{n, n}), 3, 0, 0)
		f.Add(uints(0, n, n, n, n, n), int(n), 0, 0)
		f.Add(append(uints(0, 1, n, 0, 0, 1), 0, 0), int(n), 0, 0) // many days, and few bits
		f.Add(append(uints(0, 1, 3, 0, 60, 1), 0, 1, byte(n)), 3, 0, 0)
	}
	f.Fuzz(func(t *testing.T, b []byte, docs, dead, more int) {
		if docs < 1 { // which the manifest's reader looks at
			return
		}
		table, ok := ReadTable(b, docs)
		if cap(table.Days) > 8*len(b)+64 {
			t.Errorf("%d bytes take memory for %d documents", len(b), cap(table.Days))
		}
		if !ok {
			return
		}
		channels := table.Channels
		if len(table.Days) != docs || !slices.IsSorted(channels) || channels[len(channels)-1] != docs {
			t.Errorf("%d days, channels %v of %d documents", len(table.Days), channels, docs)
		}
		for doc := range docs {
			if c := table.Channel(uint32(doc)); c < 0 || c > len(channels)-2 || channels[c] > doc || channels[c+1] <= doc {
				t.Fatalf("document %d is in channel %d of %v", doc, c, channels)
			}
		}
		s := Segment{Docs: docs, Dead: []int{dead, more}}
		if struck, ok := s.Struck(); ok && (len(struck) != docs || !struck[dead] || !struck[dead+more]) {
			t.Errorf("%d and %d of %d documents: %v are struck out", dead, more, docs, struck)
		}
	})
}

func FuzzDocuments(f *testing.F) {
	two := ""
	for _, d := range []Document{{Title: "正", URL: "a", Category: "范文大全", Text: "正文"}, {Title: "文", URL: "u.html", Category: "范文", Time: "2021-02-13", Tags: []string{"a", "b"}}} {
		d.EachText(func(s string) { two += s + "\x00" })
		two += d.Text + "\x00"
	}
	f.Add(two, 2)
	f.Add(two, 1)
	f.Add(two, 64)
	f.Add(two[:len(two)-1], 2)
	f.Add("", 64)
	f.Add(strings.Repeat("\x00", 600), 64)
	f.Add("no end", 2)
	f.Fuzz(func(t *testing.T, texts string, perText int) {
		if perText < 1 || perText > MaxPerText { // which the manifest's reader looks at
			perText = 1 + int(uint(perText)%MaxPerText)
		}
		chars := []rune("\x00ab正")
		c := NewCompactor(chars)
		parts := strings.Split(texts, "\x00")
		for _, s := range parts {
			c.Add(s)
		}
		path := Path("s", TextFile, 7)
		fsys := fstest.MapFS{path: {Data: AppendTexts(nil, path, c)}}
		docs, err := ReadDocuments(fsys, path, chars, perText)
		if len(docs) > perText || err != nil && docs != nil {
			t.Errorf("%d documents in a file of %d, error %v", len(docs), perText, err)
		}

	})
}

// manifestOf returns a manifest with values of a segment put into it.
func manifestOf(docs any, segment string) []byte {
	return fmt.Appendf(nil, `wdIndex("index",{"v":%d,"docs":%v,"channels":[{"n":"甲","d":"a","p":""}],"festivals":[],"segments":[%s]});`+"\n", Version, docs, segment)
}

const soundSegment = `{"n":"s","d":1,"p":1,"w":1,"k":1,"t":1,"s":1,"g":64,"x":[]}`

func FuzzManifest(f *testing.F) {
	f.Add(manifestOf(1, soundSegment))
	f.Add(manifestOf(1, soundSegment+","+soundSegment))
	f.Add(manifestOf(1, ""))
	f.Add(manifestOf(-1, "null"))
	f.Add(manifestOf("null", soundSegment))
	f.Add(manifestOf("1e400", soundSegment))
	f.Add([]byte(`wdIndex("index",);`))
	f.Add([]byte(`wdIndex("index",null);`))
	f.Add([]byte(`wdIndex("index",{"v":2});`))
	f.Add([]byte(`wdIndex("index",` + strings.Repeat("[", 20000) + `);`))
	for _, n := range append(hugeNumbers, 0, 32, 63, 65, 96, math.MaxInt32) {
		for _, field := range []string{`"d":1`, `"p":1`, `"w":1`, `"k":1`, `"t":1`, `"s":1`, `"g":64`} {
			f.Add(manifestOf(n, strings.Replace(soundSegment, field, fmt.Sprintf(`%s:%d`, field[:3], int64(n)), 1)))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ReadManifest(b)
		if (m == nil) == (err == nil) {
			t.Fatalf("manifest %v, error %v", m, err)
		}
		if m == nil {
			return
		}
		seen := map[string]bool{}
		for _, s := range m.Segments {
			// Hashes are taken by numbers of 32 bits, and must not be divided by 0.
			if uint32(s.Pairs) == 0 || uint32(s.Words) == 0 || PairFileOf(1, s.Pairs) >= s.Pairs || WordFileOf("a", s.Words) >= s.Words || s.PerText < 1 || s.Docs < 1 {
				t.Errorf("segment %+v", s)
			}
			if s.Slices != 0 && (SignatureSize%s.Slices != 0 || SliceBytes(s.Texts) < ((s.Docs-1)/s.PerText)/8+1) {
				t.Errorf("slices of %+v", s)
			}
			if seen[s.Name] {
				t.Errorf("segment %q is there twice", s.Name)
			}
			seen[s.Name] = true
		}
	})
}

// A number is read as it was written, and never beyond the end.
func FuzzByteReader(f *testing.F) {
	for _, n := range hugeNumbers {
		f.Add(uints(n, 3), n)
	}
	f.Add([]byte("\x03abc"), uint64(0))
	f.Add(bytes.Repeat([]byte{0x80}, 11), uint64(1))
	f.Fuzz(func(t *testing.T, b []byte, n uint64) {
		r := byteReader{b: uints(n)}
		if got := r.uint(); got != n || r.failed || len(r.b) > 0 {
			t.Errorf("%d is read as %d", n, got)
		}
		if got := unzigzag(n<<1 ^ uint64(int64(n)>>63)); got != int64(n) {
			t.Errorf("%d is read as %d", int64(n), got)
		}
		r = byteReader{b: b}
		read := 0
		for len(r.b) > 0 {
			read += len(r.bytes(r.count()))
		}
		if read > len(b) {
			t.Errorf("%d bytes of %d", read, len(b))
		}
		if left := r.uint(); left != 0 || !r.failed {
			t.Errorf("behind the end: %d, failed %v", left, r.failed)
		}
	})
}
