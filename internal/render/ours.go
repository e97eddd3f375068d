package render

import "bytes"

// marks are what our own output bears; see [Generator].
var marks = [][]byte{
	[]byte(`<meta name="generator" content="` + Generator + `"`),
	[]byte("<generator>" + Generator + "</generator>"),
	[]byte("# " + Generator + "\n"),
	[]byte("<!-- " + Generator + " -->"),
	[]byte(`wdIndex("`), // the search index
}

// IsOurs reports whether a file begins like our output.
func IsOurs(head []byte) bool {
	for _, m := range marks {
		if bytes.Contains(head, m) {
			return true
		}
	}
	return false
}
