import Crypto
import EstateTesting
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Glibc
import Issuance
import NIOCore
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing

@testable import NodeAPI
@testable import Server

/// Anybody reaches the agents' port, and nobody has all of it.
@Suite("R42 R44: room for agents at their port", .timeLimit(.minutes(2))) struct NodeRoomTests {
    private typealias Client = GRPCClient<HTTP2ClientTransport.Posix>

    private func limits(_ change: (inout NodeConnections.Limits) -> Void) -> NodeConnections {
        var limits = NodeConnections.Limits()
        change(&limits)
        return NodeConnections(limits: limits)
    }

    /// A call that only an agent gets an answer to.
    private func call(_ client: Client, within time: Duration = .seconds(20)) async throws {
        var options = CallOptions.defaults
        (options.timeout, options.waitForReady) = (time, true)
        _ = try await Mayfly_Node_V1_Node.Client(wrapping: client).report(.with { $0.incarnation = "incarnation" }, options: options)
    }

    /// Connects from an address of this machine, and says nothing.
    private func silent(_ port: Int, from source: String = "127.0.0.1") throws -> Silent {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        func with(_ host: String, _ port: Int, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
            address.sin_addr.s_addr = inet_addr(host)
            return withUnsafeBytes(of: &address) { bytes in
                bytes.assumingMemoryBound(to: sockaddr.self).baseAddress.map { body(descriptor, $0, socklen_t(bytes.count)) } ?? -1
            }
        }
        guard with(source, 0, bind) == 0, with("127.0.0.1", port, connect) == 0 else {
            close(descriptor)
            throw TestingError("no connection from \(source)")
        }
        return Silent(descriptor: descriptor)
    }

    private final class Silent {
        let descriptor: Int32
        init(descriptor: Int32) { self.descriptor = descriptor }
        deinit { close(descriptor) }

        /// Whether the server has ended it.
        var isEnded: Bool {
            var byte: UInt8 = 0
            let count = recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT))
            return count == 0 || count < 0 && errno != EAGAIN
        }
    }

    private func eventually(_ what: String, _ condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !condition() {
            guard ContinuousClock.now < deadline else { throw TestingError("not so within 30 s: \(what)") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test func `connections that say nothing are ended, and an agent that has nothing to say is not`() async throws {
        let fixture = try await IssuingFixture()
        let connections = limits { ($0.handshake, $0.recognition) = (.milliseconds(300), .seconds(60)) }
        try await fixture.serving(connections: connections) {
            try await fixture.connected { _, client in
                try await call(client)
                let silent = try (0..<300).map { _ in try self.silent(fixture.port) }
                try await eventually("all are taken") { connections.open.strangers == silent.count }
                try await eventually("all are ended") { silent.allSatisfy(\.isEnded) && connections.open == (0, 1) }
                try await call(client)
                #expect(connections.open == (0, 1))
            }
        }
    }

    @Test func `who shows a certificate and never becomes an agent is ended too`() async throws {
        let fixture = try await IssuingFixture()
        let connections = limits { ($0.handshake, $0.recognition) = (.seconds(60), .seconds(2)) }
        try await fixture.serving(connections: connections) {
            try await fixture.connected { _, agent in
                try await call(agent)
                let key = P256.Signing.PrivateKey()
                let own = try NodeTLS.selfSigned(key, now: fixture.clock.now)
                let stranger = Client(
                    transport: try NodeTLS.clientTransport(
                        host: "127.0.0.1", port: fixture.port, credential: own, trust: .bundle(fixture.core.issuer.authority.issuers),
                        clock: fixture.clock.wallClock))
                let running = Task { try? await stranger.runConnections() }
                defer { running.cancel() }
                let error = await #expect(throws: RPCError.self) { try await call(stranger) }
                #expect(error?.code == .unauthenticated)
                #expect(connections.open == (1, 1))
                try await eventually("the stranger is gone") { connections.open == (0, 1) }
                try await call(agent)
            }
        }
    }

    @Test func `a full room stops nobody who is in, and an agent comes in once there is room`() async throws {
        let fixture = try await IssuingFixture()
        let connections = limits { ($0.connections, $0.handshake) = (8, .seconds(60)) }
        try await fixture.serving(connections: connections) {
            try await fixture.connected { _, first in
                try await call(first)
                var silent = try (0..<7).map { _ in try self.silent(fixture.port) }
                try await eventually("it is full") { connections.open == (7, 1) }
                let one = try self.silent(fixture.port)
                try await eventually("one more is one too many") { one.isEnded }
                try await fixture.connected { _, second in
                    try await call(first)
                    await #expect(throws: RPCError.self) { try await call(second, within: .seconds(1)) }
                    #expect(!silent.contains { $0.isEnded })
                    silent = []
                    try await call(second)
                    #expect(connections.open == (0, 2))
                    try await call(first)
                }
            }
        }
    }

    @Test func `an address has its share, which agents behind it do not use up, and other addresses have theirs`() async throws {
        let fixture = try await IssuingFixture()
        let connections = limits { ($0.address, $0.handshake) = (2, .seconds(60)) }
        try await fixture.serving(connections: connections) {
            try await fixture.connected { _, first in
                try await call(first)
                try await fixture.connected { _, second in
                    try await call(second)
                    try await fixture.connected { _, third in
                        try await call(third)
                        let held = try (0..<2).map { _ in try silent(fixture.port) }
                        try await eventually("two are in") { connections.open == (2, 3) }
                        let more = try silent(fixture.port)
                        try await eventually("the address has its share") { more.isEnded }
                        let other = try silent(fixture.port, from: "127.0.0.2")
                        try await eventually("another address has its own") { connections.open == (3, 3) }
                        #expect(!held.contains { $0.isEnded } && !other.isEnded)
                        for client in [first, second, third] { try await call(client) }
                    }
                }
            }
        }
    }

    @Test func `an agent with more connections than it may have loses the oldest`() async throws {
        let fixture = try await IssuingFixture()
        let connections = limits { $0.agent = 1 }
        try await fixture.serving(connections: connections) {
            try await fixture.connected { _, first in
                try await call(first)
                try await fixture.connected { _, second in
                    try await call(second)
                    try await eventually("the first is ended") { connections.open == (0, 1) }
                    try await call(second)
                }
            }
        }
    }

    @Test func `a host of IPv6 is its network, and IPv4 in it is the address`() throws {
        func host(_ text: String) throws -> RemoteHost { RemoteHost(try SocketAddress(ipAddress: text, port: 1)) }
        #expect(try host("2001:db8:1:2::1") == host("2001:db8:1:2:ffff::9"))
        #expect(try host("2001:db8:1:2::1") != host("2001:db8:1:3::1"))
        #expect(try host("::ffff:192.0.2.1") == host("192.0.2.1"))
        #expect(try host("::ffff:192.0.2.1") != host("::ffff:192.0.2.2"))
    }

    @Test func `a process that may open few files has a smaller room, in proportion`() {
        let whole = NodeConnections.Limits(files: 1 << 20)
        #expect((whole.connections, whole.strangers, whole.address) == (16_384, 4_096, 3_072))
        let small = NodeConnections.Limits(files: 1024)
        #expect((small.connections, small.strangers, small.address) == (512, 128, 96))
        #expect(NodeConnections.Limits(files: 0).address >= 1)
    }
}
