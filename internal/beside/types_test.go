package beside

import "testing"

func TestIsPublic(t *testing.T) {
	for p, want := range map[string]bool{
		"a/图.png": true, "a.PDF": true, "a.tar.gz": true, "2021.2.13.docx": true, "a.svg": true, "a.svg.svg": true,
		"a": false, "a.html": false, "a.html.caj": false, "a.svg.caj": false, "a.svg.lrc": false, "a.js.xmind": false,
		"a.html.gz": false, "a.HTML.zst": false, "a.xhtml.txt": false, "a.php.jpg": false, "a.pl.txt": false, "a.py.zip": false,
		"a.php6.png": false, "a.phps.png": false, "a.shtm.png": false, "a.inc.png": false, "server.key": false,
		"a.svg ": false, "a. svg.caj": false, "a.asp;.jpg": false, "a.asp;b.jpg": false, "a.cer;.png": false, "x.asp/a.jpg": false, "x.ASA/y/a.jpg": false, "x.html/a.jpg": true, "a;b.png": true, "a.jpg;b": false,
		"Vue.js.pdf": false, "web.config": false, "staticwebapp.config.json": false, "a/StaticWebApp.config.json": false,
		"vercel.json": false, "a/vercel.json": true, "_Routes.json": false, "data.json": true,
		"ads.txt": false, "Security.txt": false, "a/ads.txt": true, "baidu_verify_codeva-1.txt": false, "MP_verify_a1.txt": false, "a.txt": true,
	} {
		if w := judge(p, nil); (w.kind == published) != want {
			t.Errorf("%s: %v", p, w)
		}
	}
}

// Whoever allows one type allows no other that stands in the same name, and images are
// cleaned whatever else is in their names.
func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		path, allowed   string
		public, cleaned bool
	}{
		{"a.py", "py", true, false},
		{"a.py.html", "py", false, false},
		{"a.html.py", "py", false, false},
		{"a.py.svg", "py", true, true},
		{"a.svg.py", "py", false, false},
		{"a.html.svg", "py", false, true},
		{"a.svg.svg", "py", true, true},
		{"a.svg", "svg", true, false},
		{"a.js.svg", "svg", false, false},
		{"a.js.pdf", "js", true, false},
		{"a.asp;.jpg", "asp", true, false},
	} {
		allowed := []string{c.allowed}
		if w := judge(c.path, allowed); (w.kind == published) != c.public || IsCleaned(c.path, allowed) != c.cleaned {
			t.Errorf("%s with %s: %v, cleaned %v", c.path, c.allowed, w, IsCleaned(c.path, allowed))
		}
	}
}

// Each reason is told with what helps.
func TestSaid(t *testing.T) {
	for p, want := range map[string]string{
		"a.html":                   "allow-file-type",
		"Vue.js.pdf":               "rename-inner-type",
		"a.asp;.jpg":               "rename-inner-type",
		"README":                   "put-into-static",
		"a.b c":                    "put-into-static",
		"staticwebapp.config.json": "put-into-static",
	} {
		if _, hint := judge(p, nil).said(1); hint.Code() != want {
			t.Errorf("the hint for %s is %s", p, hint.Code())
		}
	}
}
