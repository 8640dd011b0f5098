//go:build !purego

package neural

func setKernels(f, w bool) { fast, wide = f, w }
