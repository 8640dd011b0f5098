//go:build !amd64 || purego

package neural

const fast, wide = false, false

func block4(c *float32, ldc int, a *float32, lda int, b *float32, k int) {}

func block1(c *float32, a *float32, b *float32, k int) {}

func step8(h, c, u, x, p *float32, n int) {}

func back8(b *back) {}

func adam8(w, d, m, v *float32, n int, k *[5]float32) {}

func row8(out *float32, q *uint8, n int, scale float32) {}

func panel8(p *product) {}

func panel16(p *product) {}

func round8(p *rounding) {}

func join8(p *joining) {}

func scan8(p *scanning) {}

func leaky8(x *float32, n int) {}

func rectify8(out, a, b, c *float32, n int) {}

func max8(a, b *float32, n int) float32 { return 0 }

func find8(x *float32, n int, v float32) int { return 0 }
