import Context
import NodeAPI
import Registration
import Runtime

/// What the node must be and is not, as its agent has it: what the server said last, and what the agent sees by itself.
struct AgentStanding: Sendable, Equatable {
    struct Lack: Sendable, Equatable {
        var rule: String
        var words: String
        var mend: String
    }

    /// Of the server's word: of two that crossed each other the later one counts.
    private(set) var sequence: Int64 = 0
    private(set) var told: [Lack] = []
    private(set) var withheld: [String: Lack] = [:]
    private(set) var rules: [PostureRule] = []
    private(set) var wantsReports = false
    /// What was given at a lower one is to be asked for anew.
    private(set) var askAgain: Int64 = 0
    /// By the agent's own look.
    private(set) var seen: [Lack] = []
    /// Rules that are only advised and not met, by their names: an entry may ask for them.
    private(set) var advised: [String: Lack] = [:]

    /// Another connection, perhaps to a server that counts anew.
    mutating func begin() { sequence = 0 }

    /// - Returns: whether it is newer than what was known.
    mutating func take(_ message: Mayfly_Node_V1_NodeStanding) -> Bool {
        guard message.sequence >= sequence else { return false }
        sequence = message.sequence
        told = message.unmet.map { Lack(rule: $0.rule, words: $0.words, mend: $0.mend) }
        withheld = Dictionary(message.withheld.map { ($0.entry, Lack(rule: $0.entry, words: $0.words, mend: $0.mend)) }) { first, _ in first }
        rules = message.rules.prefix(ContextPolicy.checkLimit).compactMap(\.rule)
        wantsReports = message.wantsReports
        askAgain = max(askAgain, message.askAgain)
        return true
    }

    mutating func look(_ standing: NodeStanding) {
        func lack(_ unmet: NodeStanding.Unmet) -> Lack { Lack(rule: unmet.rule, words: unmet.words, mend: unmet.mend) }
        seen = standing.unmet.map(lack)
        advised = Dictionary(standing.advised.map { ($0.rule, lack($0)) }) { first, _ in first }
    }

    /// What stands against everything on the node; each rule once.
    var lacks: [Lack] { seen + told.filter { mine in !seen.contains { $0.rule == mine.rule } } }

    /// What stands against one entry.
    func lack(for entry: RegistrationEntry) -> Lack? {
        if let first = lacks.first { return first }
        if let said = withheld[entry.name] { return said }
        return entry.requires?.posture.lazy.compactMap { advised[$0] }.first
    }
}
