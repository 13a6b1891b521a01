/// What is known to be there where an expression is evaluated: attributes and tags that were asked for before, by `has` and `hasTag`.
struct Capabilities {
    enum Key: Equatable {
        case attribute(String)
        case tag(Expr)

        static func == (left: Key, right: Key) -> Bool {
            switch (left, right) {
            case (.attribute(let a), .attribute(let b)): a.isExactly(b)
            case (.tag(let a), .tag(let b)): a == b
            default: false
            }
        }
    }

    private struct Entry: Equatable {
        let holder: Expr
        let key: Key
    }

    private var entries: [Entry]

    static let none = Capabilities(entries: [])

    private init(entries: [Entry]) { self.entries = entries }

    init(_ holder: Expr, _ key: Key) { entries = [Entry(holder: holder, key: key)] }

    func contains(_ holder: Expr, _ key: Key) -> Bool { entries.contains { $0.key == key && $0.holder == holder } }

    func union(_ other: Capabilities) -> Capabilities {
        if entries.isEmpty { return other }
        return Capabilities(entries: entries + other.entries.filter { !entries.contains($0) })
    }

    func intersection(_ other: Capabilities) -> Capabilities { Capabilities(entries: entries.filter(other.entries.contains)) }
}
