// Package shard builds a site in parts: tasks that any scheduler of array jobs may run on
// any machines, over folders that all of them see.
//
//	parse I/N    articles of a part ─► what they say of themselves, bodies, texts
//	arrange N    what all say ─► mistakes; page values of each part, plan of the search index
//	render I/N   page values and bodies of a part ─► files of the output, a segment of the index
//	finish N     ─► what the search begins with, removal of what is no longer made, the list
//
// A task does what a build does with the same functions, on a part of the site: an article
// and its page belong to the part that its path hashes to, every other output to that of its
// own path or of the text that it shows. So all files equal those of a build with as many
// segments.
//
// What a task leaves is named by what it is made from, or replaced whole, and depends on
// nothing else. So a task may run twice, at the same time too, or be killed and run again,
// and what has not changed is not made again. The files of the work folder, below nN/:
//
//	parsed-I                 the part's files with their stamps; names the next two
//	metas-I-…                what its articles say of themselves, with their mistakes
//	bodies-I-…               their bodies and texts (package store)
//	arranged                 names the next three of every part, and pages
//	list-I-…                 the part's outputs, and the fingerprints of their values
//	values-I-…               their values
//	docs-I-…                 the documents of its segment
//	pages-…                  the pages that search engines may be told of
//	out-…/rendered-I         which of these have been rendered into an output folder, and
//	                         what is known of the part's files there (package write)
package shard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/pipeline"
	"wendang/internal/scratch"
	"wendang/internal/store"
)

// MostParts is into how many parts a site can be divided: arranging writes to the files of
// all of them.
const MostParts = 10_000

// Options say what to do. Of pipeline.Options, Drafts, Future and Today are for arranging:
// the tasks after that take them over, and refuse others.
type Options struct {
	pipeline.Options
	Work string // the work folder, or the address of one in an object store
	I, N int    // the part, from 1 on, and how many there are
	// Env returns variables of the environment, in which the credentials of an object store
	// stand; nil for os.Getenv.
	Env func(string) string
	// Waiting is called before finishing waits for another build of the output folder, or
	// for another task that finishes this one; nil for nobody.
	Waiting func(out string)

	ready func() // for tests: called when a task is about to replace what others read
}

// Result tells what a task did.
type Result struct {
	pipeline.Result
	Reused bool // what an earlier run has left is good
}

// run is one task at work.
type run struct {
	Options
	work    work
	scratch *scratch.Folder // on this machine
}

func start(ctx context.Context, o Options) (*run, error) {
	// A task that is killed leaves its folder to the next one on the machine.
	temporary, err := scratch.New(os.TempDir(), "wendang-shard-")
	if err != nil {
		return nil, failure.New(message.ShardScratchFailed(os.TempDir(), failure.CauseAlone(err))).WithHint(message.ShardSetScratch())
	}
	w, err := openWork(ctx, o, temporary.Path)
	if err != nil {
		return nil, errors.Join(err, temporary.Remove())
	}
	o.Cache, o.Segments = temporary.Path, o.N
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Problems == nil {
		o.Problems = &diag.List{}
	}
	if o.ready == nil {
		o.ready = func() {}
	}
	return &run{o, w, temporary}, nil
}

func (r *run) close() {
	r.work.close()
	_ = r.scratch.Remove() // or the next task removes it
}

// name returns the name of a file of the division into N parts.
func (r *run) name(format string, args ...any) string {
	return fmt.Sprintf("n%d/", r.N) + fmt.Sprintf(format, args...)
}

const outPrefix = "out-" // begins the name of a folder of files about an output folder

// outName returns the name of a file of part i that is about the output folder, as
// configure has found it.
func (r *run) outName(kind string, i int) string {
	return r.name(outPrefix+"%.8x/%s-%d", pack.FingerprintOf([]byte(r.Out)), kind, i)
}

// parsing and the others are commands, as hints name them.
func (r *run) parsing(i int) string   { return fmt.Sprintf("parse %d/%d", i, r.N) }
func (r *run) arranging() string      { return fmt.Sprintf("arrange %d", r.N) }
func (r *run) rendering(i int) string { return fmt.Sprintf("render %d/%d", i, r.N) }
func (r *run) finishing() string      { return fmt.Sprintf("finish %d", r.N) }

// runHint hints at a command to run.
func runHint(m message.Message, command string) error {
	return failure.New(m).WithHint(message.ShardRun(command))
}

func (r *run) notParsed(i int) error {
	return runHint(message.ShardNotParsed(i, r.N), r.parsing(i))
}

func (r *run) notArranged() error {
	return runHint(message.ShardNotArranged(r.N), r.arranging())
}

// Kinds of record files that others of another program or site may be taken for.
const (
	kindParsed   = "parsed"
	kindArranged = "arranged"
	kindMistakes = "mistakes" // in place of arranged
)

