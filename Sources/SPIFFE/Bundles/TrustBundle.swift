import Foundation
import Runtime
import SwiftASN1
import X509

/// A SPIFFE bundle: everything that a trust domain's SVIDs are checked with (SPIFFE Trust Domain and Bundle §3–4). An empty one
/// is a statement too: the trust domain has taken everything back, and nobody of it is believed.
public struct TrustBundle: Sendable, Equatable {
    public var trustDomain: TrustDomain
    /// Certificates of X.509 authorities in DER.
    public var x509Authorities: [[UInt8]]
    public var jwtAuthorities: [JSONWebKey]
    @_spi(Incubating) public var witAuthorities: [JSONWebKey]
    /// Grows with every change of the content.
    public var sequence: UInt64?
    /// How often a consumer should look for a newer one.
    public var refreshHint: Duration?

    /// What a consumer goes by when the bundle has no hint (§6.1).
    public static let defaultRefresh = Duration.seconds(300)

    public init(
        trustDomain: TrustDomain, x509Authorities: [[UInt8]] = [], jwtAuthorities: [JSONWebKey] = [], sequence: UInt64? = nil,
        refreshHint: Duration? = nil
    ) {
        self.trustDomain = trustDomain
        self.x509Authorities = x509Authorities
        self.jwtAuthorities = jwtAuthorities
        witAuthorities = []
        self.sequence = sequence
        self.refreshHint = refreshHint
    }

    /// No key of a kind that is known here: all SVIDs of the trust domain are invalid (§4.1.3).
    public var isEmpty: Bool { x509Authorities.isEmpty && jwtAuthorities.isEmpty && witAuthorities.isEmpty }

    public var x509: X509Bundle {
        get throws { try X509Bundle(trustDomain: trustDomain, rootsDER: x509Authorities) }
    }

    public var jwt: JWTBundle { JWTBundle(trustDomain: trustDomain, keys: jwtAuthorities) }

    @_spi(Incubating) public var wit: WITBundle { WITBundle(trustDomain: trustDomain, keys: witAuthorities) }

    // MARK: Writing

    /// The document that a bundle endpoint serves: a JWK Set (RFC 7517).
    public var json: [UInt8] { Array(text(withHint: true).utf8) }

    func text(withHint: Bool) -> String {
        var members: [(String, String)] = []
        if let sequence { members.append(("spiffe_sequence", String(sequence))) }
        if withHint, let refreshHint { members.append(("spiffe_refresh_hint", String(refreshHint.components.seconds))) }
        let x509 = x509Authorities.map(Self.entry)
        let jwt = jwtAuthorities.map { $0.json(use: "jwt-svid", keyID: $0.keyID) }
        let wit = witAuthorities.map { $0.json(use: "wit-svid", keyID: $0.keyID) }
        return JSONWriter.object(members + [("keys", JSONWriter.array(x509 + jwt + wit))])
    }

    /// X509-SVID §6.1: exactly one certificate, and no `kid`.
    private static func entry(_ der: [UInt8]) -> String {
        let x5c = ("x5c", JSONWriter.array([JSONWriter.quoted(Data(der).base64EncodedString())]))
        if let certificate = try? Certificate(derEncoded: der), let key = VerificationKey(certificate.publicKey) {
            return JSONWebKey(key).json(use: "x509-svid", keyID: nil, more: [x5c])
        }
        // `kty` must be there, and the certificate is what counts: Ed25519, say.
        return JSONWriter.object([("kty", JSONWriter.quoted("OKP")), ("use", JSONWriter.quoted("x509-svid")), x5c])
    }
}

extension TrustBundle {
    /// An entry of a bundle that was passed over, as the specification asks for what a reader does not know.
    public struct Ignored: Sendable, Equatable {
        public var index: Int
        public var why: Refusal
    }

    public struct Limits: Sendable {
        public var bytes = 1 << 20
        public var keys = 256
        public init() {}
    }

    /// Reads a bundle (§4). Limits come before anything else; an entry of an unknown type or use is passed over and told, and so
    /// is one that is not what it says. A document that is no bundle at all is refused whole.
    public static func parse(
        _ json: [UInt8], trustDomain: TrustDomain, limits: Limits = Limits()
    ) -> Result<(bundle: TrustBundle, ignored: [Ignored]), Refusal> {
        do {
            let value = try JSONValue.read(json, .init(bytes: limits.bytes, depth: 8))
            return parse(value, trustDomain: trustDomain, limits: limits)
        } catch {
            return .failure(Refusal(.malformed, "the bundle of `\(trustDomain)`: \(error)"))
        }
    }

    static func parse(
        _ value: JSONValue, trustDomain: TrustDomain, limits: Limits
    ) -> Result<(bundle: TrustBundle, ignored: [Ignored]), Refusal> {
        func malformed(_ what: String) -> Result<(bundle: TrustBundle, ignored: [Ignored]), Refusal> {
            .failure(Refusal(.malformed, "the bundle of `\(trustDomain)`: \(what)"))
        }
        guard let members = value.object else { return malformed("no JSON object") }
        guard let keys = members["keys"]?.array else { return malformed("it has no `keys`") }
        guard keys.count <= limits.keys else { return malformed("it has more than \(limits.keys) keys") }
        var bundle = TrustBundle(trustDomain: trustDomain)
        if let given = members["spiffe_sequence"] {
            guard let sequence = given.number?.unsigned else { return malformed("`spiffe_sequence` is no integer of 64 bits") }
            bundle.sequence = sequence
        }
        if let given = members["spiffe_refresh_hint"] {
            guard let seconds = given.number?.integer, (0...315_360_000).contains(seconds) else {
                return malformed("`spiffe_refresh_hint` is no number of seconds within ten years")
            }
            bundle.refreshHint = .seconds(seconds)
        }
        var ignored: [Ignored] = []
        var named: Set<String> = []
        for (index, key) in keys.enumerated() {
            if let refusal = bundle.add(key, &named) { ignored.append(Ignored(index: index, why: refusal)) }
        }
        return .success((bundle, ignored))
    }

