import Crypto
import Foundation
import Glibc
import PKCS11
public import Runtime
@_spi(Incubating) import SPIFFE
import X509

/// Where the private keys are: files, made once and never changed; a token, which has made them and keeps them; or this process's memory. A key in
/// a token has its identifier in place of a file's name, and its certificate in its row alone.
struct KeyFiles: Sendable {
    let state: StateDirectory
    let seal: KeySeal?
    /// Where new keys are made; `nil`: in files.
    let token: TokenKeys?
    /// Where new keys stay, and no other; `nil`: in files.
    let memory: MemoryKeys?
    let issuer: OIDCIssuer?
    let trustDomain: TrustDomain
    let clock: WallClock
    let entropy: Entropy

    /// Makes a key: a root, or one that signs tokens. What lies in the file already is taken up.
    ///
    /// - Parameter file: where it goes if it goes into a file.
    func make(_ kind: AuthorityKey.Kind, file: String, _ standing: AuthorityKey.State) throws -> AuthorityKey {
        guard let token else { return try key(kind, file: place(file), standing) }
        let identifier = entropy.bytes(16)
        return try token.keepingOnlyWhatIsUsed(identifier) {
            let now = clock.now()
            let name = AuthorityKey.tokenPrefix + identifier.hex
            switch kind {
            case .x509:
                let held = try token.make(identifier, label: "mayfly \(kind.rawValue)")
                return key(
                    try CertificateAuthority(
                        trustDomain: trustDomain, key: .init(held), now: now, lifetime: Authority.rootLifetime, serial: newSerial(entropy)),
                    name, standing)
            case .jwt, .wit:
                // Agents know tokens by P-256 alone.
                let held = try token.make(identifier, label: "mayfly \(kind.rawValue)", curve: .p256)
                let authority = JWTAuthority(trustDomain: trustDomain, key: try held.tokenKey, issuer: issuer)
                return AuthorityKey(
                    id: authority.keyID, kind: kind, state: standing, publicBytes: authority.publicKey.rawRepresentation, file: name,
                    madeAt: now, changedAt: now, expiresAt: now + Authority.rootLifetime)
            case .signals:
                throw AuthorityRefusal("keys are made in a token here, and what signs by RS256 cannot be", "sign signals by ES256")
            }
        }
    }

    private func key(_ kind: AuthorityKey.Kind, file: String, _ standing: AuthorityKey.State) throws -> AuthorityKey {
        switch kind {
        case .x509:
            return key(
                try certificates(
                    in: made(file) {
                        // Key and certificate are one file, so that a crash cannot leave one without the other.
                        Self.pack(
                            try CertificateAuthority(
                                trustDomain: trustDomain, now: clock.now(), lifetime: Authority.rootLifetime, serial: newSerial(entropy)))
                    }, file), file, standing)
        case .jwt, .wit:
            // Keys of one form; which tokens one signs is its kind, and no key is of both.
            let authority = try tokens(in: made(file) { JWTAuthority.newKey().withBytes { Array($0) } }, file)
            let now = clock.now()
            return AuthorityKey(
                id: authority.keyID, kind: kind, state: standing, publicBytes: authority.publicKey.rawRepresentation, file: file,
                madeAt: now, changedAt: now, expiresAt: now + Authority.rootLifetime)
        case .signals:
            let key = try signals(in: made(file) { try JWTSigningKey.generate(.rs256).der.withBytes { Array($0) } }, file)
            let now = clock.now()
            return AuthorityKey(
                id: key.keyID, kind: kind, state: standing, publicBytes: key.publicKey.rawRepresentation, file: file, madeAt: now,
                changedAt: now, expiresAt: now + Authority.rootLifetime)
        }
    }

    /// Makes a key that `upstream` certifies. It is written only when all that it would sign is believed by whoever has the upstream's roots.
    func key(under upstream: any UpstreamAuthority, file: String, _ standing: AuthorityKey.State) async throws -> AuthorityKey {
        if let token {
            let identifier = entropy.bytes(16)
            return try await token.keepingOnlyWhatIsUsed(identifier) {
                let key = Certificate.PrivateKey(try token.make(identifier, label: "mayfly x509"))
                let (given, authority) = try await certified(key, by: upstream, file: nil)
                return row(of: authority, given, AuthorityKey.tokenPrefix + identifier.hex, standing)
            }
        }
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let file = place(file)
        let (given, authority) = try await certified(.init(key), by: upstream, file: key)
        _ = try made(file) { Self.pack(authority) }
        return row(of: authority, given, file, standing)
    }

    private func row(
        of authority: CertificateAuthority, _ given: AuthorityCertificate, _ file: String, _ standing: AuthorityKey.State
    ) -> AuthorityKey {
        var row = key(authority, file, standing)
        (row.chain, row.roots) = (given.chain, given.roots)
        return row
    }

