import Testing

@testable import Cedar

/// R66. The reference's grammar and ours take the same texts: policies are broken, token by token, and both are asked.
@Suite struct GrammarTests {
    private static let pieces = [
        "permit", "forbid", "when", "unless", "if", "then", "else", "true", "false", "in", "has", "like", "is",
        "principal",
        "action", "resource", "context", "?principal", "?resource", "?other", "User", "N", "__cedar", "decimal", "ip",
        "contains", "isEmpty", "getTag", "lessThan", "toDate", "x", "0", "5", "9223372036854775807",
        "9223372036854775808",
        "\"a\"", "\"\\*\"", "\"\\u{e9}\"", "\"\\q\"", "\"\\x7f\"", "\"\\x80\"", "@", ".", ",", ";", ":", "::", "(", ")",
        "{", "}",
        "[", "]", "==", "!=", "<", "<=", ">=", ">", "||", "&&", "+", "-", "*", "/", "%", "!", "=", "// x\n",
        "like \"\\u{2a}\"", "like \"a\\x2A\\*\"", "like \"*\\u{0_02a}*\"", "\"\\x2a\"", "User::\"a\"",
        "Action::\"b\"", "()", "(1)", "!!", "--",
    ]

    @Test(.enabled(if: Oracle.isPossible, "needs cedarpy in .build/venv, which ./test makes"), .timeLimit(.minutes(60)))
    func `what the reference parses we parse, to the same tree, and nothing else`() throws {
        let oracle = try Oracle()
        defer { oracle.close() }
        var differences: [String] = []
        var (accepted, compared) = (0, 0)
        for number in 0..<Oracle.cases {
            var maker = EstateMaker(seed: Oracle.seed &* 7_919 &+ UInt64(number))
            let texts = (0..<20).map { _ in Self.broken(&maker) }
            for (text, wanted) in zip(texts, try oracle.parsed(texts)) {
                do throws(CedarError) {
                    let set = try PolicySet(parsing: text)
                    accepted += 1
                    if let wanted { compared += try Self.compare(set, wanted, &differences) } else { differences.append("we parse \(text)") }
                    if set.templates.isEmpty, try PolicySet(parsing: set.description) != set {
                        differences.append("printing changes \(text)")
                    }
                } catch {
                    if wanted != nil { differences.append("we do not parse \(text): \(error)") }
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
        // Neither all nor none of them, or nothing was asked.
        let share = Double(accepted) / Double(Oracle.cases * 20)
        #expect(share > 0.05 && share < 0.95, "\(share) of the texts parse")
        #expect(compared * 2 > accepted, "\(compared) trees of \(accepted) were compared")
    }

    @Test(.enabled(if: Oracle.isPossible, "needs cedarpy in .build/venv, which ./test makes"))
    func `an escape in a pattern is what the reference takes it for: of all stars only one behind a backslash is none`() throws {
        let oracle = try Oracle()
        defer { oracle.close() }
        let pieces = [
            #"*"#, #"\*"#, #"\u{2a}"#, #"\u{2A}"#, #"\x2a"#, #"\u{00_2a}"#, #"\\"#, "a", #"\u{5c}"#, #"\n"#, #"\u{65e5}"#, #"\'"#,
        ]
        let pairs = pieces.flatMap { first in pieces.map { first + $0 } }
        let texts =
            (pieces + pairs + [""]).map { "permit(principal, action, resource) when { context.n like \"\($0)\" };" }
            + pieces.filter { $0 != #"\*"# }.map { "permit(principal, action, resource) when { context.n == \"\($0)\" };" }
        var differences: [String] = []
        for (text, wanted) in zip(texts, try oracle.parsed(texts)) {
            let set = try PolicySet(parsing: text)
            if try Self.compare(set, try #require(wanted, "\(text)"), &differences) == 0 { differences.append("not compared: \(text)") }
            if try PolicySet(parsing: set.description) != set { differences.append("printing changes \(text)") }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
        let any = Authorizer(try PolicySet(parsing: #"permit(principal, action, resource) when { context.n like "a\x2ac" };"#))
        let request = Request(
            principal: EstateMaker.uid("User", "u"), action: EstateMaker.uid("Action", "a"), resource: EstateMaker.uid("User", "u"),
            context: try Record(["n": .string("abc")]))
        #expect(any.isAuthorized(request, in: Entities()).decision == .allow)
    }

    /// - Returns: 1 where the trees were compared. The reference writes an extended `has` out, sorts records and annotations and has one
    ///   action of a list for itself: those are other trees.
    private static func compare(_ ours: PolicySet, _ json: String, _ differences: inout [String]) throws(CedarError) -> Int {
        guard !json.isEmpty, !(ours.policies.map(\.template) + ours.templates).contains(where: \.isWrittenOtherwise) else { return 0 }
        let theirs = try PolicySet(json: json)
        if ours != theirs { differences.append("another tree: \(ours) is \(theirs)") }
        return 1
    }

    /// A policy with up to three tokens taken away, doubled, exchanged or put in.
    private static func broken(_ maker: inout EstateMaker) -> String {
        var tokens = tokens(of: maker.template("p").description)
        for _ in 0..<maker.number(4) where tokens.count > 2 {
            let place = maker.number(tokens.count)
            switch maker.number(5) {
            case 0: tokens.remove(at: place)
            case 1: tokens.insert(tokens[place], at: place)
            case 2: tokens[place] = maker.pick(pieces)
            case 3: tokens.swapAt(place, maker.number(tokens.count))
            default: tokens.insert(maker.pick(pieces), at: place)
            }
        }
        return tokens.joined(separator: maker.chance(50) ? " " : "\n\t")
    }

    private static func tokens(of text: String) -> [String] {
        guard var lexer = try? Lexer(text, limits: .standard) else { return [] }
        var tokens: [String] = []
        while let token = try? lexer.next(), token.kind != .end {
            tokens.append(String(decoding: lexer.bytes[token.range], as: UTF8.self))
        }
        return tokens
    }
}

extension Template {
    fileprivate var isWrittenOtherwise: Bool {
        if case .inAny(let actions) = action, actions.count == 1 { return true }
        return annotations.count > 1 || conditions.contains { $0.body.isWrittenOtherwise }
    }
}

extension Expr {
    fileprivate var isWrittenOtherwise: Bool {
        switch kind {
        case .has(_, let path) where path.count > 1: true
        case .record(let fields) where fields.count > 1: true
        default: children.contains(where: \.isWrittenOtherwise)
        }
    }
}
