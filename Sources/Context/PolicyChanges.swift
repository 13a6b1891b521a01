import Estate
import Runtime
import SPIFFE

/// What applying a declaration of context would do, name by name. Rules, feeds and labels are told apart by what stands before.
public struct PolicyChanges: Sendable, Hashable, Codable {
    public var created: [String] = []
    public var updated: [Update] = []
    public var deleted: [String] = []
    public var unchanged = 0

    public struct Update: Sendable, Hashable, Codable {
        public var name: String
        public var before: String
        public var after: String
    }

    public var isEmpty: Bool { created.isEmpty && updated.isEmpty && deleted.isEmpty }

    /// - Parameter prune: what the declaration leaves out goes.
    public init(from before: ContextPolicy, to after: ContextPolicy, prune: Bool) {
        compare("rule", before.rules, after.rules, name: \.name, words: \.description, prune: prune)
        compare("feed", before.feeds, after.feeds, name: \.name, words: \.description, prune: prune)
        compare("label", before.labels, after.labels, name: \.name, words: \.description, prune: prune)
    }

    private mutating func compare<Item: Equatable>(
        _ kind: String, _ before: [Item], _ after: [Item], name: (Item) -> String, words: (Item) -> String, prune: Bool
    ) {
        let old = Dictionary(before.map { (name($0), $0) }) { first, _ in first }
        for item in after {
            switch old[name(item)] {
            case nil: created.append("\(kind)/\(name(item))")
            case item?: unchanged += 1
            case let known?: updated.append(Update(name: "\(kind)/\(name(item))", before: words(known), after: words(item)))
            }
        }
        let names = Set(after.map(name))
        if prune { deleted += before.map(name).filter { !names.contains($0) }.map { "\(kind)/\($0)" } }
    }
}

extension ContextPolicy {
    /// This with what `other` declares put in place of what has the same name.
    public func merging(_ other: ContextPolicy, prune: Bool) -> ContextPolicy {
        guard !prune else { return other }
        func merged<Item>(_ mine: [Item], _ theirs: [Item], _ name: (Item) -> String) -> [Item] {
            let names = Set(theirs.map(name))
            return mine.filter { !names.contains(name($0)) } + theirs
        }
        return ContextPolicy(
            rules: merged(rules, other.rules, \.name), feeds: merged(feeds, other.feeds, \.name), labels: merged(labels, other.labels, \.name))
    }
}

extension PostureRule: CustomStringConvertible {
    public var description: String {
        let from = feed.map { " by feed \($0)" } ?? ""
        return "`\(attribute)`\(from) \(limit.words), no older than \(maximumAge.brief), on \(nodes), \(level.rawValue), of \(owner)"
    }
}

extension NodeMatch: CustomStringConvertible {
    public var description: String {
        let parts = [node?.description].compactMap(\.self) + selectors.map(\.description)
        return parts.isEmpty ? "every node" : parts.joined(separator: " ")
    }
}

extension ContextFeed: CustomStringConvertible {
    public var description: String {
        let algorithm = key?.algorithms.first.map(\.rawValue) ?? "?"
        let whose = key.map { "key \($0.keyID.prefix(12)) (\(algorithm))" } ?? origin
        return "\(whose) may state \(attributes.map(\.description).joined(separator: " ")), of \(owner)"
    }
}

extension ContextLabel: CustomStringConvertible {
    public var description: String {
        let said = values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(said) on \(nodes)"
    }
}
