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
//	search/SEGMENT/oN.js     more of the table, which few questions need: time, a hash
//	                         of the address, and size
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
// and factors that scripts need are made by AppendConstants (constants.go); `go test
// ./internal/search -update` writes them into the theme's search-files.js.
package format

// Version changes with the form of the files.
const Version = 7

// How answers are made, which both readers must do alike.
const (
	// MaxQuery is how many characters of a query count, and MaxTerms how many terms.
	MaxQuery = 200
	MaxTerms = 16
	// MaxPairs is how many pairs of a term are looked for before some are left out.
	MaxPairs = 8

	// The first so many documents in the order of rank are looked at to find those that
	// have the terms as they stand, marks and all: these come first.
	MaxLiteral = 100
	// So many are looked at to find those that have the words of the terms together:
	// these come next. Whether signatures rule one out or it is read, it counts.
	MaxChecked = 400
	// Signatures are read when so many documents turned out not to have the terms, and
	// so many are left: for fewer it is not worth it.
	SieveAfter = 3
	SieveLeast = 8
	// Texts are read for a single character up to so many documents, and so many units
	// of texts, which are some 4 MB in files of UTF-8.
	MaxScanned      = 2000
	MaxScannedUnits = 4 << 20 / 3
	// MaxSlices bounds how many slices a term asks for: those of a longer term rule
	// out most as it is.
	MaxSlices = 5

	// A snippet has at most SnippetLength characters, and begins SnippetLead before
	// the first of what was looked for.
	SnippetLength = 90
	SnippetLead   = 24
	// Separator stands for the end of a block.
	Separator = '｜'
	// MaxPlaces bounds how many places of each term are looked at for it.
	MaxPlaces = 100
)
