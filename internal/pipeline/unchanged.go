package pipeline

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"wendang/internal/load"
	"wendang/internal/pack"
)

const lastBuildMagic = "wendang lastbuild 1\n"

// lastBuild is what is kept of a build as a whole: when the next one is to be made
// from the same, and the output is as it was left, there is nothing to do.
type lastBuild struct {
	key      pack.Fingerprint // of all that the output is made from
	articles int
	pages    int
}

func (p *Portal) lastBuildPath() string { return p.statePath() + "-lastbuild" }

// buildKey returns the fingerprint of all that the output is made from. It
// reports false when that cannot be told without reading files.
func (p *Portal) buildKey() (pack.Fingerprint, bool) {
	sum := xxh3.New()
	fmt.Fprintf(sum, "%x %v %v %v %v %v\n", p.base, p.day, p.Drafts, p.Future, p.Expired, p.Segments)
	fmt.Fprintf(sum, "%q\n", p.gone.Text)
	for i := range p.sources {
		s := &p.sources[i]
		if s.meta == nil || s.meta.Failed {
			return pack.Fingerprint{}, false
		}
		_, _ = sum.WriteString(s.Path)
		_, _ = sum.Write(s.meta.Fingerprint[:])
	}
	for i, list := range [][]load.File{p.files.content, p.files.static} {
		for _, f := range list {
			if !f.Stamp.Settled(p.listed) {
				return pack.Fingerprint{}, false
			}
			fmt.Fprintf(sum, "%s %v %v\n", f.Path, i, f.Stamp)
		}
	}
	return sum.Sum128().Bytes(), true
}

// nothingChanged reports whether the last build was made from the same, and its
// output is as it was left. Then the result is the last one's.
func (p *Portal) nothingChanged(key pack.Fingerprint) bool {
	f, ok := pack.Open(p.lastBuildPath(), lastBuildMagic)
	if !ok {
		return false
	}
	defer f.Close()
	r := pack.Reader{S: f.Text}
	last := lastBuild{r.Fingerprint(), int(r.Uint()), int(r.Uint())}
	if !r.OK() || last.key != key {
		return false
	}
	n, ok := p.folder.Untouched()
	if !ok || !p.isBesideThere() {
		return false
	}
	p.result.Articles, p.result.Pages, p.result.Unchanged = last.articles, last.pages, n
	return true
}

// saveLastBuild keeps what nothingChanged asks for.
func (p *Portal) saveLastBuild(key pack.Fingerprint) {
	w, err := pack.Create(p.lastBuildPath(), lastBuildMagic)
	if err == nil {
		w.Write(key[:])
		w.Write(pack.AppendUint(pack.AppendUint(nil, uint64(p.result.Articles)), uint64(p.result.Pages)))
		err = w.Commit()
	}
	if err != nil {
		p.problems.Add(unsaved(err))
	}
}
