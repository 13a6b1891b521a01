public import Runtime
public import SPIFFE

/// A Security Event Token (RFC 8417) as SSF 1.0 §4.1 profiles it: one event, about one subject, from one issuer.
public struct SecurityEventToken: Sendable, Hashable {
    public static let type = "secevent+jwt"
    /// What requests carry it as (RFC 8935 §2.1).
    public static let mediaType = "application/secevent+jwt"
    /// Longest token that is read, in bytes.
    public static let limit = 16_384

    public var issuer: String
    public var audience: [String]
    /// `jti`: unique for its issuer.
    public var id: String
    public var issuedAt: Timestamp
    /// `txn`: the same for all that has one cause.
    public var transaction: String?
    public var subject: SubjectIdentifier
    public var event: SecurityEvent
    /// Of what was signed; empty before.
    public internal(set) var digest: [UInt8] = []

    public init(
        issuer: String, audience: [String], id: String, issuedAt: Timestamp, transaction: String? = nil, subject: SubjectIdentifier,
        event: SecurityEvent
    ) {
        self.issuer = issuer
        self.audience = audience
        self.id = id
        self.issuedAt = issuedAt
        self.transaction = transaction
        self.subject = subject
        self.event = event
    }

    /// When it happened, or when it was told of.
    public var happenedAt: Timestamp { event.at ?? issuedAt }

    /// The latest that it can have happened: most say whole seconds, and mean any part of one.
    public var happenedLatest: Timestamp { happenedAt.milliseconds % 1000 == 0 ? happenedAt + .milliseconds(999) : happenedAt }

    /// What is signed, JSON. No `exp` and no `sub` (SSF §4.1): no reader of another kind of token takes it for one.
    public var claims: String {
        var members = [
            ("iss", JSONWriter.quoted(issuer)), ("jti", JSONWriter.quoted(id)), ("iat", String(issuedAt.milliseconds / 1000)),
            ("aud", audience.count == 1 ? JSONWriter.quoted(audience[0]) : JSONWriter.array(audience.map(JSONWriter.quoted))),
        ]
        if let transaction { members.append(("txn", JSONWriter.quoted(transaction))) }
        members += [("sub_id", subject.json), ("events", JSONWriter.object([(event.uri, event.claims)]))]
        return JSONWriter.object(members)
    }
}

/// Reads the tokens of one transmitter. What costs little is looked at first, and the signature before anything of the claims is
/// believed.
public struct SETReader: Sendable {
    /// How far the transmitter's clock may be ahead of ours.
    public static let leeway = Duration.seconds(30)

    public let issuer: String
    private let audience: String
    private let keys: [(key: JSONWebKey, algorithm: SignatureAlgorithm)]
    private let oldest: Duration

    /// - Parameters:
    ///   - audience: one of the token's must be this, exactly.
    ///   - keys: the transmitter's. Each is held to one algorithm: its `alg`, or the only one it can be for, or RS256 where an RSA key
    ///     does not say.
    ///   - oldest: tokens that were made longer ago are refused: whoever keeps every `jti` for as long refuses every replay.
    public init(issuer: String, audience: String, keys: [JSONWebKey], oldest: Duration) {
        self.issuer = issuer
        self.audience = audience
        self.keys = keys.map { ($0, $0.algorithms.count == 1 ? $0.algorithms.first ?? .rs256 : .rs256) }
        self.oldest = oldest
    }

    public func read(_ bytes: some Collection<UInt8>, at now: Timestamp) -> Result<SecurityEventToken, SETRefusal> {
        do throws(SETRefusal) {
            return .success(try token(bytes, at: now))
        } catch {
            return .failure(error)
        }
    }

