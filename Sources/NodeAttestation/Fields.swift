import Foundation
import SPIFFE

/// The members of a JSON object that a stranger sent: texts, and bytes in Base64, each within a limit.
struct Fields {
    let object: JSONObject
    let what: String

    init(_ json: [UInt8], _ what: String, limit: Int = AttestationLimits.payload) throws(AttestationRefusal) {
        let value: JSONValue
        switch JSONValue.read(json, limit: limit) {
        case .success(let read): value = read
        case .failure(let refusal): throw AttestationRefusal(.malformed, "\(what): \(refusal.reason)")
        }
        guard let object = value.object else { throw AttestationRefusal(.malformed, "\(what) is no JSON object") }
        self.init(object, what)
    }

    init(_ object: JSONObject, _ what: String) {
        self.object = object
        self.what = what
    }

    /// A text that must be there, of 1 to `limit` bytes.
    func text(_ name: String, limit: Int = 512) throws(AttestationRefusal) -> String {
        guard let text = object[name]?.string, !text.isEmpty, text.utf8.count <= limit else {
            throw AttestationRefusal(.malformed, "\(what) has no `\(name)` of 1 to \(limit) bytes")
        }
        return text
    }

    /// Bytes in Base64 (RFC 4648 §4), at most `limit` of them. Line breaks are allowed where `isWrapped`.
    func bytes(_ name: String, limit: Int, isWrapped: Bool = false) throws(AttestationRefusal) -> [UInt8] {
        guard let bytes = try optionalBytes(name, limit: limit, isWrapped: isWrapped) else {
            throw AttestationRefusal(.malformed, "\(what) has no `\(name)`")
        }
        return bytes
    }

    func optionalBytes(_ name: String, limit: Int, isWrapped: Bool = false) throws(AttestationRefusal) -> [UInt8]? {
        guard let given = object[name], given != .null else { return nil }
        guard var text = given.string, text.utf8.count <= limit / 3 * 4 + limit / 16 + 64 else {
            throw AttestationRefusal(.malformed, "`\(name)` of \(what) is no text of at most \(limit) bytes in Base64")
        }
        if isWrapped { text.removeAll { $0 == "\n" || $0 == "\r" || $0 == "\r\n" } }
        guard let data = Data(base64Encoded: text), !data.isEmpty, data.count <= limit else {
            throw AttestationRefusal(.malformed, "`\(name)` of \(what) is no Base64 of 1 to \(limit) bytes")
        }
        return Array(data)
    }

    /// An array of bytes in Base64.
    func list(_ name: String, count: Int, limit: Int) throws(AttestationRefusal) -> [[UInt8]] {
        guard let given = object[name], given != .null else { return [] }
        guard let values = given.array, values.count <= count else {
            throw AttestationRefusal(.malformed, "`\(name)` of \(what) is no array of at most \(count)")
        }
        var result: [[UInt8]] = []
        for value in values {
            guard let text = value.string, text.utf8.count <= limit / 3 * 4 + 8, let data = Data(base64Encoded: text), !data.isEmpty,
                data.count <= limit
            else { throw AttestationRefusal(.malformed, "`\(name)` of \(what) holds what is no Base64") }
            result.append(Array(data))
        }
        return result
    }
}

extension Sequence<UInt8> {
    /// RFC 4648 §4, with padding.
    var base64: String { Data(self).base64EncodedString() }
}

/// An object of texts and arrays of texts, as provers send it.
func jsonBytes(_ members: [String: any Sendable]) throws -> [UInt8] {
    Array(try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes]))
}

/// Whether two are equal, in time that depends on the lengths only.
func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
}
