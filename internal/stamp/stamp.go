// Package stamp tells from a file's size and times whether its bytes may have
// changed, so that it need not be read to know that they have not.
package stamp

import (
	"io/fs"
	"time"
	"wendang/internal/pack"
)

// Stamp is what a file system says of a file's bytes.
type Stamp struct {
	Size       int64 // bytes
	ModTime    int64 // nanoseconds since 1970
	ChangeTime int64 // of the file's metadata too; 0 where the system does not tell
}

// Of returns the stamp of a file.
func Of(info fs.FileInfo) Stamp {
	return Stamp{info.Size(), info.ModTime().UnixNano(), changeTime(info)}
}

// Append appends the stamp's encoding.
func (s Stamp) Append(b []byte) []byte {
	return pack.AppendInt(pack.AppendInt(pack.AppendInt(b, s.Size), s.ModTime), s.ChangeTime)
}

// Read reads what Append has appended.
func Read(r *pack.Reader) Stamp { return Stamp{r.Int(), r.Int(), r.Int()} }

// Times of files go by ticks, of some milliseconds on most systems and of two
// seconds on some: within a tick a file can change twice and keep its stamp.
const (
	tick       = 50 * time.Millisecond
	coarseTick = 2 * time.Second
)

// Settled reports whether at the time now, in nanoseconds since 1970, the file
// could no longer change without changing its stamp, too. A stamp that is not
// settled must not be remembered.
func (s Stamp) Settled(now int64) bool {
	window := tick
	if s.ModTime%int64(time.Second) == 0 {
		window = coarseTick
	}
	return max(s.ModTime, s.ChangeTime)+int64(window) < now
}
