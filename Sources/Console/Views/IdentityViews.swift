public import Runtime

/// One identity on its page: who answers for it, where it may be, and how long it lasts without the server.
public struct IdentitySummary: Codable, Sendable, Hashable {
    /// A SPIFFE ID, or the template of many.
    public var id: String
    public var isTemplate: Bool
    /// The entry that gives it; `nil` for what none gives any more, or a pipeline's rule gave.
    public var entry: String?
    public var owner: String
    public var purpose: String
    public var reviewBy: Timestamp?
    /// Of the entry.
    public var expiresAt: Timestamp?
    /// Nodes that the entry is for, and how many of them are connected now.
    public var nodes: Int
    public var connected: Int
    /// X.509-SVIDs that are good and that somebody renews.
    public var held: Int
    /// When the first of them ends: so long the server may be away.
    public var firstEnd: Timestamp?
    /// Why nobody is given it.
    public var revoked: String?
    /// Nodes that are not what they must be for it, and why the first of them is not.
    public var unfit: Int
    public var lack: String?

    public init(
        id: String, isTemplate: Bool, entry: String?, owner: String, purpose: String, reviewBy: Timestamp?, expiresAt: Timestamp?,
        nodes: Int, connected: Int, held: Int, firstEnd: Timestamp?, revoked: String?, unfit: Int = 0, lack: String? = nil
    ) {
        self.id = id
        self.isTemplate = isTemplate
        self.entry = entry
        self.owner = owner
        self.purpose = purpose
        self.reviewBy = reviewBy
        self.expiresAt = expiresAt
        self.nodes = nodes
        self.connected = connected
        self.held = held
        self.firstEnd = firstEnd
        self.revoked = revoked
        self.unfit = unfit
        self.lack = lack
    }

    public func isOverdue(at now: Timestamp) -> Bool { reviewBy.map { $0 <= now } ?? false }
}

/// What the filter form of the identities asks for, and its address says.
struct IdentityFilter: Sendable, Equatable {
    var text = ""
    /// Only what somebody should have looked at by now.
    var isOverdue = false
    var isRevoked = false

    var isEmpty: Bool { self == IdentityFilter() }

    init() {}

    init(_ fields: FormFields) {
        text = String(fields["text"].prefix(200))
        isOverdue = fields["overdue"] == "1"
        isRevoked = fields["revoked"] == "1"
    }

    func apply(to all: [IdentitySummary], now: Timestamp) -> [IdentitySummary] {
        let words = text.lowercased().split(separator: " ")
        return all.filter { item in
            guard !isOverdue || item.isOverdue(at: now), !isRevoked || item.revoked != nil else { return false }
            let haystack = [item.id, item.entry ?? "", item.owner, item.purpose].joined(separator: " ").lowercased()
            return words.allSatisfy { haystack.contains($0) }
        }
    }
}
