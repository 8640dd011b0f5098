//go:build !purego

#include "textflag.h"

// func block4(c *float32, ldc int, a *float32, lda int, b *float32, k int)
// c[i][j] += sum over k of a[i][k]*b[k][j], i < 4, j < 16, in the order of k, product and sum rounded apart.
TEXT ·block4(SB), NOSPLIT, $0-48
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ lda+24(FP), R9
	MOVQ b+32(FP), R10
	MOVQ k+40(FP), CX
	SHLQ $2, SI
	SHLQ $2, R9
	LEAQ (DI)(SI*1), R11
	LEAQ (DI)(SI*2), R12
	LEAQ (R11)(SI*2), R13
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS (R11), Y2
	VMOVUPS 32(R11), Y3
	VMOVUPS (R12), Y4
	VMOVUPS 32(R12), Y5
	VMOVUPS (R13), Y6
	VMOVUPS 32(R13), Y7
	LEAQ (R8)(R9*1), AX
	LEAQ (R8)(R9*2), BX
	LEAQ (AX)(R9*2), DX
	TESTQ CX, CX
	JZ   done4
loop4:
	VMOVUPS (R10), Y8
	VMOVUPS 32(R10), Y9
	VBROADCASTSS (R8), Y10
	VMULPS Y8, Y10, Y11
	VMULPS Y9, Y10, Y12
	VADDPS Y11, Y0, Y0
	VADDPS Y12, Y1, Y1
	VBROADCASTSS (AX), Y13
	VMULPS Y8, Y13, Y14
	VMULPS Y9, Y13, Y15
	VADDPS Y14, Y2, Y2
	VADDPS Y15, Y3, Y3
	VBROADCASTSS (BX), Y10
	VMULPS Y8, Y10, Y11
	VMULPS Y9, Y10, Y12
	VADDPS Y11, Y4, Y4
	VADDPS Y12, Y5, Y5
	VBROADCASTSS (DX), Y13
	VMULPS Y8, Y13, Y14
	VMULPS Y9, Y13, Y15
	VADDPS Y14, Y6, Y6
	VADDPS Y15, Y7, Y7
	ADDQ $64, R10
	ADDQ $4, R8
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $4, DX
	DECQ CX
	JNZ  loop4
done4:
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (R11)
	VMOVUPS Y3, 32(R11)
	VMOVUPS Y4, (R12)
	VMOVUPS Y5, 32(R12)
	VMOVUPS Y6, (R13)
	VMOVUPS Y7, 32(R13)
	VZEROUPPER
	RET

// func block1(c *float32, a *float32, b *float32, k int)
TEXT ·block1(SB), NOSPLIT, $0-32
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+16(FP), R10
	MOVQ k+24(FP), CX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	TESTQ CX, CX
	JZ   done1
loop1:
	VBROADCASTSS (R8), Y10
	VMULPS (R10), Y10, Y11
	VMULPS 32(R10), Y10, Y12
	VADDPS Y11, Y0, Y0
	VADDPS Y12, Y1, Y1
	ADDQ $64, R10
	ADDQ $4, R8
	DECQ CX
	JNZ  loop1
done1:
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// func step8(h, c, u, x, p *float32, n int)
// One step of the recurrence, see recur.go. p holds vf, vr, bf, br, each n long; u holds the
// candidate, the forget gate and the reset gate, each n long; n is a multiple of 8.
TEXT ·step8(SB), NOSPLIT, $0-48
	MOVQ h+0(FP), DI
	MOVQ c+8(FP), SI
	MOVQ u+16(FP), R8
	MOVQ x+24(FP), R9
	MOVQ p+32(FP), R10
	MOVQ n+40(FP), CX
	MOVQ CX, DX
	SHLQ $2, DX              // bytes of n
	LEAQ (R8)(DX*1), R11     // uf
	LEAQ (R8)(DX*2), R12     // ur
	LEAQ (R10)(DX*1), R13    // vr
	LEAQ (R10)(DX*2), AX     // bf
	LEAQ (R13)(DX*2), BX     // br
	MOVL $0x3f800000, DX
	MOVQ DX, X13
	VBROADCASTSS X13, Y13    // 1
	MOVL $0x3f000000, DX
	MOVQ DX, X14
	VBROADCASTSS X14, Y14    // 0.5
	XORQ DX, DX
	SHLQ $2, CX
loop8:
	VMOVUPS (SI)(DX*1), Y0   // c before
	VMOVUPS (R11)(DX*1), Y1
	VADDPS (AX)(DX*1), Y1, Y1
	VMULPS (R10)(DX*1), Y0, Y2
	VADDPS Y2, Y1, Y1        // zf
	VMOVUPS (R12)(DX*1), Y3
	VADDPS (BX)(DX*1), Y3, Y3
	VMULPS (R13)(DX*1), Y0, Y4
	VADDPS Y4, Y3, Y3        // zr
	VMULPS Y1, Y1, Y5
	VADDPS Y13, Y5, Y5
	VSQRTPS Y5, Y5
	VDIVPS Y5, Y1, Y1
	VMULPS Y14, Y1, Y1
	VADDPS Y14, Y1, Y1       // f
	VMULPS Y3, Y3, Y6
	VADDPS Y13, Y6, Y6
	VSQRTPS Y6, Y6
	VDIVPS Y6, Y3, Y3
	VMULPS Y14, Y3, Y3
	VADDPS Y14, Y3, Y3       // r
	VMOVUPS (R8)(DX*1), Y7   // candidate
	VSUBPS Y7, Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS Y0, Y7, Y7        // c after
	VMOVUPS Y7, (SI)(DX*1)
	VMOVUPS (R9)(DX*1), Y8   // x
	VSUBPS Y8, Y7, Y7
	VMULPS Y3, Y7, Y7
	VADDPS Y7, Y8, Y8
	VMOVUPS Y8, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT  loop8
	VZEROUPPER
	RET

// func row8(out *float32, q *uint8, n int, scale float32)
// out[i] += float32(q[i]) * scale; n is a multiple of 8.
TEXT ·row8(SB), NOSPLIT, $0-28
	MOVQ out+0(FP), DI
	MOVQ q+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y0
	SHRQ $3, CX
rowloop:
	VPMOVSXBD (SI), Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VADDPS (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  rowloop
	VZEROUPPER
	RET
