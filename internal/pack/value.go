package pack

import (
	"maps"
	"math"
	"slices"
)

// The kinds of values in a table for themes.
const (
	valueNone = iota
	valueText
	valueTrue
	valueFalse
	valueInt
	valueFloat
	valueList
	valueTable
)

// AppendValue appends a value of a table for themes: a string, a bool, an int64, a
// float64, a []any or a map[string]any of these, or nil. JSON would not do: it does not
// tell 1 from 1.0.
func AppendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return AppendText(append(b, valueText), v)
	case bool:
		if v {
			return append(b, valueTrue)
		}
		return append(b, valueFalse)
	case int64:
		return AppendInt(append(b, valueInt), v)
	case float64:
		return AppendUint(append(b, valueFloat), math.Float64bits(v))
	case []any:
		b = AppendUint(append(b, valueList), uint64(len(v)))
		for _, e := range v {
			b = AppendValue(b, e)
		}
		return b
	case map[string]any:
		b = AppendUint(append(b, valueTable), uint64(len(v)))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b = AppendValue(AppendText(b, k), v[k])
		}
		return b
	}
	return append(b, valueNone)
}

// Value reads what AppendValue has appended.
func (r *Reader) Value() any {
	switch r.Uint() {
	case valueText:
		return r.Text()
	case valueTrue:
		return true
	case valueFalse:
		return false
	case valueInt:
		return r.Int()
	case valueFloat:
		return math.Float64frombits(r.Uint())
	case valueList:
		list := make([]any, r.Count())
		for i := range list {
			list[i] = r.Value()
		}
		return list
	case valueTable:
		n := r.Count()
		table := make(map[string]any, n)
		for range n {
			k := r.Text()
			table[k] = r.Value()
		}
		return table
	}
	return nil
}
