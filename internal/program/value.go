package program

import (
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// value is a compiled expression. constant is set when it is always the same.
type value struct {
	typ      reflect.Type
	get      func(s *state, dot reflect.Value) reflect.Value
	constant *reflect.Value
}

func constant(v any) value {
	r := reflect.ValueOf(v)
	return value{r.Type(), func(*state, reflect.Value) reflect.Value { return r }, &r}
}

var (
	stringType = reflect.TypeFor[string]()
	boolType   = reflect.TypeFor[bool]()
)

// pipe compiles a pipeline without variables to a value.
func (sc *scope) pipe(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Decl) > 0 {
		return value{}, notKnown(p) // {{f ($x := …)}} is allowed
	}
	return sc.pipeValue(p, dot)
}

// pipeValue compiles a pipeline whose variables the caller sees to.
func (sc *scope) pipeValue(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Cmds) != 1 {
		return value{}, notKnown(p)
	}
	return sc.command(p.Cmds[0], dot)
}

// command compiles a command: a value, or a call.
func (sc *scope) command(c *parse.CommandNode, dot reflect.Type) (value, error) {
	switch first := c.Args[0].(type) {
	case *parse.IdentifierNode:
		return sc.function(first.Ident, c, dot)
	case *parse.FieldNode:
		if len(c.Args) == 2 {
			return sc.method(first, c.Args[1], dot)
		}
	case *parse.VariableNode:
		if len(c.Args) == 2 {
			return sc.method(first, c.Args[1], dot)
		}
	}
	if len(c.Args) != 1 {
		return value{}, notKnown(c)
	}
	return sc.argument(c.Args[0], dot)
}

// argument compiles one operand.
func (sc *scope) argument(n parse.Node, dot reflect.Type) (value, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return value{typ: dot, get: func(_ *state, dot reflect.Value) reflect.Value { return dot }}, nil
	case *parse.FieldNode:
		self := value{typ: dot, get: func(_ *state, dot reflect.Value) reflect.Value { return dot }}
		return fields(n, self, n.Ident)
	case *parse.VariableNode:
		v, err := sc.variable(n)
		if err != nil {
			return value{}, err
		}
		return fields(n, v, n.Ident[1:])
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		// 1.0, 1e3 and 0i are whole numbers, but not of type int.
		if n.IsInt && !strings.ContainsAny(n.Text, ".eEpPi") {
			return constant(int(n.Int64)), nil
		}
	case *parse.PipeNode:
		return sc.pipe(n, dot)
	}
	return value{}, notKnown(n)
}

func (sc *scope) variable(n *parse.VariableNode) (value, error) {
	v, ok := sc.find(n.Ident[0])
	if !ok {
		return value{}, notKnown(n)
	}
	return value{typ: v.typ, get: func(s *state, _ reflect.Value) reflect.Value { return s.vars[v.slot] }}, nil
}

// fields compiles .A.B.C on a value.
func fields(n parse.Node, v value, names []string) (value, error) {
	for _, name := range names {
		typ, pointer := v.typ, false
		if typ.Kind() == reflect.Pointer {
			typ, pointer = typ.Elem(), true
		}
		if typ.Kind() != reflect.Struct {
			return value{}, notKnown(n)
		}
		f, ok := typ.FieldByName(name)
		if !ok || !f.IsExported() || !throughStructs(typ, f.Index) || hasMethod(typ, name) {
			return value{}, notKnown(n)
		}
		outer, index := v.get, f.Index
		v.get = func(s *state, dot reflect.Value) reflect.Value {
			at := outer(s, dot)
			if pointer {
				if at.IsNil() {
					s.failed = true
					return reflect.Zero(f.Type)
				}
				at = at.Elem()
			}
			for _, i := range index {
				at = at.Field(i)
			}
			return at
		}
		v.typ = f.Type
		v.constant = nil
	}
	return v, nil
}

// throughStructs reports whether no embedded pointer is on the way to a field.
func throughStructs(typ reflect.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		if typ = typ.Field(i).Type; typ.Kind() != reflect.Struct {
			return false
		}
	}
	return true
}

// hasMethod reports whether a variable of a type has a method. It goes before
// a field of an embedded struct.
func hasMethod(typ reflect.Type, name string) bool {
	_, ok := reflect.PointerTo(typ).MethodByName(name)
	return ok
}

// method compiles a method call with one text: .Name "text", or $var.Name "text". Three
// things have to be found out before: the value before the last name, which must be a
// struct that can be compiled (receiver); whether Name is one of the methods that were
// announced; and the way from the receiver to the embedded struct whose method it is, as
// a list of field numbers (path). Go finds methods by rules that reflection does not
// tell, so whatever is not the plain case is left to html/template.
func (sc *scope) method(n, arg parse.Node, dot reflect.Type) (value, error) {
	var receiver value
	var name string
	var err error
	switch n := n.(type) {
	case *parse.FieldNode:
		self := value{typ: dot, get: func(_ *state, dot reflect.Value) reflect.Value { return dot }}
		name = n.Ident[len(n.Ident)-1]
		receiver, err = fields(n, self, n.Ident[:len(n.Ident)-1])
	case *parse.VariableNode:
		if receiver, err = sc.variable(n); err == nil && len(n.Ident) > 1 {
			name = n.Ident[len(n.Ident)-1]
			receiver, err = fields(n, receiver, n.Ident[1:len(n.Ident)-1])
		}
	}
	m, ok := sc.functions.Methods[name]
	if err != nil || !ok || receiver.typ.Kind() != reflect.Struct || !hasMethod(receiver.typ, name) {
		return value{}, notKnown(n)
	}
	text, ok := arg.(*parse.StringNode)
	if !ok {
		return value{}, notKnown(n)
	}
	var path []int
	if receiver.typ != m.Receiver.Elem() {
		// The method is promoted from an embedded struct.
		f, ok := receiver.typ.FieldByName(m.Receiver.Elem().Name())
		if !ok || f.Type != m.Receiver.Elem() || !f.Anonymous || !f.IsExported() || !throughStructs(receiver.typ, f.Index) {
			return value{}, notKnown(n)
		}
		path = f.Index
	}
	return value{typ: stringType, get: func(s *state, dot reflect.Value) reflect.Value {
		at := receiver.get(s, dot)
		for _, i := range path {
			at = at.Field(i)
		}
		if !at.CanAddr() {
			s.failed = true
			return reflect.ValueOf("")
		}
		result, err := m.Call(at.Addr().Interface(), text.Text)
		if err != nil {
			s.failed = true
		}
		return reflect.ValueOf(result)
	}}, nil
}

