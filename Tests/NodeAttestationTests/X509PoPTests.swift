import Crypto
import CryptoExtras
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R44: a node by its certificate (x509pop)") struct X509PoPTests {
    private let clock = HeldClock()
    private let authority: TestAuthority

    init() throws { authority = try TestAuthority() }

    private func attestor(_ change: (inout X509PoPAttestor.Settings) -> Void = { _ in }) -> X509PoPAttestor {
        var settings = X509PoPAttestor.Settings(roots: authority.roots)
        change(&settings)
        return X509PoPAttestor(settings, clock: clock.wallClock, entropy: .system)
    }

    private func prover(_ leaf: TestAuthority.Leaf = .init(), by issuer: TestAuthority? = nil) throws -> X509PoPProver {
        let key = P256.Signing.PrivateKey()
        let certificate = try (issuer ?? authority).issue(.init(key.publicKey), leaf)
        return try X509PoPProver(chainPEM: certificate.pem, keyPEM: Secret(key.pemRepresentation), entropy: .system)
    }

    @Test func `the holder of a certificate's key is attested, and named by its fingerprint`() async throws {
        let node = try #require(try await attest(prover(), at: attestor()).value)
        #expect(node.idSegments.count == 2 && node.idSegments[0] == "x509pop")
        #expect(node.idSegments[1].count == 64)
        #expect(node.selectors.map(\.description).contains("x509pop:subject:cn:node-7"))
        #expect(node.use == .repeatable)
    }

    @Test func `elliptic curves of three sizes and RSA are accepted`() async throws {
        let (p384, p521) = (P384.Signing.PrivateKey(), P521.Signing.PrivateKey())
        let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let keys: [(Certificate.PublicKey, String)] = [
            (.init(p384.publicKey), p384.pemRepresentation), (.init(p521.publicKey), p521.pemRepresentation),
            (.init(rsa.publicKey), rsa.pemRepresentation),
        ]
        for (publicKey, pem) in keys {
            let certificate = try authority.issue(publicKey)
            let prover = try X509PoPProver(chainPEM: certificate.pem, keyPEM: Secret(pem), entropy: .system)
            #expect(try await attest(prover, at: attestor()).value != nil)
        }
    }

    @Test func `a template of subject fields names the node`() async throws {
        let template = try PathTemplate("/rack-3/{commonName}")
        let node = try await attest(prover(), at: attestor { $0.template = template }).get()
        #expect(node.idSegments == ["x509pop", "rack-3", "node-7"])
        // A name with a slash would reach into another node's path.
        let evil = try await attest(prover(.init(commonName: "node-7/../node-8")), at: attestor { $0.template = template })
        #expect(evil.refusalCode == .notAllowed)
    }

    @Test func `a certificate that is not good for this is refused, each for its reason`() async throws {
        let table: [(String, TestAuthority.Leaf, AttestationRefusal.Code)] = [
            ("expired", .init(notAfter: start - .seconds(1)), .expired),
            ("not yet valid", .init(notBefore: start + .seconds(10)), .notYetValid),
            ("an authority", .init(isAuthority: true, usage: KeyUsage(digitalSignature: true, keyCertSign: true)), .wrongUse),
            ("a server's", .init(purposes: [.serverAuth]), .wrongUse),
            ("without a purpose", .init(purposes: []), .wrongUse),
            ("a key that may not sign", .init(usage: KeyUsage(keyEncipherment: true)), .wrongUse),
        ]
        for (what, leaf, code) in table {
            #expect(try await attest(prover(leaf), at: attestor()).refusalCode == code, "\(what)")
        }
        #expect(try await attest(prover(by: try TestAuthority("Another")), at: attestor()).refusalCode == .untrusted)
        // The same name, another key.
        #expect(try await attest(prover(by: try TestAuthority()), at: attestor()).refusalCode == .untrusted)
    }

    @Test func `a leaf below a certificate that is no authority is refused`() async throws {
        let (first, second) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        let middle = try authority.issue(.init(first.publicKey))
        let name = middle.subject
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(second.publicKey), notValidBefore: (start - .seconds(60)).date,
            notValidAfter: (start + .seconds(60)).date, issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try .init { try ExtendedKeyUsage([.clientAuth]) }, issuerPrivateKey: .init(first))
        let prover = try X509PoPProver(
            chainPEM: leaf.pem + "\n" + middle.pem, keyPEM: Secret(second.pemRepresentation), entropy: .system)
        #expect(try await attest(prover, at: attestor()).refusalCode == .untrusted)
    }

    @Test func `who has the certificate and not its key is refused`() async throws {
        let certificate = try authority.issue(.init(P256.Signing.PrivateKey().publicKey))
        let thief = try X509PoPProver(
            chainPEM: certificate.pem, keyPEM: Secret(P256.Signing.PrivateKey().pemRepresentation), entropy: .system)
        #expect(try await attest(thief, at: attestor()).refusalCode == .badSignature)
    }

    @Test func `an answer is good for one challenge, one node key and nothing else`() async throws {
        let (prover, recorder) = (try prover(), Recorder())
        var wire = Wire()
        wire.answer = { recorder.keep($0) }
        #expect(try await attest(prover, at: attestor(), wire).value != nil)
        wire.answer = { _ in recorder.last }
        #expect(try await attest(prover, at: attestor(), wire).refusalCode == .badSignature, "replayed")
        // Relayed: the node signs for its own key, the attacker wants another certified.
        var relayed = Wire()
        relayed.proverBinding = [UInt8](repeating: 8, count: 32)
        #expect(try await attest(prover, at: attestor(), relayed).refusalCode == .badSignature, "relayed")
        var changed = Wire()
        changed.answer = { try changing($0) { $0["nonce"] = Data(repeating: 1, count: 32).base64EncodedString() } }
        #expect(try await attest(prover, at: attestor(), changed).refusalCode == .badSignature, "another nonce")
        changed.answer = { try changing($0) { $0["nonce"] = "AQ==" } }
        #expect(try await attest(prover, at: attestor(), changed).refusalCode == .wrongNonce, "a short nonce")
        var silent = Wire()
        silent.answer = { _ in throw TestingError("gone") }
        #expect(try await attest(prover, at: attestor(), silent).refusalCode == .noAnswer)
    }

    @Test func `sizes are judged before anything is verified`() async throws {
        var wire = Wire()
        wire.payload = { try changing($0) { $0["chain"] = [String](repeating: "AAAA", count: 7) } }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .malformed)
        wire.payload = { try changing($0) { $0["chain"] = [Data(repeating: 0x30, count: 20_000).base64EncodedString()] } }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .malformed)
        wire.payload = { _ in [UInt8](repeating: 0x20, count: AttestationLimits.payload + 1) }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .malformed)
        wire.payload = { _ in Array(#"{"chain":[],"chain":[]}"#.utf8) }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .malformed)
    }
}