    private func certified(
        _ key: Certificate.PrivateKey, by upstream: any UpstreamAuthority, file: P256.Signing.PrivateKey?
    ) async throws -> (AuthorityCertificate, CertificateAuthority) {
        let given = try await upstream.certify(key, now: clock.now(), lifetime: Authority.rootLifetime, serial: newSerial(entropy))
        let authority =
            try file.map {
                try CertificateAuthority(
                    trustDomain: trustDomain, certificateDER: given.certificate, chain: given.chain, keyDER: Secret($0.derRepresentation))
            } ?? CertificateAuthority(trustDomain: trustDomain, certificateDER: given.certificate, chain: given.chain, key: key)
        if let refusal = try await authority.refusal(under: given.roots, now: clock.now(), serial: newSerial(entropy)) {
            throw AuthorityRefusal(
                "what the upstream authority certifies would be believed by nobody: \(refusal.reason)",
                "its path length, name constraints, key usage and dates must allow an authority of `\(trustDomain)` below it")
        }
        return (given, authority)
    }

    private func key(_ authority: CertificateAuthority, _ file: String, _ standing: AuthorityKey.State) -> AuthorityKey {
        let now = clock.now()
        return AuthorityKey(
            id: authority.subjectKeyIdentifier.hex, kind: .x509, state: standing, publicBytes: authority.certificateDER, file: file,
            madeAt: now, changedAt: now, expiresAt: authority.notAfter)
    }

    /// Opens the key of a row, and never makes one: what another key signs nobody could verify, for this one's public half is published.
    func certificates(of key: AuthorityKey) throws -> CertificateAuthority {
        if let held = try held(key) {
            return try CertificateAuthority(trustDomain: trustDomain, certificateDER: key.publicBytes, chain: key.chain, key: .init(held))
        }
        let authority = try certificates(in: existing(key.file), key.file, chain: key.chain)
        guard authority.subjectKeyIdentifier.hex == key.id else { throw unusable(key.file, "it is another key than `\(key.id)`") }
        return authority
    }

    /// The same of a key that signs tokens.
    func tokens(of key: AuthorityKey) throws -> JWTAuthority {
        if let held = try held(key) {
            let authority = JWTAuthority(trustDomain: trustDomain, key: try held.tokenKey, issuer: issuer)
            guard authority.keyID == key.id else { throw unusable(key.file, "the token has another key than `\(key.id)`") }
            return authority
        }
        let authority = try tokens(in: existing(key.file), key.file)
        guard authority.keyID == key.id else { throw unusable(key.file, "it is another key than `\(key.id)`") }
        return authority
    }

    /// The same of a key that signs WIT-SVIDs.
    func wits(of key: AuthorityKey) throws -> WITAuthority {
        let signer: JWTSigningKey
        if let held = try held(key) {
            signer = try held.tokenKey
        } else {
            guard let read = try? JWTSigningKey(p256: Secret(try existing(key.file))) else {
                throw unusable(key.file, "it is not a token key's file")
            }
            signer = read
        }
        guard signer.publicKey.keyID == key.id else { throw unusable(key.file, "it is another key than `\(key.id)`") }
        return WITAuthority(trustDomain: trustDomain, key: signer)
    }

    /// The same of a key that signs security events.
    func signals(of key: AuthorityKey) throws -> JWTAuthority {
        let authority = try signals(in: existing(key.file), key.file)
        guard authority.keyID == key.id else { throw unusable(key.file, "it is another key than `\(key.id)`") }
        return authority
    }

    /// The key of a row, where that is in the token; `nil` where it is a file.
    private func held(_ key: AuthorityKey) throws -> HeldKey? {
        guard key.isInToken else { return nil }
        guard let token else { throw unusable(key.file, "the key is in a token: name that with --pkcs11-module") }
        guard let identifier = [UInt8](hex: key.file.dropFirst(AuthorityKey.tokenPrefix.count)) else {
            throw unusable(key.file, "it names no key in a token")
        }
        return try token.open(identifier)
    }

    private func certificates(in bytes: [UInt8], _ file: String, chain: [[UInt8]] = []) throws -> CertificateAuthority {
        guard let (key, certificate) = Self.unpack(bytes),
            let authority = try? CertificateAuthority(trustDomain: trustDomain, certificateDER: certificate, chain: chain, keyDER: key)
        else { throw unusable(file, "it is not an authority's key file") }
        guard try X509Bundle(trustDomain: trustDomain, rootsDER: [certificate]).isRoot(of: trustDomain) else {
            throw unusable(file, "it belongs to another trust domain than `\(trustDomain)`: name that one, or use another state directory")
        }
        return authority
    }

    private func tokens(in bytes: [UInt8], _ file: String) throws -> JWTAuthority {
        guard let authority = try? JWTAuthority(trustDomain: trustDomain, key: Secret(bytes), issuer: issuer) else {
            throw unusable(file, "it is not a token key's file")
        }
        return authority
    }

    private func signals(in bytes: [UInt8], _ file: String) throws -> JWTAuthority {
        guard let key = try? JWTSigningKey(der: Secret(bytes), algorithm: .rs256) else { throw unusable(file, "it is not an RSA key's file") }
        return JWTAuthority(trustDomain: trustDomain, key: key)
    }

    private func place(_ file: String) -> String { memory == nil ? file : AuthorityKey.memoryPrefix + file }

