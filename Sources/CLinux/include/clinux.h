// System calls and socket structures that Glibc's module map does not expose to Swift. No policy lives here.
#pragma once
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
