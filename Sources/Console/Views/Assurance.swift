/// How much stands behind a name at one hop (R99). Ordered: a chain is as strong as its weakest hop.
public enum AssuranceLevel: Int, Sendable, Codable, Comparable, CaseIterable {
    /// Nobody is asked, or nothing is known.
    case none
    /// Whoever has it, is it: a standing secret, shared as like as not.
    case sharedSecret
    /// Whoever has it, is it, for minutes: made for one holder.
    case bearer
    /// Vouched for by the kernel, a platform or a certificate, and bound to one process or key.
    case attested
    /// Vouched for by hardware.
    case hardware

    public static func < (left: AssuranceLevel, right: AssuranceLevel) -> Bool { left.rawValue < right.rawValue }

    public var word: String {
        switch self {
        case .none: "none"
        case .sharedSecret: "shared secret"
        case .bearer: "bearer"
        case .attested: "attested"
        case .hardware: "hardware"
        }
    }
}

/// What a name rests on from one party to the next.
public struct AssuranceHop: Sendable, Codable, Hashable {
    public var from: String
    public var to: String
    public var level: AssuranceLevel
    /// What proves it, and what it does not prove.
    public var by: String

    public init(from: String, to: String, level: AssuranceLevel, by: String) {
        self.from = from
        self.to = to
        self.level = level
        self.by = by
    }
}

/// An access path or an identity, hop by hop.
public struct AssuranceChain: Sendable, Codable, Hashable {
    public var name: String
    public var hops: [AssuranceHop]
    /// What is the first to vouch, and what is the last to look.
    public var startsAt: String
    public var endsAt: String

    public init(name: String, hops: [AssuranceHop], startsAt: String, endsAt: String) {
        self.name = name
        self.hops = hops
        self.startsAt = startsAt
        self.endsAt = endsAt
    }

    /// The weakest hop.
    public var weakest: AssuranceHop? { hops.min { $0.level < $1.level } }
}
