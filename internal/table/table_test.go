package table

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"wendang/internal/message"
)

const sample = `# 注释 = "不算"
title = "题 # 不是注释"   # 注释
plain.dotted."引 号" = 1
list = [ "甲", # 一
  '乙', """丙
丁""",
]
inline = { a = 1, b = { c = [1, 2] }, "d.e" = true }
when = 2021-02-13 00:10:39
[table.sub]
x = 'y'
[[many]]
name = "一"
[[many.deep]]
z = 1.5
[[many]]
name = "二"
`

// Every value stands where its span says.
func TestSpans(t *testing.T) {
	root, err := ParseTOML([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(path string, v Value)
	walk = func(path string, v Value) {
		switch d := v.Data.(type) {
		case *Table:
			for _, k := range d.Keys {
				if text := sample[k.Span.Start:k.Span.End]; strings.Trim(text, `"`) != k.Name {
					t.Errorf("the key %s stands at %q", k.Name, text)
				}
				walk(path+"/"+k.Name, k.Value)
			}
		case []Value:
			for i, e := range d {
				walk(fmt.Sprint(path, "/", i), e)
			}
		default:
			got = append(got, path+" "+sample[v.Span.Start:v.Span.End])
		}
	}
	walk("", Value{Data: root})
	want := []string{
		`/title "题 # 不是注释"`,
		`/plain/dotted/引 号 1`,
		`/list/0 "甲"`, `/list/1 '乙'`, "/list/2 \"\"\"丙\n丁\"\"\"",
		`/inline/a 1`, `/inline/b/c/0 1`, `/inline/b/c/1 2`, `/inline/d.e true`,
		`/when 2021-02-13 00:10:39`,
		`/table/sub/x 'y'`,
		`/many/0/name "一"`, `/many/0/deep/0/z 1.5`, `/many/1/name "二"`,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDates(t *testing.T) {
	root, err := ParseTOML([]byte("a = 2021-02-13T00:10:39+08:00\nb = 2021-02-13T00:10:39\nc = 2021-02-13\nd = 00:10:39\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint((Value{Data: root}).Plain()); got != "map[a:2021-02-13T00:10:39+08:00 b:2021-02-13T00:10:39 c:2021-02-13 d:00:10:39]" {
		t.Error(got)
	}
}

func TestReader(t *testing.T) {
	root, err := ParseTOML([]byte("s = 1\nb = 'x'\nn = true\nl = ['a', 2]\none = 'x'\nt = [1]\nu = 'u'\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	r := Reader{root, func(_ Span, m, _ message.Message) { got = append(got, m.String()) }}
	r.String("s")
	r.Bool("b")
	r.Int("n")
	if l := r.Strings("l"); len(l) != 1 || l[0].Text != "a" {
		t.Errorf("l is %v", l)
	}
	if l := r.Strings("one"); len(l) != 1 {
		t.Errorf("one is %v", l)
	}
	r.Subs("t")
	r.Sub("u")
	r.Unknown([]string{"s", "b", "n", "l", "one", "t"}, func(k Key) { got = append(got, "unknown "+k.Name) })
	want := "s must be text, not a whole number|b must be true or false, not text|n must be a whole number, not true or false|" +
		"l must be text, not a whole number|t must be a list of tables, not a whole number|u must be a table, not text|unknown u"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s", strings.Join(got, "|"))
	}
}

// The tables hold what the library decodes, whatever the text, and their spans
// lie within it.
func FuzzParseTOML(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("title = \"题\"\ndate = 2021-02-13T00:10:39+08:00\n\ntags = [\"甲\", '乙',]\ndraft = true\nn = 12\nd=2021-02-13\nz = 2021-02-13T00:10:39Z\nl = 2021-02-13T00:10:39"))
	f.Add([]byte("a.b.c = 1\na.d = 2\n[a.e]\nf = 1\n[[g.h]]\n[g.i]\n"))
	f.Add([]byte("x = \"\"\"\"\"two quotes\"\"\"\"\"\ny = ''''''\n\"\\u0061\" = [[],[{}]]\n"))
	f.Add([]byte("a = [\n{x=1},\n{x=2}\n]\n[b]\r\nc=1\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		root, err := ParseTOML(src)
		var want map[string]any
		_, wantErr := toml.Decode(string(src), &want)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%v, the library says %v", err, wantErr)
		}
		if err != nil {
			at := err.(*SyntaxError).Span
			if at.Start < 0 || at.End < at.Start || at.End > len(src) {
				t.Fatalf("error at %v of %d", at, len(src))
			}
			return
		}
		var walk func(v Value)
		walk = func(v Value) {
			if v.Span.Start < 0 || v.Span.End < v.Span.Start || v.Span.End > len(src) {
				t.Fatalf("span %v of %d", v.Span, len(src))
			}
			switch d := v.Data.(type) {
			case *Table:
				for _, k := range d.Keys {
					walk(k.Value)
				}
			case []Value:
				for _, e := range d {
					walk(e)
				}
			}
		}
		walk(Value{Data: root})
		if got, want := fmt.Sprint((Value{Data: root}).Plain()), fmt.Sprint(plain(want)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

// plain brings the library's values into the form of [Value.Plain].
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, e := range v {
			m[k] = plain(e)
		}
		return m
	case []map[string]any:
		list := []any{}
		for _, e := range v {
			list = append(list, plain(e))
		}
		return list
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, plain(e))
		}
		return list
	case time.Time:
		return (Value{Data: scalar(v)}).Plain()
	}
	return v
}
