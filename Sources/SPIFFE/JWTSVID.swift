import Crypto
import Foundation
public import Runtime

/// Signs and checks JWT-SVIDs (JWT-SVID specification; RFC 7515, 7518, 7519) with ES256.
public struct JWTAuthority: Sendable {
    public let trustDomain: TrustDomain
    /// RFC 7638 thumbprint of the public key.
    public let keyID: String
    private let key: P256.Signing.PrivateKey

    public init(trustDomain: TrustDomain, key bytes: Secret) throws {
        self.trustDomain = trustDomain
        key = try bytes.withBytes { try P256.Signing.PrivateKey(rawRepresentation: $0) }
        keyID = JSONWebKey(key.publicKey).thumbprint
    }

    /// A new key's raw bytes, for the state directory.
    public static func newKey() -> Secret { Secret(P256.Signing.PrivateKey(compactRepresentable: false).rawRepresentation) }

    /// Issues a token for one or more audiences.
    ///
    /// - Parameter tokenID: becomes `jti`; unique per token.
    public func issue(
        id: SPIFFEID, audience: [String], now: Timestamp, lifetime: Duration, tokenID: String
    ) throws -> (token: String, expiresAt: Timestamp) {
        guard id.trustDomain == trustDomain, !id.path.isEmpty else {
            throw Refusal(.wrongTrustDomain, "`\(id)` is not a workload of trust domain `\(trustDomain)`")
        }
        guard !audience.isEmpty, !audience.contains("") else { throw Refusal(.wrongAudience, "an audience is needed") }
        let expiry = now + lifetime
        let header = try Self.encode(Header(alg: "ES256", kid: keyID, typ: "JWT"))
        let claims = try Self.encode(
            Claims(
                sub: id.description, aud: audience, exp: expiry.milliseconds / 1000, iat: now.milliseconds / 1000,
                iss: trustDomain.id.description, jti: tokenID))
        let input = header + "." + claims
        let signature = try key.signature(for: Data(input.utf8)).rawRepresentation
        return (input + "." + signature.base64URL, Timestamp(milliseconds: expiry.milliseconds / 1000 * 1000))
    }

    public var publicKey: JSONWebKey { JSONWebKey(key.publicKey) }

    private static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value).base64URL
    }
}

struct Header: Codable {
    var alg: String
    var kid: String?
    var typ: String?
}

private struct Claims: Encodable {
    var sub: String
    var aud: [String]
    var exp: Int64
    var iat: Int64
    var iss: String
    var jti: String
}

/// A P-256 public key as a JWK (RFC 7517) with the `use` that a SPIFFE bundle asks for.
public struct JSONWebKey: Sendable, Equatable {
    public let keyID: String
    let x: Data
    let y: Data
    let key: P256.Signing.PublicKey

    init(_ key: P256.Signing.PublicKey) {
        let raw = key.rawRepresentation
        x = raw.prefix(32)
        y = raw.suffix(32)
        self.key = key
        // RFC 7638: members in lexicographic order, no white space.
        let canonical = #"{"crv":"P-256","kty":"EC","x":"\#(x.base64URL)","y":"\#(y.base64URL)"}"#
        keyID = Data(SHA256.hash(data: Data(canonical.utf8))).base64URL
    }

    /// From the 64 bytes `x ‖ y`.
    public init(rawRepresentation: [UInt8]) throws {
        self.init(try P256.Signing.PublicKey(rawRepresentation: rawRepresentation))
    }

    public var rawRepresentation: [UInt8] { Array(key.rawRepresentation) }

    public var thumbprint: String { keyID }

    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.x == rhs.x && lhs.y == rhs.y }
}

/// The JWT keys of one trust domain.
public struct JWTBundle: Sendable {
    public var trustDomain: TrustDomain
    public var keys: [JSONWebKey]

    public init(trustDomain: TrustDomain, keys: [JSONWebKey]) {
        self.trustDomain = trustDomain
        self.keys = keys
    }

