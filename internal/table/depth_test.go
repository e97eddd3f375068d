package table

import (
	"errors"
	"strings"
	"testing"
)

// What nests too deep is an error at once, wherever it stands; what only looks like it
// is none.
func TestTooDeep(t *testing.T) {
	deep := strings.Repeat("a.", 30_000) + "a"
	for name, src := range map[string]string{
		"a key":                 "[params]\n" + deep + " = 1\n",
		"a key with blanks":     strings.ReplaceAll(deep, ".", " . ") + " = 1\n",
		"a key in quotes":       strings.ReplaceAll(deep, "a", `"a"`) + " = 1\n",
		"a header":              "[" + deep + "]\n",
		"a header of a list":    "[[" + deep + "]]\n",
		"a key within a table":  "x = { " + deep + " = 1 }\n",
		"brackets":              "x = " + strings.Repeat("[", 30_000) + strings.Repeat("]", 30_000) + "\n",
		"tables":                "x = " + strings.Repeat("{ a = ", 30_000) + "1" + strings.Repeat("}", 30_000) + "\n",
		"brackets over lines":   "x = " + strings.Repeat("[\n", 30_000),
		"brackets and no value": strings.Repeat("[", 30_000),
	} {
		_, err := ParseTOML([]byte(src))
		var e *SyntaxError
		if !errors.As(err, &e) || e.Message.Code() != "key-too-deep" || e.Span.End > len(src) || e.Span.End <= e.Span.Start {
			t.Errorf("%s: %v", name, err)
		}
	}
	dots := strings.Repeat("a.", 100)
	for name, src := range map[string]string{
		"a text":           "x = \"" + dots + "\"\n",
		"a literal":        "x = '" + dots + "'\n",
		"a long text":      "x = \"\"\"\n" + dots + "\n" + strings.Repeat("[", 100) + "\"\"\"\ny.z = 1\n",
		"a comment":        "# " + dots + "\ny.z = 1 # " + dots,
		"many lists":       "x = [" + strings.Repeat("[1.5, 2.5], ", 100) + "]\n",
		"many tables":      strings.Repeat("[[a.b]]\nc.d = 1.5\n", 100),
		"a key of 40":      strings.Repeat("a.", 39) + "a = 1\n",
		"brackets of 40":   "x = " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n",
		"a date with dots": "x = 2021-02-13T00:10:39.123456Z\ny.z = 1\n",
	} {
		if _, err := ParseTOML([]byte(src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
