// Command wendang turns a folder of Markdown articles into a Chinese document
// portal: a static site that is browsed on any host, or offline from a folder.
//
// Rules of this program's face:
//
//   - standard output is for what was asked for (--json, version, search);
//     everything else, also progress and mistakes, goes to standard error
//   - exit code 0: done; 1: the site has errors; 2: wrong usage, or the machine
//     failed. Only main decides it.
//   - messages are in lower case without a full stop; a mistake of the site is
//     shown with its place, and with a hint where there is one
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	_ "time/tzdata" // time_zone works where the system has no zones

	"wendang/internal/pipeline"
)

// command is a subcommand.
type command struct {
	name  string
	args  string
	about string
	run   func(c *call) error
}

var commands = []command{
	{"build", "[--source DIR] [--out DIR] [--drafts] [--future] [--date YYYY-MM-DD] [--jobs N] [--keep-going] [--json]", "build the portal", runBuild},
	{"serve", "[--source DIR] [--addr 127.0.0.1:1313]", "build the portal and show it in a browser", runServe},
	{"search", "[--source DIR | --out DIR] [--limit N] [--json] QUERY", "ask a built site's index", runSearch},
	{"init", "DIR", "make a new site folder", runInit},
	{"version", "", "print the version", runVersion},
}

// call is one call of a command.
type call struct {
	ctx    context.Context
	name   string
	args   []string
	flags  *flag.FlagSet
	stdout io.Writer
	stderr io.Writer
}

// errSite says that the site has errors, which have been reported.
var errSite = errors.New("the site has errors")

func main() {
	tuneMemory()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run runs the program and returns its exit code.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := dispatch(ctx, args, stdout, stderr)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errSite):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "wendang: stopped; the output is as it was")
	default:
		fmt.Fprintf(stderr, "wendang: %v\n", err)
	}
	return 2
}

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		usage(stderr)
		return &pipeline.UsageError{Message: "no command given"}
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		usage(stdout)
		return nil
	case "-version", "--version":
		args = []string{"version"}
	}
	i := slices.IndexFunc(commands, func(c command) bool { return c.name == args[0] })
	if i < 0 {
		usage(stderr)
		return &pipeline.UsageError{Message: fmt.Sprintf("unknown command %q", args[0])}
	}
	cmd := commands[i]
	c := &call{ctx: ctx, name: cmd.name, args: args[1:], stdout: stdout, stderr: stderr}
	c.flags = flag.NewFlagSet(cmd.name, flag.ContinueOnError)
	c.flags.SetOutput(io.Discard) // main prints the error, once
	c.flags.Usage = func() {}
	err := cmd.run(c)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stdout, "wendang %s %s\n\n%s\n\n", cmd.name, cmd.args, cmd.about)
		c.flags.SetOutput(stdout)
		c.flags.PrintDefaults()
	}
	return err
}

func usage(w io.Writer) {
	fmt.Fprint(w, "wendang makes a document portal from Markdown articles\n\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  wendang %-8s %s\n", c.name, c.about)
	}
	fmt.Fprint(w, "\nwendang COMMAND --help tells more\n")
}

// parse parses the flags; at most max arguments may follow them.
func (c *call) parse(max int) error {
	if err := c.flags.Parse(c.args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return &pipeline.UsageError{Message: err.Error()}
	}
	if rest := c.flags.Args(); len(rest) > max {
		return &pipeline.UsageError{Message: "unexpected " + strings.Join(rest[max:], " ")}
	}
	return nil
}
