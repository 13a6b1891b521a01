import Estate
import PostgresWire

/// A settings file as lines, with what every reader of rules needs of it.
struct TrustText {
    let path: String
    let lines: [Substring]
    /// What stands before the first line, where the text was embedded in another file.
    let offset: Int

    /// Lines beyond this are not read: nobody writes so many rules by hand.
    static let lineLimit = 50_000

    init(_ text: String, path: String, offset: Int = 0) {
        self.path = path
        self.offset = offset
        let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        // A line's end in two bytes is one `Character`.
        lines = text.split(maxSplits: Self.lineLimit, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// Number and words of every line that says something, comments cut off.
    func directives(comment: Character = "#", separators: String = " \t") -> [(number: Int, words: [String])] {
        lines.enumerated().compactMap { index, line in
            let told = Self.trimmed(line.prefix { $0 != comment })
            guard !told.isEmpty, told.first != ";" else { return nil }
            return (index + 1, told.split { separators.contains($0) }.map { Self.unquoted($0) })
        }
    }

    /// `key = value` lines by section, keys in lower case with `_` for `-`.
    func settings(comments: String = "#;") -> [(number: Int, section: String, key: String, value: String)] {
        var section = ""
        return lines.enumerated().compactMap { index, line in
            let told = Self.trimmed(line)
            guard let first = told.first, !comments.contains(first) else { return nil }
            if first == "[", let end = told.firstIndex(of: "]") {
                section = told[told.index(after: told.startIndex)..<end].lowercased()
                return nil
            }
            let equals = told.firstIndex(of: "=")
            let key = Self.trimmed(equals.map { told[..<$0] } ?? told).lowercased().replacing("-", with: "_")
            var value = equals.map { Self.trimmed(told[told.index(after: $0)...]) } ?? ""
            if let comment = value.firstRange(of: " #") { value = Self.trimmed(value[..<comment.lowerBound]) }
            return (index + 1, section, key, Self.unquoted(value))
        }
    }

    /// A rule found at `line`, counted from 1 in this text.
    func rule(
        _ kind: String, line: Int, from: [String], to: String, why: String, instead: String, reach: NetworkTrust.Reach? = nil
    ) -> NetworkTrust {
        NetworkTrust(
            kind: kind, path: path, line: line + offset, reach: reach ?? Self.reach(of: from),
            from: from.prefix(100).map { shown($0, limit: 100) }, to: shown(to), why: why, instead: instead)
    }

    /// How far a list of places reaches: as far as the widest of them.
    static func reach(of from: [String]) -> NetworkTrust.Reach {
        from.map { one -> NetworkTrust.Reach in
            let place = one.lowercased().trimmingSuffix { $0 == "." }
            if ["all", "*", "any", "+", "0.0.0.0", "::", "[::]"].contains(place) { return .anywhere }
            if ["localhost", "local", "samehost", "unix", "unix:", "unix socket", "127", "127.0.0", "this machine"].contains(String(place)) {
                return .machine
            }
            guard let block = AddressBlock(String(place)) else { return .network }
            return block.isEverywhere ? .anywhere : block.isLoopback ? .machine : .network
        }
        .min() ?? .anywhere
    }

    static func trimmed(_ text: Substring) -> Substring {
        text.drop { $0 == " " || $0 == "\t" }.trimmingSuffix { $0 == " " || $0 == "\t" }
    }

    static func unquoted(_ text: Substring) -> String {
        for quote: Character in ["\"", "'"] where text.count >= 2 && text.first == quote && text.last == quote {
            return String(text.dropFirst().dropLast())
        }
        return String(text)
    }

    static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    static func isYes(_ value: String) -> Bool { ["1", "on", "true", "yes"].contains(value.lowercased()) }
    static func isNo(_ value: String) -> Bool { ["0", "off", "false", "no"].contains(value.lowercased()) }
}
