import Foundation
public import Runtime
import SwiftASN1
import X509

/// A certificate revocation list (RFC 5280 §5), as the Workload API carries it: which serials its issuer took back. Only complete
/// lists of the issuer's own certificates are read; one with a critical extension is refused, for it means something else.
public struct RevocationList: Sendable, Equatable {
    public var thisUpdate: Timestamp
    public var nextUpdate: Timestamp?
    /// Without leading zeros.
    public var serials: Set<[UInt8]>
    private var signed: [UInt8]
    private var signature: [UInt8]
    private var algorithm: [UInt8]

    /// Longest list that is read, and most entries.
    public static let limit = 4 << 20
    public static let entryLimit = 100_000

    /// Whether `issuer`, whose name must be the list's, signed it and may do so (`cRLSign`).
    func isSigned(by issuer: Certificate) -> Bool {
        guard let usage = try? issuer.extensions.keyUsage, usage.cRLSign, let algorithm = Self.algorithms[algorithm] else { return false }
        return issuer.publicKey.isValidSignature(signature, for: signed, signatureAlgorithm: algorithm)
    }

    /// AlgorithmIdentifier in DER to what it means.
    private static let algorithms: [[UInt8]: Certificate.SignatureAlgorithm] = {
        let ecdsa: [UInt8] = [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03]
        let rsa: [UInt8] = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01]
        return [
            ecdsa + [2]: .ecdsaWithSHA256, ecdsa + [3]: .ecdsaWithSHA384, ecdsa + [4]: .ecdsaWithSHA512,
            rsa + [11, 5, 0]: .sha256WithRSAEncryption, rsa + [12, 5, 0]: .sha384WithRSAEncryption,
            rsa + [13, 5, 0]: .sha512WithRSAEncryption, [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70]: .ed25519,
        ]
    }()

    static func identifier(of algorithm: Certificate.SignatureAlgorithm) -> [UInt8]? { algorithms.first { $0.value == algorithm }?.key }

    /// Reads a list in DER. Who signed it is not asked here.
    public static func read(_ der: [UInt8]) -> Result<RevocationList, Refusal> {
        guard der.count <= limit else { return .failure(Refusal(.malformed, "a revocation list above \(limit >> 20) MiB")) }
        do {
            return .success(try RevocationList(der: der))
        } catch let refusal as Refusal {
            return .failure(refusal)
        } catch {
            return .failure(Refusal(.malformed, "not a certificate revocation list in DER"))
        }
    }

    private init(der: [UInt8]) throws {
        self = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
            guard let body = nodes.next(), let algorithm = nodes.next() else { throw Refusal(.malformed, "a revocation list without its parts") }
            let signature = try ASN1BitString(derEncoded: &nodes)
            var list = try Self.body(body)
            list.signed = Array(body.encodedBytes)
            list.algorithm = Array(algorithm.encodedBytes)
            list.signature = Array(signature.bytes)
            return list
        }
    }

    private init(_ thisUpdate: Timestamp, _ nextUpdate: Timestamp?, _ serials: Set<[UInt8]>) {
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        self.serials = serials
        (signed, signature, algorithm) = ([], [], [])
    }

    /// TBSCertList.
    private static func body(_ node: ASN1Node) throws -> RevocationList {
        try DER.sequence(node, identifier: .sequence) { nodes in
            let version = try Int(derEncoded: &nodes)
            guard version == 1 else { throw Refusal(.malformed, "a revocation list of another version than 2") }
            guard nodes.next() != nil, nodes.next() != nil else { throw Refusal(.malformed, "a revocation list without its issuer") }
            guard let first = nodes.next() else { throw Refusal(.malformed, "a revocation list without its time") }
            let thisUpdate = try time(first)
            var nextUpdate: Timestamp?
            var serials: Set<[UInt8]> = []
            var rest = nodes.next()
            if let node = rest, node.identifier == .utcTime || node.identifier == .generalizedTime {
                nextUpdate = try time(node)
                rest = nodes.next()
            }
            if let node = rest, node.identifier == .sequence {
                try DER.sequence(node, identifier: .sequence) { entries in
                    while let entry = entries.next() {
                        guard serials.count < entryLimit else { throw Refusal(.malformed, "a revocation list of more than \(entryLimit) entries") }
                        serials.insert(try serial(entry))
                    }
                }
                rest = nodes.next()
            }
            if let node = rest {
                guard node.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific), case .constructed(let inner) = node.content
                else { throw Refusal(.malformed, "a revocation list with something unknown at its end") }
                var wrapped = inner.makeIterator()
                if let list = wrapped.next() { try extensions(list) }
                rest = nodes.next()
            }
            guard rest == nil else { throw Refusal(.malformed, "a revocation list with something at its end") }
            return RevocationList(thisUpdate, nextUpdate, serials)
        }
    }

    private static func serial(_ entry: ASN1Node) throws -> [UInt8] {
        try DER.sequence(entry, identifier: .sequence) { nodes in
            let serial = try ArraySlice<UInt8>(derEncoded: &nodes)
            guard serial.count <= 32, nodes.next() != nil else { throw Refusal(.malformed, "an entry without serial or date") }
            if let list = nodes.next() { try extensions(list) }
            return Array(serial.drop { $0 == 0 })
        }
    }

    /// Refuses critical extensions (§5.2, §5.3): delta lists, indirect lists and partitions are none of ours.
    private static func extensions(_ node: ASN1Node) throws {
        try DER.sequence(node, identifier: .sequence) { nodes in
            while let node = nodes.next() {
                try DER.sequence(node, identifier: .sequence) { parts in
                    _ = try ASN1ObjectIdentifier(derEncoded: &parts)
                    let isCritical = try DER.decodeDefault(&parts, defaultValue: false)
                    guard !isCritical else { throw Refusal(.malformed, "a revocation list with a critical extension") }
                    _ = try ASN1OctetString(derEncoded: &parts)
                }
            }
        }
    }

    private static func time(_ node: ASN1Node) throws -> Timestamp {
        let (year, month, day, hours, minutes, seconds): (Int, Int, Int, Int, Int, Int)
        if node.identifier == .utcTime {
            let time = try UTCTime(derEncoded: node)
            (year, month, day, hours, minutes, seconds) = (time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        } else {
            let time = try GeneralizedTime(derEncoded: node)
            (year, month, day, hours, minutes, seconds) = (time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        }
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2))Z"
        guard let time = Timestamp(text) else { throw Refusal(.malformed, "a revocation list with an impossible time") }
        return time
    }
}

