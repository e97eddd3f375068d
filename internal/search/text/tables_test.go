package text

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/longbridgeapp/opencc"
	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write the tables of characters anew")

// TestTables makes the embedded tables of characters from the libraries that
// know them. The program itself does without these: they take as long to start
// as a small site takes to build.
func TestTables(t *testing.T) {
	singles := traditionalPairs(t)
	for name, want := range map[string]string{
		"traditional.txt": traditionalTable(singles), "many.txt": manyCharacters(singles), "pinyin.txt": pinyinTable(),
	} {
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the libraries say; go test -run TestTables -update writes it", name)
		}
	}
}

// More characters that stand for one another, each with the one that it is folded to:
// of OpenCC's dictionaries what it does not say of a character by itself.
const moreTraditional = "伕夫儘尽侭尽㓰划唚吣幷并揹背擡抬敍叙暱昵枱台潀潨瀋沉渖沉㳽弥牠它牴抵痺痹睪睾祇只衹只穭稆簷檐粧妆糭粽糉粽䌽彩缐线緪縆繐穗蒍蔿" +
	"衞卫䙓摆讬托谘咨讎仇賙周钜巨鍊链锺钟镟旋鏚戚䦆镢䩄腼齶颚馀余鲇鲶鯰鲶鮎鲶麺面麪面稆穞颚腭赒周雠仇麹曲"

// radicals are the radicals of the block U+2E80 that stand in texts for characters, with
// these: Unicode's EquivalentUnifiedIdeograph.txt, as far as both are in the basic plane.
const radicals = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王" +
	"⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食" +
	"⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

// traditionalPairs returns the characters of the basic plane that become another
// Chinese one, each with the last one of the chain.
func traditionalPairs(t *testing.T) map[rune]rune {
	pairs := map[rune]rune{}
	var han []rune
	for _, block := range [][2]rune{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}} {
		for r := block[0]; r <= block[1]; r++ {
			han = append(han, r)
		}
	}
	end := func(r rune) rune {
		for next, ok := pairs[r]; ok; next, ok = pairs[r] {
			r = next
		}
		return r
	}
	// The first one who says what a character becomes is believed, and no circle is made.
	set := func(from, to rune) {
		if _, ok := pairs[from]; !ok && from < 1<<16 && to < 1<<16 && IsHan(to) && end(to) != from {
			pairs[from] = to
		}
	}
	eachPair(variants+moreTraditional+radicals, set)
	for _, by := range []string{"t2s", "tw2s", "hk2s"} {
		for i, to := range converted(t, by, han) {
			set(han[i], to)
		}
	}
	// How Taiwan and Hong Kong write what is left of simplified characters.
	for _, by := range []string{"s2t", "s2tw", "s2hk"} {
		for i, to := range converted(t, by, han) {
			if _, ok := pairs[han[i]]; !ok {
				set(to, han[i])
			}
		}
	}
	for _, block := range [][2]rune{{0x2E80, 0x2FD5}, {0x3038, 0x303A}, {0x3192, 0x319F}, {0x3280, 0x32B0}, {0xF900, 0xFAFF}, {0xFF65, 0xFF9D}} {
		for r := block[0]; r <= block[1]; r++ {
			if to := []rune(norm.NFKC.String(string(r))); len(to) == 1 {
				set(r, to[0])
			}
		}
	}
	ends := map[rune]rune{}
	for from := range pairs {
		ends[from] = end(from)
	}
	return ends
}

// converted converts characters with one of OpenCC's configurations. They stand on a
// line of their own each, so that none makes a word with its neighbour.
func converted(t *testing.T, by string, chars []rune) []rune {
	converter, err := opencc.New(by)
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, r := range chars {
		lines.WriteString(string(r) + "\n")
	}
	text, err := converter.Convert(lines.String())
	if err != nil {
		t.Fatal(err)
	}
	out := slices.Clone(chars)
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if to := []rune(line); len(to) == 1 {
			out[i] = to[0]
		}
	}
	return out
}

