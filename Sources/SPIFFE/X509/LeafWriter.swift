import Crypto
import Runtime
import SwiftASN1
import X509

/// Writes the common leaf straight into bytes (RFC 5280 §4.1): a workload with a P-256 key and no DNS name, signed by a P-256 key in
/// memory. Only serial, times, name and key differ between two of them. What is not common in any way goes through ``SVIDTemplate``, which
/// judges it; a test holds the bytes of both ways against each other.
struct LeafWriter: Sendable {
    private let key: P256.Signing.PrivateKey
    private let issuer: [UInt8]
    private let extensions: [UInt8]

    /// `nil` where the authority's own part cannot be written.
    init?(_ key: P256.Signing.PrivateKey, issuer: DistinguishedName, common: [Certificate.Extension]) {
        self.key = key
        var serializer = DER.Serializer()
        guard (try? serializer.serialize(issuer)) != nil else { return nil }
        self.issuer = serializer.serializedBytes
        var extensions: [UInt8] = []
        for item in common {
            var oid = DER.Serializer()
            guard (try? oid.serialize(item.oid)) != nil else { return nil }
            extensions += Self.node(0x30, oid.serializedBytes, item.critical ? [0x01, 0x01, 0xFF] : [], Self.node(0x04, Array(item.value)))
        }
        self.extensions = extensions
    }

    /// The whole certificate.
    ///
    /// - Parameters:
    ///   - serial: positive, in as few bytes as it takes.
    ///   - keyIdentifier: that of `key`.
    func certificate(
        id: String, commonName: String, key subject: SubjectKey, keyIdentifier: [UInt8], serial: [UInt8], notBefore: [UInt8], notAfter: [UInt8]
    ) throws -> [UInt8] {
        let body = toBeSigned(
            id: id, commonName: commonName, key: subject, keyIdentifier: keyIdentifier, serial: serial, notBefore: notBefore, notAfter: notAfter)
        let signature = try key.signature(for: SHA256.hash(data: body)).derRepresentation
        return Self.node(0x30, body, P256Info.ecdsaWithSHA256, Self.node(0x03, [0], Array(signature)))
    }

    func toBeSigned(
        id: String, commonName: String, key subject: SubjectKey, keyIdentifier: [UInt8], serial: [UInt8], notBefore: [UInt8], notAfter: [UInt8]
    ) -> [UInt8] {
        let identifier = Self.node(0x30, [0x06, 0x03, 0x55, 0x1D, 0x0E], Self.node(0x04, Self.node(0x04, keyIdentifier)))
        let names = Self.node(0x30, [0x06, 0x03, 0x55, 0x1D, 0x11], Self.node(0x04, Self.node(0x30, Self.node(0x86, Array(id.utf8)))))
        return Self.node(
            0x30, Self.version3, Self.node(0x02, serial), P256Info.ecdsaWithSHA256, issuer, Self.node(0x30, notBefore, notAfter),
            Self.node(0x30, Self.organization, Self.name(0x03, commonName)), P256Info.head + subject.bits,
            Self.node(0xA3, Self.node(0x30, extensions, identifier, names)))
    }

    private static let version3: [UInt8] = [0xA0, 0x03, 0x02, 0x01, 0x02]
    private static let organization = name(0x0A, "Mayfly")

    /// A relative distinguished name of one attribute of X.520.
    private static func name(_ attribute: UInt8, _ text: String) -> [UInt8] {
        node(0x31, node(0x30, [0x06, 0x03, 0x55, 0x04, attribute], node(0x0C, Array(text.utf8))))
    }

    /// UTCTime, which RFC 5280 §4.1.2.5 demands until 2049; `nil` for a year beyond, or before 1950.
    static func time(_ moment: Timestamp) -> [UInt8]? {
        let text = Array(moment.description.utf8)
        guard text.count == 24, ("1950"..."2049").contains(String(decoding: text.prefix(4), as: UTF8.self)) else { return nil }
        var digits: [UInt8] = []
        for place in [2, 5, 8, 11, 14, 17] { digits += text[place..<(place + 2)] }
        return node(0x17, digits + [UInt8(ascii: "Z")])
    }

    /// Tag, length and content, in DER.
    private static func node(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let length = parts.reduce(0) { $0 + $1.count }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length + 5)
        bytes.append(tag)
        if length < 0x80 {
            bytes.append(UInt8(length))
        } else {
            let octets = withUnsafeBytes(of: UInt32(length).bigEndian) { Array($0.drop { $0 == 0 }) }
            bytes.append(0x80 | UInt8(octets.count))
            bytes += octets
        }
        for part in parts { bytes += part }
        return bytes
    }

    private static func node(_ tag: UInt8, _ part: ArraySlice<UInt8>) -> [UInt8] { node(tag, Array(part)) }
}
