//go:build !amd64 || purego

package neural

func setKernels(bool, bool) {}
