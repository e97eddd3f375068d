package address

// HostKind is a host whose limits are known.
type HostKind string

// The hosts, by their names in site.toml.
const (
	AnyHost    HostKind = ""
	GitHub     HostKind = "github"
	GitLab     HostKind = "gitlab"
	Gitee      HostKind = "gitee"
	Cloudflare HostKind = "cloudflare"
	Netlify    HostKind = "netlify"
)

// HostKinds returns the names of all hosts.
func HostKinds() []string {
	return []string{string(GitHub), string(GitLab), string(Gitee), string(Cloudflare), string(Netlify)}
}
