public import Estate

/// Who is let in for where they come from (R71).
extension Action {
    /// The rules that imports told of. Changes nothing.
    public struct NetworkTrustRules: ActionCall {
        public static let name = "network-trust"

        public init() {}

        public struct Answer: Codable, Sendable {
            /// Widest first.
            public var rules: [KnownTrust]

            public init(rules: [KnownTrust]) { self.rules = rules }
        }
    }
}
