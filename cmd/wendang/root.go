package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
)

// program is one run of the program: what it was called with, and where it
// speaks, in which language.
type program struct {
	args     []string
	language message.Language
	stdout   io.Writer
	stderr   io.Writer
	helpErr  error // of --help, which cobra answers without a way to fail
}

// say returns a message's text.
func (p *program) say(m message.Message) string { return m.In(p.language) }

// print writes a message as a line of its own to standard error.
func (p *program) print(m message.Message) { fmt.Fprintln(p.stderr, p.say(m)) }

// newRoot returns the tree of commands. cobra parses with it, and gives
// completions; everything that is read comes from the catalogue.
func newRoot(p *program) *cobra.Command {
	root := p.command(texts{
		short: message.HelpWendangShort(), long: message.HelpWendangLong(), examples: message.HelpWendangExamples(),
	}, "wendang", p.runRoot)
	root.SilenceErrors, root.SilenceUsage = true, true // main prints errors, once
	root.CompletionOptions.DisableDefaultCmd = true
	cobra.EnableCommandSorting = false
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { p.helpErr = p.printHelp(p.stdout, c) })
	root.SetFlagErrorFunc(p.flagError)
	cobra.MousetrapHelpText = p.say(message.NotDoubleClicked())

	all := flags{p, root.PersistentFlags()}
	all.boolean(new(bool), "help", message.FlagHelp())
	all.Lookup("help").Shorthand = "h"
	all.text(new(string), "lang", "", message.ValueLanguage(), message.FlagLang())
	_ = root.RegisterFlagCompletionFunc("lang", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"en\tEnglish", "zh\t中文"}, cobra.ShellCompDirectiveNoFileComp
	})
	flags{p, root.Flags()}.boolean(new(bool), "version", message.FlagVersion())

	help := p.newHelp()
	root.SetHelpCommand(help)
	root.AddCommand(p.newBuild(), p.newServe(), p.newSearch(), p.newPublish(), p.newShard(), p.newInit(), p.newCompletion(), p.newMan(), p.newVersion(), help)
	return root
}

// texts are what the help says of a command.
type texts struct{ short, long, examples message.Message }

// command returns a command. What follows its name in use are the arguments that
// it takes; run gets them.
func (p *program) command(t texts, use string, run func(c *cobra.Command, args []string) error) *cobra.Command {
	c := &cobra.Command{
		Use:                   use,
		Short:                 p.say(t.short),
		Long:                  p.say(t.long),
		Example:               p.say(t.examples),
		Args:                  cobra.ArbitraryArgs, // run says what is wrong with them
		RunE:                  run,
		ValidArgsFunction:     cobra.NoFileCompletions,
		DisableFlagsInUseLine: true,
	}
	c.Flags().SortFlags = false
	c.LocalFlags().SortFlags = false
	return c
}

// runRoot is called when no command is.
func (p *program) runRoot(c *cobra.Command, args []string) error {
	if version, err := c.Flags().GetBool("version"); err == nil && version {
		return p.printVersion()
	}
	if len(args) > 0 {
		return p.unknownCommand(c, args[0])
	}
	_ = p.printHelp(p.stderr, c) // what is said next counts
	return failure.New(message.CommandMissing())
}

func (p *program) unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return withHint(message.UnknownCommand(name), diag.DidYouMean(name, names), message.SeeHelp("wendang help"))
}

// withHint returns a failure with the first of the hints that says something.
func withHint(m message.Message, hints ...message.Message) error {
	i := slices.IndexFunc(hints, func(h message.Message) bool { return !h.IsZero() })
	return failure.New(m).WithHint(hints[i])
}

// seeHelp hints at the help of a command.
func seeHelp(c *cobra.Command) message.Message {
	if !c.HasParent() {
		return message.SeeHelp("wendang help")
	}
	return message.SeeHelp("wendang help " + c.Name())
}

// flagError says what is wrong with a flag.
func (p *program) flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var malformed *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return p.unknownFlag(c, unknown)
	case errors.As(err, &valueless):
		return withHint(message.FlagWithoutValue("--"+valueless.GetFlag().Name), seeHelp(c))
	case errors.As(err, &invalid):
		return withHint(message.FlagValueInvalid("--"+invalid.GetFlag().Name, invalid.GetValue()), seeHelp(c))
	case errors.As(err, &malformed):
		return withHint(message.FlagFormInvalid(malformed.GetSpecifiedFlag()), seeHelp(c))
	}
	return err
}

