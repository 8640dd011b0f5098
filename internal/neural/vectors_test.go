package neural

import (
	"bytes"
	"testing"
)

// TestVectors checks that vectors are found by their words, whatever their letters, that a file gives back what was
// written, and that an encoder refuses the vectors of another.
func TestVectors(t *testing.T) {
	keys := []uint32{Form("gondor"), Form("rohan")}
	rows := []float32{1, 2, 3, 4, -4, 5, 6, 7}
	if keys[0] > keys[1] {
		keys[0], keys[1] = keys[1], keys[0]
		rows = append(rows[4:], rows[:4]...)
	}
	v := NewVectors(keys, 4, rows)
	for word, want := range map[string]float32{"Gondor": 1, "ROHAN": -4} {
		row, out := v.Row(word), make([]float32, 4)
		if row < 0 {
			t.Fatalf("%s is not found", word)
		}
		if v.Copy(out, row); out[0] < want-0.5 || out[0] > want+0.5 {
			t.Errorf("%s: %v, want %v first", word, out, want)
		}
	}
	if row := v.Row("Mordor"); row >= 0 {
		t.Errorf("Mordor is in row %d", row)
	}
	wide := NewVectors(keys, 16, make([]float32, 32))
	var file bytes.Buffer
	if err := wide.Write(&file); err != nil {
		t.Fatal(err)
	}
	read, err := ReadVectors(bytes.NewReader(file.Bytes()))
	if err != nil || read.Len() != 2 || read.Row("Rohan") != wide.Row("Rohan") {
		t.Fatalf("%v, %v", read, err)
	}
	for n := range file.Len() {
		if _, err := ReadVectors(bytes.NewReader(file.Bytes()[:n])); err == nil {
			t.Fatalf("the first %d bytes are taken", n)
		}
	}
	e := NewEncoder(NewDict(nil), v, 16, 32, 0)
	var model bytes.Buffer
	w := NewWriter(&model, e.Shape())
	w.Encoder(e)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, given := range []*Vectors{nil, wide} {
		var s Shape
		r, err := NewReader(bytes.NewReader(model.Bytes()), &s)
		if err != nil {
			t.Fatal(err)
		}
		if r.Encoder(s, given); r.Err() == nil {
			t.Errorf("an encoder takes %v for its own", given)
		}
	}
}
