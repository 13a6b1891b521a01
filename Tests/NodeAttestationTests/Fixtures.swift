import Crypto
import CryptoExtras
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import SwiftASN1
import Synchronization
import Testing
import X509

/// 2027-01-15T08:00:00Z, where ``HeldClock`` stands.
let start = Timestamp(milliseconds: 1_800_000_000_000)

/// An authority made for a test, and what it certifies.
struct TestAuthority {
    let certificate: Certificate
    private let key: P256.Signing.PrivateKey
    let name: DistinguishedName

    init(_ commonName: String = "Test authority", now: Timestamp = start) throws {
        key = P256.Signing.PrivateKey()
        name = try DistinguishedName { CommonName(commonName) }
        let signer = Certificate.PrivateKey(key)
        certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: signer.publicKey, notValidBefore: (now - .seconds(3600)).date,
            notValidAfter: (now + .seconds(86_400 * 3650)).date, issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try .init {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
            }, issuerPrivateKey: signer)
    }

    var roots: CertificateRoots { CertificateRoots([certificate]) }

    struct Leaf {
        var commonName = "node-7"
        var isAuthority = false
        var purposes: [ExtendedKeyUsage.Usage] = [.clientAuth]
        var usage: KeyUsage? = KeyUsage(digitalSignature: true)
        var dnsNames: [String] = []
        var notBefore = start - .seconds(60)
        var notAfter = start + .seconds(3600)
    }

    func issue(_ publicKey: Certificate.PublicKey, _ leaf: Leaf = Leaf()) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: .init(), publicKey: publicKey, notValidBefore: leaf.notBefore.date,
            notValidAfter: leaf.notAfter.date, issuer: name, subject: try DistinguishedName { CommonName(leaf.commonName) },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try .init {
                if leaf.isAuthority {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                } else {
                    Critical(BasicConstraints.notCertificateAuthority)
                }
                if let usage = leaf.usage { Critical(usage) }
                if !leaf.purposes.isEmpty { try ExtendedKeyUsage(leaf.purposes) }
                if !leaf.dnsNames.isEmpty { SubjectAlternativeNames(leaf.dnsNames.map { .dnsName($0) }) }
            }, issuerPrivateKey: Certificate.PrivateKey(key))
    }
}

/// A certificate that signs itself.
func selfSigned(_ key: Certificate.PrivateKey, _ commonName: String) throws -> Certificate {
    let name = try DistinguishedName { CommonName(commonName) }
    return try Certificate(
        version: .v3, serialNumber: .init(), publicKey: key.publicKey, notValidBefore: (start - .seconds(60)).date,
        notValidAfter: (start + .seconds(3600)).date, issuer: name, subject: name, signatureAlgorithm: .sha256WithRSAEncryption,
        extensions: .init(), issuerPrivateKey: key)
}

extension Certificate {
    var pem: String { get throws { try serializeAsPEM().pemString } }
}

/// What stands between prover and server, and may change what passes.
struct Wire: Sendable {
    var binding = [UInt8](repeating: 7, count: 32)
    /// Whose key the node has shown.
    var holdsKeyOf: [String] = []
    /// What the node signs, where it is not what the server knows.
    var proverBinding: [UInt8]?
    var payload: @Sendable ([UInt8]) throws -> [UInt8] = { $0 }
    var question: @Sendable ([UInt8]) throws -> [UInt8] = { $0 }
    var answer: @Sendable ([UInt8]) throws -> [UInt8] = { $0 }
}

/// Lets a prover and an attestor speak.
func attest(
    _ prover: some NodeProver, at attestor: some NodeAttestor, _ wire: Wire = Wire()
) async throws -> Result<AttestedNode, AttestationRefusal> {
    let challenge = NodeChallenge(binding: wire.binding, holdsKey: { $0 == wire.holdsKeyOf }) { question in
        try wire.answer(try await prover.answer(try wire.question(question), binding: wire.proverBinding ?? wire.binding))
    }
    return await attestor.attest(try wire.payload(try await prover.payload()), challenge: challenge)
}

extension Result {
    var refusalCode: AttestationRefusal.Code? {
        if case .failure(let failure) = self { (failure as? AttestationRefusal)?.code } else { nil }
    }
    var value: Success? { try? get() }
}

/// Changes members of a JSON object.
func changing(_ json: [UInt8], _ body: (inout [String: Any]) throws -> Void) throws -> [UInt8] {
    var object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    try body(&object)
    return Array(try JSONSerialization.data(withJSONObject: object))
}

/// An issuer of tokens with a key of its own.
struct TestIssuer {
    let key: JWTSigningKey
    var keyID: String { key.publicKey.keyID }

    init(_ algorithm: SignatureAlgorithm = .es256) throws { key = try JWTSigningKey.generate(algorithm) }

    /// Signs claims as they are given.
    func token(_ claims: [String: Any], header: [String: Any] = [:]) throws -> String {
        var members: [String: Any] = ["alg": key.algorithm.rawValue, "kid": keyID, "typ": "JWT"]
        members.merge(header) { $1 }
        func text(_ object: [String: Any]) throws -> String {
            String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
        }
        return try key.sign(header: try text(members), payload: try text(claims))
    }

    var jwks: [UInt8] { Array(#"{"keys":[\#(key.publicKey.json)]}"#.utf8) }

    func keys(_ clock: WallClock) -> IssuerKeys { IssuerKeys(.pinned([key.publicKey]), clock: clock) }
}

/// What crossed the wire, to be used again.
final class Recorder: Sendable {
    private let values = Mutex<[[UInt8]]>([])

    func keep(_ bytes: [UInt8]) -> [UInt8] {
        values.withLock { $0.append(bytes) }
        return bytes
    }

    var last: [UInt8] { values.withLock { $0.last ?? [] } }
    var count: Int { values.withLock { $0.count } }
}

/// Of a member in Base64.
func bytes(_ member: Any?) throws -> [UInt8] {
    let text = try #require(member as? String)
    return Array(try #require(Data(base64Encoded: text)))
}
