package neural

import "math"

// Step does one step of a simple recurrent unit, see step; it is for training.
func Step(h, c, u, x, p []float32, n int) { step(h, c, u, x, p, n) }

// back is what back8 takes.
type back struct {
	dh, x, c, was, u, du, dx, carry, p, g *float32
	n                                     int
}

// StepBack is the derivative of Step over n units, a multiple of 8: given the gradient dh of h and
// that of the c after the step in carry, it writes the gradients of x to dx, of u to du and of the
// c before the step, was, to carry, and adds that of p to g.
func StepBack(dh, x, c, was, u, du, dx, carry, p, g []float32, n int) {
	if n == 0 {
		return
	}
	dh, x, c, was, dx, carry = dh[:n], x[:n], c[:n], was[:n], dx[:n], carry[:n]
	u, du, p, g = u[:3*n], du[:3*n], p[:4*n], g[:4*n]
	if fast && n&7 == 0 {
		back8(&back{&dh[0], &x[0], &c[0], &was[0], &u[0], &du[0], &dx[0], &carry[0], &p[0], &g[0], n})
		return
	}
	backGo(dh, x, c, was, u, du, dx, carry, p, g, n)
}

func backGo(dh, x, c, was, u, du, dx, carry, p, g []float32, n int) {
	for i := range n {
		w := was[i]
		zf := float32(u[n+i]+p[2*n+i]) + float32(w*p[i])
		zr := float32(u[2*n+i]+p[3*n+i]) + float32(w*p[n+i])
		qf := 1 / float32(math.Sqrt(float64(float32(zf*zf)+1)))
		qr := 1 / float32(math.Sqrt(float64(float32(zr*zr)+1)))
		f := float32(float32(zf*qf)*0.5) + 0.5
		r := float32(float32(zr*qr)*0.5) + 0.5
		d := dh[i]
		dx[i] = d * (1 - r)
		dc := float32(d*r) + carry[i]
		dzr := float32(float32((c[i]-x[i])*d) * float32(float32(float32(qr*qr)*qr)*0.5))
		dzf := float32(float32((w-u[i])*dc) * float32(float32(float32(qf*qf)*qf)*0.5))
		du[i], du[n+i], du[2*n+i] = (1-f)*dc, dzf, dzr
		carry[i] = float32(float32(dc*f)+float32(dzf*p[i])) + float32(dzr*p[n+i])
		g[i] += float32(dzf * w)
		g[n+i] += float32(dzr * w)
		g[2*n+i] += dzf
		g[3*n+i] += dzr
	}
}

// Adam moves weights by their gradients (Kingma and Ba 2015) and clears the gradients; m and v
// are the moments, k holds the scale of the gradients, 1-beta1, 1-beta2, the rate and epsilon.
func Adam(w, g, m, v []float32, k *[5]float32) {
	n := len(w)
	g, m, v = g[:n], m[:n], v[:n]
	done := 0
	if fast && n >= 8 {
		done = n &^ 7
		adam8(&w[0], &g[0], &m[0], &v[0], done, k)
	}
	adamGo(w[done:], g[done:], m[done:], v[done:], k)
}

func adamGo(w, g, m, v []float32, k *[5]float32) {
	for i := range w {
		d := float32(g[i] * k[0])
		m[i] += float32((d - m[i]) * k[1])
		v[i] += float32((float32(d*d) - v[i]) * k[2])
		w[i] -= float32(m[i]*k[3]) / (float32(math.Sqrt(float64(v[i]))) + k[4])
		g[i] = 0
	}
}
