import GRPCCore
import Logging
import NodeAPI
import Runtime
import SPIFFE
import WorkloadAPI

/// The sockets of those who ask in others' stead, where the settings have them.
struct OnBehalfDoors: Sendable {
    let settings: AgentSettings
    let identities: WorkloadIdentities
    let link: ServerLink
    let node: NodeState
    let health: HealthState

    /// Until cancelled, or until one of them fails.
    func serve() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let door = settings.brokers { group.addTask { try await serveBrokers(door) } }
            if let door = settings.delegates { group.addTask { try await serveDelegates(door) } }
            // Whoever waits for this is to wait for the agent's end, also where there is no such door.
            group.addTask { while true { try await Task.sleep(for: .seconds(3600)) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func serveBrokers(_ door: OnBehalfDoor) async throws {
        guard let id = link.identity?.id else { throw AgentError(.noIdentity, "the node has no SVID to show to brokers") }
        let logger = identities.logger
        let identity = X509Source(ownIdentity())
        defer { identity.close() }
        // Without an SVID and roots there is nothing that a handshake could be made of.
        try await identity.waitUntilReady(within: .seconds(365 * 86400))
        let server = BrokerEndpoint.server(
            path: door.socket, access: .owner(andGroup: door.group), source: DelegatedIdentities(identities: identities),
            brokers: door.callers, trustDomain: id.trustDomain, identity: identity, clock: identities.clock, health: health,
            onRefusal: { logger.warning("a broker's connection is refused: \($0)") })
        logger.notice("the Broker API is at `\(door.socket)`, as `\(id)`, for \(door.callers.map(\.description).sorted().joined(separator: ", "))")
        try await server.serveUntilCancelled()
    }

    private func serveDelegates(_ door: OnBehalfDoor) async throws {
        let server = DelegatedIdentityEndpoint.server(
            path: door.socket, access: .owner(andGroup: door.group), source: DelegatedIdentities(identities: identities),
            delegates: door.callers, selectorTypes: settings.delegateSelectors, health: health)
        identities.logger.notice(
            "the Delegated Identity API is at `\(door.socket)`, for \(door.callers.map(\.description).sorted().joined(separator: ", "))")
        try await server.serveUntilCancelled()
    }

    /// What the node shows, and by what it judges: its SVID as it is renewed, the trust domain's roots, and what was taken back.
    private func ownIdentity() -> AsyncThrowingStream<SourceUpdate<X509Context>, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<X509Context>.self, bufferingPolicy: .bufferingNewest(1))
        let (link, node) = (link, node)
        let task = Task {
            var told: (chain: [[UInt8]], roots: [[UInt8]], lists: [[UInt8]])?
            while !Task.isCancelled {
                let now = node.snapshot
                if let now, let own = link.identity {
                    let next = (chain: own.credential.chain, roots: now.roots, lists: now.settings.revocationLists)
                    if told.map({ $0 != next }) ?? true, let context = Self.context(own, now) {
                        continuation.yield(.current(context))
                        told = next
                    }
                }
                // The node renews its SVID by itself, which is no news of the server's.
                try? await node.wait(atMost: .seconds(1), orUntilNewerThan: now?.revision ?? -1)
            }
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }

    private static func context(_ own: NodeIdentity, _ now: NodeSnapshot) -> X509Context? {
        guard let svid = try? X509SVID(verifying: own.credential.chain, expecting: own.id),
            let bundle = try? X509Bundle(trustDomain: now.trustDomain, rootsDER: now.roots)
        else { return nil }
        let revoked = RevocationSet(lists: now.settings.revocationLists, issuers: bundle.roots)
        let identity = X509Identity(svid: svid, key: own.credential.key, hint: "")
        return X509Context(identities: [identity], bundles: X509BundleSet([bundle]), revocations: revoked)
    }
}
