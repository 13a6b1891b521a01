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

struct Misuse: Error, CustomStringConvertible {
    var description: String
}

/// The middle, the ninety-ninth of a hundred, and the worst, as members of a JSON object.
func percentiles(_ times: [Duration]) -> String {
    let sorted = times.sorted()
    func at(_ share: Double) -> Int64 { sorted.isEmpty ? -1 : sorted[Int(Double(sorted.count - 1) * share)].milliseconds }
    return "\"p50ms\": \(at(0.5)), \"p99ms\": \(at(0.99)), \"maxms\": \(at(1))"
}

@main enum IdentityLoad {
    /// identity-load HOST PORT TOKEN-FILE x509|batch|jwt|issue-x509|issue-jwt COUNT CONCURRENCY SPIFFE-ID SELECTOR
    /// identity-load HOST PORT CONTROL-SOCKET stream AGENTS ENTRIES CHANGES
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 8, arguments[4] == "stream" {
            try await StreamLoad(arguments).run()
        } else {
            try await run(arguments)
        }
        exit(0)
    }

    nonisolated private static func run(_ arguments: [String]) async throws {
        guard arguments.count == 9, let port = Int(arguments[2]), let count = Int(arguments[5]), let concurrency = Int(arguments[6]) else {
            throw Misuse(
                description: """
                    identity-load HOST PORT TOKEN-FILE x509|batch|jwt|issue-x509|issue-jwt COUNT CONCURRENCY SPIFFE-ID SELECTOR
                    identity-load HOST PORT CONTROL-SOCKET stream AGENTS ENTRIES CHANGES
                    """)
        }
        let joinToken = try String(contentsOfFile: arguments[3], encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let (mode, id, selector) = (arguments[4], arguments[7], arguments[8])
        let connection = try await LoadAgent.join(host: arguments[1], port: port, token: joinToken, name: "load").client
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
        let token = Mayfly_Node_V1_IssueJWTSVIDRequest.with {
            $0.spiffeID = id
            $0.evidence = evidence
            $0.audience = ["benchmark"]
        }
        // All that ask share the stream of one agent; each asks for one identity and waits for its answer.
        let stream = IssuingStream(connection)
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
                        case "issue-x509":
                            guard case .x509? = try await stream.answers(to: [.x509(single(index))]).first?.get() else {
                                throw Misuse(description: "a certificate was refused")
                            }
                        case "issue-jwt":
                            guard case .jwt? = try await stream.answers(to: [.jwt(token)]).first?.get() else {
                                throw Misuse(description: "a token was refused")
                            }
                        default: _ = try await client.issueJWTSVID(token)
                        }
                        own.append(asked.duration(to: .now))
                    }
                    progress.times.withLock { $0 += own }
                }
            }
            try await group.waitForAll()
        }
        let elapsed = start.duration(to: .now)
        let seconds = Double(elapsed.milliseconds) / 1000
        print(
            "{\"mode\": \"\(mode)\", \"issued\": \(count), \"seconds\": \(seconds), \"perSecond\": \(Int(Double(count) / seconds)), "
                + "\(progress.times.withLock { percentiles($0) })}")
    }
}
