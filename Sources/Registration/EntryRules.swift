import Context
import Estate
public import Runtime
public import SPIFFE

/// Why an entry is not taken, and what would mend it.
public struct EntryFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The entry's name.
    public var entry: String
    public var reason: String

    public init(entry: String, reason: String) {
        self.entry = entry
        self.reason = reason
    }

    public var description: String { "entry `\(entry.prefix(80))`: \(reason)" }
}

/// What an entry must be, before anything is stored or signed for it.
public struct EntryRules: Sendable {
    public var trustDomain: TrustDomain
    public var now: Timestamp

    /// Below it live the server, its agents and nothing that anybody registers.
    public static let reservedPath = "/mayfly/"

    public init(trustDomain: TrustDomain, now: Timestamp) {
        self.trustDomain = trustDomain
        self.now = now
    }

    /// All that is wrong with it. Empty when it can be taken.
    public func faults(of entry: RegistrationEntry) -> [EntryFault] {
        var reasons: [String] = []
        if !Self.isName(entry.name) {
            reasons.append("its name needs 1–127 letters, digits, `.`, `-`, `_` or `/`, beginning with a letter or digit")
        }
        if entry.origin != .estate, entry.estateWorkload != nil {
            reasons.append(
                "names that begin with `\(RegistrationEntry.estatePrefix)` follow from the estate file: change that, and `mayfly apply` it")
        }
        if entry.spiffeID.trustDomain != trustDomain {
            reasons.append("its ID is of trust domain `\(entry.spiffeID.trustDomain)`, this server's is `\(trustDomain)`")
        }
        // A template could be filled so that it ends up there.
        let isOpen = entry.spiffeID.fixed == nil && Self.reservedPath.hasPrefix(entry.spiffeID.fixedPath)
        if isOpen || (entry.spiffeID.fixedPath + "/").hasPrefix(Self.reservedPath) {
            reasons.append("IDs below `\(Self.reservedPath)` are the server's and its agents'")
        }
        if let parent = entry.parent, parent.trustDomain != trustDomain || parent.path.isEmpty {
            reasons.append("its parent `\(parent)` is no agent and no group of nodes of this trust domain")
        }
        reasons += selectorFaults(entry)
        if let hint = entry.hint, !(1...1024).contains(hint.utf8.count) { reasons.append("a hint has 1 to 1024 bytes") }
        reasons += lifetimeFaults(entry)
        if entry.dnsNames.count > 16 { reasons.append("at most 16 DNS names are possible") }
        reasons += entry.dnsNames.filter { !Self.isDNSName($0) }.map { "`\($0.prefix(80))` is no DNS name" }
        if entry.federatesWith.contains(trustDomain) { reasons.append("it federates with its own trust domain: leave that out") }
        if entry.federatesWith.count > 64 { reasons.append("it federates with more than 64 trust domains") }
        // R52: an identity without purpose, owner and a date on which somebody looks at it again is the next standing credential.
        if entry.owner.allSatisfy(\.isWhitespace) { reasons.append("it has no owner: name the person or team that answers for it") }
        if entry.purpose.allSatisfy(\.isWhitespace) { reasons.append("it has no purpose: say what it is for") }
        if entry.owner.utf8.count > 256 || entry.purpose.utf8.count > 1024 { reasons.append("owner has at most 256 bytes, purpose 1024") }
        if entry.origin != .estate, entry.expiresAt == nil, entry.reviewBy == nil {
            reasons.append("it has neither an end (`expires`) nor a day on which it is looked at again (`review`)")
        }
        if let requires = entry.requires {
            reasons += requires.faults
            if entry.kind == .node { reasons.append("a group of nodes requires nothing: its selectors say what a node must be") }
        }
        if let end = entry.expiresAt, end <= now { reasons.append("it expired at \(end)") }
        return reasons.map { EntryFault(entry: entry.name, reason: $0) }
    }

    private func selectorFaults(_ entry: RegistrationEntry) -> [String] {
        var reasons: [String] = []
        if entry.selectors.isEmpty { reasons.append("it has no selectors, so nobody could be it") }
        if entry.selectors.count > 64 { reasons.append("at most 64 selectors are possible") }
        if Set(entry.selectors).count < entry.selectors.count { reasons.append("a selector stands twice") }
        let asked = Set(entry.selectors.map(\.type))
        let ofNodes = asked.intersection(SelectorType.ofNodes.map(\.name))
        // A place too: no process has a value for it, so an agent would fill it as it likes.
        let toldOfNodes = ofNodes.union(entry.spiffeID.places.intersection(SelectorType.ofNodes.map(\.name)))
        switch entry.kind {
        case .workload where !toldOfNodes.isEmpty:
            reasons.append(
                "`\(toldOfNodes.min() ?? "")` tells of nodes, and not of processes: make a group of nodes (`kind: node`), and name that as `parent`")
        case .node where ofNodes.count < asked.count:
            let types = SelectorType.ofNodes.map(\.name).joined(separator: ", ")
            reasons.append("a group of nodes is made of what attestation tells of nodes: \(types)")
        default: break
        }
        // `{unix:user}` alone would make every user of every node somebody; a place narrows nothing down by itself.
        if asked.subtracting(entry.spiffeID.places).isEmpty, !entry.spiffeID.places.isEmpty {
            reasons.append("besides what fills its template it needs a selector that narrows it down")
        }
        return reasons
    }

    private func lifetimeFaults(_ entry: RegistrationEntry) -> [String] {
        let range: ClosedRange<Duration> = .seconds(5) ... .seconds(7 * 86400)
        var reasons: [String] = []
        if let life = entry.x509Lifetime, !range.contains(life) { reasons.append("an X.509-SVID lives 5 s to 7 days") }
        if let life = entry.jwtLifetime, !(.seconds(5) ... .seconds(86400)).contains(life) { reasons.append("a JWT-SVID lives 5 s to 1 day") }
        return reasons
    }

    static func isName(_ text: String) -> Bool {
        func isWord(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) || (48...57).contains(byte) }
        return (1...127).contains(text.utf8.count) && text.utf8.first.map(isWord) == true
            && text.utf8.allSatisfy { isWord($0) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/")].contains($0) }
    }

    /// RFC 1123 §2.1 with an optional leading `*.`; at most 253 bytes, labels of at most 63. `*` stands for the leftmost label as a whole,
    /// above two others at least: `*.com` would be everybody's.
    static func isDNSName(_ text: String) -> Bool {
        let isWildcard = text.hasPrefix("*.")
        let name = isWildcard ? text.dropFirst(2) : text[...]
        guard (1...253).contains(name.utf8.count) else { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if isWildcard, labels.count < 2 { return false }
        // All digits in the last would be an address.
        guard let last = labels.last, !last.allSatisfy(\.isNumber) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
        }
    }
}
