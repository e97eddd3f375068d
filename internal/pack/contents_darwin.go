//go:build !portable

package pack

const populate = 0
