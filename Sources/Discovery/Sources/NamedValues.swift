import Estate
import Foundation
import Runtime
import SecretScan

/// Tells which of a set of named values are secrets: the entries of a Secret, a vault's entry, an environment.
///
/// The scanner judges them as it judges a configuration file, so that a value has the same kind and the same fingerprint
/// wherever it stands. Where the store itself says "secret", what the scanner leaves is taken too, unless its name or its shape
/// says that it is not one (`username`, `ca.crt`, a host, a number).
struct NamedValues {
    struct Entry {
        var name: String
        var value: [UInt8]
    }

    struct Judged {
        var entry: String
        var secret: Secret
        var kind: String
        var endpoint: EndpointParts
        var isJoinable: Bool
    }

    /// Entries above this many bytes are left alone.
    static let valueLimit = 1 << 20

    let scanner: ValueScanner

    /// - Parameter isStore: the place is made for secrets.
    /// - Returns: the secrets, and the entries that are none but might be known from elsewhere.
    func judge(_ entries: [Entry], isStore: Bool) -> (secrets: [Judged], rest: [Entry]) {
        var judged: [Judged] = []
        var claimed: Set<String> = []
        var short: [Entry] = []
        for entry in entries.prefix(20_000) where !entry.value.isEmpty && entry.value.count <= Self.valueLimit {
            if entry.value.contains(UInt8(ascii: "\n")) || entry.value.first == UInt8(ascii: "{") {
                let matches = scanner.scan(entry.value, path: Self.fileName(entry))
                if !matches.isEmpty { claimed.insert(entry.name) }
                for match in matches where match.confidence >= .medium { judged.append(Self.judged(entry.name, match, deep: true)) }
            } else {
                short.append(entry)
            }
        }
        for match in scanner.scan(Self.document(short), path: "values.json") where match.confidence >= .medium {
            guard let slot = match.slot, let entry = Self.entry(slot, in: short) else { continue }
            claimed.insert(entry)
            judged.append(Self.judged(entry, match, deep: false))
        }
        let endpoint = Self.endpoint(entries)
        if isStore {
            for entry in entries where !claimed.contains(entry.name) && Self.isLikelySecret(entry) {
                claimed.insert(entry.name)
                judged.append(
                    Judged(
                        entry: entry.name, secret: Secret(entry.value), kind: "secret", endpoint: endpoint,
                        isJoinable: entry.value.count >= 12))
            }
        }
        // What the scanner knows less about than the entries beside it say.
        for index in judged.indices where judged[index].endpoint.host == nil && judged[index].endpoint.user == nil {
            let known = judged[index].endpoint
            judged[index].endpoint = EndpointParts(
                scheme: known.scheme ?? endpoint.scheme, host: endpoint.host, port: known.port ?? endpoint.port,
                database: known.database ?? endpoint.database, user: endpoint.user)
        }
        return (judged, entries.filter { !claimed.contains($0.name) && $0.value.count <= 4096 })
    }

    private static func judged(_ entry: String, _ match: Match, deep: Bool) -> Judged {
        let inner = deep ? match.slot.map { ":\($0)" } ?? "" : ""
        return Judged(
            entry: entry + inner, secret: match.secret, kind: match.kind, endpoint: match.endpoint, isJoinable: match.isJoinable)
    }

