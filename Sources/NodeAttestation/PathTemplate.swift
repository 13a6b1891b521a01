import SPIFFE

/// A path of SPIFFE-ID segments with places for values: `/ci/{repository_id}/{environment}`.
///
/// A value fills its place only if it is allowed there by SPIFFE-ID §2.2: none with `/`, no `..`, no empty one. So that no job can
/// choose a branch's name that makes it another workload.
public struct PathTemplate: Sendable, Equatable, CustomStringConvertible {
    private enum Part: Sendable, Equatable {
        case text(String)
        case value(String)
    }
    private let segments: [[Part]]
    public let description: String

    /// - Parameter text: starts with `/`. At most 16 segments and 512 bytes.
    public init(_ text: String) throws(AttestationRefusal) {
        guard text.utf8.first == UInt8(ascii: "/"), text.utf8.count <= 512 else {
            throw AttestationRefusal(.malformed, "the template `\(text.prefix(80))` is no path of at most 512 bytes that starts with `/`")
        }
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 16 else { throw AttestationRefusal(.malformed, "a template of more than 16 segments") }
        var segments: [[Part]] = []
        for part in parts { segments.append(try Self.segment(part, in: text)) }
        self.segments = segments
        description = text
    }

    private static func segment(_ text: Substring, in whole: String) throws(AttestationRefusal) -> [Part] {
        var parts: [Part] = []
        var rest = text
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw AttestationRefusal(.malformed, "the template `\(whole)` opens a `{` without its `}`")
            }
            let name = rest[rest.index(after: open)..<close]
            guard !name.isEmpty, !name.contains("{") else {
                throw AttestationRefusal(.malformed, "the template `\(whole)` has a place without a name")
            }
            parts.append(.value(String(name)))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        // What stands still must be allowed too, alone or with letters around it.
        let sample = parts.map { if case .text(let text) = $0 { text } else { "x" } }.joined()
        guard let domain = TrustDomain("x"), SPIFFEID(trustDomain: domain, segments: [sample]) != nil else {
            throw AttestationRefusal(.malformed, "the template `\(whole)` has a segment that no SPIFFE ID may have")
        }
        return parts
    }

    /// The names of its places.
    public var names: Set<String> {
        Set(segments.joined().compactMap { if case .value(let name) = $0 { name } else { nil } })
    }

    /// Fills each place, or refuses.
    public func segments(_ value: (String) -> String?) throws(AttestationRefusal) -> [String] {
        guard let domain = TrustDomain("x") else { return [] }
        var filled: [String] = []
        for segment in segments {
            var text = ""
            for part in segment {
                switch part {
                case .text(let fixed): text += fixed
                case .value(let name):
                    // Each value alone, too: `a{b}` must not let an empty one through.
                    guard let given = value(name), given.utf8.count <= 256, SPIFFEID(trustDomain: domain, segments: [given]) != nil else {
                        throw AttestationRefusal(.notAllowed, "`\(name)` has no value that can stand in a SPIFFE ID")
                    }
                    text += given
                }
            }
            guard SPIFFEID(trustDomain: domain, segments: [text]) != nil else {
                throw AttestationRefusal(.notAllowed, "the filled template `\(description)` is no path of a SPIFFE ID")
            }
            filled.append(text)
        }
        return filled
    }
}
