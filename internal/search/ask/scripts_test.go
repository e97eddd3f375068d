package ask

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/searchtest"
	"wendang/internal/search/text"
)

// These tests hold the theme's scripts to what Go does, function by function and then
// answer by answer. They need no browser.

// browser returns a browser that has the index of a few documents, and has loaded all
// that folding needs.
func browser(t testing.TB) *searchtest.Browser {
	t.Helper()
	b := searchtest.NewBrowser(t, smallIndexWithFold(t))
	eval[any](t, b, "wdText.foldAll()")
	return b
}

func smallIndexWithFold(t testing.TB) fstest.MapFS {
	fsys := smallIndex(t)
	fsys[format.FoldPath] = &fstest.MapFile{Data: format.AppendFold(nil)}
	fsys[format.TagsPath] = &fstest.MapFile{Data: format.AppendTags(nil, nil)}
	return fsys
}

// eval evaluates an expression in a browser.
func eval[T any](t testing.TB, b *searchtest.Browser, expression string, args ...any) T {
	t.Helper()
	v, err := b.Eval(expression, args...)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	out, ok := v.(T)
	if !ok && v != nil {
		t.Fatalf("%s is a %T", expression, v)
	}
	return out
}

// notShort leaves a test of the scripts out of short runs: an interpreter runs them, which
// the race detector slows down tenfold, and nothing in them runs side by side.
func notShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long")
	}
}

// Folding and classes are the same for all characters.
func TestScriptCharacters(t *testing.T) {
	notShort(t)
	t.Parallel()
	b := browser(t)
	f := text.NewFolding()
	for start := rune(0); start < 0x32000; start += 0x1000 {
		var chars strings.Builder
		var want []string
		for r := start; r < start+0x1000; r++ {
			if !utf8.ValidRune(r) {
				continue
			}
			chars.WriteRune(r)
			class := 0
			for bit, is := range []func(rune) bool{text.IsHan, text.IsDigit, text.IsLetter, text.IsSpace, text.IsMark, text.IsEdge} {
				if is(r) {
					class |= 1 << bit
				}
			}
			want = append(want, fmt.Sprint(int(r), " ", f.Text(string(r)), " ", class))
		}
		got := eval[[]any](t, b, `Array.from(args[0]).map(function (c) {
			return [c.codePointAt(0), wdText.fold(c), wdText.classOf(c.codePointAt(0))].join(" ");
		})`, chars.String())
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("the scripts say that a character, what it becomes and its class are %q, Go says %q", got[i], want[i])
			}
		}
	}
}

// Hashes, files and weights are the same.
func TestScriptNumbers(t *testing.T) {
	t.Parallel()
	b := browser(t)
	random := rand.New(rand.NewPCG(7, 7))
	check := func(expression string, want int, args ...any) {
		t.Helper()
		if got := eval[string](t, b, "String("+expression+")", args...); got != fmt.Sprint(want) {
			t.Errorf("%s of %v is %s, want %d", expression, args, got, want)
		}
	}
	for range 500 {
		hash := random.Uint32N(1 << text.PairBits)
		check("wdFiles.hashOf(args[0])", int(text.Pair(hash).Hash()), int(hash))
		n := 1 + random.IntN(1<<16)
		check(`+wdFiles.pairFile({ n: "", p: args[1] }, args[0]).slice(2)`, format.PairFileOf(hash, n), int(hash), n)
		docs, df := 1+random.IntN(1<<random.IntN(30)), random.IntN(1<<random.IntN(30))
		check("wdIndexed.weight(args[0], args[1])", format.Weight(docs, df), docs, df)
	}
	for _, w := range []string{"a", "ab", "abc", "2021", "我", "𠀀", "𠀀年", "가나다", "é"} {
		for _, n := range []int{1, 7, 1000} {
			check(`+wdFiles.wordFile({ n: "", w: args[1] }, args[0]).slice(2)`, format.WordFileOf(w, n), w, n)
			if len(w) > 1 && w[0] < utf8.RuneSelf && w[1] < utf8.RuneSelf {
				check(`+wdFiles.titleFile({ n: "", s: args[1] }, args[0]).slice(2)`, format.TitleFileOf(w[0], w[1], n), w, n)
			}
		}
	}
}

