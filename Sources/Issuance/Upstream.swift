import Foundation
public import Runtime
public import SPIFFE
import SwiftASN1
public import X509

/// Who certifies this server's authorities, so that they are intermediates below a root that is somebody else's.
public protocol UpstreamAuthority: Sendable {
    /// Whether an authority of ours is to be made anew now, whatever its life: its root is another by now, or was none of the upstream's, or
    /// what certified it is not to be relied on any more. Throws while that cannot be told.
    ///
    /// - Parameters:
    ///   - chain: ours first, then those above it, without the root.
    ///   - root: that it leads to.
    func hasMoved(from chain: [[UInt8]], under root: [UInt8]) async throws -> Bool

    /// Certifies a key of ours.
    ///
    /// - Parameters:
    ///   - key: shows that it is ours by signing the request, where the upstream wants one.
    ///   - lifetime: at most; the upstream may give less.
    func certify(_ key: Certificate.PrivateKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) async throws -> AuthorityCertificate
}

/// An authority that lies in files: a certificate, those above it, and its key (or a key in a token).
///
/// They are read whenever a key is made, and looked at each minute: an operator who exchanges them finds the new root in the bundle first, and
/// signing with it later. Trust: whoever reads the key can mint any identity of whatever its root is trusted for. It is never copied into the
/// state directory.
public struct FileUpstream: UpstreamAuthority {
    /// Where the key is.
    public enum Key: Sendable {
        /// PEM: PKCS#8, SEC 1 or PKCS#1, not encrypted.
        case file(String)
        case held(@Sendable (Certificate.PublicKey) throws -> Certificate.PrivateKey)
    }
    let trustDomain: TrustDomain
    let certificate: String
    let key: Key
    let rootFile: String?

    /// Longest file.
    static let limit = 1 << 18

    /// - Parameters:
    ///   - certificate: PEM; what signs first, then those above it. The last may be the root.
    ///   - roots: PEM; where the root is not in that file, or more than one is to be published.
    public init(trustDomain: TrustDomain, certificate: String, key: Key, roots: String? = nil) {
        self.trustDomain = trustDomain
        self.certificate = certificate
        self.key = key
        rootFile = roots
    }

    public func hasMoved(from chain: [[UInt8]], under root: [UInt8]) async throws -> Bool { try read().roots.first != root }

    public func certify(_ key: Certificate.PrivateKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) async throws -> AuthorityCertificate {
        let files = try read()
        let authority: CertificateAuthority
        do {
            authority = try CertificateAuthority(
                trustDomain: trustDomain, certificateDER: files.certificate, chain: files.chain, key: try privateKey(of: files.certificate))
        } catch let refusal as Refusal {
            throw unusable(certificate, refusal.reason)
        }
        do {
            var certified = try authority.certify(authority: key.publicKey, now: now, lifetime: lifetime, serial: serial)
            certified.roots = files.roots
            return certified
        } catch let refusal as Refusal {
            throw unusable(certificate, refusal.reason)
        }
    }

    private func privateKey(of certificate: [UInt8]) throws -> Certificate.PrivateKey {
        switch key {
        case .held(let open): return try open(Certificate(derEncoded: certificate).publicKey)
        case .file(let path):
            let bytes = Secret(try Self.bytes(path))
            // What is wrong with it is said without a byte of it.
            let key = bytes.withBytes { bytes in
                PEMDocuments(String(decoding: bytes, as: UTF8.self)).first { $0.discriminator.hasSuffix("PRIVATE KEY") }
                    .flatMap { try? Certificate.PrivateKey(pemDocument: $0) }
            }
            guard let key else { throw unusable(path, "it holds no private key in PEM that is not encrypted (P-256, P-384, P-521 or RSA)") }
            return key
        }
    }

    private struct Files {
        var certificate: [UInt8]
        var chain: [[UInt8]]
        /// The one that the chain leads to first.
        var roots: [[UInt8]]
    }

    private func read() throws -> Files {
        var path = try certificates(certificate)
        guard let signer = path.first else { throw unusable(certificate, "it holds no certificate in PEM") }
        guard path.count <= AuthorityCertificate.chainLimit + 1 else {
            throw unusable(certificate, "it holds more than \(AuthorityCertificate.chainLimit + 1) certificates, too many for one chain")
        }
        var roots = try rootFile.map(certificates) ?? []
        if rootFile != nil, roots.isEmpty { throw unusable(rootFile ?? "", "it holds no certificate in PEM") }
        guard roots.count <= 16 else { throw unusable(rootFile ?? "", "it holds more than 16 roots") }
        if let last = path.last, try Certificate(derEncoded: last).isSelfSigned {
            path.removeLast()
            if !roots.contains(last) { roots.insert(last, at: 0) }
        }
        let top = path.last ?? signer
        guard let anchor = X509Bundle.anchor(of: top, among: roots) else {
            throw unusable(
                certificate, "no root is known that signed its last certificate: append the root, or name it with --upstream-roots")
        }
        return Files(certificate: signer, chain: Array(path.dropFirst()), roots: [anchor] + roots.filter { $0 != anchor })
    }

    private func certificates(_ path: String) throws -> [[UInt8]] {
        let text = String(decoding: try Self.bytes(path), as: UTF8.self)
        let documents = PEMDocuments(text).filter { $0.discriminator == "CERTIFICATE" }.map(\.derBytes)
        guard documents.allSatisfy({ (try? Certificate(derEncoded: $0)) != nil }) else {
            throw unusable(path, "one of its certificates cannot be read")
        }
        return documents
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw FileError(path: path, doing: "open", reason: "it is not there, or not readable to the server")
        }
        defer { try? handle.close() }
        let data = (try? handle.read(upToCount: limit + 1)) ?? Data()
        guard data.count <= limit else { throw FileError(path: path, doing: "read", reason: "it is larger than \(limit >> 10) KiB") }
        return Array(data)
    }

    private func unusable(_ path: String, _ reason: String) -> FileError {
        FileError(path: path, doing: "use as the upstream authority", reason: reason)
    }
}

/// The documents of a text (RFC 7468), at most 32; what is none is passed over.
private struct PEMDocuments: Sequence, IteratorProtocol {
    private var rest: Substring
    private var left = 32

    init(_ text: String) { rest = text[...] }

    mutating func next() -> PEMDocument? {
        while left > 0, let begin = rest.range(of: "-----BEGIN "),
            let label = rest[begin.upperBound...].range(of: "-----"),
            let end = rest[label.upperBound...].range(of: "-----END \(rest[begin.upperBound..<label.lowerBound])-----")
        {
            left -= 1
            defer { rest = rest[end.upperBound...] }
            if let document = try? PEMDocument(pemString: String(rest[begin.lowerBound..<end.upperBound])) { return document }
        }
        return nil
    }
}
