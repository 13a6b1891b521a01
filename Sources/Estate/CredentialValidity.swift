public import Runtime

/// What an issuer said when somebody asked whether a credential still works. Nobody asks unless told to.
public struct CredentialValidity: Sendable, Codable, Hashable {
    public enum Outcome: String, Sendable, Codable {
        /// The issuer let it in.
        case live
        /// Every place that was asked refused it.
        case dead
        /// Nothing was learnt; `detail` says why.
        case unknown
    }

    public var checkedAt: Timestamp
    /// `postgresql`, `redis`, `aws`, `github`.
    public var provider: String
    /// Where it was asked, as whom; never with the value.
    public var endpoint: String
    public var outcome: Outcome
    /// Why, in words.
    public var detail: String

    public init(checkedAt: Timestamp, provider: String, endpoint: String, outcome: Outcome, detail: String) {
        self.checkedAt = checkedAt
        self.provider = provider
        self.endpoint = endpoint
        self.outcome = outcome
        self.detail = detail
    }
}
