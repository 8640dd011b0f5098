package neural

import "math"

// gate is a sigmoid made of operations that are rounded alike everywhere: 0.5 + 0.5·z/√(1+z²).
func gate(z float32) float32 {
	root := float32(math.Sqrt(float64(float32(float32(z*z) + 1))))
	return float32(float32(z/root)*0.5) + 0.5
}

// step does one step of a simple recurrent unit (Lei et al. 2018) over n units:
//
//	f = gate(uf + bf + vf·c)    r = gate(ur + br + vr·c)
//	c = u + f·(c - u)           h = x + r·(c - x)
//
// u holds candidate, forget and reset gate; p holds vf, vr, bf, br; each n long.
func step(h, c, u, x, p []float32, n int) {
	if fast && n&7 == 0 && n > 0 {
		_, _, _, _, _ = h[n-1], c[n-1], u[3*n-1], x[n-1], p[4*n-1]
		step8(&h[0], &c[0], &u[0], &x[0], &p[0], n)
		return
	}
	stepGo(h, c, u, x, p, n)
}

func stepGo(h, c, u, x, p []float32, n int) {
	uf, ur := u[n:], u[2*n:]
	vf, vr, bf, br := p, p[n:], p[2*n:], p[3*n:]
	for i := range n {
		was := c[i]
		f := gate(float32(uf[i]+bf[i]) + float32(was*vf[i]))
		r := gate(float32(ur[i]+br[i]) + float32(was*vr[i]))
		now := u[i] + float32(float32(was-u[i])*f)
		c[i] = now
		h[i] = x[i] + float32(float32(now-x[i])*r)
	}
}
