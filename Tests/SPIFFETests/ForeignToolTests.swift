import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R42: other people's tools agree") struct ForeignToolTests {
    private func pem(_ der: [UInt8], _ label: String) -> String {
        let body = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
    }

    @Test func `OpenSSL verifies an SVID against the bundle and reads its shape`() async throws {
        let domain = try Domain()
        let directory = try TestDirectory("openssl")
        let (root, leaf) = (directory.path + "/root.pem", directory.path + "/leaf.pem")
        try pem(domain.authority.certificateDER, "CERTIFICATE").write(toFile: root, atomically: true, encoding: .utf8)
        try pem(domain.issue().chain[0], "CERTIFICATE").write(toFile: leaf, atomically: true, encoding: .utf8)
        let attime = String(start.milliseconds / 1_000)
        for purpose in ["sslclient", "sslserver"] {
            let run = try await ProcessRun.run([
                "openssl", "verify", "-x509_strict", "-attime", attime, "-purpose", purpose, "-CAfile", root, leaf,
            ])
            #expect(run.succeeded, "\(run.output)\(run.errors)")
        }
        let text = try await ProcessRun.run(["openssl", "x509", "-in", leaf, "-noout", "-text"]).output
        for line in [
            "URI:spiffe://shop.example/production/orders", "CA:FALSE", "Digital Signature",
            "TLS Web Server Authentication, TLS Web Client Authentication", "X509v3 Key Usage: critical", "ecdsa-with-SHA256",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }

        let late = String(start.milliseconds / 1_000 + 4_000)
        let expired = try await ProcessRun.run(["openssl", "verify", "-attime", late, "-CAfile", root, leaf])
        #expect(!expired.succeeded)
        let other = try Domain()
        try pem(other.authority.certificateDER, "CERTIFICATE").write(toFile: root, atomically: true, encoding: .utf8)
        let stranger = try await ProcessRun.run(["openssl", "verify", "-attime", attime, "-CAfile", root, leaf])
        #expect(!stranger.succeeded)
    }

    @Test func `OpenSSL verifies a certificate request`() async throws {
        let directory = try TestDirectory("openssl-csr")
        let path = directory.path + "/request.der"
        try Data(CertificateRequest.make(P256.Signing.PrivateKey())).write(to: URL(fileURLWithPath: path))
        let run = try await ProcessRun.run(["openssl", "req", "-inform", "DER", "-in", path, "-verify", "-noout"])
        #expect(run.succeeded, "\(run.errors)")
    }

    @Test func `OpenSSL verifies a JWT-SVID's signature`() async throws {
        // ES256 (RFC 7518 §3.4) carries r ‖ s; OpenSSL wants them as a DER sequence.
        let tokens = try Tokens()
        let token = try tokens.issue()
        let parts = token.split(separator: ".")
        let raw = try #require(decodeBase64URL(parts[2]))
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: raw)
        let directory = try TestDirectory("openssl-jwt")
        let key = try P256.Signing.PublicKey(rawRepresentation: tokens.authority.publicKey.rawRepresentation)
        try key.pemRepresentation.write(toFile: directory.path + "/key.pem", atomically: true, encoding: .utf8)
        try signature.derRepresentation.write(to: URL(fileURLWithPath: directory.path + "/signature"))
        try Data("\(parts[0]).\(parts[1])".utf8).write(to: URL(fileURLWithPath: directory.path + "/text"))
        let run = try await ProcessRun.run([
            "openssl", "dgst", "-sha256", "-verify", directory.path + "/key.pem", "-signature", directory.path + "/signature",
            directory.path + "/text",
        ])
        #expect(run.succeeded, "\(run.output)\(run.errors)")
    }
}