extension CertificateAuthority {
    /// Signs a revocation list (RFC 5280 §5) for whoever reads them.
    ///
    /// - Parameters:
    ///   - number: grows with each list.
    ///   - revoked: serials, with the time of each revocation.
    public func revocationList(
        revoked: [(serial: [UInt8], at: Timestamp)], number: UInt64, now: Timestamp, nextUpdate: Duration
    ) throws -> [UInt8] {
        guard let identifier = RevocationList.identifier(of: signatureAlgorithm) else {
            throw Refusal(.unsupportedAlgorithm, "revocation lists are not signed by \(signatureAlgorithm)")
        }
        func algorithm(_ coder: inout DER.Serializer) throws { coder.serializeRawBytes(identifier) }
        var body = DER.Serializer()
        try body.appendConstructedNode(identifier: .sequence) { body in
            try body.serialize(1)
            try algorithm(&body)
            try body.serialize(certificate.subject)
            try body.serialize(Self.time(now))
            try body.serialize(Self.time(now + nextUpdate))
            if !revoked.isEmpty {
                try body.appendConstructedNode(identifier: .sequence) { list in
                    for entry in revoked {
                        try list.appendConstructedNode(identifier: .sequence) { item in
                            try item.serialize(Self.unsigned(entry.serial))
                            try item.serialize(Self.time(entry.at))
                        }
                    }
                }
            }
            try body.serialize(explicitlyTaggedWithTagNumber: 0, tagClass: .contextSpecific) { outer in
                try outer.appendConstructedNode(identifier: .sequence) { list in
                    var numberBytes = DER.Serializer()
                    try numberBytes.serialize(number)
                    try list.appendConstructedNode(identifier: .sequence) { item in
                        try item.serialize(ASN1ObjectIdentifier(dotRepresentation: "2.5.29.20"))
                        try item.serialize(ASN1OctetString(contentBytes: numberBytes.serializedBytes[...]))
                    }
                    var keyBytes = DER.Serializer()
                    keyBytes.appendConstructedNode(identifier: .sequence) { item in
                        // [0] IMPLICIT OCTET STRING
                        item.appendPrimitiveNode(identifier: ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)) {
                            $0.append(contentsOf: subjectKeyIdentifier)
                        }
                    }
                    try list.appendConstructedNode(identifier: .sequence) { item in
                        try item.serialize(ASN1ObjectIdentifier(dotRepresentation: "2.5.29.35"))
                        try item.serialize(ASN1OctetString(contentBytes: keyBytes.serializedBytes[...]))
                    }
                }
            }
        }
        let signature = try sign(body.serializedBytes)
        var whole = DER.Serializer()
        try whole.appendConstructedNode(identifier: .sequence) { whole in
            whole.serializeRawBytes(body.serializedBytes)
            try algorithm(&whole)
            try whole.serialize(ASN1BitString(bytes: signature[...]))
        }
        return whole.serializedBytes
    }

    /// A positive INTEGER's content: a leading zero keeps it so.
    private static func unsigned(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let bare = bytes.drop { $0 == 0 }
        return bare.isEmpty ? [0] : (bare.first ?? 0) & 0x80 == 0 ? bare : ([0] + bare)[...]
    }

    private static func time(_ moment: Timestamp) throws -> UTCTime {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment.date)
        return try UTCTime(
            year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, hours: parts.hour ?? 0, minutes: parts.minute ?? 0,
            seconds: parts.second ?? 0)
    }
}
