import Crypto
import Foundation
public import Runtime
import SwiftASN1
import X509

/// A certificate with the chain that leads to, but does not include, a root; DER, leaf first.
public struct X509SVID: Sendable, Equatable {
    public var id: SPIFFEID
    public var chain: [[UInt8]]
    public var notAfter: Timestamp
    /// Upper-case hexadecimal, for the ledger.
    public var serial: String

    /// Which key signed it: the authority key identifier (RFC 5280 §4.2.1.1) in lower-case hexadecimal, where it has one.
    public var issuerKeyID: String?

    public init(id: SPIFFEID, chain: [[UInt8]], notAfter: Timestamp, serial: String, issuerKeyID: String? = nil) {
        self.id = id
        self.issuerKeyID = issuerKeyID
        self.chain = chain
        self.notAfter = notAfter
        self.serial = serial
    }

    /// Reads an issued chain, and makes sure that it says what was asked for.
    public init(verifying chain: [[UInt8]], expecting id: SPIFFEID) throws {
        let read = try Self.read(chain).get()
        guard read.id == id else { throw Refusal(.notASPIFFEID, "`\(read.id)` was issued instead of `\(id)`") }
        self = read
    }

    /// Reads a chain, leaf first, whose leaf has the shape of an SVID. Whether anybody believes it is another matter.
    public static func read(_ chain: [[UInt8]]) -> Result<X509SVID, Refusal> {
        PresentedChain.read(chain).map { presented in
            X509SVID(
                id: presented.id, chain: chain, notAfter: Timestamp(presented.leaf.notValidAfter),
                serial: Array(presented.leaf.serialNumber.bytes).hex.uppercased(),
                issuerKeyID: (try? presented.leaf.extensions.authorityKeyIdentifier)?.keyIdentifier?.hex)
        }
    }
}

extension X509Identity {
    /// Reads what the Workload API gives (§5.1): certificates in DER one after the other, leaf first, and the leaf's private key.
    ///
    /// - Parameter key: PKCS#8 in DER, not encrypted; it must be the leaf's.
    public static func read(certificates: [UInt8], key: Secret, hint: String) -> Result<X509Identity, Refusal> {
        guard hint.utf8.count <= 1024 else { return .failure(Refusal(.malformed, "a hint above 1024 bytes")) }
        return DERSequence.split(certificates).flatMap(X509SVID.read).flatMap { svid in
            guard let first = svid.chain.first, let leaf = try? Certificate(derEncoded: first),
                let pem = key.withBytes({ pemKey($0) }), let own = try? Certificate.PrivateKey(pemDocument: pem)
            else { return .failure(Refusal(.malformed, "the private key of `\(svid.id)` is not PKCS#8 in DER")) }
            guard own.publicKey == leaf.publicKey else {
                return .failure(Refusal(.badSignature, "the private key is not that of the SVID of `\(svid.id)`"))
            }
            return .success(X509Identity(svid: svid, key: key, hint: hint))
        }
    }

    private static func pemKey(_ bytes: UnsafeRawBufferPointer) -> PEMDocument? {
        bytes.count <= 16_384 ? PEMDocument(type: "PRIVATE KEY", derBytes: Array(bytes)) : nil
    }
}

extension X509Bundle {
    /// Reads what the Workload API gives (§5.1): roots in DER one after the other.
    public static func read(_ bytes: [UInt8], trustDomain: TrustDomain) -> Result<X509Bundle, Refusal> {
        DERSequence.split(bytes, limit: rootLimit).flatMap { roots in
            guard !roots.isEmpty else { return .failure(Refusal(.malformed, "the bundle of `\(trustDomain)` is empty")) }
            do {
                return .success(try X509Bundle(trustDomain: trustDomain, rootsDER: roots))
            } catch {
                return .failure(Refusal(.malformed, "a root of `\(trustDomain)` is no certificate in DER"))
            }
        }
    }
}

/// DER documents that stand one after the other.
enum DERSequence {
    /// Takes them apart by their outermost lengths alone.
    static func split(_ bytes: [UInt8], limit: Int = X509Bundle.chainLimit) -> Result<[[UInt8]], Refusal> {
        guard bytes.count <= limit * X509Bundle.certificateLimit else { return .failure(Refusal(.malformed,
            "certificates above \(limit) × 16 KiB")) }
        var parts: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard parts.count < limit else { return .failure(Refusal(.malformed, "more than \(limit) certificates")) }
            guard let length = length(rest), length <= rest.count else {
                return .failure(Refusal(.malformed, "what should be certificates in DER is not"))
            }
            parts.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return .success(parts)
    }

    /// Of one SEQUENCE with its header; at most 64 KiB.
    private static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= 2, bytes[bytes.startIndex] == 0x30 else { return nil }
        let first = bytes[bytes.startIndex + 1]
        if first < 0x80 { return 2 + Int(first) }
        let count = Int(first & 0x7F)
        guard (1...2).contains(count), bytes.count >= 2 + count else { return nil }
        return 2 + count + bytes[(bytes.startIndex + 2)...].prefix(count).reduce(0) { $0 << 8 | Int($1) }
    }
}
