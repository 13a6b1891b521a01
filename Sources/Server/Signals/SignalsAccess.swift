import Console
import Crypto
import Foundation
import Runtime
import SPIFFE
import SharedSignals
import Synchronization

/// Access tokens of receivers that ask by OAuth: short-lived, known by their digests, in memory alone. After a restart there are none, and
/// receivers ask again, as they do when one has ended.
final class AccessTokens: Sendable {
    /// How long one is good.
    static let lifetime = Duration.seconds(600)
    /// Most that one receiver has at a time; the oldest goes.
    static let perReceiver = 16

    private struct Token {
        var receiver: String
        /// What the receiver proved itself with: with another one declared, or none, this token opens nothing.
        var credential: String
        var scopes: Set<AccessScope>
        var endsAt: Timestamp
    }
    private let tokens = Mutex([String: Token]())

    func issue(to receiver: SignalsPolicy.Receiver, scopes: Set<AccessScope>, at now: Timestamp, _ entropy: Entropy) -> String {
        let token = entropy.hex(32)
        tokens.withLock { tokens in
            tokens = tokens.filter { $0.value.endsAt > now }
            let mine = tokens.filter { $0.value.receiver == receiver.name }
            if mine.count >= Self.perReceiver, let oldest = mine.min(by: { $0.value.endsAt < $1.value.endsAt }) { tokens[oldest.key] = nil }
            tokens[Self.digest(token)] = Token(
                receiver: receiver.name, credential: receiver.tokenDigest ?? "", scopes: scopes, endsAt: now + Self.lifetime)
        }
        return token
    }

    /// Whose token it is and what it opens.
    func find(_ token: String, among receivers: [SignalsPolicy.Receiver], at now: Timestamp) -> (SignalsPolicy.Receiver, Set<AccessScope>)? {
        guard let found = tokens.withLock({ $0[Self.digest(token)] }), found.endsAt > now,
            let receiver = receivers.first(where: { $0.name == found.receiver }), receiver.asksByOAuth, receiver.tokenDigest == found.credential
        else { return nil }
        return (receiver, found.scopes)
    }

    private static func digest(_ token: String) -> String { Array(SHA256.hash(data: Array(token.utf8))).hex }
}

extension SignalsPolicy.Receiver {
    /// Whether its secret opens nothing but the token endpoint.
    var asksByOAuth: Bool { oauth == true }
}

extension SignalsPolicy {
    var schemes: [AuthorizationScheme] {
        let asking = receivers.filter { $0.tokenDigest != nil }
        return (asking.contains(where: \.asksByOAuth) ? [.oauth] : []) + (asking.allSatisfy(\.asksByOAuth) && !asking.isEmpty ? [] : [.bearer])
    }
}

extension SignalsKeeper {
    /// The receiver whose token this is, and what it opens.
    func access(presenting authorization: String?, at now: Timestamp) -> (receiver: SignalsPolicy.Receiver, scopes: Set<AccessScope>)? {
        if let receiver = receiver(presenting: authorization) { return receiver.asksByOAuth ? nil : (receiver, Set(AccessScope.allCases)) }
        guard let authorization, authorization.utf8.count <= 4096, authorization.prefix(7).lowercased() == "bearer " else { return nil }
        return accessTokens.find(String(authorization.dropFirst(7)), among: policy.receivers, at: now)
    }
}

/// The authorization server (RFC 6749): client credentials for an access token, no other grant and no person.
struct SignalsTokens: Sendable {
    let core: ControlPlaneCore

    static let path = "/ssf/token"
    static let wellKnown = "/.well-known/oauth-authorization-server"

    func answer(_ request: SignalsRequest) -> SignalsAnswer {
        guard core.signals.policy.schemes.contains(.oauth) else { return SignalsAnswer(404) }
        guard let (name, secret) = request.authorization.flatMap(TokenRequest.credentials),
            let receiver = core.signals.receiver(name), receiver.asksByOAuth, receiver.isItsSecret(secret)
        else {
            let refusal = TokenRefusal(.invalidClient, "present the receiver's name and secret by HTTP Basic")
            return SignalsAnswer(401, refusal.json, challenge: "Basic realm=\"mayfly signals\"")
        }
        guard core.signals.admits("receiver " + receiver.name, at: core.clock.now()) else { return SignalsAnswer(429, retryAfter: 1) }
        let type = request.contentType?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
        guard type == TokenRequest.mediaType else {
            return SignalsAnswer(400, TokenRefusal(.invalidRequest, "the content type is not \(TokenRequest.mediaType)").json)
        }
        switch TokenRequest.read(request.body) {
        case .failure(let refusal): return SignalsAnswer(400, refusal.json)
        case .success(let asked):
            let token = core.signals.accessTokens.issue(to: receiver, scopes: asked.scopes, at: core.clock.now(), core.entropy)
            return SignalsAnswer(
                200,
                JSONWriter.object([
                    ("access_token", JSONWriter.quoted(token)), ("token_type", JSONWriter.quoted("Bearer")),
                    ("expires_in", String(AccessTokens.lifetime.milliseconds / 1000)),
                    ("scope", JSONWriter.quoted(asked.scopes.map(\.rawValue).sorted().joined(separator: " "))),
                ]))
        }
    }

    /// What RFC 8414 §2 requires of a server that has a token endpoint alone. Its issuer is not the transmitter's: at that name tokens for
    /// workloads may be published.
    func metadata(_ path: String) -> SignalsAnswer {
        guard core.signals.policy.schemes.contains(.oauth), var issuer = core.signals.policy.issuer else { return SignalsAnswer(404) }
        if issuer.hasSuffix("/") { issuer.removeLast() }
        // RFC 8414 §3.1: between host and path.
        guard path == Self.wellKnown + issuer.dropFirst("https://".count).drop(while: { $0 != "/" }) + "/ssf" else { return SignalsAnswer(404) }
        func list(_ texts: [String]) -> String { JSONWriter.array(texts.map(JSONWriter.quoted)) }
        return SignalsAnswer(
            200,
            JSONWriter.object([
                ("issuer", JSONWriter.quoted(issuer + "/ssf")), ("token_endpoint", JSONWriter.quoted(issuer + Self.path)),
                ("grant_types_supported", list(["client_credentials"])), ("response_types_supported", list([])),
                ("token_endpoint_auth_methods_supported", list(["client_secret_basic"])),
                ("scopes_supported", list(AccessScope.allCases.map(\.rawValue))),
            ]))
    }
}

extension SignalsPolicy.Receiver {
    fileprivate func isItsSecret(_ secret: Secret) -> Bool {
        let digest = secret.withBytes { Array(SHA256.hash(data: $0)).hex }
        return tokenDigest.map { Secret($0.lowercased()).isEqual(to: Secret(digest)) } ?? false
    }
}
