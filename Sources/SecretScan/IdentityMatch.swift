import Runtime

extension Match {
    /// A credential that a report tells of without its value: known by who holds it. The identity takes the value's place, so
    /// that the same key in two reports is one credential; it is set apart from values, which nobody writes like this.
    public init(identity: String, kind: String, line: Int, slot: String, endpoint: EndpointParts, reason: String) {
        self.init(
            secret: Secret("mayfly identity v1\n" + identity), kind: kind, range: 0..<0, line: line, slot: slot, endpoint: endpoint, confidence: .high,
            reason: reason, isJoinable: false)
    }

    /// `member` of an archive goes before the slot.
    public func inside(_ member: some StringProtocol) -> Match {
        var match = self
        match.slot = String(member) + (slot.map { ":" + $0 } ?? "")
        return match
    }
}
