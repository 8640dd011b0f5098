//go:build !purego

#include "textflag.h"

// func panel8(p *product)
// The product of m rows of values and 16 columns of weights, see Quant and panelGo. Two rows at a
// time; of each 16 values the products are added in 16 bits, which they fit into, then in 32.
TEXT ·panel8(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), DI
	MOVQ 0(DI), R8   // out
	MOVQ 8(DI), R9
	SHLQ $2, R9      // bytes from row to row of out
	MOVQ 16(DI), AX  // row
	MOVQ 24(DI), R11 // bytes from row to row
	MOVQ 32(DI), R12 // scales of the rows
	MOVQ 40(DI), R13 // rows left
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15 // 1
rows:
	MOVQ AX, BX // the next row, the same if there is none
	CMPQ R13, $2
	JLT  begin
	ADDQ R11, BX
begin:
	MOVQ 48(DI), CX
	XORQ DX, DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
sum:
	VMOVDQU (CX), Y8
	VMOVDQU 32(CX), Y9
	VPBROADCASTD (AX)(DX*1), Y10
	VPBROADCASTD (BX)(DX*1), Y11
	VPMADDUBSW Y8, Y10, Y4
	VPMADDUBSW Y9, Y10, Y5
	VPMADDUBSW Y8, Y11, Y6
	VPMADDUBSW Y9, Y11, Y7

	VMOVDQU 64(CX), Y8
	VMOVDQU 96(CX), Y9
	VPBROADCASTD 4(AX)(DX*1), Y10
	VPBROADCASTD 4(BX)(DX*1), Y11
	VPMADDUBSW Y8, Y10, Y12
	VPMADDUBSW Y9, Y10, Y13
	VPMADDUBSW Y8, Y11, Y14
	VPMADDUBSW Y9, Y11, Y11
	VPADDW Y12, Y4, Y4
	VPADDW Y13, Y5, Y5
	VPADDW Y14, Y6, Y6
	VPADDW Y11, Y7, Y7

	VMOVDQU 128(CX), Y8
	VMOVDQU 160(CX), Y9
	VPBROADCASTD 8(AX)(DX*1), Y10
	VPBROADCASTD 8(BX)(DX*1), Y11
	VPMADDUBSW Y8, Y10, Y12
	VPMADDUBSW Y9, Y10, Y13
	VPMADDUBSW Y8, Y11, Y14
	VPMADDUBSW Y9, Y11, Y11
	VPADDW Y12, Y4, Y4
	VPADDW Y13, Y5, Y5
	VPADDW Y14, Y6, Y6
	VPADDW Y11, Y7, Y7

	VMOVDQU 192(CX), Y8
	VMOVDQU 224(CX), Y9
	VPBROADCASTD 12(AX)(DX*1), Y10
	VPBROADCASTD 12(BX)(DX*1), Y11
	VPMADDUBSW Y8, Y10, Y12
	VPMADDUBSW Y9, Y10, Y13
	VPMADDUBSW Y8, Y11, Y14
	VPMADDUBSW Y9, Y11, Y11
	VPADDW Y12, Y4, Y4
	VPADDW Y13, Y5, Y5
	VPADDW Y14, Y6, Y6
	VPADDW Y11, Y7, Y7

	VPMADDWD Y15, Y4, Y4
	VPMADDWD Y15, Y5, Y5
	VPMADDWD Y15, Y6, Y6
	VPMADDWD Y15, Y7, Y7
	VPADDD Y4, Y0, Y0
	VPADDD Y5, Y1, Y1
	VPADDD Y6, Y2, Y2
	VPADDD Y7, Y3, Y3
	ADDQ $256, CX
	ADDQ $16, DX
	CMPQ DX, 56(DI)
	JLT  sum

	MOVQ 64(DI), CX
	VMOVDQU (CX), Y8
	VMOVDQU 32(CX), Y9
	VPADDD Y8, Y0, Y0
	VPADDD Y9, Y1, Y1
	VPADDD Y8, Y2, Y2
	VPADDD Y9, Y3, Y3
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VCVTDQ2PS Y2, Y2
	VCVTDQ2PS Y3, Y3
	MOVQ 72(DI), CX
	VMOVUPS (CX), Y8
	VMOVUPS 32(CX), Y9
	VMULPS Y8, Y0, Y0
	VMULPS Y9, Y1, Y1
	VMULPS Y8, Y2, Y2
	VMULPS Y9, Y3, Y3
	MOVQ 80(DI), CX
	VMOVUPS (CX), Y8
	VMOVUPS 32(CX), Y9
	VBROADCASTSS (R12), Y10
	VMULPS Y10, Y0, Y0
	VMULPS Y10, Y1, Y1
	VADDPS Y8, Y0, Y0
	VADDPS Y9, Y1, Y1
	VMOVUPS Y0, (R8)
	VMOVUPS Y1, 32(R8)
	CMPQ R13, $2
	JLT  end
	VBROADCASTSS 4(R12), Y10
	VMULPS Y10, Y2, Y2
	VMULPS Y10, Y3, Y3
	VADDPS Y8, Y2, Y2
	VADDPS Y9, Y3, Y3
	VMOVUPS Y2, (R8)(R9*1)
	VMOVUPS Y3, 32(R8)(R9*1)
	LEAQ (R8)(R9*2), R8
	LEAQ (AX)(R11*2), AX
	ADDQ $8, R12
	SUBQ $2, R13
	JNZ  rows
