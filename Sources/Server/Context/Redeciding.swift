import Access
import Brokerage
import Estate
import Logging
import Registration
import Runtime
import SPIFFE
import Storage

extension ControlPlaneCore {
    /// Decides again for everybody who has something: when other policies are in force, when something is known of a node that was not, and
    /// every few seconds, for conditions that time alone changes. Whoever may not have it any more loses it: logins are closed here, and the
    /// agents of identities ask for them anew. Runs until cancelled.
    func keepDeciding(_ logger: Logger) async {
        await withDiscardingTaskGroup { closings in
            var before = Outlook()
            while !Task.isCancelled {
                // Listen first, then look: what comes in between is looked at again.
                let (policies, nodes) = (policies.wakes(), context.wakes())
                do {
                    var now = try await outlook(before)
                    context.askAgain(now.changed(since: before, at: clock.now()), at: clock.now())
                    // Nobody waits for a target that is away.
                    for lost in now.lost where !before.lost.contains(where: { $0.grant.id == lost.grant.id }) {
                        logger.notice("grant `\(lost.grant.id)` of `\(lost.grant.workload)` ends: \(lost.reason)")
                    }
                    let ended = now.lost.map { EndedGrant(grant: $0.grant, reason: "the policies do not permit it any more") }
                    closings.addTask { await close(ended, logger) }
                    before = now
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("what was given is not decided again: \(Loops.describe(error))")
                }
                await Task.sleep(atMost: .seconds(4), orUntil: policies, nodes)
                // Changes come in swarms: one look for all of them.
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// How everybody stands with the policies.
    private struct Outlook {
        struct Place: Hashable {
            var agent: SPIFFEID
            var entry: String
        }
        struct Holder: Hashable {
            var place: Place
            var processID: Int
        }
        var permitted: Set<Holder> = []
        var denied: Set<Holder> = []
        var lost: [(grant: GrantRecord, reason: String)] = []
        /// Where something was asked anew for a process that nobody had looked at before.
        private var asked: [Place: Timestamp] = [:]

        /// A process that begins again and again, and is denied each time, must not have its whole node ask anew each time.
        private static let rest = Duration.seconds(60)

        /// The agents that are to ask anew.
        mutating func changed(since before: Outlook, at now: Timestamp) -> Set<SPIFFEID> {
            asked = before.asked.filter { now - $0.value < Self.rest }
            var agents = Set(before.denied.intersection(permitted).map(\.place.agent))
            for holder in denied.subtracting(before.denied) {
                if !before.permitted.contains(holder) {
                    guard asked[holder.place] == nil else { continue }
                    asked[holder.place] = now
                }
                agents.insert(holder.place.agent)
            }
            return agents
        }
    }

    private func outlook(_ before: Outlook) async throws -> Outlook {
        // The standard policies ask for nothing that registration and posture do not ask for.
        if policies.live.edition.digest == PolicyBundle.standard.digest, before.denied.isEmpty { return Outlook() }
        let now = clock.now()
        let live = live.seen(since: now - LiveWorkloads.longestSilence)
        var result = Outlook()
        // In parts, so that no reader keeps the database's log from being taken up for long.
        for part in stride(from: 0, to: live.count, by: 500) {
            let some = live[part..<min(part + 500, live.count)]
            let (permitted, denied) = try await database.read { [self] transaction in
                var (permitted, denied): (Set<Outlook.Holder>, Set<Outlook.Holder>) = ([], [])
                for workload in some {
                    guard let agent = SPIFFEID(workload.agent) else { continue }
                    for (entry, id) in registrations.catalog.read({ $0.matching(workload.selectors, at: now) }) {
                        let request = AccessRequest(
                            action: .issueIdentity, subject: id.description, agent: workload.agent, selectors: workload.selectors,
                            processID: workload.processID, entry: entry.name)
                        let holder = Outlook.Holder(place: .init(agent: agent, entry: entry.name), processID: workload.processID)
                        let decision = try decisions.outlook(request, in: transaction)
                        if decision.isPermitted { permitted.insert(holder) } else if decision.isOfPolicies { denied.insert(holder) }
                    }
                }
                return (permitted, denied)
            }
            result.permitted.formUnion(permitted)
            result.denied.formUnion(denied)
            try Task.checkCancellation()
        }
        let byProcess = Dictionary(live.map { ([$0.agent, String($0.processID)], $0) }) { first, _ in first }
        result.lost = try await database.read { [self] transaction in
            try Grants.open(in: transaction).compactMap { grant in
                // Of a process that nobody has seen since a restart the next renewal decides.
                guard grant.state == .live, let workload = byProcess[[grant.agent, String(grant.processID)]] else { return nil }
                let request = AccessRequest(
                    action: .renewGrant, subject: grant.path, agent: grant.agent, selectors: workload.selectors, processID: grant.processID)
                let decision = try decisions.outlook(request, in: transaction)
                return decision.isOfPolicies ? (grant, decision.reason) : nil
            }
        }
        return result
    }
}

extension Access.Decision {
    /// Denied by the policies; what registration or posture deny is looked after elsewhere.
    fileprivate var isOfPolicies: Bool { !isPermitted && record != nil }
}
