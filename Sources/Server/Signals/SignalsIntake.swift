import AuditLedger
import Brokerage
import Console
import Context
import Estate
import Foundation
import Issuance
import Logging
import NodeAttestation
import Registration
import Runtime
import SPIFFE
import SharedSignals
import Storage

/// What a token does here, before it is done.
private enum SignalEffect: Sendable {
    /// Taken, and of no consequence: about the stream, or of a type that is not known.
    case none(String)
    /// The ledger says so, and nothing else follows.
    case record
    /// The ledger says so, and what rests on it is decided again.
    case change(Changed)
    case revoke(SPIFFEID)
    case comply(agent: SPIFFEID, isCompliant: Bool)

    /// Whose credential is another.
    enum Changed: Sendable {
        case identity(SPIFFEID)
        case credential(Fingerprint)
    }
}

extension ControlPlaneCore {
    /// Verifies a transmitter's token, does what it says, and remembers it: one transaction. The logins that it ends are ended after that.
    ///
    /// - Returns: the outcome; the same for a token that came before, which has no effect (RFC 8935 §2).
    func take(token bytes: [UInt8], from peer: SignalsKeeper.Peer, _ logger: Logger) async -> Result<String, SETRefusal> {
        let now = clock.now()
        let refusal: SETRefusal
        do {
            let text = String(decoding: bytes.prefix(SecurityEventToken.limit), as: UTF8.self)
            let keyID: String? = if case .success(let parsed) = SignedToken.parse(text) { parsed.keyID } else { nil }
            let keys: [JSONWebKey]
            do { keys = try await peer.keys.keys(for: keyID) } catch { throw SETRefusal(.unavailable, "its transmitter's keys cannot be had now") }
            let reader = SETReader(
                issuer: peer.declared.issuer, audience: peer.declared.audience, keys: keys, oldest: SignalsRecords.retention)
            let token = try reader.read(bytes, at: now).get()
            return .success(try await take(token, from: peer, at: now, logger))
        } catch let error as SETRefusal {
            refusal = error
        } catch {
            refusal = SETRefusal(.unavailable, "the database could not take it")
            logger.error("an event of `\(peer.name)` is not stored: \(Loops.describe(error))")
        }
        logger.notice("an event of `\(peer.name)` is not taken: \(refusal)")
        signals.note(refusal, of: peer.name, at: now)
        return .failure(refusal)
    }

    private func take(_ token: SecurityEventToken, from peer: SignalsKeeper.Peer, at now: Timestamp, _ logger: Logger) async throws -> String {
        let (effect, subject) = try await effect(of: token, from: peer)
        let statements = statements(effect, token, from: peer)
        let (records, name) = (signalsRecords, peer.name)
        let outcome = try await database.write { [self] transaction -> (words: String, isNew: Bool, statements: [ContextStatement]) in
            if try SignalsRecords.isKnown(token, from: name, in: transaction) { return ("known", false, []) }
            var words: String
            var good: [ContextStatement] = []
            switch effect {
            case .none(let why): words = why
            case .record, .change, .revoke, .comply:
                if try SignalsRecords.isOlder(token, from: name, about: subject, in: transaction) {
                    words = "older"
                } else {
                    (words, good) = try apply(effect, token, statements, from: name, in: transaction)
                }
            }
            try records.note(token, of: name, about: subject, words, in: transaction)
            return (words, true, good)
        }
        guard outcome.isNew else { return outcome.words }
        for statement in outcome.statements { context.take(statement, at: now) }
        // The transmitter need not wait for targets: the identity is gone already.
        switch effect {
        case .revoke(let id) where outcome.words == "revoked":
            logger.warning("`\(id)` is revoked: transmitter `\(name)` says its session is")
            Task { await decideAgain(grantsOf: id, logger) }
        case .comply(let agent, _): Task { await decideAgain(grantsOn: agent, logger) }
        case .change(.identity(let id)) where outcome.words == "recorded": Task { await decideAgain(grantsOf: id, logger) }
        case .change(.credential(let fingerprint)) where outcome.words == "recorded":
            Task { await decideAgain(grantsInPlaceOf: fingerprint, logger) }
        default: break
        }
        warn(of: token, subject, from: name, logger)
        return outcome.words
    }

    private func apply(
        _ effect: SignalEffect, _ token: SecurityEventToken, _ statements: [ContextStatement], from name: String, in transaction: Transaction
    ) throws -> (String, [ContextStatement]) {
        switch effect {
        case .none(let why): return (why, [])
        case .record, .change: return ("recorded", [])
        case .revoke(let id):
            // What an operator restored was restored from this as well.
            let restored = try Ledger.newest(1, ofKind: "identity.restored", about: id.description, in: transaction).first?.at
            if let restored, restored > token.happenedLatest { return ("restored since", []) }
            if try transaction.row("SELECT 1 FROM revocation WHERE kind = 'identity' AND value = ?", .text(id.description)) != nil {
                return ("revoked already", [])
            }
            let why = token.event.words.map { ": \($0)" } ?? ""
            _ = try issuer.revocations.revoke(
                .identity(id), reason: "`\(name)` says its session is revoked\(why)", by: "transmitter:\(name)", in: transaction)
            return ("revoked", [])
        case .comply(_, let isCompliant):
            var good: [ContextStatement] = []
            for statement in statements {
                do {
                    if try contextRecords.take(statement, in: transaction) == .taken { good.append(statement) }
                } catch let refusal as StatementRefusal {
                    // A newer word, or too many of them; what can be taken is.
                    guard refusal.code == .older else { throw SETRefusal(.tooMany, refusal.reason) }
                }
            }
            guard !good.isEmpty else { return (statements.isEmpty ? "no feed rests on it" : "older", []) }
            return (isCompliant ? "compliant" : "not compliant", good)
        }
    }

