public import Runtime

/// An issuer that may be asked, and perhaps where: `postgresql`, `github=https://ghe.example/api/v3`.
public struct ValidityChoice: Sendable {
    let check: ValidityCheck

    public static let providers = ValidityCheck.Provider.allCases.map(\.rawValue)

    /// Reads `PROVIDER` or `PROVIDER=ENDPOINT`.
    public init(_ text: String) throws(DiscoveryError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let provider = ValidityCheck.Provider(rawValue: parts[0]) else {
            throw DiscoveryError(
                code: .badConfiguration,
                description: "`\(shown(parts[0], limit: 40))` cannot be asked; there are \(Self.providers.joined(separator: ", "))")
        }
        let endpoint = parts.count > 1 ? parts[1] : nil
        guard let check = ValidityCheck(provider, at: endpoint) else {
            throw DiscoveryError(
                code: .badConfiguration,
                description: "`\(shown(endpoint ?? "", limit: 200))` is no address of \(provider.rawValue): write \(provider.form)")
        }
        self.check = check
    }
}

/// Whom to ask, how often at most, and where it is written down.
public struct ValidityOptions: Sendable {
    public var choices: [ValidityChoice]
    /// Questions for each host in a second, at most.
    public var perSecond: Double
    /// Questions in all, at most.
    public var limit: Int
    /// To connect; and as long again to answer.
    public var timeout: Duration
    /// Say what would be asked, and ask nothing.
    public var isPreview: Bool
    /// Where each question is recorded, in ``CheckRecord/name``. What cannot be recorded is not asked.
    public var record: StateDirectory
    /// Is told what will be asked, before it is.
    public var announce: @Sendable (_ lines: [String]) -> Void
    /// Waits between questions to one host.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(
        _ choices: [ValidityChoice], record: StateDirectory, perSecond: Double = 1, limit: Int = 100, timeout: Duration = .seconds(5),
        isPreview: Bool = false, announce: @escaping @Sendable (_ lines: [String]) -> Void,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.choices = choices
        self.record = record
        self.perSecond = min(max(perSecond, 0.01), 100)
        self.limit = max(0, limit)
        self.timeout = timeout
        self.isPreview = isPreview
        self.announce = announce
        self.sleep = sleep
    }
}
