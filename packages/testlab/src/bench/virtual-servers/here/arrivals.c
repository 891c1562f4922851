/*
 * Real servers that do nothing but note when each is asked: `arrivals PORT FILE`, where FILE has the length of what is to be
 * noted. Says `ready`.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BACKLOG = 65535 };

struct arrival {
	/* In nanoseconds since the epoch. */
	uint64_t at;
	/* Of the real server. */
	uint32_t address;
	uint32_t padding;
};

static int listen_at(uint16_t port)
{
	struct sockaddr_in everywhere = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (bind(fd, (struct sockaddr *)&everywhere, sizeof everywhere) || listen(fd, BACKLOG))
		return -1;
	return fd;
}

static struct arrival take(int listener)
{
	struct timespec now;
	struct sockaddr_in own = { 0 };
	socklen_t length = sizeof own;
	int fd = accept(listener, NULL, NULL);
	clock_gettime(CLOCK_REALTIME, &now);
	getsockname(fd, (struct sockaddr *)&own, &length);
	close(fd);
	return (struct arrival){ (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec, own.sin_addr.s_addr, 0 };
}

int main(int count, char **words)
{
	struct stat file;
	int listener = count == 3 ? listen_at((uint16_t)atoi(words[1])) : -1;
	int fd = count == 3 ? open(words[2], O_RDWR) : -1;
	if (listener < 0 || fd < 0 || fstat(fd, &file))
		return 1;
	struct arrival *all = mmap(NULL, (size_t)file.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (all == MAP_FAILED || write(STDOUT_FILENO, "ready\n", 6) != 6)
		return 1;
	for (size_t at = 0, most = (size_t)file.st_size / sizeof *all;; at++) {
		struct arrival one = take(listener);
		if (at < most)
			all[at] = one;
	}
}
