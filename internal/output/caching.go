package output

// How long browsers and caches may keep files, as values of Cache-Control. What has a
// hash in its name never changes. Search engines of some countries show pages in a form of
// their own making, unless no-transform forbids it.
const (
	CacheForever = "public, max-age=31536000, immutable"
	CacheFile    = "public, max-age=3600, no-transform" // images and other copied files
	CachePage    = "public, max-age=300, no-transform"  // what changes from publish to publish
)
