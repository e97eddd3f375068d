package config

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/message"
)

// maxSlug bounds a slug's bytes: file systems allow 255 for a name, and Baidu
// wants whole URLs of at most 256.
const maxSlug = 200

// SlugProblem returns why s is not fit to be one part of a path, both as a URL
// and as a file name on any system, or the zero Message when it is fit.
func SlugProblem(s string) message.Message {
	if s == "" {
		return message.UnfitEmpty()
	}
	if len(s) > maxSlug {
		return message.UnfitTooLong(maxSlug)
	}
	for _, r := range s {
		if !slugRune(r) {
			return message.UnfitCharacter(strconv.QuoteRune(r))
		}
	}
	switch {
	case strings.HasPrefix(s, "."):
		return message.UnfitDot()
	case strings.HasSuffix(s, "."), strings.HasSuffix(s, " "), strings.HasPrefix(s, " "):
		return message.UnfitEdge()
	case reservedName(s):
		return message.UnfitDevice(s)
	}
	return message.Message{}
}

// slugRune reports whether r may stand in a slug. What is left out is what
// Windows forbids in file names, and what is invisible.
func slugRune(r rune) bool {
	return !strings.ContainsRune("/\\:*?\"<>|\uFFFD", r) && (unicode.IsGraphic(r) || r == ' ')
}

// reservedName reports whether Windows takes the name, whatever its extension,
// for a device.
func reservedName(s string) bool {
	base, _, _ := strings.Cut(strings.ToLower(s), ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) &&
		'0' <= base[3] && base[3] <= '9'
}

// MakeSlug turns any text into a slug: characters unfit for file names become
// "-". It is stable, and the same text always gives the same slug.
func MakeSlug(text string) string {
	text = norm.NFC.String(strings.TrimSpace(strings.ToValidUTF8(text, "-")))
	slug := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !slugRune(r) {
			return '-'
		}
		return r
	}, text)
	slug = strings.Trim(slug, ". ")
	if len(slug) > maxSlug {
		cut := maxSlug
		for !utf8.RuneStart(slug[cut]) {
			cut--
		}
		slug = strings.Trim(slug[:cut], ". ")
	}
	if slug == "" || reservedName(slug) {
		slug = "-" + slug
	}
	return slug
}

// ReservedSlug reports whether no channel can have a slug: the output has a folder of its
// own under that name at its top.
func ReservedSlug(slug string) bool {
	switch strings.ToLower(slug) {
	case "tags", "search", "assets", "sitemap", PagesFolder:
		return true
	}
	return false
}
