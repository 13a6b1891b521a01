extension StringProtocol {
    /// For a terminal: what people or files wrote, with a `·` for every character that would move the cursor, end the line,
    /// or turn the direction of writing, so that a text cannot pass for a line of the program's own.
    public var shown: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.isControl ? "·" : $0 }))
    }

    /// Whether ``shown`` would change it. Such a text is refused where people write one.
    public var hasControls: Bool { unicodeScalars.contains(where: \.isControl) }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        value < 32 || (127...159).contains(value) || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

/// `1 entry`, `2 entries`: a number and what it counts.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}

extension [any CodingKey] {
    /// As people write a place in a file: `entries[0].selectors`.
    public var written: String {
        reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
    }
}