    /// Takes up one entry, or says why not.
    private mutating func add(_ entry: JSONValue, _ named: inout Set<String>) -> Refusal? {
        guard let members = entry.object else { return Refusal(.malformed, "an entry that is no JSON object") }
        guard let type = members["kty"]?.string else { return Refusal(.malformed, "an entry without `kty`") }
        guard let use = members["use"]?.string else { return Refusal(.wrongUse, "an entry without `use`") }
        switch use {
        case "x509-svid":
            guard ["EC", "RSA", "OKP"].contains(type) else { return Refusal(.unsupportedAlgorithm, "key type `\(type.prefix(16))`") }
            return addX509(members)
        case "jwt-svid", "wit-svid":
            switch JSONWebKey.read(members) {
            case .failure(let refusal): return refusal
            case .success(let read):
                guard let keyID = read.keyID else { return Refusal(.malformed, "a \(use) entry without `kid`") }
                // WIT-SVID §6.1; and of two keys of one name, which is meant would be the reader's choice.
                guard named.insert(keyID).inserted else { return Refusal(.malformed, "a second entry with `kid` `\(keyID.prefix(64))`") }
                let key = JSONWebKey(read.key, keyID: keyID, algorithm: read.algorithm)
                if use == "jwt-svid" { jwtAuthorities.append(key) } else { witAuthorities.append(key) }
                return nil
            }
        default: return Refusal(.wrongUse, "an entry for an unknown use, `\(use.prefix(32))`")
        }
    }

    /// X509-SVID §6.2: the first value of `x5c` is the certificate; all others are ignored.
    private mutating func addX509(_ members: JSONObject) -> Refusal? {
        guard let text = members["x5c"]?.array?.first?.string else { return Refusal(.malformed, "an x509-svid entry without `x5c`") }
        guard text.utf8.count <= 4 * X509Bundle.certificateLimit / 3 + 4, let der = Data(base64Encoded: text).map(Array.init) else {
            return Refusal(.malformed, "`x5c` is not Base64 of a certificate")
        }
        guard let certificate = try? Certificate(derEncoded: der) else { return Refusal(.malformed, "`x5c` is no certificate") }
        if let refusal = X509Profile.refusal(ofAuthority: certificate) { return refusal }
        if !x509Authorities.contains(der) { x509Authorities.append(der) }
        return nil
    }
}

/// Bundles of several trust domains in one document (SPIFFE Trust Domain and Bundle §5): taken up whole, or not at all.
public struct TrustBundleMap: Sendable, Equatable {
    public private(set) var bundles: [TrustDomain: TrustBundle]

    /// Later ones of a trust domain replace earlier ones.
    public init(_ bundles: some Sequence<TrustBundle>) {
        self.bundles = Dictionary(bundles.map { ($0.trustDomain, $0) }) { _, later in later }
    }

    public subscript(trustDomain: TrustDomain) -> TrustBundle? { bundles[trustDomain] }

    /// Without refresh hints, which speak of single bundles (§5.1.1).
    public var json: [UInt8] {
        let entries = bundles.values.sorted { $0.trustDomain < $1.trustDomain }.map { ($0.trustDomain.name, $0.text(withHint: false)) }
        return Array(JSONWriter.object([("trust_domains", JSONWriter.object(entries))]).utf8)
    }

    /// Most trust domains that one map may name.
    public static let limit = 1024

    /// Reads a map. A name that stands twice, or is no trust domain's, refuses the whole. Refresh hints of single bundles are
    /// dropped, because nothing may be made of them.
    public static func parse(_ json: [UInt8], bytes: Int = 8 << 20) -> Result<TrustBundleMap, Refusal> {
        let value: JSONValue
        do {
            value = try JSONValue.read(json, .init(bytes: bytes, depth: 10, values: 200_000))
        } catch {
            return .failure(Refusal(.malformed, "the bundle map: \(error)"))
        }
        guard let domains = value.object?["trust_domains"]?.object else {
            return .failure(Refusal(.malformed, "the bundle map has no `trust_domains`"))
        }
        guard domains.members.count <= limit else { return .failure(Refusal(.malformed, "a bundle map of more than \(limit) trust domains")) }
        var bundles: [TrustBundle] = []
        for (name, value) in domains.members {
            guard let domain = TrustDomain(name) else {
                return .failure(Refusal(.malformed, "`\(name.prefix(64))` in the bundle map is no trust domain"))
            }
            switch TrustBundle.parse(value, trustDomain: domain, limits: .init()) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let (bundle, _)):
                var bundle = bundle
                bundle.refreshHint = nil
                bundles.append(bundle)
            }
        }
        return .success(TrustBundleMap(bundles))
    }
}
