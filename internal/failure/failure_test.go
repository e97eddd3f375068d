package failure

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"wendang/internal/message"
)

func TestOf(t *testing.T) {
	missing := &fs.PathError{Op: "open", Path: "a.md", Err: fs.ErrNotExist}
	for _, c := range []struct {
		err    error
		en, zh string
	}{
		{missing, "a.md: it does not exist", "a.md：不存在"},
		{fmt.Errorf("reading: %w", missing), "a.md: it does not exist", "a.md：不存在"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}, "b: no permission", "b：没有权限"},
		{New(message.IndexDamaged()), "the search index is damaged", "搜索索引坏了"},
		{fmt.Errorf("asking: %w", New(message.IndexDamaged())), "the search index is damaged", "搜索索引坏了"},
		{&fs.PathError{Op: "open", Path: "x", Err: New(message.IndexDamaged())}, "x: the search index is damaged", "x：搜索索引坏了"},
		{Because(message.IndexDamaged(), &fs.PathError{Path: "x", Err: New(message.CauseExists())}), "the search index is damaged: x: it exists already", "搜索索引坏了：x：已经存在"},
		{Because(message.IndexDamaged(), missing), "the search index is damaged: a.md: it does not exist", "搜索索引坏了：a.md：不存在"},
		{errors.New("what nobody knows"), "what nobody knows", "what nobody knows"},
	} {
		m := Of(c.err)
		if m.In(message.English) != c.en || m.In(message.Chinese) != c.zh {
			t.Errorf("%v: %q %q", c.err, m.In(message.English), m.In(message.Chinese))
		}
	}
	f := New(message.NotASite("x")).WithHint(message.NameSiteFolder())
	if f.Error() != "x has no site.toml: it is not a site folder" || Hint(fmt.Errorf("x: %w", f)).Code() != "name-site-folder" || Hint(missing).Code() != "check-path" {
		t.Errorf("%v, %v", f, Hint(f))
	}
	if m := CauseAlone(missing); m.String() != "it does not exist" {
		t.Error(m)
	}
}

func TestEach(t *testing.T) {
	a, b, c := errors.New("a"), errors.New("b"), errors.New("c")
	if got := Each(errors.Join(a, errors.Join(b, c))); len(got) != 3 || got[0] != a || got[2] != c {
		t.Error(got)
	}
	if got := Each(a); len(got) != 1 || got[0] != a {
		t.Error(got)
	}
}

// What this system says is known.
func TestSystem(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, missing := os.Open(filepath.Join(dir, "missing"))
	_, taken := net.Listen("tcp", listener.Addr().String())
	_, exists := os.OpenFile(file, os.O_CREATE|os.O_EXCL, 0o644)
	_, notFolder := os.OpenRoot(file)
	_, tooLong := os.Open(filepath.Join(dir, strings.Repeat("a", 300)))
	if runtime.GOOS == "windows" { // where such a name does not exist
		tooLong = syscall.ENAMETOOLONG
	}
	_, invalid := net.Listen("tcp", "x:y:z")
	for want, err := range map[string]error{
		"an address is written as 127.0.0.1:1313": invalid,
		"it does not exist":                       missing,
		"part of the path is no folder":           notFolder,
		"it exists already":                       exists,
		"the name is too long":                    tooLong,
		"the folder is not empty":                 os.Remove(dir),
		"another program is using the address":    taken,
	} {
		if err == nil || CauseAlone(err).String() != want {
			t.Errorf("%v is %q, want %q", err, CauseAlone(err), want)
		}
	}
}
