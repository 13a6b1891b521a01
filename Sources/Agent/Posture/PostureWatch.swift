import Context
import Crypto
import Foundation
import GRPCCore
import Logging
import NIOPosix
import NodeAPI
import Runtime
import SPIFFE
import Synchronization

/// Looks at the host as the rules ask, tells the server, and decides by itself what needs no server.
///
/// Looking and deciding are two loops: a disk that hangs holds up the one, and then what it saw last becomes too old for the other.
final class PostureWatch: Sendable {
    private let link: ServerLink
    private let state: NodeState
    private let checks: HostChecks
    private let pool: NIOThreadPool
    private let clock: WallClock
    private let logger: Logger

    private struct Sight {
        var context = NodeContext()
        var faults: [AttributeName: String] = [:]
        var memory = HostChecks.Memory()
        /// When the rules came to be what they are here.
        var since: [String: Timestamp] = [:]
        var lookedAt: Timestamp?
    }
    private let sight = Mutex(Sight())
    private struct Sent {
        var values: [AttributeName: HostChecks.Seen] = [:]
        var at: Timestamp?
    }
    private let sent = Mutex(Sent())

    /// How often the host is looked at.
    static let interval = Duration.seconds(1)

    init(link: ServerLink, state: NodeState, checks: HostChecks, pool: NIOThreadPool, clock: WallClock, logger: Logger) {
        self.link = link
        self.state = state
        self.checks = checks
        self.pool = pool
        self.clock = clock
        self.logger = logger
    }

    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keepLooking() }
            group.addTask { await self.keepDeciding() }
        }
    }

    /// Before the stream of a new connection: the server is to know what there is to know when it is first asked for something.
    func introduce() async {
        sent.withLock { $0 = Sent() }
        state.begin()
        // The first says what to look at, where that is not known yet.
        for _ in 0..<2 {
            await look()
            guard await report(always: true) else { return }
        }
    }

    private func keepLooking() async {
        while !Task.isCancelled {
            await look()
            decide()
            _ = await report(always: false)
            await pause()
        }
    }

    /// Until the next look, or until the rules are others.
    private func pause() async {
        let rules = state.standing.rules
        await Task.sleep(atMost: Self.interval, orUntil: state.snapshots().filter { [state] _ in state.standing.rules != rules })
    }

    private func keepDeciding() async {
        while !Task.isCancelled {
            decide()
            try? await Task.sleep(for: Self.interval / 2)
        }
    }

    // MARK: Looking

    /// What was seen last, and when somebody looked last.
    var seen: (attributes: [ContextAttribute], lookedAt: Timestamp?) { sight.withLock { ($0.context.attributes, $0.lookedAt) } }

    private func look() async {
        let rules = state.standing.rules
        let names = Set(rules.map(\.attribute))
        guard !names.isEmpty else { return }
        _ = try? await pool.runIfActive { [self] in
            var memory = sight.withLock { $0.memory }
            let seen = names.map { ($0, checks.look($0, &memory)) }
            let now = clock.now()
            sight.withLock { sight in
                (sight.memory, sight.lookedAt) = (memory, now)
                sight.faults = sight.faults.filter { names.contains($0.key) }
                sight.context.forget { !names.contains($0.name) }
                for (name, what) in seen {
                    switch what {
                    case .value(let value):
                        sight.faults[name] = nil
                        _ = sight.context.take(
                            ContextAttribute(name, value, signer: "this node", observedAt: now, maximumAge: .seconds(86_400)), at: now)
                    case .fault(let fault):
                        sight.faults[name] = fault
                        sight.context.cannotSee(name, because: fault)
                    }
                }
            }
        }
    }

    // MARK: Deciding

    private func decide() {
        let now = clock.now()
        let rules = state.standing.rules
        let standing = sight.withLock { sight -> NodeStanding in
            let names = Set(rules.map(\.name))
            sight.since = sight.since.filter { names.contains($0.key) }
            var standing = NodeStanding()
            for rule in rules {
                let since = sight.since[rule.name] ?? now
                sight.since[rule.name] = since
                guard case .unmet(let unmet) = rule.judge(sight.context, since: since, at: now) else { continue }
                if rule.level == .required { standing.unmet.append(unmet) } else { standing.advised.append(unmet) }
            }
            return standing
        }
        state.look(standing, logger)
    }

    // MARK: Telling

    /// - Returns: whether the server answered.
    private func report(always: Bool) async -> Bool {
        let standing = state.standing
        guard always || standing.wantsReports else { return true }
        let now = clock.now()
        let (attributes, faults) = sight.withLock { ($0.context.attributes, $0.faults) }
        var values = Dictionary(attributes.map { ($0.name, HostChecks.Seen.value($0.value)) }) { first, _ in first }
        for (name, fault) in faults { values[name] = .fault(fault) }
        // A third of the shortest maximum age, so that one that is lost harms nobody.
        let shortest = standing.rules.map(\.maximumAge).min() ?? .seconds(60)
        let beat = max(.seconds(1), min(shortest / 3, .seconds(20)))
        let isDue = sent.withLock { sent in sent.values != values || sent.at.map { now - $0 >= beat || $0 > now } ?? true }
        guard always || isDue else { return true }
        do {
            guard let identity = link.identity else { return false }
            let key = try identity.credential.key.withBytes { try P256.Signing.PrivateKey(derRepresentation: Array($0)) }
            let report = NodeReport(
                attributes: attributes.map { ($0.name, $0.value, max(.zero, now - $0.observedAt)) }, faults: faults.map { ($0.key, $0.value) },
                sentAt: now)
            let answer = try await link.client().reportContext(
                try report.message(from: identity.id.description, signedWith: key), options: ServerLink.options(.seconds(3)))
            sent.withLock { $0 = Sent(values: values, at: now) }
            state.take(answer, logger)
            return true
        } catch {
            // The stream says that the server is away; this one tries again with the next look.
            logger.debug("the node's context could not be reported: \(ServerLink.describe(error))")
            return false
        }
    }
}