    /// Whether the private key ended with the server that had it in memory. What it signed is good, and it signs nothing more.
    func isLost(_ key: AuthorityKey) -> Bool { key.isInMemory && memory?[key.file] == nil }

    /// Durably, so that whoever notes that it is gone is right.
    func remove(_ file: String) throws {
        if file.hasPrefix(AuthorityKey.memoryPrefix) { return memory?.remove(file) ?? () }
        if file.hasPrefix(AuthorityKey.tokenPrefix) {
            guard let token, let identifier = [UInt8](hex: file.dropFirst(AuthorityKey.tokenPrefix.count)) else {
                throw unusable(file, "the key is in a token: name that with --pkcs11-module")
            }
            return try token.remove(identifier)
        }
        let path = state.file(file)
        guard unlink(path) == 0 || errno == ENOENT else {
            throw unusable(file, "it cannot be removed: \(String(cString: strerror(errno)))")
        }
        let directory = open(state.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw unusable(file, "its directory cannot be opened") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw unusable(file, "its removal cannot be made durable") }
    }

    private func existing(_ file: String) throws -> [UInt8] {
        if file.hasPrefix(AuthorityKey.memoryPrefix) {
            guard let held = memory?[file] else { throw unusable(file, "it was in the memory of a server that has ended") }
            return held
        }
        guard let stored = try state.read(file) else { throw unusable(file, "it is gone: put it back from a copy of the state directory") }
        return try opened(stored, file)
    }

    private func made(_ file: String, make: () throws -> [UInt8]) throws -> [UInt8] {
        if let memory, file.hasPrefix(AuthorityKey.memoryPrefix) {
            let fresh = try make()
            memory.keep(fresh, as: file)
            return fresh
        }
        if let stored = try state.read(file) { return try opened(stored, file) }
        let fresh = try make()
        let written = try seal.map { try $0.close(fresh, as: file, entropy) } ?? fresh
        // Somebody else's, where two make it at once.
        return try opened(state.readOrCreate(file) { written }, file)
    }

    private func opened(_ stored: [UInt8], _ file: String) throws -> [UInt8] {
        switch (KeySeal.isSealed(stored), seal) {
        case (false, nil): return stored
        case (true, let seal?):
            guard let opened = seal.open(stored, as: file) else { throw unusable(file, "it was sealed with another key, or changed since") }
            return opened
        case (true, nil): throw unusable(file, "it is sealed: give its key with --key-seal FILE")
        case (false, let seal?):
            // From before the seal was given.
            try state.write(file, try seal.close(stored, as: file, entropy))
            return stored
        }
    }

    private func unusable(_ file: String, _ reason: String) -> FileError { FileError(path: state.file(file), doing: "use", reason: reason) }

    private static func pack(_ authority: CertificateAuthority) -> [UInt8] {
        let key = authority.keyDER.withBytes { Array($0) }
        return [UInt8(key.count >> 8), UInt8(key.count & 255)] + key + authority.certificateDER
    }

    private static func unpack(_ bytes: [UInt8]) -> (Secret, [UInt8])? {
        guard bytes.count > 2 else { return nil }
        let length = Int(bytes[0]) << 8 | Int(bytes[1])
        guard bytes.count > 2 + length else { return nil }
        return (Secret(bytes[2..<(2 + length)]), Array(bytes[(2 + length)...]))
    }
}

/// Encrypts key files with a secret that lives elsewhere: a TPM-bound credential of the service manager, say. AES-256-GCM under a key
/// derived by HKDF-SHA-256 for each file, so that files cannot be exchanged for one another.
public struct KeySeal: Sendable {
    private let secret: SymmetricKey

    /// Begins every sealed file.
    private static let magic = Array("mayfly sealed 1\n".utf8)

    /// At least 32 bytes of good randomness; `nil` for fewer. A password is none: there is no stretching here.
    public init?(_ secret: Secret) {
        let bytes = secret.withBytes { Array($0) }
        guard bytes.count >= 32 else { return nil }
        self.secret = SymmetricKey(data: bytes)
    }

    static func isSealed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

    private func key(for name: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Array("mayfly key file".utf8), info: Array(name.utf8), outputByteCount: 32)
    }

    func close(_ bytes: [UInt8], as name: String, _ entropy: Entropy) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: entropy.bytes(12))
        let box = try AES.GCM.seal(bytes, using: key(for: name), nonce: nonce, authenticating: Self.magic)
        return Self.magic + box.nonce + box.ciphertext + box.tag
    }

    func open(_ bytes: [UInt8], as name: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: bytes.dropFirst(Self.magic.count)),
            let opened = try? AES.GCM.open(box, using: key(for: name), authenticating: Self.magic)
        else { return nil }
        return Array(opened)
    }
}

extension X509Bundle {
    fileprivate func isRoot(of trustDomain: TrustDomain) throws -> Bool {
        try roots.allSatisfy { root in
            try root.extensions.subjectAlternativeNames?.contains(.uniformResourceIdentifier(trustDomain.id.description)) ?? false
        }
    }
}
