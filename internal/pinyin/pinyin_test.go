package pinyin

import (
	"testing"

	"wendang/internal/config"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"工作总结": "gongzuozongjie", "Linux 学习": "linux-xuexi", "春节2024": "chunjie-2024", "女儿节": "nverjie", "C++": "c", "Vue.js": "vue-js",
		"《红楼梦》读后感（精选）": "hongloumeng-duhougan-jingxuan", "國慶節": "guoqingjie", "Été": "été", "！！": "！！", "a/b": "a-b", "CON": "-CON",
	} {
		if got := Slug(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	f.Add("工作 x/总结")
	f.Add("..")
	f.Fuzz(func(t *testing.T, name string) {
		slug := Slug(name)
		if why := config.SlugProblem(slug); !why.IsZero() {
			t.Errorf("%q: %q: %v", name, slug, why)
		}
		if again := Slug(name); again != slug {
			t.Errorf("%q: %q and %q", name, slug, again)
		}
	})
}
