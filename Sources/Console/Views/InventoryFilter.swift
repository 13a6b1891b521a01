import Estate

/// What the inventory's filter form asks for. An empty field asks for everything.
struct InventoryFilter: Sendable, Equatable {
    var text = ""
    var kind = ""
    var owner = ""
    var state: CredentialState?

    /// Whether nothing is filtered.
    var isEmpty: Bool { self == InventoryFilter() }

    init() {}

    init(_ fields: FormFields) {
        text = String(fields["text"].prefix(200))
        kind = String(fields["kind"].prefix(200))
        owner = String(fields["owner"].prefix(200))
        state = CredentialState(rawValue: fields["state"])
    }

    func apply(to all: [CredentialSummary]) -> [CredentialSummary] {
        let words = text.lowercased().split(separator: " ")
        return all.filter { item in
            guard kind.isEmpty || item.kind == kind, owner.isEmpty || item.owner == owner,
                state == nil || item.state == state
            else { return false }
            if words.isEmpty { return true }
            let haystack = ([item.kind, item.hint, item.owner, item.fingerprint.text] + item.workloads)
                .joined(separator: " ").lowercased()
            return words.allSatisfy { haystack.contains($0) }
        }
    }
}
