import Crypto
public import Foundation
import PKCS11
public import Runtime
import SPIFFE
import SwiftASN1
public import X509

/// Keys of the authority in a token (PKCS #11): it has made them, signs with them, and gives them to nobody, this server included.
public struct TokenKeys: Sendable {
    private let token: Token
    private let curve: TokenKey.Curve

    /// Loads the module and logs in.
    ///
    /// - Parameters:
    ///   - module: absolute path of the Cryptoki library.
    ///   - label: of the token.
    ///   - curve: of keys that sign certificates, `P-256` or `P-384`; those that sign tokens are P-256.
    public init(module: String, label: String, pin: Secret, curve: String = "P-256") throws {
        guard let curve = TokenKey.Curve(rawValue: curve) else {
            throw AuthorityRefusal("`\(curve.prefix(20))` is no curve that is known here", "P-256 or P-384")
        }
        token = try Self.mended { () throws(TokenError) in try Token(module: module, label: label, pin: pin) }
        self.curve = curve
    }

    /// A PIN as a file has it: without the line's end. At most 256 bytes.
    public static func pin(_ file: Data) -> Secret {
        var bytes = file[...]
        while let last = bytes.last, last == 10 || last == 13 { bytes = bytes.dropLast() }
        return Secret(bytes)
    }

    /// The key of a label, for an operator's own authority.
    public func key(label: String) throws -> Certificate.PrivateKey {
        try Self.mended { () throws(TokenError) in Certificate.PrivateKey(try HeldKey(token.key(label: label))) }
    }

    func make(_ identifier: [UInt8], label: String, curve: TokenKey.Curve? = nil) throws -> HeldKey {
        try Self.mended { () throws(TokenError) in try HeldKey(token.makeKey(curve ?? self.curve, identifier: identifier, label: label)) }
    }

    func open(_ identifier: [UInt8]) throws -> HeldKey {
        try Self.mended { () throws(TokenError) in try HeldKey(token.key(identifier: identifier)) }
    }

    func remove(_ identifier: [UInt8]) throws {
        try Self.mended { () throws(TokenError) in try token.remove(identifier: identifier) }
    }

    /// A key that came to nothing does not stay in the token.
    func keepingOnlyWhatIsUsed<Result>(_ identifier: [UInt8], _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            try? remove(identifier)
            throw error
        }
    }

    func keepingOnlyWhatIsUsed<Result>(_ identifier: [UInt8], _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            try? remove(identifier)
            throw error
        }
    }

    /// A token's words, with what to do.
    private static func mended<Result>(_ body: () throws(TokenError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            let step =
                switch error.code {
                case .noModule: "--pkcs11-module names the library of the token's maker, such as /usr/lib/softhsm/libsofthsm2.so"
                case .noToken: "--pkcs11-token is the label that the token was given when it was initialised"
                case .pinRefused: "--pkcs11-pin-file holds the PIN of the token's user; mend it, then start the server again"
                case .noKey: "was the token restored from an older copy, or is it another of the same label?"
                case .unsupported, .failed: "see the token's own log"
                }
            throw AuthorityRefusal(error.description, step)
        }
    }
}

/// A key in a token as certificates are signed with it. Each signature is checked before it goes anywhere: a faulty one gives the key away.
struct HeldKey: CustomPrivateKey {
    let key: TokenKey
    let publicKey: Certificate.PublicKey

    init(_ key: TokenKey) throws(TokenError) {
        self.key = key
        do {
            publicKey =
                switch key.curve {
                case .p256: .init(try P256.Signing.PublicKey(x963Representation: key.point))
                case .p384: .init(try P384.Signing.PublicKey(x963Representation: key.point))
                }
        } catch {
            throw key.isNoPoint
        }
    }

    /// The same for tokens.
    var tokenKey: JWTSigningKey {
        get throws {
            let key = key
            return try JWTSigningKey(held: P256.Signing.PublicKey(x963Representation: key.point)) { try key.sign($0) }
        }
    }

    var defaultSignatureAlgorithm: Certificate.SignatureAlgorithm { key.curve == .p256 ? .ecdsaWithSHA256 : .ecdsaWithSHA384 }
    var supportedSignatureAlgorithms: [Certificate.SignatureAlgorithm] { [defaultSignatureAlgorithm] }

    func signSynchronously(
        bytes: some DataProtocol, signatureAlgorithm: Certificate.SignatureAlgorithm
    ) throws -> Certificate.Signature {
        guard signatureAlgorithm == defaultSignatureAlgorithm else {
            throw AuthorityRefusal("a key on \(key.curve.rawValue) does not sign by \(signatureAlgorithm)", "sign by \(defaultSignatureAlgorithm)")
        }
        let der: Data
        let isGood: Bool
        switch key.curve {
        case .p256:
            let digest = SHA256.hash(data: bytes)
            let signature = try P256.Signing.ECDSASignature(rawRepresentation: key.sign(Array(digest)))
            der = signature.derRepresentation
            isGood = try P256.Signing.PublicKey(x963Representation: key.point).isValidSignature(signature, for: digest)
        case .p384:
            let digest = SHA384.hash(data: bytes)
            let signature = try P384.Signing.ECDSASignature(rawRepresentation: key.sign(Array(digest)))
            der = signature.derRepresentation
            isGood = try P384.Signing.PublicKey(x963Representation: key.point).isValidSignature(signature, for: digest)
        }
        guard isGood else { throw AuthorityRefusal("the token gave a signature that is not the key's", "see the token's own log") }
        return try Certificate.Signature(signatureAlgorithm: signatureAlgorithm, signatureBytes: ASN1BitString(bytes: Array(der)[...]))
    }

    static func == (one: HeldKey, other: HeldKey) -> Bool { one.publicKey == other.publicKey }
    func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }

    static let defaultPEMDiscriminator = "PRIVATE KEY"

    func serialize(into coder: inout DER.Serializer) throws { throw Self.stays }
    func serializeAsPEM(discriminator: String) throws -> PEMDocument { throw Self.stays }

    private static var stays: AuthorityRefusal { AuthorityRefusal("the key is in a token, and stays there", "mayfly authority list") }
}
