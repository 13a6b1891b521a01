import Estate
public import Runtime
public import SPIFFE

/// What an operator declares: the rules, whose statements count, and what nodes are called.
public struct ContextPolicy: Sendable, Hashable {
    public var rules: [PostureRule]
    public var feeds: [ContextFeed]
    public var labels: [ContextLabel]

    public init(rules: [PostureRule] = [], feeds: [ContextFeed] = [], labels: [ContextLabel] = []) {
        self.rules = rules
        self.feeds = feeds
        self.labels = labels
    }

    public static let ruleLimit = 1000
    /// Most rules about checks that concern one node; what is beyond it would never be looked at, so it is refused.
    public static let checkLimit = 64

    public var isEmpty: Bool { rules.isEmpty && feeds.isEmpty && labels.isEmpty }

    public subscript(rule name: String) -> PostureRule? { rules.first { $0.name == name } }

    /// The rules that concern a node.
    public func rules(for node: NodeFacts) -> [PostureRule] { rules.filter { $0.nodes.covers(node) } }

    /// What the server and operators know of a node, added to what was observed of it.
    public func context(of node: NodeFacts, observed: NodeContext, at now: Timestamp) -> NodeContext {
        var context = observed
        let evidence = Duration.seconds(3650 * 86400)
        _ = context.take(
            ContextAttribute(.attestationMethod, node.method, signer: "server", observedAt: node.attestedAt, maximumAge: evidence), at: now)
        for label in labels where label.nodes.covers(node) {
            for (name, value) in label.values {
                // It rests on what attestation proved, and is as old as that.
                _ = context.take(
                    ContextAttribute(name, value, signer: "operators", observedAt: node.attestedAt, maximumAge: label.maximumAge), at: now)
            }
        }
        return context
    }
}

/// Somebody who states things of nodes, and by what key.
public struct ContextFeed: Sendable, Hashable {
    /// Its statements' `iss`.
    public var name: String
    /// `nil`: it makes no statements; what counts are events of ``transmitter``.
    public var key: JSONWebKey?
    /// The transmitter of security events whose word this is (`mayfly signals`), in place of a key.
    public var transmitter: String?
    /// The names that it may state.
    public var attributes: [AttributeName]
    public var owner: String

    public init(name: String, key: JSONWebKey, attributes: [AttributeName], owner: String) {
        self.name = name
        self.key = key
        self.attributes = attributes
        self.owner = owner
    }

    public init(name: String, transmitter: String, attributes: [AttributeName], owner: String) {
        self.name = name
        self.transmitter = transmitter
        self.attributes = attributes
        self.owner = owner
    }

    /// Whose word it is: with another, nothing that was said before counts.
    public var origin: String { key?.json ?? "transmitter \(transmitter ?? "")" }

