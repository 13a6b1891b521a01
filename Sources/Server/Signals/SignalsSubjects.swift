import AuditLedger
import Console
import Foundation
import Issuance
import Runtime
import SPIFFE
import SharedSignals
import Storage

/// Of whom a stream tells: what its receiver has said about subjects, the last word first, and without one what the stream began with.
extension SignalsRecords {
    static let subjectsMigration = Migration(
        "signals-0002",
        """
        CREATE TABLE signal_subject(
            place INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, subject TEXT NOT NULL, is_complex INTEGER NOT NULL,
            is_wanted INTEGER NOT NULL);
        CREATE UNIQUE INDEX signal_subject_subject ON signal_subject(stream, subject);
        CREATE INDEX signal_subject_complex ON signal_subject(stream, is_complex, place);
        """)

    /// Most subjects about which one stream has a word.
    static let subjectLimit = 10_000
    /// Most complex ones among them: each is compared with each event's.
    static let complexLimit = 100

    /// Notes what a receiver wants. Of a simple subject nothing is kept that the stream does anyway.
    ///
    /// - Parameter subject: as ``ControlPlaneCore/plain(_:)`` writes it.
    func set(_ subject: SubjectIdentifier, of stream: StreamRecord, isWanted: Bool, in transaction: Transaction) throws {
        let subjects: [SubjectIdentifier] = if case .aliases(let names) = subject { names.map { .simple($0) } } else { [subject] }
        let isDefault = isWanted == (stream.defaultSubjects != DefaultSubjects.none)
        for one in subjects {
            let isComplex = if case .complex = one { 1 } else { 0 }
            let before = try transaction.row(
                "SELECT is_wanted FROM signal_subject WHERE stream = ? AND subject = ?", .text(stream.id), .text(one.json))?.integer("is_wanted")
            try transaction.execute("DELETE FROM signal_subject WHERE stream = ? AND subject = ?", .text(stream.id), .text(one.json))
            let others = try Self.subjects(of: stream.id, complex: isComplex == 1, in: transaction)
            // The last complex word decides, so one that says what would be anyway is needed only beside others.
            let isKept = !isDefault || (isComplex == 1 && others > 0)
            if isKept {
                guard others < (isComplex == 1 ? Self.complexLimit : Self.subjectLimit) else {
                    throw SETRefusal(.notAllowed, "a stream has at most \(Self.subjectLimit) subjects, \(Self.complexLimit) of them complex")
                }
                try transaction.execute(
                    "INSERT INTO signal_subject(stream, subject, is_complex, is_wanted) VALUES(?, ?, ?, ?)", .text(stream.id), .text(one.json),
                    Value(isComplex), Value(isWanted ? 1 : 0))
            }
            // Said again it is no news.
            guard before.map({ ($0 == 1) != isWanted }) ?? isKept else { continue }
            try ledger.append(
                NewEntry(
                    kind: isWanted ? "signal.subject-added" : "signal.subject-removed", subject: stream.receiver,
                    actor: "receiver:\(stream.receiver)", facts: ["stream": stream.id, "about": String(one.json.printable.prefix(500))]),
                in: transaction)
        }
    }

    /// Words about subjects that a stream has: simple ones or complex ones.
    private static func subjects(of stream: String, complex: Bool, in transaction: Transaction) throws -> Int {
        try transaction.row(
            "SELECT count(*) AS count FROM signal_subject WHERE stream = ? AND is_complex = ?", .text(stream), Value(complex ? 1 : 0))?
            .integer("count") ?? 0
    }

    static func subjects(of stream: String, in transaction: Transaction) throws -> Int {
        try subjects(of: stream, complex: false, in: transaction) + subjects(of: stream, complex: true, in: transaction)
    }

    /// Whether a stream tells of a subject.
    static func isTold(_ stream: StreamRecord, of subject: SubjectIdentifier, in transaction: Transaction) throws -> Bool {
        let isDefault = stream.defaultSubjects != DefaultSubjects.none
        guard case .complex = subject else {
            let row = try transaction.row(
                "SELECT is_wanted FROM signal_subject WHERE stream = ? AND subject = ?", .text(stream.id), .text(subject.json))
            return try row.map { try $0.integer("is_wanted") == 1 } ?? isDefault
        }
        let words = try transaction.rows(
            "SELECT subject, is_wanted FROM signal_subject WHERE stream = ? AND is_complex = 1 ORDER BY place DESC", .text(stream.id))
        for word in words {
            // Written again a text may need six times as many bytes.
            guard case .success(let value) = JSONValue.read(Array(try word.text("subject").utf8), limit: SubjectRequest.limit * 8),
                case .success(let said) = SubjectIdentifier.read(value)
            else { continue }
            let isWanted = try word.integer("is_wanted") == 1
            if isWanted ? said.matches(subject) : said.covers(subject) { return isWanted }
        }
        return isDefault
    }
}

extension ControlPlaneCore {
    /// Adds a subject to a stream, or removes it. Whether anybody here is called so is not looked at, so nobody learns it (SSF 1.0 §9.1).
    func set(_ subject: SubjectIdentifier, of stream: StreamRecord, isWanted: Bool) async throws {
        let (records, subject) = (signalsRecords, plain(subject))
        try await database.write { transaction in
            // One that was deleted meanwhile leaves nothing behind.
            guard try transaction.row("SELECT id FROM signal_stream WHERE id = ?", .text(stream.id)) != nil else {
                throw SETRefusal(.unknownSubject, "there is no such stream of this receiver")
            }
            try records.set(subject, of: stream, isWanted: isWanted, in: transaction)
        }
    }

    /// A subject as it stands in what is told, before it is written for a receiver: SPIFFE IDs as `uri`, fingerprints as `opaque`. What names
    /// them by `iss_sub` of ours is the same.
    func plain(_ subject: SubjectIdentifier) -> SubjectIdentifier {
        let ours: Set = [settings.trustDomain.id.description, issuer.authority.tokens.issuer, signals.policy.issuer ?? ""]
        func plain(_ one: SubjectIdentifier.Simple) -> SubjectIdentifier.Simple {
            guard case .issuerAndSubject(let issuer, let name) = one, ours.contains(issuer) else { return one }
            return name.hasPrefix("spiffe://") ? .uri(name) : .opaque(name)
        }
        return subject.mapped(plain)
    }

    /// The same subject as a receiver is told of it: as it stands, or by issuer and subject, which for a SPIFFE ID are those of JWT-SVIDs.
    func written(_ subject: SubjectIdentifier, for receiver: SignalsPolicy.Receiver) -> SubjectIdentifier {
        guard receiver.subjectFormat == "iss_sub" else { return subject }
        let (tokens, signals) = (issuer.authority.tokens.issuer, signals.policy.issuer ?? "")
        return subject.mapped { one in
            switch one {
            case .uri(let id): .issuerAndSubject(issuer: tokens, subject: id)
            case .opaque(let name): .issuerAndSubject(issuer: signals, subject: name)
            default: one
            }
        }
    }
}

extension SubjectIdentifier {
    fileprivate func mapped(_ change: (Simple) -> Simple) -> SubjectIdentifier {
        switch self {
        case .simple(let one): .simple(change(one))
        case .aliases(let names): .aliases(names.map(change))
        case .complex(let members): .complex(members.mapValues(change))
        }
    }
}
