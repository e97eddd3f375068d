// Package address reads the addresses of places that a site is published to:
//
//	file:///path
//	s3://bucket/prefix?endpoint=URL&region=NAME&path_style=true
//	sftp://user@host:port/path?key=FILE
//	git+ssh://user@host/repository#branch
//	git+https://host/repository#branch
//	git+file:///repository#branch
//
// An address holds no secrets: credentials come from the environment and from files.
package address

import (
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scheme is the kind of a place.
type Scheme string

// The schemes that are known.
const (
	File     Scheme = "file"
	S3       Scheme = "s3"
	SFTP     Scheme = "sftp"
	GitSSH   Scheme = "git+ssh"
	GitHTTPS Scheme = "git+https"
	GitFile  Scheme = "git+file"
)

// Schemes returns all schemes.
func Schemes() []Scheme { return []Scheme{File, S3, SFTP, GitSSH, GitHTTPS, GitFile} }

// IsGit reports whether the place is a branch of a git repository.
func (s Scheme) IsGit() bool { return strings.HasPrefix(string(s), "git+") }

// Address is where a site is published to.
type Address struct {
	Scheme Scheme
	User   string // "" for none
	Host   string // without a port; of S3 the bucket
	Port   int    // 0 for the usual one
	// Path is the folder: of file a path of this system, of S3 the keys' prefix
	// without slashes around it, of SFTP an absolute path or one from the folder
	// after logging in, of git the repository.
	Path   string
	Branch string // of git

	Endpoint  string // of S3: the service's URL; "" for AWS
	Region    string // of S3
	PathStyle bool   // of S3: the bucket stands in the path of URLs, not in the host
	Key       string // of SFTP and git+ssh: the private key's file; "" for the usual ones
}

// Problem is what is wrong with an address.
type Problem uint8

// The problems that an address may have.
const (
	Unreadable    Problem = iota + 1 // no URL
	NoScheme                         // a path, or a name
	UnknownScheme                    // Part is the scheme
	HasPassword
	UnknownOption // Part is the name
	BadOption     // Part is the name
	NoHost
	NoBucket
	NoPath
	NoBranch
	BadBranch // Part is the branch
	NotLocal  // file with a host
	HasBranch // a branch where there is none
	HasUser   // a user where there is none
)

// Error says what is wrong with an address. It names no more of the address than
// Part, so that no secret that stands in it gets into a log.
type Error struct {
	Problem Problem
	Part    string
}

func (e *Error) Error() string {
	text := map[Problem]string{
		Unreadable: "the address is no URL", NoScheme: "the address has no scheme", UnknownScheme: "unknown scheme",
		HasPassword: "the address holds a password", UnknownOption: "unknown option", BadOption: "the option has a wrong value",
		NoHost: "the address has no host", NoBucket: "the address has no bucket", NoPath: "the address has no path",
		NoBranch: "the address has no branch", BadBranch: "this cannot be a branch", NotLocal: "the address has a host, but file is this machine's",
		HasBranch: "only git has branches", HasUser: "the address has a user where there is none",
	}[e.Problem]
	if e.Part != "" {
		text += " " + strconv.Quote(e.Part)
	}
	return text
}

// options are the names that may stand after "?", by scheme.
var options = map[Scheme][]string{
	S3:     {"endpoint", "region", "path_style"},
	SFTP:   {"key"},
	GitSSH: {"key"},
}

// Parse reads an address.
func Parse(s string) (Address, error) {
	scheme, _, found := strings.Cut(s, "://")
	if !found {
		return Address{}, &Error{Problem: NoScheme}
	}
	a := Address{Scheme: Scheme(strings.ToLower(scheme))}
	if !known(a.Scheme) {
		return Address{}, &Error{UnknownScheme, clean(scheme)}
	}
	u, err := url.Parse(s)
	if err != nil || u.Opaque != "" {
		return Address{}, &Error{Problem: Unreadable} // err may hold a password
	}
	if u.User != nil {
		if _, has := u.User.Password(); has {
			return Address{}, &Error{Problem: HasPassword}
		}
		a.User = u.User.Username()
	}
	a.Host = u.Hostname()
	if !isHost(a.Host) {
		return Address{}, &Error{Problem: Unreadable}
	}
	if p := u.Port(); p != "" {
		if a.Port, err = strconv.Atoi(p); err != nil || a.Port < 1 || a.Port > 65535 {
			return Address{}, &Error{Problem: Unreadable}
		}
	}
	if err := a.options(u); err != nil {
		return Address{}, err
	}
	if err := a.place(u); err != nil {
		return Address{}, err
	}
	return a, nil
}

// isHost reports whether a name, without a port, can be a host's: with a colon it must
// be an address of IPv6. No name is fine, too.
func isHost(s string) bool {
	if strings.Contains(s, ":") {
		ip, err := netip.ParseAddr(s)
		return err == nil && ip.Zone() == ""
	}
	return !strings.ContainsAny(s, " \t\r\n%[]<>\"^`{|}\\")
}

func known(s Scheme) bool {
	for _, k := range Schemes() {
		if s == k {
			return true
		}
	}
	return false
}

// clean returns a scheme to show: what is long or strange may be anything.
func clean(scheme string) string {
	for _, r := range scheme {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '-' && r != '.' && r != '_' {
			return ""
		}
	}
	if len(scheme) > 20 {
		return ""
	}
	return scheme
}

// options reads what stands after "?".
func (a *Address) options(u *url.URL) error {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return &Error{Problem: Unreadable}
	}
	for name, values := range query {
		value := values[len(values)-1]
		if !contains(options[a.Scheme], name) {
			return &Error{UnknownOption, clean(name)}
		}
		switch name {
		case "endpoint":
			if a.Endpoint, err = endpoint(value); err != nil {
				return err
			}
		case "region":
			a.Region = value
		case "key":
			a.Key = value
		case "path_style":
			if a.PathStyle, err = strconv.ParseBool(value); err != nil {
				return &Error{BadOption, name}
			}
		}
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// endpoint returns the URL of a service. One without a scheme is https.
func endpoint(s string) (string, error) {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	switch {
	case err != nil, u.Host == "", u.Scheme != "https" && u.Scheme != "http", u.RawQuery != "", u.Fragment != "":
		return "", &Error{BadOption, "endpoint"}
	case u.User != nil:
		return "", &Error{Problem: HasPassword}
	}
	return strings.TrimSuffix(u.String(), "/"), nil
}

// place reads host, path and branch.
func (a *Address) place(u *url.URL) error {
	if u.Fragment != "" && !a.Scheme.IsGit() {
		return &Error{Problem: HasBranch}
	}
	local := a.Scheme == File || a.Scheme == GitFile
	if a.User != "" && (local || a.Scheme == S3) {
		return &Error{Problem: HasUser}
	}
	switch {
	case a.Scheme == S3:
		if a.Host == "" || a.Port != 0 {
			return &Error{Problem: NoBucket}
		}
		if a.Path = strings.Trim(path.Clean("/"+u.Path), "/"); strings.Contains(a.Path, "\x00") {
			return &Error{Problem: Unreadable}
		}
		return nil
	case local:
		p, err := localPath(u, runtime.GOOS == "windows")
		if err != nil {
			return err
		}
		a.Host, a.Path = "", p
	default:
		if a.Host == "" {
			return &Error{Problem: NoHost}
		}
		a.Path = u.Path
	}
	if a.Path == "" || path.Clean(a.Path) == "/" {
		return &Error{Problem: NoPath}
	}
	if strings.Contains(a.Path, "\x00") {
		return &Error{Problem: Unreadable}
	}
	switch {
	case a.Scheme == SFTP:
		// As with ssh: what follows /~/ is looked for in the user's own folder.
		if rest, home := strings.CutPrefix(a.Path, "/~/"); home {
			a.Path = path.Clean("./" + rest)
		} else {
			a.Path = path.Clean(a.Path)
		}
		if a.Path == "/" || a.Path == "." || strings.HasPrefix(a.Path, "../") || a.Path == ".." {
			return &Error{Problem: NoPath}
		}
	case a.Scheme.IsGit():
		if !local {
			a.Path = path.Clean(a.Path)
		}
		switch a.Branch = u.Fragment; {
		case a.Branch == "":
			return &Error{Problem: NoBranch}
		case !isBranch(a.Branch):
			return &Error{BadBranch, a.Branch}
		}
	}
	return nil
}

// localPath returns the path of a file URL. On Windows a host is a share's.
func localPath(u *url.URL, windows bool) (string, error) {
	p := u.Path
	if u.Host != "" && u.Host != "localhost" {
		if !windows {
			return "", &Error{Problem: NotLocal}
		}
		return `\\` + u.Host + strings.ReplaceAll(path.Clean(p), "/", `\`), nil
	}
	if windows {
		p = strings.TrimPrefix(p, "/")
		if len(p) < 3 || p[1] != ':' {
			return "", &Error{Problem: NoPath}
		}
		return strings.ReplaceAll(path.Clean(p), "/", `\`), nil
	}
	if p == "" {
		return "", &Error{Problem: NoPath}
	}
	return path.Clean(p), nil
}

// isBranch reports whether git takes a name for a branch.
func isBranch(s string) bool {
	if strings.HasPrefix(s, "/") || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "/") || strings.HasSuffix(s, ".") ||
		strings.HasPrefix(s, "refs/") || s == "@" || s == "HEAD" || strings.Contains(s, "..") || strings.Contains(s, "//") || strings.Contains(s, "@{") {
		return false
	}
	for _, part := range strings.Split(s, "/") {
		if strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".lock") {
			return false
		}
	}
	for _, r := range s {
		if r <= ' ' || r == 0x7f || strings.ContainsRune(`~^:?*[\`, r) {
			return false
		}
	}
	return true
}

// String returns the address in one form, to show it and to tell places apart.
func (a Address) String() string {
	u := url.URL{Scheme: string(a.Scheme), Host: a.Host, Path: a.Path, Fragment: a.Branch}
	if a.User != "" {
		u.User = url.User(a.User)
	}
	if a.Port != 0 {
		u.Host = a.HostPort(0)
	} else if strings.Contains(a.Host, ":") {
		u.Host = "[" + a.Host + "]"
	}
	switch {
	case a.Scheme == S3 && a.Path != "":
		u.Path = "/" + a.Path
	case a.Scheme == SFTP && !strings.HasPrefix(a.Path, "/"):
		u.Path = "/~/" + a.Path
	case a.Scheme == File || a.Scheme == GitFile:
		u.Path = strings.ReplaceAll(a.Path, `\`, "/")
		if rest, share := strings.CutPrefix(u.Path, "//"); share {
			host, p, _ := strings.Cut(rest, "/")
			u.Host, u.Path = host, "/"+p
		} else if !strings.HasPrefix(u.Path, "/") {
			u.Path = "/" + u.Path
		}
	}
	q := url.Values{}
	for name, value := range map[string]string{"endpoint": a.Endpoint, "region": a.Region, "key": a.Key} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if a.PathStyle {
		q.Set("path_style", "true")
	}
	u.RawQuery = strings.NewReplacer("%3A", ":", "%2F", "/").Replace(q.Encode()) // which may stand there as they are
	return u.String()
}

// Public returns the address as people read it, to show it: letters of other scripts
// stand as they are, and the user of HTTPS, whom some hosts give a token for a name, is
// left out.
func (a Address) Public() string {
	user := ""
	if a.Scheme == GitHTTPS && a.User != "" {
		a.User, user = "", "***@"
	}
	s := a.String()
	if head, rest, ok := strings.Cut(s, "://"); ok {
		s = head + "://" + user + rest
	}
	encoded := regexp.MustCompile(`(?:%[89A-F][0-9A-F])+`) // what is not ASCII
	return encoded.ReplaceAllStringFunc(s, func(part string) string {
		text, err := url.PathUnescape(part)
		if err != nil || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return part
		}
		return text
	})
}

// HostPort returns host:port, with the port that is usual unless another is given.
func (a Address) HostPort(usual int) string {
	port := a.Port
	if port == 0 {
		port = usual
	}
	host := a.Host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return host + ":" + strconv.Itoa(port)
}
