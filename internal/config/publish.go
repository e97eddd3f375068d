package config

import (
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/publish/address"
	"wendang/internal/table"
)

// Publish is a place that the site is published to.
type Publish struct {
	Name     string
	To       address.Address
	Keep     time.Duration // how long files stay that are no longer used; -1 when not given
	Protect  []string      // patterns of paths that are not touched
	Compress []string      // encodings, in the order of preference
	Host     address.HostKind
}

// compressions are the encodings that files may be published in.
var compressions = []string{"gzip", "br"}

func (r *reader) publish(c *Config, top table.Reader) {
	list, at := top.Subs("publish")
	names := r.unique(message.WordPublish())
	for i, t := range list {
		p := Publish{Keep: -1}
		var span table.Span
		p.Name, span = r.required(t, "name", at[i], message.NameMissing(message.WordPublish()), message.WriteName())
		names.check("name", p.Name, span)
		to, span := r.required(t, "to", at[i], message.PublishToMissing(), message.PublishWriteTo())
		if to != "" {
			var err error
			var bad *address.Error
			if p.To, err = address.Parse(to); errors.As(err, &bad) {
				m, hint := bad.Message(to)
				r.reportHidden(span, m, hint)
			}
		}
		if s, span, ok := t.String("keep"); ok {
			if p.Keep, ok = length(s); !ok {
				r.report(span, message.PublishKeepInvalid(s), message.PublishWriteKeep())
			}
		}
		for _, s := range t.Strings("protect") {
			if _, err := path.Match(s.Text, "x"); err != nil || strings.Trim(s.Text, "/") == "" {
				r.report(s.Span, message.PublishProtectInvalid(s.Text), message.PublishWriteProtect())
				continue
			}
			p.Protect = append(p.Protect, s.Text)
		}
		for _, s := range t.Strings("compress") {
			if !slices.Contains(compressions, s.Text) {
				r.report(s.Span, message.PublishCompressInvalid(s.Text), message.PublishWriteCompress())
				continue
			}
			p.Compress = append(p.Compress, s.Text)
		}
		if s, span, ok := t.String("host"); ok {
			if slices.Contains(address.HostKinds(), s) {
				p.Host = address.HostKind(s)
			} else {
				hint := diag.DidYouMean(s, address.HostKinds())
				if hint.IsZero() {
					hint = message.PublishHostsAre(address.HostKinds())
				}
				r.report(span, message.PublishHostInvalid(s), hint)
			}
		}
		keys := Keys("publish")
		t.Unknown(keys, func(k table.Key) {
			hint := diag.DidYouMean(k.Name, keys)
			if hint.IsZero() {
				hint = message.SettingsAre(keys)
			}
			r.reportHidden(k.Span, message.UnknownSetting(k.Name), hint)
		})
		c.Publish = append(c.Publish, p)
	}
}

// reportHidden reports without showing the line, in which a secret may stand.
func (r *reader) reportHidden(span table.Span, m, hint message.Message) {
	d := r.at(span, m).WithHint(hint)
	d.Excerpt = nil
	r.problems.Add(d)
}

// length reads a length of time: 24h, 90m, 7d.
func length(s string) (time.Duration, bool) {
	const most = 3650 // days
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.Atoi(days)
		return time.Duration(n) * 24 * time.Hour, err == nil && n >= 0 && n <= most
	}
	d, err := time.ParseDuration(s)
	return d, err == nil && d >= 0 && d <= most*24*time.Hour
}