// Bytes, texts and postings are read as they were written.
func TestScriptFiles(t *testing.T) {
	notShort(t)
	t.Parallel()
	random := rand.New(rand.NewPCG(8, 1))
	for size := range 40 {
		content := make([]byte, size*size)
		for i := range content {
			content[i] = byte(random.Uint32())
		}
		b := searchtest.NewBrowser(t, fstest.MapFS{"search/s/x.js": {Data: format.AppendScript(nil, "search/s/x.js", content)}})
		got := eval[string](t, b, `wdFiles.shard("s/x").then(function (r) { return Array.from(r.b).join(); })`)
		if want := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(content)), ","), "[]"); got != want {
			t.Fatalf("%d bytes are read as %s, want %s", len(content), got, want)
		}
	}
	for n := range 30 {
		counter := new(format.CharCounter)
		sample := []rune("年月日abc ，。\n𠀀")
		line := func(n int) string {
			runes := make([]rune, n)
			for i := range runes {
				if runes[i] = sample[random.IntN(len(sample))]; random.IntN(9) == 0 {
					runes[i] = 1 + random.Int32N(0xD000)
				}
			}
			return string(runes)
		}
		counter.Add(line(200) + "\x00")
		chars := counter.Chars()
		c := format.NewCompactor(chars)
		var want []string
		for range n {
			want = append(want, line(random.IntN(50)))
			want[len(want)-1] += strings.Repeat(want[random.IntN(len(want))], random.IntN(4))
			c.Add(want[len(want)-1])
		}
		b := searchtest.NewBrowser(t, fstest.MapFS{"search/s/t0.js": {Data: format.AppendTexts(nil, "search/s/t0.js", c)}})
		got := eval[string](t, b, `wdFiles.texts("s/t0", Array.from(args[0], function (c) { return c.charCodeAt(0); })).then(function (next) {
			const list = [];
			while (next.more()) { list.push(next()); }
			return list.join("|");
		})`, string(chars))
		if got != strings.Join(want, "|") {
			t.Fatalf("%q is read as %q", want, got)
		}
	}
	for _, n := range []int{1, 5, 100, 70000} {
		for _, df := range []int{1, 2, 3, n / 2, n} {
			if df < 1 || df > n || df > 3000 {
				continue
			}
			var list []format.Packed
			var want []string
			for _, doc := range slices.Sorted(slices.Values(random.Perm(n)[:df])) {
				p := format.Posting{Doc: uint32(doc), Level: uint8(random.IntN(4))}
				list, want = append(list, p.Packed()), append(want, fmt.Sprintf("%d/%d", p.Doc, p.Level))
			}
			w := format.NewShardWriter(n)
			w.AddPair(3, list[:1])
			w.AddPair(5, list)
			b := searchtest.NewBrowser(t, fstest.MapFS{"search/s/p0.js": {Data: format.AppendScript(nil, "search/s/p0.js", w.Append(nil))}})
			got := eval[string](t, b, `wdFiles.shard("s/p0").then(function (r) {
				let hash = 0;
				const found = wdFiles.entries(r, function (gap) { return (hash += gap) === 5; }), p = wdFiles.postings(found[0], args[0]);
				return Array.from(p.docs, function (d, i) { return d + "/" + p.levels[i]; }).join(" ");
			})`, n)
			if got != strings.Join(want, " ") {
				t.Fatalf("%d postings of %d documents are read as %.200s, want %.200s", df, n, got, want)
			}
		}
	}
}

// scriptSpell spells a query as spell does.
const scriptSpell = `(function (terms) {
	return terms.map(function (t) {
		return (t.quoted ? "'" : "") + (t.isWord ? "=" : "") + t.text + (t.quoted || t.plain.text === t.text ? "" : "~" + t.plain.text) + "[" + t.pairs.map(function (p) {
			const w = wdQuery.wordOf(p);
			return w + (Array.from(w).length < 2 ? "_" : "");
		}).concat(t.words.map(function (w) { return w.word + (w.prefix ? "*" : ""); })).join(" ") + "]" + t.signature.join();
	}).join(" ");
})`

