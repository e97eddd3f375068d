package main

import (
	"testing"

	"wendang/internal/message"
)

func TestChooseLanguage(t *testing.T) {
	const en, zh = message.English, message.Chinese
	for _, c := range []struct {
		args []string
		env  map[string]string
		user string // the language of the system's user
		want message.Language
	}{
		{want: en},
		{user: "zh-CN", want: zh},
		{user: "zh-Hant-TW", want: zh},
		{user: "en-US", want: en},
		{user: "de-DE", want: en},
		{env: map[string]string{"LANG": "zh_CN.UTF-8"}, want: zh},
		{env: map[string]string{"LANG": "zh"}, want: zh},
		{env: map[string]string{"LANG": "fr_FR.UTF-8"}, user: "zh-CN", want: en},
		{env: map[string]string{"LANG": "C"}, user: "zh-CN", want: en},
		{env: map[string]string{"LANG": "zha_CN"}, want: en},
		{env: map[string]string{"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, want: zh},
		{env: map[string]string{"LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "POSIX"}, want: en},
		{args: []string{"build", "--lang", "zh"}, env: map[string]string{"LC_ALL": "en_US"}, want: zh},
		{args: []string{"--lang=en", "build"}, user: "zh-CN", want: en},
		{args: []string{"--lang=en", "build", "--lang", "zh"}, want: zh},
		{args: []string{"search", "--", "--lang", "zh"}, want: en},
		{args: []string{"--lang", "zh_CN", "build"}, want: zh},
		{args: []string{"--lang=zh-CN", "build"}, want: zh},
		{args: []string{"--lang", "中文", "build"}, want: zh},
		{args: []string{"--lang", "en_US", "build"}, user: "zh-CN", want: en},
		{args: []string{"build", "--lang"}, user: "zh-CN", want: zh},
	} {
		got, err := chooseLanguage(c.args, func(name string) string { return c.env[name] }, func() string { return c.user })
		if err != nil || got != c.want {
			t.Errorf("%+v gives %v, %v", c, got, err)
		}
	}
	if got, err := chooseLanguage([]string{"--lang", "fr"}, func(string) string { return "zh_CN" }, userLanguage); err == nil || got != zh {
		t.Errorf("%v, %v", got, err)
	}
}
