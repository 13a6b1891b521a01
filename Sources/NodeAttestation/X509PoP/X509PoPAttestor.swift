import Crypto
import CryptoExtras
import Foundation
public import Runtime
import SPIFFE
import SwiftASN1
import X509

/// Attests by a certificate that the node already has, from an authority that is trusted for nodes, and by the proof that the
/// certificate's key is there: both sides give a nonce, and the node signs both together with the key that is to be certified.
public struct X509PoPAttestor: NodeAttestor {
    public struct Settings: Sendable {
        public var roots: CertificateRoots
        /// Segments by the subject's fields (`{commonName}`, `{organizationalUnit}`, `{serialNumber}`) and `{fingerprint}`, below
        /// the method's name.
        public var template: PathTemplate?
        /// The leaf must have `clientAuth` among its extended key usages. Without it, a web server's certificate would do.
        public var requiresClientAuth: Bool

        public init(roots: CertificateRoots, template: PathTemplate? = nil, requiresClientAuth: Bool = true) {
            self.roots = roots
            self.template = template
            self.requiresClientAuth = requiresClientAuth
        }
    }

    public var method: AttestationMethod { .x509pop }
    private let settings: Settings
    private let clock: WallClock
    private let entropy: Entropy

    public init(_ settings: Settings, clock: WallClock, entropy: Entropy) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
    }

    static let nonceLength = 32

    /// What is signed. It begins with what nothing else that such a key signs begins with.
    static func message(server: [UInt8], node: [UInt8], binding: [UInt8]) -> [UInt8] {
        Array("mayfly node attestation x509pop 1\0".utf8) + server + node + binding
    }

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in try await judge(payload, challenge) }
    }

    private func judge(_ payload: [UInt8], _ challenge: NodeChallenge) async throws(AttestationRefusal) -> AttestedNode {
        let chain = try Fields(payload, "the payload").list("chain", count: CertificateRoots.pathLimit, limit: CertificateRoots.certificateLimit)
        let (leaf, rest) = try CertificateRoots.read(chain)
        try await settings.roots.check(leaf, intermediates: rest, now: clock.now())
        try checkUse(of: leaf)

        let nonce = entropy.bytes(Self.nonceLength)
        let question: [UInt8]
        do { question = try jsonBytes(["nonce": nonce.base64]) } catch { throw AttestationRefusal(.malformed, "no question") }
        let answer = try Fields(try await challenge.answer(to: question), "the answer", limit: 16 << 10)
        let theirs = try answer.bytes("nonce", limit: 64)
        guard theirs.count == Self.nonceLength, theirs != nonce else {
            throw AttestationRefusal(.wrongNonce, "the node's own nonce must have \(Self.nonceLength) bytes and not be the server's")
        }
        let signed = Self.message(server: nonce, node: theirs, binding: challenge.binding)
        guard SignatureByKey.verify(try answer.bytes("signature", limit: 1024), of: signed, by: leaf.publicKey) else {
            throw AttestationRefusal(.badSignature, "the challenge is not signed by the certificate's key")
        }
        return try node(leaf, chain[0])
    }

    private func checkUse(of leaf: Certificate) throws(AttestationRefusal) {
        guard !leaf.isAuthority else { throw AttestationRefusal(.wrongUse, "a certificate authority's certificate is no node's") }
        if leaf.extensions[oid: .X509ExtensionID.keyUsage] != nil {
            guard let usage = try? leaf.extensions.keyUsage, usage.digitalSignature else {
                throw AttestationRefusal(.wrongUse, "the certificate's key may not sign")
            }
        }
        if settings.requiresClientAuth {
            guard leaf.allows(.clientAuth) else { throw AttestationRefusal(.wrongUse, "the certificate is not for client authentication") }
        }
    }

    private func node(_ leaf: Certificate, _ der: [UInt8]) throws(AttestationRefusal) -> AttestedNode {
        let fingerprint = Array(SHA256.hash(data: der)).hex
        let name = Self.names(leaf.subject)
        let segments =
            try settings.template?.segments { $0 == "fingerprint" ? fingerprint : name[$0] } ?? [fingerprint]
        var selectors = [NodeSelector(method.rawValue, "fingerprint:\(fingerprint)")]
        if let commonName = name["commonName"] { selectors.append(NodeSelector(method.rawValue, "subject:cn:\(commonName.printable(256))")) }
        let serial = Array(leaf.serialNumber.bytes).hex
        return AttestedNode(
            method: method, idSegments: [method.rawValue] + segments, selectors: selectors.sorted(), use: .repeatable,
            facts: ["fingerprint": fingerprint, "serial": serial, "subject": leaf.subject.description.printable(256)])
    }

    /// The fields that a template can name. One that stands twice has no value: which is meant would be a guess.
    private static func names(_ subject: DistinguishedName) -> [String: String] {
        let known: [(ASN1ObjectIdentifier, String)] = [
            ([2, 5, 4, 3], "commonName"), ([2, 5, 4, 5], "serialNumber"), ([2, 5, 4, 10], "organization"),
            ([2, 5, 4, 11], "organizationalUnit"),
        ]
        var values: [String: String] = [:]
        for (oid, name) in known {
            let found = subject.flatMap { $0 }.filter { $0.type == oid }
            if found.count == 1, let one = found.first { values[name] = String(one.value) }
        }
        return values
    }
}

/// Signatures by the key of a certificate: ECDSA with the hash of its curve's size, or RSA-PSS with SHA-256. No choice is left to the
/// one who signs.
enum SignatureByKey {
    static func verify(_ signature: [UInt8], of message: [UInt8], by key: Certificate.PublicKey) -> Bool {
        if let key = P256.Signing.PublicKey(key) {
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: message))
        }
        if let key = P384.Signing.PublicKey(key) {
            guard let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA384.hash(data: message))
        }
        if let key = P521.Signing.PublicKey(key) {
            guard let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA512.hash(data: message))
        }
        if let key = _RSA.Signing.PublicKey(key), (2048...8192).contains(key.keySizeInBits), signature.count == (key.keySizeInBits + 7) / 8 {
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: message), padding: .PSS)
        }
        return false
    }
}
