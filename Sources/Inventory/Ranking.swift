public import Estate
import Runtime

/// Facts beyond the scan that bear on rank.
public struct RankContext: Sendable {
    /// Registered paths that use the credential.
    public var registeredPaths: Int
    /// Whether a production workload or resource is reached.
    public var reachesProduction: Bool
    /// Uses seen by an observer.
    public var observedUses: Int
    public var state: CredentialState

    public init(registeredPaths: Int, reachesProduction: Bool, observedUses: Int, state: CredentialState) {
        self.registeredPaths = registeredPaths
        self.reachesProduction = reachesProduction
        self.observedUses = observedUses
        self.state = state
    }
}

/// How much each fact weighs. Changing one changes the order, and every score still says why, and which weight was changed.
public struct RankWeights: Sendable, Codable, Equatable {
    public var perPath = 5
    public var production = 10
    public var inUse = 5
    public var retired = -100
    public var excepted = -10
    /// Points for a full score of privilege and of dependency (R21); a part of it for a part.
    public var privilege = 0
    public var dependency = 0
    /// For each workload that shares it beyond the first, each environment beyond the first, and for what has no owner.
    public var perSharer = 0
    public var perEnvironment = 0
    public var unowned = 0

    public init() {}

    private static let fields: [(name: String, field: any WritableKeyPath<RankWeights, Int> & Sendable)] = [
        ("perPath", \.perPath), ("production", \.production), ("inUse", \.inUse), ("retired", \.retired), ("excepted", \.excepted),
        ("privilege", \.privilege), ("dependency", \.dependency), ("perSharer", \.perSharer), ("perEnvironment", \.perEnvironment),
        ("unowned", \.unowned),
    ]

    /// The names that ``init(changing:)`` takes.
    public static var names: [String] { fields.map(\.name) }

    /// The standard weights with some of them changed; `nil` for a name that is none or a weight beyond ±1000.
    public init?(changing changes: [String: Int]) {
        for (name, weight) in changes {
            guard let field = Self.fields.first(where: { $0.name == name })?.field, (-1000...1000).contains(weight) else { return nil }
            self[keyPath: field] = weight
        }
    }

    /// `production 10 → 30` for a weight that is not the standard one.
    func change(_ field: KeyPath<RankWeights, Int>) -> String? {
        let standard = RankWeights()[keyPath: field]
        guard self[keyPath: field] != standard, let name = Self.fields.first(where: { $0.field == field })?.name else { return nil }
        return "weight \(name) \(standard) → \(self[keyPath: field])"
    }
}

/// The scan's score, corrected by what the registry and the observers know. Pure.
public func rank(_ record: InventoryRecord, _ context: RankContext, weights: RankWeights = RankWeights()) -> Score {
    var reasons = record.blastRadius.reasons
    func add(_ points: Int, _ text: String, _ field: KeyPath<RankWeights, Int>) {
        let change = weights.change(field)
        // A weight that was set to nothing is said too: it is why something is missing.
        guard points != 0 || change != nil else { return }
        reasons.append(Score.Reason(points: points, text: change.map { "\(text) (\($0))" } ?? text))
    }
    if context.registeredPaths > 0 {
        add(min(20, context.registeredPaths * weights.perPath), "on \(counted(context.registeredPaths, "registered path"))", \.perPath)
    }
    if context.reachesProduction { add(weights.production, "reaches production", \.production) }
    if context.observedUses > 0 { add(weights.inUse, "seen in use \(counted(context.observedUses, "time"))", \.inUse) }
    if let scores = record.detail.scores {
        add(
            weights.privilege * scores.privilege.value / 100, "privilege \(scores.privilege.value): \(scores.privilege.summary)",
            \.privilege)
        add(
            weights.dependency * scores.dependency.value / 100, "dependency \(scores.dependency.value): \(scores.dependency.summary)",
            \.dependency)
    }
    if record.workloads.count > 1 {
        add(weights.perSharer * (record.workloads.count - 1), "shared by \(record.workloads.count) workloads", \.perSharer)
    }
    if let environments = record.detail.environments, environments.count > 1 {
        add(weights.perEnvironment * (environments.count - 1), "in \(environments.count) environments", \.perEnvironment)
    }
    if record.owner == FoundCredential.unknownOwner { add(weights.unowned, "nobody owns it", \.unowned) }
    switch context.state {
    case .retired: add(weights.retired, "retired", \.retired)
    case .excepted: add(weights.excepted, "covered by a waiver", \.excepted)
    case .standing, .disabled: break
    }
    return Score(reasons: reasons)
}
