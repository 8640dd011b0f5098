//go:build !purego

package neural

import "golang.org/x/sys/cpu"

//go:noescape
func block4(c *float32, ldc int, a *float32, lda int, b *float32, k int)

//go:noescape
func block1(c *float32, a *float32, b *float32, k int)

//go:noescape
func step8(h, c, u, x, p *float32, n int)

// fast reports whether the assembly kernels may run here, and wide whether those may that need AVX-512 with its products of
// bytes (VNNI).
var (
	fast = cpu.X86.HasAVX2
	wide = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI
)

//go:noescape
func back8(b *back)

//go:noescape
func adam8(w, d, m, v *float32, n int, k *[5]float32)

//go:noescape
func row8(out *float32, q *uint8, n int, scale float32)

//go:noescape
func panel8(p *product)

//go:noescape
func panel16(p *product)

//go:noescape
func round8(p *rounding)

//go:noescape
func join8(p *joining)

//go:noescape
func scan8(p *scanning)

//go:noescape
func leaky8(x *float32, n int)

//go:noescape
func rectify8(out, a, b, c *float32, n int)

//go:noescape
func max8(a, b *float32, n int) float32

//go:noescape
func find8(x *float32, n int, v float32) int
