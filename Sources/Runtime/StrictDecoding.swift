/// Files that people write are read strictly: a misspelt `expires` must not make a thing that never does.
extension Decoder {
    /// A container that holds nothing but what is known.
    ///
    /// - Throws: `DecodingError.dataCorrupted`, which names the key that is not known and those that are.
    public func strict<Name: CodingKey & CaseIterable>(_ names: Name.Type) throws -> KeyedDecodingContainer<Name> {
        let known = names.allCases.map(\.stringValue)
        if let unknown = try container(keyedBy: WrittenKey.self).allKeys.map(\.stringValue).filter({ !known.contains($0) }).min() {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: codingPath,
                    debugDescription: "`\(unknown.prefix(60))` is not known here; there are \(known.joined(separator: ", "))"))
        }
        return try container(keyedBy: names)
    }
}

extension KeyedDecodingContainer {
    /// A text that stands for something else; `nil` where there is none.
    ///
    /// - Parameter what: what the text should be, such as `SPIFFE ID`.
    /// - Throws: `DecodingError.dataCorrupted` where `read` makes nothing of the text.
    public func read<Value>(_ key: Key, _ what: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = try decodeIfPresent(String.self, forKey: key) else { return nil }
        guard let value = read(text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "`\(text.prefix(120))` is no \(what)")
        }
        return value
    }
}

/// Whatever stands in the file.
private struct WrittenKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
