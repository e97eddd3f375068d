package beside

import "testing"

func TestIsPublic(t *testing.T) {
	for p, want := range map[string]bool{
		"a/图.png": true, "a.PDF": true, "a.tar.gz": true, "2021.2.13.docx": true, "a.svg": true, "a.svg.svg": true,
		"a": false, "a.html": false, "a.html.caj": false, "a.svg.caj": false, "a.svg.lrc": false, "a.js.xmind": false,
		"a.html.gz": false, "a.HTML.zst": false, "a.xhtml.txt": false, "a.php.jpg": false, "a.pl.txt": false, "a.py.zip": false,
		"a.php6.png": false, "a.phps.png": false, "a.shtm.png": false, "a.inc.png": false, "server.key": false,
		"a.svg ": false, "a. svg.caj": false,
	} {
		if typ := typeOf(p); isPublic(p, typ) != want {
			t.Errorf("%s, of type %q: %v", p, typ, !want)
		}
	}
}
