package html

import "bytes"

// A video or audio whose file is missing gives way to the text in it, unless it has
// another file. Attributes hold neither < nor >.

// tagStart returns the tag within which dst ends, and where it begins.
func tagStart(dst []byte) (tag []byte, at int) {
	at = max(bytes.LastIndexByte(dst, '<'), 0)
	return dst[at:], at
}

// isMedia reports whether dst ends within a tag that plays something, or shows something
// until then.
func isMedia(dst []byte) bool {
	tag, _ := tagStart(dst)
	return bytes.HasPrefix(tag, []byte("<video")) || bytes.HasPrefix(tag, []byte("<audio")) ||
		bytes.HasPrefix(tag, []byte("<source")) || bytes.HasPrefix(tag, []byte("<track"))
}

// withoutMedia takes a file away from what plays it: dst ends where its URL belongs, and
// rest is what follows. It returns both without what is left of no use.
func withoutMedia(dst, rest []byte) (before, after []byte) {
	tag, at := tagStart(dst)
	end := bytes.IndexByte(rest, '>')
	if cut, poster := bytes.CutSuffix(dst, []byte(` poster="`)); poster {
		return cut, rest[1:]
	}
	if bytes.HasPrefix(tag, []byte("<track")) {
		return dst[:at], rest[end+1:]
	}
	if bytes.HasPrefix(tag, []byte("<source")) {
		dst, rest = dst[:at], rest[end+1:]
		at = max(bytes.LastIndex(dst, []byte("<video")), bytes.LastIndex(dst, []byte("<audio")))
		if at < 0 {
			return dst, rest
		}
	} else {
		open := append(bytes.TrimSuffix(tag, []byte(` src="`)), rest[1:end+1]...)
		dst, rest = append(dst[:at:at], open...), rest[end+1:]
	}
	closing := []byte("</" + string(dst[at+1:at+len("video")+1]) + ">")
	length := bytes.IndexByte(dst[at:], '>') + 1
	inner, behind, ok := bytes.Cut(rest, closing)
	if !ok || bytes.Contains(dst[at:at+length], []byte(` src="`)) ||
		bytes.Contains(dst[at:], []byte("<source")) || bytes.Contains(inner, []byte("<source")) {
		return dst, rest
	}
	dst = append(dst[:at:at], dst[at+length:]...)
	return dst, append(bytes.Clone(inner), behind...)
}
