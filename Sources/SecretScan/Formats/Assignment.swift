import Runtime

/// How a value is joined to its name.
enum Notation {
    /// `name = value`, `name: value` and their like.
    case plain
    /// `name = Type("value")`, `name = getenv("NAME", "value")`.
    case wrapped
    /// After the name of an authentication scheme: `Authorization: Basic value`.
    case scheme
    /// `?name=value&…`
    case query
    /// The password of a URL.
    case url
    /// Numbers in brackets, as programs write bytes.
    case bytes
}

/// A named value as a reader of some format found it: `POSTGRES_PASSWORD` is `…`, on these bytes.
struct Assignment {
    /// The last name: `POSTGRES_PASSWORD`.
    var name: String
    /// All names from the top: `services.db.environment.POSTGRES_PASSWORD`.
    var path: String
    /// Unquoted and unescaped.
    var value: [UInt8]
    /// Where the value is written.
    var range: Range<Int>
    var isQuoted: Bool
    /// Assignments of one map, section or file share a scope: they describe each other.
    var scope: Int
    /// Undone from Base64, where the format says that it is.
    var isDecoded = false
    /// The position can hold nothing but a password.
    var isCertain = false
    /// What the position itself says about the endpoint.
    var endpoint = EndpointParts()
    /// As which format the judge is to take it, where the notation is surer than the file around it.
    var judgedAs: FileKind.Format?
    var notation = Notation.plain

    var text: String { String(decoding: value, as: UTF8.self) }
}

extension Assignment {
    /// `kim / …` below "Login / Password".
    mutating func takeHalf() {
        guard value.count == range.count, let slash = value.indices.first(where: { value.has(" / ", at: $0) }), slash > 0 else { return }
        endpoint.user = String(decoding: value[..<slash], as: UTF8.self)
        value.removeSubrange(..<(slash + 3))
        range = range.lowerBound + slash + 3..<range.upperBound
    }

    /// Where nothing but secrets is kept, what is random is one, whatever its name.
    mutating func takePlace() {
        if SlotName(name).promise == nil, Reading.isPlainSecret(value, named: name) { name = "secret" }
    }
}

/// What a structured reader returns.
struct Reading {
    var assignments: [Assignment] = []
    /// The scope that a scope lies in.
    var parents: [Int] = [-1]

    /// A bound on what one file may yield; real files stay far below it.
    static let limit = 100_000

    mutating func openScope(in parent: Int) -> Int {
        parents.append(parent)
        return parents.count - 1
    }

    private static let labels: Set<String> = [
        "name", "key", "label", "designation", "field", "parameterkey", "variable", "id", "optionname", "parametername",
        "option_name", "parameter_key", "parameter_name",
    ]
    private static let labelled: Set<String> = ["value", "parametervalue", "secretvalue", "stringvalue", "plaintextvalue", "default", "parameter_value"]

    /// Of most names the length says already that they are none of these.
    private static let labelLengths = lengths(of: labels)
    private static let labelledLengths = lengths(of: labelled)

    private static func lengths(of names: Set<String>) -> ClosedRange<Int> {
        let counts = names.map(\.utf8.count)
        return (counts.min() ?? 0)...(counts.max() ?? 0)
    }

    /// Turns `name: X` beside `value: Y` (Kubernetes, ECS, Azure) into an assignment of `X`, in the list's own scope.
    mutating func pairNamesWithValues() {
        var names: [Int: String] = [:]
        for assignment in assignments where Self.isLabel(assignment) {
            // Of several labels the one that promises a secret counts.
            if let known = names[assignment.scope], SlotName(known).promise != nil || Self.nameInStore(known) != nil { continue }
            if Self.nameInStore(assignment.text) != nil {
                names[assignment.scope] = assignment.text
                continue
            }
            let isName = ["name", "key"].contains(assignment.name.lowercased())
            if isName || names[assignment.scope] == nil || SlotName(assignment.text).promise != nil { names[assignment.scope] = assignment.text }
        }
        guard !names.isEmpty else { return }
        let secure = Set(assignments.lazy.filter { Self.isSecure($0) }.map(\.scope))
        for index in assignments.indices {
            let assignment = assignments[index]
            guard Self.labelledLengths.contains(assignment.name.utf8.count), Self.labelled.contains(assignment.name.lowercased()), let name = names[assignment.scope], name.utf8.count <= 128 else { continue }
            assignments[index].name = name
            let kept = Self.nameInStore(name)
            if secure.contains(assignment.scope) || kept != nil, SlotName(kept ?? name).promise == nil, Self.isPlainSecret(assignment.value, named: kept ?? name) {
                assignments[index].name = "secret"
            }
            assignments[index].path = assignment.path.pieces(between: ".").dropLast().joined(separator: ".") + "." + name
            assignments[index].scope = parents.indices.contains(assignment.scope) ? parents[assignment.scope] : assignment.scope
        }
    }

    /// `{"Name": …, "Type": "SecureString", "Value": …}`: AWS's Parameter Store says that it is a secret, whatever it is called.
    private static func isSecure(_ assignment: Assignment) -> Bool {
        assignment.name.utf8.count == 4 && assignment.name.lowercased() == "type" && assignment.value.elementsEqual("SecureString".utf8)
    }

    /// What is random where only secrets are kept is one, whatever its name.
    fileprivate static func isPlainSecret(_ value: [UInt8], named name: String) -> Bool {
        (!names(name) || isOfDatabase(name, Shape(value))) && Shape(value).isJoinable && !value.contains(where: Byte.isSpace) && value.count <= 128 && !tells(value)
    }