    public static func == (lhs: Self, rhs: Self) -> Bool {
        (lhs.name, lhs.attributes, lhs.owner) == (rhs.name, rhs.attributes, rhs.owner) && lhs.origin == rhs.origin
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What operators call nodes that attestation has described.
public struct ContextLabel: Sendable, Hashable {
    public var name: String
    public var nodes: NodeMatch
    public var values: [AttributeName: String]
    /// How old the attestation may be that it rests on.
    public var maximumAge: Duration

    public init(name: String, nodes: NodeMatch, values: [AttributeName: String], maximumAge: Duration = .seconds(3650 * 86400)) {
        self.name = name
        self.nodes = nodes
        self.values = values
        self.maximumAge = maximumAge
    }
}

extension ContextPolicy {
    /// All that is wrong with it. Empty when it can be taken.
    public func faults(in trustDomain: TrustDomain) -> [String] {
        var faults: [String] = []
        func twice(_ names: [String], _ what: String) {
            let repeated = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
            faults += repeated.map { "\(what) `\($0.prefix(80))` is declared twice" }
        }
        twice(rules.map(\.name), "rule")
        twice(feeds.map(\.name), "feed")
        twice(labels.map(\.name), "label")
        if rules.count > Self.ruleLimit || feeds.count > 64 || labels.count > Self.ruleLimit {
            faults.append("at most \(Self.ruleLimit) rules, 64 feeds and \(Self.ruleLimit) labels are possible")
        }
        if rules.count(where: { $0.attribute.check != nil }) > Self.checkLimit {
            faults.append("at most \(Self.checkLimit) rules about checks of nodes are possible")
        }
        for rule in rules { faults += self.faults(of: rule, in: trustDomain).map { "rule `\(rule.name.prefix(80))`: \($0)" } }
        for feed in feeds { faults += Self.faults(of: feed).map { "feed `\(feed.name.prefix(80))`: \($0)" } }
        for label in labels { faults += Self.faults(of: label, in: trustDomain).map { "label `\(label.name.prefix(80))`: \($0)" } }
        return faults
    }

    private func faults(of rule: PostureRule, in trustDomain: TrustDomain) -> [String] {
        var faults = Self.faults(of: rule.nodes, in: trustDomain)
        if !Self.isName(rule.name) { faults.append("its name needs 1–63 of a–z, digits, `.`, `-` and `_`") }
        if rule.owner.allSatisfy(\.isWhitespace) { faults.append("it has no owner: name the person or team that answers for it") }
        if rule.owner.utf8.count > 256 || (rule.mend?.utf8.count ?? 0) > 512 { faults.append("owner has at most 256 bytes, mend 512") }
        if !(.seconds(3) ... .seconds(3650 * 86400)).contains(rule.maximumAge) { faults.append("`max-age` is 3 s to 10 years") }
        switch rule.limit {
        case .present: break
        case .oneOf(let values):
            if !(1...64).contains(values.count) { faults.append("`in` has 1 to 64 values") }
            faults += values.filter { !ContextAttribute.isValue($0) }.map { "`\($0.prefix(40))` is no value" }
        case .atLeast(let value), .atMost(let value):
            if !Magnitude.isComparable(value) { faults.append("`\(value.prefix(40))` is no length of time, whole number or version") }
        }
        switch (rule.attribute.source, rule.feed) {
        case (.feed, nil): faults.append("`\(rule.attribute)` is stated by a feed: say which, `feed: NAME`")
        case (.feed, let name?):
            if let feed = feeds.first(where: { $0.name == name }) {
                if !feed.attributes.contains(rule.attribute) { faults.append("feed `\(name)` may not state `\(rule.attribute)`") }
            } else {
                faults.append("there is no feed `\(name.prefix(80))`")
            }
        case (_, .some): faults.append("`\(rule.attribute)` is no feed's")
        default: break
        }
        return faults
    }

    private static func faults(of feed: ContextFeed) -> [String] {
        var faults: [String] = []
        if !isName(feed.name) { faults.append("its name needs 1–63 of a–z, digits, `.`, `-` and `_`") }
        if feed.owner.allSatisfy(\.isWhitespace) { faults.append("it has no owner") }
        if !(1...64).contains(feed.attributes.count) { faults.append("it may state 1 to 64 attributes") }
        faults += feed.attributes.filter { $0.source != .feed }.map { "`\($0)` is for no feed to state" }
        if let key = feed.key, key.algorithms.count != 1 { faults.append("its key needs `alg`: one algorithm, and no other, is accepted") }
        if let transmitter = feed.transmitter, !isName(transmitter) { faults.append("`transmitter` is no name") }
        return faults
    }

    private static func faults(of label: ContextLabel, in trustDomain: TrustDomain) -> [String] {
        var faults = self.faults(of: label.nodes, in: trustDomain)
        if !isName(label.name) { faults.append("its name needs 1–63 of a–z, digits, `.`, `-` and `_`") }
        if label.nodes.isEveryNode { faults.append("it needs `node` or `selectors`: what rests on no evidence says nothing") }
        if label.values.isEmpty { faults.append("it says nothing: `environment`, `location` or `label:…`") }
        faults += label.values.keys.filter { $0.source != .operators }.sorted().map { "`\($0)` is no label: write `label:NAME`" }
        faults += label.values.values.filter { !ContextAttribute.isValue($0) }.sorted().map { "`\($0.prefix(40))` is no value" }
        return faults
    }

    private static func faults(of match: NodeMatch, in trustDomain: TrustDomain) -> [String] {
        var faults: [String] = []
        if let node = match.node, node.trustDomain != trustDomain || node.path.isEmpty {
            faults.append("`\(node)` is no agent and no group of nodes of this trust domain")
        }
        let known = Set(SelectorType.ofNodes.map(\.name))
        faults += match.selectors.filter { !known.contains($0.type) }.map { "`\($0)` tells nothing of nodes" }
        if match.selectors.count > 64 { faults.append("at most 64 selectors are possible") }
        return faults
    }

    static func isName(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count) && ((97...122).contains(text.utf8.first ?? 0) || (48...57).contains(text.utf8.first ?? 0))
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0) }
    }
}
