//  Planning: how each access path will leave its secret behind. Pure: intent (what people declared) and inventory (what was
//  observed) go in, an immutable plan comes out, a linter refuses an incomplete one. Nothing here touches a target.

import Crypto
public import Estate
import Foundation
public import Runtime

/// One path's move, complete or not at all (R27, R29).
public struct PlanItem: Sendable, Codable, Hashable {
    public var path: String
    public var workload: String
    public var resource: String
    public var credential: Fingerprint
    /// 1 moves first.
    public var wave: Int
    /// What the workload's identity rests on.
    public var identitySource: String
    /// What takes the secret's place.
    public var targetPattern: String
    public var cutoverStep: String
    public var rollback: String
    public var owners: Accountable
    /// Why this pattern and this wave.
    public var reason: String
}

/// A path that this plan cannot move, and what to do about it instead. Its own track, not a blocker (R38).
public struct PlanException: Sendable, Codable, Hashable {
    public var path: String
    public var credential: Fingerprint?
    public var reason: String
    public var next: String
}

/// An immutable plan. A change makes a new one with this as parent.
public struct Plan: Sendable, Codable, Hashable {
    /// SHA-256 of the content, shortened: the same input plans to the same id.
    public var id: String
    public var parent: String?
    public var madeAt: Timestamp
    /// What was planned for: a plan is stale once the facts behind one of its items change.
    public var basis: [String: String]
    public var items: [PlanItem]
    public var exceptions: [PlanException]

    public func item(for path: String) -> PlanItem? { items.first { $0.path == path } }
}

/// What the planner knows of one path.
public struct PlannerPath: Sendable {
    public var name: String
    public var workload: Workload
    public var resource: Resource
    public var credential: Fingerprint?
    public var login: String?
    public var listen: ListenAddress?
    public var spiffeID: String?
    /// From the ranking.
    public var score: Int

    public init(
        name: String, workload: Workload, resource: Resource, credential: Fingerprint?, login: String?,
        listen: ListenAddress?, spiffeID: String?, score: Int
    ) {
        self.name = name
        self.workload = workload
        self.resource = resource
        self.credential = credential
        self.login = login
        self.listen = listen
        self.spiffeID = spiffeID
        self.score = score
    }

    /// The facts a plan item rests on, hashed: when they change, the item is stale (R37).
    public var basis: String {
        let selectors = (workload.selectors ?? []).sorted().map(\.description).joined(separator: " ")
        let text = [
            name, credential?.text ?? "", login ?? "", listen?.description ?? "", resource.host, String(resource.port),
            resource.database ?? "", resource.broker ?? "", selectors, spiffeID ?? "",
        ].joined(separator: "\u{1F}")
        return Array(SHA256.hash(data: Array(text.utf8))).prefix(8).hex
    }
}

/// What is wrong with a plan. A plan with any complaint is refused.
public struct Complaint: Sendable, Codable, Hashable, CustomStringConvertible {
    public var path: String
    public var missing: String
    public var next: String
    public var description: String { "`\(path)` has no \(missing): \(next)" }
}

public enum PlanOutcome: Sendable {
    case plan(Plan)
    case refused([Complaint])
}

/// Plans all paths. Same input, same plan.
///
/// - Parameter drift: standing credentials in services that were finished (R113). No path is declared for them yet, so each is an
///   exception with a next step.
public func makePlan(
    _ paths: [PlannerPath], drift: [(workload: String, credential: Fingerprint, kind: String)] = [], parent: String?, now: Timestamp
) -> PlanOutcome {
    var items: [PlanItem] = []
    var exceptions: [PlanException] = drift.map { one in
        PlanException(
            path: one.workload, credential: one.credential,
            reason: "`\(one.workload)` was finished, and a new standing \(one.kind) has appeared in it",
            next: "declare what it opens under `uses` and plan again, or remove and revoke it")
    }
    var complaints: [Complaint] = []
    for path in paths.sorted(by: { $0.name < $1.name }) {
        if let exception = exception(for: path) {
            exceptions.append(exception)
            continue
        }
        guard let credential = path.credential else {
            exceptions.append(unknownCredential(path))
            continue
        }
        let item = draft(path, credential: credential)
        complaints += lint(item)
        items.append(item)
    }
    guard complaints.isEmpty else { return .refused(complaints) }
    // Waves without gaps, in the order of the draft's rank.
    let order = Set(items.map(\.wave)).sorted()
    for index in items.indices { items[index].wave = (order.firstIndex(of: items[index].wave) ?? 0) + 1 }
    items.sort { ($0.wave, $0.path) < ($1.wave, $1.path) }
    var plan = Plan(
        id: "", parent: parent, madeAt: now,
        basis: Dictionary(paths.map { ($0.name, $0.basis) }, uniquingKeysWith: { first, _ in first }), items: items,
        exceptions: exceptions)
    plan.id = digest(plan)
    return .plan(plan)
}

