import Access
import AuditLedger
import Context
import Crypto
import Foundation
import Issuance
import Logging
import NodeAPI
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import X509

/// A set of policies as agents are told it: what is in force, and the newest word that it still is.
struct PublishedSet: Sendable {
    var head: Mayfly_Node_V1_SignedPolicyHead
    var digest: [UInt8]
    var pieces: [Mayfly_Node_V1_PolicyPiece]
}

extension ControlPlaneCore {
    /// Publishes the policies in force to agents that decide by themselves: at once when they or the estate have changed, and signed anew
    /// long before what was said last is too old to decide by. Runs until cancelled.
    func keepPublishing(_ logger: Logger) async {
        var publisher = PolicyPublisher(core: self)
        while !Task.isCancelled {
            // Listen first, then look: what comes in between is looked at again.
            let (policies, keys, entries) = (policies.wakes(), issuer.authority.changes(), events.subscribe(Self.concernsPolicies))
            do {
                feed.publish(try await publisher.next())
            } catch is CancellationError {
                return
            } catch {
                // Agents go on with what they have until that is too old, and then deny.
                logger.error("the policies cannot be published to agents: \(Loops.describe(error))")
            }
            await Task.sleep(atMost: publisher.interval, orUntil: policies, keys, entries)
            // Changes come in swarms: one look for all of them.
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    @Sendable private static func concernsPolicies(_ kind: String) -> Bool {
        kind.hasPrefix("path.") || kind.hasPrefix("workload.") || kind.hasPrefix("resource.")
    }

    /// What an agent may know of its node, to decide by.
    func facts(of agent: SPIFFEID) -> Mayfly_Node_V1_NodeFacts? {
        let now = clock.now()
        guard let known = context.attested(agent, at: now), let view = context.view(agent, at: now) else { return nil }
        let rules = context.policy.rules(for: view.facts)
        return .with {
            $0.method = known.method
            $0.attestedAtMs = known.attestedAt.milliseconds
            $0.groups = known.groups.map(\.description).sorted()
            // What the node sees of itself it knows better.
            $0.attributes = known.attributes.filter { $0.source != .node }.sorted { $0.name < $1.name }.map { attribute in
                .with {
                    $0.name = attribute.name.description
                    $0.value = attribute.value
                    $0.signer = attribute.signer
                    $0.observedAtMs = attribute.observedAt.milliseconds
                    $0.maximumAgeMs = attribute.maximumAge.milliseconds
                }
            }
            $0.hasPosture_p = known.posture != nil
            $0.postureNeedsServer = rules.contains { $0.attribute.check == nil }
        }
    }
}

/// Makes what is published: the text when it has changed, the signature each time.
struct PolicyPublisher {
    private let core: ControlPlaneCore
    private var text: (edition: String, estate: Int, digest: [UInt8], size: Int, pieces: [Mayfly_Node_V1_PolicyPiece])?
    private var signer: (key: P256.Signing.PrivateKey, chain: [[UInt8]], authority: [UInt8], until: Timestamp)?
    private var last: Timestamp?

    init(core: ControlPlaneCore) { self.core = core }

    /// How long until it is signed again: a twelfth of what it is good for, so that a short absence takes nothing away.
    var interval: Duration { max(.milliseconds(500), min(.seconds(60), core.settings.policyStaleness / 12)) }

    mutating func next() async throws -> PublishedSet {
        let live = core.policies.live
        try await write(live)
        guard let text else { throw ServerError(description: "there are no policies") }
        let now = core.clock.now()
        // Never before what was said last, whatever the clock does: agents refuse that.
        let issuedAt = last.map { max($0 + .milliseconds(1), now) } ?? now
        let (key, chain) = try signingKey(at: now)
        let head = PolicyHead(
            trustDomain: core.settings.trustDomain, revision: live.revision, digest: text.digest, size: text.size, issuedAt: issuedAt,
            staleness: core.settings.policyStaleness)
        let signed = try head.signed(with: key, chain: chain)
        last = issuedAt
        return PublishedSet(head: signed, digest: text.digest, pieces: text.pieces)
    }

    private mutating func write(_ live: PolicyBook.Numbered) async throws {
        let known = text
        let estate = try await core.database.read { transaction -> EstateFacts? in
            let revision = try Registry.revision(in: transaction)
            if let known, known.edition == live.edition.digest, known.estate == revision { return nil }
            return try EstateFacts(revision: revision, in: transaction)
        }
        guard let estate else { return }
        let bytes = try PublishedPolicies(live.edition, estate: estate, longestAge: core.settings.lifetimes.proof).encoded()
        guard bytes.count <= PublishedPolicies.byteLimit else {
            throw ServerError(description: "policies and estate are \(bytes.count >> 20) MiB, and agents take \(PublishedPolicies.byteLimit >> 20)")
        }
        text = (live.edition.digest, estate.revision, Array(SHA256.hash(data: bytes)), bytes.count, PolicyAssembly.pieces(of: bytes))
    }

    /// A key of its own, certified as the server's: it signs this and nothing else, and lives no longer than other SVIDs of the server.
    private mutating func signingKey(at now: Timestamp) throws -> (P256.Signing.PrivateKey, [[UInt8]]) {
        let authority = core.issuer.authority
        let issuer = authority.certificates.certificateDER
        if let signer, signer.authority == issuer, now < signer.until { return (signer.key, signer.chain) }
        let key = P256.Signing.PrivateKey()
        let lifetime = core.settings.lifetimes.agent
        let svid = try core.issuer.serverSVID(publicKey: Certificate.PrivateKey(key).publicKey, lifetime: lifetime)
        let chain = svid.chain + authority.succession
        signer = (key, chain, issuer, now + lifetime / 2)
        return (key, chain)
    }
}
