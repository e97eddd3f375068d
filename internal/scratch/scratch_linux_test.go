package scratch

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// A lock goes while it is still held. Were it let go of first, the next process could take it
// just before it goes, and another one would take that process's folder for a dead one's.
func TestLockGoesFirst(t *testing.T) {
	dir := t.TempDir()
	kernel, err := unix.InotifyInit1(unix.IN_CLOEXEC | unix.IN_NONBLOCK)
	if err != nil {
		t.Fatal(err)
	}
	events := os.NewFile(uintptr(kernel), "inotify")
	defer func() { _ = events.Close() }()
	f, err := New(dir, "a-")
	if err != nil {
		t.Fatal(err)
	}
	leave(t, dir, "a-1")
	if _, err := unix.InotifyAddWatch(kernel, dir, unix.IN_DELETE|unix.IN_CLOSE_NOWRITE); err != nil {
		t.Fatal(err)
	}
	check := func(what, lock string) {
		t.Helper()
		b := make([]byte, 1<<16)
		n, err := events.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		if got := eventsOf(b[:n], filepath.Base(lock)); got != "deleted closed" {
			t.Errorf("%s: the lock is %s", what, got)
		}
	}
	sweep(dir, "a-")
	check("of a dead process", "a-1"+lockEnd)
	if err := f.Remove(); err != nil {
		t.Fatal(err)
	}
	check("of this process", f.lock.Path())
}

// eventsOf returns what has become of a file, by what the kernel says; see inotify(7).
func eventsOf(b []byte, name string) string {
	var list []string
	for len(b) >= unix.SizeofInotifyEvent {
		mask, n := binary.NativeEndian.Uint32(b[4:]), binary.NativeEndian.Uint32(b[12:])
		end := unix.SizeofInotifyEvent + int(n)
		if strings.TrimRight(string(b[unix.SizeofInotifyEvent:end]), "\x00") == name {
			if mask&unix.IN_DELETE != 0 {
				list = append(list, "deleted")
			}
			if mask&unix.IN_CLOSE_NOWRITE != 0 {
				list = append(list, "closed")
			}
		}
		b = b[end:]
	}
	return strings.Join(list, " ")
}
