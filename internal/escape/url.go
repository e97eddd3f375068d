package escape

const hexDigits = "0123456789ABCDEF"

// Path appends a path fit for any URL: letters, digits and -._~/ stay, every other
// byte becomes %XX. A suffix "?…" or "#…" must not be part of it.
func Path(dst []byte, p string) []byte {
	start := 0
	for i := range len(p) {
		if c := p[i]; !plainURL[c] {
			dst = append(append(dst, p[start:i]...), '%', hexDigits[c>>4], hexDigits[c&15])
			start = i + 1
		}
	}
	return append(dst, p[start:]...)
}

// Query appends a query, as browsers send it: what may not stand in one becomes %XX, and
// what is percent-encoded already stays.
func Query(dst []byte, q string) []byte {
	for i := range len(q) {
		switch c := q[i]; {
		case c <= ' ', c >= 0x7f, c == '"', c == '#', c == '<', c == '>', c == '\'':
			dst = append(dst, '%', hexDigits[c>>4], hexDigits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// PathString returns what [Path] appends.
func PathString(p string) string {
	for i := range len(p) {
		if !plainURL[p[i]] {
			return string(Path(nil, p))
		}
	}
	return p
}

// plainURL are the bytes that stand for themselves in every URL.
var plainURL = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' ||
			c == '-' || c == '.' || c == '_' || c == '~' || c == '/'
	}
	return plain
}()
