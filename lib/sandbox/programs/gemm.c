// Dense linear algebra: C = alpha * A * B + beta * C. Argument: the order of the matrices.
#include "checksum.h"
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  int n = count > 1 ? atoi(arguments[1]) : 64;
  double *a = malloc(sizeof(double) * n * n), *b = malloc(sizeof(double) * n * n), *c = malloc(sizeof(double) * n * n);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      a[i * n + j] = (double)(i * (j + 1) % n) / n;
      b[i * n + j] = (double)(i * (j + 2) % n) / n;
      c[i * n + j] = (double)((i * j + 1) % n) / n;
    }
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) c[i * n + j] *= 1.2;
    for (int k = 0; k < n; k++)
      for (int j = 0; j < n; j++) c[i * n + j] += 1.5 * a[i * n + k] * b[k * n + j];
  }
  printf("gemm %d %016llx\n", n, checksum(c, sizeof(double) * n * n));
  return 0;
}
