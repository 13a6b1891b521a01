import Crypto
import Runtime
@testable import SPIFFE
import SwiftASN1
import Testing
import X509

@Suite("R42 R46: what is about to be signed is looked at first") struct SVIDTemplateTests {
    /// A template that is in order, for tests to break.
    private static func good(_ domain: Domain) throws -> SVIDTemplate {
        let key = Certificate.PublicKey(domain.key.publicKey)
        return SVIDTemplate(
            id: domain.id, issuer: domain.authority.certificate.subject,
            subject: try DistinguishedName { CommonName("production.orders") }, publicKey: key, serial: [0x42, 9],
            notBefore: start - .seconds(30), notAfter: start + .seconds(60), extensions: try extensions(domain))
    }

    private static func extensions(
        _ domain: Domain, _ names: [GeneralName]? = nil, usage: KeyUsage = KeyUsage(digitalSignature: true),
        constraints: BasicConstraints = .notCertificateAuthority, purposes: [ExtendedKeyUsage.Usage] = [.serverAuth, .clientAuth],
        isCritical: Bool = true, issuer: ArraySlice<UInt8>? = nil
    ) throws -> Certificate.Extensions {
        try Certificate.Extensions {
            Critical(constraints)
            if isCritical { Critical(usage) } else { usage }
            try ExtendedKeyUsage(purposes)
            SubjectKeyIdentifier(hash: Certificate.PublicKey(domain.key.publicKey))
            AuthorityKeyIdentifier(keyIdentifier: issuer ?? domain.authority.subjectKeyIdentifier)
            SubjectAlternativeNames(names ?? [.uniformResourceIdentifier(domain.id.description)])
        }
    }

    @Test func `a template in order is signed`() async throws {
        let domain = try Domain()
        let svid = try domain.authority.sign(Self.good(domain))
        #expect(await domain.bundle.verify(chain: svid.chain, now: start) == .success(domain.id))
    }

    @Test func `a broken template never leaves the authority, whatever broke it`() throws {
        let domain = try Domain()
        let uri = GeneralName.uniformResourceIdentifier(domain.id.description)
        let other = try Domain("other.example")
        let broken: [(String, (inout SVIDTemplate) throws -> Void)] = [
            ("another ID", { $0.extensions = try Self.extensions(domain, [.uniformResourceIdentifier("spiffe://shop.example/production/billing")]) }),
            ("two IDs", { $0.extensions = try Self.extensions(domain, [uri, .uniformResourceIdentifier("spiffe://shop.example/x")]) }),
            ("no ID", { $0.extensions = try Self.extensions(domain, [.dnsName("orders")]) }),
            ("an ID that is none", { $0.extensions = try Self.extensions(domain, [.uniformResourceIdentifier("https://shop.example/")]) }),
            ("the trust domain itself", { $0.id = domain.trustDomain.id }),
            ("another trust domain", { $0.id = other.id }),
            ("a mail address", { $0.extensions = try Self.extensions(domain, [uri, .rfc822Name("a@shop.example")]) }),
            ("no DNS name", { $0.extensions = try Self.extensions(domain, [uri, .dnsName("a b")]) }),
            ("a DNS name with a control character", { $0.extensions = try Self.extensions(domain, [uri, .dnsName("a\u{0}.example")]) }),
            ("the same name twice", { $0.extensions = try Self.extensions(domain, [uri, .dnsName("a"), .dnsName("a")]) }),
            ("an authority", { $0.extensions = try Self.extensions(domain, constraints: .isCertificateAuthority(maxPathLength: nil)) }),
            ("one that signs certificates", {
                $0.extensions = try Self.extensions(domain, usage: KeyUsage(digitalSignature: true, keyCertSign: true))
            }),
            ("one that signs lists", { $0.extensions = try Self.extensions(domain, usage: KeyUsage(digitalSignature: true, cRLSign: true)) }),
            ("one for agreement", { $0.extensions = try Self.extensions(domain, usage: KeyUsage(digitalSignature: true, keyAgreement: true)) }),
            ("key usage that may be passed over", { $0.extensions = try Self.extensions(domain, isCritical: false) }),
            ("one for servers alone", { $0.extensions = try Self.extensions(domain, purposes: [.serverAuth]) }),
            ("one for code", { $0.extensions = try Self.extensions(domain, purposes: [.serverAuth, .clientAuth, .codeSigning]) }),
            ("an extension more", { try $0.extensions.append(.init(oid: [1, 2, 3], critical: false, value: [5, 0])) }),
            ("an extension less", { _ = $0.extensions.remove(.X509ExtensionID.authorityKeyIdentifier) }),
            ("another issuer's key", { $0.extensions = try Self.extensions(domain, issuer: [1, 2, 3]) }),
            ("another issuer's name", { $0.issuer = try DistinguishedName { CommonName("another") } }),
            ("the authority's own key", { $0.publicKey = domain.authority.certificate.publicKey }),
            ("another key than its identifier says", { $0.publicKey = .init(P256.Signing.PrivateKey().publicKey) }),
            ("no common name", { $0.subject = DistinguishedName() }),
            ("a long common name", { $0.subject = try DistinguishedName { CommonName(String(repeating: "a", count: 65)) } }),
            ("two common names", { $0.subject = try DistinguishedName { CommonName("a"); CommonName("b") } }),
            ("serial zero", { $0.serial = [0, 0] }),
            ("no serial", { $0.serial = [] }),
            ("a serial of 21 octets", { $0.serial = Array(repeating: 0x7F, count: 21) }),
            ("a serial of 20 octets that needs a sign", { $0.serial = Array(repeating: 0xFF, count: 20) }),
            ("an end before the beginning", { $0.notAfter = $0.notBefore }),
            ("an end after the root's", { $0.notAfter = domain.authority.notAfter + .seconds(1) }),
        ]
        for (what, harm) in broken {
            var template = try Self.good(domain)
            try harm(&template)
            #expect(throws: Refusal.self, "\(what)") { try domain.authority.sign(template) }
        }
    }

    @Test func `an empty list of purposes is refused, and ends nobody`() throws {
        let domain = try Domain()
        var extensions = try Self.extensions(domain)
        // SEQUENCE of nothing.
        _ = extensions.update(.init(oid: .X509ExtensionID.extendedKeyUsage, critical: false, value: [0x30, 0]))
        let leaf = try Certificate(derEncoded: domain.forge(extensions))
        guard case .failure(let refusal) = X509Bundle.identity(of: leaf) else {
            Issue.record("it was taken for an SVID")
            return
        }
        #expect(refusal.code == .wrongUse)
    }

    // R45: what sees the common name alone must be able to tell workloads apart by it.
    @Test func `no two IDs share a common name`() throws {
        let long = String(repeating: "segment/", count: 200) + "end"
        var paths = ["a/b", "a.b", "a/b.c", "a.b/c", "a/b/c", "a.b.c", "x/" + long, "y/" + long, "y." + long]
        // Whoever may choose an ID cannot choose one that is called as another's digest is.
        for path in ["a.b", "x/" + long] {
            let id = try #require(SPIFFEID("spiffe://shop.example/" + path))
            let name = CertificateAuthority.commonName(of: id)
            paths += [name, name.replacing(".", with: "/"), name.replacing(":", with: "."), name.replacing(":", with: "/").replacing(".", with: "/")]
        }
        let ids = Set(paths.compactMap { SPIFFEID("spiffe://shop.example/" + $0) })
        let names = ids.map(CertificateAuthority.commonName)
        #expect(Set(names).count == ids.count && names.allSatisfy { $0.utf8.count <= 64 }, "\(names.sorted())")
    }
}
