//  Registration: who may be whom. Entries say which processes, on which nodes, get which SPIFFE ID, for how long, who answers for
//  it, and which standing secret it replaces. Everything here but `Registrations` is a value: entries are compared, previewed
//  and summed up without a database, on the server and on every agent alike.

public import Context
public import Estate
public import Runtime
public import SPIFFE

/// One registration: processes that have all `selectors`, on a node that `parent` covers, are `spiffeID`.
public struct RegistrationEntry: Sendable, Hashable {
    /// Unique, and stable across changes: what a file, a person and the ledger call it.
    public var name: String
    public var spiffeID: IDTemplate
    /// An agent, or the alias of a group of nodes (an entry with `kind` ``Kind/node``); `nil` for every agent.
    public var parent: SPIFFEID?
    public var kind: Kind
    /// All must hold.
    public var selectors: [Selector]
    /// Tells one identity of several apart for the workload (Workload API §8); at most 1024 bytes.
    public var hint: String?
    /// `nil`: the server's own.
    public var x509Lifetime: Duration?
    public var jwtLifetime: Duration?
    public var dnsNames: [String]
    public var federatesWith: [TrustDomain]
    /// May ask for an authority of its own below ours: a nested server.
    public var isDownstream: Bool
    /// May use the server's API over mutual TLS.
    public var isAdmin: Bool
    /// From then on it is nobody's.
    public var expiresAt: Timestamp?
    /// What the node must be now, beyond what every node must be.
    public var requires: ContextRequirement?

    /// Whether it makes a nested server of this ID now.
    public func isNestedServer(_ id: SPIFFEID, at now: Timestamp) -> Bool {
        kind == .workload && isDownstream && spiffeID.fixed == id && !isExpired(at: now)
    }

    // MARK: Who answers for it (R52)

    public var owner: String
    public var purpose: String
    /// When somebody looks at it again.
    public var reviewBy: Timestamp?
    /// The standing credential whose place it takes.
    public var replaces: Fingerprint?

    // MARK: Kept by the server

    public var origin: Origin
    /// The change that made it what it is; grows over all entries together.
    public var revision: Int

    public enum Kind: String, Sendable, Codable {
        case workload
        /// A group of nodes: its selectors are those of node attestation.
        case node
    }

    /// Whose hand may change it.
    public enum Origin: Sendable, Hashable {
        /// Follows from a workload in the estate file.
        case estate
        /// Applied by an operator.
        case operators
        /// Applied by a registrar, and bound to its namespace.
        case registrar(String)
    }

    public init(
        name: String, spiffeID: IDTemplate, parent: SPIFFEID? = nil, kind: Kind = .workload, selectors: [Selector],
        hint: String? = nil, x509Lifetime: Duration? = nil, jwtLifetime: Duration? = nil, dnsNames: [String] = [],
        federatesWith: [TrustDomain] = [], isDownstream: Bool = false, isAdmin: Bool = false, expiresAt: Timestamp? = nil,
        requires: ContextRequirement? = nil,
        owner: String, purpose: String, reviewBy: Timestamp? = nil, replaces: Fingerprint? = nil, origin: Origin = .operators,
        revision: Int = 0
    ) {
        self.name = name
        self.spiffeID = spiffeID
        self.parent = parent
        self.kind = kind
        self.selectors = selectors.sorted()
        self.hint = hint
        self.x509Lifetime = x509Lifetime
        self.jwtLifetime = jwtLifetime
        self.dnsNames = dnsNames
        self.federatesWith = federatesWith
        self.isDownstream = isDownstream
        self.isAdmin = isAdmin
        self.expiresAt = expiresAt
        self.requires = requires
        self.owner = owner
        self.purpose = purpose
        self.reviewBy = reviewBy
        self.replaces = replaces
        self.origin = origin
        self.revision = revision
    }

    public func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// The identity of a process with these selectors; `nil` when one is lacking, or gives the template no value.
    public func identity(having held: Set<Selector>) -> SPIFFEID? {
        // An empty list is nobody: what nothing is asked of cannot be told apart.
        guard !selectors.isEmpty, selectors.allSatisfy(held.contains) else { return nil }
        return spiffeID.id(with: held)
    }

    /// The same entry as far as people decide it: what the server counts is left out.
    public func isSameDeclaration(as other: RegistrationEntry) -> Bool {
        var copy = other
        copy.revision = revision
        return self == copy
    }
}

extension RegistrationEntry.Origin: CustomStringConvertible {
    public init(_ text: String) {
        self =
            switch text {
            case "estate": .estate
            case "operators": .operators
            default: .registrar(text.hasPrefix("registrar:") ? String(text.dropFirst(10)) : text)
            }
    }

    public var description: String {
        switch self {
        case .estate: "estate"
        case .operators: "operators"
        case .registrar(let name): "registrar:\(name)"
        }
    }
}
