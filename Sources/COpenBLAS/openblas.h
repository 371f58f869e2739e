// The only door to C: dense linear algebra as OpenBLAS and LAPACKE offer it.
// A C `double _Complex` cannot be spelled in Swift, so the complex types become plain pairs of numbers.
#ifndef CLAIMS_OPENBLAS_H
#define CLAIMS_OPENBLAS_H

#define lapack_complex_float struct { float real; float imag; }
#define lapack_complex_double struct { double real; double imag; }
#include <cblas.h>
#include <lapacke.h>

#endif
