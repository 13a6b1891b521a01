public import Estate
public import SPIFFE

/// A SPIFFE ID, or the pattern of many: `spiffe://shop.example/ns/{k8s:ns}/sa/{k8s:sa}`.
///
/// A name in braces is a selector's type; its value at the process takes the place. One entry then covers a whole cluster, and who
/// owns a namespace can only make identities of that namespace. What a place stands for is one segment or a part of one, so a
/// value with a slash, or one that makes a segment `.` or `..`, gives no identity at all.
public struct IDTemplate: Sendable, Hashable, CustomStringConvertible {
    public let trustDomain: TrustDomain
    public let description: String
    private let segments: [[Part]]

    private enum Part: Sendable, Hashable {
        case text(String)
        /// The type of a selector.
        case place(String)
    }

    /// Most places in one.
    public static let placeLimit = 8

    public init(_ id: SPIFFEID) {
        trustDomain = id.trustDomain
        description = id.description
        segments = id.segments.map { [.text($0)] }
    }

    /// `nil` for what is no SPIFFE ID however its places are filled: no path, an unknown type in braces, a bad character.
    public init?(_ text: String) {
        // Filled with a letter each, it must be an ID: everything but the places is then judged by the one parser there is.
        guard text.utf8.count <= SPIFFEID.longest, let parts = Self.parts(text), parts.count <= 2 * Self.placeLimit + 1,
            let sample = SPIFFEID(parts.map { if case .text(let text) = $0 { text } else { "x" } }.joined()), !sample.path.isEmpty
        else { return nil }
        var segments: [[Part]] = [[]]
        for part in parts {
            switch part {
            case .place: segments[segments.count - 1].append(part)
            case .text(let text):
                let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                for (index, piece) in pieces.enumerated() {
                    if index > 0 { segments.append([]) }
                    if !piece.isEmpty { segments[segments.count - 1].append(.text(piece)) }
                }
            }
        }
        // `spiffe:`, the empty one between the slashes, and the trust domain, which has no places.
        guard segments.count > 3, segments[0] == [.text("spiffe:")], segments[1].isEmpty, segments[2] == [.text(sample.trustDomain.name)]
        else { return nil }
        trustDomain = sample.trustDomain
        description = text
        self.segments = Array(segments.dropFirst(3))
    }

    private static func parts(_ text: String) -> [Part]? {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            let type = String(rest[rest.index(after: open)..<close])
            guard Selector.knownTypes.contains(type) else { return nil }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.place(type))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    /// The types of selectors it takes values from.
    public var places: Set<String> {
        Set(segments.joined().compactMap { if case .place(let type) = $0 { type } else { nil } })
    }

    /// The ID itself, where there is only one.
    public var fixed: SPIFFEID? { places.isEmpty ? id(with: []) : nil }

    /// The ID of a process with these selectors. `nil` when one is missing, is there twice, or has a value that no segment can hold.
    public func id(with held: Set<Selector>) -> SPIFFEID? {
        var filled: [String] = []
        for segment in segments {
            var text = ""
            for part in segment {
                switch part {
                case .text(let fixed): text += fixed
                case .place(let type):
                    let values = held.filter { $0.type == type }
                    guard values.count == 1, let value = values.first?.value else { return nil }
                    text += value
                }
            }
            filled.append(text)
        }
        return SPIFFEID(trustDomain: trustDomain, segments: filled)
    }

    /// The path up to the first place: all its identities begin with it.
    public var fixedPath: String {
        var path = ""
        for segment in segments {
            path += "/"
            for part in segment {
                guard case .text(let text) = part else { return path }
                path += text
            }
        }
        return path
    }
}

extension IDTemplate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = IDTemplate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription:
                    "`\(text.prefix(120))` is neither a SPIFFE ID with a path nor a template such as spiffe://shop.example/user/{unix:user}")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
