import AsyncHTTPClient
import EstateTesting
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Runtime
import SPIFFE
import SPIFFETLS
import SwiftASN1
import Testing
import X509

/// Answers every request with the peer's ID, behind mutual TLS.
private final class HTTPServer: Sendable {
    let port: Int
    private let channel: any Channel

    init(_ workload: Workload) async throws {
        let tls = MutualTLS(source: workload.source, authorize: .anyVerified, clock: .system, applicationProtocols: ["http/1.1"])
        channel = try await tls.listen { channel in
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(Answer())
        }
        port = channel.localAddress?.port ?? 0
    }

    deinit { channel.close(promise: nil) }

    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart
        private var peer = ""

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let verified = event as? PeerVerified { peer = verified.id.description }
            context.fireUserInboundEventTriggered(event)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = unwrapInboundIn(data) else { return }
            let body = ByteBuffer(string: peer)
            let headers = HTTPHeaders([("content-length", String(body.readableBytes))])
            context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: .ok, headers: headers))), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

@Suite("R42: async-http-client with SVIDs", .timeLimit(.minutes(2))) struct HTTPClientTests {
    let realm: Realm
    let orders = Workload()
    let billing = Workload()

    init() async throws {
        realm = try Realm()
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
        try await billing.give(realm.identity("billing"), trusting: [realm.bundle])
    }

    private func get(_ port: Int, _ client: WorkloadHTTPClient) async throws -> String {
        let response = try await client.execute(HTTPClientRequest(url: "https://127.0.0.1:\(port)/"), deadline: .now() + .seconds(10))
        return String(buffer: try await response.body.collect(upTo: 4096))
    }

    private func with<Value>(_ authorize: PeerAuthorizer, of domain: TrustDomain? = nil,
        _ body: (WorkloadHTTPClient) async throws -> Value) async throws -> Value {
        let client = WorkloadHTTPClient(source: billing.source, serversOf: domain ?? realm.trustDomain, authorize: authorize, clock: .system)
        do {
            let value = try await body(client)
            try await client.shutdown()
            return value
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    @Test func `a request shows the workload's SVID to the server it expects`() async throws {
        let server = try await HTTPServer(orders)
        let answer = try await with(.id(try realm.id("orders"))) { try await get(server.port, $0) }
        #expect(answer == "spiffe://shop.example/billing")
    }

    @Test func `another workload, another authority or another trust domain gets no request`() async throws {
        let server = try await HTTPServer(orders)
        await #expect(throws: Refusal.self) { try await with(.id(try realm.id("ledger"))) { try await get(server.port, $0) } }
        let twin = Workload()
        try await twin.give(Realm().identity("orders"), trusting: [realm.bundle])
        let impostor = try await HTTPServer(twin)
        await #expect(throws: (any Error).self) { try await with(.anyVerified) { try await get(impostor.port, $0) } }
        // The other trust domain is known and trusted, for its own names.
        let other = try Realm("other.example")
        let foreign = Workload()
        try await foreign.give(other.identity("orders"), trusting: [realm.bundle])
        try await billing.give(realm.identity("billing"), trusting: [realm.bundle, other.bundle])
        let stranger = try await HTTPServer(foreign)
        await #expect(throws: (any Error).self) { try await with(.anyVerified) { try await get(stranger.port, $0) } }
        await #expect(throws: Refusal.self) {
            try await with(.anyVerified) { try await $0.execute(HTTPClientRequest(url: "http://127.0.0.1/"), deadline: .now() + .seconds(1)) }
        }
    }

    @Test func `rotations of both sides go unnoticed, and what is distrusted gets no request any more`() async throws {
        let server = try await HTTPServer(orders)
        try await with(.id(try realm.id("orders"))) { client in
            for _ in 0..<20 {
                try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
                try await billing.give(realm.identity("billing"), trusting: [realm.bundle])
                for _ in 0..<10 { #expect(try await get(server.port, client) == "spiffe://shop.example/billing") }
            }
            let next = try Realm()
            try await billing.give(realm.identity("billing"), trusting: [next.bundle])
            await #expect(throws: (any Error).self) { try await get(server.port, client) }
            try await orders.give(next.identity("orders"), trusting: [realm.bundle])
            #expect(try await get(server.port, client) == "spiffe://shop.example/billing")
            var revocations = RevocationSet()
            let identity = try next.identity("orders")
            revocations.revoke(serial: try Certificate(derEncoded: identity.svid.chain[0]).serialNumber.bytes, issuer: next.authority.certificate)
            try await orders.give(identity, trusting: [realm.bundle])
            try await billing.give(realm.identity("billing"), trusting: [next.bundle], revocations: revocations)
            await #expect(throws: Refusal.self) { try await get(server.port, client) }
        }
    }
}