    /// `db: …` in a Secret is what it is called only where it reads like a name.
    private static func isOfDatabase(_ key: String, _ shape: Shape) -> Bool {
        ["db", "database"].contains(key.lowercased()) && shape.classes >= 3 && shape.digits > 0 && shape.bits >= 50
    }

    /// `{"type": "password", "value": …}`, as Keycloak's realms have it: a sort that promises a secret names it.
    private static func isLabel(_ assignment: Assignment) -> Bool {
        guard assignment.value.count <= 128 else { return false }
        if assignment.name == "type" { return assignment.value.elementsEqual("password".utf8) }
        return labelLengths.contains(assignment.name.utf8.count) && labels.contains(assignment.name.lowercased())
    }

    /// What a cloud's store calls a secret, in the address that it has there: `projects/…/secrets/NAME` (Google's Secret Manager),
    /// `https://….vault.azure.net/secrets/NAME` (Azure's Key Vault).
    private static func nameInStore(_ address: String) -> String? {
        guard let mark = address.firstBytes(of: "/secrets/"), address.hasPrefix("projects/") || address.holds(".vault.azure.net/") else { return nil }
        return address[mark.upperBound...].pieces(between: "/").first.map(String.init)
    }

    /// `{"name": "projects/…/secrets/NAME/versions/1", "payload": {"data": …}}`: Google's Secret Manager gives what it keeps in Base64.
    mutating func decodePayloads() {
        guard assignments.contains(where: { $0.name == "data" && $0.path.hasSuffix("payload.data") }) else { return }
        var kept: [Int: String] = [:]
        for assignment in assignments where assignment.name == "name" { if let name = Self.nameInStore(assignment.text) { kept[assignment.scope] = name } }
        for index in assignments.indices where assignments[index].name == "data" && assignments[index].path.hasSuffix("payload.data") {
            var scope = assignments[index].scope
            var name: String?
            for _ in 0..<4 where name == nil && parents.indices.contains(scope) { (name, scope) = (kept[scope], parents[scope]) }
            guard let name, let decoded = Base64.decode(assignments[index].value), !decoded.isEmpty else { continue }
            (assignments[index].name, assignments[index].value, assignments[index].isQuoted, assignments[index].isDecoded) = (name, decoded, true, true)
            assignments[index].takePlace()
        }
    }

    /// The values of a Kubernetes `Secret`'s `data` are Base64: decodes them, so that one password stays one credential.
    mutating func decodeKubernetesSecrets() {
        var secrets: Set<Int> = []
        for assignment in assignments where assignment.name == "kind" && assignment.text == "Secret" { secrets.insert(assignment.scope) }
        guard !secrets.isEmpty else { return }
        for index in assignments.indices {
            let assignment = assignments[index]
            guard Self.isDatum(assignment, of: ["data"]), parents.indices.contains(assignment.scope),
                secrets.contains(parents[assignment.scope]),
                let decoded = Base64.decode(assignment.value)
            else { continue }
            var end = decoded.count
            while end > 0, decoded[end - 1] == Byte.newline { end -= 1 }
            assignments[index].value = Array(decoded[..<end])
            assignments[index].isQuoted = true
            assignments[index].isDecoded = true
        }
        for index in assignments.indices {
            let assignment = assignments[index]
            guard Self.isDatum(assignment, of: ["data", "stringData"]),
                parents.indices.contains(assignment.scope), secrets.contains(parents[assignment.scope])
            else { continue }
            assignments[index].takePlace()
        }
    }

    /// Whether it stands right below a map of this name: `metadata` ends in the same letters, and holds what Kubernetes keeps its books with.
    private static func isDatum(_ assignment: Assignment, of maps: [String]) -> Bool {
        maps.contains { map in
            let tail = map + "." + assignment.name
            return assignment.path == tail || assignment.path.hasSuffix("." + tail)
        }
    }

    /// Addresses, and documents that have readers of their own.
    private static func tells(_ value: [UInt8]) -> Bool {
        value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[") || value.contains("://")
            || value.contains(UInt8(ascii: ".")) && !value.contains { !Byte.isLower($0) && !Byte.isDigit($0) && !".-:/".utf8.contains($0) }
    }

    /// Keys that tell where and as whom, beside the secret.
    private static func names(_ key: String) -> Bool { SlotName(key).words.contains(where: namingWords.contains) }

    private static let namingWords: Set<String> = [
        "user", "username", "login", "host", "hostname", "url", "uri", "address", "endpoint", "port", "name", "id", "region", "bucket", "email", "ca",
        "crt", "cert", "pub", "version", "database", "db", "driver", "namespace",
    ]
}

enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let (first, second, third) = (bytes[start], bytes.at(start + 1), bytes.at(start + 2))
            out.append(letters[Int(first >> 2)])
            out.append(letters[Int((first & 3) << 4 | second >> 4)])
            out.append(start + 1 < bytes.count ? letters[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "="))
            out.append(start + 2 < bytes.count ? letters[Int(third & 63)] : UInt8(ascii: "="))
        }
        return out
    }

    /// Standard alphabet, padding optional; `nil` for anything else.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        var out: [UInt8] = []
        for byte in text {
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                padding += 1
                if padding > 2 { return nil }
                continue
            case 10, 13, 32, 9: continue
            default: return nil
            }
            if padding > 0 { return nil }
            bits = (bits << 6) | value
            count += 1
            if count % 4 == 0 {
                out.append(UInt8(truncatingIfNeeded: bits >> 16))
                out.append(UInt8(truncatingIfNeeded: bits >> 8))
                out.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
            }
        }
        switch count % 4 {
        case 0: return out
        case 2: out.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3:
            out.append(UInt8(truncatingIfNeeded: bits >> 10))
            out.append(UInt8(truncatingIfNeeded: bits >> 2))
        default: return nil
        }
        return out
    }
}
