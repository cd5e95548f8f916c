// What a program can do to files: prints each attempt with its errno, then leaves two files under /out.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void tried(const char *what, int result) {
  printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
  if (result > 2) close(result);
}

static void list(const char *path) {
  DIR *folder = opendir(path);
  printf("%s:", path);
  for (struct dirent *entry; folder && (entry = readdir(folder));) printf(" %s", entry->d_name);
  printf("\n");
  if (folder) closedir(folder);
}

int main(int count, char **arguments) {
  char text[64] = {0};
  tried("read /etc/passwd", open("/etc/passwd", O_RDONLY));
  tried("read ../../etc/passwd from /in", open("/in/../../etc/passwd", O_RDONLY));
  tried("read /in/a/../../out", open("/in/a/../../out/x", O_RDONLY));
  tried("write /in/a/b.txt", open("/in/a/b.txt", O_WRONLY));
  tried("make /in/new", open("/in/new", O_WRONLY | O_CREAT, 0600));
  tried("remove /in/a/b.txt", unlink("/in/a/b.txt"));
  tried("link /out/link to /in/a/b.txt", symlink("/in/a/b.txt", "/out/link"));
  int in = open("/in/a/b.txt", O_RDONLY);
  tried("read /in/a/b.txt", (int)read(in, text, sizeof text - 1));
  printf("found: %s\n", text);
  tried("make folder /out/z", mkdir("/out/z", 0700));
  tried("make folder /out/z again", mkdir("/out/z", 0700));
  int out = open("/out/z/2", O_RDWR | O_CREAT, 0600);
  tried("write at 5", (int)pwrite(out, "tail", 4, 5));
  tried("move /out/z into itself", rename("/out/z", "/out/z/y"));
  tried("move /out/z/2 to /out/1", rename("/out/z/2", "/out/1"));
  tried("remove /out/z", rmdir("/out/z"));
  FILE *last = fopen("/out/0", "w");
  fprintf(last, "time %lld", (long long)time(NULL));
  fclose(last);
  list("/out");
  list("/in");
  struct stat about;
  stat("/out/1", &about);
  printf("/out/1 has %lld bytes, changed at %lld\n", (long long)about.st_size, (long long)about.st_mtime);
  usleep(2000000);
  printf("slept to %lld\n", (long long)time(NULL));
  printf("arguments: %d %s, HOME %s\n", count, count > 1 ? arguments[1] : "", getenv("HOME") ? getenv("HOME") : "none");
  return 7;
}
