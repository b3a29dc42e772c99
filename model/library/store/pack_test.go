package store

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"whosaid/model"
)

// populate sets every field of v, so that one that is not packed shows.
func populate(r *rand.Rand, v reflect.Value, text string) {
	switch v.Interface().(type) {
	case model.Span:
		start := r.IntN(len(text))
		v.Set(reflect.ValueOf(model.Span{Start: start, End: start + 1 + r.IntN(len(text)-start)}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("é", r.IntN(3)) + string(rune('a'+r.IntN(26))))
	case reflect.Int:
		v.SetInt(int64(r.IntN(2)))
	case reflect.Uint8:
		v.SetUint(uint64(1 + r.IntN(3)))
	case reflect.Float64:
		v.SetFloat(float64(1+r.IntN(1000)) / 1024) // exact as a float32 too
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			populate(r, v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			populate(r, v.Field(i), text)
		}
	default:
		panic(v.Type().String() + ": a field of a kind that was never packed before")
	}
}

const packed = "The mayor said: “We will rebuild.” The council did not answer, and nobody asked it to."

func someArticle(r *rand.Rand) *model.Article {
	a := &model.Article{}
	populate(r, reflect.ValueOf(a).Elem(), packed)
	a.Text = packed
	a.Blocks[0].Span, a.Blocks[1].Span = model.Span{Start: 0, End: 30}, model.Span{Start: 33, End: 50}
	return a
}

func someReading(r *rand.Rand, id model.ArticleID) *model.Reading {
	v := &model.Reading{}
	populate(r, reflect.ValueOf(v).Elem(), packed)
	v.Quotes[0].ID, v.Quotes[1].ID = model.QuoteID(id+":3"), model.QuoteID(id+":3-9")
	for i := range v.Persons {
		v.Persons[i].ID = "" // of the library's, not of the article's
	}
	return v
}

func TestPackingKeepsEveryField(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		a := someArticle(r)
		got, err := UnpackArticle(a.ID, PackArticle(a))
		if err != nil || !reflect.DeepEqual(got, a) {
			t.Fatalf("article %d: %v\ngot  %+v\nwant %+v", seed, err, got, a)
		}
		v := someReading(r, a.ID)
		back, err := UnpackReading(a.ID, PackReading(v, packed), packed)
		if err != nil {
			t.Fatal(err)
		}
		ids := []model.PersonID{"x", ""}
		persons, names, err := UnpackCast(PackCast(v.Persons, ids))
		back.Persons = persons
		if err != nil || !reflect.DeepEqual(back, v) || !reflect.DeepEqual(names, ids) {
			t.Fatalf("reading %d: %v\ngot  %+v %q\nwant %+v", seed, err, back, names, v)
		}
	}
}

func TestEmptyThingsPack(t *testing.T) {
	a := &model.Article{ID: "x"}
	if got, err := UnpackArticle("x", PackArticle(a)); err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("article: %+v, %v", got, err)
	}
	if got, err := UnpackReading("x", PackReading(&model.Reading{}, ""), ""); err != nil || !reflect.DeepEqual(got, &model.Reading{}) {
		t.Errorf("reading: %+v, %v", got, err)
	}
	if persons, ids, err := UnpackCast(PackCast(nil, nil)); err != nil || persons != nil || ids != nil {
		t.Errorf("persons: %+v, %q, %v", persons, ids, err)
	}
}

// FuzzUnpack holds that no bytes, whatever they are, bring the reader down, and
// that what is read out of them lies in the text.
func FuzzUnpack(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 1))
	a := someArticle(r)
	for _, blob := range [][]byte{PackArticle(a), PackReading(someReading(r, a.ID), packed), PackCast(someReading(r, "y").Persons, []model.PersonID{"p", "q"})} {
		data, err := expand(blob)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		blob := compress(data)
		if a, err := UnpackArticle("x", blob); err == nil {
			for _, b := range a.Blocks {
				_ = b.Span.In(a.Text)
			}
		}
		if r, err := UnpackReading("x", blob, packed); err == nil {
			for i := range r.Mentions {
				_ = r.Mentions[i].Span.In(packed)
			}
			for i := range r.Quotes {
				_ = r.Quotes[i].Extent()
				if m := r.Quotes[i].Mention; m >= 0 {
					_ = r.Mentions[m]
				}
			}
		}
		_, _, _ = UnpackCast(blob)
		_ = new(Line).unpack(data)
		_, _ = UnpackArticle("x", data) // torn compression
	})
}
