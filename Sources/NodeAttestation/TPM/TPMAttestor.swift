import Crypto
import Foundation
public import Runtime
import SwiftASN1
import X509

/// Attests by a TPM 2.0: the endorsement key is one that its maker certified, or that the operator listed; an attestation key is shown
/// to live in the same TPM, by a credential that no other can open; and with that key the TPM quotes its registers, over a nonce and
/// the key that is to be certified.
public struct TPMAttestor: NodeAttestor {
    public struct Settings: Sendable {
        /// Certificates of makers that vouch for endorsement keys.
        public var makers: CertificateRoots
        /// SHA-256, in hexadecimal, of the SubjectPublicKeyInfo of endorsement keys that may join. With makers too, both must hold.
        public var endorsementKeys: Set<String>
        /// Register (SHA-256 bank) to the values that it may have, in hexadecimal.
        public var registers: [Int: Set<String>]

        public init(makers: CertificateRoots, endorsementKeys: Set<String> = [], registers: [Int: Set<String>] = [:]) {
            self.makers = makers
            self.endorsementKeys = endorsementKeys
            self.registers = registers
        }
    }

    public var method: AttestationMethod { .tpm }
    private let settings: Settings
    private let clock: WallClock
    private let entropy: Entropy

    /// Registers that are quoted, and shown as selectors, when none is asked for: firmware and boot.
    public static let usualRegisters: Set<Int> = [0, 1, 2, 3, 4, 5, 6, 7]

