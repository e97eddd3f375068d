package message

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"wendang/internal/pack"
)

// all calls check with every entry of the catalogue.
func all(check func(e *entry)) {
	for _, t := range tables() {
		for i := range t.entries {
			check(&t.entries[i])
		}
	}
}

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Every code stands once and has a text in both languages, and both use the same
// arguments.
func TestCatalogue(t *testing.T) {
	seen := map[string]bool{}
	all(func(e *entry) {
		if !kebab.MatchString(e.code) || seen[e.code] {
			t.Errorf("the code %q is not in kebab case, or stands twice", e.code)
		}
		seen[e.code] = true
		var want []string
		for _, p := range e.parameters() {
			want = append(want, p.name)
		}
		slices.Sort(want)
		for _, s := range []string{e.en, e.zh} {
			if got := placesOf(t, e, s); !slices.Equal(got, want) {
				t.Errorf("%s: %q has the places %v, its arguments are %v", e.code, s, got, want)
			}
		}
	})
}

// placesOf returns the names of a text's places, sorted.
func placesOf(t *testing.T, e *entry, s string) []string {
	if s == "" {
		t.Errorf("%s has no text in one of the languages", e.code)
	}
	names := map[string]bool{}
	var find func(s string)
	find = func(s string) {
		for {
			_, rest, found := strings.Cut(s, "{")
			if !found {
				return
			}
			end := closing(rest)
			name, choices, _ := strings.Cut(rest[:end], "|")
			if name != "(" && name != ")" {
				names[name] = true
			}
			find(choices)
			s = rest[end+1:]
		}
	}
	find(s)
	var list []string
	for name := range names {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Texts read like those of one author.
func TestStyle(t *testing.T) {
	halfWidth := regexp.MustCompile(`\p{Han}[,;:!?]|[,;:!?]\p{Han}`)
	// Names of the program, of fields and of samples may stand before a colon.
	all(func(e *entry) {
		help := strings.HasPrefix(e.code, "help-")
		if e.kind <= Hint && !help {
			if first := []rune(e.en)[0]; unicode.IsUpper(first) && !slices.Contains([]string{"HTML", "Baidu", "IndexNow"}, strings.Fields(e.en)[0]) {
				t.Errorf("%s: %q does not begin in lower case", e.code, e.en)
			}
		}
		if e.kind != Text && (strings.HasSuffix(e.en, ".") || strings.HasSuffix(e.zh, "。")) {
			t.Errorf("%s ends with a full stop", e.code)
		}
		if m := halfWidth.FindString(e.zh); m != "" {
			t.Errorf("%s: %q has half-width punctuation: %q", e.code, e.zh, m)
		}
		if e.kind <= Hint && strings.IndexFunc(e.zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
			t.Errorf("%s: %q is not Chinese", e.code, e.zh)
		}
	})
}

// Hints are declared where they are given, and given where they are declared.
func TestHints(t *testing.T) {
	used := map[string]bool{}
	all(func(e *entry) {
		if e.hints == "" {
			return
		}
		for code := range strings.SplitSeq(e.hints, ", ") {
			used[code] = true
			if h, ok := lookUp(code); !ok || h.kind != Hint {
				t.Errorf("%s: there is no hint %s", e.code, code)
			}
		}
	})
	all(func(e *entry) {
		if e.kind == Hint && !used[e.code] {
			t.Errorf("no message has the hint %s", e.code)
		}
	})
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		m      Message
		en, zh string
	}{
		{UnknownCategory("节日大权", 1), `unknown category "节日大权"`, `没有“节日大权”这个频道或栏目`},
		{UnknownKey("cate1", 1), `unknown key "cate1"`, `不认识“cate1”这一项，没有用它`},
		{UnknownKey("cate1", 12), `unknown key "cate1", in 12 files; this is the first`, `不认识“cate1”这一项，没有用它；共有 12 个文件写了它，这里是第一个`},
		{Counts(1, 2), "1 error, 2 warnings", "1 个错误，2 个警告"},
		{ChannelsAre([]string{"甲", "乙"}), "the channels are 甲, 乙", "频道有：甲、乙"},
		{FileUnreadable(CausePermission()), "the file cannot be read: no permission", "文件读不出来：没有权限"},
		{ThemeTextPlaces("{x}"), `the text "{x}" has fewer places {} than arguments`, "strings.toml 里“{x}”这一条里 {} 的个数不够"},
		{UnknownCategory("\x1b]0;x\a\u202e\n{name}", 1), "unknown category \"�]0;x�� {name}\"", "没有“�]0;x�� {name}”这个频道或栏目"},
		{UnknownCategory("👨\u200d👩 a\u200db", 1), "unknown category \"👨\u200d👩 a�b\"", "没有“👨\u200d👩 a�b”这个频道或栏目"},
		{Message{}, "", ""},
	} {
		if c.m.In(English) != c.en || c.m.In(Chinese) != c.zh {
			t.Errorf("%s: %q %q, want %q %q", c.m.Code(), c.m.In(English), c.m.In(Chinese), c.en, c.zh)
		}
	}
}

func TestCompare(t *testing.T) {
	list := []Message{
		{}, Counts(1, 2), Counts(1, 3), FileUnreadable(CauseExists()), FileUnreadable(CausePermission()),
		UnknownCategory("a", 1), UnknownCategory("b", 1),
	}
	for i, a := range list {
		for j, b := range list {
			if got := Compare(a, b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("Compare(%v, %v) = %d", a, b, got)
			}
		}
	}
}

// What is kept comes back, and what is damaged is known to be.
func FuzzRead(f *testing.F) {
	for _, m := range []Message{{}, Counts(-1, 2), ChannelsAre([]string{"甲", ""}), UnknownCategory("x", 1), PathCause("p", FileUnreadable(CauseOther("y")))} {
		b := m.AppendTo(nil)
		r := &pack.Reader{S: string(b)}
		if got := Read(r); Compare(got, m) != 0 || !r.OK() || r.S != "" {
			f.Errorf("%v is read as %v", m, got)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &pack.Reader{S: string(b)}
		m := Read(r)
		if !r.OK() {
			return
		}
		_ = m.In(English) + m.In(Chinese)
		if again := Read(&pack.Reader{S: string(m.AppendTo(nil))}); Compare(again, m) != 0 {
			t.Errorf("%v is read as %v", m, again)
		}
	})
}
