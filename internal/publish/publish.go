// Package publish brings the output folder, as the last build left it, onto a target:
//
//	write.ReadLeft ─► plan ─► stages of puts and deletes ─► manifest
//	target: manifest ─┘        new, changed by kind, gone
//
// What wendang has put on a target stands there, in a manifest; so a publish finds out
// what has changed without asking for a listing, and knows which files are its own to
// replace or delete.
//
// What it promises:
//
//   - Only files of the manifest are ever deleted, and nothing outside the target.
//   - A file on the target is whole at every moment, old or new.
//   - Pages link to nothing that is not there: new files go out before the pages that
//     link to them, and files go after the last page that does; see [stage].
//   - Only bytes that the plan knows of go out. When the output changes meanwhile, the
//     plan is made anew.
//   - Killed at any moment, the next publish goes on. A journal on the target says what
//     may be there; see [manifest].
package publish

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/paths"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
	"wendang/internal/write"
)

// DefaultKeep is how long files stay that are no longer used but may be asked for.
const DefaultKeep = 24 * time.Hour

// Options say what to publish, and where.
type Options struct {
	Out  string // the output folder
	Site string // the site's folder; "" for none
	// Sources are the folders of the site that hold what is its own.
	Sources []string
	State   string // where builds keep what is known of it; see pipeline.StatePath
	To      address.Address
	Keep    time.Duration // how long assets and index files stay that are no longer used
	// Protect are patterns of paths that are never replaced or deleted.
	Protect  []string
	Compress []string         // encodings, in the order of preference
	Host     address.HostKind // the kind of host, where the address does not tell it
	Full     bool             // ask the target what it holds
	Force    bool             // break any lock, and delete however much
	DryRun   bool             // only say what would be done
	Env      func(string) string
	Client   *http.Client // for HTTP; nil for one of our own
	Timing   Timing       // zero for the default
	Now      func() time.Time
	Progress Progress              // nil for nobody
	Notice   func(message.Message) // is told what is worth knowing; nil for nobody
}

// Progress shows how far a publish is. Its methods are called by one goroutine at a
// time.
type Progress interface {
	// Begin begins a step that puts and deletes so many files, and sends so many bytes.
	Begin(what message.Message, files int, bytes int64)
	// Done says how much of it is done.
	Done(files int, bytes int64)
}

// Action is what happens to a file.
type Action string

// The actions, by their names in the JSON summary.
const (
	New     Action = "new"
	Changed Action = "changed"
	Deleted Action = "deleted"
)

// Change is one file that a publish changes on the target.
type Change struct {
	Path   string `json:"path"`
	Action Action `json:"action"`
	Size   int64  `json:"size"` // bytes of the output; of a deleted file, on the target
}

// Failed is a file that could not be put or deleted.
type Failed struct {
	Path string
	Err  error
}

// Result tells what a publish did, or with DryRun would do.
type Result struct {
	Target    string
	Files     int // of the output
	Uploaded  int
	Bytes     int64 // that were sent; with DryRun those of the output
	Unchanged int
	Deleted   int
	Retired   int // files that are no longer used and stay for a while
	Protected int
	Replaced  int      // files of others that were replaced
	Changes   []Change // in the order in which they happen
	Failed    []Failed
}

// ErrFailed says that some files could not be put or deleted; Result.Failed has them.
var ErrFailed = errors.New("some files could not be published")

// errStale says that the output has changed since the plan was made.
var errStale = errors.New("the output changed while it was published")

// replans is how often a plan is made anew.
const replans = 4

// Publish brings the output onto the target. Errors say messages of the catalogue, but
// for [ErrFailed].
func Publish(ctx context.Context, o Options) (Result, error) {
	o.setDefaults()
	var result Result
	var err error
	for n := range replans {
		result, err = publish(ctx, o)
		if !errors.Is(err, errStale) && !isMoved(err) || ctx.Err() != nil || n == replans-1 {
			break
		}
		o.Notice(message.PublishAgain())
	}
	if ctx.Err() != nil && err != nil {
		err = ctx.Err()
	}
	return result, explain(o, err)
}

func (o *Options) setDefaults() {
	if o.Env == nil {
		o.Env = os.Getenv
	}
	if o.Timing == (Timing{}) {
		o.Timing = DefaultTiming()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Notice == nil {
		o.Notice = func(message.Message) {}
	}
	if o.Progress == nil {
		o.Progress = silent{}
	}
}

type silent struct{}

func (silent) Begin(message.Message, int, int64) {}
func (silent) Done(int, int64)                   {}

func isMoved(err error) bool {
	var e *target.Error
	return errors.As(err, &e) && e.Kind == target.Moved
}

// publish makes one plan and carries it out.
func publish(ctx context.Context, o Options) (result Result, err error) {
	if err := checkFolders(o); err != nil {
		return Result{}, err
	}
	files, err := write.ReadLeft(o.Out, o.State, runtime.GOMAXPROCS(0))
	if err != nil {
		return Result{}, err
	}
	for _, f := range files {
		if !mayBePublished(f.Path) {
			return Result{}, failure.New(message.PublishBadName(f.Path)).WithHint(message.RenameFile())
		}
	}
	if err := checkLimits(o, files); err != nil {
		return Result{}, err
	}
	var t target.Target
	err = retry(ctx, o.Timing.Retry, func() (err error) {
		t, err = target.Open(ctx, o.To, target.Options{Env: o.Env, Client: o.Client, Scratch: filepath.Dir(o.State), ReadOnly: o.DryRun, Patience: o.Timing.Patience})
		return err
	})
	if err != nil {
		return Result{}, err
	}
	defer func() { err = errors.Join(err, t.Close()) }()
	r := &run{Options: o, target: t, traits: t.Traits(), files: files, id: newID()}
	r.committer, _ = t.(target.Committer)
	defer func() { err = errors.Join(err, r.close()) }()
	return r.publish(ctx)
}

// checkFolders refuses to publish a folder into itself, and among the files of the site.
func checkFolders(o Options) error {
	if o.To.Scheme != address.File {
		return nil
	}
	out, err := filepath.Abs(o.Out)
	if err != nil {
		return err
	}
	to := paths.Resolve(o.To.Path)
	if out = paths.Resolve(out); paths.Within(to, out) || paths.Within(out, to) {
		return failure.New(message.PublishIntoItself(o.Out)).WithHint(message.ChooseAnotherTarget())
	}
	if o.Site == "" {
		return nil
	}
	site, err := filepath.Abs(o.Site)
	if err != nil {
		return err
	}
	mixed := paths.Within(paths.Resolve(site), to)
	for _, name := range o.Sources {
		mixed = mixed || paths.Within(to, paths.Resolve(filepath.Join(site, name)))
	}
	if mixed {
		return failure.New(message.PublishIntoSite(o.To.Path)).WithHint(message.ChooseAnotherTarget())
	}
	return nil
}

// recordPath is where this machine keeps the id of the last publish to a target.
func recordPath(o Options) string {
	return fmt.Sprintf("%s-published-%s", o.State, hashOf(o.To.String()))
}
