package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// openBrowser opens a URL in the user's browser: the first of BROWSER that can be started,
// else the system's.
func (p *program) openBrowser(url string) {
	var failed error
	for _, command := range browserCommands(os.Getenv("BROWSER"), runtime.GOOS, url) {
		c := exec.Command(command[0], command[1:]...)
		if failed = c.Start(); failed == nil {
			go func() { _ = c.Wait() }() // how it ends is its own matter
			return
		}
	}
	p.print(message.BrowserNotOpened(failure.Cause(failed)))
}

// browserCommands returns the commands that open a URL, of which the first one that can be
// started is to be. BROWSER is a list of commands, in which the URL stands for %s or follows:
// "firefox --new-window %s:chromium".
func browserCommands(chosen, system, url string) [][]string {
	separator := ":"
	if system == "windows" {
		separator = ";"
	}
	var commands [][]string
	for one := range strings.SplitSeq(chosen, separator) {
		command := strings.Fields(one)
		if _, err := exec.LookPath(one); err == nil { // also one in a folder with blanks
			command = []string{one}
		}
		if len(command) == 0 {
			continue
		}
		given := false
		for i, part := range command[1:] {
			given = given || strings.Contains(part, "%s")
			command[i+1] = strings.ReplaceAll(part, "%s", url)
		}
		if !given {
			command = append(command, url)
		}
		commands = append(commands, command)
	}
	switch {
	case len(commands) > 0:
		return commands
	case system == "windows":
		return [][]string{{"rundll32", "url.dll,FileProtocolHandler", url}}
	case system == "darwin":
		return [][]string{{"open", url}}
	}
	return [][]string{{"xdg-open", url}}
}
