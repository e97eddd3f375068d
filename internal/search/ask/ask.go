// Package ask answers queries from an index.
//
//	query ─► terms ─► postings ─► hits in order ─► their texts ─► results
//
// The theme's scripts do the same in a browser. Both must give the same answers, so
// whatever decides these is computed with whole numbers, and the limits stand in
// package format.
package ask
