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

    /// Answers a request by its first line and header fields alone.
    func answer(to request: HTTPRequestHead) -> Answer {
        let path = String(request.uri.prefix { $0 != "?" })
        guard let (body, bundle) = document(path) else { return Answer(status: .notFound) }
        guard request.method == .GET || request.method == .HEAD else {
            return Answer(status: .methodNotAllowed, headers: ["allow": "GET, HEAD"])
        }
        let tag = "\"\(String(Array(SHA256.hash(data: body)).hex.prefix(32)))\""
        // Half the hint: who asks a cache as often as the hint says is at most one and a half hints behind, and keys are published
        // three hints before they are used (Federation §4.1).
        let seconds = max(0, (bundle.refreshHint ?? TrustBundle.defaultRefresh).components.seconds / 2)
        var headers: HTTPHeaders = [
            "cache-control": "public, max-age=\(seconds)", "etag": tag, "x-content-type-options": "nosniff",
        ]
        let known = request.headers[canonicalForm: "if-none-match"]
        if known.contains(where: { $0 == "*" || $0 == tag || $0 == "W/" + tag }) { return Answer(status: .notModified, headers: headers) }
        headers.add(name: "content-type", value: "application/json")
        return Answer(status: .ok, headers: headers, body: body)
    }

    private func document(_ path: String) -> ([UInt8], TrustBundle)? {
        let bundle = bundle()
        if path == "/" { return (bundle.json, bundle) }
        if path == "/bundles", let map { return (map().json, bundle) }
        guard let issuer else { return nil }
        switch path {
        // OpenID Connect Discovery §4 puts the issuer's path first, RFC 8414 §3.1 last.
        case issuer.path + "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" + issuer.path:
            return (issuer.discoveryDocument(keys: bundle.jwtAuthorities), bundle)
        case issuer.path + "/keys": return (bundle.jwt.openIDKeys, bundle)
        default: return nil
        }
    }
}
