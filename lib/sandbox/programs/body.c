// Body tracking: a stick figure of five limbs moves through generated images, and an annealed particle filter finds its pose in
// each from the edges (the scheme of PARSEC bodytrack). Argument: the number of frames. Prints the mean error of the joints.
#include "checksum.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 96, HEIGHT = 96, ANGLES = 5, PARTICLES = 64, LAYERS = 4, POINTS = 12 };
static const double LENGTHS[ANGLES] = {26, 16, 16, 18, 18};
typedef struct { double x, y, angle[ANGLES]; } Pose;
static unsigned state = 7;

static double uniform(void) {
  state = state * 1664525u + 1013904223u;
  return (state >> 8) / 16777216.0;
}

static double normal(void) {
  double sum = -6;
  for (int i = 0; i < 12; i++) sum += uniform();
  return sum;
}

// Ends of limb i: the trunk from the hip up, arms from its top, legs from the hip.
static void limb(const Pose *pose, int i, double *x0, double *y0, double *x1, double *y1) {
  *x0 = pose->x, *y0 = pose->y;
  if (i == 1 || i == 2) *x0 += LENGTHS[0] * sin(pose->angle[0]), *y0 -= LENGTHS[0] * cos(pose->angle[0]);
  double side = i == 0 ? -1 : 1;
  *x1 = *x0 + LENGTHS[i] * sin(pose->angle[i]), *y1 = *y0 + side * LENGTHS[i] * cos(pose->angle[i]);
}

static void draw(const Pose *pose, unsigned char *image) {
  memset(image, 0, WIDTH * HEIGHT);
  for (int i = 0; i < ANGLES; i++) {
    double x0, y0, x1, y1;
    limb(pose, i, &x0, &y0, &x1, &y1);
    for (int s = 0; s <= 60; s++) {
      int x = (int)lround(x0 + (x1 - x0) * s / 60), y = (int)lround(y0 + (y1 - y0) * s / 60);
      for (int dy = -3; dy <= 3; dy++)
        for (int dx = -3; dx <= 3; dx++)
          if (x + dx >= 0 && x + dx < WIDTH && y + dy >= 0 && y + dy < HEIGHT) {
            int value = 255 - 30 * (dx * dx + dy * dy), at = (y + dy) * WIDTH + x + dx;
            if (value > image[at]) image[at] = (unsigned char)value;
          }
    }
  }
  for (int i = 0; i < WIDTH * HEIGHT; i++) image[i] = (unsigned char)(image[i] * 0.9 + 25 * uniform());
}

static double likelihood(const Pose *pose, const unsigned char *image) {
  double error = 0;
  for (int i = 0; i < ANGLES; i++) {
    double x0, y0, x1, y1;
    limb(pose, i, &x0, &y0, &x1, &y1);
    for (int s = 0; s < POINTS; s++) {
      int x = (int)lround(x0 + (x1 - x0) * s / POINTS), y = (int)lround(y0 + (y1 - y0) * s / POINTS);
      double seen = x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT ? image[y * WIDTH + x] / 255.0 : 0;
      error += (1 - seen) * (1 - seen);
    }
  }
  return error / (ANGLES * POINTS);
}

static Pose truth(int frame) {
  Pose pose = {48 + 10 * sin(frame * 0.11), 52, {0.1 * sin(frame * 0.2)}};
  for (int i = 1; i < ANGLES; i++) pose.angle[i] = (i & 1 ? 0.6 : -0.6) + 0.5 * sin(frame * 0.25 + i);
  return pose;
}

int main(int count, char **arguments) {
  int frames = count > 1 ? atoi(arguments[1]) : 10;
  static unsigned char image[WIDTH * HEIGHT];
  static Pose particles[PARTICLES], next[PARTICLES];
  double weights[PARTICLES], total = 0;
  for (int p = 0; p < PARTICLES; p++) particles[p] = truth(0);
  unsigned long long sum = 0;
  for (int frame = 0; frame < frames; frame++) {
    Pose real = truth(frame), found = {0};
    draw(&real, image);
    for (int layer = LAYERS; layer >= 1; layer--) {
      double all = 0, spread = pow(0.6, LAYERS - layer);
      for (int p = 0; p < PARTICLES; p++) {
        particles[p].x += 2.0 * spread * normal(), particles[p].y += spread * normal();
        for (int i = 0; i < ANGLES; i++) particles[p].angle[i] += 0.12 * spread * normal();
        weights[p] = exp(-60.0 * (LAYERS - layer + 1) / LAYERS * likelihood(&particles[p], image));
        all += weights[p];
      }
      memset(&found, 0, sizeof found);
      double step = uniform() / PARTICLES, reached = weights[0] / all;
      for (int p = 0, from = 0; p < PARTICLES; p++) {
        while (reached < step && from < PARTICLES - 1) reached += weights[++from] / all;
        next[p] = particles[from], step += 1.0 / PARTICLES;
        found.x += next[p].x / PARTICLES, found.y += next[p].y / PARTICLES;
        for (int i = 0; i < ANGLES; i++) found.angle[i] += next[p].angle[i] / PARTICLES;
      }
      memcpy(particles, next, sizeof next);
    }
    for (int i = 0; i < ANGLES; i++) {
      double a, b, x, y, fx, fy;
      limb(&real, i, &a, &b, &x, &y), limb(&found, i, &a, &b, &fx, &fy);
      total += sqrt((x - fx) * (x - fx) + (y - fy) * (y - fy)) / (ANGLES * frames);
    }
    sum = sum * 31 + checksum(&found, sizeof found);
  }
  printf("body %d %016llx mean error %.3f pixels\n", frames, sum, total);
  return 0;
}
