import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import SwiftASN1
import Testing
import X509

let start = Timestamp(milliseconds: 1_800_000_000_000)

/// One trust domain with one workload in it.
struct Domain {
    let trustDomain: TrustDomain
    let authority: CertificateAuthority
    let id: SPIFFEID
    let key = P256.Signing.PrivateKey()

    init(_ name: String = "shop.example", workload: String = "orders") throws {
        trustDomain = try #require(TrustDomain(name))
        id = try #require(SPIFFEID(trustDomain: trustDomain, segments: ["production", workload]))
        authority = try CertificateAuthority(
            trustDomain: trustDomain, now: start, lifetime: .seconds(86_400), serial: [0x41, 1, 2, 3])
    }

    var bundle: X509Bundle { X509Bundle(trustDomain: trustDomain, roots: [authority.certificate]) }

    func issue(lifetime: Duration = .seconds(3_600), now: Timestamp = start) throws -> X509SVID {
        try authority.issue(
            id: id, publicKey: Certificate.PublicKey(key.publicKey), now: now, lifetime: lifetime, serial: [0x42, 9])
    }

    /// A certificate of the domain's own root with whatever extensions a test wants.
    func forge(_ extensions: Certificate.Extensions, lifetime: Duration = .seconds(3_600)) throws -> [UInt8] {
        let signing = try P256.Signing.PrivateKey(derRepresentation: authority.keyDER.withBytes { Data($0) })
        return try Certificate(
            version: .v3, serialNumber: .init(bytes: [0x43, 1]), publicKey: .init(key.publicKey),
            notValidBefore: (start - .seconds(30)).date, notValidAfter: (start + lifetime).date,
            issuer: authority.certificate.subject, subject: DistinguishedName { CommonName("forged") },
            signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions, issuerPrivateKey: .init(signing)
        ).derBytes()
    }
}

private func code(_ result: Result<SPIFFEID, Refusal>) -> Refusal.Code? {
    if case .failure(let refusal) = result { return refusal.code }
    return nil
}

@Suite("R42 R44 R46: X.509-SVIDs") struct X509Tests {
    @Test func `an issued SVID verifies against its own trust domain`() async throws {
        let domain = try Domain()
        #expect(await domain.bundle.verify(chain: try domain.issue().chain, now: start) == .success(domain.id))
    }

    @Test func `a leaf has the shape that the specification asks for`() throws {
        let domain = try Domain()
        let leaf = try Certificate(derEncoded: try #require(try domain.issue().chain.first))
        let names = try #require(try leaf.extensions.subjectAlternativeNames)
        #expect(Array(names) == [.uniformResourceIdentifier(domain.id.description)])
        let usage = try #require(try leaf.extensions.keyUsage)
        #expect(usage.digitalSignature && !usage.keyCertSign && !usage.cRLSign)
        #expect(leaf.extensions[oid: .X509ExtensionID.keyUsage]?.critical == true)
        #expect(try leaf.extensions.basicConstraints == .notCertificateAuthority)
        let extended = try #require(try leaf.extensions.extendedKeyUsage)
        #expect(Set(extended) == [.serverAuth, .clientAuth])
        #expect(leaf.notValidBefore == (start - CertificateAuthority.backdating).date)
        #expect(leaf.notValidAfter == (start + .seconds(3_600)).date)
    }

    @Test func `the root signs certificates and nothing else, and carries its trust domain's ID`() throws {
        let root = try Domain().authority.certificate
        #expect(try root.extensions.basicConstraints == .isCertificateAuthority(maxPathLength: 1))
        let usage = try #require(try root.extensions.keyUsage)
        #expect(usage.keyCertSign && !usage.digitalSignature)
        #expect(try root.extensions.subjectAlternativeNames.map(Array.init) == [.uniformResourceIdentifier("spiffe://shop.example")])
    }

    @Test func `an SVID never outlives its root`() throws {
        let domain = try Domain()
        #expect(try domain.issue(lifetime: .seconds(9_000_000)).notAfter == domain.authority.notAfter)
    }

    @Test func `nothing is issued for another trust domain or for the domain itself`() throws {
        let domain = try Domain()
        let key = Certificate.PublicKey(domain.key.publicKey)
        for text in ["spiffe://other.example/x", "spiffe://shop.example"] {
            let id = try #require(SPIFFEID(text))
            #expect(throws: Refusal.self) {
                try domain.authority.issue(id: id, publicKey: key, now: start, lifetime: .seconds(60), serial: [1])
            }
        }
    }

