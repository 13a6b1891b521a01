import Crypto
import EstateTesting
import Foundation
import Issuance
import Runtime
import SPIFFE
import Storage
import Testing
import X509

/// A certificate authority as an operator has one: made by OpenSSL, in files. And a server's authority below it, by today's clock.
struct UpstreamFixture {
    let store: TestStore
    let domain = TrustDomain("shop.example")!

    init(_ name: String = "upstream") throws {
        store = try TestStore(name, migrations: Issuer.migrations + Issuer.evidenceMigrations)
        // A minute ahead: what OpenSSL makes meanwhile is valid then.
        store.clock.advance(Timestamp(Date()) + .seconds(60) - store.clock.now)
    }

    func path(_ name: String) -> String { store.directory.path + "/" + name }

    func openssl(_ arguments: String...) async throws {
        let run = try await ProcessRun.run(["openssl"] + arguments)
        guard run.succeeded else { throw TestingError("openssl \(arguments.joined(separator: " ")): \(run.errors)") }
    }

    static let authority = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign", "subjectKeyIdentifier=hash"]

    /// Makes a root, `NAME.crt` and `NAME.key`.
    func root(_ name: String, key: String = "EC:P-256", _ extensions: [String] = authority, days: Int = 3650) async throws {
        let algorithm = key.hasPrefix("EC:")
            ? ["ec", "-pkeyopt", "ec_paramgen_curve:" + key.dropFirst(3)] : ["rsa:" + key.dropFirst(4)]
        let run = try await ProcessRun.run(
            ["openssl", "req", "-x509", "-newkey"] + algorithm + [
                "-nodes", "-keyout", path(name + ".key"), "-out", path(name + ".crt"), "-days", String(days), "-subj", "/CN=\(name)",
            ] + extensions.flatMap { ["-addext", $0] })
        guard run.succeeded else { throw TestingError(run.errors) }
    }

    /// Makes an authority below `issuer`, and `NAME.chain` with it and what is above it.
    func below(_ issuer: String, _ name: String, _ extensions: [String] = authority, days: Int = 1000) async throws {
        try await openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path(name + ".key"))
        try await openssl("req", "-new", "-key", path(name + ".key"), "-subj", "/CN=\(name)", "-out", path(name + ".csr"))
        try (extensions + ["authorityKeyIdentifier=keyid"]).joined(separator: "\n")
            .write(toFile: path(name + ".ext"), atomically: true, encoding: .utf8)
        try await openssl(
            "x509", "-req", "-in", path(name + ".csr"), "-CA", path(issuer + ".crt"), "-CAkey", path(issuer + ".key"), "-CAcreateserial",
            "-days", String(days), "-extfile", path(name + ".ext"), "-out", path(name + ".crt"))
        let above = FileManager.default.fileExists(atPath: path(issuer + ".chain")) ? issuer + ".chain" : issuer + ".crt"
        try (text(name + ".crt") + text(above)).write(toFile: path(name + ".chain"), atomically: true, encoding: .utf8)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func upstream(_ certificate: String, key: String, roots: String? = nil) -> FileUpstream {
        FileUpstream(trustDomain: domain, certificate: path(certificate), key: .file(path(key)), roots: roots.map(path))
    }

    func load(_ upstream: (any UpstreamAuthority)?, memory: MemoryKeys? = nil) async throws -> Authority {
        try await Authority.load(
            trustDomain: domain, from: StateDirectory(path("state")), memory: memory, upstream: upstream, database: store.database,
            ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    func svid(_ authority: Authority, lifetime: Duration = .seconds(600)) throws -> X509SVID {
        try authority.certificates.issue(
            id: SPIFFEID("spiffe://shop.example/orders")!, publicKey: .init(P256.Signing.PrivateKey().publicKey), now: store.clock.now,
            lifetime: lifetime, serial: store.entropy.bytes(16))
    }

    func accepts(_ bundle: X509Bundle, _ svid: X509SVID) async -> Bool {
        await bundle.verify(chain: svid.chain, now: store.clock.now) == .success(svid.id)
    }

    /// What OpenSSL says of a chain, with the roots of the bundle as the only trust.
    func opensslAccepts(_ chain: [[UInt8]], _ roots: [[UInt8]], now: Timestamp) async throws -> ProcessRun {
        try PEM.text(roots).write(toFile: path("roots.pem"), atomically: true, encoding: .utf8)
        try PEM.text(Array(chain.prefix(1))).write(toFile: path("leaf.pem"), atomically: true, encoding: .utf8)
        try PEM.text(chain).write(toFile: path("rest.pem"), atomically: true, encoding: .utf8)
        return try await ProcessRun.run([
            "openssl", "verify", "-x509_strict", "-purpose", "sslclient", "-attime", String(now.milliseconds / 1000), "-CAfile", path("roots.pem"),
            "-untrusted", path("rest.pem"), path("leaf.pem"),
        ])
    }
}

/// Why a key was not made.
func reason(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return ""
    } catch {
        return "\(error)"
    }
}
