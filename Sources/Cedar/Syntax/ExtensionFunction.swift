/// The extension types of the language.
public enum ExtensionType: String, Sendable, CaseIterable {
    case decimal, ipaddr, datetime, duration
}

/// The functions of the extension types, by the name that policies use.
public enum ExtensionFunction: String, Sendable, CaseIterable {
    // Constructors, called as `decimal("1.5")`.
    case decimal, ip, datetime, duration
    // Methods, called as `a.lessThan(b)`.
    case lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual
    case isIpv4, isIpv6, isLoopback, isMulticast, isInRange
    case offset, durationSince, toDate, toTime
    case toMilliseconds, toSeconds, toMinutes, toHours, toDays

    /// What an operand or a result is.
    public enum Kind: Sendable, Equatable {
        case bool, long, string
        case `extension`(ExtensionType)
    }

    /// A constructor makes a value of its type from a string; all others are methods of their first operand.
    public var isConstructor: Bool {
        switch self {
        case .decimal, .ip, .datetime, .duration: true
        default: false
        }
    }

    /// Operands, the receiver of a method first.
    public var operands: [Kind] { signature.operands }
    /// What it evaluates to.
    public var result: Kind { signature.result }

    private var signature: (operands: [Kind], result: Kind) {
        let decimal = Kind.extension(.decimal)
        let address = Kind.extension(.ipaddr)
        let instant = Kind.extension(.datetime)
        let span = Kind.extension(.duration)
        return switch self {
        case .decimal: ([.string], decimal)
        case .ip: ([.string], address)
        case .datetime: ([.string], instant)
        case .duration: ([.string], span)
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual: ([decimal, decimal], .bool)
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast: ([address], .bool)
        case .isInRange: ([address, address], .bool)
        case .offset: ([instant, span], instant)
        case .durationSince: ([instant, instant], span)
        case .toDate: ([instant], instant)
        case .toTime: ([instant], span)
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: ([span], .long)
        }
    }
}
