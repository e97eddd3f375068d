package publish

import (
	"path"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/publish/address"
)

// limits are what a host takes, in bytes and files; 0 is any number. Looked up in
// November 2026; whose page it was stands beside them.
type limits struct {
	name        string
	file        int64 // of one file
	site        int64 // of all
	files       int
	freeFiles   int // without paying
	inFolder    int // files in one folder, without those in folders below it
	pagesClosed bool
}

func limitsOf(k address.HostKind) limits {
	switch k {
	case address.GitHub: // docs.github.com: GitHub Pages limits, About large files
		return limits{name: "GitHub Pages", file: 100 << 20, site: 1 << 30}
	case address.GitLab: // docs.gitlab.com: GitLab.com settings, GitLab Pages
		return limits{name: "GitLab Pages", site: 1 << 30, files: 200_000}
	case address.Gitee: // it closed its Pages in 2024; free repositories hold 500 MB
		return limits{name: "Gitee", site: 500 << 20, pagesClosed: true}
	case address.Cloudflare: // developers.cloudflare.com: Pages limits
		return limits{name: "Cloudflare Pages", file: 25 << 20, files: 100_000, freeFiles: 20_000}
	case address.Netlify: // docs.netlify.com: deploys overview
		return limits{name: "Netlify", inFolder: 54_000}
	}
	return limits{}
}

// hostOf returns the kind of a target's host.
func hostOf(o Options) address.HostKind {
	if o.Host != address.AnyHost || !o.To.Scheme.IsGit() || o.To.Scheme == address.GitFile {
		return o.Host
	}
	switch o.To.Host {
	case "github.com", "ssh.github.com":
		return address.GitHub
	case "gitlab.com":
		return address.GitLab
	case "gitee.com":
		return address.Gitee
	}
	return address.AnyHost
}

// checkLimits tells what the host would not take. What it is sure to refuse is an error.
func checkLimits(o Options, files []local) error {
	l := limitsOf(hostOf(o))
	if l.name == "" {
		return nil
	}
	var size int64
	index := 0
	perFolder := map[string]int{}
	for _, f := range files {
		if l.file > 0 && f.Size > l.file {
			return failure.New(message.PublishFileTooLarge(f.Path, megabytes(f.Size), l.name, megabytes(l.file))).WithHint(message.PublishFileElsewhere())
		}
		size += f.Size
		if f.Kind == output.Index {
			index++
		}
		perFolder[path.Dir(f.Path)]++
	}
	if l.files > 0 && len(files) > l.files {
		return failure.New(message.PublishTooManyFiles(len(files), l.name, l.files)).WithHint(fewerFiles(index))
	}
	for dir, n := range perFolder {
		if l.inFolder > 0 && n > l.inFolder {
			return failure.New(message.PublishFolderTooFull(dir, n, l.name, l.inFolder)).WithHint(message.PublishMoreFolders())
		}
	}
	if l.pagesClosed {
		o.Notice(message.PublishPagesClosed(l.name))
	}
	if l.freeFiles > 0 && len(files) > l.freeFiles {
		o.Notice(message.PublishPaidFiles(len(files), l.name, l.freeFiles))
	}
	if l.site > 0 && size > l.site {
		o.Notice(message.PublishSiteTooLarge(megabytes(size), l.name, megabytes(l.site)))
	}
	return nil
}

func fewerFiles(index int) message.Message {
	if index > 0 {
		return message.PublishFewerFilesIndex(index)
	}
	return message.PublishFewerFiles()
}

// megabytes returns bytes for people.
func megabytes(n int64) int { return int((n + 1<<20 - 1) >> 20) }
