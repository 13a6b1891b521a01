import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import GRPCProtobuf
import Glibc
import LinuxProcess
import NIOSSL
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing

@testable import WorkloadAPI

private typealias API = Spiffe_Broker_API.Client<HTTP2ClientTransport.Posix>

/// Calls with nothing of our client but gRPC, showing `identity`, or no certificate at all.
private func withBroker<Value: Sendable>(
    _ path: String, as identity: X509Identity?, _ body: @escaping @Sendable (API, GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Value
) async throws -> Value {
    func chain(_ identity: X509Identity) -> [TLSConfig.CertificateSource] { identity.svid.chain.map { .bytes($0, format: .der) } }
    let security: HTTP2ClientTransport.Posix.TransportSecurity =
        if let identity {
            .mTLS(certificateChain: chain(identity), privateKey: identity.key.withBytes { .bytes(Array($0), format: .der) }) {
                $0.serverCertificateVerification = .noVerification
            }
        } else {
            .tls { $0.serverCertificateVerification = .noVerification }
        }
    let channel = GRPCClient(transport: try HTTP2ClientTransport.Posix(target: .unixDomainSocket(path: path), transportSecurity: security))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await channel.runConnections() }
        defer {
            channel.beginGracefulShutdown()
            group.cancelAll()
        }
        return try await body(API(wrapping: channel), channel)
    }
}

private let header: Metadata = ["broker.spiffe.io": "true"]

private var patient: CallOptions {
    var options = CallOptions.defaults
    options.timeout = .seconds(10)
    return options
}

private func reference(_ pid: Int32) throws -> Spiffe_Broker_WorkloadReference {
    try WorkloadReference.process(pid).message
}

/// Status and reason of a call that has to fail.
private func refusal(_ call: () async throws -> Void) async -> String {
    do {
        try await call()
        return "OK"
    } catch let error as RPCError {
        let info = (try? error.unpackGoogleRPCStatus())?.details.compactMap(\.errorInfo).first
        #expect(info == nil || info?.domain == "spiffe.io")
        return [error.code.description, info?.reason].compactMap { $0 }.joined(separator: " ")
    } catch {
        return "\(error)"
    }
}

