package svg

import "encoding/xml"

const (
	namespace = "http://www.w3.org/2000/svg"
	linkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace  = "http://www.w3.org/XML/1998/namespace"
)

// bindings are the namespaces that prefixes stand for, the innermost last. "" is the prefix
// of names without one.
type bindings map[string][]string

// enter takes in what an element declares, and returns the prefixes.
func (b bindings) enter(t xml.StartElement) (declared []string) {
	for _, a := range t.Attr {
		prefix := ""
		switch {
		case a.Name.Space == "xmlns":
			prefix = a.Name.Local
		case a.Name.Space != "" || a.Name.Local != "xmlns":
			continue
		}
		b[prefix] = append(b[prefix], a.Value)
		declared = append(declared, prefix)
	}
	return declared
}

// leave forgets what an element has declared.
func (b bindings) leave(declared []string) {
	for _, prefix := range declared {
		b[prefix] = b[prefix][:len(b[prefix])-1]
	}
}

// of returns the namespace of a prefix. Those that everybody uses need no declaration:
// images that were cut out of pages have none.
func (b bindings) of(prefix string) string {
	if of := b[prefix]; len(of) > 0 {
		return of[len(of)-1]
	}
	switch prefix {
	case "", "svg":
		return namespace
	case "xlink":
		return linkSpace
	case "xml":
		return xmlSpace
	}
	return ""
}