    // R46
    @Test func `an SVID is refused from the second after its end`() async throws {
        let domain = try Domain()
        let chain = try domain.issue(lifetime: .seconds(60)).chain
        #expect(code(await domain.bundle.verify(chain: chain, now: start + .seconds(60))) == nil)
        #expect(code(await domain.bundle.verify(chain: chain, now: start + .seconds(61))) == .expired)
    }

    @Test func `an SVID is refused before its beginning`() async throws {
        let domain = try Domain()
        let chain = try domain.issue().chain
        #expect(code(await domain.bundle.verify(chain: chain, now: start - .seconds(31))) == .notYetValid)
    }

    @Test func `another authority of the same name is not trusted`() async throws {
        let (mine, theirs) = (try Domain(), try Domain())
        #expect(code(await mine.bundle.verify(chain: try theirs.issue().chain, now: start)) == .untrusted)
        // Not even when it brings its root along.
        let chain = try theirs.issue().chain + [theirs.authority.certificateDER]
        #expect(code(await mine.bundle.verify(chain: chain, now: start)) == .untrusted)
    }

    @Test func `another trust domain is refused by name`() async throws {
        let (mine, theirs) = (try Domain(), try Domain("other.example"))
        #expect(code(await mine.bundle.verify(chain: try theirs.issue().chain, now: start)) == .wrongTrustDomain)
    }

    @Test func `a bundle without roots trusts nobody`() async throws {
        let domain = try Domain()
        let empty = X509Bundle(trustDomain: domain.trustDomain, roots: [])
        #expect(code(await empty.verify(chain: try domain.issue().chain, now: start)) == .untrusted)
    }

    @Test func `an authority cannot be presented as a workload`() async throws {
        let domain = try Domain()
        #expect(code(await domain.bundle.verify(chain: [domain.authority.certificateDER], now: start)) == .wrongUse)
    }

