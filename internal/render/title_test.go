package render

import "testing"

func TestLongPart(t *testing.T) {
	for title, want := range map[string]bool{
		"":             false,
		"一二三四五六七八九十甲乙": false,
		"一二三四五六七八九十甲乙丙":               true,
		"一二三四五六七八九十，甲乙丙":              false,
		"《一二三四五六七》八九十甲乙丙丁":            false,
		"短：一二三四五六七八九十甲乙丙":             true,
		"一二三四五六七八 九十甲乙丙丁":             false,
		"一二三四五六七八九十2026":              false,
		"一二三四五六七八九十20261":             true,
		"Go: a language for programs": false,
	} {
		if got := hasLongPart(title); got != want {
			t.Errorf("%q: %v", title, got)
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