    /// One flat JSON object: the reader of that format unescapes what is escaped here, byte for byte.
    private static func document(_ entries: [Entry]) -> [UInt8] {
        var document: [UInt8] = [UInt8(ascii: "{"), 10]
        for entry in entries where String(validating: entry.value, as: UTF8.self) != nil {
            document += quoted(Array(entry.name.utf8)) + Array(": ".utf8) + quoted(entry.value) + Array(",\n".utf8)
        }
        return document + [UInt8(ascii: "}")]
    }

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = [UInt8(ascii: "\"")]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0..<32: text += Array("\\u00".utf8) + Array([byte].hex.utf8)
            default: text.append(byte)
            }
        }
        return text + [UInt8(ascii: "\"")]
    }

    private static func entry(_ slot: String, in entries: [Entry]) -> String? {
        if entries.contains(where: { $0.name == slot }) { return slot }
        return entries.filter { slot.hasPrefix($0.name) || slot.hasSuffix("." + $0.name) }.max { $0.name.count < $1.name.count }?.name
    }

    /// A value that is a file of its own: its name tells the format, as it will when it is mounted.
    private static func fileName(_ entry: Entry) -> String {
        let name = entry.name.split(separator: "/").last.map(String.init) ?? "value"
        if entry.value.first == UInt8(ascii: "{") { return name.hasSuffix("json") ? name : "value.json" }
        return name.contains(".") ? name : name + ".txt"
    }

    private static let publicNames: Set<String> = [
        "username", "user", "login", "host", "hostname", "server", "port", "database", "dbname", "db", "schema", "engine", "url", "uri",
        "endpoint",
        "region", "bucket", "namespace", "service", "issuer", "audience", "tenant", "email", "name", "type", "version", "environment",
        "env", "ca.crt",
        "tls.crt", "ca.pem", "ssh-publickey", "known_hosts", "public_key", "publickey", "certificate", "fingerprint", "description",
        "owner", "team",
        "clientid", "client_id", "client-id", "account", "accountid", "project", "projectid", "project_id", "sslmode", "cluster", "realm",
        "serial",
        "dbinstanceidentifier", "dbclusteridentifier", "aws_access_key_id", "accesskeyid", "access_key_id", "access_key", "access-key-id",
    ]

    /// In a store for secrets: everything but what is plainly something else.
    private static func isLikelySecret(_ entry: Entry) -> Bool {
        let name = entry.name.lowercased().split(separator: "/").last.map(String.init) ?? entry.name
        guard entry.value.count >= 6, entry.value.count <= 65_536, !publicNames.contains(name) else { return false }
        if ["_user", "_host", "_port", "_name", "_id", "-user", "-host", "-id", "_url", "_region", ".crt", ".pub", "username"].contains(
            where: name.hasSuffix)
        {
            return false
        }
        guard let text = String(validating: entry.value, as: UTF8.self) else { return true }
        if text.hasPrefix("-----BEGIN") { return text.contains("PRIVATE KEY-----") && !text.contains("ENCRYPTED") }
        if text.contains("://") || text.contains("\n") || text.contains(" ") || text.hasPrefix("/") || text.hasPrefix("${") { return false }
        if Double(text) != nil && text.count < 12 || ["true", "false"].contains(text.lowercased()) { return false }
        if text.hasPrefix("arn:") || text.hasSuffix(".svc.cluster.local") { return false }
        return true
    }

    /// What the entries say of where their secret is used.
    private static func endpoint(_ entries: [Entry]) -> EndpointParts {
        func value(_ names: String...) -> String? {
            for name in names {
                if let entry = entries.first(where: { $0.name.lowercased() == name }), entry.value.count <= 253 {
                    return String(validating: entry.value, as: UTF8.self)
                }
            }
            return nil
        }
        return EndpointParts(
            scheme: value("engine").map { $0.hasPrefix("postgres") ? "postgresql" : $0 }, host: value("host", "hostname", "server"),
            port: value("port").flatMap { Int($0) }, database: value("dbname", "database", "db"),
            user: value("username", "user", "login", "aws_access_key_id", "accesskeyid", "access_key_id", "access-key-id"))
    }
}

extension SourceSink {
    /// Judges named values at one place and tells what is found; every other value is noted in case it is known.
    func tell(
        _ entries: [NamedValues.Entry], at path: String, source: SourceKind, isStore: Bool, scanner: ValueScanner,
        with adorn: (inout Finding) -> Void = { _ in }
    ) throws -> [Finding] {
        let (secrets, rest) = NamedValues(scanner: scanner).judge(entries, isStore: isStore)
        var told: [Finding] = []
        for judged in secrets {
            var finding = Finding(
                .value(judged.secret, isJoinable: judged.isJoinable), kind: judged.kind,
                place: .live(path, slot: shown(judged.entry), source: source))
            if !judged.endpoint.isEmpty { finding.endpoints = [judged.endpoint] }
            adorn(&finding)
            try tell(finding)
            told.append(finding)
        }
        for entry in rest {
            var finding = Finding(.identity(""), kind: "", place: .live(path, slot: shown(entry.name), source: source))
            adorn(&finding)
            mention(Secret(entry.value), at: finding.place, owners: finding.owners, workloads: finding.workloads)
        }
        return told
    }
}
