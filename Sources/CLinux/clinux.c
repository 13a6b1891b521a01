#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/openat2.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_openat2
#define SYS_openat2 437
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

int clinux_short_slice(uint64_t nanoseconds) {
    // As in linux/sched/types.h, version 1.
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
        uint32_t util_min, util_max;
    } attributes;
    memset(&attributes, 0, sizeof attributes);
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return -1;
    // What runs under another policy is an operator's choice.
    if (attributes.policy != 0) return 0;
    attributes.runtime = nanoseconds;
    return (int)syscall(SYS_sched_setattr, 0, &attributes, 0);
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

/// A netlink socket for sock_diag that gives up after a second.
static int diag_socket(void) {
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0) return -1;
    struct timeval limit = {.tv_sec = 1, .tv_usec = 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    return fd;
}

static int close_keeping_errno(int fd, int result) {
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}

long clinux_list_tcp_sockets(int family, uint16_t remote_port, struct clinux_tcp_row *rows, size_t capacity) {
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 request;
    } message;
    memset(&message, 0, sizeof message);
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message.request.sdiag_family = (uint8_t)family;
    message.request.sdiag_protocol = IPPROTO_TCP;
    message.request.idiag_states = 0xffffffff & ~(1u << TCP_LISTEN);
    message.request.id.idiag_dport = htons(remote_port);

    int fd = diag_socket();
    if (fd < 0) return -1;
    if (send(fd, &message, sizeof message, 0) != (ssize_t)sizeof message) return close_keeping_errno(fd, -1);
    size_t width = family == AF_INET6 ? 16 : 4;
    size_t count = 0;
    _Alignas(struct nlmsghdr) char buffer[32768];
    for (;;) {
        ssize_t got = recv(fd, buffer, sizeof buffer, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return close_keeping_errno(fd, -1);
        unsigned left = (unsigned)got;
        for (struct nlmsghdr *answer = (struct nlmsghdr *)buffer; NLMSG_OK(answer, left);
             answer = NLMSG_NEXT(answer, left)) {
            if (answer->nlmsg_type == NLMSG_DONE) {
                close(fd);
                return (long)count;
            }
            if (answer->nlmsg_type == NLMSG_ERROR) {
                errno = answer->nlmsg_len >= NLMSG_LENGTH(sizeof(struct nlmsgerr))
                    ? -((struct nlmsgerr *)NLMSG_DATA(answer))->error : EPROTO;
                return close_keeping_errno(fd, -1);
            }
            if (answer->nlmsg_len < NLMSG_LENGTH(sizeof(struct inet_diag_msg))) continue;
            struct inet_diag_msg *found = NLMSG_DATA(answer);
            if (ntohs(found->id.idiag_dport) != remote_port || count == capacity) continue;
            struct clinux_tcp_row *row = &rows[count++];
            memset(row, 0, sizeof *row);
            memcpy(row->local, found->id.idiag_src, width);
            memcpy(row->remote, found->id.idiag_dst, width);
            row->local_port = ntohs(found->id.idiag_sport);
            row->remote_port = ntohs(found->id.idiag_dport);
            row->uid = found->idiag_uid;
            row->inode = found->idiag_inode;
            row->state = found->idiag_state;
        }
    }
}

int clinux_unix_peer_inode(uint32_t inode, uint32_t *peer) {
    struct {
        struct nlmsghdr header;
        struct unix_diag_req request;
    } message;
    memset(&message, 0, sizeof message);
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST;
    message.request.sdiag_family = AF_UNIX;
    message.request.udiag_states = 0xffffffff;
    message.request.udiag_ino = inode;
    message.request.udiag_show = UDIAG_SHOW_PEER;
    message.request.udiag_cookie[0] = 0xffffffff;
    message.request.udiag_cookie[1] = 0xffffffff;

    int fd = diag_socket();
    if (fd < 0) return -1;
    if (send(fd, &message, sizeof message, 0) != (ssize_t)sizeof message) return close_keeping_errno(fd, -1);
    _Alignas(struct nlmsghdr) char buffer[4096];
    ssize_t got = recv(fd, buffer, sizeof buffer, 0);
    struct nlmsghdr *answer = (struct nlmsghdr *)buffer;
    if (got <= 0 || !NLMSG_OK(answer, (unsigned)got)) return close_keeping_errno(fd, -1);
    if (answer->nlmsg_type == NLMSG_ERROR) {
        int error = ((struct nlmsgerr *)NLMSG_DATA(answer))->error;
        errno = -error;
        return close_keeping_errno(fd, error == -ENOENT ? 1 : -1);
    }
    close(fd);
    if (answer->nlmsg_len < NLMSG_LENGTH(sizeof(struct unix_diag_msg))) {
        errno = EPROTO;
        return -1;
    }
    struct unix_diag_msg *found = NLMSG_DATA(answer);
    struct nlattr *attribute = (struct nlattr *)(found + 1);
    long left = (long)answer->nlmsg_len - (long)NLMSG_LENGTH(sizeof *found);
    while (left >= (long)sizeof *attribute && attribute->nla_len >= sizeof *attribute && attribute->nla_len <= left) {
        if (attribute->nla_type == UNIX_DIAG_PEER && attribute->nla_len >= NLA_HDRLEN + sizeof(uint32_t)) {
            memcpy(peer, (char *)attribute + NLA_HDRLEN, sizeof(uint32_t));
            return 0;
        }
        long step = NLA_ALIGN(attribute->nla_len);
        left -= step;
        attribute = (struct nlattr *)((char *)attribute + step);
    }
    return 1;
}

int clinux_open_in_root(int root, const char *path) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    // O_NONBLOCK: a path that names a FIFO must not hold the reader up.
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
    return (int)syscall(SYS_openat2, root, path, &how, sizeof how);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int clinux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int clinux_epoll_add(int epoll, int fd, uint64_t id) {
    struct epoll_event event = {.events = EPOLLIN, .data = {.u64 = id}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

int clinux_epoll_remove(int epoll, int fd) { return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL); }

int clinux_epoll_wait(int epoll, uint64_t *ids, int capacity, int timeout) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll, events, capacity < 64 ? capacity : 64, timeout);
    for (int index = 0; index < count; index++) ids[index] = events[index].data.u64;
    return count;
}

int clinux_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int clinux_flush_output(void) {
    errno = 0;
    int failed = ferror(stdout);
    return fflush(stdout) != 0 || failed;
}