    public init(_ settings: Settings, clock: WallClock, entropy: Entropy) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
    }

    /// What goes into the quote as `extraData`.
    static func qualification(nonce: [UInt8], binding: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array("mayfly node attestation tpm 1\0".utf8) + nonce + binding))
    }

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in try await judge(payload, challenge) }
    }

    private func judge(_ payload: [UInt8], _ challenge: NodeChallenge) async throws(AttestationRefusal) -> AttestedNode {
        let fields = try Fields(payload, "the payload")
        let endorsement = try TPMPublic(try fields.bytes("endorsementKey", limit: TPMPublic.limit))
        let attestation = try TPMPublic(try fields.bytes("attestationKey", limit: TPMPublic.limit))
        let digest = try await vouch(
            for: endorsement,
            try fields.list("endorsementCertificate", count: CertificateRoots.pathLimit, limit: CertificateRoots.certificateLimit))
        try Self.check(attestation)

        let (value, nonce) = (entropy.bytes(32), entropy.bytes(32))
        let wanted = settings.registers.isEmpty ? Self.usualRegisters : Set(settings.registers.keys)
        let made = try TPMCredential.make(value, for: attestation.name, key: endorsement, entropy: entropy)
        let question: [UInt8]
        do {
            question = try jsonBytes([
                "credential": made.credential.base64, "secret": made.secret.base64, "nonce": nonce.base64,
                "registers": wanted.sorted().map(String.init),
            ])
        } catch { throw AttestationRefusal(.malformed, "no question") }
        let answer = try Fields(try await challenge.answer(to: question), "the answer", limit: 16 << 10)
        guard areEqual(try answer.bytes("activated", limit: 64), value) else {
            throw AttestationRefusal(.wrongMachine, "the attestation key is not in the TPM of the endorsement key")
        }
        let encoded = try answer.bytes("quote", limit: TPMQuote.limit)
        guard try TPMSignature.verify(try answer.bytes("signature", limit: 1024), of: encoded, by: attestation) else {
            throw AttestationRefusal(.badSignature, "the quote is not signed by the attestation key")
        }
        let quote = try TPMQuote(encoded)
        guard areEqual(quote.nonce, Self.qualification(nonce: nonce, binding: challenge.binding)) else {
            throw AttestationRefusal(.wrongNonce, "the quote answers another challenge")
        }
        let values = try registers(answer, quote, wanted, attestation)
        return node(digest, endorsement, quote, values)
    }

    /// The endorsement key's digest, once somebody vouches for it.
    private func vouch(for key: TPMPublic, _ chain: [[UInt8]]) async throws(AttestationRefusal) -> String {
        guard key.attributes.isSuperset(of: [.fixedTPM, .fixedParent, .restricted, .decrypt]), !key.attributes.contains(.sign),
            let certificateKey = key.certificateKey
        else { throw AttestationRefusal(.wrongUse, "the endorsement key is none: it must be fixed in its TPM, restricted, and decrypt") }
        let leafKey = certificateKey.derBytes
        let digest = Array(SHA256.hash(data: leafKey)).hex
        guard !settings.makers.isEmpty || !settings.endorsementKeys.isEmpty else {
            throw AttestationRefusal(.untrusted, "neither makers nor endorsement keys are configured")
        }
        if !settings.endorsementKeys.isEmpty {
            guard settings.endorsementKeys.contains(digest) else {
                throw AttestationRefusal(.notAllowed, "the endorsement key `\(digest)` is not on the list")
            }
        }
        guard !settings.makers.isEmpty else { return digest }
        guard !chain.isEmpty else { throw AttestationRefusal(.untrusted, "the TPM has no endorsement certificate: list its key `\(digest)`") }
        let (leaf, rest) = try CertificateRoots.read(chain)
        guard leaf.publicKeyDER == leafKey else {
            throw AttestationRefusal(.wrongMachine, "the endorsement certificate is of another TPM's key")
        }
        guard !leaf.isAuthority else { throw AttestationRefusal(.wrongUse, "an authority's certificate is no endorsement certificate") }
        // TCG EK Credential Profile §3.2.16: tcg-kp-EKCertificate, where purposes are named at all.
        if let purposes = try? leaf.extensions.extendedKeyUsage {
            guard purposes.contains(where: { $0 == ExtendedKeyUsage.Usage(oid: [2, 23, 133, 8, 1]) }) else {
                throw AttestationRefusal(.wrongUse, "the certificate is not for an endorsement key")
            }
        }
        try await settings.makers.check(leaf, intermediates: rest, now: clock.now(), handled: [[2, 5, 29, 9]])
        return digest
    }

    /// A key that signs nothing but what its TPM says, and was born there.
    private static func check(_ key: TPMPublic) throws(AttestationRefusal) {
        guard key.attributes.isSuperset(of: [.fixedTPM, .fixedParent, .sensitiveDataOrigin, .restricted, .sign]) else {
            throw AttestationRefusal(.wrongUse, "the attestation key must be restricted, sign, and be fixed in the TPM that made it")
        }
        guard !key.attributes.contains(.decrypt), key.scheme != nil else {
            throw AttestationRefusal(.wrongUse, "the attestation key is for more than signing")
        }
    }

    /// The registers' values, which the quote's digest must be of, and each of which must be allowed.
    private func registers(
        _ answer: Fields, _ quote: TPMQuote, _ wanted: Set<Int>, _ key: TPMPublic
    ) throws(AttestationRefusal) -> [Int: String] {
        guard quote.registers == wanted else { throw AttestationRefusal(.wrongState, "the quote is of other registers than were asked for") }
        let given = try answer.list("registers", count: 24, limit: 32)
        guard given.count == wanted.count, given.allSatisfy({ $0.count == 32 }), let hash = key.scheme?.hash,
            areEqual(hash.digest(given.flatMap { $0 }), quote.digest)
        else { throw AttestationRefusal(.badSignature, "the registers' values are not those of the quote") }
        let values = Dictionary(zip(wanted.sorted(), given.map(\.hex))) { first, _ in first }
        for (register, allowed) in settings.registers.sorted(by: { $0.key < $1.key }) {
            guard let value = values[register], allowed.contains(value) else {
                throw AttestationRefusal(.wrongState, "register \(register) has the value `\(values[register] ?? "")`, which is not allowed")
            }
        }
        return values
    }

    private func node(_ digest: String, _ key: TPMPublic, _ quote: TPMQuote, _ values: [Int: String]) -> AttestedNode {
        var selectors = [NodeSelector("tpm", "ek:\(digest)")]
        for (register, value) in values { selectors.append(NodeSelector("tpm", "pcr:sha256:\(register):\(value)")) }
        return AttestedNode(
            method: .tpm, idSegments: ["tpm", digest], selectors: selectors.sorted(), use: .repeatable,
            facts: [
                "endorsementKey": digest, "firmware": String(quote.firmware, radix: 16), "resets": String(quote.resetCount),
                "restarts": String(quote.restartCount), "registers": quote.digest.hex,
            ])
    }
}
