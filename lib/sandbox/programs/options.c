// Option pricing by Black and Scholes, in single precision as PARSEC does. Argument: the number of options.
#include "checksum.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Distribution function of the normal distribution: Abramowitz and Stegun 26.2.17.
static float below(float x) {
  int negative = x < 0;
  if (negative) x = -x;
  float k = 1.0f / (1.0f + 0.2316419f * x);
  float tail = 0.39894228040143270286f * expf(-0.5f * x * x) * k *
               (0.319381530f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
  return negative ? tail : 1.0f - tail;
}

static float price(float spot, float strike, float rate, float volatility, float years, int put) {
  float spread = volatility * sqrtf(years);
  float d1 = (logf(spot / strike) + (rate + 0.5f * volatility * volatility) * years) / spread, d2 = d1 - spread;
  float discounted = strike * expf(-rate * years);
  return put ? discounted * below(-d2) - spot * below(-d1) : spot * below(d1) - discounted * below(d2);
}

int main(int count, char **arguments) {
  int n = count > 1 ? atoi(arguments[1]) : 1000;
  float *prices = malloc(sizeof(float) * n);
  unsigned state = 1;
  for (int i = 0; i < n; i++) {
    float drawn[4];
    for (int j = 0; j < 4; j++) {
      state = state * 1664525u + 1013904223u;
      drawn[j] = (float)(state >> 8) / 16777216.0f;
    }
    prices[i] = price(50 + 100 * drawn[0], 50 + 100 * drawn[1], 0.05f, 0.1f + 0.5f * drawn[2], 0.1f + 2 * drawn[3], i & 1);
  }
  printf("options %d %016llx\n", n, checksum(prices, sizeof(float) * n));
  free(prices);
  return 0;
}
