//go:build !purego

#include "textflag.h"

// func leaky8(x *float32, n int)
TEXT ·leaky8(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	MOVL $0x3dcccccd, AX
	MOVQ AX, X1
	VBROADCASTSS X1, Y1 // 0.1
leaky:
	VMOVUPS (DI), Y0
	VMULPS Y1, Y0, Y2
	VMAXPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  leaky
	VZEROUPPER
	RET

// func rectify8(out, a, b, c *float32, n int)
TEXT ·rectify8(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ n+32(FP), CX
	XORQ DX, DX
	VXORPS Y1, Y1, Y1
rectify:
	VMOVUPS (SI)(DX*4), Y0
	VADDPS (R8)(DX*4), Y0, Y0
	VADDPS (R9)(DX*4), Y0, Y0
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT  rectify
	VZEROUPPER
	RET

// func max8(a, b *float32, n int) float32
// The largest sum of an element of a and that of b beside it, n of them and 8 at least; b may be nil.
TEXT ·max8(SB), NOSPLIT, $0-28
	MOVQ a+0(FP), SI
	MOVQ b+8(FP), R8
	MOVQ n+16(FP), CX
	SUBQ $8, CX // where the last eight begin
	XORQ DX, DX
	TESTQ R8, R8
	JZ   alone
	VMOVUPS (SI)(CX*4), Y0
	VADDPS (R8)(CX*4), Y0, Y0
	JMP  pairs
pair:
	VMOVUPS (SI)(DX*4), Y1
	VADDPS (R8)(DX*4), Y1, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ $8, DX
pairs:
	CMPQ DX, CX
	JLT  pair
	JMP  most
alone:
	VMOVUPS (SI)(CX*4), Y0
	JMP  singles
single:
	VMAXPS (SI)(DX*4), Y0, Y0
	ADDQ $8, DX
singles:
	CMPQ DX, CX
	JLT  single
most:
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXSS X1, X0, X0
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func find8(x *float32, n int, v float32) int
// The first place of v among n elements, 8 at least; -1 if it is not there.
TEXT ·find8(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VBROADCASTSS v+16(FP), Y0
	SUBQ $8, CX
	XORQ DX, DX
find:
	CMPQ DX, CX
	JGE  rest
	VCMPPS $0, (SI)(DX*4), Y0, Y1
	VMOVMSKPS Y1, AX
	TESTL AX, AX
	JNZ  found
	ADDQ $8, DX
	JMP  find
rest:
	MOVQ CX, DX
	VCMPPS $0, (SI)(DX*4), Y0, Y1
	VMOVMSKPS Y1, AX
	TESTL AX, AX
	JNZ  found
	MOVQ $-1, DX
	JMP  end
found:
	BSFL AX, AX
	ADDQ AX, DX
end:
	MOVQ DX, ret+24(FP)
	VZEROUPPER
	RET
