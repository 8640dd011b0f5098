package neural

import "math"

// LeakyAll applies Leaky to every element.
func LeakyAll(x []float32) {
	done := 0
	if done = len(x) &^ 7; fast && done > 0 {
		leaky8(&x[0], done)
	} else {
		done = 0
	}
	for i, v := range x[done:] {
		x[done+i] = Leaky(v)
	}
}

// Rectify writes what is above 0 of the sums of a, b and c to out, and 0 elsewhere.
func Rectify(out, a, b, c []float32) {
	a, b, c = a[:len(out)], b[:len(out)], c[:len(out)]
	done := 0
	if done = len(out) &^ 7; fast && done > 0 {
		rectify8(&out[0], &a[0], &b[0], &c[0], done)
	} else {
		done = 0
	}
	for i := done; i < len(out); i++ {
		out[i] = max(0, float32(a[i]+b[i])+c[i])
	}
}

// Top returns the place of the largest element, the first if there are several; 0 for none.
func Top(x []float32) int {
	if fast && len(x) >= 8 {
		return max(0, find8(&x[0], len(x), max8(&x[0], nil, len(x))))
	}
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// MaxSum returns the largest sum of an element of a and that of b beside it; minus infinity for none.
func MaxSum(a, b []float32) float32 {
	b = b[:len(a)]
	if fast && len(a) >= 8 {
		return max8(&a[0], &b[0], len(a))
	}
	best := float32(math.Inf(-1))
	for i, v := range a {
		if v += b[i]; v > best {
			best = v
		}
	}
	return best
}

// Meet returns the first place where an element of a and that of b beside it have the sum; 0 if there is none.
func Meet(a, b []float32, sum float32) int {
	for i, v := range a {
		if v+b[i] == sum {
			return i
		}
	}
	return 0
}
