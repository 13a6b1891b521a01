import Crypto
import CryptoExtras
import Foundation
import Runtime
import SwiftASN1
import X509

/// A public key as a JWK (RFC 7517): an elliptic curve key of P-256, P-384 or P-521, or RSA of 2048 to 8192 bits.
public struct JSONWebKey: Sendable, Equatable {
    /// `kid`. Our own keys are named by their RFC 7638 thumbprint, others as their issuer likes.
    public let keyID: String
    /// What the key may be used with. A curve decides it; an RSA key is held to its `alg` if it has one.
    public let algorithms: Set<SignatureAlgorithm>
    let key: VerificationKey

    init(_ key: VerificationKey, keyID: String? = nil, algorithm: SignatureAlgorithm? = nil) {
        self.key = key
        self.keyID = keyID ?? Self.thumbprint(of: key)
        algorithms = algorithm.map { key.algorithms.intersection([$0]) } ?? key.algorithms
    }

    /// From the bytes `x ‖ y` of a point on P-256 (64), P-384 (96) or P-521 (132), or from a SubjectPublicKeyInfo in DER. The
    /// key is named by its thumbprint.
    ///
    /// - Parameter algorithm: the only one that it is for; without, all that such a key can be used with.
    public init(rawRepresentation bytes: [UInt8], algorithm: SignatureAlgorithm? = nil) throws {
        if let key = VerificationKey(rawCurvePoint: bytes) {
            self.init(key, algorithm: algorithm)
        } else if bytes.count <= 2048, let parsed = try? Certificate.PublicKey(derEncoded: bytes), let key = VerificationKey(parsed) {
            self.init(key, algorithm: algorithm)
        } else {
            throw Refusal(.malformed, "not the public key of a JWT authority")
        }
    }

    /// What ``init(rawRepresentation:)`` reads: `x ‖ y`, or a SubjectPublicKeyInfo for RSA.
    public var rawRepresentation: [UInt8] {
        switch key {
        case .p256(let key): Array(key.rawRepresentation)
        case .p384(let key): Array(key.rawRepresentation)
        case .p521(let key): Array(key.rawRepresentation)
        case .rsa: key.subjectPublicKeyInfo
        }
    }

    /// RFC 7638: of the required members in lexicographic order, without white space.
    public var thumbprint: String { Self.thumbprint(of: key) }

    private static func thumbprint(of key: VerificationKey) -> String {
        let canonical = JSONWriter.object(members(of: key).map { ($0.0, JSONWriter.quoted($0.1)) })
        return Array(SHA256.hash(data: Array(canonical.utf8))).base64URL
    }

    /// The members that make the key, in lexicographic order.
    private static func members(of key: VerificationKey) -> [(String, String)] {
        func curve(_ name: String, _ raw: Data) -> [(String, String)] {
            let half = raw.count / 2
            return [("crv", name), ("kty", "EC"), ("x", raw.prefix(half).base64URL), ("y", raw.suffix(half).base64URL)]
        }
        return switch key {
        case .p256(let key): curve("P-256", key.rawRepresentation)
        case .p384(let key): curve("P-384", key.rawRepresentation)
        case .p521(let key): curve("P-521", key.rawRepresentation)
        case .rsa(_, let modulus, let exponent): [("e", exponent.base64URL), ("kty", "RSA"), ("n", modulus.base64URL)]
        }
    }

    /// The JWK's JSON with its `kid`, and the `use` of a SPIFFE bundle's entry. `alg` is left out, as the bundle's
    /// specification defines no such member (§4.2), unless `algorithm` asks for it.
    func json(use: String?, algorithm: SignatureAlgorithm? = nil, keyID: String?, more: [(String, String)] = []) -> String {
        var members = Self.members(of: key).map { ($0.0, JSONWriter.quoted($0.1)) }
        if let algorithm { members.append(("alg", JSONWriter.quoted(algorithm.rawValue))) }
        if let keyID { members.append(("kid", JSONWriter.quoted(keyID))) }
        if let use { members.append(("use", JSONWriter.quoted(use))) }
        return JSONWriter.object((members + more).sorted { $0.0 < $1.0 })
    }

