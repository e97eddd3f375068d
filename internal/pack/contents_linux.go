//go:build !portable

package pack

import "golang.org/x/sys/unix"

// populate makes the system map all pages at once, instead of one at each first
// touch.
const populate = unix.MAP_POPULATE
