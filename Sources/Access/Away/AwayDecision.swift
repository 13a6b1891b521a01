import Cedar
public import Runtime

/// What was decided away from the server, as the server is told of it.
public struct AwayDecision: Sendable {
    public var subject: String
    public var isAllowed: Bool
    public var code: String
    public var reason: String
    public var gateway: String
    public var at: Timestamp
    /// As the ledger has them, one after the other.
    private var said: [(name: String, value: String)]
    /// The entities that it rests on; `nil` where the policies had no part in it.
    public var slice: EntitySlice?

    /// As the ledger has them.
    public var facts: [String: String] {
        get { Dictionary(said) { first, _ in first } }
        set { said = newValue.map { ($0.key, $0.value) } }
    }

    init(_ decision: OutsideDecision, gateway: String, at now: Timestamp) {
        at = decision.ruling?.question.now ?? now
        var record = decision.ruling?.record
        record?.decidedAt = at
        (subject, isAllowed, code, reason) = (decision.subject.id, decision.isAllowed, decision.code, decision.reason)
        (self.gateway, said, slice) = (gateway, decision.said(record), decision.ruling?.slice)
    }

    /// As it was told.
    public init(subject: String, isAllowed: Bool, gateway: String, at: Timestamp, facts: [String: String]) {
        (self.subject, self.isAllowed, self.gateway, self.at) = (subject, isAllowed, gateway, at)
        said = facts.map { ($0.key, $0.value) }
        (code, reason) = (facts["code"] ?? "", facts["reason"] ?? "")
    }
}

// MARK: On disk

extension AwayDecision {
    /// The decision in a form that is quickly written; without its entities.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(said.reduce(48 + subject.utf8.count + gateway.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count + 8 })
        func write(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        func write(_ text: String) {
            write(UInt32(clamping: text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }
        write(UInt8(isAllowed ? 1 : 0))
        write(at.milliseconds)
        write(subject)
        write(gateway)
        write(UInt32(clamping: said.count))
        for (name, value) in said {
            write(name)
            write(value)
        }
        return bytes
    }

    /// Most facts of one decision.
    private static let factLimit = 64

    /// - Returns: `nil` for what ``bytes`` never is.
    public init?(bytes: some RandomAccessCollection<UInt8>) {
        var rest = bytes[...]
        func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
            let width = Number.bitWidth / 8
            guard rest.count >= width else { return nil }
            defer { rest = rest.dropFirst(width) }
            return rest.prefix(width).reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
        }
        func text() -> String? {
            guard let count = number(UInt32.self), count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(Int(count)) }
            return String(validating: rest.prefix(Int(count)), as: UTF8.self)
        }
        guard let kind = number(UInt8.self), kind <= 1, let at = number(Int64.self), let subject = text(), let gateway = text(),
            let count = number(UInt32.self), count <= Self.factLimit
        else { return nil }
        var facts: [String: String] = [:]
        for _ in 0..<count {
            guard let name = text(), let value = text() else { return nil }
            facts[name] = value
        }
        guard rest.isEmpty else { return nil }
        self.init(subject: subject, isAllowed: kind == 1, gateway: gateway, at: Timestamp(milliseconds: at), facts: facts)
    }
}
