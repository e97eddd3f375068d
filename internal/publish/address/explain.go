package address

import (
	"strings"

	"wendang/internal/message"
)

// Message returns what is wrong with the address s, and what to do. It shows nothing of
// an address that may hold a secret.
func (e *Error) Message(s string) (m, hint message.Message) {
	switch e.Problem {
	case NoScheme:
		return message.AddressNoScheme(), hintAt(s)
	case UnknownScheme:
		if rest, ok := strings.CutPrefix(s, "https://"); ok && !strings.ContainsAny(rest, "@?#") && strings.HasSuffix(rest, ".git") {
			return message.AddressUnknownScheme(e.Part), message.AddressWriteGit("git+" + s)
		}
		return message.AddressUnknownScheme(e.Part), message.AddressForms()
	case HasPassword:
		return message.AddressHasPassword(), message.AddressPasswordWhere()
	case UnknownOption:
		return message.AddressUnknownOption(e.Part), message.AddressOptions()
	case BadOption:
		return message.AddressBadOption(e.Part), message.AddressOptions()
	case NoHost:
		return message.AddressNoHost(), message.AddressForms()
	case NoBucket:
		return message.AddressNoBucket(), message.AddressWriteBucket()
	case NoPath:
		return message.AddressNoPath(), message.AddressForms()
	case NoBranch:
		return message.AddressNoBranch(), message.AddressWriteBranch()
	case BadBranch:
		return message.AddressBadBranch(e.Part), message.AddressWriteBranch()
	case NotLocal:
		return message.AddressNotLocal(), message.AddressThreeSlashes()
	case HasBranch:
		return message.AddressHasBranch(), message.AddressForms()
	case HasUser:
		return message.AddressHasUser(), message.AddressForms()
	}
	return message.AddressUnreadable(), message.AddressForms()
}

// hintAt returns a hint for what is a path, or a repository as git names it.
func hintAt(s string) message.Message {
	switch user, rest, scp := strings.Cut(s, "@"); {
	case strings.HasPrefix(s, "/"):
		return message.AddressWriteFile(s)
	case len(s) > 2 && s[1] == ':' && (s[2] == '\\' || s[2] == '/'): // C:\www
		return message.AddressWriteFile("/" + strings.ReplaceAll(s, `\`, "/"))
	case scp && user == "git" && strings.Contains(rest, ":") && !strings.ContainsAny(rest, "@?#"):
		return message.AddressWriteGit("git+ssh://git@" + strings.Replace(rest, ":", "/", 1))
	}
	return message.AddressForms()
}
