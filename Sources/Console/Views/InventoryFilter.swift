import Estate
import Runtime

/// What the inventory's filter form asks for, and its address says. An empty field asks for everything.
struct InventoryFilter: Sendable, Equatable {
    /// How long a value has stood, at least.
    enum Age: String, CaseIterable, Sendable {
        case month, quarter, year

        var word: String {
            switch self {
            case .month: "30 days or more"
            case .quarter: "90 days or more"
            case .year: "a year or more"
            }
        }

        var length: Duration {
            switch self {
            case .month: .seconds(30 * 86_400)
            case .quarter: .seconds(90 * 86_400)
            case .year: .seconds(365 * 86_400)
            }
        }
    }

    var text = ""
    var kind = ""
    var owner = ""
    var state: CredentialState?
    var source: SourceKind?
    var age: Age?
    /// Only what nobody owns.
    var isUnowned = false
    /// Only what several workloads use.
    var isShared = false

    /// Whether nothing is filtered.
    var isEmpty: Bool { self == InventoryFilter() }

    init() {}

    init(_ fields: FormFields) {
        text = String(fields["text"].prefix(200))
        kind = String(fields["kind"].prefix(200))
        owner = String(fields["owner"].prefix(200))
        state = CredentialState(rawValue: fields["state"])
        source = SourceKind(rawValue: fields["source"])
        age = Age(rawValue: fields["age"])
        isUnowned = Self.isOn(fields["unowned"])
        isShared = Self.isOn(fields["shared"])
    }

    private static func isOn(_ value: String) -> Bool { ["1", "on", "true", "yes"].contains(value) }

    func apply(to all: [CredentialSummary], now: Timestamp) -> [CredentialSummary] {
        let words = text.lowercased().split(separator: " ")
        return all.filter { item in
            guard kind.isEmpty || item.kind == kind, owner.isEmpty || item.owner == owner, state == nil || item.state == state,
                source.map(item.sources.contains) ?? true, !isUnowned || item.owner == FoundCredential.unknownOwner,
                !isShared || item.workloads.count > 1
            else { return false }
            // What is of unknown age is not older than anything.
            if let age, !(item.since.map { now - $0 >= age.length } ?? false) { return false }
            if words.isEmpty { return true }
            let haystack = ([item.kind, item.hint, item.owner, item.fingerprint.text] + item.workloads + item.paths + item.environments)
                .joined(separator: " ").lowercased()
            return words.allSatisfy { haystack.contains($0) }
        }
    }
}
