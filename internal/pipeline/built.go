package pipeline

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/pack"
)

const builtMagic = "wendang built 1\n"

// builtSite is what is kept of the last build that brought all outputs into the folder,
// so that whoever takes them can tell whether the site has changed since.
type builtSite struct {
	listed int64            // when the site's files were listed, in nanoseconds since 1970
	sum    pack.Fingerprint // of site.toml, the theme, and the names of the site's files
}

func builtPath(state string) string { return state + "-built" }

// builtSum returns the sum of a builtSite for the site as it is.
func (p *Portal) builtSum() pack.Fingerprint {
	sum := xxh3.New()
	fmt.Fprintf(sum, "%x %x %q %q\n", pack.FingerprintOf(p.siteTOML), p.theme.Hash, p.theme.Name, p.gone.Text)
	for i := range p.sources {
		_, _ = sum.WriteString(p.sources[i].Path + "\n")
	}
	for _, list := range [][]load.File{p.files.content, p.files.static} {
		_, _ = sum.WriteString("\n")
		for i := range list {
			_, _ = sum.WriteString(list[i].Path + "\n")
		}
	}
	return sum.Sum128().Bytes()
}

func (p *Portal) saveBuilt() {
	sum := p.builtSum()
	w, err := pack.Create(builtPath(p.statePath()), builtMagic)
	if err == nil {
		w.Write(pack.AppendInt(sum[:], p.listed))
		err = w.Commit()
	}
	if err != nil {
		p.problems.Add(unsaved(err))
	}
}

// Age tells how an output folder stands to its site.
type Age uint8

const (
	Unknown Age = iota // no build of this site into the folder is known
	Current            // the site is as it was when it was built
	Old                // the site has changed since
)

// AgeOf tells whether a site has changed since its output was built, by the names and
// times of its files. It reads no article and builds nothing.
func AgeOf(o Options) (Age, error) {
	o.Problems = &diag.List{} // are told when it is built
	p, err := newPortal(o)
	if err != nil {
		return Unknown, err
	}
	defer p.Close()
	f, ok := pack.Open(builtPath(p.statePath()), builtMagic)
	if !ok {
		return Unknown, nil
	}
	defer f.Close()
	r := pack.Reader{S: f.Text}
	last := builtSite{sum: r.Fingerprint(), listed: r.Int()}
	if !r.OK() {
		return Unknown, nil
	}
	if err := p.configure(); err != nil {
		return Unknown, err
	}
	if p.theme == nil || !p.usable {
		return Old, nil // the build has found no mistakes
	}
	p.list()
	if p.builtSum() != last.sum {
		return Old, nil
	}
	for i := range p.sources {
		if newer(p.sources[i].File, last.listed) {
			return Old, nil
		}
	}
	for _, list := range [][]load.File{p.files.content, p.files.static} {
		for i := range list {
			if newer(list[i], last.listed) {
				return Old, nil
			}
		}
	}
	return Current, nil
}

func newer(f load.File, than int64) bool { return max(f.Stamp.ModTime, f.Stamp.ChangeTime) > than }
