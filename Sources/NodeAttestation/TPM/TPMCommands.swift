/// The few commands that attestation needs (TPM 2.0 Library, Part 3).
struct TPMCommands {
    let device: TPMDevice

    static let endorsement: UInt32 = 0x4000_000B
    private static let none: UInt32 = 0x4000_0007

    /// An authorisation by an empty password.
    static let noPassword = TPMWriter.make { writer in
        writer.u32(0x4000_0009)
        writer.sized([])
        writer.u8(0)
        writer.sized([])
    }

    /// An authorisation by a policy session, which ends with it.
    static func policy(_ session: UInt32) -> [UInt8] {
        TPMWriter.make { writer in
            writer.u32(session)
            writer.sized([])
            writer.u8(0)
            writer.sized([])
        }
    }

    /// TPM2_CreatePrimary: the same template gives the same key for as long as the hierarchy's seed lives.
    func createPrimary(_ template: [UInt8], in hierarchy: UInt32 = endorsement) throws -> (handle: UInt32, public: [UInt8]) {
        let parameters = TPMWriter.make { writer in
            writer.sized([0, 0, 0, 0])
            writer.sized(template)
            writer.sized([])
            writer.u32(0)
        }
        var answer = try device.command(0x131, handles: [hierarchy], sessions: [Self.noPassword], parameters)
        let handle = try answer.u32()
        _ = try answer.u32()
        return (handle, try answer.sized(limit: TPMPublic.limit))
    }

    func flush(_ handle: UInt32) { _ = try? device.command(0x165, TPMWriter.make { $0.u32(handle) }) }

    /// TPM2_StartAuthSession for a policy, then TPM2_PolicySecret: what the standard endorsement key asks of its user.
    func endorsementPolicy(nonce: [UInt8]) throws -> UInt32 {
        let parameters = TPMWriter.make { writer in
            writer.sized(nonce)
            writer.sized([])
            writer.u8(1)
            writer.u16(TPMAlgorithm.null)
            writer.u16(TPMAlgorithm.sha256)
        }
        var answer = try device.command(0x176, handles: [Self.none, Self.none], parameters)
        let session = try answer.u32()
        let secret = TPMWriter.make { writer in
            writer.sized([])
            writer.sized([])
            writer.sized([])
            writer.u32(0)
        }
        do {
            _ = try device.command(0x151, handles: [Self.endorsement, session], sessions: [Self.noPassword], secret)
        } catch {
            flush(session)
            throw error
        }
        return session
    }

    /// TPM2_ActivateCredential.
    func activate(_ key: UInt32, with endorsementKey: UInt32, session: UInt32, credential: [UInt8], secret: [UInt8]) throws -> [UInt8] {
        var answer = try device.command(
            0x147, handles: [key, endorsementKey], sessions: [Self.noPassword, Self.policy(session)], credential + secret)
        _ = try answer.u32()
        return try answer.sized(limit: 64)
    }

    private static func selection(_ registers: some Sequence<Int>) -> [UInt8] {
        var bits: [UInt8] = [0, 0, 0]
        for register in registers where (0..<24).contains(register) { bits[register / 8] |= 1 << UInt8(register % 8) }
        return TPMWriter.make { writer in
            writer.u32(1)
            writer.u16(TPMAlgorithm.sha256)
            writer.u8(3)
            writer.raw(bits)
        }
    }

    /// TPM2_Quote: the statement and its signature, as they come.
    func quote(_ key: UInt32, nonce: [UInt8], registers: [Int]) throws -> (quote: [UInt8], signature: [UInt8]) {
        let parameters = TPMWriter.make { writer in
            writer.sized(nonce)
            writer.u16(TPMAlgorithm.null)
            writer.raw(Self.selection(registers))
        }
        var answer = try device.command(0x158, handles: [key], sessions: [Self.noPassword], parameters)
        var body = TPMReader(try answer.raw(Int(try answer.u32())))
        let quote = try body.sized(limit: TPMQuote.limit)
        return (quote, try body.raw(body.left))
    }

