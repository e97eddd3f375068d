package shard

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/zeebo/xxh3"

	"wendang/internal/message"
	"wendang/internal/pack"
)

// rendered-I holds the names of what a part's files were made from, and what package write
// knew of the files when they had been made, the state. Both stand in one record file: so
// they are of one run, also when the task runs twice at the same time, and a state that is
// lost or damaged does not go unnoticed. Without it, finishing would take whatever stands in
// the output folder.

// renderRecord is what stands in such a file.
type renderRecord struct {
	madeFrom string
	began    int64            // when rendering began, in nanoseconds since 1970
	state    pack.Fingerprint // of its bytes; zero for none
}

// saysAs reports whether two runs have left the same.
func (r renderRecord) saysAs(other renderRecord) bool {
	return r.madeFrom == other.madeFrom && r.state == other.state
}

// madeFrom are the names of what a part's files are made from.
func (p *part) madeFrom() []string { return []string{p.list, p.values, p.docs} }

// readRendered reads rendered-I. The state becomes the file at statePath; there is none when
// the part has left no files.
func readRendered(records *recordReader, statePath string) (last renderRecord, err error) {
	block, err := records.expect()
	if err != nil {
		return renderRecord{}, err
	}
	head := pack.Reader{S: block}
	if last.began, last.madeFrom = head.Int(), head.Text(); !head.OK() || head.S != "" {
		return renderRecord{}, errDamaged
	}
	f, err := os.Create(statePath)
	if err != nil {
		return renderRecord{}, err
	}
	sum, size := xxh3.New(), 0
	err = eachBlock(records, func(block string) error {
		size += len(block)
		_, err := io.WriteString(io.MultiWriter(sum, f), block)
		return err
	})
	err = errors.Join(err, f.Close())
	if err != nil || size == 0 {
		return last, errors.Join(err, os.Remove(statePath))
	}
	last.state = sum.Sum128().Bytes()
	return last, nil
}

// lastRendered reads what was rendered last. It only saves work: one that is damaged counts
// as none.
func (t *renderer) lastRendered(ctx context.Context, statePath string) (last renderRecord, err error) {
	_, err = t.read(ctx, t.outName("rendered", t.I), func(records *recordReader) error {
		last, err = readRendered(records, statePath)
		return err
	})
	if errors.Is(err, errDamaged) {
		return renderRecord{}, nil
	}
	return last, err
}

// keepRendered notes in rendered-I what was rendered and what is known of the files, unless
// last says the same.
func (t *renderer) keepRendered(ctx context.Context, statePath string, last renderRecord) error {
	now := renderRecord{madeFrom: string(pack.AppendTexts(nil, t.part.madeFrom())), began: t.began}
	state, err := os.Open(statePath)
	if err == nil {
		defer func() { _ = state.Close() }()
		sum := xxh3.New()
		if _, err = io.Copy(sum, state); err == nil {
			_, err = state.Seek(0, io.SeekStart)
		}
		now.state = sum.Sum128().Bytes()
	} else if errors.Is(err, fs.ErrNotExist) { // the part has left no files
		state, err = nil, nil
	}
	if err != nil || now.saysAs(last) {
		return err
	}
	_, err = t.keepRecord(ctx, func(w *recordWriter) error {
		w.add(pack.AppendText(pack.AppendInt(nil, now.began), now.madeFrom))
		w.flush()
		if state == nil {
			return nil
		}
		_, err := io.Copy(w, state)
		return err
	}, named(t.outName("rendered", t.I)))
	return err
}

// checkRendered refuses part i when it has not been rendered, or was arranged otherwise
// since. What rendering knew of the part's files becomes the file at statePath. It returns
// when rendering began, in nanoseconds since 1970.
func (r *run) checkRendered(ctx context.Context, i int, p *part, statePath string) (began int64, err error) {
	missing := runHint(message.ShardNotRendered(i, r.N), r.rendering(i))
	err = r.record(ctx, r.outName("rendered", i), r.rendering(i), missing, func(records *recordReader) error {
		last, err := readRendered(records, statePath)
		began = last.began
		if err == nil && last.madeFrom != string(pack.AppendTexts(nil, p.madeFrom())) {
			err = missing
		}
		return err
	})
	return began, err
}
