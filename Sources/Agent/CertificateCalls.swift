import Crypto
import Foundation
import GRPCCore
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// Asks the server for certificates, as many at once as ``SigningLine`` says: each question once, however many have it.
final class CertificateCalls: Sendable {
    /// One identity for one process. Several streams of a process that ask the same are given the same.
    struct Ask: Hashable, Sendable {
        var id: SPIFFEID
        var entry: String
        var evidence: Mayfly_Node_V1_ProcessEvidence
        /// Serial of the certificate whose place it takes; empty for the first.
        var replaces: String

        /// About its bytes on the wire.
        var size: Int { evidence.selectors.reduce(512) { $0 + $1.utf8.count + 4 } }
    }

    struct Signed: Sendable {
        var svid: X509SVID
        var key: Secret
    }

    private struct State {
        var line = SigningLine<Ask>()
        var waiting: [Int: CheckedContinuation<Signed, any Error>] = [:]
    }
    private let state = Mutex(State())
    private let link: ServerLink

    init(link: ServerLink) {
        self.link = link
    }

    /// What the server signs, or its refusal: of this one alone, whatever becomes of others in the same call.
    func certificate(_ ask: Ask) async throws -> Signed {
        let ticket = Mutex<Int?>(nil)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { state in
                    let number = state.line.enter(ask, size: ask.size)
                    state.waiting[number] = continuation
                    ticket.withLock { $0 = number }
                }
                // Cancelled before there was anything to leave.
                if Task.isCancelled { leave(ticket.withLock { $0 }) }
                send()
            }
        } onCancel: {
            leave(ticket.withLock { $0 })
        }
    }

    private func leave(_ ticket: Int?) {
        guard let ticket else { return }
        let left = state.withLock { state in
            state.line.leave(ticket)
            return state.waiting.removeValue(forKey: ticket)
        }
        left?.resume(throwing: CancellationError())
    }

    private func send() {
        while let call = state.withLock({ $0.line.call() }) {
            Task {
                let answers = await answers(to: call)
                let told = state.withLock { state in
                    state.line.ended(call).flatMap { ask, tickets in
                        tickets.compactMap { state.waiting.removeValue(forKey: $0) }.map { (ask, $0) }
                    }
                }
                for (ask, continuation) in told {
                    continuation.resume(with: answers[ask] ?? .failure(ServerLink.senseless))
                }
                send()
            }
        }
    }

    private func answers(to call: [Ask]) async -> [Ask: Result<Signed, any Error>] {
        do {
            let keys = call.map { _ in P256.Signing.PrivateKey(compactRepresentable: false) }
            let questions = try zip(call, keys).map { ask, key in
                ServerLink.Question.x509(
                    try .with {
                        $0.spiffeID = ask.id.description
                        $0.entry = ask.entry
                        $0.evidence = ask.evidence
                        $0.replaces = ask.replaces
                        $0.certificateRequest = Data(try CertificateRequest.make(key))
                    })
            }
            return Dictionary(
                zip(zip(call, keys), await link.issue(questions)).map { asked, answer in
                    (asked.0, Result { try Self.read(answer.get(), for: asked.0, asked.1) })
                }) { first, _ in first }
        } catch {
            return Dictionary(call.map { ($0, .failure(error)) }) { first, _ in first }
        }
    }

    private static func read(
        _ answer: ServerLink.Answer, for ask: Ask, _ key: P256.Signing.PrivateKey
    ) throws -> Signed {
        guard case .x509(let issued) = answer else { throw ServerLink.senseless }
        return Signed(svid: try X509SVID(verifying: issued.chain.map { Array($0) }, expecting: ask.id), key: Secret(key.derRepresentation))
    }
}
