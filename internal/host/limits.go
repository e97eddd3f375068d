package host

import (
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/page"
)

// ability is what a kind of host can do with old addresses.
type ability struct{ queries, gone, root bool }

// abilities of the kinds of hosts; root is for those whose files count at the host's root
// alone.
var abilities = map[config.HostKind]ability{
	config.Nginx:      {queries: true, gone: true},
	config.Caddy:      {queries: true, gone: true},
	config.IIS:        {queries: true, gone: true},
	config.Netlify:    {queries: true, gone: true, root: true},
	config.Cloudflare: {root: true},
}

// maxWebConfig is the size in bytes up to which IIS reads a web.config, unless its
// MaxWebConfigFileSizeInKB says otherwise.
const maxWebConfig = 250 << 10

// Problem is something that a host cannot do, and what to do about it.
type Problem struct {
	Kind    int // of config.Host.Kinds; -1 for none
	Message message.Message
	Hint    message.Message
}

// Unable returns what the hosts of a site cannot do.
func (w *Writer) Unable(v *page.Host) []Problem {
	base := w.Config.Base()
	r := rulesOf(base, v)
	queries, gone := 0, len(v.Gone)
	for _, m := range v.Moved {
		if strings.Contains(m.From, "?") {
			queries++
		}
	}
	if len(w.Config.Host.Kinds) == 0 && queries+gone > 0 {
		return []Problem{{-1, message.HostNotSaid(queries, gone), message.WriteHost()}}
	}
	var list []Problem
	for i, kind := range w.Config.Host.Kinds {
		add := func(m message.Message) { list = append(list, Problem{Kind: i, Message: m}) }
		name, can := string(kind), abilities[kind]
		if queries > 0 && !can.queries {
			add(message.HostKnowsNoQueries(name, queries))
		}
		if gone > 0 && !can.gone {
			add(message.HostKnowsNoGone(name, gone))
		}
		if can.root && base != "/" {
			add(message.HostFilesAtRoot(name, base))
		}
		switch kind {
		case config.Nginx:
			n := 0
			for _, rules := range [][]rule{r.paths, r.queries} {
				folded := nginxFolded(rules)
				for i := range rules {
					if nginxEntry(folded, rules[i]) == "" {
						n++
					}
				}
			}
			if n > 0 {
				add(message.HostAddressTooLong(name, n, maxNginx))
			}
		case config.Caddy, config.IIS:
			if n := r.notText(); n > 0 {
				add(message.HostKnowsUtf8Alone(name, n))
			}
			if kind != config.IIS {
				break
			}
			if size := len(w.Append(nil, &page.Host{File: WebConfigPath, Moved: v.Moved, Gone: v.Gone})); size > maxWebConfig {
				add(message.WebConfigTooLarge(size>>10, maxWebConfig>>10))
			}
		case config.Netlify:
			n := 0
			for i := range r.queries {
				if _, ok := netlifyQuery(r.queries[i].query); !ok {
					n++
				}
			}
			if n > 0 {
				add(message.HostKnowsNoQueries(name, n))
			}
		case config.Cloudflare:
			n, long := 0, 0
			for i := range r.paths {
				switch p := &r.paths[i]; {
				case p.to == "":
				case tooLongForCloudflare(p):
					long++
				default:
					n++
				}
			}
			if n > cloudflareRedirects {
				add(message.HostTakesFewer(name, n, cloudflareRedirects))
			}
			if long > 0 {
				add(message.HostAddressTooLong(name, long, cloudflareLine))
			}
			if n > 0 && slices.Contains(w.Config.Host.Kinds, config.Netlify) {
				add(message.HostsTogether())
			}
			if headers := len(v.Hashed) + 2; headers > cloudflareHeaders {
				add(message.HostTakesFewerHeaders(name, headers, cloudflareHeaders))
			}
			if len(w.Config.Host.CSP) > cloudflareHeaderLine-len("  Content-Security-Policy: ") {
				add(message.HostHeaderTooLong(name, cloudflareHeaderLine))
			}
		}
	}
	return list
}

// notText counts addresses of other encodings than UTF-8.
func (r *rules) notText() int {
	n := 0
	for _, list := range [][]rule{r.paths, r.queries} {
		for i := range list {
			if !isText(list[i].key()) {
				n++
			}
		}
	}
	return n
}
