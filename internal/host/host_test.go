package host

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/page"
)

// writer returns the writer of a site on hosts of some kinds.
func writer(t *testing.T, base string, kinds ...config.HostKind) *Writer {
	t.Helper()
	problems := &diag.List{}
	c := config.Read("site.toml", []byte("title = '站'\nbase_url = 'https://www.example.com"+base+"'\n[[channels]]\nname = '范文'\nslug = 'fw'\n"), problems)
	if problems.HasErrors() {
		t.Fatal(problems.Sorted())
	}
	c.Host.Kinds = kinds
	return &Writer{Config: c, Generator: "wendang"}
}

// old are addresses as sites have them.
func old() page.Host {
	return page.Host{
		Moved: []page.Moved{
			{From: "old/1.html", To: "fw/2024/一.html"},
			{From: "old/folder/index.html", To: "fw/index.html"},
			{From: "旧/文.html", To: "fw/2.html"},
			{From: "plus/view.php?aid=1", To: "fw/2024/一.html"},
			{From: "plus/list.php?tid=3&PageNo=2", To: "fw/3.html"},
			{From: "?p=3", To: "fw/4.html"},
			{From: "so.php?plain", To: "fw/5.html"},
			{From: `a"&<b.php?x={1}`, To: "fw/6.html"},
		},
		Gone:   []string{"bbs/", "old/gone.html", "plus/view.php?aid=9", "old/gone/index.html"},
		Hashed: []string{"assets/a.01234567.css", "assets/b.89abcdef.js"},
	}
}

func (w *Writer) write(file string) string {
	v := old()
	v.File = file
	return string(w.Append(nil, &v))
}

