import Estate
import Foundation
import Runtime

/// OASIS SARIF 2.1.0. One result for each place of a credential, and for each rule that lets somebody in for where they come from: readers
/// mark lines, and follow a place by its partial fingerprints (§3.27.17), which no line shift changes.
struct SARIF {
    var version: String

    static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    /// What a result is about.
    enum Matter {
        case credential, networkTrust
    }

    /// A result before it is written: the same for a scan and for `mayfly guard`.
    struct Result {
        var matter = Matter.credential
        var kind: String
        var message: String
        var path: String
        var line: Int
        var slot: String?
        var level: String
        /// 0…100 (§3.27.25).
        var rank: Int?
        var fingerprints: [String: String]
        var properties: [String: JSONDocument] = [:]
    }

    func log(of report: ScanReport) -> JSONDocument {
        let results = report.credentials.flatMap { credential in
            ExportPlace.places(of: credential).map { result(credential, $0) }
        } + (report.networkTrust ?? []).map(result)
        let notes = report.unreadable.prefix(1000).map { entry -> JSONDocument in
            ["level": "warning", "message": ["text": .text("not read: \(entry.path): \(entry.why)")]]
        }
        return log(
            results,
            invocation: [
                "executionSuccessful": true, "startTimeUtc": .text(report.startedAt.description),
                "endTimeUtc": .text(report.finishedAt.description), "toolExecutionNotifications": .list(notes),
            ])
    }

    func log(_ results: [Result], invocation: JSONDocument) -> JSONDocument {
        let matters = Dictionary(results.map { ($0.kind, $0.matter) }) { first, _ in first }
        let kinds = matters.keys.sorted()
        let rules = kinds.map { Self.rule($0, matters[$0] ?? .credential) }
        return [
            "$schema": .text(Self.schema), "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": ["name": "Mayfly", "version": .text(version), "semanticVersion": .text(version), "rules": .list(rules)]],
                    "columnKind": "unicodeCodePoints",
                    "originalUriBaseIds": ["SRCROOT": ["description": ["text": "The scanned root."]]],
                    "invocations": [invocation],
                    "results": .list(results.map { write($0, rule: kinds.firstIndex(of: $0.kind) ?? -1) }),
                ]
            ],
        ]
    }

    private static func rule(_ kind: String, _ matter: Matter) -> JSONDocument {
        let words = kind.replacing("-", with: " ")
        let (short, full, help, weakness) =
            switch matter {
            case .credential:
                (
                    "A standing \(words)", "A \(words) that works until somebody revokes it, written where others can read it.",
                    "Remove the value, and revoke it: whoever has read it can still use it. To keep it for a while, allow it with a reason and a date.",
                    "CWE-798"
                )
            case .networkTrust:
                (
                    "Let in without proof: \(words)", "A rule that lets somebody in for where they come from, whoever they are.",
                    "Ask for proof: an identity, or at least a login. Each result says what to set instead.", "CWE-291"
                )
            }
        return [
            "id": .text(kind), "name": .text(name(kind)), "shortDescription": ["text": .text(short)], "fullDescription": ["text": .text(full)],
            "help": ["text": .text(help)], "defaultConfiguration": ["level": "error"],
            "properties": ["tags": ["security", .text(matter == .credential ? "secret" : "authentication"), .text(weakness)]],
        ]
    }

    private func result(_ rule: NetworkTrust) -> Result {
        let level =
            switch rule.reach {
            case .anywhere: "error"
            case .network: "warning"
            case .machine: "note"
            }
        return Result(
            matter: .networkTrust, kind: rule.kind, message: "\(rule.why) Instead: \(rule.instead)", path: rule.path, line: rule.line, level: level,
            fingerprints: ["mayflyTrust/v1": "\(rule.kind) \(rule.path) \(rule.opens)"],
            properties: ["reach": .text(rule.reach.rawValue), "from": .texts(rule.from), "to": .text(rule.to)])
    }

    private func result(_ credential: FoundCredential, _ place: ExportPlace) -> Result {
        let sighting = place.sighting
        let owner = credential.owner == FoundCredential.unknownOwner ? "nobody known" : credential.owner
        let history = sighting.isCurrent ? "" : ", in history only"
        var fingerprints = ["mayflyCredential/v1": credential.fingerprint.text]
        if let occurrence = sighting.occurrence { fingerprints["mayflyOccurrence/v1"] = occurrence.text }
        var properties: [String: JSONDocument] = [
            "owner": .text(credential.owner), "workloads": .texts(credential.workloads), "opens": .texts(credential.opens.map(\.description)),
            "source": .text(sighting.source.rawValue), "isCurrent": .flag(sighting.isCurrent), "hint": .text(credential.hint),
        ]
        if let commit = place.commit { properties["commit"] = .text(commit) }
        if let exposure = sighting.exposure { properties["exposure"] = .text(exposure.text) }
        let level: String =
            switch Severity(score: credential.blastRadius.value) {
            case .critical, .high: "error"
            case .medium: "warning"
            case .low: "note"
            }
        return Result(
            kind: credential.kind, message: "Standing \(credential.kind)\(history); owner: \(owner). \(credential.blastRadius.summary)",
            path: sighting.path, line: sighting.line, slot: sighting.slot, level: level, rank: credential.blastRadius.value,
            fingerprints: fingerprints, properties: properties)
    }

    private func write(_ result: Result, rule: Int) -> JSONDocument {
        let slot = result.slot.map { slot -> JSONDocument in [["fullyQualifiedName": .text(slot), "kind": "property"]] }
        return [
            "ruleId": .text(result.kind), "ruleIndex": .number(rule), "level": .text(result.level), "rank": result.rank.map { .number($0) },
            "message": ["text": .text(result.message)],
            "locations": [
                [
                    "physicalLocation": [
                        "artifactLocation": Self.location(result.path), "region": ["startLine": .number(max(1, result.line))],
                    ],
                    "logicalLocations": slot,
                ]
            ],
            "partialFingerprints": .object(result.fingerprints.mapValues { .text($0) }),
            "properties": result.properties.isEmpty ? nil : .object(result.properties),
        ]
    }

    /// §3.4: a URI reference, relative to the scanned root unless the root was given as an absolute path.
    private static func location(_ path: String) -> JSONDocument {
        let encoded = path.utf8.map { byte -> String in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~/".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + String(format: "%02X", byte)
        }.joined()
        return encoded.hasPrefix("/") ? ["uri": .text("file://" + encoded)] : ["uri": .text(encoded), "uriBaseId": "SRCROOT"]
    }

    /// `postgresql-password` → `PostgresqlPassword`.
    private static func name(_ kind: String) -> String { kind.split(separator: "-").map(\.capitalized).joined() }
}
