// Counts people on a thermal frame of 32 x 24 pixels: warm blobs over the frame's median. A module of the stream market.
//   clang --target=wasm32 -O2 -nostdlib -Wl,--no-entry -Wl,-z,stack-size=16384 -Wl,--initial-memory=131072 -Wl,--strip-all -o people.wasm people.c
// Input: 768 temperatures in 0.01 K, 2 bytes each, low byte first. Output: the number of people, then for each in the order of
// its first pixel its size in pixels and the middle of its warmth, in sixteenths of a pixel: 2 bytes each, low byte first.
typedef unsigned char byte;
typedef unsigned short word;

enum { WIDTH = 32, HEIGHT = 24, PIXELS = WIDTH * HEIGHT, MOST = 64, WARMER = 150, LEAST_PIXELS = 4, PARTS = 16 };

static byte frame[2 * PIXELS];
static word sorted[PIXELS];
static byte seen[PIXELS];
static word stack[PIXELS];
static byte output[1 + 6 * MOST];

__attribute__((export_name("input"))) byte *input(int length) { return length == 2 * PIXELS ? frame : 0; }

static word at(int pixel) { return (word)(frame[2 * pixel] | frame[2 * pixel + 1] << 8); }

static word median(void) {
  for (int i = 0; i < PIXELS; i++) sorted[i] = at(i);
  for (int gap = PIXELS / 2; gap > 0; gap /= 2)
    for (int i = gap; i < PIXELS; i++) {
      word value = sorted[i];
      int j = i;
      for (; j >= gap && sorted[j - gap] > value; j -= gap) sorted[j] = sorted[j - gap];
      sorted[j] = value;
    }
  return sorted[PIXELS / 2];
}

static int push(int pixel, int warm, int depth) {
  if (seen[pixel] || at(pixel) < warm) return depth;
  seen[pixel] = 1;
  stack[depth] = (word)pixel;
  return depth + 1;
}

static void put(byte *place, int value) {
  place[0] = (byte)value;
  place[1] = (byte)(value >> 8);
}

__attribute__((export_name("process"))) unsigned long long process(int length) {
  int middle = median();
  int warm = middle + WARMER;
  int people = 0;
  for (int first = 0; first < PIXELS && people < MOST; first++) {
    int depth = push(first, warm, 0), size = 0;
    unsigned weight = 0, x = 0, y = 0;
    while (depth > 0) {
      int pixel = stack[--depth], column = pixel % WIDTH, row = pixel / WIDTH;
      unsigned warmth = (unsigned)(at(pixel) - middle);
      size++;
      weight += warmth;
      x += warmth * (unsigned)column;
      y += warmth * (unsigned)row;
      if (column > 0) depth = push(pixel - 1, warm, depth);
      if (column < WIDTH - 1) depth = push(pixel + 1, warm, depth);
      if (row > 0) depth = push(pixel - WIDTH, warm, depth);
      if (row < HEIGHT - 1) depth = push(pixel + WIDTH, warm, depth);
    }
    if (size >= LEAST_PIXELS) {
      byte *place = output + 1 + 6 * people++;
      put(place, size);
      put(place + 2, (int)(PARTS * x / weight));
      put(place + 4, (int)(PARTS * y / weight));
    }
  }
  output[0] = (byte)people;
  return (unsigned long long)(unsigned)(unsigned long)output << 32 | (unsigned)(1 + 6 * people);
}