// traditionalTable returns those pairs that simplified texts do not have, in order.
func traditionalTable(pairs map[rune]rune) string {
	plain := map[rune]bool{}
	eachPair(variants, func(from, _ rune) { plain[from] = true })
	var b strings.Builder
	for _, from := range slices.Sorted(maps.Keys(pairs)) {
		if !plain[from] {
			b.WriteString(string(from) + string(pairs[from]))
		}
	}
	return b.String()
}

// circled are signs of the kinds of ① that Unicode does not decompose.
var circled = []struct {
	first rune
	from  int
	to    int
}{{0x24EB, 11, 20}, {0x24F5, 1, 10}, {0x24FF, 0, 0}, {0x2776, 1, 10}, {0x2780, 1, 10}, {0x278A, 1, 10}}

// manyCharacters returns what many.txt holds: of the compatibility characters those
// that people put into Chinese texts.
func manyCharacters(pairs map[rune]rune) string {
	many := map[rune]string{}
	for _, block := range [][2]rune{
		{0xA0, 0xA0}, {0xAA, 0xAA}, {0xB2, 0xB3}, {0xB5, 0xB5}, {0xB9, 0xBA}, {0xBC, 0xBE}, // signs of Latin-1
		{0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, // blanks
		{0x2070, 0x209C}, {0x2100, 0x211F}, {0x2121, 0x2121}, {0x2123, 0x218B}, // m², H₂O, ℃, Ⅳ, ½
		{0x2460, 0x24EA},                   // ①
		{0x3000, 0x3000}, {0x3200, 0x33FF}, // ㈠, ㎡
		{0xFB00, 0xFB06}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, // ﬁ, signs of vertical writing
		{0xFF61, 0xFF65}, {0xFFE0, 0xFFE6},
	} {
		for r := block[0]; r <= block[1]; r++ {
			if to := norm.NFKC.String(string(r)); to != string(r) && !strings.ContainsFunc(to, unicode.IsMark) {
				many[r] = strings.NewReplacer("\u2044", "/", "−", "-").Replace(to)
			}
		}
	}
	for _, c := range circled {
		for n := c.from; n <= c.to; n++ {
			many[c.first+rune(n-c.from)] = strconv.Itoa(n)
		}
	}
	many['∶'], many['−'], many['﹘'] = ":", "-", "—"
	var b strings.Builder
	for _, from := range slices.Sorted(maps.Keys(many)) {
		if _, ok := pairs[from]; ok {
			continue
		}
		to := strings.Map(func(r rune) rune {
			if to, ok := pairs[r]; ok {
				r = to
			}
			for _, p := range foldRanges {
				if p.first <= r && r <= p.last && (r-p.first)%p.step == 0 {
					return rune(int(r) + p.offset)
				}
			}
			return r
		}, many[from])
		if from >= 0x2150 && from <= 0x215F || from >= 0xBC && from <= 0xBE || from >= 0x2460 && from <= 0x24FF || from >= 0x2776 && from <= 0x2793 {
			to = " " + to + " "
		}
		b.WriteString(string(from) + to + "\n")
	}
	return b.String()
}

// pinyinTable returns the two most common readings of each character, as
// pinyin.txt has them.
func pinyinTable() string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var readings [2]map[string][]rune
	readings[0], readings[1] = map[string][]rune{}, map[string][]rune{}
	for r := rune(0); r < 1<<16; r++ {
		var list []string
		for _, s := range pinyin.SinglePinyin(r, args) {
			// A few have signs that no keyboard types, as m̀ has.
			if !slices.Contains(list, s) && len(list) < 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" {
				list = append(list, s)
				readings[len(list)-1][s] = append(readings[len(list)-1][s], r)
			}
		}
	}
	names := []string{}
	for _, m := range readings {
		for s := range m {
			if !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, s := range names {
		b.WriteString(s + " " + string(readings[0][s]) + " " + string(readings[1][s]) + "\n")
	}
	return b.String()
}
