import Crypto
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
import SPIFFE
import SwiftASN1
import Testing
import X509

/// A software TPM of its own for a test, on a Unix socket.
final class SoftwareTPM: Sendable {
    let socket: String
    private let directory: TestDirectory
    private let process: ChildProcess

    static let isPossible = ["/usr/bin/swtpm", "/usr/local/bin/swtpm"].contains { FileManager.default.isExecutableFile(atPath: $0) }

    init() throws {
        directory = try TestDirectory("swtpm")
        socket = directory.path + "/tpm"
        process = try ChildProcess([
            "swtpm", "socket", "--tpm2", "--tpmstate", "dir=\(directory.path)", "--server", "type=unixio,path=\(socket)", "--ctrl",
            "type=unixio,path=\(directory.path)/control", "--flags", "not-need-init,startup-clear",
        ])
        // Its file is there a moment before it listens.
        let end = ContinuousClock.now + .seconds(60)
        while (try? TPMDevice(path: socket)) == nil {
            guard ContinuousClock.now < end, process.isRunning else { throw TestingError("swtpm does not start") }
            usleep(5_000)
        }
    }

    deinit { process.kill() }

    var commands: TPMCommands { get throws { TPMCommands(device: try TPMDevice(path: socket)) } }

    func prover(_ kind: TPMProver.Kind) throws -> TPMProver { try TPMProver(path: socket, kind: kind, entropy: .system) }

    /// What a maker does: certifies the endorsement key, and leaves the certificate in the TPM.
    func certify(_ kind: TPMProver.Kind, by maker: TestAuthority, _ leaf: TestAuthority.Leaf = SoftwareTPM.leaf) throws {
        let isRSA = kind == .rsa
        let tpm = try commands
        let made = try tpm.createPrimary(TPMTemplate.endorsement(isRSA: isRSA))
        tpm.flush(made.handle)
        let key = try #require(try TPMPublic(made.public).certificateKey)
        let der = try maker.issue(key, leaf).derBytes()
        let index = TPMTemplate.certificateIndex(isRSA: isRSA)
        let area = TPMWriter.make { writer in
            writer.u32(index)
            writer.u16(TPMAlgorithm.sha256)
            // OWNERWRITE, AUTHWRITE, OWNERREAD, AUTHREAD, NO_DA
            writer.u32(1 << 1 | 1 << 2 | 1 << 17 | 1 << 18 | 1 << 25)
            writer.sized([])
            writer.u16(UInt16(der.count))
        }
        let define = TPMWriter.make { writer in
            writer.sized([])
            writer.sized(area)
        }
        _ = try tpm.device.command(0x12A, handles: [0x4000_0001], sessions: [TPMCommands.noPassword], define)
        for offset in stride(from: 0, to: der.count, by: 512) {
            let part = TPMWriter.make { writer in
                writer.sized(Array(der[offset..<min(der.count, offset + 512)]))
                writer.u16(UInt16(offset))
            }
            _ = try tpm.device.command(0x137, handles: [index, index], sessions: [TPMCommands.noPassword], part)
        }
    }

    /// tcg-kp-EKCertificate.
    static let leaf = TestAuthority.Leaf(
        commonName: "TPM", purposes: [.init(oid: [2, 23, 133, 8, 1])], usage: KeyUsage(keyEncipherment: true))

    func extend(_ register: UInt32) throws {
        let digest = TPMWriter.make { writer in
            writer.u32(1)
            writer.u16(TPMAlgorithm.sha256)
            writer.raw([UInt8](repeating: 1, count: 32))
        }
        _ = try commands.device.command(0x182, handles: [register], sessions: [TPMCommands.noPassword], digest)
    }
}

@Suite("R44: a node by its TPM", .enabled(if: SoftwareTPM.isPossible, "needs swtpm, which ./test installs"), .timeLimit(.minutes(3)))
struct TPMTests {
    private let clock = HeldClock()
    private let maker: TestAuthority
    private let tpm: SoftwareTPM

    init() throws {
        maker = try TestAuthority("Maker of TPMs")
        tpm = try SoftwareTPM()
    }

    private func attestor(_ change: (inout TPMAttestor.Settings) -> Void = { _ in }) -> TPMAttestor {
        var settings = TPMAttestor.Settings(makers: maker.roots)
        change(&settings)
        return TPMAttestor(settings, clock: clock.wallClock, entropy: .system)
    }

