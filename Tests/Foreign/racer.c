// Races whoever attests the other end of a Unix socket. Each round makes one connection as this program, and brings the trusted
// program into the connecting process's place at a random moment:
//
//   reuse: the process that connected dies, and the trusted program is started with its number (clone3 with set_tid).
//   exec:  the process that connected becomes the trusted program, once the other end has accepted.
//
// In odd rounds the trusted program inherits the connection, in even ones it does not. This process holds it always.
// usage: racer reuse|exec SOCKET TRUSTED ROUNDS SEED; racer probe says by its end whether numbers can be chosen here.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t state;

static uint32_t chance(uint32_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % limit;
}

static void spin(uint32_t microseconds) {
    struct timespec begin, now;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    do clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - begin.tv_sec) * 1000000L + (now.tv_nsec - begin.tv_nsec) / 1000 < (long)microseconds);
}

static pid_t fork_as(pid_t number) {
    struct clone_args arguments;
    memset(&arguments, 0, sizeof arguments);
    arguments.exit_signal = SIGCHLD;
    arguments.set_tid = (uint64_t)(uintptr_t)&number;
    arguments.set_tid_size = 1;
    return (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
}

static int probe(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    waitpid(child, NULL, 0);
    pid_t again = fork_as(child);
    if (again == 0) _exit(0);
    if (again < 0) return 1;
    waitpid(again, NULL, 0);
    return again == child ? 0 : 1;
}

static void become(const char *trusted) {
    execl(trusted, trusted, (char *)NULL);
    _exit(127);
}

static void end(pid_t child) {
    if (child <= 0) return;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

int main(int count, char **words) {
    if (count == 2 && strcmp(words[1], "probe") == 0) return probe();
    if (count != 6) return 2;
    int reuse = strcmp(words[1], "reuse") == 0;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, words[2], sizeof address.sun_path - 1);
    const char *trusted = words[3];
    int rounds = atoi(words[4]), taken = 0;
    state = strtoull(words[5], NULL, 10);
    signal(SIGPIPE, SIG_IGN);
    for (int round = 0; round < rounds; round++) {
        int connection = socket(AF_UNIX, SOCK_STREAM | (round % 2 ? 0 : SOCK_CLOEXEC), 0);
        int told[2];
        if (connection < 0 || pipe2(told, O_CLOEXEC) != 0) return 3;
        // Mostly at once, sometimes late: in the midst of the attestation, or after it.
        uint32_t first = chance(round % 10 ? 300 : 6000), second = chance(200);
        pid_t child = fork();
        if (child == 0) {
            if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) _exit(3);
            char byte = 0;
            if (!reuse) {
                if (read(connection, &byte, 1) != 1 || write(told[1], &byte, 1) != 1) _exit(3);
                spin(first);
                become(trusted);
            }
            spin(first);
            _exit(0);
        }
        char byte;
        close(told[1]);
        pid_t other = 0;
        if (reuse) {
            waitpid(child, NULL, 0);
            spin(second);
            other = fork_as(child);
            if (other == 0) become(trusted);
            taken += other > 0;
        } else {
            taken += read(told[0], &byte, 1) == 1;
        }
        // The other end says when it has made up its mind.
        if (read(connection, &byte, 1) < 0 && errno != ECONNRESET) return 4;
        end(reuse ? other : child);
        close(connection);
        close(told[0]);
    }
    printf("%d\n", taken);
    return 0;
}
