// What brotli's command asks of a POSIX system and WASI has not: owners and modes of files. Linked to its unchanged sources.
#include <sys/stat.h>
#include <unistd.h>
int chmod(const char *path, mode_t mode) { return 0; }
int chown(const char *path, uid_t owner, gid_t group) { return 0; }
