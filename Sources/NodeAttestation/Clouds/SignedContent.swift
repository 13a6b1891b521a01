import Crypto
import CryptoExtras
import Foundation
import SPIFFE
import SwiftASN1
import X509

/// A signed document in the Cryptographic Message Syntax (RFC 5652 §5), as clouds hand them out: one signer, plain data, attached or
/// not. swift-certificates reads only those whose signature algorithm names the hash; RSA signers of clouds do not (RFC 3370 §3.2).
struct SignedContent {
    /// What is signed, if it is inside.
    let content: [UInt8]?
    /// In the order in which they come.
    let certificates: [Certificate]
    private let signer: Signer

    private struct Signer {
        /// The signer's certificate: issuer and serial in DER, or the subject key identifier.
        var issuerAndSerial: (issuer: [UInt8], serial: [UInt8])?
        var keyIdentifier: [UInt8]?
        var hash: Hash
        var isECDSA: Bool
        /// The attributes as a SET, which is what is signed (§5.4).
        var attributes: [UInt8]?
        var messageDigest: [UInt8]?
        var signature: [UInt8]
    }

    enum Hash: CaseIterable { case sha256, sha384, sha512

        var oid: ASN1ObjectIdentifier {
            switch self {
            case .sha256: [2, 16, 840, 1, 101, 3, 4, 2, 1]
            case .sha384: [2, 16, 840, 1, 101, 3, 4, 2, 2]
            case .sha512: [2, 16, 840, 1, 101, 3, 4, 2, 3]
            }
        }
        var rsa: ASN1ObjectIdentifier {
            switch self {
            case .sha256: [1, 2, 840, 113549, 1, 1, 11]
            case .sha384: [1, 2, 840, 113549, 1, 1, 12]
            case .sha512: [1, 2, 840, 113549, 1, 1, 13]
            }
        }
        var ecdsa: ASN1ObjectIdentifier {
            switch self {
            case .sha256: [1, 2, 840, 10045, 4, 3, 2]
            case .sha384: [1, 2, 840, 10045, 4, 3, 3]
            case .sha512: [1, 2, 840, 10045, 4, 3, 4]
            }
        }
        func digest(_ bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .sha256: Array(SHA256.hash(data: bytes))
            case .sha384: Array(SHA384.hash(data: bytes))
            case .sha512: Array(SHA512.hash(data: bytes))
            }
        }
    }

    static let limit = 64 << 10
    private static let certificateLimit = 8
    private static let data: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 1]
    private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
    private static let rsaEncryption: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 1]

    /// Reads it, in BER: clouds write indefinite lengths. Nothing is believed yet.
    static func read(_ bytes: [UInt8]) throws(AttestationRefusal) -> SignedContent {
        guard bytes.count <= limit else { throw AttestationRefusal(.malformed, "a signed document above \(limit >> 10) KiB") }
        do {
            return try SignedContent(BER.parse(bytes))
        } catch let refusal as AttestationRefusal {
            throw refusal
        } catch {
            throw AttestationRefusal(.malformed, "not a signed document (PKCS#7)")
        }
    }

    private static func tagged(_ number: UInt) -> ASN1Identifier { ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }

    private static func children(_ node: ASN1Node, _ identifier: ASN1Identifier) throws -> [ASN1Node] {
        guard node.identifier == identifier, case .constructed(let nodes) = node.content else {
            throw AttestationRefusal(.malformed, "a signed document with a part out of place")
        }
        return Array(nodes)
    }

    private init(_ root: ASN1Node) throws {
        let info = try Self.children(root, .sequence)
        guard info.count == 2, try ASN1ObjectIdentifier(berEncoded: info[0]) == Self.signedData,
            let inner = try Self.children(info[1], Self.tagged(0)).first
        else { throw AttestationRefusal(.malformed, "the document is not signed") }
        var parts = try Self.children(inner, .sequence)[...]
        guard parts.count >= 4 else { throw AttestationRefusal(.malformed, "a signed document without its parts") }
        let version = try Int(berEncoded: parts.removeFirst())
        guard [1, 3].contains(version) else { throw AttestationRefusal(.malformed, "a signed document of version \(version)") }
        // Digest algorithms: the signer names its own again.
        parts.removeFirst()
        let encapsulated = try Self.children(parts.removeFirst(), .sequence)
        guard let type = encapsulated.first, encapsulated.count <= 2, try ASN1ObjectIdentifier(berEncoded: type) == Self.data else {
            throw AttestationRefusal(.malformed, "what is signed is not plain data")
        }
        content = try encapsulated.dropFirst().first.map { node in
            let wrapped = try Self.children(node, Self.tagged(0))
            guard wrapped.count == 1 else { throw AttestationRefusal(.malformed, "content in more than one piece") }
            return Array(try ASN1OctetString(berEncoded: wrapped[0]).bytes)
        }
        var certificates: [Certificate] = []
        if let node = parts.first, node.identifier == Self.tagged(0) {
            let nodes = try Self.children(node, Self.tagged(0))
            guard nodes.count <= Self.certificateLimit else {
                throw AttestationRefusal(.malformed, "more than \(Self.certificateLimit) certificates")
            }
            // One of a kind that is not read is nobody's signer.
            certificates = nodes.compactMap { try? Certificate(derEncoded: Array($0.encodedBytes)) }
            parts.removeFirst()
        }
        self.certificates = certificates
        if let node = parts.first, node.identifier == Self.tagged(1) { parts.removeFirst() }
        guard parts.count == 1, let set = parts.first else { throw AttestationRefusal(.malformed, "a signed document without its signers") }
        let signers = try Self.children(set, .set)
        guard signers.count == 1 else { throw AttestationRefusal(.malformed, "a document must have one signer, not \(signers.count)") }
        signer = try Self.signer(signers[0])
    }

    private static func signer(_ node: ASN1Node) throws -> Signer {
        var parts = try children(node, .sequence)[...]
        guard parts.count >= 5 else { throw AttestationRefusal(.malformed, "a signer without its parts") }
        _ = try Int(berEncoded: parts.removeFirst())
        var issuerAndSerial: (issuer: [UInt8], serial: [UInt8])?
        var keyIdentifier: [UInt8]?
        let name = parts.removeFirst()
        if name.identifier == .sequence {
            let pair = try children(name, .sequence)
            guard pair.count == 2 else { throw AttestationRefusal(.malformed, "a signer without a name") }
            issuerAndSerial = (Array(pair[0].encodedBytes), Array(try ArraySlice<UInt8>(berEncoded: pair[1])))
        } else if name.identifier == tagged(0), case .primitive(let bytes) = name.content {
            keyIdentifier = Array(bytes)
        }
        let digest = try algorithm(parts.removeFirst())
        guard let hash = Hash.allCases.first(where: { $0.oid == digest }) else {
            throw AttestationRefusal(.unsupportedAlgorithm, "the document is signed over another hash than SHA-2")
        }
        var (attributes, messageDigest): ([UInt8]?, [UInt8]?) = (nil, nil)
        if let first = parts.first, first.identifier == tagged(0) {
            (attributes, messageDigest) = try signedAttributes(first)
            parts.removeFirst()
        }
        guard let scheme = parts.popFirst(), let value = parts.popFirst() else {
            throw AttestationRefusal(.malformed, "a signer without a signature")
        }
        let signed = try algorithm(scheme)
        guard signed == rsaEncryption || signed == hash.rsa || signed == hash.ecdsa else {
            throw AttestationRefusal(.unsupportedAlgorithm, "the signature's algorithm does not go with its hash")
        }
        return Signer(
            issuerAndSerial: issuerAndSerial, keyIdentifier: keyIdentifier, hash: hash, isECDSA: signed == hash.ecdsa,
            attributes: attributes, messageDigest: messageDigest, signature: Array(try ASN1OctetString(berEncoded: value).bytes))
    }

    private static func algorithm(_ node: ASN1Node) throws -> ASN1ObjectIdentifier {
        guard let oid = try children(node, .sequence).first else { throw AttestationRefusal(.malformed, "an algorithm without a name") }
        return try ASN1ObjectIdentifier(berEncoded: oid)
    }

    /// Content type and message digest, each once (§11.1, §11.2).
    private static func signedAttributes(_ node: ASN1Node) throws -> ([UInt8], [UInt8]) {
        var (digest, isData): ([UInt8]?, Bool) = (nil, false)
        for attribute in try children(node, tagged(0)) {
            let pair = try children(attribute, .sequence)
            guard pair.count == 2 else { throw AttestationRefusal(.malformed, "an attribute without its value") }
            let (oid, values) = (try ASN1ObjectIdentifier(berEncoded: pair[0]), try children(pair[1], .set))
            switch oid {
            case [1, 2, 840, 113549, 1, 9, 3]:
                guard values.count == 1, !isData, try ASN1ObjectIdentifier(berEncoded: values[0]) == data else {
                    throw AttestationRefusal(.malformed, "a content type that is not plain data")
                }
                isData = true
            case [1, 2, 840, 113549, 1, 9, 4]:
                guard values.count == 1, digest == nil else { throw AttestationRefusal(.malformed, "more than one digest") }
                digest = Array(try ASN1OctetString(berEncoded: values[0]).bytes)
            default: break
            }
        }
        guard isData, let digest else { throw AttestationRefusal(.malformed, "signed attributes without content type and digest") }
        var encoded = Array(node.encodedBytes)
        encoded[0] = 0x31
        return (encoded, digest)
    }

    /// Whoever of `candidates` signed `content`. The first that the signer's name fits is asked, and no other.
    func signer(of content: [UInt8], among candidates: [Certificate]) throws(AttestationRefusal) -> Certificate {
        guard let certificate = candidates.first(where: isNamed) else {
            throw AttestationRefusal(.untrusted, "the certificate of the document's signer is not known")
        }
        let signed: [UInt8]
        if let attributes = signer.attributes {
            guard areEqual(signer.hash.digest(content), signer.messageDigest ?? []) else {
                throw AttestationRefusal(.badSignature, "the document is not what was signed")
            }
            signed = attributes
        } else {
            signed = content
        }
        guard verifies(signed, certificate.publicKey) else { throw AttestationRefusal(.badSignature, "the document's signature does not verify") }
        return certificate
    }

    private func isNamed(_ certificate: Certificate) -> Bool {
        if let (issuer, serial) = signer.issuerAndSerial {
            var serializer = DER.Serializer()
            guard (try? serializer.serialize(certificate.issuer)) != nil else { return false }
            return serializer.serializedBytes == issuer && Array(certificate.serialNumber.bytes.drop { $0 == 0 }) == Array(serial.drop { $0 == 0 })
        }
        guard let wanted = signer.keyIdentifier, let identifier = try? certificate.extensions.subjectKeyIdentifier else { return false }
        return Array(identifier.keyIdentifier) == wanted
    }

    private func verifies(_ message: [UInt8], _ key: Certificate.PublicKey) -> Bool {
        if signer.isECDSA {
            let algorithm: Certificate.SignatureAlgorithm =
                switch signer.hash {
                case .sha256: .ecdsaWithSHA256
                case .sha384: .ecdsaWithSHA384
                case .sha512: .ecdsaWithSHA512
                }
            return key.isValidSignature(signer.signature, for: message, signatureAlgorithm: algorithm)
        }
        return Self.isRSA(signer.signature, over: message, signer.hash, key)
    }

    /// RSASSA-PKCS1-v1_5 by a key of 2048 to 8192 bits.
    static func isRSA(_ signature: [UInt8], over message: [UInt8], _ hash: Hash, _ key: Certificate.PublicKey) -> Bool {
        guard let rsa = _RSA.Signing.PublicKey(key), (2048...8192).contains(rsa.keySizeInBits), signature.count == (rsa.keySizeInBits + 7) / 8
        else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
        return switch hash {
        case .sha256: rsa.isValidSignature(signature, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case .sha384: rsa.isValidSignature(signature, for: SHA384.hash(data: message), padding: .insecurePKCS1v1_5)
        case .sha512: rsa.isValidSignature(signature, for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5)
        }
    }
}
