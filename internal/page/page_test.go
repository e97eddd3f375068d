package page

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"wendang/internal/pack"
)

func TestRootOf(t *testing.T) {
	if RootOf("a.html") != "" || RootOf("a/b/c.html") != "../../" {
		t.Error("RootOf")
	}
}

// values are one of each type.
func someValues() []Value {
	return []Value{&Article{}, &List{}, &Home{}, &Tags{}, &Redirect{}, &Fixed{}, &Feed{}, &Sitemap{}, &Document{}}
}

var zone = time.FixedZone("CST", 8*60*60)

// fill gives every exported field of a value something that is not its zero.
func fill(r *rand.Rand, v reflect.Value) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.Unix(r.Int64N(4e9), 0).In(zone)))
		return
	case map[string]any:
		v.Set(reflect.ValueOf(map[string]any{"甲": fmt.Sprint(r.Int()), "list": []any{r.Int64(), true, 1.5, nil}}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("文", r.Int()))
	case reflect.Int:
		v.SetInt(r.Int64N(1<<40) + 1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(255) + 1))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(r, v.Index(0))
		fill(r, v.Index(1))
	case reflect.Array:
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(r, v.Field(i))
			}
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.Int64N(11) + 1)
	default:
		panic("a value has a field of a kind that the test does not know: " + v.Type().String())
	}
}

// leaves calls yield with every exported field that holds no others.
func leaves(v reflect.Value, path string, yield func(path string, v reflect.Value)) {
	switch _, isTime := v.Interface().(time.Time); {
	case isTime:
		yield(path, v)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				leaves(v.Field(i), path+"."+f.Name, yield)
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), yield)
		}
	default:
		yield(path, v)
	}
}

// A value comes back from its encoding as it was, whatever its fields hold, and a
// part of an encoding is refused.
func TestEncoding(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, v := range someValues() {
		for range 20 {
			fill(r, reflect.ValueOf(v).Elem())
			data := string(Append(nil, v))
			back := reflect.New(reflect.TypeOf(v).Elem()).Interface().(Value)
			if !Read(data, back, zone) || !reflect.DeepEqual(v, back) {
				t.Fatalf("%T comes back as\n%+v\n%+v", v, back, v)
			}
			if Read(data[:r.IntN(len(data))], back, zone) || Read(data+"x", back, zone) {
				t.Errorf("%T is read from a part of its encoding, or from more", v)
			}
		}
		empty := reflect.New(reflect.TypeOf(v).Elem()).Interface().(Value)
		back := reflect.New(reflect.TypeOf(v).Elem()).Interface().(Value)
		if !Read(string(Append(nil, empty)), back, zone) || !reflect.DeepEqual(empty, back) {
			t.Errorf("an empty %T comes back as %+v", v, back)
		}
	}
}

// What an Encoder appends is read in its order, also where values have cards in common, and
// a part of it is refused.
func TestStream(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var all []Value
	var common Card
	fill(r, reflect.ValueOf(&common).Elem())
	for range 10 {
		for _, v := range append(someValues(), &Plain{}, &SiteMap{}, &Shared{}, &Host{}, &Robots{}) {
			if r.IntN(3) > 0 {
				fill(r, reflect.ValueOf(v).Elem())
			}
			if a, ok := v.(*Article); ok {
				a.Older, a.Related = common, []Card{common, a.Card, {}, common}
			}
			all = append(all, v)
		}
	}
	e := NewEncoder()
	var data []byte
	for _, v := range all {
		data = e.Append(data, v)
	}
	d := NewDecoder(string(data), zone)
	for i, want := range all {
		if v, ok := d.Next(); !ok || !reflect.DeepEqual(v, want) {
			t.Fatalf("value %d comes back as %v\n%+v\n%+v", i, ok, v, want)
		}
	}
	if v, ok := d.Next(); ok {
		t.Errorf("more is read than there is: %+v", v)
	}
	n := 0
	for d := NewDecoder(string(data[:len(data)/2]), zone); ; n++ {
		if _, ok := d.Next(); !ok {
			break
		}
	}
	if n == 0 || n >= len(all) {
		t.Errorf("of a half, %d of %d values are read", n, len(all))
	}
	e.Reset()
	if v, ok := NewDecoder(string(e.Append(nil, all[0])), zone).Next(); !ok || !reflect.DeepEqual(v, all[0]) {
		t.Error("after Reset, what came before is needed")
	}
}

// Every field of a value, at any depth, is in its fingerprint.
func TestFingerprint(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	seen := map[pack.Fingerprint]string{}
	for _, v := range someValues() {
		fill(r, reflect.ValueOf(v).Elem())
		before := Fingerprint(pack.Fingerprint{}, v)
		if other, ok := seen[before]; ok {
			t.Errorf("%T has the fingerprint of %s", v, other)
		}
		seen[before] = fmt.Sprintf("%T", v)
		if Fingerprint(pack.Fingerprint{1}, v) == before {
			t.Errorf("%T does not depend on the base", v)
		}
		leaves(reflect.ValueOf(v).Elem(), fmt.Sprintf("%T", v), func(path string, f reflect.Value) {
			old := reflect.New(f.Type()).Elem()
			old.Set(f)
			if f.Kind() == reflect.Bool {
				f.SetBool(!f.Bool())
			} else {
				fill(r, f)
			}
			if Fingerprint(pack.Fingerprint{}, v) == before {
				t.Errorf("%s is not in the fingerprint", path)
			}
			f.Set(old)
		})
		if Fingerprint(pack.Fingerprint{}, v) != before {
			t.Errorf("the fingerprint of %T changes by itself", v)
		}
	}
}

func FuzzRead(f *testing.F) {
	r := rand.New(rand.NewPCG(7, 8))
	for i, v := range someValues() {
		fill(r, reflect.ValueOf(v).Elem())
		f.Add(i, string(Append(nil, v)))
	}
	f.Fuzz(func(t *testing.T, kind int, data string) {
		all := someValues()
		v := all[uint(kind)%uint(len(all))]
		if !Read(data, v, zone) {
			return
		}
		again := someValues()[uint(kind)%uint(len(all))]
		if !Read(string(Append(nil, v)), again, zone) || Fingerprint(pack.Fingerprint{}, v) != Fingerprint(pack.Fingerprint{}, again) {
			t.Errorf("%+v comes back as %+v", v, again)
		}
	})
}