    private func token(_ bytes: some Collection<UInt8>, at now: Timestamp) throws(SETRefusal) -> SecurityEventToken {
        guard bytes.count <= SecurityEventToken.limit else {
            throw SETRefusal(.tooLong, "a token has at most \(SecurityEventToken.limit >> 10) KiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SETRefusal(.malformed, "a token is text") }
        let token: SignedToken
        switch SignedToken.parse(text) {
        case .success(let parsed): token = parsed
        case .failure(let refusal):
            throw SETRefusal(refusal.code == .unsupportedAlgorithm ? .unsupportedAlgorithm : .malformed, refusal.reason)
        }
        // RFC 8417 §2.3: no other token of the same key is taken for this.
        guard let type = token.type?.lowercased(), type == SecurityEventToken.type || type == SecurityEventToken.mediaType else {
            throw SETRefusal(.wrongType, "its `typ` is not `\(SecurityEventToken.type)`")
        }
        guard token.issuer == issuer else { throw SETRefusal(.wrongIssuer, "its `iss` is not `\(issuer)`") }
        try check(token)
        guard token.audience.contains(audience) else { throw SETRefusal(.wrongAudience, "its `aud` is not `\(audience)`") }
        // SSF §4.1.6: what an ID token or an access token has.
        guard token.claims["exp"] == nil, token.claims["sub"] == nil else {
            throw SETRefusal(.wrongType, "it has `exp` or `sub`, as no security event token of this framework may")
        }
        return try read(token, at: now)
    }

    /// The key that the header names signed it, by the one algorithm that the key is for.
    private func check(_ token: SignedToken) throws(SETRefusal) {
        let named = token.keyID.map { id in keys.filter { $0.key.keyID == id } } ?? (keys.count == 1 ? keys : [])
        guard let (key, algorithm) = named.first else {
            let isNamed = token.keyID != nil
            throw SETRefusal(.unknownKey, isNamed ? "no such key is known of its issuer" : "it names no key, and its issuer has several or none")
        }
        guard algorithm == token.algorithm else { throw SETRefusal(.unsupportedAlgorithm, "its key signs by \(algorithm.rawValue) alone") }
        guard token.refusal(keys: [key]) == nil else { throw SETRefusal(.badSignature, "its signature does not verify") }
    }

    private func read(_ token: SignedToken, at now: Timestamp) throws(SETRefusal) -> SecurityEventToken {
        guard let id = token.claims["jti"]?.string, (1...256).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw SETRefusal(.malformed, "its `jti` is no text of 1 to 256 printable characters")
        }
        guard case .success(let issued?) = token.date("iat") else { throw SETRefusal(.malformed, "it needs `iat`") }
        guard issued <= now + Self.leeway else { throw SETRefusal(.notYetValid, "it was made at \(issued), which is to come") }
        guard now - issued <= oldest else { throw SETRefusal(.tooOld, "it was made at \(issued), longer than \(oldest.brief) ago") }
        var transaction: String?
        if let given = token.claims["txn"] {
            guard let text = given.string, text.utf8.count <= 256 else { throw SETRefusal(.malformed, "its `txn` is no text of at most 256 bytes") }
            transaction = text
        }
        guard let subject = token.claims["sub_id"] else { throw SETRefusal(.malformed, "it has no `sub_id`: nobody knows whom it is about") }
        // Several only if they were names of the same event (SSF §4.2.1), which no reader can tell.
        guard let events = token.claims["events"]?.object?.members, events.count == 1, let claims = events[0].value.object else {
            throw SETRefusal(.malformed, "its `events` is no object with exactly one event")
        }
        guard (1...512).contains(events[0].name.utf8.count) else { throw SETRefusal(.malformed, "the event type's URI has 1 to 512 bytes") }
        let event = try SecurityEvent.read(uri: events[0].name, claims)
        // A clock that is ahead does not put an event behind all that comes later.
        guard event.at.map({ $0 <= now + Self.leeway }) ?? true else { throw SETRefusal(.notYetValid, "its event is to come") }
        var read = SecurityEventToken(
            issuer: issuer, audience: token.audience, id: id, issuedAt: issued, transaction: transaction,
            subject: try SubjectIdentifier.read(subject).get(), event: event)
        read.digest = token.digest
        return read
    }
}

extension JWTAuthority {
    /// Signs a token.
    public func sign(_ token: SecurityEventToken) throws -> String { try sign(type: SecurityEventToken.type, claims: token.claims) }
}