// Queries have the same terms.
func TestScriptQueries(t *testing.T) {
	notShort(t)
	t.Parallel()
	b := browser(t)
	check := func(query string) {
		t.Helper()
		q := ParseQuery(query)
		want := ""
		for i := range q.Terms {
			if i > 0 {
				want += " "
			}
			one := Query{Terms: q.Terms[i : i+1]}
			want += spell(one) + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(q.Terms[i].signature)), ","), "[]")
		}
		if got := eval[string](t, b, scriptSpell+"(wdQuery.parse(args[0]))", query); got != want {
			t.Errorf("%q:\nscripts %s\nGo      %s", query, got, want)
		}
	}
	for _, s := range querySeeds {
		if utf8.ValidString(s) {
			check(s)
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	alphabet := []rune("年月日後國，。！ \t　〇々のカaZ09-＋Ａ９\u200b\u00a0é한𠀀㐀豈🎉\"“”「」『』《》、·..12①㎡Ⅳ⼯著")
	for range 3000 {
		runes := make([]rune, random.IntN(14))
		for i := range runes {
			if runes[i] = alphabet[random.IntN(len(alphabet))]; random.IntN(3) == 0 {
				runes[i] = 0x4E00 + random.Int32N(3)
			}
		}
		check(string(runes))
	}
}

// askGo asks for pages of results.
func askGo(t testing.TB, r *Reader, query string, o Options, pages ...int) string {
	t.Helper()
	a, err := r.Ask(ParseQuery(query), o)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	out := ""
	for _, n := range pages {
		list, err := a.Next(n)
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		for _, x := range list {
			out += strings.Join([]string{x.URL, x.Title, x.Category, x.Time, x.Channel, fmt.Sprint(x.Literal, x.Adjacent, x.Unchecked), x.Snippet.Highlighted("[", "]")}, "|") + "\n"
		}
		out += fmt.Sprintln(a.Total, a.Exact(), a.Single, a.TitlesOnly, a.Partly)
	}
	return out + strings.Trim(fmt.Sprint(a.Channels, a.Festivals), "[]")
}

// askScripts does so with the scripts.
func askScripts(t testing.TB, b *searchtest.Browser, query string, o Options, pages ...int) string {
	t.Helper()
	return eval[string](t, b, `wdSearch.ask(args[0], { channel: args[1], festival: args[2], byDate: args[3] }).then(function (a) {
		let out = "";
		return args[4].reduce(function (before, n) {
			return before.then(function () { return a.next(n); }).then(function (list) {
				list.forEach(function (r) {
					out += [r.doc.url, r.doc.title, r.doc.category, r.doc.date, r.channel, r.literal + " " + r.adjacent + " " + r.unchecked,
						r.snippet.map(function (p) { return p[1] ? "[" + p[0] + "]" : p[0]; }).join("")].join("|") + "\n";
				});
				out += [a.total, a.exact(), a.terms.length > 0 && a.single, a.titlesOnly, a.partly].join(" ") + "\n";
			});
		}, Promise.resolve()).then(function () {
			return out + a.channels.join(" ") + "] [" + a.festivals.join(" ");
		});
	})`, query, o.Channel, o.Festival, o.ByDate, pages)
}

// inManyFiles builds the index of documents with small files of pairs, of which scripts
// read many.
func inManyFiles(t testing.TB, docs searchtest.Docs) fstest.MapFS {
	docs.Sort()
	fsys := fstest.MapFS{}
	l := docs.Layout()
	l.Pairs = 2048
	s := searchtest.AddSegment(t, fsys, docs, l, 2)
	searchtest.AddManifest(fsys, index.NewIndex(&index.Plan{}, &s))
	return fsys
}

// The same questions get the same answers.
func TestScriptAnswers(t *testing.T) {
	searchtest.OnlyInFull(t)
	t.Parallel()
	docs := searchtest.Corpus(12, 150) // short ones: the scripts run fifty times as slow as in a browser
	for i := range docs {
		docs[i].Text = string([]rune(docs[i].Text)[:min(90+i, utf8.RuneCountInString(docs[i].Text))])
	}
	docs[3].Text += "\n扩展区𠀀𠀁𠀂的字，後來２０２１年ＡＢ與\u200b零 寬 ISO9001認證；한국어。"
	for name, fsys := range map[string]fstest.MapFS{"one segment": inManyFiles(t, docs), "signatures": mixed(t, docs, 64)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, b := open(t, fsys), searchtest.NewBrowser(t, fsys)
			random := rand.New(rand.NewPCG(2, 2))
			found := 0
			for i := range 110 {
				from := &docs[random.IntN(len(docs))]
				query := phrase(random, searchable(from))
				o := Options{Channel: -1, Festival: -1, ByDate: random.IntN(5) == 0}
				switch i % 6 {
				case 0:
					query += " " + phrase(random, searchable(from))
				case 1:
					query = "\"" + query + "\""
				case 2:
					o.Channel = random.IntN(3)
				case 3:
					o.Festival = random.IntN(3)
				case 4:
					query = hanRun(random, from, 2+random.IntN(2))
				}
				if i < len(querySeeds) && utf8.ValidString(querySeeds[i]) {
					query = querySeeds[i]
				}
				want := askGo(t, r, query, o, 10, 7)
				if got := askScripts(t, b, query, o, 10, 7); got != want {
					t.Fatalf("%q %+v:\nscripts %s\n\nGo      %s", query, o, got, want)
				}
				found += strings.Count(want, "|") / 6
			}
			if found < 200 {
				t.Errorf("only %d results: these questions show nothing", found)
			}
		})
	}
}

