/*
 * For LD_PRELOAD: a kernel without IPVS seems to have it, with a table that is empty and agrees to whatever it is asked. The
 * kernel itself acknowledges each request, made into one that has nothing to do.
 * What a process has asked, and when, is counted in the file that TOLD_IPVS names, if any: one `struct told` for each command.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define NAME "IPVS"
/* A family that no kernel has: they are numbered one after the other. */
enum { FAMILY = 0x7a00, COMMANDS = 256 };

struct told {
	uint64_t count;
	/* Of the last: in nanoseconds since the epoch. */
	uint64_t at;
};

static struct told nowhere[COMMANDS], *told = nowhere;
static ssize_t (*send_on)(int, const void *, size_t, int);
static ssize_t (*sendmsg_on)(int, const struct msghdr *, int);
static ssize_t (*recvmsg_on)(int, struct msghdr *, int);

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("TOLD_IPVS");
	send_on = dlsym(RTLD_NEXT, "send");
	sendmsg_on = dlsym(RTLD_NEXT, "sendmsg");
	recvmsg_on = dlsym(RTLD_NEXT, "recvmsg");
	int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	void *shared = mmap(NULL, sizeof nowhere, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (shared != MAP_FAILED)
		told = shared;
	close(fd);
}

static int is_generic(int fd)
{
	int protocol = 0;
	socklen_t length = sizeof protocol;
	return getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &length) == 0 && protocol == NETLINK_GENERIC;
}

static void note(uint8_t command)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	told[command].at = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
	told[command].count++;
}

/* The family's number is asked for by its name: it becomes that of the family which knows the others. */
static void ask_for_control(struct nlmsghdr *header)
{
	struct nlattr *attribute = (void *)((char *)NLMSG_DATA(header) + GENL_HDRLEN);
	uint16_t control = GENL_ID_CTRL;
	if (header->nlmsg_len < NLMSG_LENGTH(GENL_HDRLEN + NLA_HDRLEN + sizeof NAME) ||
	    attribute->nla_type != CTRL_ATTR_FAMILY_NAME || strcmp((char *)(attribute + 1), NAME) != 0)
		return;
	attribute->nla_type = CTRL_ATTR_FAMILY_ID;
	attribute->nla_len = NLA_HDRLEN + sizeof control;
	memcpy(attribute + 1, &control, sizeof control);
	header->nlmsg_len = NLMSG_LENGTH(GENL_HDRLEN + NLA_ALIGN(attribute->nla_len));
}

/* And what it answers is the answer to what was asked. */
static void answer_for_ipvs(struct nlmsghdr *header)
{
	char *end = (char *)header + header->nlmsg_len;
	struct nlattr *attribute = (void *)((char *)NLMSG_DATA(header) + GENL_HDRLEN);
	for (; (char *)(attribute + 1) < end && attribute->nla_len >= NLA_HDRLEN;
	     attribute = (void *)((char *)attribute + NLA_ALIGN(attribute->nla_len))) {
		if (attribute->nla_type == CTRL_ATTR_FAMILY_ID)
			*(uint16_t *)(attribute + 1) = FAMILY;
		if (attribute->nla_type == CTRL_ATTR_FAMILY_NAME)
			memcpy(attribute + 1, NAME, sizeof NAME);
	}
}

static void change_requests(int fd, void *bytes, size_t left)
{
	struct nlmsghdr *header = bytes;
	if (left < NLMSG_LENGTH(GENL_HDRLEN) || (header->nlmsg_type != FAMILY && header->nlmsg_type != GENL_ID_CTRL) ||
	    !is_generic(fd))
		return;
	for (; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
		if (header->nlmsg_type == GENL_ID_CTRL) {
			ask_for_control(header);
			return;
		}
		note(((struct genlmsghdr *)NLMSG_DATA(header))->cmd);
		/* A dump of nothing is over with its acknowledgement. */
		if (header->nlmsg_flags & NLM_F_DUMP)
			header->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
		header->nlmsg_type = NLMSG_NOOP;
	}
}

ssize_t send(int fd, const void *bytes, size_t length, int flags)
{
	change_requests(fd, (void *)bytes, length);
	return send_on(fd, bytes, length, flags);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	if (message->msg_iovlen == 1)
		change_requests(fd, message->msg_iov->iov_base, message->msg_iov->iov_len);
	return sendmsg_on(fd, message, flags);
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	ssize_t length = recvmsg_on(fd, message, flags);
	struct nlmsghdr *header = message->msg_iovlen == 1 ? message->msg_iov->iov_base : NULL;
	if (header && length >= (ssize_t)NLMSG_LENGTH(GENL_HDRLEN) && message->msg_iov->iov_len >= (size_t)length &&
	    header->nlmsg_type == GENL_ID_CTRL && header->nlmsg_len <= length && is_generic(fd))
		answer_for_ipvs(header);
	return length;
}
