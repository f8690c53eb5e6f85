/* What numpy asks of BLAS and LAPACK, in place of OpenBLAS and its kernels for forty processors (25 MB).
 *
 * The program multiplies no matrices: its networks bring their own kernels, and of numpy it uses sums,
 * comparisons and one convolution. Products of vectors and matrices are computed here, correctly and
 * without hurry, for any code that asks. Decompositions (numpy.linalg) report failure through `info`,
 * which numpy raises as LinAlgError.
 *
 * Names are those of numpy's wheels: scipy_NAME64_, with 64-bit integers.
 */
#include <complex.h>
#include <stdint.h>

typedef int64_t n_t;
enum { ROW_MAJOR = 101, NO_TRANS = 111, TRANS = 112, CONJ_TRANS = 113, UPPER = 121 };

/* Where element (i, j) of op(A) lies. */
static n_t at(int order, int trans, n_t i, n_t j, n_t ld)
{
    int swapped = (trans != NO_TRANS);
    n_t row = swapped ? j : i, column = swapped ? i : j;
    return order == ROW_MAJOR ? row * ld + column : column * ld + row;
}

static n_t first(n_t n, n_t step) { return step < 0 ? (1 - n) * step : 0; }

/* KIND: prefix letter, TYPE, SCALAR argument by value or address, how to read it, conjugate. */
#define COMMON(P, T, SCALAR, READ, CONJ)                                                                               \
    void scipy_cblas_##P##axpy64_(n_t n, SCALAR alpha, const T *x, n_t dx, T *y, n_t dy)                               \
    {                                                                                                                  \
        for (n_t i = 0, a = first(n, dx), b = first(n, dy); i < n; i++, a += dx, b += dy)                              \
            y[b] += READ(T, alpha) * x[a];                                                                             \
    }                                                                                                                  \
    void scipy_##P##copy_64_(const n_t *n, const T *x, const n_t *dx, T *y, const n_t *dy)                             \
    {                                                                                                                  \
        for (n_t i = 0, a = first(*n, *dx), b = first(*n, *dy); i < *n; i++, a += *dx, b += *dy)                       \
            y[b] = x[a];                                                                                               \
    }                                                                                                                  \
    void scipy_cblas_##P##gemv64_(int order, int trans, n_t m, n_t n, SCALAR alpha, const T *a, n_t lda, const T *x,   \
                                  n_t dx, SCALAR beta, T *y, n_t dy)                                                   \
    {                                                                                                                  \
        n_t rows = trans == NO_TRANS ? m : n, columns = trans == NO_TRANS ? n : m;                                     \
        for (n_t i = 0, p = first(rows, dy); i < rows; i++, p += dy) {                                                 \
            T sum = 0;                                                                                                 \
            for (n_t j = 0, q = first(columns, dx); j < columns; j++, q += dx) {                                       \
                T e = a[at(order, trans, i, j, lda)];                                                                  \
                sum += (trans == CONJ_TRANS ? CONJ(e) : e) * x[q];                                                     \
            }                                                                                                          \
            y[p] = READ(T, alpha) * sum + (READ(T, beta) == 0 ? 0 : READ(T, beta) * y[p]);                             \
        }                                                                                                              \
    }                                                                                                                  \
    void scipy_cblas_##P##gemm64_(int order, int ta, int tb, n_t m, n_t n, n_t k, SCALAR alpha, const T *a, n_t lda,   \
                                  const T *b, n_t ldb, SCALAR beta, T *c, n_t ldc)                                     \
    {                                                                                                                  \
        for (n_t i = 0; i < m; i++)                                                                                    \
            for (n_t j = 0; j < n; j++) {                                                                              \
                T sum = 0, *to = &c[at(order, NO_TRANS, i, j, ldc)];                                                   \
                for (n_t l = 0; l < k; l++) {                                                                          \
                    T e = a[at(order, ta, i, l, lda)], f = b[at(order, tb, l, j, ldb)];                                \
                    sum += (ta == CONJ_TRANS ? CONJ(e) : e) * (tb == CONJ_TRANS ? CONJ(f) : f);                        \
                }                                                                                                      \
                *to = READ(T, alpha) * sum + (READ(T, beta) == 0 ? 0 : READ(T, beta) * *to);                           \
            }                                                                                                          \
    }                                                                                                                  \
    void scipy_cblas_##P##syrk64_(int order, int half, int trans, n_t n, n_t k, SCALAR alpha, const T *a, n_t lda,     \
                                  SCALAR beta, T *c, n_t ldc)                                                          \
    {                                                                                                                  \
        for (n_t i = 0; i < n; i++)                                                                                    \
            for (n_t j = half == UPPER ? i : 0; j < (half == UPPER ? n : i + 1); j++) {                                \
                T sum = 0, *to = &c[at(order, NO_TRANS, i, j, ldc)];                                                   \
                for (n_t l = 0; l < k; l++)                                                                            \
                    sum += a[at(order, trans, i, l, lda)] * a[at(order, trans, j, l, lda)];                            \
                *to = READ(T, alpha) * sum + (READ(T, beta) == 0 ? 0 : READ(T, beta) * *to);                           \
            }                                                                                                          \
    }

