//  Context: what is known of a node now, who says so, and until when that counts. Rules of posture say what it must be, and a
//  pure function says how a node stands with them. No clock, no network, no file: observations come in, a standing comes out,
//  on the server and on the node alike.

public import Runtime

/// One thing that is known of a node: a value with its provenance.
public struct ContextAttribute: Sendable, Hashable {
    public var name: AttributeName
    public var value: String
    /// Who signed it: a key's digest, a feed's name, the server.
    public var signer: String
    public var observedAt: Timestamp
    /// From then on it counts for nothing.
    public var maximumAge: Duration

    public init(_ name: AttributeName, _ value: String, signer: String, observedAt: Timestamp, maximumAge: Duration) {
        self.name = name
        self.value = value
        self.signer = signer
        self.observedAt = observedAt
        self.maximumAge = maximumAge
    }

    public var source: AttributeSource { name.source }

    public var endsAt: Timestamp { observedAt + maximumAge }

    public func isStale(at now: Timestamp) -> Bool { endsAt <= now }

    /// Values are words for people and machines to compare, and no place to keep anything in.
    public static func isValue(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { byte in
            (97...122).contains(byte | 32) || (48...57).contains(byte) || "._:+-/@~=".utf8.contains(byte)
        }
    }
}

/// Where an attribute comes from.
public enum AttributeSource: String, Sendable, Codable {
    /// The node's agent, of its own host.
    case node
    /// The server, of its own knowledge: attestation, clocks.
    case server
    /// A label that an operator has bound to attested nodes.
    case operators
    /// Somebody else, by statements signed with a declared key.
    case feed
}

/// An attribute's name. It alone tells the source, so that no source can speak for another.
public struct AttributeName: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let description: String

    /// A check that a node's agent can make, and what it is made of.
    public enum Check: String, Sendable, CaseIterable {
        /// As uname(2) has it.
        case kernelVersion = "kernel.version"
        case systemName = "os.id"
        case systemVersion = "os.version"
        /// Of the file system at a path: `true` or `false`.
        case diskEncrypted = "disk.encrypted"
        /// By the firmware: `true` or `false`.
        case secureBoot = "secure-boot"
        /// A program of this path runs: `true` or `false`.
        case processRunning = "process.running"
        /// A systemd unit has processes: `true` or `false`.
        case unitActive = "unit.active"
        /// Of a file's content, in hexadecimal, or `absent`.
        case fileDigest = "file.sha256"
        /// How long a restart has been due; `0s` when none is.
        case rebootDue = "reboot.due-for"

        /// Whether something follows its name, after a colon; `nil` when nothing may.
        public var argument: String? {
            switch self {
            case .kernelVersion, .systemName, .systemVersion, .secureBoot, .rebootDue: nil
            case .diskEncrypted: "/var/lib"
            case .processRunning: "/usr/sbin/auditd"
            case .unitActive: "auditd.service"
            case .fileDigest: "/etc/ssh/sshd_config"
            }
        }
    }

    public static let attestationMethod = AttributeName(known: "attestation.method")
    public static let clockSkew = AttributeName(known: "clock.skew")
    public static let environment = AttributeName(known: "environment")
    public static let location = AttributeName(known: "location")

    /// `nil` for what names nothing; ``fault(_:)`` says why.
    public init?(_ text: String) {
        guard Self.fault(text) == nil else { return nil }
        description = text
    }

    private init(known text: StaticString) { description = "\(text)" }

    /// What comes before the colon.
    public var kind: String { String(description.prefix { $0 != ":" }) }

    public var argument: String { String(description.dropFirst(kind.count + 1)) }

    public var check: Check? { Check(rawValue: kind) }

    public var source: AttributeSource {
        if check != nil { return .node }
        switch self {
        case .attestationMethod, .clockSkew: return .server
        case .environment, .location: return .operators
        default: return kind == Self.labelKind ? .operators : .feed
        }
    }

    static let labelKind = "label"

    /// Begins what this version may come to look at itself; no feed may take such a name.
    private static let reserved = ["attestation.", "clock.", "kernel.", "os.", "disk.", "secure-boot", "process.", "unit.", "file.", "reboot."]

    /// What is wrong with a name, in words for whoever typed it.
    public static func fault(_ text: String) -> String? {
        guard (1...512).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "`") }) else {
            return "a name has 1 to 512 printable characters and no space"
        }
        let kind = String(text.prefix { $0 != ":" })
        let rest = kind.count < text.count ? String(text.dropFirst(kind.count + 1)) : nil
        guard isWord(kind) else { return "a name begins with letters a–z, digits, `.`, `-` and `_`" }
        if let check = Check(rawValue: kind) { return fault(of: check, rest) }
        let isFixed = [attestationMethod, clockSkew, environment, location].contains { $0.description == kind }
        if isFixed { return rest == nil ? nil : "nothing follows `\(kind)`" }
        if kind == labelKind {
            guard let rest, isWord(rest) else { return "a label's own name follows: `label:tier`" }
            return nil
        }
        if let prefix = reserved.first(where: { kind.hasPrefix($0) }) {
            let checks = Check.allCases.map(\.rawValue).joined(separator: ", ")
            return "names that begin with `\(prefix)` are checks; there are \(checks), attestation.method, clock.skew"
        }
        return rest == nil ? nil : "nothing follows the name of what a feed states"
    }

    private static func fault(of check: Check, _ rest: String?) -> String? {
        guard let example = check.argument else { return rest == nil ? nil : "nothing follows `\(check.rawValue)`" }
        guard let rest, !rest.isEmpty else { return "what is meant follows: `\(check.rawValue):\(example)`" }
        guard check == .unitActive else {
            let isPath = rest.hasPrefix("/") && !rest.contains("//") && !rest.split(separator: "/").contains("..")
            return isPath ? nil : "a path follows, absolute and without `..`: `\(check.rawValue):\(example)`"
        }
        return rest.contains("/") || rest.hasPrefix(".") ? "a unit's name follows: `\(check.rawValue):\(example)`" : nil
    }

    private static func isWord(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count) && (97...122).contains(text.utf8.first ?? 0)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0) }
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }
}

extension AttributeName: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let fault = Self.fault(text) {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text.prefix(80))` is no attribute: \(fault)")
        }
        description = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
