import Foundation
public import Runtime
import SPIFFE
import SwiftASN1

/// The node's side of ``TPMAttestor``. It speaks to the TPM itself, keeps nothing on disk, and leaves nothing in the TPM: both keys come
/// out of their seeds again at every attestation.
public struct TPMProver: NodeProver {
    public enum Kind: Sendable { case rsa, ecc }

    public var method: AttestationMethod { .tpm }
    private let path: String
    private let kind: Kind
    private let entropy: Entropy
    /// Intermediates of the endorsement certificate, in DER, where its maker's root did not sign it itself.
    private let intermediates: [[UInt8]]
    /// Tests ask for a key that must be refused.
    var attestationTemplate: [UInt8]

    /// - Parameters:
    ///   - path: `/dev/tpmrm0`, or the socket of a software TPM.
    ///   - kind: which of the two standard endorsement keys is used.
    public init(path: String, kind: Kind = .rsa, intermediatesPEM: String? = nil, entropy: Entropy) throws {
        self.path = path
        self.kind = kind
        self.entropy = entropy
        attestationTemplate = TPMTemplate.attestation(isRSA: kind == .rsa)
        intermediates = try intermediatesPEM.map { try PEMDocument.parseMultiple(pemString: $0).map(\.derBytes) } ?? []
    }

    private func withKeys<Result>(
        _ body: (TPMCommands, _ endorsement: (handle: UInt32, public: [UInt8]), _ attestation: (handle: UInt32, public: [UInt8])) throws -> Result
    ) throws -> Result {
        let tpm = TPMCommands(device: try TPMDevice(path: path))
        let endorsement = try tpm.createPrimary(TPMTemplate.endorsement(isRSA: kind == .rsa))
        defer { tpm.flush(endorsement.handle) }
        let attestation = try tpm.createPrimary(attestationTemplate)
        defer { tpm.flush(attestation.handle) }
        return try body(tpm, endorsement, attestation)
    }

    public func payload() throws -> [UInt8] {
        try withKeys { tpm, endorsement, attestation in
            let certificate = try tpm.nonVolatile(TPMTemplate.certificateIndex(isRSA: kind == .rsa)).flatMap(Self.trimmed)
            let chain = certificate.map { [$0] + intermediates } ?? []
            return try jsonBytes([
                "endorsementKey": endorsement.public.base64, "attestationKey": attestation.public.base64,
                "endorsementCertificate": chain.map(\.base64),
            ])
        }
    }

    /// Some makers leave the rest of the index filled.
    private static func trimmed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 4, bytes[0] == 0x30, bytes[1] == 0x82 else { return nil }
        let length = 4 + Int(bytes[2]) << 8 + Int(bytes[3])
        return length <= bytes.count ? Array(bytes.prefix(length)) : nil
    }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) throws -> [UInt8] {
        let fields = try Fields(challenge, "the challenge")
        let (credential, secret) = (try fields.bytes("credential", limit: 512), try fields.bytes("secret", limit: 1024))
        let nonce = TPMAttestor.qualification(nonce: try fields.bytes("nonce", limit: 64), binding: binding)
        let registers = (fields.object["registers"]?.array ?? []).compactMap { $0.string.flatMap { Int($0) } }
        return try withKeys { tpm, endorsement, attestation in
            let session = try tpm.endorsementPolicy(nonce: entropy.bytes(32))
            let activated: [UInt8]
            do {
                activated = try tpm.activate(
                    attestation.handle, with: endorsement.handle, session: session, credential: credential, secret: secret)
            } catch {
                tpm.flush(session)
                throw error
            }
            let made = try tpm.quote(attestation.handle, nonce: nonce, registers: registers)
            return try jsonBytes([
                "activated": activated.base64, "quote": made.quote.base64, "signature": made.signature.base64,
                "registers": try tpm.read(registers).map(\.base64),
            ])
        }
    }
}