end:
	VZEROUPPER
	RET

// DOT adds the products of four values of a row and of Z16, four rows of the columns, to a sum.
#define DOT(values, sum) \
	VPBROADCASTD values, Z17; \
	VPDPBUSD Z16, Z17, sum

// FOUR does that for four values of eight rows; sums are those that the values at the offset belong to.
#define FOUR(weights, offset, s0, s1, s2, s3, s4, s5, s6, s7) \
	VMOVDQU32 weights(CX), Z16; \
	DOT(offset(AX), s0); \
	DOT(offset(AX)(R11*1), s1); \
	DOT(offset(AX)(R11*2), s2); \
	DOT(offset(AX)(BX*1), s3); \
	DOT(offset(AX)(R11*4), s4); \
	DOT(offset(AX)(SI*1), s5); \
	DOT(offset(AX)(BX*2), s6); \
	DOT(offset(AX)(R10*1), s7)

// ROW scales the sums of a row and writes them to out, and goes to end behind the last row.
#define ROW(even, odd, offset) \
	VPADDD odd, even, even; \
	VCVTDQ2PS even, even; \
	VMULPS Z21, even, even; \
	VMULPS.BCST offset(R12), even, even; \
	VADDPS Z22, even, even; \
	VMOVUPS even, (R8); \
	ADDQ R9, R8; \
	DECQ R13; \
	JZ   end

// func panel16(p *product)
// panel8 with the products of bytes of AVX-512, eight rows at a time; of the last rows it reads those behind, too, and leaves
// them out. Of each row there are two sums, for every second four values.
TEXT ·panel16(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), DI
	MOVQ 0(DI), R8   // out
	MOVQ 8(DI), R9
	SHLQ $2, R9      // bytes from row to row of out
	MOVQ 16(DI), AX  // row
	MOVQ 24(DI), R11 // bytes from row to row
	MOVQ 32(DI), R12 // scales of the rows
	MOVQ 40(DI), R13 // rows left
	LEAQ (R11)(R11*2), BX // 3 rows
	LEAQ (R11)(R11*4), SI // 5 rows
	LEAQ (BX)(R11*4), R10 // 7 rows
	MOVQ 64(DI), CX
	VMOVDQU32 (CX), Z20
	MOVQ 72(DI), CX
	VMOVUPS (CX), Z21
	MOVQ 80(DI), CX
	VMOVUPS (CX), Z22
rows:
	MOVQ 48(DI), CX
	MOVQ 56(DI), DX
	VMOVDQA32 Z20, Z0
	VMOVDQA32 Z20, Z1
	VMOVDQA32 Z20, Z2
	VMOVDQA32 Z20, Z3
	VMOVDQA32 Z20, Z4
	VMOVDQA32 Z20, Z5
	VMOVDQA32 Z20, Z6
	VMOVDQA32 Z20, Z7
	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	VPXORD Z12, Z12, Z12
	VPXORD Z13, Z13, Z13
	VPXORD Z14, Z14, Z14
	VPXORD Z15, Z15, Z15
