// Package format says how the index lies in files: their names, their bytes, and what
// they mean. Package index writes them and package ask reads them, as the theme's
// scripts do.
//
// The index is made of segments, each over a set of documents and complete in
// itself, and of some files over all:
//
//	search/index.js          the manifest: what there is
//	search/tags.js           tags, for suggestions
//	search/fold.js           traditional characters and their simplified ones
//	search/SEGMENT/d.js      the table of documents: channel, day and festivals of
//	                         each; and the characters in which texts are written
//	search/SEGMENT/pN.js     postings of pairs, by a hash of the pair
//	search/SEGMENT/wN.js     postings of words, by a hash of their first letters,
//	                         and of rare pairs
//	search/SEGMENT/tN.js     documents: title, URL, text
//	search/SEGMENT/gN.js     signatures of these files, by slices; in large segments
//	search/SEGMENT/sN.js     titles by pinyin, for suggestions
//
// The files of a segment never change: its name is a sum of what it is made of.
// A changed document becomes part of a new segment, and is struck out of the old
// one in the manifest.
//
// What both readers must agree on stands here once, and in package text. The limits
// and factors that scripts need are written into them (package search, script.go).
package format

// Version changes with the form of the files.
const Version = 6

// How answers are made, which both readers must do alike.
const (
	// MaxQuery is how many characters of a query count, and MaxTerms how many terms.
	MaxQuery = 200
	MaxTerms = 16
	// MaxPairs is how many pairs of a term are looked for before some are left out.
	MaxPairs = 8

	// MaxChecked bounds how many documents are read to find those that have the
	// terms as they stand.
	MaxChecked = 400
	// Signatures are read when so many documents turned out not to have the terms as
	// they stand, and so many wait: for fewer it is not worth it.
	SieveAfter = 3
	SieveLeast = 8
	// MaxSlices bounds how many slices a term asks for: those of a longer term rule
	// out most as it is.
	MaxSlices = 5

	// A snippet has at most SnippetLength characters, and begins SnippetLead before
	// the first of what was looked for.
	SnippetLength = 90
	SnippetLead   = 24
	// MaxPlaces bounds how many places of each term are looked at for it.
	MaxPlaces = 100
)