// missing skips a test whose tool is not there, or fails it where WENDANG_CI says that all
// tools must be.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("WENDANG_CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Netlify's own readers find in _headers and _redirects what is meant.
func TestNetlify(t *testing.T) {
	script, err := filepath.Abs("../../.ci/netlify.mjs")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(script), "node_modules/@netlify/headers-parser")); err != nil {
		missing(t, "Netlify's readers are not installed (npm ci in .ci)")
	}
	for _, base := range []string{"/", "/docs/"} {
		w := writer(t, base, config.Netlify)
		dir := t.TempDir()
		for _, file := range []string{HeadersPath, RedirectsPath} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(w.write(file)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.Command("node", script, dir).Output()
		if err != nil {
			t.Fatal(err)
		}
		var found struct {
			Headers []struct {
				For    string
				Values map[string]string
			}
			Redirects []struct {
				From, To string
				Query    map[string]string
				Status   int
				Force    bool
			}
			Errors []string
		}
		if err := json.Unmarshal(out, &found); err != nil || len(found.Errors) > 0 {
			t.Fatalf("%v %s", err, out)
		}
		var got []string
		for _, r := range found.Redirects {
			got = append(got, fmt.Sprint(r.From, " ", r.Query, " ", r.To, " ", r.Status, " ", r.Force))
		}
		want := []string{
			`bbs map[] 404.html 410 true`,
			`bbs/ map[] 404.html 410 true`,
			`old/1.html map[] fw/2024/%E4%B8%80.html 301 true`,
			`old/folder map[] fw/ 301 true`,
			`old/folder/ map[] fw/ 301 true`,
			`old/gone map[] 404.html 410 true`,
			`old/gone.html map[] 404.html 410 true`,
			`old/gone/ map[] 404.html 410 true`,
			`old/gone/index.html map[] 404.html 410 true`,
			`%E6%97%A7/%E6%96%87.html map[] fw/2.html 301 true`,
			` map[p:3] fw/4.html 301 true`,
			`a%22%26%3Cb.php map[x:{1}] fw/6.html 301 true`,
			`plus/list.php map[PageNo:2 tid:3] fw/3.html 301 true`,
			`plus/view.php map[aid:1] fw/2024/%E4%B8%80.html 301 true`,
			`plus/view.php map[aid:9] 404.html 410 true`,
		}
		for i := range want {
			from, rest, _ := strings.Cut(want[i], " map")
			query, to, _ := strings.Cut(rest, "] ")
			want[i] = base + from + " map" + query + "] " + base + to
			if i >= len(got) || normal(got[i]) != normal(want[i]) {
				t.Errorf("%s: redirect %d is %s, want %s", base, i, append(got, make([]string, 20)...)[i], want[i])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d redirects, want %d: %q", len(got), len(want), got)
		}
		var paths []string
		for _, h := range found.Headers {
			paths = append(paths, h.For)
		}
		if got := strings.Join(paths, " "); got != base+"* "+base+"search/:segment/:file "+base+"assets/a.01234567.css "+base+"assets/b.89abcdef.js" {
			t.Errorf("headers for %s", got)
		}
		if found.Headers[0].Values["Content-Security-Policy"] != policy || found.Headers[2].Values["Cache-Control"] != "public, max-age=31536000, immutable" {
			t.Errorf("%s", out)
		}
	}
}

// normal returns a redirect with its address decoded, as the reader may give it.
func normal(s string) string {
	return strings.NewReplacer("%E6%97%A7", "旧", "%E6%96%87", "文", "%E4%B8%80", "一").Replace(s)
}

// Cloudflare's rules, from developers.cloudflare.com/pages/configuration/{redirects,headers}.
func TestCloudflare(t *testing.T) {
	w := writer(t, "/", config.Cloudflare)
	v := page.Host{File: RedirectsPath, Moved: old().Moved, Gone: old().Gone}
	for i := range 3000 {
		v.Moved = append(v.Moved, page.Moved{From: fmt.Sprintf("x/%05d.html", i), To: "fw/1.html"})
	}
	v.Moved = append(v.Moved, page.Moved{From: "long/" + strings.Repeat("a", 990) + ".html", To: "fw/1.html"})
	text := string(w.Append(nil, &v))
	rules, seen := 0, map[string]bool{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rules++
		parts := strings.Fields(line)
		if len(parts) != 3 || !strings.HasPrefix(parts[0], "/") || !strings.HasPrefix(parts[1], "/") || parts[2] != "301" || len(line) > 1000 || strings.ContainsAny(parts[0], "*:?") {
			t.Errorf("no rule of Cloudflare's: %s", line)
		}
		if seen[parts[0]] {
			t.Errorf("twice: %s", line)
		}
		seen[parts[0]] = true
	}
	if rules != 2000 || !seen["/old/1.html"] || !seen["/old/folder"] {
		t.Errorf("%d rules", rules)
	}
	if problems := fmt.Sprint(w.Unable(&v)); !strings.Contains(problems, "cloudflare takes 2000 redirects, and there are 3004") ||
		!strings.Contains(problems, "cloudflare cannot redirect 5 addresses") || !strings.Contains(problems, "cloudflare cannot answer 410") ||
		!strings.Contains(problems, "cloudflare takes no rule of more than 1000 bytes: 1 address is left out") {
		t.Error(problems)
	}
	v = page.Host{File: HeadersPath, Hashed: old().Hashed}
	for i := range 130 {
		v.Hashed = append(v.Hashed, fmt.Sprintf("assets/own.%08x.png", i))
	}
	headers := string(w.Append(nil, &v))
	if problems := fmt.Sprint(w.Unable(&v)); !strings.Contains(problems, "cloudflare takes 100 rules in _headers, and there are 134") {
		t.Error(problems)
	}
	heads := regexp.MustCompile(`(?m)^/.*$`).FindAllString(headers, -1)
	if len(heads) > 100 {
		t.Errorf("%d parts", len(heads))
	}
	for line := range strings.Lines(headers) {
		if len(line) > 2000 || !regexp.MustCompile(`^(#.*|/\S*|  [A-Za-z-]+: \S.*)\n$`).MatchString(line) {
			t.Errorf("no line of _headers: %s", line)
		}
		if strings.Count(line, "*") > 1 {
			t.Errorf("two splats: %s", line)
		}
	}
	// With Netlify together, both understand what they can.
	together := writer(t, "/", config.Cloudflare, config.Netlify)
	v = old()
	if problems := fmt.Sprint(together.Unable(&v)); !strings.Contains(problems, "netlify answers old addresses with their pages, not with 301") {
		t.Error(problems)
	}
	both := together.write(RedirectsPath)
	if !strings.Contains(both, "/old/1.html /fw/2024/%E4%B8%80.html 301\n") || !strings.Contains(both, "/plus/view.php aid=1 /fw/") {
		t.Error(both)
	}
}

// webCached is how long IIS says that something may be kept.
type webCached struct {
	Age    string `xml:"cacheControlMaxAge,attr"`
	Custom string `xml:"cacheControlCustom,attr"`
}

// webConfig is what of a web.config decides about answers.
type webConfig struct {
	Locations []struct {
		Path  string    `xml:"path,attr"`
		Cache webCached `xml:"system.webServer>staticContent>clientCache"`
	} `xml:"location"`
	Server struct {
		Cache webCached `xml:"staticContent>clientCache"`
		Types []struct {
			Extension string `xml:"fileExtension,attr"`
			Type      string `xml:"mimeType,attr"`
		} `xml:"staticContent>mimeMap"`
		Errors []struct {
			Status string `xml:"statusCode,attr"`
			Path   string `xml:"path,attr"`
			Mode   string `xml:"responseMode,attr"`
		} `xml:"httpErrors>error"`
		Headers []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:"value,attr"`
		} `xml:"httpProtocol>customHeaders>add"`
		Maps []struct {
			Name    string `xml:"name,attr"`
			Default string `xml:"defaultValue,attr"`
			Entries []struct {
				Key   string `xml:"key,attr"`
				Value string `xml:"value,attr"`
			} `xml:"add"`
		} `xml:"rewrite>rewriteMaps>rewriteMap"`
		Rules []struct {
			Name  string `xml:"name,attr"`
			Stop  bool   `xml:"stopProcessing,attr"`
			Match struct {
				URL string `xml:"url,attr"`
			} `xml:"match"`
			Conditions []struct {
				Input   string `xml:"input,attr"`
				Pattern string `xml:"pattern,attr"`
			} `xml:"conditions>add"`
			Action struct {
				Type   string `xml:"type,attr"`
				URL    string `xml:"url,attr"`
				Status int    `xml:"statusCode,attr"`
				Kind   string `xml:"redirectType,attr"`
				Append string `xml:"appendQueryString,attr"`
			} `xml:"action"`
		} `xml:"rewrite>rules>rule"`
	} `xml:"system.webServer"`
}

// answer does what the documentation of URL Rewrite says (learn.microsoft.com/iis/extensions/
// url-rewrite-module/url-rewrite-module-configuration-reference, using-rewrite-maps): rules in
// their order; a pattern is looked for in the path from the folder of web.config, decoded and
// without the first slash; {R:0} is what it has found, {MAP:KEY} looks up a map without regard
// to case, {C:0} is what the last condition has found.
func (c *webConfig) answer(t *testing.T, path, query string) (status int, to string) {
	t.Helper()
	for _, r := range c.Server.Rules {
		found := regexp.MustCompile("(?i)" + r.Match.URL).FindString(path)
		values := strings.NewReplacer("{R:0}", found, "{QUERY_STRING}", query)
		last, all := "", true
		for _, condition := range r.Conditions {
			input := strings.TrimSuffix(strings.TrimPrefix(condition.Input, "{"), "}")
			name, key, ok := strings.Cut(input, ":")
			if !ok {
				t.Fatalf("no map in %s", condition.Input)
			}
			last = regexp.MustCompile("(?i)" + condition.Pattern).FindString(c.lookUp(t, name, values.Replace(key)))
			all = all && last != ""
		}
		if !all {
			continue
		}
		if !r.Stop {
			t.Errorf("the rule %s goes on", r.Name)
		}
		if r.Action.Type == "CustomResponse" {
			return r.Action.Status, ""
		}
		if r.Action.Type != "Redirect" || r.Action.Kind != "Permanent" || r.Action.Append != "false" {
			t.Errorf("%+v", r.Action)
		}
		// URL Rewrite encodes what it leads to; what is encoded already would be so twice.
		return 301, (&url.URL{Path: strings.ReplaceAll(r.Action.URL, "{C:0}", last)}).EscapedPath()
	}
	return 200, ""
}

func (c *webConfig) lookUp(t *testing.T, name, key string) string {
	t.Helper()
	for _, m := range c.Server.Maps {
		if m.Name != name {
			continue
		}
		for _, e := range m.Entries {
			if strings.EqualFold(e.Key, key) {
				return e.Value
			}
		}
		return m.Default
	}
	t.Fatalf("there is no map %s", name)
	return ""
}

func TestWebConfig(t *testing.T) {
	for _, base := range []string{"/", "/docs/"} {
		text := writer(t, base, config.IIS).write(WebConfigPath)
		var c webConfig
		if err := xml.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(err)
		}
		for _, want := range []struct {
			path, query string
			status      int
			to          string
		}{
			{"old/1.html", "", 301, "fw/2024/%E4%B8%80.html"},
			{"old/1.html", "from=x", 301, "fw/2024/%E4%B8%80.html"},
			{"old/gone/index.html", "", 410, ""},
			{"old/gone", "", 410, ""},
			{"old/folder", "", 301, "fw/"},
			{"old/folder/", "", 301, "fw/"},
			{"旧/文.html", "", 301, "fw/2.html"},
			{"plus/view.php", "aid=1", 301, "fw/2024/%E4%B8%80.html"},
			{"plus/view.php", "aid=2", 200, ""},
			{"plus/view.php", "aid=9", 410, ""},
			{"plus/list.php", "tid=3&PageNo=2", 301, "fw/3.html"},
			{"", "p=3", 301, "fw/4.html"},
			{"", "", 200, ""},
			{"so.php", "plain", 301, "fw/5.html"},
			{`a"&<b.php`, "x={1}", 301, "fw/6.html"},
			{"bbs", "", 410, ""},
			{"bbs/", "", 410, ""},
			{"old/gone.html", "", 410, ""},
			{"fw/2.html", "", 200, ""},
		} {
			status, to := c.answer(t, want.path, want.query)
			if want.to != "" {
				want.to = base + want.to
			}
			if status != want.status || to != want.to {
				t.Errorf("%s%s?%s: %d %q, want %d %q", base, want.path, want.query, status, to, want.status, want.to)
			}
		}
		// Collections of IIS's configuration hold no key twice.
		var names []string
		for _, m := range c.Server.Types {
			names = append(names, "type "+m.Extension)
		}
		for _, h := range c.Server.Headers {
			names = append(names, "header "+h.Name)
		}
		for _, m := range c.Server.Maps {
			names = append(names, "map "+m.Name)
			for _, e := range m.Entries {
				names = append(names, m.Name+" "+strings.ToLower(e.Key))
			}
		}
		slices.Sort(names)
		if n := len(names); n < 30 || len(slices.Compact(names)) != n {
			t.Errorf("a key stands twice in %q", names)
		}
		if len(c.Locations) != 2 || c.Locations[0].Path != "assets/a.01234567.css" || c.Locations[0].Cache.Age != "365.00:00:00" || c.Locations[0].Cache.Custom != "public, immutable" ||
			c.Server.Cache.Age != "0.00:05:00" || c.Server.Cache.Custom != "public, no-transform" {
			t.Errorf("%+v %+v", c.Locations, c.Server.Cache)
		}
		for _, e := range c.Server.Errors {
			if want := strings.ReplaceAll(strings.TrimPrefix(base, "/"), "/", `\`) + "404.html"; e.Path != want || e.Mode != "File" {
				t.Errorf("%+v", e)
			}
		}
		lint(t, text)
	}
}

// lint has xmllint read XML.
func lint(t *testing.T, text string) {
	t.Helper()
	program, err := exec.LookPath("xmllint")
	if err != nil {
		missing(t, "xmllint is not installed")
	}
	cmd := exec.Command(program, "--noout", "--nonet", "-")
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func TestTooLargeForIIS(t *testing.T) {
	w := writer(t, "/", config.IIS)
	v := page.Host{}
	for i := range 5000 {
		v.Moved = append(v.Moved, page.Moved{From: fmt.Sprintf("x/%05d.html", i), To: "fw/2024/0101/a.html"})
	}
	if got := fmt.Sprint(w.Unable(&v)); !strings.Contains(got, "web.config has ") {
		t.Error(got)
	}
}

func TestUnable(t *testing.T) {
	v := old()
	for _, test := range []struct {
		kinds []config.HostKind
		base  string
		want  []string
	}{
		{nil, "/", []string{"5 aliases with a query and 4 addresses of gone.txt need rules"}},
		{[]config.HostKind{config.Nginx}, "/docs/", nil},
		{[]config.HostKind{config.Caddy, config.IIS}, "/", nil},
		{[]config.HostKind{config.GitHub}, "/", []string{"github cannot redirect 5", "github cannot answer 410"}},
		{[]config.HostKind{config.Objects}, "/", []string{"objects cannot redirect 5", "objects cannot answer 410"}},
		{[]config.HostKind{config.Netlify}, "/docs/", []string{"netlify reads _headers and _redirects at its root", "netlify cannot redirect an address with such a query"}},
	} {
		w := writer(t, test.base, test.kinds...)
		got := w.Unable(&v)
		for i, want := range test.want {
			if i >= len(got) || !strings.Contains(got[i].Message.String(), want) {
				t.Errorf("%v: %v, want %q", test.kinds, got, want)
			}
		}
		if len(got) != len(test.want) {
			t.Errorf("%v: %v", test.kinds, got)
		}
	}
}

func TestFiles(t *testing.T) {
	all := writer(t, "/", config.Nginx, config.Caddy, config.IIS, config.Netlify, config.Cloudflare, config.GitHub, config.GitLab, config.Gitee, config.Objects)
	if got := strings.Join(Files(all.Config), " "); got != ".nojekyll CNAME _headers _redirects host/nginx-maps.conf host/nginx-sizes.conf host/nginx.conf host/site.caddy web.config" {
		t.Error(got)
	}
	if got := all.write(CNAMEPath); got != "www.example.com\n" {
		t.Error(got)
	}
	all.Config.BaseURL = "https://li.github.io/site/"
	if slices.Contains(Files(all.Config), CNAMEPath) {
		t.Error("GitHub's own domain needs no CNAME")
	}
	if got := Files(writer(t, "/").Config); !slices.Equal(got, []string{NoJekyllPath}) {
		t.Error("files for no host")
	}
}