    /// One for each feed whose word this transmitter's events are.
    private func statements(_ effect: SignalEffect, _ token: SecurityEventToken, from peer: SignalsKeeper.Peer) -> [ContextStatement] {
        guard case .comply(let agent, let isCompliant) = effect, let attribute = AttributeName("device.compliant") else { return [] }
        return context.policy.feeds.filter { $0.transmitter == peer.name && $0.attributes.contains(attribute) }.map { feed in
            // How long it counts is the rule's to say: an event tells of a change, and is not said again.
            ContextStatement(
                feed: feed.name, subject: agent, tokenID: token.id, issuedAt: min(token.happenedAt, clock.now()),
                expiresAt: token.happenedAt + .seconds(366 * 86400), values: [attribute: isCompliant ? "true" : "false"], digest: token.digest)
        }
    }

    private func warn(of token: SecurityEventToken, _ subject: String, from name: String, _ logger: Logger) {
        switch token.event.kind {
        case .credentialChange(let change):
            logger.warning("transmitter `\(name)` says a credential of `\(subject)` changed: \(change.change.rawValue)")
        case .streamUpdated(let status, _) where status != .enabled:
            logger.warning("transmitter `\(name)` has \(status.rawValue) its stream: nothing of it is heard until it goes on")
        default: break
        }
    }

    // MARK: Whom it is about

    /// - Returns: what is to be done, and whom it concerns as the ledger calls it.
    private func effect(of token: SecurityEventToken, from peer: SignalsKeeper.Peer) async throws -> (SignalEffect, String) {
        guard let type = token.event.type else { return (.none("not known here"), peer.name) }
        switch token.event.kind {
        case .verification: return (.none("verified"), peer.name)
        case .streamUpdated(let status, _): return (.none("stream \(status.rawValue)"), peer.name)
        case .other: return (.none("not known here"), peer.name)
        case .sessionRevoked:
            let id = try identity(token.subject, peer, among: ["session", "application", "user"])
            try permit(type, on: id.description, peer)
            guard issuer.nodes[id] == nil else {
                throw SETRefusal(.notAllowed, "its subject is a node's agent, which has no session: say that the device does not comply")
            }
            guard registrations.catalog.read({ !$0.entries(for: id).isEmpty }) else { throw SETRefusal(.unknownSubject, "its subject is nobody here") }
            return (.revoke(id), id.description)
        case .deviceComplianceChange(_, let status):
            let id = try identity(token.subject, peer, among: ["device"])
            try permit(type, on: id.description, peer)
            guard issuer.nodes[id] != nil else { throw SETRefusal(.unknownSubject, "its subject is no node here") }
            return (.comply(agent: id, isCompliant: status == .compliant), id.description)
        case .credentialChange:
            let name = try resolve(token.subject, peer, among: ["user", "application", "device", "session"])
            if let id = SPIFFEID(name) {
                try permit(type, on: id.description, peer)
                return (.change(.identity(id)), id.description)
            }
            try permit(type, on: "credential:" + name, peer)
            let found = try? await database.read { try Actions.credential(name, in: $0) }
            guard let found else { throw SETRefusal(.unknownSubject, "its subject is no credential of the inventory") }
            return (.change(.credential(found)), found.text)
        case .assuranceLevelChange, .accountEnabled:
            let id = try identity(token.subject, peer, among: ["session", "application", "user"])
            try permit(type, on: id.description, peer)
            return (.record, id.description)
        }
    }

    private func permit(_ type: EventType, on subject: String, _ peer: SignalsKeeper.Peer) throws(SETRefusal) {
        guard peer.may(type, on: subject) else { throw SETRefusal(.notAllowed, "`\(peer.name)` may not say this of its subject") }
    }

    private func identity(_ subject: SubjectIdentifier, _ peer: SignalsKeeper.Peer, among members: [String]) throws(SETRefusal) -> SPIFFEID {
        guard let id = SPIFFEID(try resolve(subject, peer, among: members)), id.trustDomain == settings.trustDomain, !id.path.isEmpty else {
            throw SETRefusal(.unknownSubject, "its subject is nobody of `\(settings.trustDomain)`")
        }
        return id
    }

    /// What it is called here. Of a complex subject the first member that has a name here counts: what narrows it further is passed over,
    /// so that more is taken back than was said, never less.
    private func resolve(_ subject: SubjectIdentifier, _ peer: SignalsKeeper.Peer, among members: [String]) throws(SETRefusal) -> String {
        let found: [String]
        switch subject {
        case .simple(let one): found = [name(of: one, peer)].compactMap(\.self)
        case .aliases(let all): found = Array(Set(all.compactMap { name(of: $0, peer) }))
        case .complex(let parts): found = Array(members.compactMap { parts[$0] }.compactMap { name(of: $0, peer) }.prefix(1))
        }
        guard let name = found.first, found.count == 1 else {
            throw SETRefusal(.unknownSubject, found.isEmpty ? "its subject has no name here" : "its subject's names are of several here")
        }
        return name
    }

    private func name(of subject: SubjectIdentifier.Simple, _ peer: SignalsKeeper.Peer) -> String? {
        if let declared = peer.names[subject] { return declared }
        switch subject {
        case .uri(let text) where text.hasPrefix("spiffe://"): return text
        case .opaque(let text) where text.hasPrefix("spiffe://"): return text
        case .issuerAndSubject(let issuer, let text)
        where text.hasPrefix("spiffe://") && (issuer == peer.declared.issuer || issuer == settings.trustDomain.id.description):
            return text
        default: return nil
        }
    }
}
