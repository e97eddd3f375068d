package pipeline

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

const wholeMagic = "wendang whole 1\n"

// whole is what is kept of a build as a whole: when the next one is to be made
// from the same, and the output is as it was left, there is nothing to do.
type whole struct {
	key      pack.Print // of all that the output is made from
	articles int
	pages    int
}

func (b *builder) wholePath() string { return b.statePath() + "-whole" }

// wholeKey returns the fingerprint of all that the output is made from. It
// reports false when that cannot be told without reading files.
func (b *builder) wholeKey() (pack.Print, bool) {
	sum := xxh3.New()
	fmt.Fprintf(sum, "%x %x %v %v %v\n", b.print, b.theme.Hash, b.Today, b.Drafts, b.Future)
	for i := range b.sources {
		s := &b.sources[i]
		if s.meta == nil || s.meta.Failed {
			return pack.Print{}, false
		}
		_, _ = sum.WriteString(s.Path)
		_, _ = sum.Write(s.meta.Print[:])
	}
	for _, list := range [][]copied{b.files.content, b.files.static} {
		for _, f := range list {
			if !f.Stamp.Settled(b.listed) {
				return pack.Print{}, false
			}
			fmt.Fprintf(sum, "%s %v %v\n", f.Path, f.static, f.Stamp)
		}
	}
	return sum.Sum128().Bytes(), true
}

// nothingChanged reports whether the last build was made from the same, and its
// output is as it was left. Then the result is the last one's.
func (b *builder) nothingChanged(key pack.Print) bool {
	f, ok := pack.Open(b.wholePath(), wholeMagic)
	if !ok {
		return false
	}
	defer f.Close()
	r := pack.Reader{S: f.Text}
	last := whole{r.Print(), int(r.Uint()), int(r.Uint())}
	if !r.OK() || last.key != key {
		return false
	}
	n, ok := b.folder.Untouched()
	if !ok {
		return false
	}
	b.result.Articles, b.result.Pages, b.result.Unchanged = last.articles, last.pages, n
	return true
}

// saveWhole keeps what nothingChanged asks for.
func (b *builder) saveWhole(key pack.Print) {
	w, err := pack.Create(b.wholePath(), wholeMagic)
	if err == nil {
		w.Write(key[:])
		w.Write(pack.AppendUint(pack.AppendUint(nil, uint64(b.result.Articles)), uint64(b.result.Pages)))
		err = w.Commit()
	}
	if err != nil {
		b.unsaved(err)
	}
}
