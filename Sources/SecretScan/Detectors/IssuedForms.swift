/// What a provider cannot have issued, though the slot or the value's beginning names it: a token cut short for an article,
/// a sentence in an API key's place.
///
/// It never silences anything: providers change their formats. It only keeps such values off the list to act on.
enum IssuedForms {
    /// Whether `value` begins as some provider's tokens do, and ends before the shortest of them would or holds marks that
    /// stand in none of them.
    static func isSpoilt(_ value: [UInt8]) -> Bool {
        var form = Form()
        for beginning in beginnings[Int(value.at(0))] where value.has(beginning.text, upTo: beginning.count) { form.join(beginning.form) }
        return form.excludes(value)
    }

    /// Whether `value`, in a slot for a key of `kind`, is much shorter than any that the kind's provider issues, or holds marks
    /// that none of them does.
    static func isForeign(_ value: [UInt8], of kind: String) -> Bool {
        guard var form = brands[brand(of: kind)], form.least != Int.max else { return false }
        form.least = form.least * 4 / 5
        return form.excludes(value)
    }

    private struct Beginning {
        let text: StaticString
        let count: Int
        let form: Form
    }

    /// What is common to several shapes.
    private struct Form {
        var least = Int.max
        var holdsMarks = false

        mutating func join(_ other: Form) {
            least = min(least, other.least)
            holdsMarks = holdsMarks || other.holdsMarks
        }

        func excludes(_ value: [UInt8]) -> Bool {
            guard least != Int.max else { return false }
            return value.count < least || !holdsMarks && value.contains(where: IssuedForms.isMark)
        }
    }

    /// By the first byte.
    private static let beginnings: [[Beginning]] = {
        var table = [[Beginning]](repeating: [], count: 256)
        for rule in TokenRule.all {
            for notation in rule.shapes {
                let shape = TokenShape(notation)
                guard case (.literal(let range), _)? = shape.piece(at: 0, end: shape.count), tells(shape, range.count) else { continue }
                table[Int(shape.byte(0))].append(Beginning(text: notation, count: range.count, form: form(of: shape)))
            }
        }
        return table
    }()

    /// Whether a shape's first bytes are its provider's alone: no `live_`, no `api-`.
    private static func tells(_ shape: TokenShape, _ count: Int) -> Bool {
        let text = (0..<count).map(shape.byte)
        if text.count == 3 { return ["hf_", "SG.", "r8_", "xox"].contains(String(decoding: text, as: UTF8.self)) }
        guard text.count > 3, let last = text.last, !Byte.isAlphanumeric(last), !text.contains(UInt8(ascii: "/")) else { return false }
        let words = text.split(whereSeparator: { !Byte.isAlphanumeric($0) }).map { String(decoding: $0, as: UTF8.self) }
        return !words.allSatisfy(commonWords.contains)
    }

    private static let commonWords: Set<String> = [
        "live", "test", "api", "app", "key", "web", "user", "admin", "prod", "agent", "secret", "console", "default", "service", "sdk", "mob", "cli",
        "token", "access", "private", "pat", "sat", "activ", "hawk", "mainnet", "preview", "preprod", "sandbox", "production", "development", "depot",
    ]

    private static let brands: [String: Form] = {
        var forms: [String: Form] = [:]
        for rule in TokenRule.all {
            for notation in rule.shapes {
                let shape = TokenShape(notation)
                // What holds a secret among other things says nothing of the secret's own length.
                guard !shape.holdsMore else { continue }
                forms[brand(of: rule.kind), default: Form()].join(form(of: shape))
            }
        }
        return forms
    }()

    private static func form(of shape: TokenShape) -> Form { Form(least: shape.least, holdsMarks: shape.holds(mark: isMark)) }

    private static func brand(of kind: String) -> String { String(kind.prefix { $0 != "-" }) }

    private static func isMark(_ byte: UInt8) -> Bool { "!?^*<>,;(){}[]\"'` @#&$".utf8.contains(byte) }
}

extension TokenShape {
    /// How many bytes a token of this shape has at least.
    var least: Int {
        var (least, position) = (0, 0)
        while let (piece, next) = piece(at: position, end: count) {
            position = next
            switch piece {
            case .literal(let range): least += range.count
            case .oneOf(let range):
                least += (range.map(byte).split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map(\.count).min() ?? 0)
            case .run(_, let allowed): least += allowed.lowerBound
            case .uuid: least += 36
            case .optional, .secretStart, .secretEnd: break
            }
        }
        return least
    }

    /// Whether the secret is only a part of it.
    var holdsMore: Bool { (0..<count).contains { byte($0) == UInt8(ascii: "{") } }

    /// Whether some marks may stand in it: by its alphabet, or because it is written with one.
    func holds(mark isMark: (UInt8) -> Bool) -> Bool {
        var position = 0
        while let (piece, next) = piece(at: position, end: count) {
            position = next
            switch piece {
            case .run(.visible, _): return true
            case .literal(let range): if range.contains(where: { isMark(byte($0)) }) { return true }
            default: break
            }
        }
        return false
    }
}

extension Array<UInt8> {
    /// Whether the first `count` bytes of `literal` stand at the beginning.
    fileprivate func has(_ literal: StaticString, upTo count: Int) -> Bool {
        guard self.count >= count else { return false }
        for offset in 0..<count where self[offset] != literal.utf8Start[offset] { return false }
        return true
    }
}
