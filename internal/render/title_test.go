package render

import "testing"

func TestPartLength(t *testing.T) {
	for title, want := range map[string]string{
		"":             "",
		"一二三四五六七八九十甲":  "",
		"一二三四五六七八九十甲乙": "long",
		"一二三四五六七八九十甲，乙丙":              "long", // with its mark
		"一二三四五六七八九十，甲乙丙":              "",
		"一二三四五六七八九十甲乙丙":               "long",
		"一二三四五六七八九十甲乙丙丁":              "longer",
		"《一二三四五六七》八九十甲乙丙丁":            "",
		"短：一二三四五六七八九十甲乙丙丁":            "longer",
		"一二三四五六七八 九十甲乙丙丁":             "",
		"一二三四五六七八九十20":                "",
		"一二三四五六七八九十2026":              "long",
		"Go: a language for programs": "",
	} {
		if got := partLength(title); got != want {
			t.Errorf("%q: %q, not %q", title, got, want)
		}
	}
}

func TestCited(t *testing.T) {
	for title, want := range map[string]string{
		"工作总结":        "《工作总结》",
		"《几分之一》教学设计":  "《〈几分之一〉教学设计》",
		"读《〈论语〉今读》有感": "《读〈《论语》今读〉有感》",
		"《水浒传》与《红楼梦》": "《〈水浒传〉与〈红楼梦〉》",
		"读〈孔乙己〉有感":    "《读〈孔乙己〉有感》",
		"〈甲〉与《乙》":     "《〈甲〉与〈乙〉》",
		"多》了":         "《多〉了》",
	} {
		if got := cited(title); got != want {
			t.Errorf("%s is cited as %s, not %s", title, got, want)
		}
	}
}
