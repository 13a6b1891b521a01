import Foundation

/// Markup that is safe to send. A literal is trusted, since it stands in this source; everything interpolated is escaped,
/// unless it is `HTML` already.
///
/// ```swift
/// let cell: HTML = "<td title=\"\(hint)\">\(owner)</td>"   // `hint` and `owner` may hold anything
/// ```
/// Interpolate into text and double-quoted attributes only; an `href` goes through ``Link``, so that no value becomes a
/// scheme. There is no way to put a value into a script or a style: the pages have neither.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }
    private init(trusted: String) { text = trusted }

    /// Markup from elsewhere, taken as it is. Only for constants of this module.
    static func unsafelyTrusting(_ text: String) -> HTML { HTML(trusted: text) }

    static let empty: HTML = ""

    static func + (lhs: HTML, rhs: HTML) -> HTML { HTML(trusted: lhs.text + rhs.text) }

    struct Interpolation: StringInterpolationProtocol {
        var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ markup: HTML) { text += markup.text }
        mutating func appendInterpolation(_ markup: HTML?) { text += markup?.text ?? "" }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ value: String) { text += HTML.escape(value) }
        mutating func appendInterpolation(_ link: Link) { text += HTML.escape(link.text) }
        mutating func appendInterpolation(_ value: some CustomStringConvertible) { text += HTML.escape(value.description) }
    }

    /// Escapes for text and quoted attributes. Control characters, and those that reorder or hide text, are shown as
    /// U+FFFD: a name must not be able to look like another.
    static func escape(_ value: String) -> String {
        var result = ""
        result.reserveCapacity(value.utf8.count + 16)
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default:
                result.unicodeScalars.append(isDeceptive(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF: true
        default: false
        }
    }
}

/// A place on this server: a path whose parts are percent-encoded, so that it can be nothing else.
struct Link: Sendable {
    let text: String

    init(_ parts: String..., query: [(String, String)] = []) {
        var text = parts.reduce(into: "") { $0 += "/" + Self.encode($1) }
        if text.isEmpty { text = "/" }
        if !query.isEmpty {
            text += "?" + query.map { Self.encode($0) + "=" + Self.encode($1) }.joined(separator: "&")
        }
        self.text = text
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    private static func encode(_ text: String) -> String {
        // A lone `.` or `..` would be resolved away by a browser.
        if text == "." || text == ".." { return "%2E" + text.dropFirst() }
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}
