import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Glibc
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing

@testable import WorkloadAPI

private typealias API = Spire_Api_Agent_Delegatedidentity_V1_DelegatedIdentity.Client<HTTP2ClientTransport.Posix>

private func withDelegatedEndpoint(
    selectorTypes: Set<String> = ["unix:uid"], _ body: @escaping @Sendable (TestIssuer, TestDelegation, API) async throws -> Void
) async throws {
    let issuer = try TestIssuer()
    let delegation = TestDelegation(issuer)
    delegation.attest(as: [try issuer.id("cni")])
    let directory = try TestDirectory("delegated")
    let path = directory.path + "/admin.sock"
    let server = DelegatedIdentityEndpoint.server(
        path: path, access: .owner(andGroup: nil), source: delegation, delegates: [try issuer.id("cni")], selectorTypes: selectorTypes)
    let task = Task { try await server.serve() }
    while !FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(2)) }
    let channel = GRPCClient(
        transport: try HTTP2ClientTransport.Posix(target: .unixDomainSocket(path: path), transportSecurity: .plaintext))
    let result = await Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await channel.runConnections() }
            defer {
                channel.beginGracefulShutdown()
                group.cancelAll()
            }
            try await body(issuer, delegation, API(wrapping: channel))
        }
    }
    await stop(server, task)
    try result.get()
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

private func code(_ call: () async throws -> Void) async -> RPCError.Code? {
    do {
        try await call()
        return nil
    } catch {
        return (error as? RPCError)?.code
    }
}

private func selector(_ type: String, _ value: String) -> Spire_Api_Types_Selector {
    .with {
        $0.type = type
        $0.value = value
    }
}

