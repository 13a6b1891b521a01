import Crypto
public import Runtime

/// A JWT of an issuer that is no trust domain: a cluster, a cloud, a pipeline. Read within the limits of SVIDs, by the same nine
/// algorithms; what its claims mean is the caller's business.
public struct SignedToken: Sendable {
    private let jws: CompactJWS
    public let algorithm: SignatureAlgorithm
    public let keyID: String?

    /// Takes a token apart. Nothing of it is believed yet.
    public static func parse(_ token: String) -> Result<SignedToken, Refusal> {
        CompactJWS.parse(token).flatMap { jws in
            // RFC 7515 §4.1.11: what must be understood, and is not.
            guard jws.header["crit"] == nil else { return .failure(Refusal(.malformed, "the header demands what is not known here")) }
            return jws.algorithm.flatMap { algorithm in
                jws.keyID.map { SignedToken(jws: jws, algorithm: algorithm, keyID: $0) }
            }
        }
    }

    public var claims: JSONObject { jws.payload }

    /// `typ` of the header: what kind of token this is (RFC 8725 §3.11).
    public var type: String? { jws.header["typ"]?.string }

    public var issuer: String? { claims["iss"]?.string }

    /// Names the token: SHA-256 of what is signed. The signature is no part of it, because one token can have several that verify.
    public var digest: [UInt8] { Array(SHA256.hash(data: jws.signed)) }

    /// Why the signature is none of `keys`, each of which is held to the algorithms that it is for; `nil` when it is one's.
    public func refusal(keys: [JSONWebKey]) -> Refusal? { jws.check(keys, algorithm: algorithm, keyID: keyID) }

    /// Of `aud`: one text or an array of them, at most 64.
    public var audience: [String] {
        switch claims["aud"] {
        case .string(let one): [one]
        case .array(let values) where values.count <= JWTSVID.audienceLimit: values.compactMap(\.string)
        default: []
        }
    }

    /// A NumericDate; `nil` inside when the claim is absent.
    public func date(_ claim: String) -> Result<Timestamp?, Refusal> { jws.date(claim) }
}

extension JSONWebKey {
    /// Most keys of one set.
    public static let setLimit = 64

    /// Reads a JWK Set (RFC 7517 §5) of at most `limit` bytes. Entries of other types or uses are passed over, as §5 asks; a
    /// second one of a name refuses the whole, for which of the two is meant would be the reader's choice.
    public static func readSet(_ json: [UInt8], limit: Int = 256 << 10) -> Result<[JSONWebKey], Refusal> {
        JSONValue.read(json, limit: limit).flatMap { value in
            guard let entries = value.object?["keys"]?.array, entries.count <= setLimit else {
                return .failure(Refusal(.malformed, "not a JWK Set of at most \(setLimit) keys"))
            }
            var keys: [JSONWebKey] = []
            for entry in entries {
                guard let members = entry.object, case .success(let read) = read(members) else { continue }
                if let keyID = read.keyID, keys.contains(where: { $0.keyID == keyID }) {
                    return .failure(Refusal(.malformed, "two keys `\(keyID.prefix(64))` in one set"))
                }
                keys.append(JSONWebKey(read.key, keyID: read.keyID, algorithm: read.algorithm))
            }
            return .success(keys)
        }
    }
}

extension JSONValue {
    /// Reads JSON that strangers wrote: at most `limit` bytes, 16 levels and 20,000 values; no name twice in an object.
    public static func read(_ json: [UInt8], limit: Int) -> Result<JSONValue, Refusal> {
        do {
            return .success(try JSONValue.read(json, .init(bytes: limit)))
        } catch {
            return .failure(Refusal(.malformed, "\(error)"))
        }
    }
}
