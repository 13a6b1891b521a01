import Context
public import Foundation
import Estate
public import Registration
import Runtime
import SPIFFE
import SwiftProtobuf

extension Mayfly_Node_V1_WorkloadEntry {
    public init(_ entry: RegistrationEntry) {
        self = .with {
            $0.name = entry.name
            $0.revision = Int64(entry.revision)
            $0.id = entry.spiffeID.description
            $0.parent = entry.parent?.description ?? ""
            $0.selectors = entry.selectors.map(\.description)
            $0.hint = entry.hint ?? ""
            $0.x509LifetimeMs = entry.x509Lifetime?.milliseconds ?? 0
            $0.jwtLifetimeMs = entry.jwtLifetime?.milliseconds ?? 0
            $0.federatesWith = entry.federatesWith.map(\.name)
            $0.expiresAtMs = entry.expiresAt?.milliseconds ?? 0
            $0.requiresRules = entry.requires?.posture ?? []
        }
    }

    /// The entry as an agent needs it. What this version cannot read, a selector of a later one say, is kept without selectors: it is
    /// nobody's, and the digest still holds.
    var entry: RegistrationEntry? {
        guard let unusable = TrustDomain("unusable").flatMap({ SPIFFEID(trustDomain: $0, segments: ["unusable"]) }) else { return nil }
        let read = selectors.compactMap(Selector.init)
        let template = IDTemplate(id)
        let isUsable = template != nil && read.count == selectors.count && (parent.isEmpty || SPIFFEID(parent) != nil)
        return RegistrationEntry(
            name: name, spiffeID: template ?? IDTemplate(unusable), parent: SPIFFEID(parent), selectors: isUsable ? read : [],
            hint: hint.isEmpty ? nil : hint, x509Lifetime: x509LifetimeMs > 0 ? .milliseconds(x509LifetimeMs) : nil,
            jwtLifetime: jwtLifetimeMs > 0 ? .milliseconds(jwtLifetimeMs) : nil,
            federatesWith: federatesWith.compactMap { TrustDomain($0) },
            expiresAt: expiresAtMs > 0 ? Timestamp(milliseconds: expiresAtMs) : nil,
            requires: requiresRules.isEmpty ? nil : ContextRequirement(posture: requiresRules), owner: "", purpose: "", revision: Int(revision))
    }
}

extension EntryUpdate {
    /// Most bytes of entries in one message; the transport takes twice as many.
    static let pieceLimit = 256 << 10

    /// The update in messages that stay small however many entries there are.
    public var pieces: [Mayfly_Node_V1_EntryPiece] {
        var pieces = [Mayfly_Node_V1_EntryPiece.with { $0.beginsSnapshot = isSnapshot }]
        var size = 0
        func room(for bytes: Int) {
            size += bytes
            if size > Self.pieceLimit {
                pieces.append(.init())
                size = bytes
            }
        }
        for entry in entries {
            let message = Mayfly_Node_V1_WorkloadEntry(entry)
            room(for: message.size)
            pieces[pieces.count - 1].entries.append(message)
        }
        for name in gone {
            room(for: name.utf8.count + 4)
            pieces[pieces.count - 1].gone.append(name)
        }
        pieces[pieces.count - 1].isLast = true
        pieces[pieces.count - 1].revision = Int64(revision)
        pieces[pieces.count - 1].digest = Data(digest.bytes)
        return pieces
    }
}

extension Mayfly_Node_V1_WorkloadEntry {
    /// About its bytes on the wire, without writing it.
    fileprivate var size: Int {
        let texts = [name, id, parent, hint] + selectors + federatesWith + requiresRules
        return texts.reduce(64) { $0 + $1.utf8.count + 4 }
    }
}

/// What an agent holds of the entries, and what it is in the middle of being told.
///
/// A set changes as a whole: until the last piece of an update is there, and the digest says that the set is the server's, the one
/// before stands.
public struct EntryReplica: Sendable {
    public private(set) var entries = EntrySet()
    /// `nil`: nothing that could be gone on from.
    public private(set) var revision: Int?
    private var pending: EntrySet?

    public enum Outcome: Sendable, Equatable {
        case more
        case complete
        /// The digest is another: this replica and the server no longer mean the same. Ask again from nothing.
        case drifted
    }

    /// Most entries of one agent.
    public static let limit = 200_000

    public init() {}

    public mutating func take(_ piece: Mayfly_Node_V1_EntryPiece) -> Outcome {
        if piece.beginsSnapshot { pending = EntrySet() }
        var set = pending ?? entries
        // Held twice it would be copied with every change.
        pending = nil
        for message in piece.entries where set.count < Self.limit {
            if let entry = message.entry { set.insert(entry) }
        }
        for name in piece.gone { set.remove(name) }
        guard piece.isLast else {
            pending = set
            return .more
        }
        guard set.digest == StateDigest(Array(piece.digest)) else {
            revision = nil
            return .drifted
        }
        (entries, revision) = (set, Int(piece.revision))
        return .complete
    }

    /// The stream ended in the middle: what was half told counts for nothing.
    public mutating func interrupt() { pending = nil }

    /// What to ask with.
    public var request: (revision: Int64, digest: Data) {
        revision.map { (Int64($0), Data(entries.digest.bytes)) } ?? (-1, Data())
    }
}
