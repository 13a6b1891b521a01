import Console
import EstateTesting
import Foundation
import Glibc
import Logging
import Runtime
import Synchronization

/// A console on a free port and a socket in a directory of its own.
struct RunningConsole: Sendable {
    static let token = "correct-horse-battery-staple-0123456789"

    let port: Int
    let directory: String
    let controlPlane: FixtureControlPlane
    let now: Mutexed<Timestamp>

    var socketPath: String { directory + "/server.sock" }
    var origin: String { "http://127.0.0.1:\(port)" }

    /// Sends one request over TCP and reads the whole answer.
    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: String = "", host: String? = nil
    ) async throws -> RawAnswer {
        try await RawHTTP.exchange(
            .port(port), RawHTTP.request(method, path, host: host ?? "127.0.0.1:\(port)", headers: headers, body: body))
    }

    func sendBySocket(_ method: String, _ path: String, body: String = "") async throws -> RawAnswer {
        try await RawHTTP.exchange(.unix(socketPath), RawHTTP.request(method, path, host: "mayfly", headers: [], body: body))
    }

    /// Signs in; the cookie header's value.
    func signIn() async throws -> String {
        let answer = try await send(
            "POST", "/login",
            headers: [("Origin", origin), ("Content-Type", "application/x-www-form-urlencoded")],
            body: "token=\(Self.token)&next=/")
        return String(answer.headers["set-cookie"]?.split(separator: ";").first ?? "")
    }
}

final class Mutexed<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    init(_ initial: Value) { value = Mutex(initial) }
    var current: Value {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

/// Runs `body` against a console, then ends the console and waits for it.
func withConsole(
    prefix: String = "", _ body: @Sendable @escaping (RunningConsole) async throws -> Void
) async throws {
    let directory = NSTemporaryDirectory() + "/console-\(UInt32.random(in: .min ... .max))"
    try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let controlPlane = FixtureControlPlane(prefix: prefix)
    let now = Mutexed(FixtureControlPlane.now)
    var logger = Logger(label: "console-tests")
    logger.logLevel = .critical
    let quiet = logger
    let server = ConsoleServer(
        controlPlane: controlPlane, token: Secret(RunningConsole.token), clock: WallClock { now.current },
        entropy: .system, logger: quiet)
    let (ports, ready) = AsyncStream<Int>.makeStream()
    let running = Task {
        try await server.run(host: "127.0.0.1", port: 0, socketPath: directory + "/server.sock") { ready.yield($0) }
    }
    let failure = Task {
        _ = try? await running.value
        ready.finish()
    }
    defer { failure.cancel() }
    guard let port = await ports.first(where: { _ in true }) else {
        try await running.value
        return
    }
    let result = await Task {
        try await body(RunningConsole(port: port, directory: directory, controlPlane: controlPlane, now: now))
    }.result
    running.cancel()
    _ = try? await running.value
    try result.get()
}

struct RawAnswer: Sendable {
    var status = 0
    /// Names in lower case.
    var headers: [String: String] = [:]
    var body = ""
}

/// The smallest HTTP client that can also misbehave. Blocking, on threads of its own.
enum RawHTTP {
    struct Failure: Error { var doing: String }

    static func request(_ method: String, _ path: String, host: String, headers: [(String, String)], body: String) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"]
        lines += headers.map { "\($0.0): \($0.1)" }
        if !body.isEmpty, !headers.contains(where: { $0.0 == "Content-Length" }) {
            lines.append("Content-Length: \(body.utf8.count)")
        }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// Sends `request` and reads until the peer closes, `until` appears, or 10 s have passed.
    static func exchange(_ door: Door, _ request: String, until: String? = nil) async throws -> RawAnswer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try blocking(door, request, until: until) })
            }
        }
    }

    private static func blocking(_ door: Door, _ request: String, until: String?) throws -> RawAnswer {
        let descriptor = try door.connect()
        defer { close(descriptor) }
        var wait = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var rest = Array(request.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            received += buffer.prefix(count)
            if let until, String(decoding: received, as: UTF8.self).contains(until) { break }
        }
        return parse(String(decoding: received, as: UTF8.self))
    }

    private static func parse(_ text: String) -> RawAnswer {
        var answer = RawAnswer()
        guard let end = text.range(of: "\r\n\r\n") else { return answer }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        answer.status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            answer.headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        answer.body = String(text[end.upperBound...])
        return answer
    }
}
