package render

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"path"
	"strings"
	"unicode/utf8"

	"wendang/internal/page"
)

// descriptionLength is how many characters of a description search engines show.
const descriptionLength = 80

// description returns a page's description: the author's words as they are; else the
// beginning of the text, up to the last sentence or comma that fits.
func description(summary string, cut bool, title string) string {
	if summary == "" {
		return title
	}
	if !cut {
		return summary
	}
	if !strings.HasSuffix(summary, "……") { // the author's own
		summary = strings.TrimSuffix(summary, "…")
	}
	if utf8.RuneCountInString(summary) <= descriptionLength {
		return summary
	}
	n, sentence, comma := 0, 0, 0
	for i, c := range summary {
		if n++; n > descriptionLength {
			switch {
			case sentence > comma:
				return summary[:sentence]
			case comma > 0:
				return strings.TrimRight(summary[:comma], "，；：、,;:")
			}
			return summary[:i]
		}
		end := i + utf8.RuneLen(c)
		switch {
		case strings.ContainsRune("。！？!?…", c), strings.ContainsRune("”’」』）)", c) && sentence == i:
			sentence = end
		case strings.ContainsRune("，；：、,;:", c):
			comma = end
		}
	}
	return summary
}

// image returns the whole address of the image that stands for a page: the one that its
// file names, else the first of its body; "" when there is none.
func (r *Renderer) image(root string, named *page.Link, body template.HTML) string {
	if named.Path != "" || named.URL != "" {
		return r.imageAddress(named)
	}
	rest := string(body)
	for {
		_, tag, found := strings.Cut(rest, "<img")
		if !found {
			return ""
		}
		var src string
		switch src, rest = sourceOf(tag); {
		case strings.HasPrefix(src, "http://"), strings.HasPrefix(src, "https://"):
			return src
		case src == "", strings.HasPrefix(src, "data:"): // which has no address
		case r.config.BaseURL == "":
			return ""
		default:
			return r.config.BaseURL + strings.TrimPrefix(src, root)
		}
	}
}

// sourceOf returns the src of the image whose attributes s begins with, wherever among
// them it stands, and what follows them. Bodies have their attributes in quotes.
func sourceOf(s string) (src, rest string) {
	for {
		s = strings.TrimLeft(s, " \t\n\r/")
		i := strings.IndexAny(s, "= >")
		if i < 0 || s[i] != '=' || !strings.HasPrefix(s[i:], `="`) {
			if i <= 0 {
				return src, s
			}
			s = s[i:] // a name without a value
			continue
		}
		value, after, _ := strings.Cut(s[i+len(`="`):], `"`)
		if s[:i] == "src" && src == "" {
			src = html.UnescapeString(value)
		}
		s = after
	}
}

func (r *Renderer) imageAddress(l *page.Link) string {
	if l.URL != "" {
		return l.URL
	}
	if l.Path == "" {
		return ""
	}
	return r.address(l.Path)
}

// AILabel returns what stands above a text that a machine has made, as the law wants
// it. It is not the theme's, so that no theme loses it.
func AILabel(form string) string {
	if form == "generated" {
		return "本文由人工智能生成"
	}
	return "本文部分内容由人工智能辅助生成"
}

// labelled returns a body with the label that a machine has made it.
func (r *Renderer) labelled(form string, body template.HTML) template.HTML {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<p class=\"ai-label\">%s</p>\n%s", AILabel(form), body)
	return template.HTML(b.String())
}

// aigc returns the label for programs, as in GB 45438-2025: a JSON text; "" for none.
func (r *Renderer) aigc(form, path string) string {
	if form == "" {
		return ""
	}
	label := "2"
	if form == "generated" {
		label = "1"
	}
	id := r.address(path)
	if id == "" {
		id = "/" + path
	}
	var j plainJSON
	j.field("Label", label)
	j.field("ContentProducer", r.config.AI.Producer)
	j.field("ProduceID", id)
	j.field("ReservedCode1", "")
	j.field("ContentPropagator", r.config.AI.Propagator)
	j.field("PropagateID", id)
	j.field("ReservedCode2", "")
	return "{" + strings.TrimPrefix(j.String(), ",") + "}"
}

// plainJSON writes fields for an attribute, in which a reader sees the texts as they
// are.
type plainJSON struct{ strings.Builder }

func (j *plainJSON) field(name, value string) {
	value = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(value)
	fmt.Fprintf(j, `,"%s":"%s"`, name, value)
}

// notice returns what is said of the rights in a text.
func (r *Renderer) notice(name string) string {
	if n := r.config.Copyright.NoticeBy(name); n != nil {
		return n.Text
	}
	return ""
}

// complaint returns the URL of the page for complaints, or "".
func (r *Renderer) complaint(root string) string {
	if l := r.shared.Complaint; l.Path != "" || l.URL != "" {
		return link(root, l).URL
	}
	return ""
}

// attachments returns documents as themes see them.
func attachments(root string, list []page.Attachment) []Attachment {
	var views []Attachment
	for _, a := range list {
		v := Attachment{
			Name: path.Base(a.Path),
			URL:  pageURL(root, a.Path),
			Type: strings.ToUpper(strings.TrimPrefix(path.Ext(a.Path), ".")),
		}
		switch size := float64(a.Size); {
		case a.Size == 0:
		case a.Size < 1<<10:
			v.Size = fmt.Sprintf("%d B", a.Size)
		case a.Size < 1<<20:
			v.Size = fmt.Sprintf("%.1f KB", size/(1<<10))
		default:
			v.Size = fmt.Sprintf("%.1f MB", size/(1<<20))
		}
		views = append(views, v)
	}
	return views
}
