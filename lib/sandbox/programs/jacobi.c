// Stencil in two dimensions: each point becomes the mean of itself and its four neighbours. Argument: points per side.
#include "checksum.h"
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  int n = count > 1 ? atoi(arguments[1]) : 64, steps = n / 2;
  double *a = malloc(sizeof(double) * n * n), *b = malloc(sizeof(double) * n * n);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      a[i * n + j] = ((double)i * (j + 2) + 2) / n;
      b[i * n + j] = ((double)i * (j + 3) + 3) / n;
    }
  for (int t = 0; t < steps; t++) {
    for (int i = 1; i < n - 1; i++)
      for (int j = 1; j < n - 1; j++)
        b[i * n + j] = 0.2 * (a[i * n + j] + a[i * n + j - 1] + a[i * n + j + 1] + a[(i + 1) * n + j] + a[(i - 1) * n + j]);
    for (int i = 1; i < n - 1; i++)
      for (int j = 1; j < n - 1; j++)
        a[i * n + j] = 0.2 * (b[i * n + j] + b[i * n + j - 1] + b[i * n + j + 1] + b[(i + 1) * n + j] + b[(i - 1) * n + j]);
  }
  printf("jacobi %d %016llx\n", n, checksum(a, sizeof(double) * n * n));
  return 0;
}
