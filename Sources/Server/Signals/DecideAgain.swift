import Access
import Brokerage
import Estate
import Logging
import Registration
import Runtime
import SPIFFE
import Storage

/// Grants that live are decided again when something has happened, and ended when they would not be given now.
extension ControlPlaneCore {
    func decideAgain(grantsOf id: SPIFFEID, _ logger: Logger) async {
        let workloads = Set(registrations.catalog.read { $0.entries(for: id) }.compactMap(\.estateWorkload))
        await decideAgain(logger) { workloads.contains($0.workload) }
    }

    func decideAgain(grantsOn agent: SPIFFEID, _ logger: Logger) async {
        let name = agent.description
        await decideAgain(logger) { $0.agent == name }
    }

    /// Of the paths that lead where this credential opened the door.
    func decideAgain(grantsInPlaceOf credential: Fingerprint, _ logger: Logger) async {
        let paths = try? await database.read { Set(try Registry.paths(in: $0).filter { $0.credential == credential }.map(\.name)) }
        // Where they cannot be told, all are asked for.
        await decideAgain(logger) { paths?.contains($0.path) ?? true }
    }

    /// Asks of each grant what a renewal would be asked, as of a process that is still the workload: its agent sees to that. Where the
    /// answer cannot be had the grant is ended as well.
    private func decideAgain(_ logger: Logger, _ isConcerned: @escaping @Sendable (GrantRecord) -> Bool) async {
        let ended: [EndedGrant]
        do {
            let questions = try await database.read { transaction in
                try Grants.open(in: transaction).filter(isConcerned).map { grant in
                    let selectors = Set(try Registry.workload(grant.workload, in: transaction)?.selectors ?? [])
                    return (
                        grant,
                        AccessRequest(
                            action: .renewGrant, subject: grant.path, agent: grant.agent, selectors: selectors, processID: grant.processID)
                    )
                }
            }
            guard !questions.isEmpty else { return }
            let answers = try await gate.authorize(questions.map(\.1), in: database)
            // What cannot be told yet of a node is told soon, and then acts.
            ended = answers.denied.filter { $0.decision.code != "context-pending" }.map {
                EndedGrant(grant: questions[$0.place].0, reason: $0.decision.reason)
            }
        } catch {
            logger.error("grants could not be decided again: \(Loops.describe(error))")
            let open = (try? await database.read { try Grants.open(in: $0).filter(isConcerned) }) ?? []
            ended = open.map { EndedGrant(grant: $0, reason: "it could not be decided again") }
        }
        await close(ended, logger)
    }
}
