import AuditLedger
import Console
import Foundation
import Issuance
import Logging
import NodeAttestation
import Runtime
import SPIFFE
import SharedSignals
import Storage
import X509

/// What happened here, as events for those who are told of it. The ledger is the queue's beginning: what stands in it and lies behind
/// the cursor has become an event of each stream, in one transaction with the cursor's move.
extension ControlPlaneCore {
    /// Runs until cancelled: tells receivers, asks transmitters that are asked, forgets what is old.
    func keepSignals(_ logger: Logger) async {
        await decideRevokedAgain(logger)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await fillOutbox(logger) }
            group.addTask { await pushOutbox(logger) }
            group.addTask { await pollTransmitters(logger) }
            group.addTask {
                while !Task.isCancelled {
                    let now = clock.now()
                    try? await database.write { try SignalsRecords.forget(at: now, in: $0) }
                    try? await Task.sleep(for: .seconds(3600))
                }
            }
        }
    }

    /// A crash between an event and the end of the logins that it ends: they are ended now.
    private func decideRevokedAgain(_ logger: Logger) async {
        for revocation in issuer.revocations.all {
            if case .identity(let id) = revocation.subject { await decideAgain(grantsOf: id, logger) }
        }
    }

    private func fillOutbox(_ logger: Logger) async {
        while !Task.isCancelled {
            // Listen first, then look: what comes in between is looked at again.
            let entries = events.subscribe { SignalsRecords.told.contains($0) }
            let news = signals.changed()
            do {
                try await fill()
            } catch {
                logger.error("events could not be queued: \(Loops.describe(error))")
            }
            await Task.sleep(atMost: .seconds(5), orUntil: entries, news)
        }
    }

    /// One step is at most this many entries of the ledger.
    private static let step = 2000

    private func fill() async throws {
        guard let issuer = signals.policy.issuer, !signals.streams.isEmpty else { return }
        while true {
            let (last, added) = try await database.read { transaction -> (Int?, [Entry]) in
                guard let cursor = try SignalsRecords.cursor(in: transaction) else { return (nil, []) }
                let entries = try Ledger.entries(after: cursor, limit: Self.step, in: transaction)
                return (entries.last?.sequence, entries.filter { SignalsRecords.told.contains($0.kind) })
            }
            guard let last else { return }
            let (streams, records, keeper) = (signals.streams.filter { $0.status != .disabled }, signalsRecords, signals)
            try await database.write { [self] transaction in
                for entry in added {
                    guard let (subject, event) = try Self.event(of: entry, in: transaction), let type = event.type else { continue }
                    for stream in streams {
                        guard let receiver = keeper.receiver(stream.receiver), self.stream(stream, of: receiver).delivered.contains(type),
                            try SignalsRecords.isTold(stream, of: subject, in: transaction)
                        else { continue }
                        let token = SecurityEventToken(
                            issuer: issuer, audience: [receiver.audience], id: entropy.hex(16), issuedAt: entry.at,
                            transaction: "ledger-\(entry.sequence)", subject: written(subject, for: receiver), event: event)
                        try records.add(token, to: stream.id, in: transaction)
                    }
                }
                try SignalsRecords.move(cursor: last, in: transaction)
            }
            if !added.isEmpty { signals.wake() }
        }
    }

    /// A stored stream as the protocol knows it.
    func stream(_ record: StreamRecord, of receiver: SignalsPolicy.Receiver) -> EventStream {
        EventStream(
            id: record.id, issuer: signals.policy.issuer ?? "", audience: [receiver.audience],
            supported: receiver.events.compactMap { EventType(named: $0) }.filter { !$0.isOfStream }, requested: record.requested,
            delivery: record.pushURL.map { .push(url: $0) } ?? .poll, description: record.description, status: record.status,
            statusReason: record.reason)
    }

    /// What others are told of an entry; `nil` for what is nobody's business.
    private static func event(of entry: Entry, in transaction: Transaction) throws -> (SubjectIdentifier, SecurityEvent)? {
        let initiator: SecurityEvent.Initiator =
            entry.actor.hasPrefix("operator:") ? .admin : entry.actor.hasPrefix("transmitter:") ? .policy : .system
        func event(_ kind: SecurityEvent.Kind, _ words: String) -> SecurityEvent {
            // CAEP's interoperability profile wants a reason in every event, so there is one where nobody gave one.
            let given = entry.facts["reason"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : String($0.prefix(500)) }
            return SecurityEvent(kind, at: entry.at, initiator: initiator, reason: ["en": given ?? words])
        }
        let identity = SubjectIdentifier.simple(.uri(entry.subject))
        switch entry.kind {
        case "identity.revoked":
            if entry.subject.hasPrefix("spiffe://") { return (identity, event(.sessionRevoked, "the identity is revoked")) }
            // One certificate or token: of whom, the issuer's own table knows.
            let row = try transaction.row("SELECT spiffe_id, kind FROM issued WHERE id = ?", .text(entry.subject))
            guard let row else { return nil }
            let isToken = try row.text("kind") == "jwt"
            let change = SecurityEvent.CredentialChange(type: isToken ? "jwt" : "x509", change: .revoke, x509Serial: isToken ? nil : entry.subject)
            let words = isToken ? "one token of the identity is revoked" : "one certificate of the identity is revoked"
            return (.simple(.uri(try row.text("spiffe_id"))), event(.credentialChange(change), words))
        case "identity.restored": return (identity, event(.accountEnabled, "the identity may be used again"))
        case "context.failing":
            let change = SecurityEvent.Kind.deviceComplianceChange(from: .compliant, to: .notCompliant)
            return (.complex(["device": .uri(entry.subject)]), event(change, "the node is not what it must be"))
        case "context.healthy":
            let change = SecurityEvent.Kind.deviceComplianceChange(from: .notCompliant, to: .compliant)
            return (.complex(["device": .uri(entry.subject)]), event(change, "the node is what it must be"))
        case "credential.retired":
            return (.simple(.opaque(entry.subject)), event(.credentialChange(.init(type: "password", change: .revoke)), "the credential is retired"))
        default: return nil
        }
    }
}
