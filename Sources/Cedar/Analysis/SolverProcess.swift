#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// One run of a program that reads its input to the end and answers. It lives no longer than its deadline: it is then killed, by the id
/// that nobody else can have yet, since only this waits for it.
///
/// Input and output go over one pair of sockets, so that a program that dies early raises no signal here. What it writes to its standard
/// error is dropped.
struct SolverProcess {
    enum Outcome {
        case output([UInt8])
        case outOfTime
        /// More output than is good for anything.
        case outOfBounds
        case failed(String)
    }

    let path: String
    let arguments: [String]
    let timeLimit: Duration
    let memoryLimit: Int
    var outputLimit = 64 << 20

    func run(_ input: String) -> Outcome {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return .failed("no socket: \(String(cString: strerror(errno)))") }
        let socket = ends[0]
        defer { close(socket) }
        let deadline = ContinuousClock.now.advanced(by: timeLimit)
        let spawned = spawn(ends[1])
        close(ends[1])
        guard case .success(let pid) = spawned else {
            if case .failure(let failure) = spawned { return .failed(failure.reason) }
            return .failed("not started")
        }
        let outcome = talk(over: socket, Array(input.utf8), until: deadline)
        // Whatever it does now, it is done.
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        return outcome
    }

    private struct Refusal: Error { let reason: String }

    /// The shell sets the limit on memory, unless a lower one holds already, and becomes the program: there is one process, with one id.
    private func spawn(_ end: Int32) -> Result<pid_t, Refusal> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, end, 0)
        posix_spawn_file_actions_adddup2(&actions, end, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = ["/bin/sh", "-c", "ulimit -v \(memoryLimit >> 10); ulimit -c 0; exec \"$@\"", "sh", path] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var pid: pid_t = 0
        let code = posix_spawn(&pid, "/bin/sh", &actions, nil, &pointers, &environment)
        return code == 0 ? .success(pid) : .failure(Refusal(reason: "`\(path)` does not start: \(String(cString: strerror(code)))"))
    }

    private func talk(over socket: Int32, _ input: [UInt8], until deadline: ContinuousClock.Instant) -> Outcome {
        var output: [UInt8] = []
        var sent = 0
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        while true {
            let (seconds, attoseconds) = (deadline - ContinuousClock.now).components
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { return .outOfTime }
            let events = Int16(POLLIN) | (sent < input.count ? Int16(POLLOUT) : 0)
            var waiting = pollfd(fd: socket, events: events, revents: 0)
            let ready = poll(&waiting, 1, Int32(min(milliseconds, 60_000)))
            if ready < 0, errno != EINTR { return .failed("no answer: \(String(cString: strerror(errno)))") }
            guard ready > 0 else { continue }
            if waiting.revents & Int16(POLLOUT) != 0 {
                let count = input[sent...].withUnsafeBytes { send(socket, $0.baseAddress, min($0.count, 1 << 20), flags) }
                if count > 0 { sent += count } else if errno != EAGAIN, errno != EINTR { sent = input.count }
                if sent == input.count { shutdown(socket, Int32(SHUT_WR)) }
            }
            guard waiting.revents & ~Int16(POLLOUT) != 0 else { continue }
            let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                output += buffer[..<count]
                if output.count > outputLimit { return .outOfBounds }
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                return .output(output)
            }
        }
    }
}
