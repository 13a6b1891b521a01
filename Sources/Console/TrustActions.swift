public import Estate
public import Runtime

/// Who is let in for where they come from (R71).
extension Action {
    /// The rules that imports told of. Changes nothing.
    public struct NetworkTrustRules: ActionCall {
        public static let name = "network-trust"

        public init() {}

        public struct Answer: Codable, Sendable {
            /// Widest first.
            public var rules: [Item]

            public init(rules: [Item]) { self.rules = rules }
        }

        public struct Item: Codable, Sendable {
            public var rule: NetworkTrust
            public var firstSeen: Timestamp
            public var lastSeen: Timestamp

            public init(rule: NetworkTrust, firstSeen: Timestamp, lastSeen: Timestamp) {
                self.rule = rule
                self.firstSeen = firstSeen
                self.lastSeen = lastSeen
            }
        }
    }
}