    /// JWK Set with `use: jwt-svid` only, as FetchJWTBundles wants it (Workload API §6.2.2).
    public var jwks: [UInt8] {
        let items = keys.map {
            #"{"crv":"P-256","kid":"\#($0.keyID)","kty":"EC","use":"jwt-svid","x":"\#($0.x.base64URL)","y":"\#($0.y.base64URL)"}"#
        }
        return Array(#"{"keys":[\#(items.joined(separator: ","))]}"#.utf8)
    }

    /// What a valid token says.
    public struct Verified: Sendable {
        public var id: SPIFFEID
        public var audience: [String]
        public var expiresAt: Timestamp
        /// The claims as they stand in the token: JSON.
        public var claims: [UInt8]
    }

    /// Checks a token for one audience (JWT-SVID §5). Algorithm and size are judged before any cryptography.
    public func verify(_ token: String, audience: String, now: Timestamp) -> Result<Verified, Refusal> {
        guard token.utf8.count <= 16_384 else { return .failure(Refusal(.malformed, "a token above 16 KiB")) }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let headerBytes = Data(base64URL: parts[0]), let claimBytes = Data(base64URL: parts[1]),
            let signature = Data(base64URL: parts[2])
        else { return .failure(Refusal(.malformed, "not a compact JWS of three parts")) }
        guard let members = try? JSONSerialization.jsonObject(with: headerBytes) as? [String: Any],
            Set(members.keys).isSubset(of: ["alg", "kid", "typ"]),
            let header = try? JSONDecoder().decode(Header.self, from: headerBytes)
        else { return .failure(Refusal(.malformed, "the header may hold alg, kid and typ only")) }
        guard header.alg == "ES256" else {
            return .failure(Refusal(.unsupportedAlgorithm, "algorithm `\(header.alg.prefix(16))` is not ES256"))
        }
        if let type = header.typ, type != "JWT", type != "JOSE" {
            return .failure(Refusal(.malformed, "type `\(type.prefix(16))` is neither JWT nor JOSE"))
        }
        guard let claims = try? JSONSerialization.jsonObject(with: claimBytes) as? [String: Any],
            let subject = claims["sub"] as? String, let id = SPIFFEID(subject), !id.path.isEmpty
        else { return .failure(Refusal(.notASPIFFEID, "`sub` is not the SPIFFE ID of a workload")) }
        guard id.trustDomain == trustDomain else {
            return .failure(Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`"))
        }
        // An absent kid is allowed by the specification; each key is then tried.
        let candidates = header.kid.map { kid in keys.filter { $0.keyID == kid } } ?? keys
        guard !candidates.isEmpty else { return .failure(Refusal(.unknownKey, "no key `\(header.kid?.prefix(64) ?? "")` in the bundle")) }
        let signed = Data((parts[0] + "." + parts[1]).utf8)
        guard let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: signature),
            candidates.contains(where: { $0.key.isValidSignature(parsed, for: signed) })
        else { return .failure(Refusal(.badSignature, "the signature does not verify")) }
        let audiences = (claims["aud"] as? [String]) ?? (claims["aud"] as? String).map { [$0] } ?? []
        guard audiences.contains(audience) else {
            return .failure(Refusal(.wrongAudience, "the token is not for audience `\(audience.prefix(128))`"))
        }
        guard let expiry = claims["exp"] as? Double, expiry.isFinite, abs(expiry) < 1e11 else {
            return .failure(Refusal(.malformed, "`exp` is missing or no number"))
        }
        let expiresAt = Timestamp(milliseconds: Int64(expiry * 1000))
        guard now < expiresAt else { return .failure(Refusal(.expired, "the token of `\(id)` expired at \(expiresAt)")) }
        if let notBefore = claims["nbf"] as? Double, notBefore.isFinite, notBefore * 1000 > Double(now.milliseconds) {
            return .failure(Refusal(.notYetValid, "the token of `\(id)` is not valid yet"))
        }
        return .success(Verified(id: id, audience: audiences, expiresAt: expiresAt, claims: Array(claimBytes)))
    }
}

extension Data {
    /// RFC 4648 §5 without padding.
    var base64URL: String {
        base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    init?(base64URL text: some StringProtocol) {
        guard !text.utf8.contains(where: { $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }) else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        self.init(base64Encoded: text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/") + padding)
    }
}