@Suite("R42 R44: SPIRE's Delegated Identity API", .timeLimit(.minutes(2))) struct DelegatedIdentityTests {
    @Test func `a delegate gets SVIDs and tokens by process and by selectors, and every bundle`() async throws {
        try await withDelegatedEndpoint { issuer, delegation, api in
            let other = try TestIssuer("other.example")
            issuer.give(issuer.update([try issuer.identity("a", hint: "x"), try issuer.identity("b")], federated: [other.trust]))
            let requests: [DelegatedX509Request] = [.with { $0.pid = getpid() }, .with { $0.selectors = [selector("unix", "uid:7")] }]
            for request in requests {
                let heard = try await api.subscribeToX509SVIDs(request) { response in
                    var heard: [DelegatedX509Response] = []
                    for try await message in response.messages {
                        heard.append(message)
                        switch heard.count {
                        case 1: issuer.give(issuer.update([]))
                        case 2: issuer.give(issuer.update([try issuer.identity("b")]))
                        default: return heard
                        }
                    }
                    return heard
                }
                // Full sets; the empty one says that there is nothing now, and the stream goes on.
                #expect(heard.map { $0.x509Svids.map(\.x509Svid.id.path) } == [["/a", "/b"], [], ["/b"]])
                #expect(heard[0].federatesWith == ["spiffe://other.example"] && heard[2].federatesWith.isEmpty)
                let first = heard[0].x509Svids[0]
                let svid = try X509SVID.read(first.x509Svid.certChain.map { Array($0) }).get()
                #expect(svid.id == (try issuer.id("a")) && first.x509Svid.id.trustDomain == "shop.example" && first.x509Svid.hint == "x")
                #expect(first.x509Svid.expiresAt == svid.notAfter.milliseconds / 1000 && !first.x509SvidKey.isEmpty)
                issuer.give(issuer.update([try issuer.identity("a", hint: "x"), try issuer.identity("b")], federated: [other.trust]))
            }
            #expect(delegation.subjects == ["\(getpid()) by /cni", "unix:uid:7 by /cni"])
            let tokens = try await api.fetchJWTSVIDs(
                .with {
                    $0.pid = getpid()
                    $0.audience = ["billing"]
                }
            ).svids
            #expect(tokens.map(\.id.path) == ["/a", "/b"] && tokens.allSatisfy { $0.expiresAt - $0.issuedAt == 60 && !$0.token.isEmpty })
            let roots = try await api.subscribeToX509Bundles(.init()) { response in
                for try await message in response.messages { return message.caCertificates }
                return [:]
            }
            #expect(roots.keys.sorted() == ["spiffe://other.example", "spiffe://shop.example"])
            #expect(roots["spiffe://shop.example"] == Data(issuer.authority.certificateDER))
            #expect(roots["spiffe://other.example"] == Data(other.authority.certificateDER))
            let keys = try await api.subscribeToJWTBundles(.init()) { response in
                for try await message in response.messages { return message.bundles }
                return [:]
            }
            #expect(keys == ["spiffe://shop.example": Data(issuer.trust.jwt.jwks), "spiffe://other.example": Data(other.trust.jwt.jwks)])
        }
    }

    @Test func `who is no delegate gets nothing, and a delegate nothing that is not in order`() async throws {
        try await withDelegatedEndpoint { issuer, delegation, api in
            issuer.give(issuer.update([try issuer.identity("a")]))
            func subscribe(_ selectors: [Spire_Api_Types_Selector], _ pid: Int32) async -> RPCError.Code? {
                await code {
                    let request = DelegatedX509Request.with {
                        $0.selectors = selectors
                        $0.pid = pid
                    }
                    try await api.subscribeToX509SVIDs(request) { for try await _ in $0.messages { return } }
                }
            }
            func fetch(_ selectors: [Spire_Api_Types_Selector], _ pid: Int32, _ audience: [String] = ["a"]) async -> RPCError.Code? {
                await code {
                    let request = DelegatedJWTRequest.with {
                        $0.selectors = selectors
                        $0.pid = pid
                        $0.audience = audience
                    }
                    _ = try await api.fetchJWTSVIDs(request)
                }
            }
            let gone = try ChildProcess(["true"])
            _ = gone.wait(.seconds(20))
            let uid = selector("unix", "uid:7")
            let cases: [([Spire_Api_Types_Selector], Int32, RPCError.Code?)] = [
                ([uid], 0, nil), ([], getpid(), nil), ([], 0, .invalidArgument), ([uid], getpid(), .invalidArgument), ([], -1, .invalidArgument),
                ([selector("", "uid:7")], 0, .invalidArgument), ([selector("unix", "")], 0, .invalidArgument),
                (Array(repeating: uid, count: 65), 0, .invalidArgument),
                ([selector("unix", "uid:" + String(repeating: "7", count: 1025))], 0, .invalidArgument),
                // What delegates may say is named too.
                ([selector("k8s", "ns:default")], 0, .permissionDenied), ([uid, selector("unix", "gid:7")], 0, .permissionDenied),
                ([], gone.pid, .notFound),
            ]
            for (selectors, pid, expected) in cases {
                #expect(await subscribe(selectors, pid) == expected, "\(selectors.count) \(pid)")
                #expect(await fetch(selectors, pid) == expected, "\(selectors.count) \(pid)")
            }
            #expect(await fetch([uid], 0, []) == .invalidArgument)
            delegation.attest(as: [try issuer.id("other")])
            #expect(await subscribe([uid], 0) == .permissionDenied)
            #expect(await fetch([], getpid()) == .permissionDenied)
            #expect(await code { try await api.subscribeToX509Bundles(.init()) { for try await _ in $0.messages { return } } } == .permissionDenied)
            #expect(await code { try await api.subscribeToJWTBundles(.init()) { for try await _ in $0.messages { return } } } == .permissionDenied)
        }
    }

    @Test func `without leave to name selectors a delegate has processes alone`() async throws {
        try await withDelegatedEndpoint(selectorTypes: []) { issuer, _, api in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let refused = await code {
                try await api.subscribeToX509SVIDs(.with { $0.selectors = [selector("unix", "uid:7")] }) { for try await _ in $0.messages { return } }
            }
            #expect(refused == .permissionDenied)
        }
    }

    @Test func `a subscription by process ends with it`() async throws {
        try await withDelegatedEndpoint { issuer, _, api in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let workload = try ChildProcess(["sleep", "1000"])
            let ended = await code {
                try await api.subscribeToX509SVIDs(.with { $0.pid = workload.pid }) { response in
                    for try await _ in response.messages { workload.kill() }
                }
            }
            #expect(ended == .notFound)
        }
    }

    @Test func `the sockets are for their owner, or a group`() throws {
        let directory = try TestDirectory("access")
        let file = directory.path + "/s"
        #expect(FileManager.default.createFile(atPath: file, contents: nil))
        func mode() -> mode_t {
            var status = stat()
            return stat(file, &status) == 0 ? status.st_mode & 0o777 : 0
        }
        #expect(SocketAccess.owner(andGroup: nil).apply(to: file) && mode() == 0o600)
        #expect(SocketAccess.owner(andGroup: getgid()).apply(to: file) && mode() == 0o660)
        #expect(SocketAccess.everybody.apply(to: file) && mode() == 0o777)
        #expect(!SocketAccess.everybody.apply(to: file + "x"))
    }
}
