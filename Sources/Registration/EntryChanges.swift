import Context
/// What applying a declaration would do, entry by entry.
public struct EntryChanges: Sendable, Hashable, Codable {
    public var created: [RegistrationEntry] = []
    public var updated: [Update] = []
    public var deleted: [RegistrationEntry] = []
    public var unchanged = 0

    public struct Update: Sendable, Hashable, Codable {
        public var before: RegistrationEntry
        public var after: RegistrationEntry

        /// What differs, in the words of the file.
        public var differences: [Difference] {
            func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "none" }
            let pairs: [(String, String, String)] = [
                ("id", before.spiffeID.description, after.spiffeID.description),
                ("parent", text(before.parent), text(after.parent)),
                ("kind", before.kind.rawValue, after.kind.rawValue),
                ("selectors", list(before.selectors), list(after.selectors)),
                ("hint", text(before.hint), text(after.hint)),
                ("x509-lifetime", text(before.x509Lifetime), text(after.x509Lifetime)),
                ("jwt-lifetime", text(before.jwtLifetime), text(after.jwtLifetime)),
                ("dns-names", list(before.dnsNames), list(after.dnsNames)),
                ("federates-with", list(before.federatesWith), list(after.federatesWith)),
                ("downstream", before.isDownstream.description, after.isDownstream.description),
                ("admin", before.isAdmin.description, after.isAdmin.description),
                ("expires", text(before.expiresAt), text(after.expiresAt)),
                ("requires", text(before.requires), text(after.requires)),
                ("owner", before.owner, after.owner), ("purpose", before.purpose, after.purpose),
                ("review", text(before.reviewBy), text(after.reviewBy)),
                ("replaces", text(before.replaces), text(after.replaces)),
                ("origin", before.origin.description, after.origin.description),
            ]
            return pairs.filter { $0.1 != $0.2 }.map { Difference(field: $0.0, before: $0.1, after: $0.2) }
        }

        private func list(_ values: [some CustomStringConvertible]) -> String {
            values.isEmpty ? "none" : values.map(\.description).joined(separator: " ")
        }
    }

    public struct Difference: Sendable, Hashable, Codable {
        public var field: String
        public var before: String
        public var after: String
    }

    public var isEmpty: Bool { created.isEmpty && updated.isEmpty && deleted.isEmpty }

    /// From `current` to what is `declared`.
    ///
    /// - Parameter prune: the entries of `current` that go when nothing declares them any more.
    public init(
        from current: [String: RegistrationEntry], to declared: [RegistrationEntry], prune: (RegistrationEntry) -> Bool = { _ in false }
    ) {
        for entry in declared.sorted(by: { $0.name < $1.name }) {
            guard let before = current[entry.name] else {
                created.append(entry)
                continue
            }
            if before.isSameDeclaration(as: entry) {
                unchanged += 1
            } else {
                updated.append(Update(before: before, after: entry))
            }
        }
        let names = Set(declared.map(\.name))
        deleted = current.values.filter { !names.contains($0.name) && prune($0) }.sorted { $0.name < $1.name }
    }

    /// The removal of some.
    public init(deleting entries: [RegistrationEntry]) {
        deleted = entries
    }

    /// The same changes in parts of at most `size`, in an order in which nobody goes without: what is new comes first, and what goes
    /// goes last.
    public func parts(of size: Int) -> [EntryChanges] {
        func pieces<Element>(_ all: [Element]) -> [[Element]] {
            stride(from: 0, to: all.count, by: size).map { Array(all[$0..<Swift.min($0 + size, all.count)]) }
        }
        func part(_ fill: (inout EntryChanges) -> Void) -> EntryChanges {
            var part = EntryChanges(deleting: [])
            fill(&part)
            return part
        }
        return pieces(created).map { piece in part { $0.created = piece } } + pieces(updated).map { piece in part { $0.updated = piece } }
            + pieces(deleted).map { piece in part { $0.deleted = piece } }
    }

    /// How many entries they concern.
    public var count: Int { created.count + updated.count + deleted.count }
}
