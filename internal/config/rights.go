package config

import (
	"net/url"
	"slices"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// AI is what [ai] says of texts that machines have made, and who answers for them; see
// GB 45438-2025.
type AI struct {
	Form       string // of all articles that say nothing else: one of AIForms, or ""
	Producer   string // who made the content: ContentProducer
	Propagator string // who spreads it: ContentPropagator
}

// AIForms are the values of ai: all of a text is a machine's, a part of it is, none is
// though its channel says so.
var AIForms = []string{"generated", "assisted", "none"}

// Robots is what [robots] asks of the programs that read the site.
type Robots struct {
	AI string // "all", "search", "none", or "" to say nothing
}

// Copyright is what [copyright] says of the rights in the articles.
type Copyright struct {
	Licence    string // its name: CC BY-NC 4.0
	LicenceURL string
	Notice     string // name of the notice of articles that name none; or ""
	Notices    []Notice
	Complaint  Link // where complaints go
	CopySource bool // what readers copy ends with its source
}

// Notice is what is said of an article's rights, under the name that articles use.
type Notice struct{ Name, Text string }

// notices are those that need no definition.
func notices() []Notice {
	return []Notice{
		{ownWork, "本文为本站原创，转载请注明作者、出处和网址，不得改动正文。"},
		{"转载", "本文为转载，版权归原作者、原出处所有；再转载前请征得他们同意。"},
		{"投稿", "本文由作者投稿，版权归作者所有；转载前请征得作者同意。"},
		{"翻译", "本文为译文，原文的版权归原作者所有；转载请注明原文出处和译者。"},
		{"公版", "本文的著作财产权保护期已满，可以自由使用。"},
	}
}

// ownWork is the notice of texts that are the site's own.
const ownWork = "原创"

// LicenceOf returns the licence of a text under a notice, or "": the site can license
// what is its own, and no text that it has from somebody else.
func (c *Copyright) LicenceOf(notice string) (name, address string) {
	if notice != "" && notice != ownWork {
		return "", ""
	}
	return c.Licence, c.LicenceURL
}

// NoticeBy returns the notice of a name, or nil.
func (c *Copyright) NoticeBy(name string) *Notice {
	for i := range c.Notices {
		if c.Notices[i].Name == name {
			return &c.Notices[i]
		}
	}
	return nil
}

// NoticeNames returns the names that articles may use.
func (c *Copyright) NoticeNames() []string {
	var names []string
	for _, n := range c.Notices {
		names = append(names, n.Name)
	}
	return names
}

// choice returns a text that must be one of some.
func (r *reader) choice(t table.Reader, key string, choices []string) string {
	s, at, ok := t.String(key)
	if ok && !slices.Contains(choices, s) {
		hint := diag.DidYouMean(s, choices)
		if hint.IsZero() {
			hint = message.ChoicesAre(key, choices)
		}
		r.report(at, message.ChoiceUnknown(key, s), hint)
		return ""
	}
	return s
}

func (r *reader) rights(c *Config, top table.Reader) {
	if ai, _, ok := top.Sub("ai"); ok {
		r.known(ai, "ai")
		c.AI.Form = r.choice(ai, "ai", AIForms)
		c.AI.Producer, _, _ = ai.String("ContentProducer")
		c.AI.Propagator, _, _ = ai.String("ContentPropagator")
	}
	if robots, _, ok := top.Sub("robots"); ok {
		r.known(robots, "robots")
		c.Robots.AI = r.choice(robots, "ai", []string{"all", "search", "none"})
	}
	c.Copyright.Notices = notices()
	if copyright, _, ok := top.Sub("copyright"); ok {
		r.copyright(c, copyright)
	}
}

func (r *reader) copyright(c *Config, t table.Reader) {
	r.known(t, "copyright")
	x := &c.Copyright
	x.Licence, _, _ = t.String("licence")
	if s, at, ok := t.String("licence_url"); ok && s != "" {
		if u, err := url.Parse(s); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			r.report(at, message.LicenceURLInvalid(s), message.WriteLicenceURL())
		} else {
			x.LicenceURL = u.String()
		}
	}
	if sub, _, ok := t.Sub("notices"); ok {
		for _, k := range sub.Table.Keys {
			text, _, ok := sub.String(k.Name)
			if !ok {
				continue
			}
			if n := x.NoticeBy(k.Name); n != nil {
				n.Text = text
			} else {
				x.Notices = append(x.Notices, Notice{k.Name, text})
			}
		}
	}
	x.Notice = r.choice(t, "notice", x.NoticeNames())
	if s, at, ok := t.String("complaint"); ok && s != "" {
		x.Complaint = c.target(s, at)
	}
	x.CopySource, _, _ = t.Bool("copy_source")
}
