package portal

import (
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// longestURL is the length in bytes up to which Baidu and Sogou take an address.
const longestURL = 256

// longURLs warns once about addresses that search engines will not take.
func (a *arranger) longURLs() {
	if a.Config.BaseURL == "" {
		return
	}
	n, name := 0, ""
	var first *parse.Meta
	check := func(url, list string, m *parse.Meta) {
		if len(a.Config.BaseURL)+3*len(url) <= longestURL || len(page.Address(a.Config.BaseURL, url)) <= longestURL {
			return
		}
		if n++; n == 1 {
			first, name = m, list
		}
	}
	for i := range a.Articles {
		check(a.Articles[i].URL, "", a.Articles[i].Meta)
	}
	for i := range a.Plain {
		check(a.Plain[i].URL, "", a.Plain[i].Meta)
	}
	for _, l := range a.Lists {
		check(l.PagePath(0), l.Name, nil)
	}
	switch {
	case first != nil:
		a.report(first, parse.Position{}, message.AddressTooLong(n, longestURL), message.GiveShortSlug())
	case n > 0:
		a.add(Problem{Message: message.ListAddressTooLong(name, n, longestURL), Hint: message.GiveShortSlug()})
	}
}
