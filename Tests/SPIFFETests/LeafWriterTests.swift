import Crypto
import EstateTesting
import Foundation
import Runtime
@testable import SPIFFE
import SwiftASN1
import Testing
import X509

@Suite("R42 R46: the common certificate, written straight into bytes") struct LeafWriterTests {
    private func bodies(_ domain: Domain, _ id: SPIFFEID, _ key: Certificate.PublicKey, _ now: Timestamp, _ serial: [UInt8]) throws -> (
        [UInt8], [UInt8], X509SVID, X509SVID
    ) {
        let quick = try domain.authority.issue(id: id, key: SubjectKey(key), now: now, lifetime: .milliseconds(3_600_999), serial: serial)
        let long = try domain.authority.sign(domain.authority.template(id, key, [], now, .milliseconds(3_600_999), serial))
        func body(_ svid: X509SVID) throws -> [UInt8] { Array(try Certificate(derEncoded: svid.chain[0]).tbsCertificateBytes) }
        return (try body(quick), try body(long), quick, long)
    }

    @Test func `it has the same bytes as one made the long way`() async throws {
        let domain = try Domain()
        #expect(domain.authority.signsAtOnce)
        var generator = SeededGenerator(seed: 3)
        for number in 0..<200 {
            let length = Int.random(in: 1...(number < 20 ? 1900 : 60), using: &generator)
            let segment = String((0..<length).map { _ in "aB9-_".randomElement(using: &generator) ?? "a" })
            let id = try #require(SPIFFEID(trustDomain: domain.trustDomain, segments: ["w\(number)", segment]))
            let rest = Int.random(in: 0...19, using: &generator)
            let serial = [UInt8.random(in: 1...0x7F, using: &generator)] + (0..<rest).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let now = start + .milliseconds(Int64.random(in: 0..<80_000_000, using: &generator))
            let (quick, long, one, other) = try bodies(domain, id, .init(P256.Signing.PrivateKey().publicKey), now, serial)
            #expect(quick.hex == long.hex, "\(id) \(serial.hex)")
            #expect(one.notAfter == other.notAfter && one.serial == other.serial && one.issuerKeyID == other.issuerKeyID)
            #expect(await domain.bundle.verify(chain: one.chain, now: now) == .success(id))
        }
    }

    @Test func `what is not common goes the long way, and is refused there where it must be`() throws {
        let domain = try Domain()
        let key = SubjectKey(.init(domain.key.publicKey))
        let other = try #require(SPIFFEID("spiffe://other.example/a"))
        let refused: [(SPIFFEID, [UInt8], Int)] = [
            (other, [1], 60), (domain.trustDomain.id, [1], 60), (domain.id, [0], 60), (domain.id, [], 60), (domain.id, [1], -60),
        ]
        for (id, serial, lifetime) in refused {
            #expect(throws: (any Error).self, "\(id) \(serial) \(lifetime)") {
                try domain.authority.issue(id: id, key: key, now: start, lifetime: .seconds(lifetime), serial: serial)
            }
        }
        let own = SubjectKey(domain.authority.certificate.publicKey)
        #expect(throws: Refusal.self) { try domain.authority.issue(id: domain.id, key: own, now: start, lifetime: .seconds(60), serial: [1]) }
        // Signed, but not by the short way: a DNS name, another curve, a serial that needs a sign.
        let named = try domain.authority.issue(id: domain.id, key: key, dnsNames: ["a.example"], now: start, lifetime: .seconds(60), serial: [1])
        #expect(try Certificate(derEncoded: named.chain[0]).extensions.subjectAlternativeNames?.count == 2)
        let curve = SubjectKey(.init(P384.Signing.PrivateKey().publicKey))
        for (key, serial) in [(curve, [1]), (key, [0x80, 1])] as [(SubjectKey, [UInt8])] {
            let svid = try domain.authority.issue(id: domain.id, key: key, now: start, lifetime: .seconds(60), serial: serial)
            #expect(try Certificate(derEncoded: svid.chain[0]).publicKey == key.publicKey)
        }
    }

    @Test func `times after 2049 are not written as UTCTime`() throws {
        #expect(LeafWriter.time(try #require(Timestamp("2049-12-31T23:59:59.999Z"))) == [0x17, 13] + Array("491231235959Z".utf8))
        #expect(LeafWriter.time(try #require(Timestamp("2050-01-01T00:00:00Z"))) == nil)
        #expect(LeafWriter.time(try #require(Timestamp("1949-12-31T23:59:59Z"))) == nil)
    }

    @Test func `an agent's request is read without being parsed, and one that was changed is refused`() throws {
        let key = P256.Signing.PrivateKey()
        let request = try CertificateRequest.make(key)
        #expect(try #require(PlainRequest.key(request)).publicKey == .init(key.publicKey))
        #expect(try CertificateRequest.open(request).get().bits == Array(key.publicKey.x963Representation))
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let mutated = generator.mutate(request)
            guard mutated != request else { continue }
            #expect(PlainRequest.key(mutated) == nil, "\(mutated.hex)")
            // The long way passes over a count of unused bits where they are zero; the key is another's for nobody.
            if case .success(let other) = CertificateRequest.open(mutated) { #expect(other.publicKey == .init(key.publicKey)) }
        }
        for length in 0..<request.count { #expect(PlainRequest.key(Array(request.prefix(length))) == nil) }
    }

    @Test func `another request than an agent's is read the long way`() throws {
        let key = P256.Signing.PrivateKey()
        let request = try CertificateSigningRequest(
            version: .v1, subject: DistinguishedName { CommonName("a") }, privateKey: .init(key), attributes: .init(),
            signatureAlgorithm: .ecdsaWithSHA256)
        var serializer = DER.Serializer()
        try serializer.serialize(request)
        #expect(PlainRequest.key(serializer.serializedBytes) == nil)
        #expect(try CertificateRequest.open(serializer.serializedBytes).get().publicKey == .init(key.publicKey))
    }
}
