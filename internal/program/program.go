// Package program runs HTML templates fast.
//
// html/template parses a template and works out how each value in it must be
// escaped; that part is kept. Its execution, though, looks up every field by
// name and calls every escaper by reflection, some microseconds for each value,
// and a portal's pages hold hundreds of thousands of values. Since the type of a
// view is known, the escaped parse tree is compiled once into closures: fields
// by number, escapers as plain functions, texts of the theme as constants.
//
//	template ─► html/template: parse, escape ─► parse tree ─► Compile ─► Program
//
// Compile knows the part of the language that themes use. What it does not
// know it refuses, and what goes wrong in running it does not explain: the
// caller then executes the template itself. So both ways must give the same
// bytes, which tests hold them to.
package program

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// Functions are what templates may call besides the built-in functions.
type Functions struct {
	// Texts are functions that depend on nothing but their arguments; with
	// constant arguments they are called once, in Compile.
	Texts map[string]func(key string, args ...any) (string, error)
	// Methods are methods of the view with one text argument; receiver is a
	// pointer to the struct that has it. A struct that embeds the receiver must
	// not have another method of that name, its own or a nearer one.
	Methods map[string]Method
}

// Method is a method of a view.
type Method struct {
	Receiver reflect.Type // the pointer type
	Call     func(receiver any, arg string) (string, error)
}

// ErrNotKnown says that a template uses what this package does not know.
var ErrNotKnown = errors.New("not known to the template compiler")

// ErrFailed says that a page cannot be made this way: html/template will tell
// why.
var ErrFailed = errors.New("the compiled template failed")

// Program is a compiled template. It may be run by several goroutines.
type Program struct {
	view  reflect.Type
	steps []step
	slots int
}

// state is one run of a program.
type state struct {
	dst    []byte
	vars   []reflect.Value
	failed bool
}

// step writes one part of a template. dot is the template's ".".
type step func(s *state, dot reflect.Value)

// Compile compiles the template name of a set that has been escaped, which
// html/template does when it is first executed. view is the type of the struct
// that a pointer given to Append points to.
func Compile(set *template.Template, name string, view reflect.Type, f Functions) (*Program, error) {
	c := &compiler{set: set, functions: f}
	t := set.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		return nil, fmt.Errorf("template %s: %w", name, ErrNotKnown)
	}
	sc := &scope{compiler: c}
	root := sc.declare("$", view)
	steps, err := sc.list(t.Tree.Root, view)
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", name, err)
	}
	first := func(s *state, dot reflect.Value) { s.vars[root] = dot }
	return &Program{view: view, steps: append([]step{first}, steps...), slots: c.slots}, nil
}

// Append runs the program and appends what it writes to dst. view points to a
// struct of the type given to Compile. The error is ErrFailed.
func (p *Program) Append(dst []byte, view any) ([]byte, error) {
	pointer := reflect.ValueOf(view)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() || pointer.Type().Elem() != p.view {
		return dst, fmt.Errorf("a view of type %T: %w", view, ErrFailed)
	}
	dot := pointer.Elem()
	s := state{dst: dst, vars: make([]reflect.Value, p.slots)}
	run(&s, p.steps, dot)
	if s.failed {
		return dst, ErrFailed
	}
	return s.dst, nil
}

func run(s *state, steps []step, dot reflect.Value) {
	for _, step := range steps {
		step(s, dot)
	}
}

// compiler compiles one program.
type compiler struct {
	set       *template.Template
	functions Functions
	slots     int
	depth     int
}

// maxDepth bounds templates that call each other.
const maxDepth = 50

