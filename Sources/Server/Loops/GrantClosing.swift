import Access
import Brokerage
import Estate
import Logging
import Storage
import Synchronization

/// A grant that is to end, and why.
struct EndedGrant: Sendable {
    var grant: GrantRecord
    /// As the ledger has it.
    var reason: String
}

/// Which grants are being ended just now, so that a loop that finds one again does not wait for the same target once more.
final class GrantClosing: Sendable {
    private let underWay = Mutex<Set<String>>([])

    fileprivate func begin(_ grant: GrantRecord) -> Bool { underWay.withLock { $0.insert(grant.id).inserted } }
    fileprivate func end(_ grant: GrantRecord) { underWay.withLock { _ = $0.remove(grant.id) } }
}

extension ControlPlaneCore {
    /// Ends grants at their targets and in the record, and returns when each was tried once. A target is asked for one at a time, and no
    /// target waits for another. What could not be ended is logged; the reaper tries again, and the target itself ends a login when it expires.
    func close(_ ended: [EndedGrant], _ logger: Logger) async {
        await withDiscardingTaskGroup { group in
            for (resource, ended) in Dictionary(grouping: ended, by: \.grant.resource) {
                group.addTask {
                    for one in ended where closing.begin(one.grant) {
                        defer { closing.end(one.grant) }
                        do {
                            try await close(one.grant, reason: one.reason)
                        } catch {
                            logger.warning(
                                """
                                login `\(one.grant.role)` at `\(resource)` is not removed yet: \(Loops.describe(error)); \
                                it ends at \(one.grant.expiresAt)
                                """)
                        }
                    }
                }
            }
        }
    }

    /// Ends one grant at its target and in the record.
    func close(_ grant: GrantRecord, reason: String) async throws {
        guard let resource = try await database.read({ try Registry.resource(grant.resource, in: $0) }) else { return }
        try await grants.close(grant, reason: reason, at: try targets.logins(of: resource))
    }
}