// function compiles a call of a function.
func (sc *scope) function(name string, c *parse.CommandNode, dot reflect.Type) (value, error) {
	if f, ok := sc.functions.Texts[name]; ok {
		return sc.text(f, c, dot)
	}
	cond, err := sc.test(c, dot)
	if err != nil {
		return value{}, err
	}
	switch name {
	case "and", "or":
		return value{}, notKnown(c) // these give one of their operands
	}
	return value{typ: boolType, get: func(s *state, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(cond(s, dot))
	}}, nil
}

// text compiles a call of a function that gives text.
func (sc *scope) text(f func(string, ...any) (string, error), c *parse.CommandNode, dot reflect.Type) (value, error) {
	if len(c.Args) < 2 {
		return value{}, notKnown(c)
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return value{}, notKnown(c)
	}
	var args []value
	allConstant := true
	for _, n := range c.Args[2:] {
		a, err := sc.argument(n, dot)
		if err != nil {
			return value{}, err
		}
		if a.typ != stringType && a.typ.Kind() != reflect.Int {
			return value{}, notKnown(c)
		}
		allConstant = allConstant && a.constant != nil
		args = append(args, a)
	}
	call := func(s *state, dot reflect.Value) (string, error) {
		given := make([]any, len(args))
		for i, a := range args {
			given[i] = a.get(s, dot).Interface()
		}
		return f(key.Text, given...)
	}
	if allConstant {
		result, err := call(nil, reflect.Value{})
		if err != nil {
			return value{}, notKnown(c)
		}
		return constant(result), nil
	}
	return value{typ: stringType, get: func(s *state, dot reflect.Value) reflect.Value {
		result, err := call(s, dot)
		if err != nil {
			s.failed = true
		}
		return reflect.ValueOf(result)
	}}, nil
}

// condition compiles a pipeline whose truth alone counts.
func (sc *scope) condition(p *parse.PipeNode, dot reflect.Type) (func(*state, reflect.Value) bool, error) {
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return nil, notKnown(p)
	}
	return sc.truth(p.Cmds[0], dot)
}

// truth compiles the truth of a command.
func (sc *scope) truth(c *parse.CommandNode, dot reflect.Type) (func(*state, reflect.Value) bool, error) {
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok && sc.functions.Texts[id.Ident] == nil {
		return sc.test(c, dot)
	}
	v, err := sc.command(c, dot)
	if err != nil {
		return nil, err
	}
	truth, err := truthOf(v.typ)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) bool {
		value := v.get(s, dot)
		return !s.failed && truth(value)
	}, nil
}

// truthOperand compiles the truth of an operand.
func (sc *scope) truthOperand(n parse.Node, dot reflect.Type) (func(*state, reflect.Value) bool, error) {
	if p, ok := n.(*parse.PipeNode); ok {
		return sc.condition(p, dot)
	}
	return sc.truth(&parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{n}}, dot)
}

// test compiles and, or, not, eq and ne.
func (sc *scope) test(c *parse.CommandNode, dot reflect.Type) (func(*state, reflect.Value) bool, error) {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	operands := c.Args[1:]
	if !ok || len(operands) == 0 {
		return nil, notKnown(c)
	}
	switch id.Ident {
	case "and", "or", "not":
		var tests []func(*state, reflect.Value) bool
		for _, n := range operands {
			t, err := sc.truthOperand(n, dot)
			if err != nil {
				return nil, err
			}
			tests = append(tests, t)
		}
		if id.Ident == "not" {
			if len(tests) != 1 {
				return nil, notKnown(c)
			}
			return func(s *state, dot reflect.Value) bool { return !tests[0](s, dot) }, nil
		}
		until := id.Ident == "or" // the truth that ends the row
		return func(s *state, dot reflect.Value) bool {
			for _, t := range tests {
				if t(s, dot) == until {
					return until
				}
			}
			return !until
		}, nil
	case "eq", "ne":
		if len(operands) != 2 {
			return nil, notKnown(c)
		}
		a, err := sc.argument(operands[0], dot)
		if err != nil {
			return nil, err
		}
		b, err := sc.argument(operands[1], dot)
		if err != nil {
			return nil, err
		}
		equal := id.Ident == "eq"
		switch {
		case a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String:
			return func(s *state, dot reflect.Value) bool {
				return (a.get(s, dot).String() == b.get(s, dot).String()) == equal
			}, nil
		case a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int:
			return func(s *state, dot reflect.Value) bool { return (a.get(s, dot).Int() == b.get(s, dot).Int()) == equal }, nil
		}
	}
	return nil, notKnown(c)
}

// truthOf returns what decides the truth of a value of a type.
func truthOf(typ reflect.Type) (func(reflect.Value) bool, error) {
	switch typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, ErrNotKnown
}

// appendInt is how a number is shown.
func appendInt(dst []byte, v reflect.Value) []byte { return strconv.AppendInt(dst, v.Int(), 10) }
