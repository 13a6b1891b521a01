import Crypto
import CryptoExtras
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import SwiftASN1
import Testing
import X509

/// A hierarchy that a test builds as it likes.
struct Hierarchy {
    struct Authority {
        var certificate: Certificate
        var key: Certificate.PrivateKey
    }

    static func authority(
        _ name: String, issuer: Authority? = nil, key: Certificate.PrivateKey = .init(P256.Signing.PrivateKey()), path: Int? = nil,
        uri: String? = "spiffe://shop.example", usage: KeyUsage? = KeyUsage(keyCertSign: true, cRLSign: true), isCA: Bool? = true,
        constraints: NameConstraints? = nil, lifetime: Duration = .seconds(86_400), signature: Certificate.SignatureAlgorithm? = nil
    ) throws -> Authority {
        let subject = try DistinguishedName { CommonName(name) }
        var extensions = Certificate.Extensions()
        if let isCA {
            let constraints = isCA ? BasicConstraints.isCertificateAuthority(maxPathLength: path) : .notCertificateAuthority
            try extensions.append(.init(constraints, critical: true))
        }
        if let usage { try extensions.append(.init(usage, critical: true)) }
        if let uri { try extensions.append(.init(SubjectAlternativeNames([.uniformResourceIdentifier(uri)]), critical: false)) }
        if let constraints { try extensions.append(.init(constraints, critical: true)) }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: key.publicKey, notValidBefore: (start - .seconds(60)).date,
            notValidAfter: (start + lifetime).date, issuer: issuer?.certificate.subject ?? subject, subject: subject,
            signatureAlgorithm: signature ?? (issuer?.key ?? key).preferredAlgorithm, extensions: extensions, issuerPrivateKey: issuer?.key ?? key)
        return Authority(certificate: certificate, key: key)
    }

    static func leaf(
        _ issuer: Authority, id: String = "spiffe://shop.example/orders", key: Certificate.PrivateKey = .init(P256.Signing.PrivateKey()),
        subject: Bool = true, names: (isCritical: Bool, more: [GeneralName]) = (false, []), usage: (isCritical: Bool,
            KeyUsage) = (true, KeyUsage(digitalSignature: true)),
        purposes: [ExtendedKeyUsage.Usage]? = nil, lifetime: Duration = .seconds(3_600), signature: Certificate.SignatureAlgorithm? = nil
    ) throws -> [UInt8] {
        var extensions = Certificate.Extensions()
        try extensions.append(.init(usage.1, critical: usage.isCritical))
        try extensions.append(.init(SubjectAlternativeNames([.uniformResourceIdentifier(id)] + names.more), critical: names.isCritical))
        if let purposes { try extensions.append(.init(ExtendedKeyUsage(purposes), critical: false)) }
        return try Certificate(
            version: .v3, serialNumber: .init(), publicKey: key.publicKey, notValidBefore: (start - .seconds(60)).date,
            notValidAfter: (start + lifetime).date, issuer: issuer.certificate.subject,
            subject: subject ? try DistinguishedName { CommonName("orders") } : DistinguishedName(),
            signatureAlgorithm: signature ?? issuer.key.preferredAlgorithm, extensions: extensions, issuerPrivateKey: issuer.key
        ).derBytes()
    }

    static func code(_ chain: [[UInt8]], _ roots: [Authority], now: Timestamp = start) async throws -> Refusal.Code? {
        let domain = try #require(TrustDomain("shop.example"))
        return await X509Bundle(trustDomain: domain, roots: roots.map(\.certificate)).verify(chain: chain, now: now).failureCode
    }
}

extension Certificate.PrivateKey {
    var preferredAlgorithm: Certificate.SignatureAlgorithm {
        let algorithms: [Certificate.SignatureAlgorithm] = [
            .ecdsaWithSHA256, .ecdsaWithSHA384, .ecdsaWithSHA512, .sha256WithRSAEncryption, .ed25519,
        ]
        return algorithms.first { (try? sign(bytes: [UInt8](), signatureAlgorithm: $0)) != nil } ?? .ecdsaWithSHA256
    }
}

