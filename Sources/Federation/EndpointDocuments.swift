import Crypto
import NIOHTTP1
import Runtime
public import SPIFFE

/// What a bundle endpoint publishes. Each document is asked for at each request, so a rotation of keys is there the moment it is.
public struct EndpointDocuments: Sendable {
    /// At `/`: the trust domain's own bundle.
    public var bundle: @Sendable () -> TrustBundle
    /// At `/bundles`, if given: all bundles that the publisher vouches for, each under its own name (Trust Domain and Bundle §5).
    public var map: (@Sendable () -> TrustBundleMap)?
    /// Under the issuer's path: discovery and keys for those who know OpenID Connect alone.
    public var issuer: OIDCIssuer?
    /// At `/crl`, if given: for those who read X.509 and know no SPIFFE, what each signing key has taken back.
    public var revocationLists: (@Sendable () async throws -> [PublishedList])?

    /// A certificate revocation list (RFC 5280 §5) in DER. A document holds one, so each key's has a place of its own.
    public struct PublishedList: Sendable {
        /// At `/crl/<key>`: the key's identifier in hexadecimal, as in the certificates that it signed.
        public var key: String
        /// At `/crl` too: it is the list of the key that signs now.
        public var isSigning: Bool
        public var der: [UInt8]

        public init(key: String, isSigning: Bool, der: [UInt8]) {
            (self.key, self.isSigning, self.der) = (key, isSigning, der)
        }
    }

    public init(bundle: @escaping @Sendable () -> TrustBundle, map: (@Sendable () -> TrustBundleMap)? = nil, issuer: OIDCIssuer? = nil) {
        self.bundle = bundle
        self.map = map
        self.issuer = issuer
    }

    struct Answer {
        var status: HTTPResponseStatus
        var headers: HTTPHeaders = [:]
        var body: [UInt8] = []
    }

    /// One of the documents, and for how many seconds a cache may give it out.
    private struct Document {
        var body: [UInt8]
        var type = "application/json"
        var maxAge: Int64
    }

    /// A list is asked for again after so long, however far its own end is: what was taken back a minute ago is to be on it.
    private static let listAge: Int64 = 60

    /// Answers a request by its first line and header fields alone.
    func answer(to request: HTTPRequestHead) async -> Answer {
        let path = String(request.uri.prefix { $0 != "?" })
        let found: Document?
        do {
            found = try await list(path) ?? document(path)
        } catch {
            return Answer(status: .serviceUnavailable, headers: ["retry-after": "5"])
        }
        guard let found else { return Answer(status: .notFound) }
        guard request.method == .GET || request.method == .HEAD else {
            return Answer(status: .methodNotAllowed, headers: ["allow": "GET, HEAD"])
        }
        let tag = "\"\(String(Array(SHA256.hash(data: found.body)).hex.prefix(32)))\""
        var headers: HTTPHeaders = [
            "cache-control": "public, max-age=\(found.maxAge)", "etag": tag, "x-content-type-options": "nosniff",
        ]
        let known = request.headers[canonicalForm: "if-none-match"]
        if known.contains(where: { $0 == "*" || $0 == tag || $0 == "W/" + tag }) { return Answer(status: .notModified, headers: headers) }
        headers.add(name: "content-type", value: found.type)
        return Answer(status: .ok, headers: headers, body: found.body)
    }

    private func list(_ path: String) async throws -> Document? {
        guard let revocationLists, path == "/crl" || path.hasPrefix("/crl/") else { return nil }
        let key = path.dropFirst("/crl/".count)
        let list = try await revocationLists().first { path == "/crl" ? $0.isSigning : $0.key == key }
        return list.map { Document(body: $0.der, type: "application/pkix-crl", maxAge: Self.listAge) }
    }

    private func document(_ path: String) -> Document? {
        let bundle = bundle()
        // Half the hint: who asks a cache as often as the hint says is at most one and a half hints behind, and keys are published
        // three hints before they are used (Federation §4.1).
        let seconds = max(0, (bundle.refreshHint ?? TrustBundle.defaultRefresh).components.seconds / 2)
        return bytes(path, bundle).map { Document(body: $0, maxAge: seconds) }
    }

    private func bytes(_ path: String, _ bundle: TrustBundle) -> [UInt8]? {
        if path == "/" { return bundle.json }
        if path == "/bundles", let map { return map().json }
        guard let issuer else { return nil }
        switch path {
        // OpenID Connect Discovery §4 puts the issuer's path first, RFC 8414 §3.1 last.
        case issuer.path + "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" + issuer.path:
            return issuer.discoveryDocument(keys: bundle.jwtAuthorities)
        case issuer.path + "/keys": return bundle.jwt.openIDKeys
        default: return nil
        }
    }
}