    @Test func `a leaf cannot issue further leaves`() async throws {
        let domain = try Domain()
        let issued = try domain.issue()
        let middle = try Certificate(derEncoded: issued.chain[0])
        let child = P256.Signing.PrivateKey()
        let forged = try Certificate(
            version: .v3, serialNumber: .init(bytes: [7]), publicKey: .init(child.publicKey),
            notValidBefore: start.date, notValidAfter: (start + .seconds(60)).date, issuer: middle.subject,
            subject: DistinguishedName { CommonName("child") }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                SubjectAlternativeNames([.uniformResourceIdentifier("spiffe://shop.example/production/admin")])
            }, issuerPrivateKey: .init(domain.key))
        let chain = [try forged.derBytes()] + issued.chain
        #expect(code(await domain.bundle.verify(chain: chain, now: start)) == .untrusted)
    }

    @Test func `a certificate signed by the root that is no SVID is refused with its reason`() async throws {
        let domain = try Domain()
        let id = domain.id.description
        let base: [(String, Refusal.Code, Certificate.Extensions)] = [
            (
                "two URI names", .notASPIFFEID,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier(id), .uniformResourceIdentifier("spiffe://shop.example/b")])
                }
            ),
            (
                "a URI of another scheme", .notASPIFFEID,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier("https://shop.example/orders")])
                }
            ),
            (
                "only a DNS name", .notASPIFFEID,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true))
                    SubjectAlternativeNames([.dnsName("orders.shop.example")])
                }
            ),
            ("no name", .notASPIFFEID, try Certificate.Extensions { Critical(KeyUsage(digitalSignature: true)) }),
            (
                "the trust domain's own ID", .wrongUse,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier("spiffe://shop.example")])
                }
            ),
            (
                "no key usage", .wrongUse,
                try Certificate.Extensions { SubjectAlternativeNames([.uniformResourceIdentifier(id)]) }
            ),
            (
                "key usage of an issuer", .wrongUse,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier(id)])
                }
            ),
            (
                "revocation list signing", .wrongUse,
                try Certificate.Extensions {
                    Critical(KeyUsage(digitalSignature: true, cRLSign: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier(id)])
                }
            ),
            (
                "key agreement only", .wrongUse,
                try Certificate.Extensions {
                    Critical(KeyUsage(keyAgreement: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier(id)])
                }
            ),
            (
                "a certificate authority", .wrongUse,
                try Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                    Critical(KeyUsage(digitalSignature: true))
                    SubjectAlternativeNames([.uniformResourceIdentifier(id)])
                }
            ),
        ]
        for (what, expected, extensions) in base {
            let forged = try domain.forge(extensions)
            #expect(code(await domain.bundle.verify(chain: [forged], now: start)) == expected, "\(what)")
        }
    }

    @Test func `an unknown critical extension is refused`() async throws {
        let domain = try Domain()
        let forged = try domain.forge(
            Certificate.Extensions {
                Critical(KeyUsage(digitalSignature: true))
                SubjectAlternativeNames([.uniformResourceIdentifier(domain.id.description)])
                Certificate.Extension(oid: [1, 3, 6, 1, 4, 1, 99_999, 1], critical: true, value: [0x05, 0x00])
            })
        #expect(code(await domain.bundle.verify(chain: [forged], now: start)) == .untrusted)
    }

    @Test func `limits come before cryptography`() async throws {
        let domain = try Domain()
        let leaf = try domain.issue().chain
        #expect(code(await domain.bundle.verify(chain: [], now: start)) == .malformed)
        #expect(code(await domain.bundle.verify(chain: leaf + Array(repeating: leaf[0], count: 8), now: start)) == .malformed)
        #expect(code(await domain.bundle.verify(chain: [Array(repeating: 0x30, count: 20_000)], now: start)) == .malformed)
        #expect(throws: Refusal.self) {
            try X509Bundle(trustDomain: domain.trustDomain, rootsDER: Array(repeating: domain.authority.certificateDER, count: 65))
        }
    }

    @Test func `a mutated certificate is refused and never crashes`() async throws {
        let domain = try Domain()
        let leaf = try #require(try domain.issue().chain.first)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<3_000 {
            let mutated = generator.mutate(leaf)
            let result = await domain.bundle.verify(chain: [mutated], now: start)
            if mutated != leaf { #expect(code(result) != nil) }
        }
    }

    @Test func `a stored authority issues as before`() async throws {
        let domain = try Domain()
        let again = try CertificateAuthority(
            trustDomain: domain.trustDomain, certificateDER: domain.authority.certificateDER, keyDER: domain.authority.keyDER)
        let svid = try again.issue(
            id: domain.id, publicKey: .init(domain.key.publicKey), now: start, lifetime: .seconds(60), serial: [5])
        #expect(await domain.bundle.verify(chain: svid.chain, now: start) == .success(domain.id))
    }

    @Test func `common names are unique to the workload and at most 64 characters`() throws {
        let domain = try Domain()
        let long = String(repeating: "a", count: 60)
        var names: Set<String> = []
        for segments in [["production", "orders"], [long, "orders"], [long, "x", "orders"], [long + long, "orders"],
            // A dot in a segment is not the one between two: whoever registers below `/production.a` is not below `/production/a`.
            ["production", "a", "b"], ["production.a", "b"], ["production", "a.b"], ["production.a.b"],
        ] {
            let id = try #require(SPIFFEID(trustDomain: domain.trustDomain, segments: segments))
            let svid = try domain.authority.issue(
                id: id, publicKey: .init(domain.key.publicKey), now: start, lifetime: .seconds(60), serial: [5])
            let subject = try Certificate(derEncoded: svid.chain[0]).subject.description
            let name = try #require(subject.split(separator: ",").first { $0.hasPrefix("CN=") }).dropFirst(3)
            #expect(name.count <= 64)
            names.insert(String(name))
        }
        #expect(names.count == 8)
    }

    @Test func `a certificate request shows possession of its key`() throws {
        let key = P256.Signing.PrivateKey()
        let request = try CertificateRequest.make(key)
        guard case .success(let opened) = CertificateRequest.openKey(request) else {
            Issue.record("refused")
            return
        }
        #expect(opened == Certificate.PublicKey(key.publicKey))
        #expect(throws: Refusal.self) { try CertificateRequest.openKey(Array(repeating: 0, count: 5_000)).get() }
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<3_000 {
            let mutated = generator.mutate(request)
            if mutated != request, case .success = CertificateRequest.openKey(mutated) {
                Issue.record("a mutated request was accepted: \(mutated.hex)")
            }
        }
    }

    @Test func `a request with a key of another curve is refused`() throws {
        let request = try CertificateSigningRequest(
            version: .v1, subject: DistinguishedName(), privateKey: .init(P384.Signing.PrivateKey()),
            attributes: .init(), signatureAlgorithm: .ecdsaWithSHA384)
        var serializer = DER.Serializer()
        try serializer.serialize(request)
        let result = CertificateRequest.openKey(serializer.serializedBytes)
        #expect(throws: Refusal.self) { try result.get() }
    }
}
