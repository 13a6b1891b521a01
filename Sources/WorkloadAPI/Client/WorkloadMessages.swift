import Foundation
import Runtime
import SPIFFE

/// What an endpoint says, held against the specification before any of it is used: a message whose mandatory fields are empty is
/// an error and is discarded (Workload API §4.5).
enum WorkloadMessages {
    /// SVIDs, and trust domains, of one message at most.
    static let svidLimit = 256
    static let domainLimit = 1024

    static func context(_ message: X509SVIDResponse) throws(Refusal) -> X509Context {
        guard !message.svids.isEmpty else { throw Refusal(.malformed, "a response without SVIDs") }
        guard message.svids.count <= svidLimit else { throw Refusal(.malformed, "a response of more than \(svidLimit) SVIDs") }
        var identities: [X509Identity] = []
        var bundles = try federated(message.federatedBundles)
        for item in message.svids {
            let identity = try X509Identity.read(
                certificates: Array(item.x509Svid), key: Secret(item.x509SvidKey), hint: item.hint).get()
            guard identity.svid.id.description == item.spiffeID else {
                throw Refusal(.notASPIFFEID, "the SVID of `\(identity.svid.id)` is given as that of `\(item.spiffeID.prefix(256))`")
            }
            bundles.append(try X509Bundle.read(Array(item.bundle), trustDomain: identity.svid.id.trustDomain).get())
            identities.append(identity)
        }
        let set = X509BundleSet(bundles)
        return X509Context(identities: identities, bundles: set, revocations: try revocations(message.crl, set))
    }

    static func bundles(_ message: X509BundlesResponse) throws(Refusal) -> X509Context {
        guard !message.bundles.isEmpty else { throw Refusal(.malformed, "a response without bundles") }
        let set = X509BundleSet(try federated(message.bundles))
        return X509Context(identities: [], bundles: set, revocations: try revocations(message.crl, set))
    }

    static func bundles(_ message: JWTBundlesResponse) throws(Refusal) -> JWTBundleSet {
        guard !message.bundles.isEmpty else { throw Refusal(.malformed, "a response without bundles") }
        guard message.bundles.count <= domainLimit else { throw Refusal(.malformed, "bundles of more than \(domainLimit) trust domains") }
        var bundles: [JWTBundle] = []
        for (name, json) in message.bundles {
            bundles.append(try TrustBundle.parse(Array(json), trustDomain: try domain(name)).get().bundle.jwt)
        }
        return JWTBundleSet(bundles)
    }

    static func tokens(_ message: JWTSVIDResponse) throws(Refusal) -> [HeldToken] {
        guard !message.svids.isEmpty else { throw Refusal(.malformed, "a response without SVIDs") }
        guard message.svids.count <= svidLimit else { throw Refusal(.malformed, "a response of more than \(svidLimit) SVIDs") }
        var tokens: [HeldToken] = []
        for item in message.svids {
            let svid = try SPIFFE.JWTSVID.read(unverified: item.svid).get()
            guard svid.id.description == item.spiffeID else {
                throw Refusal(.notASPIFFEID, "the token of `\(svid.id)` is given as that of `\(item.spiffeID.prefix(256))`")
            }
            tokens.append(HeldToken(token: Secret(item.svid), svid: svid, hint: item.hint))
        }
        return tokens
    }

    /// A bundle without roots is a statement: nobody of that trust domain is believed.
    private static func federated(_ bundles: [String: Data]) throws(Refusal) -> [X509Bundle] {
        guard bundles.count <= domainLimit else { throw Refusal(.malformed, "bundles of more than \(domainLimit) trust domains") }
        var read: [X509Bundle] = []
        for (name, bytes) in bundles {
            let domain = try domain(name)
            read.append(bytes.isEmpty ? X509Bundle(trustDomain: domain, roots: []) : try X509Bundle.read(Array(bytes), trustDomain: domain).get())
        }
        return read
    }

    private static func domain(_ name: String) throws(Refusal) -> TrustDomain {
        guard let domain = TrustDomain(nameOrID: name) else {
            throw Refusal(.notASPIFFEID, "`\(name.prefix(256))` is no trust domain's ID")
        }
        return domain
    }

    /// A list that no root signed is an intermediate's, and counts when that is met in a chain.
    private static func revocations(_ lists: [Data], _ bundles: X509BundleSet) throws(Refusal) -> RevocationSet {
        var set = RevocationSet()
        let issuers = bundles.bundles.values.flatMap(\.roots)
        for bytes in lists.prefix(64) {
            let list = try RevocationList.read(Array(bytes)).get()
            if case .failure = set.add(list, issuers: issuers) { set.hold(list) }
        }
        return set
    }
}
