import Access
import AuditLedger
import Brokerage
import Console
import Estate
import Foundation
import Inventory
import Issuance
import Lifecycle
import Logging
import Runtime
import Storage

/// Runs operators' actions. Every refusal says what, to what, and what to do next.
struct Actions: Sendable {
    let core: ControlPlaneCore
    let logger: Logger

    /// Finds the action by its name, reads its request, runs it.
    func perform(_ name: String, body: Data, actor: String) async throws(ActionFailure) -> Data {
        if !Self.ofRegistrars.contains(name) { try await mustBeOperator(actor) }
        return switch name {
        case Action.Apply.name: try await run(Action.Apply.self, body) { try await apply($0, actor) }
        case Action.Import.name: try await run(Action.Import.self, body) { try await importScan($0, actor) }
        case Action.Figures.name: try await run(Action.Figures.self, body) { _ in try await figures() }
        case Action.NetworkTrustRules.name: try await run(Action.NetworkTrustRules.self, body) { _ in try await networkTrust() }
        case Action.Agents.name: try await run(Action.Agents.self, body) { try await agents($0) }
        case Action.Assurance.name: try await run(Action.Assurance.self, body) { try await assurance($0) }
        case Action.Rank.name: try await run(Action.Rank.self, body) { try await rankAll($0) }
        case Action.Export.name: try await run(Action.Export.self, body) { try await export($0) }
        case Action.Own.name: try await run(Action.Own.self, body) { try await own($0, actor) }
        case Action.Plan.name: try await run(Action.Plan.self, body) { try await plan($0, actor) }
        case Action.Paths.name: try await run(Action.Paths.self, body) { _ in try await paths() }
        case Action.Watch.name: try await run(Action.Watch.self, body) { try await watch($0, actor) }
        case Action.Cutover.name: try await run(Action.Cutover.self, body) { try await cutover($0, actor) }
        case Action.Rollback.name: try await run(Action.Rollback.self, body) { try await rollback($0, actor) }
        case Action.Prove.name: try await run(Action.Prove.self, body) { try await prove($0, actor) }
        case Action.Retire.name: try await run(Action.Retire.self, body) { try await retire($0, actor) }
        case Action.Waive.name: try await run(Action.Waive.self, body) { try await waive($0, actor) }
        case Action.Report.name: try await run(Action.Report.self, body) { _ in try await report() }
        case Action.CreateToken.name: try await run(Action.CreateToken.self, body) { try await createToken($0, actor) }
        case Action.FederationList.name: try await run(Action.FederationList.self, body) { _ in await federationList() }
        case Action.FederationAdd.name: try await run(Action.FederationAdd.self, body) { try await federationAdd($0, actor) }
        case Action.FederationRemove.name: try await run(Action.FederationRemove.self, body) { try await federationRemove($0, actor) }
        case Action.FederationShow.name: try await run(Action.FederationShow.self, body) { try await federationShow($0) }
        case Action.FederationRefresh.name: try await run(Action.FederationRefresh.self, body) { try await federationRefresh($0, actor) }
        case Action.ApplyEntries.name: try await run(Action.ApplyEntries.self, body) { try await applyEntries($0, actor) }
        case Action.RemoveEntries.name: try await run(Action.RemoveEntries.self, body) { try await removeEntries($0, actor) }
        case Action.Entries.name: try await run(Action.Entries.self, body) { entries($0) }
        case Action.SetRegistrar.name: try await run(Action.SetRegistrar.self, body) { try await setRegistrar($0, actor) }
        case Action.RemoveRegistrar.name: try await run(Action.RemoveRegistrar.self, body) { try await removeRegistrar($0, actor) }
        case Action.Registrars.name: try await run(Action.Registrars.self, body) { _ in try await registrars() }
        case Action.Authority.name: try await run(Action.Authority.self, body) { try await authority($0, actor) }
        case Action.Bundle.name: try await run(Action.Bundle.self, body) { _ in try await bundle() }
        case Action.Nodes.name: try await run(Action.Nodes.self, body) { try await nodes($0, actor) }
        case Action.ApplyPosture.name: try await run(Action.ApplyPosture.self, body) { try await applyPosture($0, actor) }
        case Action.Posture.name: try await run(Action.Posture.self, body) { try posture($0) }
        case Action.ApplyPolicies.name: try await run(Action.ApplyPolicies.self, body) { try await applyPolicies($0, actor) }
        case Action.Policies.name: try await run(Action.Policies.self, body) { try await policies($0) }
        case Action.MovePolicies.name: try await run(Action.MovePolicies.self, body) { try await movePolicies($0, actor) }
        case Action.ReplayPolicies.name: try await run(Action.ReplayPolicies.self, body) { try await replayPolicies($0) }
        case Action.UnusedAccess.name: try await run(Action.UnusedAccess.self, body) { try await unusedAccess($0) }
        case Action.Lifetimes.name: try await run(Action.Lifetimes.self, body) { try await lifetimes($0) }
        case Action.Decisions.name: try await run(Action.Decisions.self, body) { try await decisions($0) }
        case Action.ExplainDecision.name: try await run(Action.ExplainDecision.self, body) { try await explainDecision($0) }
        case Action.ApplySignals.name: try await run(Action.ApplySignals.self, body) { try await applySignals($0, actor) }
        case Action.Signals.name: try await run(Action.Signals.self, body) { _ in try await signals() }
        case Action.Revoke.name: try await run(Action.Revoke.self, body) { try await revoke($0, actor) }
        case Action.Why.name: try await run(Action.Why.self, body) { try await why($0) }
        case Action.WhyProcess.name: try await run(Action.WhyProcess.self, body) { try await whyProcess($0) }
        case Action.Standing.name: try await run(Action.Standing.self, body) { _ in try await standing() }
        case Action.Revocations.name: try await run(Action.Revocations.self, body) { _ in revocations() }
        default: throw ActionFailure(.notFound, "there is no action `\(name.prefix(60))`", nextStep: "mayfly help")
        }
    }

