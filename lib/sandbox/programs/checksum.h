// FNV-1a over bytes: two runs with the same checksum calculated the same bits.
#include <stddef.h>
static unsigned long long checksum(const void *data, size_t length) {
  const unsigned char *bytes = data;
  unsigned long long hash = 14695981039346656037ULL;
  for (size_t i = 0; i < length; i++) hash = (hash ^ bytes[i]) * 1099511628211ULL;
  return hash;
}