// scope is the variables that a part of a template sees.
type scope struct {
	*compiler
	outer *scope
	vars  []variable
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

func (sc *scope) inner() *scope { return &scope{compiler: sc.compiler, outer: sc} }

func (sc *scope) declare(name string, typ reflect.Type) int {
	slot := sc.slots
	sc.slots++
	sc.vars = append(sc.vars, variable{name, slot, typ})
	return slot
}

func (sc *scope) find(name string) (variable, bool) {
	for ; sc != nil; sc = sc.outer {
		for i := len(sc.vars) - 1; i >= 0; i-- {
			if sc.vars[i].name == name {
				return sc.vars[i], true
			}
		}
	}
	return variable{}, false
}

func notKnown(n parse.Node) error { return fmt.Errorf("%s: %w", n, ErrNotKnown) }

// list compiles a list of nodes; neighbouring texts become one.
func (sc *scope) list(l *parse.ListNode, dot reflect.Type) ([]step, error) {
	var steps []step
	var text []byte
	flush := func() {
		if len(text) > 0 {
			steps = append(steps, writeText(string(text)))
			text = nil
		}
	}
	if l == nil {
		return nil, nil
	}
	for _, n := range l.Nodes {
		if t, ok := n.(*parse.TextNode); ok {
			text = append(text, t.Text...)
			continue
		}
		if a, ok := n.(*parse.ActionNode); ok && len(a.Pipe.Decl) == 0 {
			constant, st, err := sc.action(a.Pipe, dot)
			if err != nil {
				return nil, err
			}
			if st == nil {
				text = append(text, constant...)
				continue
			}
			flush()
			steps = append(steps, st)
			continue
		}
		st, err := sc.node(n, dot)
		if err != nil {
			return nil, err
		}
		if st != nil {
			flush()
			steps = append(steps, st)
		}
	}
	flush()
	return steps, nil
}

func writeText(text string) step {
	return func(s *state, _ reflect.Value) { s.dst = append(s.dst, text...) }
}

// node compiles a node that is neither text nor an action without variables.
func (sc *scope) node(n parse.Node, dot reflect.Type) (step, error) {
	switch n := n.(type) {
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return sc.assign(n, dot)
	case *parse.IfNode:
		return sc.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return sc.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return sc.loop(n, dot)
	case *parse.TemplateNode:
		return sc.call(n, dot)
	}
	return nil, notKnown(n)
}

// assign compiles {{$x := …}}.
func (sc *scope) assign(n *parse.ActionNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) != 1 || n.Pipe.IsAssign {
		return nil, notKnown(n)
	}
	v, err := sc.pipeValue(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	slot := sc.declare(n.Pipe.Decl[0].Ident[0], v.typ)
	return func(s *state, dot reflect.Value) { s.vars[slot] = v.get(s, dot) }, nil
}

// branch compiles if and with.
func (sc *scope) branch(n *parse.BranchNode, dot reflect.Type, with bool) (step, error) {
	if !with {
		cond, err := sc.condition(n.Pipe, dot)
		if err != nil {
			return nil, err
		}
		then, err := sc.inner().list(n.List, dot)
		if err != nil {
			return nil, err
		}
		otherwise, err := sc.inner().list(n.ElseList, dot)
		if err != nil {
			return nil, err
		}
		return func(s *state, dot reflect.Value) {
			if cond(s, dot) {
				run(s, then, dot)
			} else {
				run(s, otherwise, dot)
			}
		}, nil
	}
	v, err := sc.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	truth, err := truthOf(v.typ)
	if err != nil {
		return nil, err
	}
	then, err := sc.inner().list(n.List, v.typ)
	if err != nil {
		return nil, err
	}
	otherwise, err := sc.inner().list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) {
		if value := v.get(s, dot); !s.failed && truth(value) {
			run(s, then, value)
		} else {
			run(s, otherwise, dot)
		}
	}, nil
}

// loop compiles range over a slice.
func (sc *scope) loop(n *parse.RangeNode, dot reflect.Type) (step, error) {
	v, err := sc.pipeValue(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	if v.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		return nil, notKnown(n)
	}
	body := sc.inner()
	index, element := -1, -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		element = body.declare(d[0].Ident[0], v.typ.Elem())
	case 2:
		index = body.declare(d[0].Ident[0], reflect.TypeFor[int]())
		element = body.declare(d[1].Ident[0], v.typ.Elem())
	}
	steps, err := body.list(n.List, v.typ.Elem())
	if err != nil {
		return nil, err
	}
	// In the else part, too, the variables hide outer ones of their names, with
	// a value that nobody wants: a type with which nothing can be done.
	empty := sc.inner()
	for _, d := range n.Pipe.Decl {
		empty.declare(d.Ident[0], reflect.TypeFor[any]())
	}
	otherwise, err := empty.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) {
		list := v.get(s, dot)
		if s.failed || list.Len() == 0 {
			run(s, otherwise, dot)
			return
		}
		for i := range list.Len() {
			e := list.Index(i)
			if index >= 0 {
				s.vars[index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				s.vars[element] = e
			}
			run(s, steps, e)
		}
	}, nil
}

// call compiles {{template "name" .}}: the other template becomes part of this
// one, with variables of its own.
func (sc *scope) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	t := sc.set.Lookup(n.Name)
	if t == nil || t.Tree == nil || n.Pipe == nil || sc.depth >= maxDepth {
		return nil, notKnown(n)
	}
	v, err := sc.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	own := &scope{compiler: sc.compiler}
	root := own.declare("$", v.typ)
	sc.depth++
	steps, err := own.list(t.Tree.Root, v.typ)
	sc.depth--
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) {
		value := v.get(s, dot)
		if s.failed {
			return
		}
		s.vars[root] = value
		run(s, steps, value)
	}, nil
}
