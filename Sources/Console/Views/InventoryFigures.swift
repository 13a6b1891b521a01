public import Estate
public import Runtime

/// A service whose paths were all retired, and a standing credential that has appeared in it since (R113).
public struct Reopened: Sendable, Codable, Hashable {
    public var workload: String
    public var credential: Fingerprint
    public var kind: String
    public var at: Timestamp

    public init(workload: String, credential: Fingerprint, kind: String, at: Timestamp) {
        self.workload = workload
        self.credential = credential
        self.kind = kind
        self.at = at
    }
}

/// The inventory as a whole.
public struct InventoryFigures: Sendable, Codable {
    /// Of the credentials that are not retired (R6).
    public var storage: StorageShare
    /// Of all that were ever known (R17).
    public var growth: CredentialGrowth
    public var reopened: [Reopened]
    /// Counted for whoever asks for it: it takes a look at the whole ledger.
    public var issuance: IssuanceFigures?

    public init(storage: StorageShare, growth: CredentialGrowth, reopened: [Reopened]) {
        self.storage = storage
        self.growth = growth
        self.reopened = reopened
    }
}
