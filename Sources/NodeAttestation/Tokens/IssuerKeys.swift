public import Runtime
public import SPIFFE

/// The keys that an issuer of tokens signs with: pinned in a file, or found by OpenID Connect Discovery and kept for a while.
public actor IssuerKeys {
    public enum Source: Sendable {
        case pinned([JSONWebKey])
        /// The address of the JWK Set itself.
        case address(String, HTTPExchange)
        /// By `<issuer>/.well-known/openid-configuration`.
        case discovery(issuer: String, HTTPExchange)
    }

    private let source: Source
    private let clock: WallClock
    private let life: Duration
    private let pause: Duration
    private var keys: [JSONWebKey] = []
    private var fetchedAt: Timestamp?
    private var triedAt: Timestamp?
    private var running: Task<Result<[JSONWebKey], AttestationRefusal>, Never>?

    /// - Parameters:
    ///   - life: how long fetched keys are believed.
    ///   - pause: least time between two fetches, whatever tokens ask for: strangers choose `kid`, and must not choose how often
    ///     we call the issuer.
    public init(_ source: Source, clock: WallClock, life: Duration = .seconds(3600), pause: Duration = .seconds(60)) {
        self.source = source
        self.clock = clock
        self.life = life
        self.pause = pause
    }

    /// The keys to check a token of `keyID` with. Unknown ones are asked for anew, once in a while: issuers rotate.
    public func keys(for keyID: String?) async throws(AttestationRefusal) -> [JSONWebKey] {
        if case .pinned(let keys) = source { return keys }
        let now = clock.now()
        let isFresh = fetchedAt.map { now - $0 < life } ?? false
        let isKnown = keyID.map { id in keys.contains { $0.keyID == id } } ?? !keys.isEmpty
        if isFresh, isKnown { return keys }
        if running == nil, let triedAt, now - triedAt < pause {
            guard isFresh else { throw AttestationRefusal(.unavailable, "the issuer's keys could not be fetched; the next try is due soon") }
            return keys
        }
        let task = running ?? Task { await fetch() }
        running = task
        triedAt = now
        let fetched = await task.value
        running = nil
        switch fetched {
        case .success(let fetched):
            (keys, fetchedAt) = (fetched, now)
            return fetched
        case .failure(let refusal):
            // What is still believed serves on while the issuer is away.
            if isFresh { return keys }
            throw refusal
        }
    }

    private func fetch() async -> Result<[JSONWebKey], AttestationRefusal> {
        let source = source
        return await judging { () async throws(AttestationRefusal) in
            switch source {
            case .pinned(let keys): return keys
            case .address(let url, let http): return try await Self.set(url, http)
            case .discovery(let issuer, let http):
                let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
                let document = try Fields(try await Self.get(base + "/.well-known/openid-configuration", http), "the discovery document")
                // OpenID Connect Discovery §4.3: exactly the issuer that was asked.
                guard try document.text("issuer", limit: 2048) == issuer else {
                    throw AttestationRefusal(.wrongIssuer, "the discovery document of `\(issuer)` is another issuer's")
                }
                return try await Self.set(try document.text("jwks_uri", limit: 2048), http)
            }
        }
    }

    private static func set(_ url: String, _ http: HTTPExchange) async throws(AttestationRefusal) -> [JSONWebKey] {
        guard url.hasPrefix("https://") else { throw AttestationRefusal(.unavailable, "keys are fetched over https only") }
        let keys = try JSONWebKey.readSet(try await get(url, http)).judged()
        guard !keys.isEmpty else { throw AttestationRefusal(.unknownKey, "the issuer publishes no key that can be used") }
        return keys
    }

    private static func get(_ url: String, _ http: HTTPExchange) async throws(AttestationRefusal) -> [UInt8] {
        let answer: HTTPExchange.Answer
        do { answer = try await http(.init(url: url)) } catch {
            throw AttestationRefusal(.unavailable, "`\(url.prefix(200))` cannot be fetched")
        }
        guard answer.status == 200 else { throw AttestationRefusal(.unavailable, "`\(url.prefix(200))` answered \(answer.status)") }
        return answer.body
    }
}
