package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"wendang/internal/output"
	"wendang/internal/publish/address"
	"wendang/internal/publish/s3test"
)

// object asks a store for an object, as a browser gets it.
func object(t *testing.T, p *place, key string) (*s3.GetObjectOutput, string) {
	t.Helper()
	a, err := address.Parse(p.to)
	if err != nil {
		t.Fatal(err)
	}
	conf, err := config.LoadDefaultConfig(context.Background(), config.WithRegion("us-east-1"))
	if err != nil {
		t.Fatal(err)
	}
	client := s3.NewFromConfig(conf, func(o *s3.Options) {
		o.UsePathStyle, o.BaseEndpoint = true, aws.String(a.Endpoint)
	})
	out, err := client.GetObject(context.Background(), &s3.GetObjectInput{Bucket: &a.Host, Key: aws.String(a.Path + "/" + key)})
	if err != nil {
		t.Fatal(key, err)
	}
	b, err := io.ReadAll(out.Body)
	if err != nil {
		t.Fatal(err)
	}
	return out, string(b)
}

// Object stores keep types, rules for caches, and encodings; other rules mean that files
// are put again.
func TestHeaders(t *testing.T) {
	p := s3Place(t)
	s := newSite(t)
	f := portal(20, 0)
	f.add(output.Content, "fanwen/song.mp3", strings.Repeat("la", 1000))
	f.add(output.Content, "fanwen/x.unknown-type", "?")
	s.build(f)
	s.publish(s.to(p.to))
	check := func(encoding string) {
		t.Helper()
		for key, want := range map[string][2]string{
			"index.html":            {"text/html; charset=utf-8", "public, max-age=300, no-transform"},
			"fanwen/2/2.html":       {"text/html; charset=utf-8", "public, max-age=300, no-transform"},
			"assets/style.0.css":    {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
			"search/s0/d0.js":       {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
			"search/index.js":       {"text/javascript; charset=utf-8", "public, max-age=300, no-transform"},
			"feed.xml":              {"application/xml; charset=utf-8", "public, max-age=300, no-transform"},
			"robots.txt":            {"text/plain; charset=utf-8", "public, max-age=300, no-transform"},
			"fanwen/tu 图.png":       {"image/png", "public, max-age=3600, no-transform"},
			"fanwen/song.mp3":       {"audio/mpeg", "public, max-age=3600, no-transform"},
			"fanwen/x.unknown-type": {"application/octet-stream", "public, max-age=3600, no-transform"},
		} {
			out, body := object(t, p, key)
			if aws.ToString(out.ContentType) != want[0] || aws.ToString(out.CacheControl) != want[1] {
				t.Errorf("%s is sent with %q and %q", key, aws.ToString(out.ContentType), aws.ToString(out.CacheControl))
			}
			wantEncoding := encoding
			if content := f.texts()[key]; len(content) < leastCompressed || !strings.HasSuffix(key, ".html") {
				wantEncoding = ""
			}
			if aws.ToString(out.ContentEncoding) != wantEncoding {
				t.Errorf("%s has the encoding %q, want %q", key, aws.ToString(out.ContentEncoding), wantEncoding)
			}
			if got := decode(t, aws.ToString(out.ContentEncoding), body); got != f.texts()[key] {
				t.Errorf("%s is %q", key, cut(got))
			}
		}
	}
	check("")
	if out, _ := object(t, p, ManifestName); aws.ToString(out.CacheControl) != "no-store" {
		t.Errorf("the manifest is sent with %q", aws.ToString(out.CacheControl))
	}
	for _, encoding := range []string{Gzip, Brotli} {
		o := s.to(p.to)
		o.Compress = []string{encoding}
		if r := s.publish(o); r.Uploaded == 0 || r.Uploaded == len(f) {
			t.Errorf("with %s: %+v", encoding, r)
		}
		if r := s.publish(o); r.Uploaded != 0 {
			t.Errorf("again with %s: %+v", encoding, r)
		}
		o.Full = true
		if r := s.publish(o); r.Uploaded != 0 {
			t.Errorf("--full with %s: %+v", encoding, r)
		}
		check(encoding)
	}
}

func decode(t *testing.T, encoding, body string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(body)
	switch encoding {
	case Gzip:
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	case Brotli:
		r = brotli.NewReader(r)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Beside files stand compressed ones, which change and go with them.
func TestBeside(t *testing.T) {
	for name, open := range map[string]func(t testing.TB) *place{"folder": folderPlace, "sftp": sftpPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			check := func(f files, compress ...string) {
				t.Helper()
				got := p.read(t)
				count := 0
				for name, content := range f.texts() {
					for ext, encoding := range map[string]string{".gz": Gzip, ".br": Brotli} {
						body, there := got[name+ext]
						want := len(content) >= leastCompressed && strings.HasSuffix(name, ".html") && strings.Contains(strings.Join(compress, " "), encoding)
						if there != want {
							t.Errorf("%s%s is there: %v", name, ext, there)
						} else if there {
							count++
							if decode(t, encoding, body) != content {
								t.Errorf("%s%s is not what %s is", name, ext, name)
							}
						}
					}
					if got[name] != content {
						t.Errorf("%s is %q", name, cut(got[name]))
					}
				}
				for name := range got {
					if _, is := f.texts()[name]; !is && !isRetired(name) {
						if base := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br"); f.texts()[base] == "" {
							t.Errorf("%s is there", name)
						}
					}
				}
			}
			o := s.to(p.to)
			for n, compress := range [][]string{{Gzip, Brotli}, {Gzip, Brotli}, {Gzip}, nil, {Brotli}} {
				f := portal(30, n)
				s.build(f)
				o.Compress = compress
				s.publish(o)
				check(f, compress...)
				o.Full = true
				if r := s.publish(o); r.Uploaded != 0 {
					t.Errorf("again: %+v", r)
				}
				o.Full = false
			}
			// One that is missing is put again with --full.
			f := portal(30, 4)
			if err := os.Remove(filepath.Join(p.dir, "index.html.br")); err != nil {
				t.Fatal(err)
			}
			o.Full = true
			s.publish(o)
			check(f, Brotli)
		})
	}
}

// A store whose clock is a day ahead of ours refuses what we sign, until we sign by its
// clock. It also knows no buckets in paths, no conditions and no checksums behind the
// bytes, as stores there are.
func TestStoreWithItsOwnMind(t *testing.T) {
	s3test.Environment(t)
	store := &oddStore{t: t, objects: map[string][]byte{}}
	server := httptest.NewServer(store)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
	}}}
	s := newSite(t)
	f := portal(20, 0)
	s.build(f)
	o := s.to("s3://bucket/www?endpoint=http://oss.example.com&region=cn")
	o.Client = client
	s.publish(o)
	for name, content := range f.texts() {
		if got := string(store.objects["/www/"+name]); got != content {
			t.Errorf("%s is %q", name, cut(got))
		}
	}
	if store.refused.Load() == 0 {
		t.Error("the store's clock was not asked")
	}
	s.build(portal(20, 1))
	if r := s.publish(o); r.Uploaded == 0 {
		t.Errorf("%+v", r)
	}
	o.Full = true
	if r := s.publish(o); r.Uploaded != 0 {
		t.Errorf("--full: %+v", r)
	}
}

