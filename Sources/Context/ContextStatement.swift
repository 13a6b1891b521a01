public import Runtime
public import SPIFFE

/// What a feed states of one node: a JWS of a closed form, read and verified.
public struct ContextStatement: Sendable, Hashable {
    public var feed: String
    /// The agent of the node that it is about.
    public var subject: SPIFFEID
    public var tokenID: String
    public var issuedAt: Timestamp
    public var expiresAt: Timestamp
    public var values: [AttributeName: String]
    /// Of what was signed: the same statement comes twice when a file is read again, and then it is no news.
    public var digest: [UInt8]

    public init(
        feed: String, subject: SPIFFEID, tokenID: String, issuedAt: Timestamp, expiresAt: Timestamp,
        values: [AttributeName: String], digest: [UInt8]
    ) {
        self.feed = feed
        self.subject = subject
        self.tokenID = tokenID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.values = values
        self.digest = digest
    }

    /// As attributes, each as old as the statement and good for as long.
    public var attributes: [ContextAttribute] {
        values.sorted { $0.key < $1.key }.map {
            ContextAttribute($0.key, $0.value, signer: feed, observedAt: issuedAt, maximumAge: expiresAt - issuedAt)
        }
    }
}

/// Why a statement is not believed. A value, without anything of what was stated.
public struct StatementRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case tooLong, malformed, wrongType, unknownFeed, badSignature, wrongAudience, wrongSubject, expired, notYetValid, tooLongLived
        case notAllowed, repeated, older, unknownNode, tooMany
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// Reads statements. What costs little is looked at first, and a signature last.
public struct StatementReader: Sendable {
    /// Longest statement.
    public static let limit = 8 << 10
    /// Longest life, from `iat` to `exp`.
    public static let longest = Duration.seconds(7 * 86400)
    public static let type = "mayfly-context+jwt"
    /// How far the feed's clock may be from ours.
    public static let leeway = Duration.seconds(10)

    private let feeds: [String: ContextFeed]
    private let trustDomain: TrustDomain

    public init(feeds: [ContextFeed], trustDomain: TrustDomain) {
        self.feeds = Dictionary(feeds.map { ($0.name, $0) }) { first, _ in first }
        self.trustDomain = trustDomain
    }

    public func read(_ bytes: some BidirectionalCollection<UInt8>, at now: Timestamp) -> Result<ContextStatement, StatementRefusal> {
        do throws(StatementRefusal) {
            return .success(try statement(bytes, at: now))
        } catch {
            return .failure(error)
        }
    }

    private func statement(_ bytes: some BidirectionalCollection<UInt8>, at now: Timestamp) throws(StatementRefusal) -> ContextStatement {
        guard bytes.count <= Self.limit else { throw .init(.tooLong, "a statement has at most \(Self.limit >> 10) KiB") }
        // A file ends with a newline.
        let end = bytes.lastIndex { ![0x0A, 0x0D, 0x20].contains($0) }.map { bytes.distance(from: bytes.startIndex, to: $0) + 1 } ?? 0
        guard let text = String(validating: bytes.prefix(end), as: UTF8.self) else { throw .init(.malformed, "a statement is text") }
        let token: SignedToken
        switch SignedToken.parse(text) {
        case .success(let parsed): token = parsed
        case .failure(let refusal): throw .init(.malformed, refusal.reason)
        }
        // RFC 8725 §3.11: no other token of the same key is taken for a statement.
        guard token.type == Self.type else { throw .init(.wrongType, "its `typ` is not `\(Self.type)`") }
        guard let feed = token.issuer.flatMap({ feeds[$0] }) else { throw .init(.unknownFeed, "no feed of its `iss` is declared") }
        let audience = trustDomain.id.description
        guard token.audience == [audience] else { throw .init(.wrongAudience, "its `aud` is not `\(audience)`") }
        guard let subject = token.claims["sub"]?.string.flatMap(SPIFFEID.init), subject.trustDomain == trustDomain,
            subject.path.hasPrefix("/mayfly/agent/")
        else { throw .init(.wrongSubject, "its `sub` is no agent of `\(trustDomain)`") }
        guard let name = token.claims["jti"]?.string, (8...128).contains(name.utf8.count), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .init(.malformed, "its `jti` is no text of 8 to 128 characters") }
        let (issuedAt, expiresAt) = try times(of: token, at: now)
        let values = try values(of: token, feed)
        guard let key = feed.key else { throw .init(.unknownFeed, "feed `\(feed.name)` makes no statements: its word are events") }
        if token.refusal(keys: [key]) != nil { throw .init(.badSignature, "its signature is not by the key of feed `\(feed.name)`") }
        return ContextStatement(
            feed: feed.name, subject: subject, tokenID: name, issuedAt: issuedAt, expiresAt: expiresAt, values: values, digest: token.digest)
    }

    private func times(of token: SignedToken, at now: Timestamp) throws(StatementRefusal) -> (Timestamp, Timestamp) {
        guard case .success(let issued?) = token.date("iat"), case .success(let end?) = token.date("exp"), issued < end else {
            throw .init(.malformed, "it needs `iat`, and `exp` after it")
        }
        guard issued <= now + Self.leeway else { throw .init(.notYetValid, "it was made at \(issued), which is to come") }
        guard now < end else { throw .init(.expired, "it expired at \(end)") }
        guard end - issued <= Self.longest else { throw .init(.tooLongLived, "it lives longer than \(Self.longest.brief)") }
        // A feed whose clock is ahead does not make its word last longer.
        return (min(issued, now), end)
    }

    private func values(of token: SignedToken, _ feed: ContextFeed) throws(StatementRefusal) -> [AttributeName: String] {
        guard let members = token.claims["context"]?.object, (1...64).contains(members.names.count) else {
            throw .init(.malformed, "its `context` is no object of 1 to 64 members")
        }
        var values: [AttributeName: String] = [:]
        for (name, value) in members.members {
            // Its name is not repeated: it may be anything.
            guard let name = AttributeName(name), feed.attributes.contains(name) else {
                throw .init(.notAllowed, "it states something that feed `\(feed.name)` may not state")
            }
            let text: String? =
                switch value {
                case .string(let text): text
                case .bool(let flag): flag ? "true" : "false"
                case .number(let number): number.integer.map(String.init)
                default: nil
                }
            guard let text, ContextAttribute.isValue(text) else { throw .init(.malformed, "its `\(name)` is no value") }
            values[name] = text
        }
        return values
    }
}
