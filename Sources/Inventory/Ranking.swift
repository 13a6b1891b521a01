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

/// How much each fact weighs. Changing one changes the order, and every score still says why.
public struct RankWeights: Sendable, Codable {
    public var perPath = 5
    public var production = 10
    public var inUse = 5
    public var retired = -100
    public var excepted = -10

    public init() {}
}

/// The scan's score, corrected by what the registry and the observers know. Pure.
public func rank(_ record: InventoryRecord, _ context: RankContext, weights: RankWeights = RankWeights()) -> Score {
    var reasons = record.blastRadius.reasons
    func add(_ points: Int, _ text: String) {
        if points != 0 { reasons.append(Score.Reason(points: points, text: text)) }
    }
    if context.registeredPaths > 0 {
        add(min(20, context.registeredPaths * weights.perPath), "on \(context.registeredPaths) registered path(s)")
    }
    if context.reachesProduction { add(weights.production, "reaches production") }
    if context.observedUses > 0 { add(weights.inUse, "seen in use \(context.observedUses) time(s)") }
    switch context.state {
    case .retired: add(weights.retired, "retired")
    case .excepted: add(weights.excepted, "covered by a waiver")
    case .standing, .disabled: break
    }
    return Score(reasons: reasons)
}
