import Runtime

/// A JWS in compact serialisation (RFC 7515 §7.1), taken apart within limits; nothing of it is believed yet.
struct CompactJWS {
    /// Longest token that is read.
    static let limit = 16_384

    var header: JSONObject
    var payload: JSONObject
    var payloadBytes: [UInt8]
    var signature: [UInt8]
    /// What the signature is of.
    var signed: [UInt8]

    /// Size, form, encoding, JSON: everything that needs no key.
    static func parse(_ token: String) -> Result<CompactJWS, Refusal> {
        guard token.utf8.count <= limit else { return .failure(Refusal(.malformed, "a token above \(limit / 1024) KiB")) }
        let parts = token.utf8.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(Substring(parts[0])), let payload = Base64URL.decode(Substring(parts[1])),
            let signature = Base64URL.decode(Substring(parts[2]))
        else { return .failure(Refusal(.malformed, "not a compact JWS of three parts")) }
        do {
            guard let members = try JSONValue.read(header, .init(bytes: 4096, depth: 4, values: 64)).object else {
                return .failure(Refusal(.malformed, "the header is no JSON object"))
            }
            guard let claims = try JSONValue.read(payload, .init(bytes: limit, depth: 16, values: 4096)).object else {
                return .failure(Refusal(.malformed, "the claims are no JSON object"))
            }
            return .success(
                CompactJWS(
                    header: members, payload: claims, payloadBytes: payload, signature: signature,
                    signed: Array(token.utf8.prefix(parts[0].count + 1 + parts[1].count))))
        } catch {
            return .failure(Refusal(.malformed, "\(error)"))
        }
    }

    /// `alg`, if it is one of the nine. Asked for before anything else of the header means something (JWT-SVID §4).
    var algorithm: Result<SignatureAlgorithm, Refusal> {
        guard let name = header["alg"]?.string else { return .failure(Refusal(.malformed, "the header has no `alg`")) }
        guard let algorithm = SignatureAlgorithm(rawValue: name) else {
            return .failure(Refusal(.unsupportedAlgorithm, "algorithm `\(name.prefix(16))` is none that SVIDs are signed with"))
        }
        return .success(algorithm)
    }

    /// `kid`, or `nil` when the header has none.
    var keyID: Result<String?, Refusal> {
        guard let given = header["kid"] else { return .success(nil) }
        guard let text = given.string else { return .failure(Refusal(.malformed, "`kid` is no text")) }
        return .success(text)
    }

    /// `sub`, as the ID of a workload.
    var subject: Result<SPIFFEID, Refusal> {
        guard let text = payload["sub"]?.string else { return .failure(Refusal(.notASPIFFEID, "the token has no `sub`")) }
        switch SPIFFEID.parse(text) {
        case .failure(let fault): return .failure(Refusal(.notASPIFFEID, "`sub` is no SPIFFE ID: \(fault.rawValue)"))
        case .success(let id) where id.path.isEmpty:
            return .failure(Refusal(.notASPIFFEID, "`sub` names a trust domain, not a workload"))
        case .success(let id): return .success(id)
        }
    }

    /// Whether one of `keys` made the signature, by the header's own algorithm, which must be one that the key is for.
    func check(_ keys: [JSONWebKey], algorithm: SignatureAlgorithm, keyID: String?) -> Refusal? {
        let named = keyID.map { id in keys.filter { $0.keyID == id } } ?? keys
        guard !named.isEmpty else { return Refusal(.unknownKey, "no key `\(keyID?.prefix(64) ?? "")` in the bundle") }
        let fitting = named.filter { $0.algorithms.contains(algorithm) }
        guard !fitting.isEmpty else {
            return Refusal(.unsupportedAlgorithm, "the key is not for \(algorithm.rawValue)")
        }
        guard fitting.contains(where: { $0.key.verifies(signature, of: signed, by: algorithm) }) else {
            return Refusal(.badSignature, "the signature does not verify")
        }
        return nil
    }

    /// A NumericDate (RFC 7519 §2); `nil` inside when the claim is absent.
    func date(_ claim: String) -> Result<Timestamp?, Refusal> {
        guard let given = payload[claim] else { return .success(nil) }
        // Beyond the year 5138 it is milliseconds, or an attempt to never end.
        guard let seconds = given.number?.double, abs(seconds) < 1e11 else {
            return .failure(Refusal(.malformed, "`\(claim)` is no plausible number of seconds"))
        }
        return .success(Timestamp(milliseconds: Int64(seconds * 1000)))
    }
}
