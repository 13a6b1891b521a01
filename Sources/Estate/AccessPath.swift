/// Accountable people or teams, one for each view of a workload (R29). All four are needed before a plan is accepted.
public struct Accountable: Sendable, Hashable, Codable {
    public var security: String
    public var platform: String
    public var iam: String
    public var application: String

    public init(security: String, platform: String, iam: String, application: String) {
        self.security = security
        self.platform = platform
        self.iam = iam
        self.application = application
    }

    /// The roles that nobody fills.
    public var missing: [String] {
        [("security", security), ("platform", platform), ("iam", iam), ("application", application)]
            .filter { $0.1.trimmed.isEmpty }.map(\.0)
    }
}

extension String {
    fileprivate var trimmed: Substring { drop { $0.isWhitespace } }
}

/// How a path's traffic is treated by the agent (R55–R58).
public enum PathMode: String, Sendable, Codable, CaseIterable {
    /// Bytes identical; the use is recorded.
    case pass
    /// As `pass`, and each use raises an alert.
    case flag
    /// The caller is attested, the decision recorded, a short-lived login is used upstream.
    case substitute
}

/// By what a workload reaches a resource: the thing that a migration changes.
public enum Means: String, Sendable, Codable, CaseIterable {
    /// A long-lived secret.
    case standing
    /// The agent logs in with a short-lived credential in the workload's stead.
    case substituted
    /// The workload presents its own identity.
    case identity
}

/// The stages of one path's migration, in order. `retired` needs a proof.
public enum PathStage: String, Sendable, Codable, CaseIterable, Comparable {
    case planned, observed, cutOver, proven, retired

    public static func < (lhs: Self, rhs: Self) -> Bool {
        allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
    }
}

/// Where an agent listens for one path: `unix:/run/mayfly/orders/.s.PGSQL.5432` or `tcp:127.0.0.1:6432`.
public enum ListenAddress: Sendable, Hashable, Codable, CustomStringConvertible {
    case unix(path: String)
    /// Loopback only.
    case tcp(host: String, port: Int)

    /// `nil` for anything but the two forms, for a TCP host that is not loopback, for a socket path over 107 bytes.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard path.hasPrefix("/"), path.utf8.count <= 107, !path.utf8.contains(0) else { return nil }
            self = .unix(path: path)
        } else if text.hasPrefix("tcp:") {
            let rest = text.dropFirst(4)
            guard let colon = rest.lastIndex(of: ":"), let port = Int(rest[rest.index(after: colon)...]),
                (0...65535).contains(port)
            else { return nil }
            let host = String(rest[..<colon])
            guard host == "127.0.0.1" || host == "::1" || host == "[::1]" else { return nil }
            self = .tcp(host: host == "[::1]" ? "::1" : host, port: port)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .tcp(let host, let port): "tcp:\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ListenAddress(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "`\(text.prefix(120))` is neither `unix:/path` (≤ 107 bytes) nor `tcp:127.0.0.1:port`")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A property of a process that the kernel vouches for, such as `unix:uid:61001` or `unix:sha256:<hex>`.
public struct Selector: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public var type: String
    public var value: String

    /// The types an attestor can produce.
    public static let knownTypes = [
        "unix:uid", "unix:gid", "unix:path", "unix:sha256", "unix:script", "unix:script-sha256", "unix:cgroup",
        // Of nodes.
        "x509pop", "tpm", "k8s_psat", "aws_iid", "gcp_iit", "azure_imds",
    ]

    public init(type: String, value: String) {
        self.type = type
        self.value = value
    }

    /// `nil` unless the text starts with a known type and has a value.
    public init?(_ text: String) {
        guard let type = Self.knownTypes.first(where: { text.hasPrefix($0 + ":") }) else { return nil }
        let value = String(text.dropFirst(type.count + 1))
        guard !value.isEmpty, value.utf8.count <= 4096 else { return nil }
        self.init(type: type, value: value)
    }

    public var description: String { "\(type):\(value)" }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Selector(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "`\(text.prefix(120))` is not a selector; the types are \(Self.knownTypes.joined(separator: ", "))")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
