// Package failure holds Go errors that say a message of the catalogue, and finds
// messages for those of the operating system. So whoever prints an error chooses
// the language.
package failure

import (
	"errors"
	"io/fs"
	"net"
	"os"

	"wendang/internal/message"
)

// Failure is an error that says a message.
type Failure struct {
	Message message.Message
	Hint    message.Message // zero for none
	Err     error           // what it comes from; nil for nothing
}

// New returns an error that says m.
func New(m message.Message) *Failure { return &Failure{Message: m} }

// Because returns an error that says m and then what err says.
func Because(m message.Message, err error) *Failure { return &Failure{Message: m, Err: err} }

// WithHint returns f with a hint.
func (f *Failure) WithHint(hint message.Message) *Failure {
	f.Hint = hint
	return f
}

// Error returns the text in English.
func (f *Failure) Error() string { return Of(f).String() }

// Unwrap returns what f comes from.
func (f *Failure) Unwrap() error { return f.Err }

// Of returns the message that an error says: a [Failure] its own, with what it
// comes from; any other error what [Cause] finds, and so the error of a file that comes
// from a Failure.
func Of(err error) message.Message {
	var f, within *Failure
	var path *fs.PathError
	if !errors.As(err, &f) || errors.As(err, &path) && errors.As(path.Err, &within) && within == f {
		return Cause(err)
	}
	if f.Err == nil {
		return f.Message
	}
	return message.MessageCause(f.Message, Of(f.Err))
}

// Hint returns the hint that comes with an error, or what to do about its cause; zero
// for none.
func Hint(err error) message.Message {
	var f *Failure
	if errors.As(err, &f) {
		return f.Hint
	}
	switch system(err).Code() {
	case "cause-missing", "cause-not-folder", "cause-is-folder":
		return message.CheckPath()
	case "cause-permission", "cause-read-only":
		return message.CheckPermission()
	case "cause-disk-full", "cause-quota":
		return message.FreeSpace()
	case "cause-too-many-open":
		return message.RaiseOpenFiles()
	}
	return message.Message{}
}

// Each returns the errors that were joined to err, or err itself.
func Each(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var list []error
	for _, e := range joined.Unwrap() {
		list = append(list, Each(e)...)
	}
	return list
}

// Cause returns what the operating system says in err, and about which file.
func Cause(err error) message.Message {
	var path *fs.PathError
	var link *os.LinkError
	var network *net.OpError
	switch {
	case errors.As(err, &path):
		return message.PathCause(path.Path, Cause(path.Err))
	case errors.As(err, &link):
		return message.PathCause(link.New, Cause(link.Err))
	case errors.As(err, &network):
		return system(network.Err)
	}
	return system(err)
}

// CauseAlone is [Cause] without the file, which the message around it names.
func CauseAlone(err error) message.Message {
	var path *fs.PathError
	if errors.As(err, &path) {
		return system(path.Err)
	}
	return Cause(err)
}

// system returns the message for what the operating system says. What is not known
// stands as it is.
func system(err error) message.Message {
	var f *Failure
	if errors.As(err, &f) {
		return Of(f)
	}
	for _, known := range numbers() {
		if errors.Is(err, known.err) {
			return known.message
		}
	}
	var host *net.DNSError
	var address *net.AddrError
	switch {
	case errors.As(err, &host):
		return message.CauseAddressUnknown()
	case errors.As(err, &address):
		return message.CauseAddressInvalid()
	case errors.Is(err, fs.ErrNotExist):
		return message.CauseMissing()
	case errors.Is(err, fs.ErrExist):
		return message.CauseExists()
	case errors.Is(err, fs.ErrPermission):
		return message.CausePermission()
	case err.Error() == "not a directory": // os.OpenRoot says it in words
		return message.CauseNotFolder()
	}
	return message.CauseOther(err.Error())
}

// numbered is an error number of the operating system and what it means.
type numbered struct {
	err     error
	message message.Message
}
