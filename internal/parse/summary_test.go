package parse

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// A summary is cut between signs, whatever they are made of.
func TestSummaryOfClusters(t *testing.T) {
	for _, sign := range []string{"👩‍🚀", "👨‍👩‍👧‍👦", "❤️", "🇨🇳", "ẹ̈", "葛\U000e0100", "각", "한"} {
		for shift := range 12 {
			text := strings.Repeat("字", 95+shift) + strings.Repeat(sign, 30)
			got, cut := strings.CutSuffix(summarize(text, summaryLength), "…")
			if !cut || !strings.HasPrefix(text, got) {
				t.Fatalf("%q is no beginning of %q", got, text)
			}
			for rest := strings.TrimLeft(got, "字"); rest != ""; {
				var cluster string
				if cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(rest, -1); cluster != sign {
					t.Errorf("%+q is cut to %+q", sign, cluster)
				}
			}
			if !strings.HasPrefix(text[len(got):], sign) && !strings.HasPrefix(text[len(got):], "字") {
				t.Errorf("%q: cut within %+q", got, sign)
			}
		}
	}
}

// The mark of other programs ends the summary.
func TestMore(t *testing.T) {
	long := strings.Repeat("这句话说明一件事。", 30)
	for _, c := range []struct{ body, want string }{
		{"甲乙。\n\n<!-- more -->\n\n丙丁。", "甲乙。"},
		{"甲乙。\n<!--more-->\n丙丁。", "甲乙。"},
		{"甲乙<!-- MORE -->丙丁。\n\n戊<!-- more -->", "甲乙"},
		{"甲\n\n**乙**\n\n<!-- truncate -->\n\n丙", "甲 乙"},
		{"<b>甲</b>乙\n\n<!-- read more -->\n\n丙", "甲乙"},
		{"<b>甲</b>乙<!-- excerpt -->丙\n\n丁", "甲乙"},
		{"- 甲\n- 乙\n\n<!-- more -->\n\n丙", "甲 乙"},
		{long + "\n\n<!-- more -->\n\n丙", long},
		{strings.Repeat(long, 9) + "\n\n<!-- more -->\n\n丙", strings.Repeat("这句话说明一件事。", 111) + "…"},
		{"<!-- more -->\n\n甲", "甲"},
		{"甲\n\n<!-- moreover -->\n\n乙", "甲 乙"},
		{"甲\n\n```\n<!-- more -->\n```\n\n乙", "甲 乙"},
	} {
		a, problems := parseBody(t, c.body)
		if a == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		if a.Meta.Summary != c.want {
			t.Errorf("%q\ngot  %q\nwant %q", c.body, a.Meta.Summary, c.want)
		}
		if strings.ContainsAny(string(a.Content.HTML)+string(a.Content.Text), "\x03") {
			t.Errorf("%q: a mark is left in %q", c.body, a.Content.HTML)
		}
	}
}
