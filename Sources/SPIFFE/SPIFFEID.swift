//  SPIFFE: workload identity as the SPIFFE specifications define it: IDs, trust domains, X.509-SVIDs, JWT-SVIDs, WIT-SVIDs, bundles;
//  how to issue them, how to refuse what is not one, and how a workload holds its own while they rotate. It knows nothing of
//  Mayfly.

/// A trust domain's name: 1–255 bytes of `[a-z0-9.-_]` (SPIFFE-ID §2.1). What looks like a DNS name or an address is treated as
/// any other name.
public struct TrustDomain: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let name: String

    /// `nil` for a name the specification does not allow. Nothing is normalised: upper case is refused.
    public init?(_ name: String) {
        guard let domain = try? Self.parse(Array(name.utf8)).get() else { return nil }
        self = domain
    }

    /// The trust domain that `text` names: either a bare name or the trust domain's own ID, `spiffe://name`.
    public init?(nameOrID text: String) {
        if let domain = TrustDomain(text) {
            self = domain
        } else if let id = SPIFFEID(text), id.path.isEmpty {
            self = id.trustDomain
        } else {
            return nil
        }
    }

    private init(checked name: String) { self.name = name }

    fileprivate static func parse(_ bytes: some Collection<UInt8>) -> Result<TrustDomain, SPIFFEID.Fault> {
        guard !bytes.isEmpty else { return .failure(.noTrustDomain) }
        guard bytes.count <= 255 else { return .failure(.longTrustDomain) }
        guard bytes.allSatisfy(isAllowed) else { return .failure(.trustDomainCharacter) }
        return .success(TrustDomain(checked: String(decoding: Array(bytes), as: UTF8.self)))
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.name < rhs.name }

    /// The ID of the trust domain itself, without a path.
    public var id: SPIFFEID { SPIFFEID(trustDomain: self, path: "") }

    public var description: String { name }
}

/// A SPIFFE ID (SPIFFE-ID §2). At most 2048 bytes; path segments of `[a-zA-Z0-9.-_]`, none empty, `.` or `..`.
public struct SPIFFEID: Sendable, Hashable, CustomStringConvertible {
    public let trustDomain: TrustDomain
    /// Empty, or starts with `/`. Its case counts.
    public let path: String

    /// Why a text is no SPIFFE ID.
    public enum Fault: String, Error, Sendable, CaseIterable {
        case tooLong = "longer than 2048 bytes"
        case scheme = "its scheme is not `spiffe`"
        case noTrustDomain = "it has no trust domain"
        case longTrustDomain = "its trust domain is longer than 255 bytes"
        case trustDomainCharacter = "its trust domain has a character outside [a-z0-9.-_]"
        case emptySegment = "its path has an empty segment, or ends with `/`"
        case dotSegment = "its path has a segment `.` or `..`"
        case pathCharacter = "its path has a character outside [a-zA-Z0-9.-_]"
    }

    /// What every implementation must read, and none should write beyond (SPIFFE-ID §2.3).
    public static let longest = 2048

    init(trustDomain: TrustDomain, path: String) {
        self.trustDomain = trustDomain
        self.path = path
    }

    /// `nil` for text that is not a SPIFFE ID; nothing is normalised.
    public init?(_ text: String) {
        guard let id = try? Self.parse(text).get() else { return nil }
        self = id
    }

    /// Reads a SPIFFE ID, or says why it is none.
    public static func parse(_ text: String) -> Result<SPIFFEID, Fault> {
        // Bytes, not characters: a combining mark after `//` would hide the slash from a comparison of characters.
        let bytes = Array(text.utf8)
        guard bytes.count <= longest else { return .failure(.tooLong) }
        let scheme = Array("spiffe://".utf8)
        guard bytes.starts(with: scheme) else { return .failure(.scheme) }
        let rest = bytes.dropFirst(scheme.count)
        let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        return TrustDomain.parse(rest[..<slash]).flatMap { domain in
            if let fault = fault(inPath: rest[slash...]) { return .failure(fault) }
            return .success(SPIFFEID(trustDomain: domain, path: String(decoding: rest[slash...], as: UTF8.self)))
        }
    }

    /// The ID of `segments` under `trustDomain`; `nil` when a segment is not allowed or the whole is too long.
    public init?(trustDomain: TrustDomain, segments: [String]) {
        // A `/` inside one would be read as two, and one workload's ID could be made to look like another's.
        guard !segments.isEmpty, !segments.contains(where: { $0.utf8.contains(UInt8(ascii: "/")) }) else { return nil }
        let path = "/" + segments.joined(separator: "/")
        guard Self.fault(inPath: Array(path.utf8)[...]) == nil else { return nil }
        self.init(trustDomain: trustDomain, path: path)
        guard description.utf8.count <= Self.longest else { return nil }
    }

    /// - Parameter path: empty, or from its first slash on.
    private static func fault(inPath path: ArraySlice<UInt8>) -> Fault? {
        guard !path.isEmpty else { return nil }
        let dot = UInt8(ascii: ".")
        for segment in path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if segment.isEmpty { return .emptySegment }
            if segment.elementsEqual([dot]) || segment.elementsEqual([dot, dot]) { return .dotSegment }
            if !segment.allSatisfy(isAllowed) { return .pathCharacter }
        }
        return nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The parts of the path, without slashes.
    public var segments: [String] { path.split(separator: "/").map(String.init) }

    public var description: String { "spiffe://\(trustDomain.name)\(path)" }
}