// oddStore is just enough of a store.
type oddStore struct {
	t       *testing.T
	mu      sync.Mutex
	objects map[string][]byte
	refused atomic.Int64
}

func (s *oddStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := time.Now().Add(24 * time.Hour).UTC()
	w.Header().Set("Date", now.Format(http.TimeFormat))
	fail := func(status int, code string) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			fmt.Fprintf(w, "<Error><Code>%s</Code><Message>%s</Message></Error>", code, code)
		}
	}
	if r.Host != "bucket.oss.example.com" {
		s.t.Errorf("the host is %s", r.Host)
	}
	for name := range r.Header {
		if n := strings.ToLower(name); strings.HasPrefix(n, "x-amz-checksum") || strings.HasPrefix(n, "x-amz-sdk-checksum") || n == "x-amz-trailer" || strings.Contains(r.Header.Get("Content-Encoding"), "aws-chunked") {
			s.t.Errorf("%s has the header %s: %s", r.Method, name, r.Header.Get(name))
		}
	}
	signed, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	if err != nil || now.Sub(signed).Abs() > 15*time.Minute {
		s.refused.Add(1)
		fail(http.StatusForbidden, "RequestTimeTooSkewed")
		return
	}
	if r.Header.Get("If-None-Match") != "" {
		fail(http.StatusNotImplemented, "NotImplemented")
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	content, ok := s.objects[r.URL.Path]
	switch {
	case r.Method == http.MethodPut:
		s.objects[r.URL.Path] = body
	case r.Method == http.MethodDelete:
		delete(s.objects, r.URL.Path)
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Query().Get("list-type") == "2":
		var b bytes.Buffer
		b.WriteString("<ListBucketResult><IsTruncated>false</IsTruncated>")
		for p, c := range s.objects {
			fmt.Fprintf(&b, "<Contents><Key>%s</Key><Size>%d</Size></Contents>", strings.TrimPrefix(p, "/"), len(c))
		}
		b.WriteString("</ListBucketResult>")
		w.Header().Set("Content-Type", "application/xml")
		_, _ = w.Write(b.Bytes())
	case !ok:
		fail(http.StatusNotFound, "NoSuchKey")
	default:
		w.Header().Set("Last-Modified", now.Format(http.TimeFormat))
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(content)
		}
	}
}
