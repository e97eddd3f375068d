package render

import (
	"strings"
	"testing"
)

func TestPhrases(t *testing.T) {
	for title, want := range map[string]string{
		"":           "",
		"××区项目建设现场会": "",
		"采访前、采访中、采访后：校园小记者手册": "采访前、|采访中、|采访后：|校园小记者手册",
		"月亮“十七圆”：由来":          "月亮“十七圆”：|由来",
		"“早，先生！”他说——走了":       "“早，|先生！”|他说——|走了",
		"上课时间12:30,不变":        "",
		"走吧……":                "",
		"表二：2021—2022学年课程表":   "表二：|2021—2022学年课程表",
		"回家——":                "",
		"通知（甲、乙）":             "通知（甲、|乙）",
		"，开头":                 "，|开头",
		"Go: a language\xff":  "",
	} {
		got := appendPhrases(nil, title)
		if strings.Join(got, "|") != want || len(got) > 0 && strings.Join(got, "") != title || len(got) == 1 {
			t.Errorf("%q has the phrases %q, not %q", title, got, want)
		}
	}
}

func TestCited(t *testing.T) {
	for title, want := range map[string]string{
		"工作总结":        "《工作总结》",
		"《几分之一》教学设计":  "《〈几分之一〉教学设计》",
		"读《〈论语〉今读》有感": "《读〈《论语》今读〉有感》",
		"《水浒传》与《红楼梦》": "《〈水浒传〉与〈红楼梦〉》",
	} {
		if got := cited(title); got != want {
			t.Errorf("%s is cited as %s, not %s", title, got, want)
		}
	}
}
