public import SPIFFE

/// Somebody who may register within a namespace, and cannot leave it: not by an ID, not by a template, not by an entry of somebody
/// else, and not by making anything that is more than a workload.
public struct Registrar: Sendable, Hashable, Codable {
    public var name: String
    /// `/shop`: IDs whose path begins with it and a `/`.
    public var prefix: String
    /// Who acts under this name, as the ledger calls them: `operator:ada`.
    public var actors: [String]
    /// What else its entries may say.
    public var rights: RegistrarRights

    public init(name: String, prefix: String, actors: [String], rights: RegistrarRights = RegistrarRights()) {
        self.name = name
        self.prefix = prefix
        self.actors = actors
        self.rights = rights
    }

    /// One from before there were rights has none: its entries stay, and each change of one says what is to be given.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name), prefix: try container.decode(String.self, forKey: .prefix),
            actors: try container.decode([String].self, forKey: .actors),
            rights: try container.decodeIfPresent(RegistrarRights.self, forKey: .rights) ?? RegistrarRights())
    }

    /// What is wrong with its own declaration.
    public func fault(in trustDomain: TrustDomain) -> String? {
        guard EntryRules.isName(name), !name.contains("/") else { return "a registrar's name has letters, digits, `.`, `-`, `_`" }
        guard prefix.hasPrefix("/"), SPIFFEID("spiffe://\(trustDomain)\(prefix)") != nil, !(prefix + "/").hasPrefix(EntryRules.reservedPath)
        else { return "`\(prefix.prefix(120))` is no path such as `/shop`, or it is the server's own" }
        guard (1...64).contains(actors.count), actors.allSatisfy({ (1...256).contains($0.utf8.count) }) else {
            return "it needs 1 to 64 actors"
        }
        return rights.fault(in: trustDomain)
    }

    /// What in `changes` goes beyond its namespace and its rights. Empty when it may make them.
    ///
    /// - Parameter lifetimes: the server's own, beyond which no right means no life.
    public func faults(in changes: EntryChanges, lifetimes: RegistrarRights.Lifetimes) -> [EntryFault] {
        var faults: [EntryFault] = []
        func refuse(_ entry: RegistrationEntry, _ reason: String) { faults.append(EntryFault(entry: entry.name, reason: reason)) }
        func check(new entry: RegistrationEntry) {
            if !covers(entry) {
                refuse(entry, "registrar `\(name)` registers below `\(prefix)/` only, and the ID is `\(entry.spiffeID)`")
            }
            if entry.isAdmin || entry.isDownstream || entry.kind == .node {
                refuse(entry, "a registrar makes workloads only: no `admin`, no `downstream`, no group of nodes")
            }
            for reason in rights.reasons(against: entry, of: name, lifetimes) { refuse(entry, reason) }
            if !entry.name.hasPrefix(name + "/") { refuse(entry, "a registrar's entries are named `\(name)/…`") }
        }
        func check(old entry: RegistrationEntry) {
            if entry.origin != .registrar(name) { refuse(entry, "it belongs to `\(entry.origin)`, not to registrar `\(name)`") }
        }
        changes.created.forEach(check(new:))
        for update in changes.updated {
            check(old: update.before)
            check(new: update.after)
        }
        changes.deleted.forEach(check(old:))
        return faults
    }

    /// Whether every ID of the entry lies in the namespace, whatever fills its template.
    private func covers(_ entry: RegistrationEntry) -> Bool { entry.spiffeID.fixedPath.hasPrefix(prefix + "/") }
}
