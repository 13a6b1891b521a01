import Runtime
import SPIFFE

extension SecurityEvent {
    /// Longest text of an event's claim, in bytes.
    static let textLimit = 1024

    /// Reads the one member of `events`. Claims that are not known are passed over (SSF §4.2.3); those that are must be what CAEP
    /// says.
    static func read(uri: String, _ object: JSONObject) throws(SETRefusal) -> SecurityEvent {
        func text(_ name: String) throws(SETRefusal) -> String? {
            guard let value = object[name] else { return nil }
            guard let text = value.string, text.utf8.count <= textLimit else {
                throw SETRefusal(.malformed, "`\(name)` of the event is a text of at most \(textLimit) bytes")
            }
            return text
        }
        func needed(_ name: String) throws(SETRefusal) -> String {
            guard let text = try text(name), !text.isEmpty else { throw SETRefusal(.malformed, "the event needs `\(name)`") }
            return text
        }
        func choice<Choice: RawRepresentable<String>>(_ name: String, _ type: Choice.Type) throws(SETRefusal) -> Choice? {
            guard let text = try text(name) else { return nil }
            guard let value = Choice(rawValue: text) else { throw SETRefusal(.malformed, "`\(name)` of the event is none that it may be") }
            return value
        }
        func neededChoice<Choice: RawRepresentable<String>>(_ name: String, _ type: Choice.Type) throws(SETRefusal) -> Choice {
            guard let value = try choice(name, type) else { throw SETRefusal(.malformed, "the event needs `\(name)`") }
            return value
        }
        let kind: Kind
        switch EventType(rawValue: uri) {
        case .sessionRevoked: kind = .sessionRevoked
        case .accountEnabled: kind = .accountEnabled
        case .credentialChange:
            kind = .credentialChange(
                .init(
                    type: try needed("credential_type"), change: try neededChoice("change_type", CredentialChange.Change.self),
                    friendlyName: try text("friendly_name"), x509Issuer: try text("x509_issuer"), x509Serial: try text("x509_serial")))
        case .assuranceLevelChange:
            kind = .assuranceLevelChange(
                .init(
                    namespace: try needed("namespace"), current: try needed("current_level"), previous: try text("previous_level"),
                    direction: try choice("change_direction", AssuranceLevelChange.Direction.self)))
        case .deviceComplianceChange:
            kind = .deviceComplianceChange(
                from: try neededChoice("previous_status", Compliance.self), to: try neededChoice("current_status", Compliance.self))
        case .verification: kind = .verification(state: try text("state"))
        case .streamUpdated:
            kind = .streamUpdated(status: try neededChoice("status", StreamStatus.self), reason: try text("reason"))
        case nil: return SecurityEvent(.other(uri: uri))
        }
        var at: Timestamp?
        if let given = object["event_timestamp"] {
            guard let seconds = given.number?.double, seconds >= 0, seconds < 1e11 else {
                throw SETRefusal(.malformed, "`event_timestamp` is no plausible number of seconds")
            }
            at = Timestamp(milliseconds: Int64((seconds * 1000).rounded()))
        }
        return SecurityEvent(
            kind, at: at, initiator: try choice("initiating_entity", Initiator.self), reason: try reasons(object["reason_admin"]))
    }

    /// By language tag, at most eight.
    private static func reasons(_ value: JSONValue?) throws(SETRefusal) -> [String: String] {
        guard let value else { return [:] }
        guard let members = value.object?.members, (1...8).contains(members.count) else {
            throw SETRefusal(.malformed, "`reason_admin` is an object of 1 to 8 texts by language")
        }
        var found: [String: String] = [:]
        for (tag, value) in members {
            guard tag.utf8.count <= 35, let text = value.string, text.utf8.count <= textLimit else {
                throw SETRefusal(.malformed, "`reason_admin` has a text of more than \(textLimit) bytes, or something else than a text")
            }
            found[tag] = text
        }
        return found
    }

    /// The event's claims, as `events` holds them under ``uri``.
    var claims: String {
        func texts(_ members: [(String, String?)]) -> [(String, String)] {
            members.compactMap { name, text in text.map { (name, JSONWriter.quoted($0)) } }
        }
        var members: [(String, String)]
        switch kind {
        case .sessionRevoked, .accountEnabled, .other: members = []
        case .credentialChange(let change):
            members = texts([
                ("credential_type", change.type), ("change_type", change.change.rawValue), ("friendly_name", change.friendlyName),
                ("x509_issuer", change.x509Issuer), ("x509_serial", change.x509Serial),
            ])
        case .assuranceLevelChange(let change):
            members = texts([
                ("namespace", change.namespace), ("current_level", change.current), ("previous_level", change.previous),
                ("change_direction", change.direction?.rawValue),
            ])
        case .deviceComplianceChange(let before, let after):
            members = texts([("previous_status", before.rawValue), ("current_status", after.rawValue)])
        case .verification(let state): members = texts([("state", state)])
        case .streamUpdated(let status, let reason): members = texts([("status", status.rawValue), ("reason", reason)])
        }
        if let at { members.append(("event_timestamp", Self.seconds(at))) }
        members += texts([("initiating_entity", initiator?.rawValue)])
        if !reason.isEmpty {
            members.append(("reason_admin", JSONWriter.object(reason.sorted { $0.key < $1.key }.map { ($0.key, JSONWriter.quoted($0.value)) })))
        }
        return JSONWriter.object(members)
    }

    /// With milliseconds where there are some: the order of two events of one second is not lost.
    private static func seconds(_ time: Timestamp) -> String {
        let (whole, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
        guard rest > 0 else { return String(whole) }
        let digits = String(rest)
        return "\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
