//  identity-load: an agent's side of the server, as fast as it goes: for Benchmarks/identity. It joins as a node, claims one process,
//  and asks for certificates or tokens of it. Never installed.

import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization
import X509

/// What the tasks share.
private final class Progress: Sendable {
    let next = Atomic(0)
    let times = Mutex<[Duration]>([])
}

private struct Misuse: Error, CustomStringConvertible {
    var description: String
}

@main enum IdentityLoad {
    /// identity-load HOST PORT TOKEN-FILE x509|batch|jwt COUNT CONCURRENCY SPIFFE-ID SELECTOR
    static func main() async throws {
        try await run(CommandLine.arguments)
        exit(0)
    }

    nonisolated private static func run(_ arguments: [String]) async throws {
        guard arguments.count == 9, let port = Int(arguments[2]), let count = Int(arguments[5]), let concurrency = Int(arguments[6]) else {
            throw Misuse(description: "identity-load HOST PORT TOKEN-FILE x509|batch|jwt COUNT CONCURRENCY SPIFFE-ID SELECTOR")
        }
        let token = try String(contentsOfFile: arguments[3], encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let (mode, id, selector) = (arguments[4], arguments[7], arguments[8])
        let connection = try await join(host: arguments[1], port: port, token: token)
        // The requests' own keys are made beforehand: they are the workloads' work, and not the server's.
        let requests = try (0..<64).map { _ in try CertificateRequest.make(P256.Signing.PrivateKey(compactRepresentable: false)) }
        let evidence = Mayfly_Node_V1_ProcessEvidence.with {
            $0.selectors = [selector]
            $0.pid = 4242
            $0.startTime = 1
        }
        @Sendable func single(_ index: Int) -> Mayfly_Node_V1_IssueX509SVIDRequest {
            .with {
                $0.spiffeID = id
                $0.evidence = evidence
                $0.certificateRequest = Data(requests[index % requests.count])
            }
        }
        let batch = mode == "batch" ? 100 : 1
        let progress = Progress()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<concurrency {
                group.addTask {
                    let client = Mayfly_Node_V1_Node.Client(wrapping: connection)
                    var own: [Duration] = []
                    while true {
                        let index = progress.next.add(batch, ordering: .relaxed).oldValue
                        guard index < count else { break }
                        let asked = ContinuousClock.now
                        switch mode {
                        case "x509": _ = try await client.issueX509SVID(single(index))
                        case "batch":
                            let answer = try await client.issueX509SVIDs(.with { $0.requests = (0..<batch).map { single(index + $0) } })
                            precondition(answer.answers.allSatisfy { !$0.issued.chain.isEmpty }, "a certificate was refused")
                        default:
                            _ = try await client.issueJWTSVID(
                                .with {
                                    $0.spiffeID = id
                                    $0.evidence = evidence
                                    $0.audience = ["benchmark"]
                                })
                        }
                        own.append(asked.duration(to: .now))
                    }
                    progress.times.withLock { $0 += own }
                }
            }
            try await group.waitForAll()
        }
        let elapsed = start.duration(to: .now)
        let sorted = progress.times.withLock { $0.sorted() }
        func percentile(_ share: Double) -> Double { Double(sorted[Int(Double(sorted.count - 1) * share)].milliseconds) }
        let seconds = Double(elapsed.milliseconds) / 1000
        print(
            "{\"mode\": \"\(mode)\", \"issued\": \(count), \"seconds\": \(seconds), \"perSecond\": \(Int(Double(count) / seconds)), "
                + "\"p50ms\": \(percentile(0.5)), \"p99ms\": \(percentile(0.99))}")
    }

    nonisolated private static func join(host: String, port: Int, token: String) async throws -> GRPCClient<HTTP2ClientTransport.Posix> {
        let parts = token.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, let digest = [UInt8](hex: parts[1]), let domain = TrustDomain(parts[2]) else {
            throw Misuse(description: "the file holds no join token")
        }
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let stranger = try NodeTLS.clientTransport(
            host: host, port: port, credential: NodeTLS.selfSigned(key, now: WallClock.system.now()),
            trust: .pinnedRoot(sha256: digest, trustDomain: domain), clock: .system)
        let request = try Mayfly_Node_V1_AttestRequest.with {
            $0.joinToken = token
            $0.nodeName = "load"
            $0.certificateRequest = Data(try CertificateRequest.make(key))
        }
        let identity = try await withGRPCClient(transport: stranger) { try await Mayfly_Node_V1_Node.Client(wrapping: $0).attest(request) }
        let credential = NodeCredential(chain: identity.chain.map { Array($0) }, key: Secret(key.derRepresentation))
        let bundle = try X509Bundle(trustDomain: domain, rootsDER: identity.roots.map { Array($0) })
        let client = GRPCClient(
            transport: try NodeTLS.clientTransport(host: host, port: port, credential: credential, trust: .bundle(bundle), clock: .system))
        Task { try? await client.runConnections() }
        return client
    }
}
