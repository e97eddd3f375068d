// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// HostKindUnknown says: wendang writes no files for a host "{name}"
func HostKindUnknown(name string) Message {
	return Message{code: "host-kind-unknown", args: []arg{textArg(name)}}
}

// HostKindsAre says: kind may be {names}
func HostKindsAre(names []string) Message {
	return Message{code: "host-kinds-are", args: []arg{listArg(names)}}
}

// CspInvalid says: csp has a character that cannot stand in the settings of servers
func CspInvalid() Message {
	return Message{code: "csp-invalid"}
}

// WriteCsp says: write one line of ASCII without $, ", \ and braces: "default-src 'self'"
func WriteCsp() Message {
	return Message{code: "write-csp"}
}

// IndexNowKeyInvalid says: this can be no key of IndexNow
func IndexNowKeyInvalid() Message {
	return Message{code: "index-now-key-invalid"}
}

// WriteIndexNowKey says: a key has 8 to 128 letters, digits and hyphens; you may make up your own
func WriteIndexNowKey() Message {
	return Message{code: "write-index-now-key"}
}

// AnnounceToUnknown says: there is no [[publish]] with the name "{name}"
func AnnounceToUnknown(name string) Message {
	return Message{code: "announce-to-unknown", args: []arg{textArg(name)}}
}

// EndpointInvalid says: {key} is no web address
func EndpointInvalid(key string) Message {
	return Message{code: "endpoint-invalid", args: []arg{textArg(key)}}
}

// WriteEndpoint says: write http://… or https://…, without a user, a token or anything behind ?
func WriteEndpoint() Message {
	return Message{code: "write-endpoint"}
}

// AnnounceWithoutBaseURL says: search engines cannot be told without the site's address
func AnnounceWithoutBaseURL() Message {
	return Message{code: "announce-without-base-url"}
}

// GoneElsewhere says: {address} is no address of this site
func GoneElsewhere(address string) Message {
	return Message{code: "gone-elsewhere", args: []arg{textArg(address)}}
}

// GoneInvalid says: "{address}" is no address
func GoneInvalid(address string) Message {
	return Message{code: "gone-invalid", args: []arg{textArg(address)}}
}

// WriteGone says: write a path from the site's root in each line, such as /old/1.html
func WriteGone() Message {
	return Message{code: "write-gone"}
}

// GoneExists says: {address} is said to be gone, but the site has /{path}
func GoneExists(address string, path string) Message {
	return Message{code: "gone-exists", args: []arg{textArg(address), textArg(path)}}
}

// GoneMoved says: {address} is said to be gone, but it is an alias of a page
func GoneMoved(address string) Message {
	return Message{code: "gone-moved", args: []arg{textArg(address)}}
}

// DeleteLine says: delete this line, or the page or alias
func DeleteLine() Message {
	return Message{code: "delete-line"}
}

// HostNotSaid says: {queries} {queries|alias|aliases} with a query and {gone} {gone|address|addresses} of gone.txt need rules of the host, of which nothing is said
func HostNotSaid(queries int, gone int) Message {
	return Message{code: "host-not-said", args: []arg{numberArg(queries), numberArg(gone)}}
}

// WriteHost says: write [host] with kind = "nginx" or another into site.toml
func WriteHost() Message {
	return Message{code: "write-host"}
}

// HostKnowsNoQueries says: {host} cannot redirect {n||{n} }{n|an address|addresses} with such a query: who asks for {n|it|them} gets what stands there without
func HostKnowsNoQueries(host string, n int) Message {
	return Message{code: "host-knows-no-queries", args: []arg{textArg(host), numberArg(n)}}
}

// HostKnowsNoGone says: {host} cannot answer 410: the {n||{n} }{n|address|addresses} of gone.txt will be 404
func HostKnowsNoGone(host string, n int) Message {
	return Message{code: "host-knows-no-gone", args: []arg{textArg(host), numberArg(n)}}
}

// HostFilesAtRoot says: {host} reads _headers and _redirects at its root alone, and the site lies under {base}: copy them there
func HostFilesAtRoot(host string, base string) Message {
	return Message{code: "host-files-at-root", args: []arg{textArg(host), textArg(base)}}
}

// HostTakesFewer says: {host} takes {most} redirects, and there are {n}: the rest is redirected by pages
func HostTakesFewer(host string, n int, most int) Message {
	return Message{code: "host-takes-fewer", args: []arg{textArg(host), numberArg(n), numberArg(most)}}
}

// HostAddressTooLong says: {host} takes no rule of more than {most} bytes: {n} {n|address is|addresses are} left out
func HostAddressTooLong(host string, n int, most int) Message {
	return Message{code: "host-address-too-long", args: []arg{textArg(host), numberArg(n), numberArg(most)}}
}

// HostKnowsUtf8Alone says: {host} knows addresses in UTF-8 alone: {n} {n|address|addresses} of another encoding, such as GBK, will be 404
func HostKnowsUtf8Alone(host string, n int) Message {
	return Message{code: "host-knows-utf-8-alone", args: []arg{textArg(host), numberArg(n)}}
}

// HostTakesFewerHeaders says: {host} takes {most} rules in _headers, and there are {n}: the other assets are kept as {host} has it
func HostTakesFewerHeaders(host string, n int, most int) Message {
	return Message{code: "host-takes-fewer-headers", args: []arg{textArg(host), numberArg(n), numberArg(most)}}
}

// HostHeaderTooLong says: {host} takes no line of more than {most} bytes in _headers, so that csp does not count there
func HostHeaderTooLong(host string, most int) Message {
	return Message{code: "host-header-too-long", args: []arg{textArg(host), numberArg(most)}}
}

// HostsTogether says: in a _redirects that cloudflare reads, too, netlify answers old addresses with their pages, not with 301
func HostsTogether() Message {
	return Message{code: "hosts-together"}
}

// WebConfigTooLarge says: web.config has {size} KB, of which IIS reads {most} unless MaxWebConfigFileSizeInKB in its registry says more
func WebConfigTooLarge(size int, most int) Message {
	return Message{code: "web-config-too-large", args: []arg{numberArg(size), numberArg(most)}}
}

// ServerFileForeign says: {path} would be written for a server, but a file that wendang has not made stands there
func ServerFileForeign(path string) Message {
	return Message{code: "server-file-foreign", args: []arg{textArg(path)}}
}