// Titles are suggested by their pinyin and by any of their characters, words and numbers.
func TestScriptSuggestions(t *testing.T) {
	t.Parallel()
	docs := searchtest.Docs{
		searchtest.Doc("a", "重阳节活动", "甲"), searchtest.Doc("b", "工作总结", "乙"), searchtest.Doc("c", "ISO认证", "丙"),
		searchtest.Doc("d", "街道2023年鉴", "犬"), searchtest.Doc("e", "文明养犬", "2023"), searchtest.Doc("f", "说说Excel", "丁"),
	}
	docs.Sort()
	fsys := fstest.MapFS{}
	s := searchtest.AddSegment(t, fsys, docs, docs.Layout(), 1)
	searchtest.AddManifest(fsys, index.NewIndex(&index.Plan{Keep: []index.Kept{{SegmentState: s}}}, nil))
	b := searchtest.NewBrowser(t, fsys)
	for typed, want := range map[string]string{
		"gzzj": "工作总结", "gongzuo": "工作总结", "isorenz": "ISO认证", "zyj": "重阳节 重阳节活动", "chongyang": "重阳节 重阳节活动", "光棍": "光棍节", "范文": "范文大全", "xyz": "", "": "",
		"犬": "文明养犬", "結": "工作总结", "2023": "街道2023年鉴", "202": "街道2023年鉴", "2023年": "街道2023年鉴", "excel": "说说Excel", "养犬 文明": "文明养犬", "甲": "",
	} {
		got := eval[string](t, b, `wdSearch.suggest(args[0], 8).then(function (list) { return list.map(function (s) { return s.name; }).join(" "); })`, typed)
		if got != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

// What helps on when nothing is found is the same.
func TestScriptHelp(t *testing.T) {
	notShort(t)
	t.Parallel()
	docs := searchtest.Corpus(17, 60)
	docs[0].Text += "\n扩展区𠀀𠀁的字，iso9001。"
	fsys := inManyFiles(t, docs)
	r, b := open(t, fsys), searchtest.NewBrowser(t, fsys)
	random := rand.New(rand.NewPCG(5, 2))
	queries := []string{"", "！", "龘", "龘靐", "龘 靐", "的 龘 靐", "𠀀𠀁龘", "iso9001龘", "A4 龘 工作 工作", "一二三四五六七八九十甲乙丙丁" + strings.Repeat("龘靐", 30)}
	for range 15 {
		from := &docs[random.IntN(len(docs))]
		queries = append(queries, hanRun(random, from, 3)+"龘"+phrase(random, searchable(from)), hanRun(random, from, 2)+" 龘 "+hanRun(random, from, 4))
	}
	helped := 0
	for _, query := range queries {
		want, err := r.Alone(ParseQuery(query))
		if err != nil {
			t.Fatal(err)
		}
		helped += len(want)
		got := eval[string](t, b, `wdSearch.help(args[0]).then(function (h) {
			return "[" + h.terms.map(function (t) { return "{" + t.text + " " + t.total + "}"; }).join(" ") + "]";
		})`, query)
		if got != fmt.Sprint(want) {
			t.Errorf("%q: the scripts offer %s, Go %v", query, got, want)
		}
	}
	if helped < len(queries)/2 {
		t.Errorf("%d parts for %d queries", helped, len(queries))
	}
}
