package portal

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// documentTypes are the extensions of files that readers keep and edit.
var documentTypes = []string{".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".ceb", ".xls", ".xlsx", ".et", ".csv", ".ods",
	".ppt", ".pptx", ".dps", ".odp", ".txt", ".zip", ".rar", ".7z"}

// attachments returns the documents that a file's links lead to.
func (a *arranger) attachments(m *parse.Meta, targets []page.Target) []page.Attachment {
	var list []page.Attachment
	for i, t := range targets {
		if m.Extra().Links[i].Image || t.Path == "" || !slices.Contains(documentTypes, strings.ToLower(path.Ext(t.Path))) ||
			slices.ContainsFunc(list, func(x page.Attachment) bool { return x.Path == t.Path }) {
			continue
		}
		one := page.Attachment{Path: t.Path}
		if a.input.Size != nil {
			one.Size = int(a.input.Size(t.Path))
		}
		list = append(list, one)
	}
	return list
}

// notice checks that the notice that a file names is one.
func (a *arranger) notice(m *parse.Meta) {
	name := m.Extra().Copyright
	if name == "" || a.Config.Copyright.NoticeBy(name) != nil {
		return
	}
	names := a.Config.Copyright.NoticeNames()
	hint := diag.DidYouMean(name, names)
	if hint.IsZero() {
		hint = message.NoticesAre(names)
	}
	a.report(m, parse.Position{Key: "copyright"}, message.NoticeUnknown(name), hint)
}

// noticeOf returns the name of the notice about the rights in a text.
func (s *Arrangement) noticeOf(m *parse.Meta) string {
	if name := m.Extra().Copyright; name != "" {
		return name
	}
	return s.Config.Copyright.Notice
}

// aiOf returns how much of an article a machine has made, as the article says, or its
// channel, or the site.
func (s *Arrangement) aiOf(a *Article) string {
	return aiForm(cmp.Or(a.Extra().AI, s.Config.Channels[a.Channel].AI, s.Config.AI.Form))
}

// aiForm returns what a value of ai asks to be shown.
func aiForm(form string) string {
	if form == "none" {
		return ""
	}
	return form
}
