package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
	"wendang/internal/write"
)

// explain returns an error that says a message for what went wrong. Errors that say one
// already, and those that the caller knows, stay as they are.
func explain(o Options, err error) error {
	var said *failure.Failure
	var gone *write.Gone
	var many *TooManyError
	var locked *LockedError
	var failed *target.Error
	switch {
	case err == nil, errors.Is(err, ErrFailed), errors.Is(err, context.Canceled), errors.As(err, &said):
		return err
	case errors.Is(err, write.ErrBusy):
		return failure.New(message.SiteBusy(o.Out)).WithHint(message.WaitForIt())
	case errors.Is(err, write.ErrUnfinished):
		return failure.New(message.PublishUnfinished(o.Out)).WithHint(message.BuildAgain())
	case errors.Is(err, write.ErrNoList):
		return failure.New(message.PublishNoOutput(o.Out)).WithHint(message.BuildFirst())
	case errors.As(err, &gone):
		return failure.New(message.PublishOutputGone(gone.Path)).WithHint(message.BuildAgain())
	case errors.As(err, &many):
		return failure.New(message.PublishDeletesMany(many.Delete, many.Of)).WithHint(message.PublishLookThenForce())
	case errors.As(err, &locked) && locked.Who == "":
		return failure.New(message.PublishLockedUnknown()).WithHint(message.PublishWaitOrForce())
	case errors.As(err, &locked):
		return failure.New(message.PublishLocked(locked.Who, locked.Since.Local().Format("2006-01-02 15:04:05"))).WithHint(message.PublishWaitOrForce())
	case errors.Is(err, errLost):
		return failure.New(message.PublishLockLost()).WithHint(message.PublishGoOn())
	case errors.Is(err, errStale), isMoved(err):
		return failure.New(message.PublishKeepsChanging()).WithHint(message.WaitForIt())
	case errors.As(err, &failed):
		return explainTarget(o, failed)
	}
	return err
}

// explainTarget explains an error of the target.
func explainTarget(o Options, e *target.Error) error {
	to := o.To.Public()
	cause := causeOf(o, e)
	switch e.Kind {
	case target.Credentials:
		f := failure.New(message.PublishCredentials(to, cause))
		if e.Want != "" {
			return f.WithHint(message.PublishCredentialsWhere(e.Want))
		}
		return f
	case target.Denied:
		return failure.New(message.PublishDenied(to, cause)).WithHint(message.PublishAskRights())
	case target.HostKey:
		switch {
		case e.Want != "":
			return failure.New(message.PublishHostChanged(e.Host, e.Want, e.Got)).WithHint(message.PublishHostChangedHint(e.Known))
		case e.Got != "":
			return failure.New(message.PublishHostUnknown(e.Host, e.Got)).WithHint(message.PublishHostUnknownHint(sshArguments(o.To)))
		}
		return failure.New(message.PublishCredentials(to, cause))
	case target.NoPlace:
		var branch *target.BranchError
		switch {
		case errors.Is(e, target.ErrNoRegion):
			return failure.New(message.PublishNoPlace(to, cause)).WithHint(message.PublishWriteRegion())
		case errors.Is(e, target.ErrNoTLS):
			return failure.New(message.PublishNoPlace(to, cause)).WithHint(message.PublishWriteHttp())
		case errors.As(e, &branch):
			return failure.New(message.PublishNoPlace(to, cause)).WithHint(message.PublishAnotherBranch())
		}
		return failure.New(message.PublishNoPlace(to, cause)).WithHint(message.PublishCheckAddress())
	case target.Full:
		return failure.New(message.PublishFull(to)).WithHint(message.PublishMakeRoom())
	}
	switch {
	case e.Path == "" || target.IsOwn(e.Path): // these say nothing to who publishes
		return failure.New(message.PublishUnreachable(to, cause)).WithHint(message.PublishCheckConnection())
	case errors.Is(e, fs.ErrPermission):
		return failure.New(message.PublishFileFailed(e.Path, cause)).WithHint(message.PublishAskRights())
	}
	return failure.New(message.PublishFileFailed(e.Path, cause)).WithHint(message.PublishGoOn())
}

// sshArguments returns what ssh is called with to reach a host.
func sshArguments(a address.Address) string {
	s := a.Host
	if a.User != "" {
		s = a.User + "@" + s
	}
	if a.Port != 0 {
		_, port, _ := strings.Cut(a.HostPort(0), a.Host+":")
		s = "-p " + strings.TrimPrefix(port, "]:") + " " + s
	}
	return s
}

// causeOf returns what lies below an error. No secret stands in it, whatever a server
// or a library says.
func causeOf(o Options, e *target.Error) message.Message {
	var branch *target.BranchError
	var network net.Error
	switch {
	case errors.Is(e, target.ErrNoCredentials):
		return message.CauseNoCredentials()
	case errors.Is(e, target.ErrKeysRefused):
		return message.CauseKeysRefused()
	case errors.Is(e, target.ErrPasswordRefused):
		return message.CausePasswordRefused()
	case errors.Is(e, target.ErrKeyLocked):
		return message.CauseKeyLocked()
	case errors.Is(e, target.ErrNoRegion):
		return message.CauseNoRegion()
	case errors.Is(e, target.ErrNoTLS):
		return message.CauseNoTls()
	case errors.Is(e, target.ErrNoRepository):
		return message.CauseNoRepository()
	case errors.Is(e, target.ErrFileAndFolder):
		return message.CauseFileAndFolder()
	case errors.Is(e, target.ErrNotFolder):
		return message.CauseNotFolder()
	case errors.Is(e, target.ErrLeadsOut):
		return message.CauseLeadsOut()
	case errors.As(e, &branch):
		return message.CauseBranch(branch.Other)
	case errors.Is(e, syscall.ECONNREFUSED):
		return message.CauseRefused()
	case errors.Is(e, os.ErrDeadlineExceeded), errors.As(e, &network) && network.Timeout():
		return message.CauseNoAnswer()
	case e.Kind == target.Passing && (errors.Is(e, io.EOF) || errors.Is(e, io.ErrUnexpectedEOF) || errors.Is(e, syscall.ECONNRESET) || errors.Is(e, syscall.EPIPE)):
		return message.CauseCut()
	case e.Kind == target.HostKey:
		return message.CauseKnownHosts(redact(o, e.Err.Error()))
	}
	cause := failure.CauseAlone(e.Err)
	text := cause.In(message.English)
	if safe := redact(o, text); safe != text {
		return message.CauseOther(safe)
	}
	return cause
}

// redact takes secrets out of a text.
func redact(o Options, text string) string {
	for _, name := range target.Secrets() {
		if secret := o.Env(name); len(secret) > 3 {
			text = strings.ReplaceAll(text, secret, "***")
		}
	}
	if o.To.Scheme == address.GitHTTPS && len(o.To.User) > 3 { // it may be a token
		text = strings.ReplaceAll(text, o.To.User, "***")
	}
	return text
}
