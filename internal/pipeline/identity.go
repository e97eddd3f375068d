package pipeline

import (
	"encoding/hex"
	"io"
	"os"
	"runtime/debug"
	"sync"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// identity is the fingerprint of this program. What another version made of a
// file is not what this one would make of it, so it stands in every cache key.
// A version number would do as well, if nobody ever forgot to raise it.
var identity = sync.OnceValue(func() pack.Fingerprint {
	path, err := os.Executable()
	if err == nil {
		if f, err := os.Open(path); err == nil {
			defer func() { _ = f.Close() }()
			sum := xxh3.New()
			if _, err := io.CopyBuffer(sum, onlyReader{f}, make([]byte, 256<<10)); err == nil {
				return sum.Sum128().Bytes()
			}
		}
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		return pack.FingerprintOf([]byte(info.String()))
	}
	return pack.Fingerprint{}
})

// ProgramID returns a short text that tells this program from others, also from others of the
// same version: "3f9a5c02d417".
func ProgramID() string { return ShortID(identity()) }

// ShortID returns the text that [ProgramID] returns, of another program.
func ShortID(program pack.Fingerprint) string { return hex.EncodeToString(program[:6]) }

// onlyReader hides a reader's other methods, so that io.CopyBuffer uses its
// buffer.
type onlyReader struct{ io.Reader }
