//  SPIFFE: workload identity as the SPIFFE specifications define it: IDs, trust domains, X.509-SVIDs, JWT-SVIDs, bundles; how to
//  issue them and how to refuse what is not one. It knows nothing of Mayfly.

/// A trust domain's name: 1–255 bytes of `[a-z0-9.-_]` (SPIFFE-ID §2.1).
public struct TrustDomain: Sendable, Hashable, CustomStringConvertible {
    public let name: String

    /// `nil` for a name the specification does not allow.
    public init?(_ name: String) {
        guard (1...255).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.name = name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The ID of the trust domain itself, without a path.
    public var id: SPIFFEID { SPIFFEID(trustDomain: self, path: "") }

    public var description: String { name }
}

/// A SPIFFE ID (SPIFFE-ID §2). At most 2048 bytes; path segments of `[a-zA-Z0-9.-_]`, none empty, `.` or `..`.
public struct SPIFFEID: Sendable, Hashable, CustomStringConvertible {
    public let trustDomain: TrustDomain
    /// Empty, or starts with `/`.
    public let path: String

    init(trustDomain: TrustDomain, path: String) {
        self.trustDomain = trustDomain
        self.path = path
    }

    /// `nil` for text that is not a SPIFFE ID; nothing is normalised.
    public init?(_ text: String) {
        guard text.utf8.count <= 2048, text.hasPrefix("spiffe://") else { return nil }
        let rest = text.dropFirst(9)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let trustDomain = TrustDomain(String(rest[..<slash])) else { return nil }
        self.init(trustDomain: trustDomain, checkedPath: String(rest[slash...]))
    }

    /// The ID of `segments` under `trustDomain`; `nil` when a segment is not allowed.
    public init?(trustDomain: TrustDomain, segments: [String]) {
        // A `/` inside one would be read as two, and one workload's ID could be made to look like another's.
        guard !segments.isEmpty, !segments.contains(where: { $0.utf8.contains(UInt8(ascii: "/")) }) else { return nil }
        self.init(trustDomain: trustDomain, checkedPath: "/" + segments.joined(separator: "/"))
    }

    private init?(trustDomain: TrustDomain, checkedPath path: String) {
        if !path.isEmpty {
            for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
                guard !segment.isEmpty, segment != ".", segment != "..", segment.utf8.allSatisfy(Self.isAllowed) else {
                    return nil
                }
            }
        }
        self.trustDomain = trustDomain
        self.path = path
        guard description.utf8.count <= 2048 else { return nil }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    public var description: String { "spiffe://\(trustDomain.name)\(path)" }
}

/// Why something is not the identity it claims to be. A value, so that the caller can log and count it.
public struct Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case malformed, notASPIFFEID, wrongTrustDomain, untrusted, expired, notYetValid, wrongUse, wrongAudience
        case unsupportedAlgorithm, unknownKey, badSignature
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
