package main

import (
	"os"
	"os/exec"
	"runtime"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// openBrowser opens a URL in the user's browser: that of BROWSER, else the system's.
func (p *program) openBrowser(url string) {
	name, args := browserCommand(os.Getenv("BROWSER"), runtime.GOOS)
	c := exec.Command(name, append(args, url)...)
	if err := c.Start(); err != nil {
		p.print(message.BrowserNotOpened(failure.Cause(err)))
		return
	}
	go func() { _ = c.Wait() }() // how it ends is its own matter
}

// browserCommand returns the command that opens a URL, which is added to it.
func browserCommand(chosen, system string) (name string, args []string) {
	switch {
	case chosen != "":
		return chosen, nil
	case system == "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	case system == "darwin":
		return "open", nil
	}
	return "xdg-open", nil
}
