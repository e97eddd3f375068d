package address

import (
	"errors"
	"net/url"
	"runtime"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths have other forms there; see TestLocalPath")
	}
	for s, want := range map[string]Address{
		"file:///var/www":          {Scheme: File, Path: "/var/www"},
		"file://localhost/var/www": {Scheme: File, Path: "/var/www"},
		"file:///a%20b":            {Scheme: File, Path: "/a b"},
		"s3://bucket":              {Scheme: S3, Host: "bucket"},
		"s3://bucket/a/b/?endpoint=https://oss.example.com/&region=cn&path_style=1": {
			Scheme: S3, Host: "bucket", Path: "a/b", Endpoint: "https://oss.example.com", Region: "cn", PathStyle: true},
		"s3://bucket/../x?endpoint=127.0.0.1:9000":    {Scheme: S3, Host: "bucket", Path: "x", Endpoint: "https://127.0.0.1:9000"},
		"sftp://bob@host/var/www/":                    {Scheme: SFTP, User: "bob", Host: "host", Path: "/var/www"},
		"sftp://host:2222/~/www?key=/k":               {Scheme: SFTP, Host: "host", Port: 2222, Path: "www", Key: "/k"},
		"sftp://[::1]:22/a":                           {Scheme: SFTP, Host: "::1", Port: 22, Path: "/a"},
		"git+ssh://git@host/a/b.git#gh-pages":         {Scheme: GitSSH, User: "git", Host: "host", Path: "/a/b.git", Branch: "gh-pages"},
		"GIT+HTTPS://host/a/b.git#pages/main":         {Scheme: GitHTTPS, Host: "host", Path: "/a/b.git", Branch: "pages/main"},
		"git+https://bob@host:8443/a/b.git#%E9%A1%B5": {Scheme: GitHTTPS, User: "bob", Host: "host", Port: 8443, Path: "/a/b.git", Branch: "页"},
		"git+file:///r.git#b":                         {Scheme: GitFile, Path: "/r.git", Branch: "b"},
	} {
		got, err := Parse(s)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v", s, got, err)
			continue
		}
		if again, err := Parse(got.String()); err != nil || again != got {
			t.Errorf("%s is written as %s, which is %+v, %v", s, got, again, err)
		}
	}
	for s, want := range map[string]Problem{
		"":                              NoScheme,
		"/var/www":                      NoScheme,
		"git@host:a/b.git":              NoScheme,
		"ftp://host/a":                  UnknownScheme,
		"https://host/a":                UnknownScheme,
		"sftp://bob:word@host/a":        HasPassword,
		"git+https://x:token@host/a#b":  HasPassword,
		"s3://b?endpoint=https://a:b@c": HasPassword,
		"s3://bucket?access_key=x":      UnknownOption,
		"file:///a?key=x":               UnknownOption,
		"s3://bucket?path_style=maybe":  BadOption,
		"s3://bucket?endpoint=ftp://x":  BadOption,
		"s3:///prefix":                  NoBucket,
		"s3://bucket:9000/":             NoBucket,
		"s3://key@bucket/":              HasUser,
		"sftp:///path":                  NoHost,
		"sftp://host":                   NoPath,
		"sftp://host/":                  NoPath,
		"sftp://host/~/../x":            NoPath,
		"file://":                       NoPath,
		"file://host/share":             NotLocal,
		"file:///a#b":                   HasBranch,
		"git+ssh://host/a":              NoBranch,
		"git+ssh://host/a#a..b":         BadBranch,
		"git+ssh://host/a#-x":           BadBranch,
		"git+ssh://host/a#a%20b":        BadBranch,
		"git+ssh://host/a#x/.y":         BadBranch,
		"sftp://host:99999/a":           Unreadable,
		"sftp://ho st/a":                Unreadable,
	} {
		_, err := Parse(s)
		var e *Error
		if !errors.As(err, &e) || e.Problem != want {
			t.Errorf("%s: %v, want problem %d", s, err, want)
		}
	}
}

func TestLocalPath(t *testing.T) {
	for s, want := range map[string]string{
		"file:///C:/www/site":     `C:\www\site`,
		"file://server/share/www": `\\server\share\www`,
		"file:///www":             "",
	} {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := localPath(u, true); got != want {
			t.Errorf("%s is %s, want %s", s, got, want)
		}
	}
}

// Whatever the text, an address that is taken is written so that it is read as the
// same, and an error holds nothing of a password.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"file:///a", "s3://b/p?endpoint=x&region=r&path_style=true", "sftp://u@h:1/~/a?key=k", "git+ssh://u@h/r#b", "git+https://u:geheim@h/r#b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Parse(s)
		if err != nil {
			if strings.Contains(s, ":geheim@") && strings.Contains(err.Error(), "geheim") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		again, err := Parse(a.String())
		if err != nil || again != a {
			t.Errorf("%q is %+v, written as %s, read as %+v, %v", s, a, a, again, err)
		}
	})
}
