//go:build !amd64 || purego

package neural

func setFast(bool) {}
