public import Runtime

/// All that is known of one node, within bounds. Asked for a name it answers with what counts now, and why nothing does.
public struct NodeContext: Sendable {
    /// One attribute, as of a moment. What is stale counts no more than what is absent; the two differ for whoever mends it.
    public enum Reading: Sendable, Hashable {
        case present(ContextAttribute)
        case stale(ContextAttribute)
        /// With what the node said of why it could not look, if it did.
        case absent(fault: String?)
    }

    /// Why an attribute was not taken up.
    public enum Refusal: Error, Sendable, Hashable {
        /// A value that is none, or too long.
        case malformed
        /// Something newer is known, by the same signer.
        case older
        /// Observed later than now.
        case notYet
        /// The bounds are reached.
        case full
    }

    /// Most attributes of one node, and most bytes of them.
    public static let countLimit = 256
    public static let byteLimit = 64 << 10
    /// How far in the future an observation may lie, for clocks that are not quite the same.
    public static let tolerance = Duration.seconds(5)

    private struct Key: Hashable {
        var name: AttributeName
        /// Of a feed; two feeds may state the same.
        var feed: String?
    }
    private var held: [Key: ContextAttribute] = [:]
    private var faults: [AttributeName: String] = [:]
    private var bytes = 0

    public init() {}

    /// In the order of their names.
    public var attributes: [ContextAttribute] { held.values.sorted { ($0.name, $0.signer) < ($1.name, $1.signer) } }

    public mutating func take(_ attribute: ContextAttribute, at now: Timestamp) -> Refusal? {
        guard ContextAttribute.isValue(attribute.value), attribute.maximumAge > .zero else { return .malformed }
        guard attribute.observedAt <= now + Self.tolerance else { return .notYet }
        let key = Key(name: attribute.name, feed: attribute.source == .feed ? attribute.signer : nil)
        let before = held[key]
        if let before, before.observedAt > attribute.observedAt { return .older }
        let size = Self.size(attribute) - (before.map(Self.size) ?? 0)
        guard before != nil || held.count < Self.countLimit, bytes + size <= Self.byteLimit else { return .full }
        bytes += size
        held[key] = attribute
        faults[attribute.name] = nil
        return nil
    }

    /// The node tried and could not see it.
    public mutating func cannotSee(_ name: AttributeName, because fault: String) {
        guard faults[name] != nil || faults.count < Self.countLimit else { return }
        if let before = held.removeValue(forKey: Key(name: name, feed: nil)) { bytes -= Self.size(before) }
        faults[name] = String(fault.prefix(200))
    }

    /// Forgets what `isGone` says.
    public mutating func forget(where isGone: (ContextAttribute) -> Bool) {
        for (key, attribute) in held where isGone(attribute) {
            bytes -= Self.size(attribute)
            held[key] = nil
        }
    }

    /// - Parameters:
    ///   - feed: whose word is asked for, where the name is a feed's; of no other does anything count.
    ///   - limit: the asker's own maximum age, if it is shorter.
    public func reading(_ name: AttributeName, from feed: String? = nil, noOlderThan limit: Duration? = nil, at now: Timestamp) -> Reading {
        guard name.source != .feed || feed != nil, var attribute = held[Key(name: name, feed: name.source == .feed ? feed : nil)] else {
            return .absent(fault: faults[name])
        }
        if let limit { attribute.maximumAge = min(attribute.maximumAge, limit) }
        return attribute.isStale(at: now) ? .stale(attribute) : .present(attribute)
    }

    private static func size(_ attribute: ContextAttribute) -> Int {
        attribute.name.description.utf8.count + attribute.value.utf8.count + attribute.signer.utf8.count
    }
}
