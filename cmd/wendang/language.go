package main

import (
	"strings"

	"github.com/spf13/cobra"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// languages are the values of --lang.
func languages() []message.Language { return []message.Language{message.English, message.Chinese} }

// chooseLanguage returns the language to speak: that of --lang; else of the first
// variable that POSIX knows and that is set; else the user's, where the system
// knows one; else English. It is called before flags are parsed, since what is
// wrong with these is said in this language, too. With an error the language is
// what it would be without --lang.
func chooseLanguage(args []string, env func(string) string, user func() string) (message.Language, error) {
	chosen := systemLanguage(env, user)
	written, given := langFlag(args)
	if !given {
		return chosen, nil
	}
	if l, ok := namedLanguage(written); ok {
		return l, nil
	}
	if strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		return chosen, nil // a shell asks how a value that is not whole goes on
	}
	return chosen, failure.New(message.FlagValueInvalid("--lang", written)).WithHint(message.LanguagesAre())
}

// namedLanguage returns the language of a name that people write: zh, zh_CN, 中文.
func namedLanguage(written string) (message.Language, bool) {
	switch written {
	case "中文", "汉语", "简体中文":
		return message.Chinese, true
	case "英文", "英语":
		return message.English, true
	}
	name := strings.ToLower(written)
	if i := strings.IndexAny(name, "_-."); i > 0 {
		name = name[:i]
	}
	for _, l := range languages() {
		if name == l.String() {
			return l, true
		}
	}
	return message.English, false
}

// langFlag returns the value of --lang. One without a value is left to the parser
// of flags.
func langFlag(args []string) (value string, given bool) {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			value, given = v, true
		} else if a == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
	}
	return value, given
}

func systemLanguage(env func(string) string, user func() string) message.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			return ofLocale(locale)
		}
	}
	return ofLocale(user())
}

// ofLocale returns the language of a locale's name: zh_CN.UTF-8, zh-Hans-CN, C.
// People who read Chinese of any kind read our Chinese; all others get English.
func ofLocale(locale string) message.Language {
	name := strings.ToLower(locale)
	if i := strings.IndexAny(name, "_-.@"); i >= 0 {
		name = name[:i]
	}
	if name == "zh" || name == "chinese" {
		return message.Chinese
	}
	return message.English
}
