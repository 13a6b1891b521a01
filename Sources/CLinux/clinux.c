#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_pidfd_send_signal
#define SYS_pidfd_send_signal 424
#endif
// linux/inet_diag.h of older headers lacks the attribute; the kernel simply leaves it out then.
#define CLINUX_INET_DIAG_CGROUP_ID 21

int clinux_pidfd_open(int32_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int clinux_pidfd_send_signal(int pidfd, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int clinux_peer_credentials(int fd, struct clinux_ucred *out) {
    socklen_t size = sizeof *out;
    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, out, &size);
}

int clinux_peer_pidfd(int fd) {
    int pidfd = -1;
    socklen_t size = sizeof pidfd;
    return getsockopt(fd, SOL_SOCKET, CLINUX_SO_PEERPIDFD, &pidfd, &size) == 0 ? pidfd : -1;
}

void clinux_wipe(void *bytes, size_t count) { explicit_bzero(bytes, count); }

int clinux_find_tcp_socket(
    int family, const uint8_t *local, uint16_t local_port, const uint8_t *remote, uint16_t remote_port,
    struct clinux_socket *out) {
    size_t width = family == AF_INET6 ? 16 : 4;
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 request;
    } message;
    memset(&message, 0, sizeof message);
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST;
    message.request.sdiag_family = (uint8_t)family;
    message.request.sdiag_protocol = IPPROTO_TCP;
    message.request.idiag_states = 0xffffffff;
    message.request.id.idiag_sport = htons(local_port);
    message.request.id.idiag_dport = htons(remote_port);
    memcpy(message.request.id.idiag_src, local, width);
    memcpy(message.request.id.idiag_dst, remote, width);
    message.request.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    message.request.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;

    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0) return -1;
    struct timeval limit = {.tv_sec = 1, .tv_usec = 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    int result = -1;
    if (send(fd, &message, sizeof message, 0) == (ssize_t)sizeof message) {
        _Alignas(struct nlmsghdr) char buffer[8192];
        ssize_t got = recv(fd, buffer, sizeof buffer, 0);
        struct nlmsghdr *answer = (struct nlmsghdr *)buffer;
        if (got > 0 && NLMSG_OK(answer, (unsigned)got)) {
            if (answer->nlmsg_type == NLMSG_ERROR) {
                struct nlmsgerr *error = NLMSG_DATA(answer);
                errno = -error->error;
                result = error->error == -ENOENT ? 1 : -1;
            } else if (answer->nlmsg_len >= NLMSG_LENGTH(sizeof(struct inet_diag_msg))) {
                struct inet_diag_msg *found = NLMSG_DATA(answer);
                out->uid = found->idiag_uid;
                out->inode = found->idiag_inode;
                out->cgroup = 0;
                struct nlattr *attribute = (struct nlattr *)(found + 1);
                long left = (long)answer->nlmsg_len - (long)NLMSG_LENGTH(sizeof *found);
                while (left >= (long)sizeof *attribute && attribute->nla_len >= sizeof *attribute
                       && attribute->nla_len <= left) {
                    if (attribute->nla_type == CLINUX_INET_DIAG_CGROUP_ID
                        && attribute->nla_len >= NLA_HDRLEN + sizeof(uint64_t)) {
                        memcpy(&out->cgroup, (char *)attribute + NLA_HDRLEN, sizeof(uint64_t));
                    }
                    long step = NLA_ALIGN(attribute->nla_len);
                    left -= step;
                    attribute = (struct nlattr *)((char *)attribute + step);
                }
                result = 0;
            }
        }
    }
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}