    @Test(arguments: [TPMProver.Kind.rsa, .ecc])
    func `a TPM proves its keys and its state`(_ kind: TPMProver.Kind) async throws {
        try tpm.certify(kind, by: maker)
        let node = try await attest(tpm.prover(kind), at: attestor()).get()
        #expect(node.idSegments[0] == "tpm" && node.idSegments[1].count == 64)
        let zero = String(repeating: "0", count: 64)
        #expect(node.selectors.contains(NodeSelector("tpm", "pcr:sha256:7:\(zero)")))
        // The same machine is the same node at every attestation, and nothing is left in it.
        for _ in 0..<4 { #expect(try await attest(tpm.prover(kind), at: attestor()).get().idSegments == node.idSegments) }
    }

    @Test func `an endorsement key on the list needs no certificate, and one that is not is refused`() async throws {
        let listed = try await attest(tpm.prover(.ecc), at: attestor())
        #expect(listed.refusalCode == .untrusted, "no certificate, no list")
        let known = try endorsementDigest()
        let only = attestor {
            $0.makers = CertificateRoots([])
            $0.endorsementKeys = [known]
        }
        #expect(try await attest(tpm.prover(.ecc), at: only).get().idSegments == ["tpm", known])
        #expect(try await attest(tpm.prover(.rsa), at: only).refusalCode == .notAllowed)
        let nothing = attestor { $0.makers = CertificateRoots([]) }
        #expect(try await attest(tpm.prover(.ecc), at: nothing).refusalCode == .untrusted, "nothing configured admits nobody")
        try tpm.certify(.ecc, by: maker)
        let both = attestor { $0.endorsementKeys = [String(repeating: "0", count: 64)] }
        #expect(try await attest(tpm.prover(.ecc), at: both).refusalCode == .notAllowed, "certified, and not listed")
    }

    private func endorsementDigest() throws -> String {
        let tpm = try tpm.commands
        let made = try tpm.createPrimary(TPMTemplate.endorsement(isRSA: false))
        tpm.flush(made.handle)
        return Array(SHA256.hash(data: try #require(try TPMPublic(made.public).certificateKey).derBytes)).hex
    }

    @Test func `an endorsement certificate of a stranger, of another key, or expired is refused`() async throws {
        let other = try SoftwareTPM()
        try other.certify(.ecc, by: maker)
        try tpm.certify(.ecc, by: try TestAuthority("Nobody"))
        #expect(try await attest(tpm.prover(.ecc), at: attestor()).refusalCode == .untrusted)
        let foreign = try other.prover(.ecc).payload()
        var wire = Wire()
        wire.payload = { mine in
            let theirs = try #require(try JSONSerialization.jsonObject(with: Data(foreign)) as? [String: Any])
            return try changing(mine) { $0["endorsementCertificate"] = theirs["endorsementCertificate"] }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .wrongMachine)
        clock.advance(.seconds(7200))
        #expect(try await attest(other.prover(.ecc), at: attestor()).refusalCode == .expired)
    }

    @Test func `a certificate for something else is no endorsement certificate`() async throws {
        try tpm.certify(.ecc, by: maker, .init(purposes: [.clientAuth]))
        #expect(try await attest(tpm.prover(.ecc), at: attestor()).refusalCode == .wrongUse)
    }

    @Test(arguments: [
        ("not restricted: it would sign a quote that was written elsewhere", UInt32(0x0004_0472)),
        ("not fixed in its TPM", 0x0005_0460), ("made outside", 0x0005_0452),
    ])
    func `an attestation key that proves nothing is refused`(_ what: String, _ attributes: UInt32) async throws {
        try tpm.certify(.ecc, by: maker)
        var wire = Wire()
        // A TPM makes no key of some of these kinds, an attacker's payload claims them all the same.
        wire.payload = { payload in
            try changing(payload) { members in
                var key = try bytes(members["attestationKey"])
                key.replaceSubrange(4..<8, with: TPMWriter.make { $0.u32(attributes) })
                members["attestationKey"] = key.base64
            }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .wrongUse, "\(what)")
    }

    @Test func `a real key without the restriction is refused`() async throws {
        try tpm.certify(.ecc, by: maker)
        var prover = try tpm.prover(.ecc)
        prover.attestationTemplate = TPMTemplate.attestation(isRSA: false, attributes: 0x0004_0472)
        #expect(try await attest(prover, at: attestor()).refusalCode == .wrongUse)
    }

    @Test func `an attestation key of another TPM cannot be passed off as this one's`() async throws {
        let other = try SoftwareTPM()
        try tpm.certify(.rsa, by: maker)
        let foreign = try other.prover(.rsa).payload()
        var wire = Wire()
        wire.payload = { mine in
            let theirs = try #require(try JSONSerialization.jsonObject(with: Data(foreign)) as? [String: Any])
            return try changing(mine) { $0["attestationKey"] = theirs["attestationKey"] }
        }
        // This TPM does not open a credential for a key that is not in it.
        #expect(try await attest(tpm.prover(.rsa), at: attestor(), wire).refusalCode == .noAnswer)
        // Nor does the other, which has not the endorsement key.
        let endorsed = try tpm.prover(.rsa).payload()
        wire.payload = { _ in
            let theirs = try #require(try JSONSerialization.jsonObject(with: Data(foreign)) as? [String: Any])
            return try changing(endorsed) { $0["attestationKey"] = theirs["attestationKey"] }
        }
        #expect(try await attest(other.prover(.rsa), at: attestor(), wire).refusalCode == .noAnswer)
        // A guess is a guess.
        wire = Wire()
        wire.answer = { try changing($0) { $0["activated"] = Data(repeating: 0, count: 32).base64EncodedString() } }
        #expect(try await attest(tpm.prover(.rsa), at: attestor(), wire).refusalCode == .wrongMachine)
    }

    @Test func `a quote is good for one challenge and one node key`() async throws {
        try tpm.certify(.ecc, by: maker)
        let recorder = Recorder()
        var wire = Wire()
        wire.answer = { recorder.keep($0) }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).value != nil)
        let old = try #require(try JSONSerialization.jsonObject(with: Data(recorder.last)) as? [String: Any])
        let (quote, signature) = (old["quote"] as? String, old["signature"] as? String)
        wire.answer = { _ in recorder.last }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .wrongMachine, "replayed whole")
        wire.answer = {
            try changing($0) {
                $0["quote"] = quote
                $0["signature"] = signature
            }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .wrongNonce, "an old quote")
        var relayed = Wire()
        relayed.proverBinding = [UInt8](repeating: 8, count: 32)
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), relayed).refusalCode == .wrongNonce, "relayed for another key")
    }

    @Test func `a changed quote, changed registers or another key's signature is refused`() async throws {
        try tpm.certify(.ecc, by: maker)
        let other = try SoftwareTPM()
        var wire = Wire()
        wire.answer = { answer in
            try changing(answer) { members in
                var quote = try bytes(members["quote"])
                quote[quote.count - 1] ^= 1
                members["quote"] = quote.base64
            }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .badSignature)
        wire.answer = { answer in
            try changing(answer) { members in
                var registers = try #require(members["registers"] as? [String])
                registers[3] = Data(repeating: 9, count: 32).base64EncodedString()
                members["registers"] = registers
            }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .badSignature)
        let socket = other.socket
        wire.answer = { answer in
            let device = try TPMCommands(device: TPMDevice(path: socket))
            let key = try device.createPrimary(TPMTemplate.attestation(isRSA: false))
            let made = try device.quote(key.handle, nonce: [1], registers: [0])
            device.flush(key.handle)
            return try changing(answer) { $0["signature"] = Data(made.signature).base64EncodedString() }
        }
        #expect(try await attest(tpm.prover(.ecc), at: attestor(), wire).refusalCode == .badSignature)
    }

    @Test func `a machine whose registers are not the allowed ones is refused, and so is a quote of others`() async throws {
        try tpm.certify(.ecc, by: maker)
        let zero = String(repeating: "0", count: 64)
        let strict = attestor { $0.registers = [7: [zero], 10: [zero]] }
        #expect(try await attest(tpm.prover(.ecc), at: strict).value != nil)
        try tpm.extend(10)
        #expect(try await attest(tpm.prover(.ecc), at: strict).refusalCode == .wrongState)
        var wire = Wire()
        wire.question = { try changing($0) { $0["registers"] = ["7", "11"] } }
        #expect(try await attest(tpm.prover(.ecc), at: strict, wire).refusalCode == .wrongState)
    }
}

@Suite struct TPMCredentialTests {
    @Test func `RSA by hand agrees with the library`() throws {
        // What the library signs, raised to the public exponent, is the padded digest again.
        for _ in 0..<8 {
            let key = try RSAKey()
            let padded = RSAOAEP.raise(try key.sign(Array("message".utf8)), modulus: key.modulus)
            #expect(Array(padded.prefix(3)) == [0, 1, 0xFF])
            #expect(Array(padded.suffix(32)) == Array(SHA256.hash(data: Array("message".utf8))))
        }
        let one = [UInt8](repeating: 0, count: 255) + [1]
        #expect(RSAOAEP.raise(one, modulus: [UInt8](repeating: 0xFF, count: 256)) == one)
    }
}