sum:
	FOUR(0, 0, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	FOUR(64, 4, Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15)
	FOUR(128, 8, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	FOUR(192, 12, Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15)
	ADDQ $256, CX
	ADDQ $16, AX
	SUBQ $16, DX
	JNZ  sum
	ROW(Z0, Z8, 0)
	ROW(Z1, Z9, 4)
	ROW(Z2, Z10, 8)
	ROW(Z3, Z11, 12)
	ROW(Z4, Z12, 16)
	ROW(Z5, Z13, 20)
	ROW(Z6, Z14, 24)
	ROW(Z7, Z15, 28)
	ADDQ $32, R12
	SUBQ 56(DI), AX
	LEAQ (AX)(R11*8), AX
	JMP  rows
end:
	VZEROUPPER
	RET

DATA mask<>+0(SB)/4, $0x7fffffff
GLOBL mask<>(SB), RODATA|NOPTR, $4

// func round8(p *rounding)
// Rounds rows to 8 bits, see roundGo.
TEXT ·round8(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), DI
	MOVQ 0(DI), R8   // out
	MOVQ 8(DI), R9   // x
	MOVQ 16(DI), R10
	SHLQ $2, R10     // bytes from row to row of x
	MOVQ 24(DI), R11 // scales
	MOVQ 32(DI), R12 // rows
	MOVQ 40(DI), R13 // values
	VBROADCASTSS mask<>(SB), Y15
	MOVL $0x427c0000, AX
	MOVQ AX, X14     // 63
	MOVL $0x40404040, AX
	MOVQ AX, X13
	VPBROADCASTD X13, X13 // 64
row:
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	XORQ DX, DX
most:
	VANDPS (R9)(DX*4), Y15, Y2
	VANDPS 32(R9)(DX*4), Y15, Y3
	VMAXPS Y2, Y0, Y0
	VMAXPS Y3, Y1, Y1
	ADDQ $16, DX
	CMPQ DX, R13
	JLT  most
	VMAXPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXPS X1, X0, X0
	VDIVSS X14, X0, X1
	VMOVSS X1, (R11)
	VXORPS X2, X2, X2
	VUCOMISS X2, X0
	JLS  zero              // top is 0
	VDIVSS X0, X14, X2
zero:
	VBROADCASTSS X2, Y2
	XORQ DX, DX
each:
	VMULPS (R9)(DX*4), Y2, Y3
	VMULPS 32(R9)(DX*4), Y2, Y4
	VCVTPS2DQ Y3, Y3
	VCVTPS2DQ Y4, Y4
	VPACKSSDW Y4, Y3, Y3
	VPERMQ $0xd8, Y3, Y3
	VEXTRACTI128 $1, Y3, X4
	VPACKSSWB X4, X3, X3
	VPADDB X13, X3, X3
	VMOVDQU X3, (R8)(DX*1)
	ADDQ $16, DX
	CMPQ DX, R13
	JLT  each
	ADDQ R13, R8
	ADDQ R10, R9
	ADDQ $4, R11
	DECQ R12
	JNZ  row
	VZEROUPPER
	RET

// func join8(p *joining)
TEXT ·join8(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), DI
	MOVQ 0(DI), R8  // x
	MOVQ 8(DI), R9
	SHLQ $2, R9     // bytes from row to row of x
	MOVQ 16(DI), R10 // u
	MOVQ 24(DI), R11 // words
	MOVL $0x3dcccccd, AX
	MOVQ AX, X15
	VBROADCASTSS X15, Y15 // 0.1
	VXORPS Y0, Y0, Y0     // of the word before
	VXORPS Y1, Y1, Y1
word:
	VADDPS 64(R10), Y0, Y2
	VADDPS 96(R10), Y1, Y3
	VMOVUPS (R10), Y0
	VMOVUPS 32(R10), Y1
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	CMPQ R11, $1
	JEQ  last
	VMOVUPS 320(R10), Y4
	VMOVUPS 352(R10), Y5
last:
	VADDPS Y4, Y2, Y2
	VADDPS Y5, Y3, Y3
	VMULPS Y15, Y2, Y4
	VMULPS Y15, Y3, Y5
	VMAXPS Y4, Y2, Y2
	VMAXPS Y5, Y3, Y3
	VMOVUPS Y2, (R8)
	VMOVUPS Y3, 32(R8)
	ADDQ R9, R8
	ADDQ $192, R10
	DECQ R11
	JNZ  word
	VZEROUPPER
	RET

// func scan8(p *scanning)
TEXT ·scan8(SB), NOSPLIT, $0-8
	MOVQ p+0(FP), DI
	MOVQ 0(DI), R8   // x
	MOVQ 8(DI), R9
	SHLQ $2, R9      // bytes from word to word of x
	MOVQ 16(DI), R10 // u
	MOVQ 24(DI), R11
	SHLQ $2, R11     // bytes from word to word of u
	MOVQ 32(DI), SI  // c
	MOVQ 40(DI), AX  // vf
	MOVQ 48(DI), CX
	SHLQ $2, CX      // bytes of the units
	MOVQ 56(DI), R12 // words
	LEAQ (AX)(CX*2), BX // bf
	MOVL $0x3f800000, DX
	MOVQ DX, X15
	VBROADCASTSS X15, Y15 // 1
	MOVL $0x3f000000, DX
	MOVQ DX, X14
	VBROADCASTSS X14, Y14 // 0.5
	MOVL $0x3fc00000, DX
	MOVQ DX, X13
	VBROADCASTSS X13, Y13 // 1.5
	MOVL $0x5f375a86, DX
	MOVQ DX, X12
	VPBROADCASTD X12, Y12
time:
	LEAQ (R10)(CX*1), R13 // forget gates
	LEAQ (R10)(CX*2), DI  // reset gates
	LEAQ (AX)(CX*1), R14  // vr
	XORQ DX, DX
units:
	VMOVUPS (SI)(DX*1), Y0   // c before
	VMOVUPS (R13)(DX*1), Y1
	VADDPS (BX)(DX*1), Y1, Y1
	VMULPS (AX)(DX*1), Y0, Y2
	VADDPS Y2, Y1, Y1        // z of f
	VMULPS (R14)(DX*1), Y0, Y4
	ADDQ CX, BX
	VMOVUPS (DI)(DX*1), Y3
	VADDPS (BX)(DX*1), Y3, Y3
	SUBQ CX, BX
	VADDPS Y4, Y3, Y3        // z of r
	VMULPS Y1, Y1, Y5
	VMULPS Y3, Y3, Y6
	VADDPS Y15, Y5, Y5
	VADDPS Y15, Y6, Y6
	VPSRLD $1, Y5, Y7
	VPSRLD $1, Y6, Y8
	VMULPS Y14, Y5, Y5
	VMULPS Y14, Y6, Y6
	VPSUBD Y7, Y12, Y7
	VPSUBD Y8, Y12, Y8
	VMULPS Y7, Y5, Y9
	VMULPS Y8, Y6, Y10
	VMULPS Y7, Y9, Y9
	VMULPS Y8, Y10, Y10
	VSUBPS Y9, Y13, Y9
	VSUBPS Y10, Y13, Y10
	VMULPS Y9, Y7, Y7
	VMULPS Y10, Y8, Y8
	VMULPS Y7, Y5, Y9
	VMULPS Y8, Y6, Y10
	VMULPS Y7, Y9, Y9
	VMULPS Y8, Y10, Y10
	VSUBPS Y9, Y13, Y9
	VSUBPS Y10, Y13, Y10
	VMULPS Y9, Y7, Y7
	VMULPS Y10, Y8, Y8
	VMULPS Y7, Y1, Y1
	VMULPS Y8, Y3, Y3
	VMULPS Y14, Y1, Y1
	VMULPS Y14, Y3, Y3
	VADDPS Y14, Y1, Y1       // f
	VADDPS Y14, Y3, Y3       // r
	VMOVUPS (R10)(DX*1), Y7  // candidate
	VSUBPS Y7, Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS Y0, Y7, Y7        // c after
	VMOVUPS Y7, (SI)(DX*1)
	VMOVUPS (R8)(DX*1), Y8   // x
	VSUBPS Y8, Y7, Y7
	VMULPS Y3, Y7, Y7
	VADDPS Y7, Y8, Y8
	VMOVUPS Y8, (R8)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT  units
	ADDQ R9, R8
	ADDQ R11, R10
	DECQ R12
	JNZ  time
	VZEROUPPER
	RET
