// Command wendang turns a folder of Markdown articles into a Chinese document
// portal: a static site that is browsed on any host, or offline from a folder.
//
// Rules of this program's face:
//
//   - standard output is for what was asked for (--json, version, search, help);
//     everything else, also progress and mistakes, goes to standard error
//   - exit code 0: done; 1: the site has errors; 2: wrong usage, or the machine
//     failed. Only main decides it.
//   - every text comes from the catalogue, package message, in the language that
//     --lang or the system chooses (language.go)
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // time_zone works where the system has no zones

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
)

// errSite says that the site has errors, which have been reported.
var errSite = errors.New("the site has errors")

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run runs the program and returns its exit code.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks the program to end, the second ends it, whatever it waits for.
	context.AfterFunc(ctx, stop)
	p := &program{args: args, stdout: stdout, stderr: stderr}
	var err error
	if p.language, err = chooseLanguage(args, os.Getenv, userLanguage); err == nil {
		err = errors.Join(newRoot(p).ExecuteContext(ctx), p.helpErr)
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errSite):
		return 1
	case errors.Is(err, context.Canceled):
		err = failure.New(message.Stopped())
	}
	p.printFailure(err)
	return 2
}

// printFailure prints what an error says, and its hint.
func (p *program) printFailure(err error) {
	told := map[string]bool{} // a full disk is met in many places
	for _, e := range failure.Each(err) {
		text := failure.Of(e).String()
		if told[text] {
			continue
		}
		told[text] = true
		if asksJSON(p.args) {
			d := diag.Path("", failure.Of(e)).WithHint(failure.Hint(e))
			_ = diag.Printer{W: p.stderr, Language: p.language}.JSON([]diag.Diagnostic{d})
			continue
		}
		p.print(message.ProgramSays(failure.Of(e)))
		if hint := failure.Hint(e); !hint.IsZero() {
			fmt.Fprintf(p.stderr, "  %s\n", p.say(message.HintBelow(hint)))
		}
	}
}

// asksJSON reports whether arguments ask for JSON. What is wrong with them, too, is
// then said in JSON.
func asksJSON(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
}
