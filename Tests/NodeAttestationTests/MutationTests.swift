import CryptoExtras
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import Testing
import X509

/// Bad input never crashes, and is never taken for good.
@Suite(.timeLimit(.minutes(2))) struct MutationTests {
    private func mutated(_ seed: [UInt8], _ count: Int = 4_000, _ body: ([UInt8]) throws -> Void) rethrows {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<count { try body(generator.mutate(seed)) }
    }

    @Test func `a signed document that was changed is never believed`() throws {
        let key = try RSAKey()
        let certificate = try selfSigned(.init(key.key), "signer")
        let document = Array(#"{"accountId":"1","region":"r","instanceId":"i"}"#.utf8)
        let message = try OpenSSL().sign(document, certificate: certificate, keyPEM: key.key.pemRepresentation)
        var believed = 0
        mutated(message) { bytes in
            guard let read = try? SignedContent.read(bytes), let content = read.content,
                (try? read.signer(of: content, among: [certificate])) != nil
            else { return }
            // What is not signed may differ: certificates and attributes beside. The content may not.
            believed += 1
            #expect(content == document)
        }
        #expect(believed < 4_000)
    }

    @Test func `what a TPM says is read or refused`() throws {
        mutated(TPMTemplate.endorsement(isRSA: true)) { _ = try? TPMPublic($0) }
        mutated(TPMTemplate.attestation(isRSA: false)) { _ = try? TPMPublic($0) }
        let quote = TPMWriter.make { writer in
            writer.u32(0xFF54_4347)
            writer.u16(0x8018)
            writer.sized([UInt8](repeating: 1, count: 34))
            writer.sized([UInt8](repeating: 2, count: 32))
            writer.raw([UInt8](repeating: 0, count: 25))
            writer.u32(1)
            writer.u16(TPMAlgorithm.sha256)
            writer.u8(3)
            writer.raw([0xFF, 0, 0])
            writer.sized([UInt8](repeating: 3, count: 32))
        }
        #expect(try TPMQuote(quote).registers == [0, 1, 2, 3, 4, 5, 6, 7])
        mutated(quote) { _ = try? TPMQuote($0) }
    }

    @Test func `templates and payloads are read or refused`() throws {
        mutated(Array("/ci/{repository_id}/x-{environment}".utf8)) { bytes in
            guard let template = try? PathTemplate(String(decoding: bytes, as: UTF8.self)) else { return }
            guard let segments = try? template.segments({ _ in "v" }), let domain = TrustDomain("x") else { return }
            #expect(SPIFFEID(trustDomain: domain, segments: segments) != nil)
        }
        mutated(Array(#"{"chain":["AAAA","BBBB"],"token":"x"}"#.utf8)) { bytes in
            guard let fields = try? Fields(bytes, "it") else { return }
            _ = try? fields.list("chain", count: 3, limit: 16)
            _ = try? fields.bytes("token", limit: 16)
        }
        mutated(Array("01/15/27 07:59:50 -0000".utf8)) { _ = AzureAttestor.time(String(decoding: $0, as: UTF8.self)) }
    }
}
