package host

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/page"
)

// unusual are addresses as old sites have them, which some servers do not know.
func unusual(t *testing.T) page.Host {
	t.Helper()
	problems := &diag.List{}
	g := ReadGone([]byte("/%D6%D0%CE%C4.html\n/%D6%D1%CE%C4.html\n/a%EF%BF%BE.html\n/b.html\n/long.php?q="+strings.Repeat("x", 4200)+"\n"), "", problems)
	if problems.HasErrors() || len(g.Addresses()) != 5 {
		t.Fatal(problems.Sorted(), g.Addresses())
	}
	return page.Host{Gone: g.Addresses(), Moved: []page.Moved{
		{From: "v.php?q=%e4%b8%ad", To: "fw/1.html"}, {From: "v.php?q=%E4%B8%AD", To: "fw/1.html"},
	}}
}

// What a server does not know is left out, so that it takes the rest, and it is said.
func TestUnusualAddresses(t *testing.T) {
	for _, test := range []struct {
		kind config.HostKind
		file string
		has  int // rules
		says string
	}{
		{config.Nginx, NginxMapsPath, 6, "nginx takes no rule of more than 4000 bytes: 1 address is left out"},
		{config.Caddy, CaddyPath, 4, "caddy knows addresses in UTF-8 alone: 3 addresses of another encoding"},
		{config.IIS, WebConfigPath, 3, "iis knows addresses in UTF-8 alone: 3 addresses of another encoding"},
	} {
		w := writer(t, "/", test.kind)
		v := unusual(t)
		if got := fmt.Sprint(w.Unable(&v)); !strings.Contains(got, test.says) {
			t.Errorf("%s says %s", test.kind, got)
		}
		v.File = test.file
		text := string(w.Append(nil, &v))
		if got := len(regexp.MustCompile(`(?m)^\s*("|<add key=)\S+ .*(410|/fw/1[.]html)"`).FindAllString(text, -1)); got != test.has {
			t.Errorf("%s has %d rules, want %d:\n%.3000s", test.file, got, test.has, text)
		}
		if test.kind == config.IIS {
			lint(t, text)
		}
	}
}

// Several sites stand beside one another in one nginx, also those whose addresses are alike
// but for Chinese letters.
func TestNginxTakesSites(t *testing.T) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			missing(t, "nginx is not installed")
		}
	}
	dir := t.TempDir()
	var http, servers strings.Builder
	for i, base := range []string{"/", "/文档/", "/文库/"} {
		w := writer(t, base, config.Nginx)
		v, more := old(), unusual(t)
		v.Moved = append(append(v.Moved, more.Moved...), page.Moved{From: strings.Repeat("长", 90) + ".html", To: "fw/1.html"})
		v.Gone = append(v.Gone, more.Gone...)
		for _, file := range []string{NginxMapsPath, NginxSizesPath, NginxPath} {
			v.File = file
			path := filepath.Join(dir, fmt.Sprint(i, filepath.Base(file)))
			if err := os.WriteFile(path, w.Append(nil, &v), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&http, "include %s/%dnginx-maps.conf;\n", dir, i)
		fmt.Fprintf(&servers, "server { listen 127.0.0.1:%d; include %s/%dnginx.conf; }\n", 18080+i, dir, i)
	}
	conf := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf("pid %s/pid;\nevents {}\nhttp {\naccess_log off;\ninclude %s/0nginx-sizes.conf;\n%s%s}\n", dir, dir, http.String(), servers.String())
	for _, what := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		text = strings.Replace(text, "access_log", fmt.Sprintf("%s_temp_path %s/%s;\naccess_log", what, dir, what), 1)
	}
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "-t", "-p", dir, "-e", "stderr", "-c", conf).CombinedOutput(); err != nil {
		t.Errorf("%v\n%.2000s", err, out)
	}
}

// Caddy takes what is written of unusual addresses.
func TestCaddyTakesThem(t *testing.T) {
	program, err := exec.LookPath("caddy")
	if err != nil {
		missing(t, "Caddy is not installed")
	}
	dir := t.TempDir()
	for _, v := range []page.Host{old(), unusual(t)} {
		v.File = CaddyPath
		text := "http://localhost:18080 {\n" + string(writer(t, "/文档/", config.Caddy).Append(nil, &v)) + "\n}\n"
		file := filepath.Join(dir, "Caddyfile")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "validate", "--adapter", "caddyfile", "--config", file)
		cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%.2000s", err, out)
		}
	}
}
