import Foundation
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing
@testable import WorkloadAPI

private typealias Secret = Envoy_Extensions_TransportSockets_Tls_V3_Secret
private typealias Validator = Envoy_Extensions_TransportSockets_Tls_V3_SPIFFECertValidatorConfig

/// The protocol of Envoy's secret discovery, message by message.
@Suite("R42: secret discovery") struct SecretStreamTests {
    private let issuer: TestIssuer
    private let other: TestIssuer
    private var stream = SecretStream()

    init() throws {
        issuer = try TestIssuer()
        other = try TestIssuer("other.example")
        stream.take(issuer.update([try issuer.identity("a"), try issuer.identity("b")], federated: [other.trust]))
    }

    private func request(_ names: [String], _ answer: DiscoveryResponse? = nil, error: Bool = false) -> DiscoveryRequest {
        .with {
            $0.resourceNames = names
            $0.typeURL = SecretDiscovery.secretType
            $0.responseNonce = answer?.nonce ?? ""
            $0.versionInfo = answer?.versionInfo ?? ""
            if error { $0.errorDetail = .with { $0.code = 3 } }
        }
    }

    private func secrets(_ answer: DiscoveryResponse) throws -> [String: Secret] {
        let all = try answer.resources.map { try Secret(serializedBytes: $0.value) }
        #expect(answer.resources.allSatisfy { $0.typeURL == SecretDiscovery.secretType } && answer.typeURL == SecretDiscovery.secretType)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    private func validated(_ secret: Secret?) throws -> [String] {
        let config = try #require(secret?.validationContext.customValidatorConfig)
        #expect(config.name == "envoy.tls.cert_validator.spiffe")
        return try Validator(serializedBytes: config.typedConfig.value).trustDomains.map(\.name)
    }

    @Test mutating func `each name gets what it means`() throws {
        try stream.take(request(["default", "ROOTCA", "ALL", "spiffe://shop.example/b", "spiffe://other.example"]))
        let found = try secrets(try #require(try stream.answer()))
        #expect(Set(found.keys) == ["default", "ROOTCA", "ALL", "spiffe://shop.example/b", "spiffe://other.example"])
        let chain = try #require(found["default"]?.tlsCertificate.certificateChain.inlineBytes)
        #expect(String(decoding: chain, as: UTF8.self).hasPrefix("-----BEGIN CERTIFICATE-----\n"))
        let key = try #require(found["default"]?.tlsCertificate.privateKey.inlineBytes)
        #expect(String(decoding: key, as: UTF8.self).hasPrefix("-----BEGIN " + "PRIVATE KEY-----\n"))
        #expect(found["spiffe://shop.example/b"]?.tlsCertificate.certificateChain.inlineBytes != chain)
        #expect(found["ROOTCA"]?.validationContext.trustedCa.inlineBytes.isEmpty == false)
        #expect(try validated(found["ALL"]) == ["shop.example", "other.example"])
        #expect(try validated(found["spiffe://other.example"]) == ["other.example"])
    }

    @Test mutating func `who asks for nothing in particular gets everything`() throws {
        try stream.take(request([]))
        let found = try secrets(try #require(try stream.answer()))
        #expect(Set(found.keys) == ["spiffe://shop.example/a", "spiffe://shop.example/b", "ALL", "spiffe://shop.example", "spiffe://other.example"])
    }

    @Test mutating func `an answer comes once, and again when there is news or another question`() throws {
        #expect(try stream.answer() == nil, "nothing was asked yet")
        try stream.take(request(["default"]))
        let first = try #require(try stream.answer())
        try stream.take(request(["default"], first))
        #expect(try stream.answer() == nil, "an acknowledgement is no question")
        try stream.take(request(["default", "ROOTCA"], first))
        let second = try #require(try stream.answer())
        #expect(second.versionInfo == first.versionInfo && second.nonce != first.nonce)
        try stream.take(request(["default"], first))
        #expect(try stream.answer() == nil, "a word about an answer that was replaced")
        try stream.take(request(["default", "ROOTCA"], second, error: true))
        #expect(try stream.answer() == nil, "a refusal does not get the same again")
        stream.take(issuer.update([try issuer.identity("a")]))
        let third = try #require(try stream.answer())
        #expect(third.versionInfo != second.versionInfo)
    }

    @Test(arguments: ["spiffe://shop.example/c", "spiffe://stranger.example", "", "x"])
    mutating func `what the caller is not entitled to ends the stream`(_ name: String) throws {
        try stream.take(request(["default", name]))
        #expect(throws: WorkloadRefusal.self) { try stream.answer() }
    }

    @Test mutating func `other types, and more names than the limit, are refused`() throws {
        #expect(throws: (any Error).self) { try stream.take(.with { $0.typeURL = "type.googleapis.com/envoy.config.cluster.v3.Cluster" }) }
        #expect(throws: (any Error).self) { try stream.take(request((0..<257).map(String.init))) }
        #expect(throws: (any Error).self) { try stream.take(request([String(repeating: "a", count: 2_049)])) }
    }
}
