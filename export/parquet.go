package export

import (
	"io"

	"github.com/dateline/dateline/record"
	"github.com/parquet-go/parquet-go"
)

// group is how many rows a row group of a Parquet file holds.
const group = 65536

// A parquetWriter writes one row an act as Parquet.
type parquetWriter struct {
	count
	w    *parquet.GenericWriter[Tidy]
	rows []Tidy
	o    Options
}

func newParquet(w io.Writer, o Options) *parquetWriter {
	return &parquetWriter{
		w: parquet.NewGenericWriter[Tidy](w, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(group), parquet.CreatedBy("dateline", o.Version, "")),
		o: o,
	}
}

// Write takes a row.
func (p *parquetWriter) Write(a *record.Act) error {
	p.n.Facts++
	p.n.Rows++
	p.rows = append(p.rows, tidy(a, p.o))
	if len(p.rows) < 1024 {
		return nil
	}
	return p.flush()
}

func (p *parquetWriter) flush() error {
	_, err := p.w.Write(p.rows)
	p.rows = p.rows[:0]
	return errorf("parquet", err)
}

// Close writes what is left, and the index of the file.
func (p *parquetWriter) Close() error {
	if err := p.flush(); err != nil {
		return err
	}
	return errorf("parquet", p.w.Close())
}