func (p *program) unknownFlag(c *cobra.Command, e *pflag.NotExistError) error {
	// With a command that is not known, no flag is.
	if first := firstWord(c, p.args); !c.HasParent() && first != "" {
		return p.unknownCommand(c, first)
	}
	name := e.GetSpecifiedName()
	if short := e.GetSpecifiedShortnames(); short != "" { // -source is taken for -s -o …
		word, _, _ := strings.Cut(short, "=")
		var hint message.Message
		if len(word) > 1 && c.Flag(word) != nil {
			hint = message.TwoDashes(word)
		}
		return withHint(message.UnknownFlag("-"+short), hint, seeHelp(c))
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return withHint(message.UnknownFlag("--"+name), diag.DidYouMean("--"+name, names), seeHelp(c))
}

// firstWord returns the first argument that is neither a flag nor the value of one.
func firstWord(root *cobra.Command, args []string) string {
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case !strings.HasPrefix(a, "-"):
			return a
		case strings.HasPrefix(a, "--") && !strings.Contains(a, "=") && !isSwitch(root, a[2:]):
			i++
		}
	}
	return ""
}

// isSwitch reports whether a flag of any command takes no value.
func isSwitch(root *cobra.Command, flag string) bool {
	return slices.ContainsFunc(append(root.Commands(), root), func(c *cobra.Command) bool {
		f := c.Flag(flag)
		return f != nil && f.NoOptDefVal != ""
	})
}

// none refuses arguments. Where the site's folder may have been meant, it says how
// that is named.
func none(c *cobra.Command, args []string) error { return noneAfter(c, c.Name(), args) }

// noneAfter refuses arguments behind those that the command takes; with these, it is called
// as given says.
func noneAfter(c *cobra.Command, given string, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var hint message.Message
	name := strings.TrimLeft(args[0], "—–－−")
	name, _, _ = strings.Cut(name, "=")
	if name != args[0] && c.Flag(name) != nil {
		return withHint(message.UnknownFlag(args[0]), message.TwoDashes(name))
	}
	if c.Flags().Lookup("source") != nil && len(args) == 1 {
		hint = message.SourceBeforeFolder(given, shellWord(args[0]))
	}
	return withHint(message.ArgumentUnexpected(strings.Join(args, " ")), hint, seeHelp(c))
}

// shellWord returns an argument as it is typed: between quotation marks, which all
// shells know, where it holds anything but letters, digits and marks of paths.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`-_./:\~+,@`, r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	if strings.ContainsAny(s, "\"$`!%") { // double quotation marks do not hold these
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return `"` + s + `"`
}

// flags adds flags to a command. What stands for a flag's value in the help is kept
// as an annotation, since pflag knows no other languages.
type flags struct {
	p *program
	*pflag.FlagSet
}

// valueName is the annotation that names a flag's value.
const valueName = "value"

func (f flags) text(v *string, name, absent string, value, about message.Message) {
	f.StringVar(v, name, absent, f.p.say(about))
	f.Lookup(name).Annotations = map[string][]string{valueName: {f.p.say(value)}}
}

func (f flags) number(v *int, name string, absent int, about message.Message) {
	f.IntVar(v, name, absent, f.p.say(about))
	f.Lookup(name).Annotations = map[string][]string{valueName: {f.p.say(message.ValueNumber())}}
}

func (f flags) boolean(v *bool, name string, about message.Message) {
	f.BoolVar(v, name, false, f.p.say(about))
}

// texts adds a flag that may stand several times.
func (f flags) texts(v *[]string, name string, value, about message.Message) {
	f.StringArrayVar(v, name, nil, f.p.say(about))
	f.Lookup(name).Annotations = map[string][]string{valueName: {f.p.say(value)}}
}

// optional adds a flag that may stand alone, which means alone, or with a value.
func (f flags) optional(v *string, name, alone string, about message.Message) {
	f.StringVar(v, name, "", f.p.say(about))
	f.Lookup(name).NoOptDefVal = alone
}

// folder adds a flag whose value is a folder.
func (f flags) folder(c *cobra.Command, v *string, name, absent string, about message.Message) {
	f.text(v, name, absent, message.ValueDir(), about)
	_ = c.MarkFlagDirname(name)
}