@Suite("R42 R44: the SPIFFE Broker API", .timeLimit(.minutes(2))) struct BrokerTests {
    @Test func `a broker gets a workload's SVIDs, bundles and tokens, follows their changes, and loses what is taken back`() async throws {
        try await withBrokerEndpoint { issuer, delegation, own, path in
            let other = try TestIssuer("other.example")
            let workload = try ChildProcess(["sleep", "1000"])
            let mesh = try Shown(issuer, try issuer.identity("mesh"))
            let problems = Collected()
            let broker = BrokerClient(
                .unix(path), source: mesh.source, endpoint: try issuer.id("node"), clock: .system,
                backoff: .init(first: .milliseconds(20), longest: .milliseconds(100), jitter: { 0.5 }), onProblem: { problems.add($0) })
            defer { broker.close() }
            try await mesh.source.waitUntilReady(within: .seconds(20))
            issuer.give(issuer.update([try issuer.identity("a", hint: "x"), try issuer.identity("b", hint: "x")], federated: [other.trust]))
            let reference = WorkloadReference.process(workload.pid)
            let source = X509Source(broker.x509Contexts(of: reference))
            let context = try await source.waitUntilReady(within: .seconds(20))
            #expect(context.identities.map(\.svid.id.path) == ["/a", "/b"] && context.identities.map(\.hint) == ["x", ""])
            #expect(Set(context.bundles.bundles.keys) == [issuer.domain, other.domain])
            #expect(delegation.subjects.contains("\(workload.pid) by /mesh"))

            let bundles = X509Source(broker.x509Bundles(of: reference))
            #expect(Set(try await bundles.waitUntilReady(within: .seconds(20)).bundles.bundles.keys) == [issuer.domain, other.domain])
            #expect(try bundles.current().identities.isEmpty, "whoever asks for bundles is given no key")
            let tokens = try await broker.fetchJWTSVIDs(of: reference, audience: ["billing"])
            #expect(tokens.map(\.svid.id.path) == ["/a", "/b"])
            let one = try await broker.fetchJWTSVIDs(of: reference, audience: ["billing"], id: try issuer.id("b"))
            #expect(one.map(\.svid.id.path) == ["/b"])
            var jwt = broker.jwtBundles(of: reference).makeAsyncIterator()
            guard case .current(let set)? = try await jwt.next() else { throw TestingError("no bundles") }
            let token = tokens[0].token.withBytes { String(decoding: $0, as: UTF8.self) }
            #expect(try set.verify(token, audience: "billing", now: issuer.clock.now()).get().id.path == "/a")

            // §4.4, §4.5: every message is the full set, and what is absent is taken back.
            issuer.give(issuer.update([try issuer.identity("b")]))
            try await eventually("one identity, no federation") {
                let now = try source.current()
                return now.identities.map(\.svid.id.path) == ["/b"] && now.bundles[other.domain] == nil
            }
            issuer.say(.failure(.noIdentity("unregistered")))
            try await eventually("everything is taken back") { (try? source.current()) == nil }
            issuer.give(issuer.update([try issuer.identity("b")]))
            try await eventually("and given again") { (try? source.current()) != nil }

            // The broker's own SVID rotates: what comes next is on a connection that shows the new one.
            try mesh.set(try issuer.identity("mesh"))
            #expect(try await broker.fetchJWTSVIDs(of: reference, audience: ["billing"]).count == 1)

            // §4.9: nothing outlives the workload.
            workload.kill()
            try await eventually("nothing is left of a workload that has ended") { (try? source.current()) == nil }
            try await eventually("and its stream is over") { problems.all.contains { $0.contains("notFound") } }
        }
    }

    @Test func `whoever is not named, not of the trust domain, revoked, or nobody, is refused`() async throws {
        try await withBrokerEndpoint { issuer, delegation, own, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let me = try reference(getpid())
            @Sendable func ask(_ identity: X509Identity?, _ metadata: Metadata = header) async throws -> String {
                try await withBroker(path, as: identity) { api, _ in
                    await refusal {
                        _ = try await api.fetchJWTSVID(
                            .with {
                                $0.reference = me
                                $0.audience = ["billing"]
                            }, metadata: metadata, options: patient)
                    }
                }
            }
            let mesh = try issuer.identity("mesh")
            #expect(try await ask(mesh) == "OK")
            // Attested as one that may not, by its own SVID.
            #expect(try await ask(try issuer.identity("other")) == "permissionDenied")
            // Broker Endpoint §3, on every call.
            for wrong: Metadata in [[:], ["broker.spiffe.io": "True"], ["broker.spiffe.io": "false"], ["workload.spiffe.io": "true"]] {
                #expect(try await ask(mesh, wrong) == "invalidArgument")
            }
            // TLS: no certificate, somebody else's trust domain, an authority of the same name. There is no connection at all.
            let (stranger, namesake) = (try TestIssuer("other.example"), try TestIssuer())
            for outsider in [nil, try stranger.identity("mesh"), try namesake.identity("mesh")] {
                let said = try await ask(outsider)
                #expect(said == "unavailable" || said == "deadlineExceeded", "\(said)")
            }
            // Its SVID in the hands of a process that is attested as somebody else.
            delegation.attest(as: [try issuer.id("other")])
            #expect(try await ask(mesh) == "permissionDenied")
            delegation.attest(as: [try issuer.id("mesh")])
            #expect(try await ask(mesh) == "OK")
            try own.set(try issuer.identity("node"), revoked: [mesh])
            try await eventually("the revoked SVID opens nothing") { try await ask(mesh) != "OK" }
            #expect(try await ask(try issuer.identity("mesh")) == "OK", "another of the same ID does")
        }
    }

    @Test func `a connection that is open ends when its broker's SVID is taken back`() async throws {
        try await withBrokerEndpoint { issuer, _, own, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let mesh = try issuer.identity("mesh")
            let me = try reference(getpid())
            try await withBroker(path, as: mesh) { api, _ in
                let said = await refusal {
                    try await api.subscribeToX509SVID(.with { $0.reference = me }, metadata: header) { response in
                        for try await _ in response.messages { try own.set(try issuer.identity("node"), revoked: [mesh]) }
                    }
                }
                #expect(said != "OK")
            }
            try await eventually("the server lets go") { issuer.followerCount == 0 }
        }
    }

    @Test func `references and mandatory fields have the statuses of the specification`() async throws {
        try await withBrokerEndpoint { issuer, delegation, _, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let gone = try ChildProcess(["true"])
            _ = gone.wait(.seconds(20))
            let kubernetes = try Google_Protobuf_Any(
                message: Spiffe_Broker_KubernetesObjectReference.with { $0.uid = "a1b2c3d4-e5f6-7890-abcd-ef1234567890" })
            let invalid = "invalidArgument WORKLOAD_REFERENCE_INVALID"
            let cases: [(Spiffe_Broker_WorkloadReference?, String)] = [
                (nil, invalid), (.init(), invalid), (try reference(0), invalid), (try reference(-1), invalid), (try reference(.min), invalid),
                (.with { $0.reference = kubernetes }, invalid),
                (.with { $0.reference = .with { $0.typeURL = "type.googleapis.com/x.Y" } }, invalid),
                (.with {
                    $0.reference = .with {
                        $0.typeURL = "type.googleapis.com/spiffe.broker.WorkloadPIDReference"
                        $0.value = Data([0xFF, 0xFF, 0xFF])
                    }
                }, invalid),
                (try reference(gone.pid), "notFound WORKLOAD_NOT_FOUND"), (try reference(.max), "notFound WORKLOAD_NOT_FOUND"),
            ]
            let mesh = try issuer.identity("mesh")
            try await withBroker(path, as: mesh) { api, _ in
                for (reference, expected) in cases {
                    let said = [
                        await refusal {
                            let request = Spiffe_Broker_SubscribeToX509SVIDRequest.with { if let reference { $0.reference = reference } }
                            try await api.subscribeToX509SVID(request, metadata: header, options: patient) { for try await _ in $0.messages {} }
                        },
                        await refusal {
                            let request = Spiffe_Broker_SubscribeToX509BundlesRequest.with { if let reference { $0.reference = reference } }
                            try await api.subscribeToX509Bundles(request, metadata: header, options: patient) { for try await _ in $0.messages {} }
                        },
                        await refusal {
                            let request = Spiffe_Broker_SubscribeToJWTBundlesRequest.with { if let reference { $0.reference = reference } }
                            try await api.subscribeToJWTBundles(request, metadata: header, options: patient) { for try await _ in $0.messages {} }
                        },
                        await refusal {
                            let request = Spiffe_Broker_FetchJWTSVIDRequest.with {
                                if let reference { $0.reference = reference }
                                $0.audience = ["billing"]
                            }
                            _ = try await api.fetchJWTSVID(request, metadata: header, options: patient)
                        },
                    ]
                    #expect(said == Array(repeating: expected, count: 4), "\(String(describing: reference))")
                }
                let me = try reference(getpid())
                func fetch(_ audience: [String], _ id: String = "") async -> String {
                    await refusal {
                        let request = Spiffe_Broker_FetchJWTSVIDRequest.with {
                            $0.reference = me
                            $0.audience = audience
                            $0.spiffeID = id
                        }
                        _ = try await api.fetchJWTSVID(request, metadata: header, options: patient)
                    }
                }
                for audience in [[], [""], ["a", ""], Array(repeating: "a", count: 17), [String(repeating: "a", count: 2049)]] {
                    #expect(await fetch(audience) == "invalidArgument")
                }
                #expect(await fetch(["a"], "no id") == "invalidArgument")
                #expect(await fetch(["a"], "spiffe://shop.example/b") == "permissionDenied WORKLOAD_NOT_ENTITLED")
                issuer.say(.failure(.noIdentity("unregistered")))
                #expect(await fetch(["a"]) == "permissionDenied WORKLOAD_NOT_ENTITLED")
                issuer.say(.failure(.unavailable("not yet")))
                #expect(await fetch(["a"]) == "unavailable")
                // A request above the limit is not read; how the stream ends then is gRPC's affair.
                #expect(await fetch([String(repeating: "a", count: 100_000)]) != "OK")
            }
            #expect(!delegation.subjects.contains { $0.hasPrefix("\(gone.pid) ") })
        }
    }

    @Test func `bytes that are no reference are refused, and never crash`() throws {
        var random = SeededGenerator(seed: 42)
        let good = Array(try reference(4711).serializedBytes() as [UInt8])
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                case 1 where bytes.count > 1: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
                default: bytes.insert(.random(in: 0...255, using: &random), at: Int.random(in: 0...bytes.count, using: &random))
                }
            }
            guard let message = try? Spiffe_Broker_WorkloadReference(serializedBytes: bytes) else { continue }
            if let read = try? WorkloadReference.read(message, isThere: true), case .process(let pid) = read { #expect(pid > 0) }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "a process namespace needs root"))
    func `a broker in another process namespace names nobody here`() async throws {
        let parent = try ChildProcess(["unshare", "--pid", "--fork", "sleep", "1000"])
        try await eventually("the process is there") { !parent.children.isEmpty }
        let inside = try ProcessHandle(pid: try #require(parent.children.first))
        let fault = #expect(throws: WorkloadReference.Fault.self) { _ = try WorkloadReference.process(getpid()).resolve(for: inside) }
        #expect(fault?.status.code == .invalidArgument)
        let beside = try ProcessHandle(pid: parent.pid)
        #expect(try WorkloadReference.process(getpid()).resolve(for: beside).pid == getpid())
        _ = inside.signal(SIGKILL)
    }

    @Test func `reflection tells of the broker's services, and of those alone`() async throws {
        try await withBrokerEndpoint { issuer, _, _, path in
            try await withBroker(path, as: try issuer.identity("other")) { _, channel in
                func ask(_ request: Grpc_Reflection_V1_ServerReflectionRequest) async throws -> Grpc_Reflection_V1_ServerReflectionResponse {
                    let client = Grpc_Reflection_V1_ServerReflection.Client(wrapping: channel)
                    return try await client.serverReflectionInfo(
                        metadata: header, options: patient, requestProducer: { try await $0.write(request) }
                    ) { response in
                        for try await message in response.messages { return message }
                        throw TestingError("no answer")
                    }
                }
                let names = try await ask(.with { $0.listServices = "" }).listServicesResponse.service.map(\.name)
                #expect(names.contains("spiffe.broker.API") && !names.contains("SpiffeWorkloadAPI"))
                #expect(try await !ask(.with { $0.fileContainingSymbol = "spiffe.broker.API" }).fileDescriptorResponse.fileDescriptorProto.isEmpty)
                #expect(try await ask(.with { $0.fileContainingSymbol = "SpiffeWorkloadAPI" }).errorResponse.errorCode == 5)
            }
        }
    }

    @Test func `a client speaks to the endpoint that it expects, and to no other`() async throws {
        try await withBrokerEndpoint { issuer, _, _, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let mesh = try Shown(issuer, try issuer.identity("mesh"))
            try await mesh.source.waitUntilReady(within: .seconds(20))
            for (name, isExpected) in [("node", true), ("another", false)] {
                let broker = BrokerClient(.unix(path), source: mesh.source, endpoint: try issuer.id(name), clock: .system)
                let source = X509Source(broker.x509Contexts(of: .process(getpid())))
                let isReady = (try? await source.waitUntilReady(within: isExpected ? .seconds(20) : .seconds(1))) != nil
                #expect(isReady == isExpected)
                source.close()
                broker.close()
            }
        }
    }

    @Test func `a broker endpoint's address is read, and what is none is refused`() {
        #expect(try! BrokerAddress.parse("unix:///run/broker.sock").get() == .unix("/run/broker.sock"))
        #expect(try! BrokerAddress.parse("tcp://127.0.0.1:8000").get() == .tcp(host: "127.0.0.1", port: 8000))
        #expect(try! BrokerAddress.parse("tcp://broker.example.com:8443").get() == .tcp(host: "broker.example.com", port: 8443))
        let wrong = [
            "", "unix://host/path", "unix:relative", "tcp://127.0.0.1:8000/foo", "tcp://broker.example.com", "tcp://broker.example.com:0",
            "tcp://-x.example:1", "tcp://a..b:1", "tcp://1.2.3:1", "tcp://user@host:1", "https://host:1", "tcp://host:1?x", "tcp://h_st:1",
        ]
        for text in wrong {
            #expect((try? BrokerAddress.parse(text).get()) == nil, "\(text)")
        }
        #expect((try? BrokerAddress.fromEnvironment([:]).get()) == nil)
        #expect((try? BrokerAddress.fromEnvironment([BrokerAddress.variable: "unix:///a"]).get()) == .unix("/a"))
    }
}

@Suite("R42 R44: limits on who asks for others") struct OccupancyTests {
    @Test func `one caller's calls are bounded, and leave room for another's`() async throws {
        let occupancy = Occupancy(limit: 2)
        let (a, b) = (try #require(SPIFFEID("spiffe://shop.example/a")), try #require(SPIFFEID("spiffe://shop.example/b")))
        try await occupancy.holding(a) {
            try await occupancy.holding(a) {
                let error = await #expect(throws: RPCError.self) { try await occupancy.holding(a) {} }
                #expect(error?.code == .unavailable)
                try await occupancy.holding(b) {}
            }
            try await occupancy.holding(a) {}
        }
    }
}