/// Whether what the plan assumed of `path` still holds.
public func isCurrent(_ plan: Plan, for path: PlannerPath) -> Bool { plan.basis[path.name] == path.basis }

/// Every field that a person must be able to rely on. Blank means missing.
public func lint(_ item: PlanItem) -> [Complaint] {
    var complaints: [Complaint] = []
    func need(_ value: String, _ what: String, _ next: String) {
        if value.allSatisfy(\.isWhitespace) { complaints.append(Complaint(path: item.path, missing: what, next: next)) }
    }
    need(item.identitySource, "identity source", "give workload `\(item.workload)` selectors in the estate file")
    need(item.targetPattern, "target pattern", "give resource `\(item.resource)` a `broker`, or waive the credential")
    need(item.cutoverStep, "cutover step", "give the use of `\(item.resource)` by `\(item.workload)` a `listen` address")
    need(item.rollback, "rollback", "give the use of `\(item.resource)` by `\(item.workload)` a `listen` address")
    for role in item.owners.missing {
        complaints.append(
            Complaint(
                path: item.path, missing: "\(role) owner",
                next: "name one under `owners` of workload `\(item.workload)` in the estate file"))
    }
    return complaints
}

/// Paths for which no pattern exists yet are exceptions, not failures of the plan.
private func exception(for path: PlannerPath) -> PlanException? {
    let waive = path.credential.map { "mayfly waive \($0) --owner … --reason … --expires …" }
    if path.resource.kind != .postgresql {
        return PlanException(
            path: path.name, credential: path.credential,
            reason: "`\(path.resource.name)` is reached by a static \(path.resource.kind.rawValue) credential; no pattern replaces it yet",
            next: waive ?? "import a scan that sees its credential, then waive it")
    }
    return nil
}

private func unknownCredential(_ path: PlannerPath) -> PlanException {
    PlanException(
        path: path.name, credential: nil,
        reason: "no credential in the inventory opens `\(path.login ?? "?")` at `\(path.resource.name)`",
        next: "scan and import where `\(path.workload.name)` keeps its password, or name it under `credential`")
}

private func draft(_ path: PlannerPath, credential: Fingerprint) -> PlanItem {
    let selectors = (path.workload.selectors ?? []).sorted().map(\.description)
    let listen = path.listen?.description ?? ""
    let kind = path.workload.kind ?? .service
    // Automation first, long-running services next, rare batch jobs last: they take longest to prove.
    let (wave, why): (Int, String) =
        switch kind {
        case .pipeline: (1, "automation moves first")
        case .service, .agent: (2, "a long-running service shows its traffic within one quiet period")
        case .batch: (3, "a batch job runs rarely, so its proof takes longest")
        }
    return PlanItem(
        path: path.name, workload: path.workload.name, resource: path.resource.name,
        credential: credential, wave: wave,
        identitySource: selectors.isEmpty || path.spiffeID == nil
            ? "" : "\(path.spiffeID ?? "") by node attestation and \(selectors.joined(separator: ", "))",
        targetPattern: path.resource.broker == nil
            ? "" : "substitute: the agent logs in with a role that lives as long as the process; the application changes nothing",
        cutoverStep: listen.isEmpty
            ? "" : "point `\(path.workload.name)` at \(listen) (configuration only), watch it pass, then `mayfly cutover \(path.name)`",
        rollback: listen.isEmpty
            ? "" : "`mayfly rollback \(path.name)`: new sessions pass with the old password at once; open ones live on",
        owners: path.workload.owners ?? Accountable(security: "", platform: "", iam: "", application: ""),
        reason: "blast radius \(path.score); \(why)")
}

private func digest(_ plan: Plan) -> String {
    var copy = plan
    copy.id = ""
    copy.madeAt = Timestamp(milliseconds: 0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = (try? encoder.encode(copy)) ?? Data()
    return "plan-" + Array(SHA256.hash(data: bytes)).prefix(5).hex
}
