package target

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"maps"
	"os/user"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// readTrees reads the files of a commit, and the hashes of its trees.
func readTrees(store storer.EncodedObjectStorer, commit plumbing.Hash, files map[string]gitFile, trees map[plumbing.Hash]bool) error {
	c, err := object.GetCommit(store, commit)
	if err != nil {
		return err
	}
	return readTree(store, c.TreeHash, "", files, trees)
}

func readTree(store storer.EncodedObjectStorer, hash plumbing.Hash, dir string, files map[string]gitFile, trees map[plumbing.Hash]bool) error {
	t, err := object.GetTree(store, hash)
	if err != nil {
		return err
	}
	trees[hash] = true
	for _, e := range t.Entries {
		p := path.Join(dir, e.Name)
		if e.Mode == filemode.Dir {
			if err := readTree(store, e.Hash, p, files, trees); err != nil {
				return err
			}
			continue
		}
		files[p] = gitFile{e.Mode, e.Hash}
	}
	return nil
}

// gitObject is an object that the server does not have.
type gitObject struct {
	kind    plumbing.ObjectType
	content Content
}

// pack returns the new commit, and what must be sent for it; nil when the branch holds
// it all.
func (t *gitTarget) pack(message string) (plumbing.Hash, []gitObject, error) {
	files := maps.Clone(t.base)
	blobs := map[plumbing.Hash]Content{}
	had := map[plumbing.Hash]bool{}
	for _, f := range t.base {
		had[f.hash] = true
	}
	for p, blob := range t.changed {
		if blob == nil {
			delete(files, p)
			continue
		}
		files[p] = blob.gitFile
		if !had[blob.hash] {
			blobs[blob.hash] = blob.content
		}
	}
	if maps.Equal(files, t.base) {
		return plumbing.ZeroHash, nil, nil
	}
	var objects []gitObject
	for _, hash := range slices.SortedFunc(maps.Keys(blobs), func(a, b plumbing.Hash) int { return bytes.Compare(a[:], b[:]) }) {
		objects = append(objects, gitObject{plumbing.BlobObject, blobs[hash]})
	}
	b := treeBuilder{have: t.trees}
	root, err := b.build(slices.Sorted(maps.Keys(files)), files, "")
	if err != nil {
		return plumbing.ZeroHash, nil, err
	}
	commit := t.commitOf(root, message)
	objects = append(append(objects, b.objects...), gitObject{plumbing.CommitObject, Bytes(commit)})
	return plumbing.ComputeHash(plumbing.CommitObject, commit), objects, nil
}

// treeBuilder makes the trees of a commit.
type treeBuilder struct {
	have    map[plumbing.Hash]bool
	objects []gitObject // trees that the server does not have
}

// build makes the tree of the files below dir, which are all of paths, in order.
func (b *treeBuilder) build(paths []string, files map[string]gitFile, dir string) (plumbing.Hash, error) {
	type entry struct {
		name string // with a slash at its end for a folder, as git sorts
		mode filemode.FileMode
		hash plumbing.Hash
	}
	var entries []entry
	for i := 0; i < len(paths); {
		rest := paths[i][len(dir):]
		name, _, sub := strings.Cut(rest, "/")
		if !sub {
			f := files[paths[i]]
			entries = append(entries, entry{name, f.mode, f.hash})
			i++
			continue
		}
		prefix := dir + name + "/"
		n := i
		for n < len(paths) && strings.HasPrefix(paths[n], prefix) {
			n++
		}
		hash, err := b.build(paths[i:n], files, prefix)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		entries = append(entries, entry{name + "/", filemode.Dir, hash})
		i = n
	}
	slices.SortFunc(entries, func(x, y entry) int { return strings.Compare(x.name, y.name) })
	var tree bytes.Buffer
	for i, e := range entries {
		name := strings.TrimSuffix(e.name, "/")
		if i > 0 && strings.TrimSuffix(entries[i-1].name, "/") == name {
			return plumbing.ZeroHash, &Error{Kind: Refused, Op: "put", Path: dir + name, Err: ErrFileAndFolder}
		}
		fmt.Fprintf(&tree, "%o %s\x00", uint32(e.mode), name)
		tree.Write(e.hash[:])
	}
	hash := plumbing.ComputeHash(plumbing.TreeObject, tree.Bytes())
	if !b.have[hash] {
		b.have[hash] = true
		b.objects = append(b.objects, gitObject{plumbing.TreeObject, Bytes(tree.Bytes())})
	}
	return hash, nil
}

// commitOf returns the bytes of a commit.
func (t *gitTarget) commitOf(root plumbing.Hash, message string) []byte {
	name, email := t.author()
	now := time.Now()
	who := fmt.Sprintf("%s <%s> %d %s", name, email, now.Unix(), now.Format("-0700"))
	var b bytes.Buffer
	fmt.Fprintf(&b, "tree %s\n", root)
	if !t.tip.IsZero() {
		fmt.Fprintf(&b, "parent %s\n", t.tip)
	}
	fmt.Fprintf(&b, "author %s\ncommitter %s\n\n%s\n", who, who, message)
	return b.Bytes()
}

// author returns who makes the commit, as git would find it out.
func (t *gitTarget) author() (name, email string) {
	name, email = t.env("GIT_AUTHOR_NAME"), t.env("GIT_AUTHOR_EMAIL")
	if conf, err := config.LoadConfig(config.GlobalScope); err == nil {
		if name == "" {
			name = conf.User.Name
		}
		if email == "" {
			email = conf.User.Email
		}
	}
	if name == "" {
		if u, err := user.Current(); err == nil {
			name = u.Username
		}
	}
	clean := strings.NewReplacer("<", "", ">", "", "\n", " ", "\r", " ", "\x00", "")
	if name = strings.TrimSpace(clean.Replace(name)); name == "" {
		name = "wendang"
	}
	if email = strings.TrimSpace(clean.Replace(email)); email == "" {
		email = "wendang@localhost"
	}
	return name, email
}

// writePack writes objects in the form in which git sends them: each compressed for
// itself.
func writePack(w io.Writer, objects []gitObject) error {
	sum := sha1.New()
	p := packWriter{io.MultiWriter(w, sum), sum}
	head := append([]byte("PACK"), 0, 0, 0, 2)
	if _, err := p.Write(binary.BigEndian.AppendUint32(head, uint32(len(objects)))); err != nil {
		return err
	}
	z := zlib.NewWriter(nil)
	for _, o := range objects {
		if err := p.object(z, o); err != nil {
			return err
		}
	}
	_, err := w.Write(sum.Sum(nil))
	return err
}

type packWriter struct {
	io.Writer
	sum hash.Hash
}

func (p packWriter) object(z *zlib.Writer, o gitObject) error {
	// The type stands in the first byte, above four bits of the size; seven bits follow
	// in each byte, as long as the highest bit is set:
	//
	//	1ttt ssss  1sss ssss  0sss ssss
	size := uint64(o.content.Size)
	head := []byte{byte(o.kind)<<4 | byte(size&15)}
	for size >>= 4; size > 0; size >>= 7 {
		head[len(head)-1] |= 0x80
		head = append(head, byte(size&0x7f))
	}
	if _, err := p.Write(head); err != nil {
		return err
	}
	source, err := o.content.Open()
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	z.Reset(p)
	n, err := io.Copy(z, source)
	if err == nil && n != o.content.Size {
		err = fmt.Errorf("%d bytes, not %d: %w", n, o.content.Size, io.ErrUnexpectedEOF)
	}
	if err != nil {
		return err
	}
	return z.Close()
}
