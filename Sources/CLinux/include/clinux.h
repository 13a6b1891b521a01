// System calls and socket structures that Glibc's module map does not expose to Swift. No policy lives here.
#pragma once
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// `struct ucred` of SO_PEERCRED: who connected, as the kernel saw it at connect(2).
struct clinux_ucred { int32_t pid; uint32_t uid; uint32_t gid; };

#define CLINUX_SO_PEERPIDFD 77

/// pidfd_open(2). -1 and errno on failure.
int clinux_pidfd_open(int32_t pid);

/// pidfd_send_signal(2). 0, or -1 and errno.
int clinux_pidfd_send_signal(int pidfd, int signal);

/// getsockopt(SO_PEERCRED). 0, or -1 and errno.
int clinux_peer_credentials(int fd, struct clinux_ucred *out);

/// getsockopt(SO_PEERPIDFD), Linux 6.5 and later. The pidfd, or -1 and errno.
int clinux_peer_pidfd(int fd);

/// Asks for a short slice for the calling thread (sched_setattr(2), Linux 6.12 and later): it may be let run sooner, and not for longer.
/// 0, or -1 and errno.
int clinux_short_slice(uint64_t nanoseconds);

/// Overwrites memory in a way that the optimiser keeps.
void clinux_wipe(void *bytes, size_t count);

/// One row of a sock_diag answer.
struct clinux_socket { uint32_t uid; uint32_t inode; uint64_t cgroup; };

/// Asks sock_diag(7) for exactly one established TCP socket, named by its own local and remote ends.
/// Addresses are 4 (IPv4) or 16 (IPv6) bytes in network order; ports in host order.
/// 0 when found, 1 when there is no such socket, -1 and errno on failure.
int clinux_find_tcp_socket(
    int family, const uint8_t *local, uint16_t local_port, const uint8_t *remote, uint16_t remote_port,
    struct clinux_socket *out);

/// One TCP socket of a dump. Addresses are in network order, 4 bytes of them used for IPv4; ports in host order.
struct clinux_tcp_row {
    uint8_t local[16];
    uint8_t remote[16];
    uint16_t local_port;
    uint16_t remote_port;
    uint32_t uid;
    uint32_t inode;
    uint8_t state;
};

/// Lists this network namespace's TCP sockets of one family (IPv4 over an IPv6 socket is IPv6's) whose remote port is `remote_port`.
/// Writes at most `capacity` rows. The number of rows written, or -1 and errno.
long clinux_list_tcp_sockets(int family, uint16_t remote_port, struct clinux_tcp_row *rows, size_t capacity);

/// Asks sock_diag(7) for the inode of the Unix socket that is connected to the one with `inode`.
/// 0 when found, 1 when there is no such socket or it has no peer, -1 and errno on failure.
int clinux_unix_peer_inode(uint32_t inode, uint32_t *peer);

/// openat2(2) with RESOLVE_IN_ROOT: opens `path` read-only as a process whose root is `root` would, symbolic links
/// included. The descriptor, or -1 and errno.
int clinux_open_in_root(int root, const char *path);

/// pipe2(2), non-blocking and closed on exec.
int clinux_pipe(int ends[2]);

/// epoll(7), level-triggered for input. `id` comes back from clinux_epoll_wait.
int clinux_epoll_create(void);
int clinux_epoll_add(int epoll, int fd, uint64_t id);
int clinux_epoll_remove(int epoll, int fd);
/// Fills `ids` with those that are ready. Their number (0 after `timeout` milliseconds), or -1 and errno.
int clinux_epoll_wait(int epoll, uint64_t *ids, int capacity, int timeout);

/// posix_spawn_file_actions_addclosefrom_np(3): the child starts without descriptors from `first` on.
int clinux_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/// Writes out what standard output still holds. 0 when that, and all that was written to it before, has arrived; else errno says why, where
/// it is still known.
int clinux_flush_output(void);