    /// What whoever acts in a namespace may ask for; those that change something ask once more what. Everything else is an operator's:
    /// a join token or a line of the estate file is an identity beside every namespace.
    private static let ofRegistrars: Set<String> = [
        Action.ApplyEntries.name, Action.RemoveEntries.name, Action.Entries.name, Action.Registrars.name, Action.Authority.name,
        Action.Bundle.name, Action.Nodes.name, Action.Revocations.name, Action.FederationList.name, Action.FederationShow.name,
    ]

    private func mustBeOperator(_ actor: String) async throws(ActionFailure) {
        do {
            try await core.database.read { try mustBeOperator(actor, in: $0) }
        } catch let failure as ActionFailure {
            throw failure
        } catch {
            throw ActionFailure(.internal, "the database could not say who `\(actor)` is: \(typeName(error))")
        }
    }

    private func run<Call: ActionCall>(
        _ type: Call.Type, _ body: Data, _ action: (Call) async throws -> Call.Answer
    ) async throws(ActionFailure) -> Data {
        let call: Call
        do {
            call = try JSONDecoder().decode(Call.self, from: body)
        } catch let error as DecodingError {
            throw ActionFailure(.invalid, "the request for `\(Call.name)` is malformed: \(error.summary)")
        } catch {
            throw ActionFailure(.invalid, "the request for `\(Call.name)` is not JSON")
        }
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(try await action(call))
        } catch {
            throw failure(error, of: Call.name)
        }
    }

    /// What is said of an error to whoever asked for an action.
    func failure(_ error: any Error, of name: String) -> ActionFailure {
        switch error {
        case let failure as ActionFailure: failure
        case let refusal as LifecycleRefusal: ActionFailure(.refused, refusal.reason, nextStep: refusal.next)
        case let refusal as OwnershipRefusal: ActionFailure(.invalid, refusal.description)
        case let refusal as ImportRefusal: ActionFailure(.refused, refusal.description)
        case let refusal as IssuanceRefusal: ActionFailure(.refused, refusal.reason)
        case let error as BrokerError: ActionFailure(.internal, error.message, nextStep: "check the resource's `broker` and that the database runs")
        case let error as StorageError: ActionFailure(.internal, error.message)
        default: ActionFailure(.internal, "`\(name)` failed: \(typeName(error))")
        }
    }

    /// Errors of unknown types may quote their input; their type does not.
    private func typeName(_ error: any Error) -> String { String(describing: type(of: error)) }

    // MARK: Names that people type

    /// A credential by fingerprint, by the first letters of its last part, or by `login@resource`.
    static func credential(_ text: String, in transaction: Transaction) throws -> Fingerprint {
        if let fingerprint = Fingerprint(text), try Inventory.credential(fingerprint, in: transaction) != nil {
            return fingerprint
        }
        let all = try Inventory.all(in: transaction).map(\.fingerprint)
        var found: [Fingerprint] = []
        if let at = text.lastIndex(of: "@") {
            let (login, resource) = (String(text[..<at]), String(text[text.index(after: at)...]))
            found = Array(
                Set(
                    try Registry.paths(in: transaction).filter { $0.login == login && $0.resource == resource }
                        .compactMap(\.credential)))
        } else if text.count >= 4 {
            found = all.filter { $0.short.hasPrefix(text) || $0.text.hasPrefix(text) }
        }
        switch found.count {
        case 1: return found[0]
        case 0:
            throw ActionFailure(
                .notFound, "no credential `\(text.prefix(80))` is in the inventory",
                nextStep: "`mayfly rank` lists fingerprints; `login@resource` works too")
        default:
            throw ActionFailure(.invalid, "`\(text.prefix(80))` means \(found.count) credentials", nextStep: "give more of the fingerprint")
        }
    }
}

extension DecodingError {
    /// Where and why, without the value.
    var summary: String {
        func place(_ context: Context) -> String {
            let path = context.codingPath.written
            return path.isEmpty ? "" : "`\(path)`: "
        }
        switch self {
        case .keyNotFound(let key, let context): return "\(place(context))`\(key.stringValue)` is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return place(context) + context.debugDescription
        @unknown default: return "it cannot be read"
        }
    }
}
