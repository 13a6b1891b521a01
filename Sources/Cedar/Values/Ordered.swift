/// Values that have an order: whole numbers, decimals, moments and lengths of time.
extension Value {
    /// Where it stands among others of its type. Nil for what has no order.
    var units: Int64? {
        switch self {
        case .long(let number): number
        case .decimal(let number): number.units
        case .datetime(let instant): instant.milliseconds
        case .duration(let length): length.milliseconds
        default: nil
        }
    }

    /// Another of its type. Nil for what has no order.
    func with(units: Int64) -> Value? {
        switch self {
        case .long: .long(units)
        case .decimal: .decimal(.init(units: units))
        case .datetime: .datetime(.init(milliseconds: units))
        case .duration: .duration(.init(milliseconds: units))
        default: nil
        }
    }
}
