import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
@testable import SPIFFETLS
import SwiftASN1
import Testing
import X509

/// TLS 1.3 resumes without asking for a certificate, and NIOSSL then asks nobody. A peer that could not come in anew must not come
/// in with a ticket either. OpenSSL plays the client, because it keeps tickets.
@Suite("R46 R47: resumed sessions", .timeLimit(.minutes(2))) struct ResumptionTests {
    let realm: Realm
    let orders = Workload()

    init() async throws {
        realm = try Realm()
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
    }

    /// What OpenSSL's client heard, and whether it resumed.
    private struct Heard {
        var isReused: Bool
        var greeting: String?
    }

    private final class Client {
        let directory: TestDirectory
        let port: Int

        init(_ identity: X509Identity, port: Int) throws {
            directory = try TestDirectory("resumption")
            self.port = port
            func pem(_ der: [UInt8], _ label: String) -> String {
                "-----BEGIN \(label)-----\n" + Data(der).base64EncodedString(options: .lineLength64Characters) + "\n-----END \(label)-----\n"
            }
            try identity.svid.chain.map { pem($0, "CERTIFICATE") }.joined().write(toFile: directory.path + "/chain.pem",
                atomically: true, encoding: .utf8)
            try identity.key.withBytes { pem(Array($0), "PRIVATE KEY") }.write(toFile: directory.path + "/key.pem", atomically: true, encoding: .utf8)
        }

        func connect(_ version: String = "-tls1_3") async throws -> Heard {
            let ticket = directory.path + "/ticket"
            let resume = FileManager.default.fileExists(atPath: ticket) ? "-sess_in ticket" : ""
            // Standard input stays open until the greeting is there, and with it the ticket that came before.
            let script = """
                rm -f out; touch out
                openssl s_client \(version) -connect 127.0.0.1:\(port) -cert chain.pem -cert_chain chain.pem -key key.pem \
                  -sess_out ticket \(resume) > out 2>&1 < <(for i in {1..400}; do grep -aq 'hello ' out && break; sleep 0.05; done)
                cat out
                """
            let run = try await ProcessRun.run(["bash", "-c", script], directory: directory.path)
            return Heard(
                isReused: run.output.contains("\nReused, TLSv1"),
                greeting: run.output.firstMatch(of: /hello spiffe:\S+/).map { String($0.output) })
        }
    }

    @Test(arguments: ["-tls1_3", "-tls1_2"])
    func `a peer that is still believed resumes, and is asked for all the same`(_ version: String) async throws {
        let server = try await EchoServer(orders)
        let client = try Client(realm.identity("billing"), port: server.port)
        let (first, second) = (try await client.connect(version), try await client.connect(version))
        #expect(!first.isReused && first.greeting == "hello spiffe://shop.example/billing")
        #expect(second.isReused && second.greeting == "hello spiffe://shop.example/billing")
    }

    @Test func `a peer whose chain has an intermediate resumes with its leaf alone`() async throws {
        let key = P256.Signing.PrivateKey()
        let now = WallClock.system.now()
        let root = try P256.Signing.PrivateKey(derRepresentation: realm.authority.keyDER.withBytes { Data($0) })
        // The realm's root allows no intermediate, so another root of the same key does.
        func authority(_ name: String, _ key: P256.Signing.PrivateKey) throws -> Certificate {
            try Certificate(
                version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: (now - .seconds(60)).date,
                notValidAfter: (now + .seconds(600)).date, issuer: DistinguishedName { CommonName("root") },
                subject: DistinguishedName { CommonName(name) }, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                    Critical(KeyUsage(keyCertSign: true))
                }, issuerPrivateKey: .init(root))
        }
        let (anchor, middle) = (try authority("root", root), try authority("middle", key))
        let leafKey = P256.Signing.PrivateKey()
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(leafKey.publicKey), notValidBefore: (now - .seconds(60)).date,
            notValidAfter: (now + .seconds(600)).date, issuer: middle.subject, subject: DistinguishedName { CommonName("billing") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(KeyUsage(digitalSignature: true))
                SubjectAlternativeNames([.uniformResourceIdentifier("spiffe://shop.example/billing")])
            }, issuerPrivateKey: .init(key))
        let svid = X509SVID(
            id: try realm.id("billing"), chain: [try leaf.derBytes(), try middle.derBytes()], notAfter: now + .seconds(600), serial: "1")
        try await orders.give(realm.identity("orders"), trusting: [X509Bundle(trustDomain: realm.trustDomain, roots: [anchor])])
        let server = try await EchoServer(orders)
        let client = try Client(X509Identity(svid: svid, key: Secret(leafKey.derRepresentation), hint: ""), port: server.port)
        #expect(try await client.connect().greeting != nil)
        let resumed = try await client.connect()
        #expect(resumed.isReused && resumed.greeting == "hello spiffe://shop.example/billing", "\(server.refusals.all)")
    }

    @Test func `a peer whose SVID has expired is refused, though TLS resumes`() async throws {
        let server = try await EchoServer(orders)
        let identity = try realm.identity("billing", lifetime: .seconds(6))
        let client = try Client(identity, port: server.port)
        #expect(try await client.connect().greeting != nil)
        while WallClock.system.now() <= identity.svid.notAfter { try await Task.sleep(for: .milliseconds(100)) }
        let second = try await client.connect()
        #expect(second.isReused, "what this test is about did not happen")
        #expect(second.greeting == nil && server.refusals.all.map(\.code) == [.expired])
    }

    @Test(arguments: ["-tls1_3", "-tls1_2"])
    func `a revoked peer is refused with its ticket, and one of a distrusted authority too`(_ version: String) async throws {
        let server = try await EchoServer(orders)
        let identity = try realm.identity("billing")
        let client = try Client(identity, port: server.port)
        #expect(try await client.connect(version).greeting != nil)
        var revocations = RevocationSet()
        let leaf = try Certificate(derEncoded: identity.svid.chain[0])
        revocations.revoke(serial: leaf.serialNumber.bytes, issuer: realm.authority.certificate)
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle], revocations: revocations)
        #expect(try await client.connect(version).greeting == nil)
        try await orders.give(realm.identity("orders"), trusting: [try Realm().bundle])
        #expect(try await client.connect(version).greeting == nil)
        #expect(server.refusals.all.map(\.code) == [.revoked, .untrusted])
    }

    @Test func `a ticket does not outlive a rotation`() async throws {
        let server = try await EchoServer(orders)
        let client = try Client(realm.identity("billing"), port: server.port)
        _ = try await client.connect()
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
        let second = try await client.connect()
        #expect(!second.isReused && second.greeting != nil)
    }
}
