import Foundation

/// Foreign JSON, read without expecting anything of it: what is missing or of another type is `nil`, and nothing traps.
struct JSONTree {
    private let value: Any?

    private init(value: Any?) { self.value = value }

    /// `nil` when the bytes are not JSON.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]) else { return nil }
        self.value = value
    }

    subscript(_ key: String) -> JSONTree { JSONTree(value: (value as? [String: Any])?[key]) }

    var string: String? { value as? String }
    var bool: Bool? { (value as? NSNumber).flatMap { CFNumberIsBool($0) ? $0.boolValue : nil } ?? value as? Bool }
    var int: Int? { (value as? NSNumber).flatMap { Int(exactly: $0) } }
    var number: Double? { (value as? NSNumber)?.doubleValue }
    var list: [JSONTree] { (value as? [Any] ?? []).map { JSONTree(value: $0) } }
    /// Sorted by key, so that a run repeats itself.
    var map: [(key: String, value: JSONTree)] {
        (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, JSONTree(value: $0.value)) }
    }
    var strings: [String: String] { (value as? [String: Any] ?? [:]).compactMapValues { $0 as? String } }
    var isMap: Bool { value is [String: Any] }
    var exists: Bool { value != nil && !(value is NSNull) }

    /// As text, when it is a scalar.
    var scalar: String? {
        if let string { return string }
        return (value as? NSNumber).map { "\($0)" }
    }

    private func CFNumberIsBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
