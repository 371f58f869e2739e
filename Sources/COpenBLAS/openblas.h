// The only door to C: dense linear algebra as OpenBLAS and LAPACKE offer it.
// Swift leaves out what takes C complex numbers; nothing here needs them.
#ifndef CLAIMS_OPENBLAS_H
#define CLAIMS_OPENBLAS_H

#include <cblas.h>
#include <lapacke.h>

#endif