#define BY_VALUE(T, x) (x)
#define BY_ADDRESS(T, x) (*(const T *)(x))
#define SAME(x) (x)

COMMON(s, float, float, BY_VALUE, SAME)
COMMON(d, double, double, BY_VALUE, SAME)
COMMON(c, float complex, const void *, BY_ADDRESS, conjf)
COMMON(z, double complex, const void *, BY_ADDRESS, conj)

#define DOT(NAME, T, RESULT, FINISH, CONJ)                                                                             \
    {                                                                                                                  \
        T sum = 0;                                                                                                     \
        for (n_t i = 0, a = first(n, dx), b = first(n, dy); i < n; i++, a += dx, b += dy)                              \
            sum += CONJ(x[a]) * y[b];                                                                                  \
        FINISH;                                                                                                        \
    }
float scipy_cblas_sdot64_(n_t n, const float *x, n_t dx, const float *y, n_t dy)
DOT(s, float, float, return sum, SAME)
double scipy_cblas_ddot64_(n_t n, const double *x, n_t dx, const double *y, n_t dy)
DOT(d, double, double, return sum, SAME)
#define SUB(NAME, T, CONJ)                                                                                             \
    void scipy_cblas_##NAME##_sub64_(n_t n, const T *x, n_t dx, const T *y, n_t dy, T *result)                         \
    DOT(NAME, T, void, *result = sum, CONJ)
SUB(cdotu, float complex, SAME)
SUB(cdotc, float complex, conjf)
SUB(zdotu, double complex, SAME)
SUB(zdotc, double complex, conj)

/* Decompositions: asked how much room they want (the length -1), they answer "one"; asked to work, they
 * fail. The numbers say which argument is the room, its length, the room for reals and for integers (0:
 * not asked about), and the result.
 */
typedef void *p;
#define DECOMPOSITION(NAME, T, R, WORK, LENGTH, REALS, INTEGERS, INFO)                                                 \
    void scipy_##NAME##_64_(p a0, p a1, p a2, p a3, p a4, p a5, p a6, p a7, p a8, p a9, p a10, p a11, p a12, p a13,    \
                            p a14)                                                                                     \
    {                                                                                                                  \
        p a[] = {a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14};                                     \
        int asked = LENGTH && *(n_t *)a[LENGTH] == -1;                                                                 \
        if (asked) {                                                                                                   \
            *(T *)a[WORK] = 1;                                                                                         \
            if (REALS)                                                                                                 \
                *(R *)a[REALS] = 1;                                                                                    \
            if (INTEGERS)                                                                                              \
                *(n_t *)a[INTEGERS] = 1;                                                                               \
        }                                                                                                              \
        *(n_t *)a[INFO] = asked ? 0 : 1;                                                                               \
    }
#define SIMPLE(KIND, INFO)                                                                                             \
    DECOMPOSITION(s##KIND, float, float, 0, 0, 0, 0, INFO)                                                             \
    DECOMPOSITION(d##KIND, double, double, 0, 0, 0, 0, INFO)                                                           \
    DECOMPOSITION(c##KIND, float complex, float, 0, 0, 0, 0, INFO)                                                     \
    DECOMPOSITION(z##KIND, double complex, double, 0, 0, 0, 0, INFO)
#define REAL(KIND, WORK, LENGTH, INTEGERS, INFO)                                                                       \
    DECOMPOSITION(s##KIND, float, float, WORK, LENGTH, 0, INTEGERS, INFO)                                              \
    DECOMPOSITION(d##KIND, double, double, WORK, LENGTH, 0, INTEGERS, INFO)
#define COMPLEX(KIND, WORK, LENGTH, REALS, INTEGERS, INFO)                                                             \
    DECOMPOSITION(c##KIND, float complex, float, WORK, LENGTH, REALS, INTEGERS, INFO)                                  \
    DECOMPOSITION(z##KIND, double complex, double, WORK, LENGTH, REALS, INTEGERS, INFO)

SIMPLE(gesv, 7)
SIMPLE(getrf, 5)
SIMPLE(potrf, 4)
DECOMPOSITION(dgeqrf, double, double, 5, 6, 0, 0, 7)
DECOMPOSITION(zgeqrf, double complex, double, 5, 6, 0, 0, 7)
DECOMPOSITION(dorgqr, double, double, 6, 7, 0, 0, 8)
DECOMPOSITION(zungqr, double complex, double, 6, 7, 0, 0, 8)
REAL(syevd, 6, 7, 8, 10)
COMPLEX(heevd, 6, 7, 8, 10, 12)
REAL(geev, 11, 12, 0, 13)
COMPLEX(geev, 10, 11, 0, 0, 13)
REAL(gesdd, 10, 11, 0, 13)
COMPLEX(gesdd, 10, 11, 0, 0, 14)
REAL(gelsd, 10, 11, 12, 13)
COMPLEX(gelsd, 10, 11, 12, 13, 14)
