import Crypto
import EstateTesting
@testable import Federation
import Foundation
import NIOPosix
import Runtime
import SPIFFE
import SwiftASN1
import Synchronization
import Testing
import X509

/// A trust domain in the real time that TLS libraries look at.
final class Realm: Sendable {
    let trustDomain: TrustDomain
    let authority: CertificateAuthority
    let tokens: JWTAuthority
    private let serial = Mutex<UInt64>(1)

    init(_ name: String, issuer: OIDCIssuer? = nil) throws {
        trustDomain = try #require(TrustDomain(name))
        authority = try CertificateAuthority(
            trustDomain: trustDomain, now: WallClock.system.now(), lifetime: .seconds(86_400), serial: Array(UUID().uuidString.utf8.prefix(8)))
        tokens = try JWTAuthority(trustDomain: trustDomain, key: JWTAuthority.newKey(), issuer: issuer)
    }

    var roots: X509Bundle { X509Bundle(trustDomain: trustDomain, roots: [authority.certificate]) }

    func bundle(sequence: UInt64 = 1, hint: Duration = .seconds(300)) -> TrustBundle {
        TrustBundle(
            trustDomain: trustDomain, x509Authorities: [authority.certificateDER], jwtAuthorities: [tokens.publicKey], sequence: sequence,
            refreshHint: hint)
    }

    func id(_ name: String) throws -> SPIFFEID { try #require(SPIFFEID(trustDomain: trustDomain, segments: [name])) }

    func identity(_ name: String, lifetime: Duration = .seconds(600)) throws -> X509Identity {
        let key = P256.Signing.PrivateKey()
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        let svid = try authority.issue(
            id: try id(name), publicKey: .init(key.publicKey), now: WallClock.system.now(), lifetime: lifetime,
            serial: withUnsafeBytes(of: number.bigEndian) { Array($0) })
        return X509Identity(svid: svid, key: Secret(key.derRepresentation), hint: "")
    }

    func parameters(_ url: String, endpoint: String) throws -> EndpointParameters {
        try EndpointParameters.read(
            trustDomain: trustDomain.name, url: url, profile: "https_spiffe", endpointID: "spiffe://\(trustDomain)/\(endpoint)"
        ).get()
    }
}

/// The identity of a server in a test, and what it holds next.
final class Holder: Sendable {
    typealias Update = SourceUpdate<X509Context>
    let source: X509Source
    private let continuation: AsyncThrowingStream<Update, any Error>.Continuation

    init(_ identity: X509Identity) async throws {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        source = X509Source(stream)
        self.continuation = continuation
        try await give(identity)
    }

    func give(_ identity: X509Identity) async throws {
        let before = source.generation
        continuation.yield(.current(X509Context(identities: [identity], bundles: X509BundleSet([]))))
        while source.generation == before { try await Task.sleep(for: .milliseconds(1)) }
    }
}

/// The web's authorities as far as a test needs them: one that signs a certificate for this machine's loopback.
struct WebAuthority {
    let directory: TestDirectory
    var authorityFile: String { directory.path + "/web-ca.pem" }
    var certificate: String { directory.path + "/web.pem" }
    var key: String { directory.path + "/web.key" }
    private let authority = P256.Signing.PrivateKey()
    private let name: DistinguishedName

    init() throws {
        directory = try TestDirectory("web")
        name = try DistinguishedName { CommonName("Web Authority of a Test") }
        let own = Certificate.PrivateKey(authority)
        let root = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: own.publicKey, notValidBefore: Date() - 60, notValidAfter: Date() + 86_400,
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: own)
        try root.serializeAsPEM().pemString.write(toFile: authorityFile, atomically: true, encoding: .utf8)
        try issue(names: [.dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))])
    }

    /// Puts a new certificate with a new key into the files: the key first, so that for a moment the pair does not fit.
    @discardableResult
    func issue(names: [GeneralName]) throws -> Certificate {
        let private1 = P256.Signing.PrivateKey()
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(private1.publicKey), notValidBefore: Date() - 60,
            notValidAfter: Date() + 3600, issuer: name, subject: try DistinguishedName { CommonName("bundles") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
            }, issuerPrivateKey: Certificate.PrivateKey(authority))
        try private1.pemRepresentation.write(toFile: key, atomically: true, encoding: .utf8)
        try leaf.serializeAsPEM().pemString.write(toFile: certificate, atomically: true, encoding: .utf8)
        return leaf
    }
}

/// A bundle endpoint on a free port, for as long as `body` runs.
func withEndpoint<Value: Sendable>(
    _ identity: EndpointIdentity, _ documents: EndpointDocuments, limits: BundleEndpoint.Limits = .init(),
    _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> Value {
    let endpoint = BundleEndpoint(
        host: "127.0.0.1", port: 0, identity: identity, documents: documents, limits: limits, clock: .system,
        group: MultiThreadedEventLoopGroup.singleton)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let server = Task {
        try await endpoint.run { continuation.yield($0) }
        continuation.finish()
    }
    defer { server.cancel() }
    var iterator = ports.makeAsyncIterator()
    return try await body(try #require(await iterator.next()))
}

func fetcher(_ authorities: BundleFetcher.WebAuthorities = .system, _ change: (inout BundleFetcher.Limits) -> Void = { _ in }) -> BundleFetcher {
    var limits = BundleFetcher.Limits()
    limits.time = .seconds(30)
    change(&limits)
    return BundleFetcher(group: MultiThreadedEventLoopGroup.singleton, authorities: authorities, limits: limits, clock: .system)
}

extension Result where Failure == FetchFailure {
    var code: FetchFailure.Code? { if case .failure(let failure) = self { failure.code } else { nil } }
}

let eventLoops = MultiThreadedEventLoopGroup.singleton