    /// A JWK Set of keys for one use, each with its `kid`.
    static func set(_ keys: [JSONWebKey], use: String) -> [UInt8] {
        Array(JSONWriter.object([("keys", JSONWriter.array(keys.map { $0.json(use: use, keyID: $0.keyID) }))]).utf8)
    }

    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.keyID == rhs.keyID && lhs.algorithms == rhs.algorithms && lhs.rawRepresentation == rhs.rawRepresentation
    }
}

extension JSONWebKey {
    /// Reads a public JWK. `kid` may be absent here; whoever needs one says so.
    ///
    /// A private member is refused: a document that carries one has given its key away.
    static func read(_ members: JSONObject) -> Result<(key: VerificationKey, keyID: String?, algorithm: SignatureAlgorithm?), Refusal> {
        guard let type = members["kty"]?.string else { return .failure(Refusal(.malformed, "a JWK without `kty`")) }
        guard members["d"] == nil, members["p"] == nil, members["k"] == nil else {
            return .failure(Refusal(.malformed, "a JWK with private members"))
        }
        func number(_ name: String) -> [UInt8]? {
            members[name]?.string.flatMap { $0.utf8.count <= 2048 ? Base64URL.decode($0) : nil }
        }
        let key: Result<VerificationKey, Refusal>
        switch type {
        case "EC":
            guard let curve = members["crv"]?.string, let x = number("x"), let y = number("y") else {
                return .failure(Refusal(.malformed, "an EC key without its curve and coordinates"))
            }
            key = VerificationKey.ellipticCurve(curve, x: x, y: y)
        case "RSA":
            guard let modulus = number("n"), let exponent = number("e") else {
                return .failure(Refusal(.malformed, "an RSA key without modulus and exponent"))
            }
            key = VerificationKey.rsa(modulus: modulus, exponent: exponent)
        default: return .failure(Refusal(.unsupportedAlgorithm, "key type `\(type.prefix(16))` is none that SVIDs use"))
        }
        var keyID: String?
        if let given = members["kid"] {
            guard let text = given.string, !text.isEmpty, text.utf8.count <= 256 else {
                return .failure(Refusal(.malformed, "`kid` is no text of 1 to 256 bytes"))
            }
            keyID = text
        }
        var algorithm: SignatureAlgorithm?
        if let given = members["alg"] {
            guard let named = given.string.flatMap(SignatureAlgorithm.init(rawValue:)) else {
                return .failure(Refusal(.unsupportedAlgorithm, "`alg` of a JWK is none that SVIDs use"))
            }
            algorithm = named
        }
        // RFC 7517 §4.2, §4.3: a key for something else than verification.
        guard members["use"]?.string != "enc" else { return .failure(Refusal(.wrongUse, "a JWK for encryption")) }
        if let operations = members["key_ops"] {
            guard let texts = operations.strings, texts.contains("verify") else {
                return .failure(Refusal(.wrongUse, "`key_ops` of a JWK does not allow verification"))
            }
        }
        return key.flatMap { key in
            if let algorithm, !key.algorithms.contains(algorithm) {
                return .failure(Refusal(.unsupportedAlgorithm, "`alg` \(algorithm.rawValue) does not fit the key"))
            }
            return .success((key, keyID, algorithm))
        }
    }

    /// Reads a public JWK that stands alone, such as one out of `cnf`: at most 8 KiB.
    public static func parse(_ json: [UInt8]) -> Result<JSONWebKey, Refusal> {
        do {
            guard let members = try JSONValue.read(json, .init(bytes: 8192, depth: 4, values: 256)).object else {
                return .failure(Refusal(.malformed, "a JWK is a JSON object"))
            }
            return read(members).map { JSONWebKey($0.key, keyID: $0.keyID, algorithm: $0.algorithm) }
        } catch {
            return .failure(Refusal(.malformed, "\(error)"))
        }
    }

    /// The key alone, as a JWK with `alg` where it is pinned.
    public var json: String { json(use: nil, algorithm: algorithms.count == 1 ? algorithms.first : nil, keyID: keyID) }
}