@Suite("R42: paths and shapes of X.509-SVIDs") struct PathTests {
    // X509-SVID §4.3, §4.4, §3.1
    @Test func `a leaf is held to its key usage, its purposes and its names`() async throws {
        let root = try Hierarchy.authority("root")
        func code(_ leaf: [UInt8]) async throws -> Refusal.Code? { try await Hierarchy.code([leaf], [root]) }
        #expect(try await code(Hierarchy.leaf(root)) == nil)
        #expect(try await code(Hierarchy.leaf(root, usage: (false, KeyUsage(digitalSignature: true)))) == .wrongUse)
        #expect(try await code(Hierarchy.leaf(root, usage: (true, KeyUsage(keyEncipherment: true)))) == .wrongUse)
        #expect(try await code(Hierarchy.leaf(root, usage: (true, KeyUsage(digitalSignature: true,
            keyEncipherment: true, keyAgreement: true)))) == nil)
        #expect(try await code(Hierarchy.leaf(root, purposes: [.serverAuth, .clientAuth])) == nil)
        #expect(try await code(Hierarchy.leaf(root, purposes: [.serverAuth])) == .wrongUse)
        #expect(try await code(Hierarchy.leaf(root, purposes: [.clientAuth])) == .wrongUse)
        #expect(try await code(Hierarchy.leaf(root, subject: false)) == .wrongUse)
        #expect(try await code(Hierarchy.leaf(root, subject: false, names: (true, []))) == nil)
        #expect(try await code(Hierarchy.leaf(root, names: (false, [.dnsName("orders.shop.example"), .rfc822Name("a@b")]))) == nil)
        #expect(try await code(Hierarchy.leaf(root, names: (false, [.uniformResourceIdentifier("https://x")]))) == .notASPIFFEID)
        #expect(try await code(Hierarchy.leaf(root, id: "spiffe://shop.example/")) == .notASPIFFEID)
        #expect(try await code(Hierarchy.leaf(root, id: "SPIFFE://shop.example/x")) == .notASPIFFEID)
    }

    @Test func `keys of every kind that the library knows are accepted, weak ones are not`() async throws {
        for key: Certificate.PrivateKey in [
            .init(P256.Signing.PrivateKey()), .init(P384.Signing.PrivateKey()), .init(P521.Signing.PrivateKey()),
                .init(Curve25519.Signing.PrivateKey()),
            .init(try _RSA.Signing.PrivateKey(keySize: .bits2048)),
        ] {
            let root = try Hierarchy.authority("root", key: key)
            #expect(try await Hierarchy.code([Hierarchy.leaf(root, key: key)], [root]) == nil, "\(key)")
        }
        let weak = Certificate.PrivateKey(try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024)))
        let root = try Hierarchy.authority("root")
        let code = try await Hierarchy.code([Hierarchy.leaf(root, key: weak)], [root])
        #expect(code == .weakKey || code == .malformed)
        let weakRoot = try Hierarchy.authority("root", key: weak)
        #expect(try await Hierarchy.code([Hierarchy.leaf(weakRoot)], [weakRoot]) == .untrusted)
        let rsa = Certificate.PrivateKey(try _RSA.Signing.PrivateKey(keySize: .bits2048))
        let oldRoot = try Hierarchy.authority("root", key: rsa)
        #expect(try await Hierarchy.code([Hierarchy.leaf(oldRoot, signature: .sha1WithRSAEncryption)], [oldRoot]) == .weakKey)
    }

    @Test func `intermediates lead to the root, in any order, and only as far as they may`() async throws {
        let root = try Hierarchy.authority("root")
        let one = try Hierarchy.authority("one", issuer: root)
        let two = try Hierarchy.authority("two", issuer: one)
        let (first, second) = (try one.certificate.derBytes(), try two.certificate.derBytes())
        let leaf = try Hierarchy.leaf(two)
        #expect(try await Hierarchy.code([leaf, second, first], [root]) == nil)
        #expect(try await Hierarchy.code([leaf, first, second], [root]) == nil)
        #expect(try await Hierarchy.code([leaf, second], [root]) == .untrusted)
        #expect(try await Hierarchy.code([leaf, second], [one]) == nil, "an intermediate of the bundle is a root")
        let shortRoot = try Hierarchy.authority("root", path: 0)
        let below = try Hierarchy.authority("one", issuer: shortRoot)
        #expect(try await Hierarchy.code([Hierarchy.leaf(below), below.certificate.derBytes()], [shortRoot]) == .untrusted)
    }

    // X509-SVID §3.2, §4.1, §4.3
    @Test func `who may not sign makes no path`() async throws {
        let root = try Hierarchy.authority("root")
        let bad = [
            try Hierarchy.authority("bad", issuer: root, isCA: false), try Hierarchy.authority("bad", issuer: root, isCA: nil),
            try Hierarchy.authority("bad", issuer: root, usage: KeyUsage(digitalSignature: true)),
                try Hierarchy.authority("bad", issuer: root, usage: nil),
            try Hierarchy.authority("bad", issuer: root, uri: "spiffe://shop.example/ca"),
                try Hierarchy.authority("bad", issuer: root, lifetime: .seconds(-1)),
        ]
        for authority in bad {
            let chain = [try Hierarchy.leaf(authority), try authority.certificate.derBytes()]
            #expect(try await Hierarchy.code(chain, [root]) == .untrusted, "\(authority.certificate.extensions)")
        }
        for uri in [nil, "spiffe://other.example", "spiffe://shop.example/"] {
            let good = try Hierarchy.authority("good", issuer: root, uri: uri)
            #expect(try await Hierarchy.code([Hierarchy.leaf(good), good.certificate.derBytes()], [root]) == nil, "\(uri ?? "no name")")
        }
    }

    @Test func `a root that expired is none`() async throws {
        let root = try Hierarchy.authority("root", lifetime: .seconds(60))
        let leaf = try Hierarchy.leaf(root)
        #expect(try await Hierarchy.code([leaf], [root]) == nil)
        #expect(try await Hierarchy.code([leaf], [root], now: start + .seconds(61)) == .untrusted)
    }

    @Test func `a leaf in the bundle does not vouch for itself`() async throws {
        let root = try Hierarchy.authority("root")
        let leaf = try Hierarchy.leaf(root)
        let asRoot = Hierarchy.Authority(certificate: try Certificate(derEncoded: leaf), key: root.key)
        #expect(try await Hierarchy.code([leaf], [asRoot]) == .untrusted)
    }

    // X509-SVID §4.2; RFC 5280 §4.2.1.10
    @Test func `an authority that is bound to names signs for no other trust domain`() async throws {
        let root = try Hierarchy.authority("root")
        func code(permitted: [String] = [], forbidden: [String] = []) async throws -> Refusal.Code? {
            let constraints = NameConstraints(permittedURIDomains: permitted, forbiddenURIDomains: forbidden)
            let bound = try Hierarchy.authority("bound", issuer: root, uri: nil, constraints: constraints)
            return try await Hierarchy.code([Hierarchy.leaf(bound), bound.certificate.derBytes()], [root])
        }
        #expect(try await code(permitted: ["shop.example"]) == nil)
        #expect(try await code(permitted: ["other.example", "shop.example"]) == nil)
        #expect(try await code(permitted: [".example"]) == nil)
        #expect(try await code(permitted: ["example"]) == .untrusted, "without a dot it is that host alone")
        #expect(try await code(permitted: ["other.example"]) == .untrusted)
        #expect(try await code(permitted: [".shop.example"]) == .untrusted)
        #expect(try await code(forbidden: ["shop.example"]) == .untrusted)
        #expect(try await code(forbidden: [".example"]) == .untrusted)
        #expect(try await code(forbidden: ["other.example"]) == nil)
        #expect(try await code(permitted: ["shop.example"], forbidden: ["shop.example"]) == .untrusted)
    }

    @Test(.timeLimit(.minutes(1))) func `authorities that sign each other do not keep a verifier busy`() async throws {
        let root = try Hierarchy.authority("root")
        let strangers = try (0..<5).map { _ in try Hierarchy.authority("same", issuer: Hierarchy.authority("same")) }
        let leaf = try Hierarchy.leaf(strangers[0])
        let begin = ContinuousClock.now
        #expect(try await Hierarchy.code([leaf] + strangers.map { try $0.certificate.derBytes() }, [root]) == .untrusted)
        #expect(ContinuousClock.now - begin < .seconds(2))
    }

    @Test func `an extension that stands twice is refused`() async throws {
        let domain = try Domain()
        let names = SubjectAlternativeNames([.uniformResourceIdentifier(domain.id.description)])
        #expect(throws: (any Error).self) {
            var extensions = Certificate.Extensions()
            try extensions.append(.init(names, critical: false))
            try extensions.append(.init(names, critical: false))
        }
    }
}