    /// TPM2_PCR_Read of one register after the other.
    func read(_ registers: [Int]) throws -> [[UInt8]] {
        try registers.map { register in
            var answer = try device.command(0x17E, Self.selection([register]))
            _ = try answer.u32()
            for _ in 0..<(try answer.u32()) {
                _ = try answer.u16()
                _ = try answer.raw(Int(try answer.u8()))
            }
            guard try answer.u32() == 1 else { throw AttestationRefusal(.unavailable, "the TPM has no SHA-256 register \(register)") }
            return try answer.sized(limit: 64)
        }
    }

    /// What is written at an index, or `nil` when there is no such index.
    func nonVolatile(_ index: UInt32) throws -> [UInt8]? {
        let size: Int
        do {
            var answer = try device.command(0x169, handles: [index])
            var area = TPMReader(try answer.sized(limit: 256))
            _ = try area.raw(10)
            _ = try area.sized(limit: 64)
            size = Int(try area.u16())
        } catch is TPMFault { return nil }
        guard size <= CertificateRoots.certificateLimit else {
            throw AttestationRefusal(.malformed, "what is at index 0x\(String(index, radix: 16)) is too long")
        }
        var bytes: [UInt8] = []
        while bytes.count < size {
            let count = min(512, size - bytes.count)
            let parameters = TPMWriter.make { writer in
                writer.u16(UInt16(count))
                writer.u16(UInt16(bytes.count))
            }
            var answer = try device.command(0x14E, handles: [index, index], sessions: [Self.noPassword], parameters)
            _ = try answer.u32()
            bytes += try answer.sized(limit: 512)
        }
        return bytes
    }
}

/// Templates of the keys (TCG EK Credential Profile 2.3, templates L-1 and L-2; and attestation keys that sign as theirs do).
enum TPMTemplate {
    /// The policy that asks for the endorsement hierarchy's authorisation.
    private static let endorsementPolicy: [UInt8] = [
        0x83, 0x71, 0x97, 0x67, 0x44, 0x84, 0xB3, 0xF8, 0x1A, 0x90, 0xCC, 0x8D, 0x46, 0xA5, 0xD7, 0x24,
        0xFD, 0x52, 0xD7, 0x6E, 0x06, 0x52, 0x0B, 0x64, 0xF2, 0xA1, 0xDA, 0x1B, 0x33, 0x14, 0x69, 0xAA,
    ]

    static func endorsement(isRSA: Bool) -> [UInt8] {
        TPMWriter.make { writer in
            writer.u16(isRSA ? TPMAlgorithm.rsa : TPMAlgorithm.ecc)
            writer.u16(TPMAlgorithm.sha256)
            writer.u32(0x0003_00B2)
            writer.sized(endorsementPolicy)
            writer.u16(TPMAlgorithm.aes)
            writer.u16(128)
            writer.u16(TPMAlgorithm.cfb)
            writer.u16(TPMAlgorithm.null)
            unique(&writer, isRSA, isEmpty: false)
        }
    }

    /// Restricted, signing, without a password, and no target of dictionary attacks.
    static func attestation(isRSA: Bool, attributes: UInt32 = 0x0005_0472) -> [UInt8] {
        TPMWriter.make { writer in
            writer.u16(isRSA ? TPMAlgorithm.rsa : TPMAlgorithm.ecc)
            writer.u16(TPMAlgorithm.sha256)
            writer.u32(attributes)
            writer.sized([])
            writer.u16(TPMAlgorithm.null)
            writer.u16(isRSA ? TPMAlgorithm.rsaSSA : TPMAlgorithm.ecdsa)
            writer.u16(TPMAlgorithm.sha256)
            unique(&writer, isRSA, isEmpty: true)
        }
    }

    private static func unique(_ writer: inout TPMWriter, _ isRSA: Bool, isEmpty: Bool) {
        if isRSA {
            writer.u16(2048)
            writer.u32(0)
            writer.sized([UInt8](repeating: 0, count: isEmpty ? 0 : 256))
        } else {
            writer.u16(0x0003)
            writer.u16(TPMAlgorithm.null)
            writer.sized([UInt8](repeating: 0, count: isEmpty ? 0 : 32))
            writer.sized([UInt8](repeating: 0, count: isEmpty ? 0 : 32))
        }
    }

    /// Where makers leave the endorsement certificate.
    static func certificateIndex(isRSA: Bool) -> UInt32 { isRSA ? 0x01C0_0002 : 0x01C0_000A }
}
