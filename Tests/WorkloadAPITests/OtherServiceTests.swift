import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import LinuxProcess
import Runtime
@_spi(Incubating) import SPIFFE
import SwiftProtobuf
import Testing
@_spi(Incubating) import WorkloadAPI

/// Gives one identity and one bundle to every caller.
private struct WITIssuer: WITIdentitySource {
    let bundle: WITBundle
    let tokens: [WorkloadWIT]

    func witUpdates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<(identities: [WorkloadWIT], bundles: [WITBundle]), any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: (identities: [WorkloadWIT], bundles: [WITBundle]).self)
        continuation.yield((tokens, [bundle]))
        return stream
    }
}

/// Runs calls against an endpoint with nothing of our client but gRPC.
private func withChannel<Value: Sendable>(
    _ path: String, _ body: @escaping @Sendable (GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Value
) async throws -> Value {
    let channel = GRPCClient(
        transport: try HTTP2ClientTransport.Posix(target: .unixDomainSocket(path: path), transportSecurity: .plaintext))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await channel.runConnections() }
        defer {
            channel.beginGracefulShutdown()
            group.cancelAll()
        }
        return try await body(channel)
    }
}

private let header: Metadata = ["workload.spiffe.io": "true"]

@Suite("R42: WIT-SVIDs and health at the endpoint", .timeLimit(.minutes(1))) struct OtherServiceTests {
    @Test func `with the profile switched on, WIT-SVIDs are streamed with their keys and bundles`() async throws {
        let domain = try #require(TrustDomain("shop.example"))
        let (a, b) = (try #require(SPIFFEID("spiffe://shop.example/a")), try #require(SPIFFEID("spiffe://shop.example/b")))
        let authority = WITAuthority(trustDomain: domain, key: try .generate(.es256))
        let workload = try JWTSigningKey.generate(.es256)
        let bundle = WITBundle(trustDomain: domain, keys: [authority.publicKey])
        let now = WallClock.system.now()
        let tokens = try [a, b].map { id in
            let issued = try authority.issue(id: id, confirmationKey: workload.publicKey, now: now, lifetime: .seconds(600), tokenID: "t")
            return WorkloadWIT(id: id, token: issued.token, key: Secret("{}"), hint: "x")
        }
        let issuer = try TestIssuer()
        let path = "/tmp/mayfly-wit-\(UUID().uuidString.prefix(8)).sock"
        let server = WorkloadEndpoint.server(path: path, source: issuer, wit: WITIssuer(bundle: bundle, tokens: tokens))
        let task = Task { try await server.serve() }
        defer {
            server.beginGracefulShutdown()
            task.cancel()
            unlink(path)
        }
        try await eventually("the socket is there") { FileManager.default.fileExists(atPath: path) }
        try await withChannel(path) { channel in
            let api = SpiffeWorkloadAPI.Client(wrapping: channel)
            func first(_ id: String) async throws -> [WorkloadAPI.WITSVID] {
                try await api.fetchWITSVID(.with { $0.spiffeID = id }, metadata: header) { response in
                    for try await message in response.messages { return message.svids }
                    return []
                }
            }
            let all = try await first("")
            #expect(all.map(\.spiffeID) == [a.description, b.description] && all.map(\.hint) == ["x",
                ""] && all.allSatisfy { !$0.witSvidKey.isEmpty })
            #expect(try await first(b.description).map(\.spiffeID) == [b.description])
            #expect(try bundle.verify(all[0].witSvid, now: now).get().claimedID == a)
            for (id, code) in [("spiffe://shop.example/c", RPCError.Code.permissionDenied), ("x", .invalidArgument)] {
                let error = await #expect(throws: RPCError.self) { _ = try await first(id) }
                #expect(error?.code == code)
            }
            let bundles = try await api.fetchWITBundles(.init(), metadata: header) { response in
                for try await message in response.messages { return message.bundles }
                return [:]
            }
            #expect(bundles == ["spiffe://shop.example": String(decoding: bundle.jwks, as: UTF8.self)])
        }
    }

    @Test func `health is told at once and when it changes, by service and for all`() async throws {
        let health = HealthState()
        try await withEndpoint(health: health) { _, path in
            try await withChannel(path) { channel in
                let api = Grpc_Health_V1_Health.Client(wrapping: channel)
                #expect(try await api.check(.init(), metadata: header).status == .serving)
                let heard = try await api.watch(.with { $0.service = "SpiffeWorkloadAPI" }, metadata: header) { response in
                    var heard: [Grpc_Health_V1_HealthCheckResponse.ServingStatus] = []
                    for try await message in response.messages {
                        heard.append(message.status)
                        if heard.count == 3 { break }
                        health.set(isServing: heard.count == 2)
                    }
                    return heard
                }
                #expect(heard == [.serving, .notServing, .serving])
                let unknown = try await api.watch(.with { $0.service = "x" }, metadata: header) { response in
                    for try await message in response.messages { return message.status }
                    return .unknown
                }
                #expect(unknown == .serviceUnknown)
                #expect(try await api.list(.init(), metadata: header).statuses.count == 6)
            }
        }
    }
}
