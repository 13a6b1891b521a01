public import Runtime

/// Something that has just happened, for the live page. A ledger entry in words.
public struct LiveEvent: Sendable, Codable, Hashable {
    public enum Tone: String, Sendable, Codable { case neutral, good, attention, bad }
    /// The ledger's sequence number: a reader that reconnects asks for what came after it.
    public var sequence: Int
    public var at: Timestamp
    /// The ledger's kind: `decision.permitted`, `path.mode-changed`.
    public var kind: String
    public var subject: String
    public var actor: String
    /// What happened, in one line.
    public var text: String
    public var tone: Tone

    public init(sequence: Int, at: Timestamp, kind: String, subject: String, actor: String, text: String, tone: Tone) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.text = text
        self.tone = tone
    }
}
