import Attestation
import Estate
import EstateTesting
import Foundation
import Glibc
import Logging
import NIOCore
import NIOPosix
import Runtime
import Testing

@testable import Agent

/// Bad input at the agent's door, over a real socket. No policies are held, so a question that gets through is answered by 503.
@Suite("R72 R119: whatever comes in at the agent's door", .serialized) struct DecisionDoorTests {
    /// One connection, by hand.
    private final class Client {
        private let descriptor: Int32

        init(_ path: String) throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
            }
            guard result == 0 else { throw TestingError("connect: \(errno)") }
            var patience = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit { close(descriptor) }

        /// False where the other end takes no more.
        @discardableResult
        func send(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        /// Sends as long as the other end takes it within a moment.
        func trySend(_ bytes: [UInt8]) -> Bool {
            var patience = timeval(tv_sec: 0, tv_usec: 300_000)
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            return send(bytes)
        }

        @discardableResult
        func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        private var pending = ""

        /// The next answer; `nil` where the connection ended without one.
        func answer() -> (status: Int, head: String, body: String)? {
            while true {
                if let end = pending.range(of: "\r\n\r\n") {
                    let head = String(pending[..<end.lowerBound])
                    let length = head.components(separatedBy: "content-length: ").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
                    let rest = pending[end.upperBound...]
                    if rest.utf8.count >= length {
                        let body = String(decoding: rest.utf8.prefix(length), as: UTF8.self)
                        pending = String(decoding: rest.utf8.dropFirst(length), as: UTF8.self)
                        return (Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0, head, body)
                    }
                }
                guard let more = receive() else { return nil }
                pending += more
            }
        }

        private func receive() -> String? {
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
        }

        /// Whether the other end has closed; what came before is passed over.
        var isEnded: Bool {
            var buffer = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count > 0 { continue }
                return count == 0 || errno == ECONNRESET
            }
        }
    }

    private static func post(_ body: String, _ headers: String = "", path: String = "/access/v1/evaluation") -> String {
        "POST \(path) HTTP/1.1\r\nhost: node\r\ncontent-length: \(body.utf8.count)\r\n\(headers)\r\n\(body)"
    }

    private static let question =
        #"{"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "t"}}"#

    private func with(
        selector: String = "unix:uid:\(geteuid())", patience: Int64 = 10, _ body: (String) async throws -> Void
    ) async throws {
        let directory = try TestDirectory("door")
        let (clock, logger, pool) = (HeldClock().wallClock, Logger(label: "test"), NIOThreadPool(numberOfThreads: 1))
        pool.start()
        let state = try directory.state()
        let settings = AgentSettings(
            state: state, serverHost: "127.0.0.1", serverPort: 1, nodeName: "n", joinToken: nil, workloadSocket: directory.path + "/w.sock")
        let (health, node, register) = (LinkHealth(clock: clock), NodeState(), HeldRegister())
        let link = ServerLink(settings: settings, health: health, clock: clock, entropy: .system, logger: logger)
        let posture = PostureWatch(link: link, state: node, checks: HostChecks(clock: clock), pool: pool, clock: clock, logger: logger)
        let keeper = KnowledgeKeeper(directory: state, pool: pool, agent: { nil }, logger: logger)
        let known = KnownHere(node: node, posture: posture, register: register, keeper: keeper, agent: { nil }, heardAt: { nil })
        let log = DecisionLog(directory: state, incarnation: "a", logger: logger) { _ in throw AgentError(.unreachable, "away") }
        let held = HeldPolicies(directory: state, pool: pool, clock: clock, logger: logger)
        let decider = AwayDecider(held: held, knowledge: known, log: log, health: health, clock: clock)
        let door = DecisionDoorSettings(
            socket: directory.path + "/ask.sock", callers: [], selectors: [try #require(Selector(selector))], group: nil)
        let gateways = DecisionGateways(settings: door, node: node, known: known, attestor: Attestor(), pool: pool, clock: clock)
        let serving = Task {
            try await DecisionDoor(
                settings: door, gateways: gateways, decider: decider, pool: pool, logger: logger, requestPatience: .seconds(patience)
            ).serve()
        }
        let result: Result<Void, any Error>
        do {
            try await Self.until("the door is there") { (try? Client(door.socket)) != nil }
            try await body(door.socket)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        serving.cancel()
        _ = await serving.result
        link.close()
        try await pool.shutdownGracefully()
        withExtendedLifetime(directory) {}
        try result.get()
    }

    /// Sends and says with which status it is answered, and whether the connection ends with it.
    private static func status(_ path: String, _ text: String) throws -> (status: Int?, isEnded: Bool) {
        let client = try Client(path)
        client.send(text)
        let answer = client.answer()
        return (answer?.status, answer?.head.contains("connection: close") == true ? client.isEnded : false)
    }

    private static func check(
        _ path: String, _ text: String, _ status: Int, ends: Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let seen = try Self.status(path, text)
        #expect(seen.status == status && seen.isEnded == ends, "\(seen)", sourceLocation: sourceLocation)
    }

    private static func until(_ what: String, _ isSo: () throws -> Bool) async throws {
        for _ in 0..<200 {
            if try isSo() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw TestingError("waited in vain: \(what)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `what is no request of ours is refused in words, and the next connection is as good as before`() async throws {
        try await with { path in
            try Self.check(path, Self.post(Self.question), 503, ends: false)
            try Self.check(path, Self.post(Self.question, "content-type: text/plain\r\n"), 503, ends: false)
            try Self.check(path, Self.post(Self.question, path: "/access/v1/nothing"), 404, ends: false)
            try Self.check(path, "GET /access/v1/evaluation HTTP/1.1\r\nhost: a\r\n\r\n", 405, ends: false)
            try Self.check(path, "DELETE /access/v1/evaluation HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}", 405, ends: false)
            try Self.check(path, "GET /.well-known/authzen-configuration HTTP/1.1\r\nhost: a\r\n\r\n", 200, ends: false)
            try Self.check(path, Self.post(Self.question, "content-length: 2\r\n"), 400, ends: true)
            try Self.check(path, "POST /access/v1/evaluation HTTP/1.1\r\nhost: a\r\n\r\n{}", 411, ends: true)
            let chunked = "POST /access/v1/evaluation HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
            try Self.check(path, chunked, 411, ends: true)
            try Self.check(path, Self.post(Self.question, "x: \(String(repeating: "y", count: 9000))\r\n"), 431, ends: true)
            try Self.check(path, Self.post(String(repeating: " ", count: 300_000)), 413, ends: true)
            try Self.check(path, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, ends: true)
            try Self.check(path, "\u{16}\u{3}\u{1}\u{2}\r\n\r\n", 400, ends: true)
            try Self.check(path, Self.post(Self.question), 503, ends: false)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a body that is no question is refused, whatever is wrong with it`() async throws {
        try await with { path in
            let client = try Client(path)
            func refused(_ body: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
                client.send(Array("POST /access/v1/evaluation HTTP/1.1\r\nhost: a\r\ncontent-length: \(body.count)\r\n\r\n".utf8) + body)
                let answer = client.answer()
                #expect(answer?.status == 400, "\(answer?.body ?? "nothing")", sourceLocation: sourceLocation)
            }
            func refused(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
                refused(Array(text.utf8), sourceLocation: sourceLocation)
            }
            refused("")
            refused("{")
            refused("[]")
            refused("{} {}")
            refused(#"{"subject": 7}"#)
            refused(#"{"context": null}"#)
            refused(String(repeating: "[", count: 100_000))
            refused(#"{"context": "# + String(repeating: #"{"a":"#, count: 20_000))
            refused(#"{"subject": {"type": "agent", "id": "a"}, "subject": {"type": "agent", "id": "b"}}"#)
            refused(#"{"context": {"role": "user", "role": "admin"}}"#)
            refused(#"{"context": {"role": "user", "role": "admin", "risk": 1.5}}"#)
            refused(#"{"subject": {"type": "agent", "id": "\#(String(repeating: "i", count: 2049))"}}"#)
            refused(#"{"subject": {"type": "\#(String(repeating: "t", count: 2049))", "id": "a"}}"#)
            refused(#"{"subject": {"type": "agent", "id": "\ud800"}}"#)
            refused(Array(#"{"subject": {"type": "agent", "id": ""#.utf8) + [0xFF, 0xFE] + Array(#""}}"#.utf8))
            refused([0xFF, 0xFE, 0x7B, 0, 0x7D, 0])
            refused(#"{"evaluations": ["# + Array(repeating: "{}", count: 1001).joined(separator: ",") + "]}")
            // The same connection answers on.
            client.send(Self.post(Self.question))
            #expect(client.answer()?.status == 503)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `requests that come together are answered in their order; who reads no answers is read no more`() async throws {
        try await with { path in
            let client = try Client(path)
            let paths = (0..<40).map { $0.isMultiple(of: 2) ? "/access/v1/evaluation" : "/none" }
            client.send(paths.enumerated().map { Self.post(Self.question, "x-request-id: r\($0)\r\n", path: $1) }.joined())
            for (number, path) in paths.enumerated() {
                let answer = client.answer()
                #expect(answer?.status == (path == "/none" ? 404 : 503) && answer?.head.contains("x-request-id: r\(number)") == true)
            }
            // More than the sockets hold: it ends with neither end waiting for ever, and others are answered meanwhile.
            let greedy = try Client(path)
            let many = Array(Self.post(Self.question, path: "/none").utf8)
            var sent = 0
            while sent < 64 << 20, greedy.trySend(many) { sent += many.count }
            #expect(sent < 64 << 20)
            try Self.check(path, Self.post(Self.question), 503, ends: false)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `who sends slowly is waited for, and not for ever`() async throws {
        try await with(patience: 2) { path in
            let slow = try Client(path)
            for byte in Array(Self.post(Self.question).utf8.prefix(40)) { slow.send([byte]) }
            let begun = ContinuousClock().now
            #expect(slow.isEnded)
            #expect(ContinuousClock().now - begun > .seconds(1) && ContinuousClock().now - begun < .seconds(15))
            let patient = try Client(path)
            for part in Self.post(Self.question).utf8.map({ [$0] }) { patient.send(part) }
            #expect(patient.answer()?.status == 503)
            // Idle between questions is not slow.
            try await Task.sleep(for: .seconds(3))
            patient.send(Self.post(Self.question))
            #expect(patient.answer()?.status == 503)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a request that comes a byte at a time has no longer than one that comes at once`() async throws {
        try await with(patience: 2) { path in
            let (client, begin) = (try Client(path), ContinuousClock.now)
            for byte in Self.post(Self.question).utf8 where client.trySend([byte]) { try await Task.sleep(for: .milliseconds(150)) }
            #expect(client.isEnded && ContinuousClock.now - begin < .seconds(40))
            // What is whole gives the next its own time.
            let patient = try Client(path)
            for _ in 0..<3 {
                patient.send(String(Self.post(Self.question).prefix(20)))
                try await Task.sleep(for: .milliseconds(1200))
                patient.send(String(Self.post(Self.question).dropFirst(20)))
                #expect(patient.answer()?.status == 503)
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `the 257th connection is closed, and there is room again when one has ended`() async throws {
        try await with { path in
            var clients = try (0..<DecisionDoor.connectionLimit).map { _ in try Client(path) }
            for client in clients { client.send(Self.post(Self.question)) }
            for client in clients { #expect(client.answer()?.status == 503) }
            let late = try Client(path)
            #expect(late.isEnded)
            clients.removeLast()
            try await Self.until("there is room") { try Self.status(path, Self.post(Self.question)).status == 503 }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `whoever is not named is told so, and nothing else`() async throws {
        try await with(selector: "unix:uid:4294900000") { path in
            try Self.check(path, Self.post(Self.question), 403, ends: true)
            try Self.check(path, "GET /.well-known/authzen-configuration HTTP/1.1\r\nhost: a\r\n\r\n", 403, ends: true)
        }
    }
}