// errMistakes says that there is nothing to go on with.
var errMistakes = errors.New("the site has mistakes")

// record opens a record file that a command has left; missing is the error when there is
// none.
func (r *run) record(ctx context.Context, name, command string, missing error, read func(*recordReader) error) error {
	found, err := r.read(ctx, name, read)
	if !found && err == nil {
		return missing
	}
	return r.damaged(ctx, err, name, command)
}

// read opens a record file, and reports false when there is none.
func (r *run) read(ctx context.Context, name string, read func(*recordReader) error) (found bool, err error) {
	f, err := r.work.open(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	reader, err := newRecordReader(f)
	if err == nil {
		reader.isSum = sumOf(name)
		err = read(reader)
	}
	return true, err
}

// sumOfFile returns the fingerprint of a file's bytes, to see whether another task has
// replaced it; zero when there is none that is sound.
func (r *run) sumOfFile(ctx context.Context, name string) (sum pack.Fingerprint, err error) {
	f, err := r.work.open(ctx, name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errDamaged) {
		return sum, nil
	}
	if err != nil {
		return sum, err
	}
	defer func() { _ = f.Close() }()
	h := xxh3.New()
	_, err = io.Copy(h, f)
	return h.Sum128().Bytes(), err
}

// namedBySum are the kinds of record files whose names end with their sums.
var namedBySum = []string{"list", "values", "docs", "pages"}

// sumOf returns a function that reports whether a record file of a name may have a sum: else
// it is another one that somebody has put there.
func sumOf(name string) func(pack.Fingerprint) bool {
	kind, _, _ := strings.Cut(path.Base(name), "-")
	if !slices.Contains(namedBySum, kind) {
		return nil
	}
	return func(sum pack.Fingerprint) bool { return strings.HasSuffix(name, fmt.Sprintf("-%.8x", sum)) }
}

// damaged says which file is damaged, when an error is about that, and removes it, so that
// the command that has left it makes it again.
func (r *run) damaged(ctx context.Context, err error, name, command string) error {
	if !errors.Is(err, errDamaged) && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	if err := r.work.discard(ctx, name); err != nil {
		return err
	}
	return runHint(message.ShardDamaged(name), command)
}

// keepRecord writes a record file. name is given its sum.
func (r *run) keepRecord(ctx context.Context, fill func(*recordWriter) error, name func(sum pack.Fingerprint) string) (string, error) {
	f, err := r.work.create()
	if err != nil {
		return "", err
	}
	w := newRecordWriter(f)
	if err = fill(w); err == nil {
		var sum pack.Fingerprint
		if sum, err = w.finish(); err == nil {
			return name(sum), r.work.keep(ctx, f, name(sum))
		}
	}
	return "", drop(f, err)
}

// drop removes a file that is not kept, because of an error.
func drop(f *os.File, err error) error { return errors.Join(err, f.Close(), os.Remove(f.Name())) }

// named returns a function that always gives the same name.
func named(name string) func(pack.Fingerprint) string {
	return func(pack.Fingerprint) string { return name }
}

// checkBasis refuses what was left by a command of another program, site.toml or theme.
func checkBasis(own, other pipeline.Basis, command string) error {
	var m message.Message
	switch {
	case own.Program != other.Program:
		m = message.ShardOtherProgram(command, pipeline.ShortID(other.Program), pipeline.ShortID(own.Program))
	case own.Site != other.Site:
		m = message.ShardOtherSite(command)
	case own.Theme != other.Theme:
		m = message.ShardOtherTheme(command)
	default:
		return nil
	}
	return failure.New(m).WithHint(message.ShardRunAll())
}

// addBasis adds what a record file is and depends on, as a block of its own: it can be read
// whatever another version of the program has written behind it.
func addBasis(w *recordWriter, kind string, basis pipeline.Basis) {
	w.add(pack.AppendText(nil, kind))
	for _, f := range []pack.Fingerprint{basis.Program, basis.Site, basis.Theme} {
		w.add(f[:])
	}
	w.flush()
}

func readBasis(records *recordReader) (kind string, basis pipeline.Basis, err error) {
	block, err := records.expect()
	r := pack.Reader{S: block}
	kind = r.Text()
	basis = pipeline.Basis{Program: r.Fingerprint(), Site: r.Fingerprint(), Theme: r.Fingerprint()}
	if err == nil && !r.OK() {
		err = errDamaged
	}
	return kind, basis, err
}

// readOwn reads the block behind the basis, and refuses what was left by a command of another
// program, site.toml or theme.
func readOwn(records *recordReader, kind string, own pipeline.Basis, command string) (string, error) {
	is, basis, err := readBasis(records)
	if err == nil && is != kind {
		if err = errDamaged; is == kindMistakes {
			err = errMistakes
		}
	}
	if err == nil {
		err = checkBasis(own, basis, command)
	}
	if err != nil {
		return "", err
	}
	return records.expect()
}
