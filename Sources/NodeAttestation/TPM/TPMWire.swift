/// The TPM's own encoding (TPM 2.0 Library, Part 2): big-endian numbers, and bytes behind their count.
struct TPMWriter {
    private(set) var bytes: [UInt8] = []

    mutating func u8(_ value: UInt8) { bytes.append(value) }
    mutating func u16(_ value: UInt16) { bytes += [UInt8(value >> 8), UInt8(truncatingIfNeeded: value)] }
    mutating func u32(_ value: UInt32) {
        u16(UInt16(value >> 16))
        u16(UInt16(truncatingIfNeeded: value))
    }
    mutating func raw(_ more: some Sequence<UInt8>) { bytes += more }
    /// A TPM2B.
    mutating func sized(_ content: [UInt8]) {
        u16(UInt16(truncatingIfNeeded: content.count))
        bytes += content
    }

    static func make(_ body: (inout TPMWriter) -> Void) -> [UInt8] {
        var writer = TPMWriter()
        body(&writer)
        return writer.bytes
    }
}

/// Reads it. Every count is checked against what is there and against a limit of its own.
struct TPMReader {
    private let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - place }

    mutating func raw(_ count: Int) throws(AttestationRefusal) -> [UInt8] {
        guard count >= 0, count <= left else { throw AttestationRefusal(.malformed, "a structure of the TPM ends too early") }
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }
    mutating func u8() throws(AttestationRefusal) -> UInt8 { try raw(1)[0] }
    mutating func u16() throws(AttestationRefusal) -> UInt16 { try raw(2).reduce(0) { $0 << 8 | UInt16($1) } }
    mutating func u32() throws(AttestationRefusal) -> UInt32 { try raw(4).reduce(0) { $0 << 8 | UInt32($1) } }
    mutating func u64() throws(AttestationRefusal) -> UInt64 { try raw(8).reduce(0) { $0 << 8 | UInt64($1) } }
    /// A TPM2B of at most `limit` bytes.
    mutating func sized(limit: Int) throws(AttestationRefusal) -> [UInt8] {
        let count = Int(try u16())
        guard count <= limit else { throw AttestationRefusal(.malformed, "a field of the TPM above \(limit) bytes") }
        return try raw(count)
    }
    func end() throws(AttestationRefusal) {
        guard left == 0 else { throw AttestationRefusal(.malformed, "something stands after a structure of the TPM") }
    }
}

/// TPM_ALG_ID (Part 2, 6.3), as far as attestation meets them.
enum TPMAlgorithm {
    static let rsa: UInt16 = 0x0001
    static let aes: UInt16 = 0x0006
    static let sha256: UInt16 = 0x000B
    static let sha384: UInt16 = 0x000C
    static let null: UInt16 = 0x0010
    static let rsaSSA: UInt16 = 0x0014
    static let rsaES: UInt16 = 0x0015
    static let rsaPSS: UInt16 = 0x0016
    static let oaep: UInt16 = 0x0017
    static let ecdsa: UInt16 = 0x0018
    static let ecc: UInt16 = 0x0023
    static let cfb: UInt16 = 0x0043
}
