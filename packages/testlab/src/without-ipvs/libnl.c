/*
 * Stands before libnl-genl in a keepalived that is started with LD_PRELOAD: of generic netlink there is a family of every
 * name, whose table is empty and which agrees to whatever it is asked. So its checkers run on a kernel without IPVS.
 */
struct nl_sock;
struct nl_msg;

enum { NL_CB_ACK = 5 };
enum { FAMILY = 99, SENT = 1 };

/* What the caller has set when an answer, or a refusal, has come: it waits until it is not 0. */
static int *answered;

int genl_connect(struct nl_sock *sock)
{
	(void)sock;
	return 0;
}

int genl_ctrl_resolve(struct nl_sock *sock, const char *name)
{
	(void)sock, (void)name;
	return FAMILY;
}

int nl_socket_modify_cb(struct nl_sock *sock, int type, int kind, void *call, void *argument)
{
	(void)sock, (void)kind, (void)call;
	if (type == NL_CB_ACK && argument)
		answered = argument;
	return 0;
}

int nl_socket_modify_err_cb(struct nl_sock *sock, int kind, void *call, void *argument)
{
	(void)sock, (void)kind, (void)call;
	answered = argument;
	return 0;
}

int nl_send_auto(struct nl_sock *sock, struct nl_msg *message)
{
	(void)sock, (void)message;
	return SENT;
}

int nl_send_auto_complete(struct nl_sock *sock, struct nl_msg *message)
{
	(void)sock, (void)message;
	return SENT;
}

int nl_recvmsgs_default(struct nl_sock *sock)
{
	(void)sock;
	if (answered)
		*answered = 1;
	return 0;
}
