package publish

import (
	"bytes"
	"compress/gzip"
	"io"

	"github.com/andybalholm/brotli"

	"wendang/internal/publish/target"
)

// The names of compressions, as in Content-Encoding and in site.toml.
const (
	Gzip   = "gzip"
	Brotli = "br"
)

// Files that are smaller or larger than these are not compressed, in bytes.
const (
	leastCompressed = 512
	mostCompressed  = 64 << 20
)

// form is how one file is put.
type form struct {
	header target.Header
	beside uint8
}

// formFor returns how a file is put on a target with these traits, with compressions in
// the order of preference. An object store keeps one form of a file, so that browsers
// which do not ask for it get it, too: gzip all know.
func (r *run) formFor(f local) form {
	var out form
	h := headerOf(f.File)
	worth := f.Size >= leastCompressed && f.Size <= mostCompressed && isText(h.ContentType)
	if r.traits.Headers {
		out.header = h
		if worth && len(r.Compress) > 0 {
			out.header.ContentEncoding = r.Compress[0]
		}
	}
	if r.traits.Beside && worth {
		for _, c := range r.Compress {
			switch {
			case c == Gzip && !r.isOutput(f.Path+".gz"):
				out.beside |= besideGzip
			case c == Brotli && !r.isOutput(f.Path+".br"):
				out.beside |= besideBrotli
			}
		}
		out.beside &^= protectedBeside(r.Protect, f.Path, out.beside)
	}
	return out
}

// brotliLevel is as small as it gets before the last levels, which take ten times as long.
const brotliLevel = 9

// compress returns bytes compressed, and small: they are sent many times.
func compress(encoding string, source io.Reader) ([]byte, error) {
	var b bytes.Buffer
	var w io.WriteCloser
	if encoding == Brotli {
		w = brotli.NewWriterLevel(&b, brotliLevel)
	} else {
		g, err := gzip.NewWriterLevel(&b, gzip.BestCompression) // with no time in it
		if err != nil {
			return nil, err
		}
		w = g
	}
	if _, err := io.Copy(w, source); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// decompress returns what was compressed, which is at most limit bytes.
func decompress(encoding string, source io.Reader, limit int64) ([]byte, error) {
	if encoding == Brotli {
		source = brotli.NewReader(source)
	} else {
		z, err := gzip.NewReader(source)
		if err != nil {
			return nil, err
		}
		source = z
	}
	return io.ReadAll(io.LimitReader(source, limit))
}

// besides returns the paths that stand beside a file, with their encodings.
func besides(p string, beside uint8) map[string]string {
	out := map[string]string{}
	if beside&besideGzip != 0 {
		out[p+".gz"] = Gzip
	}
	if beside&besideBrotli != 0 {
		out[p+".br"] = Brotli
	}
	return out
}
