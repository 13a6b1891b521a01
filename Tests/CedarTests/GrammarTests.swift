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
        "User::\"a\"",
        "Action::\"b\"", "()", "(1)", "!!", "--",
    ]

    @Test(.enabled(if: Oracle.isPossible, "needs cedarpy in .build/venv, which ./test makes"), .timeLimit(.minutes(60)))
    func `what the reference parses we parse, and nothing else`() throws {
        let oracle = try Oracle()
        defer { oracle.close() }
        var differences: [String] = []
        var accepted = 0
        for number in 0..<Oracle.cases {
            var maker = EstateMaker(seed: Oracle.seed &* 7_919 &+ UInt64(number))
            let texts = (0..<20).map { _ in Self.broken(&maker) }
            for (text, wanted) in zip(texts, try oracle.parses(texts)) {
                do throws(CedarError) {
                    let set = try PolicySet(parsing: text)
                    accepted += 1
                    if !wanted { differences.append("we parse \(text)") }
                    if set.templates.isEmpty, try PolicySet(parsing: set.description) != set {
                        differences.append("printing changes \(text)")
                    }
                } catch {
                    if wanted { differences.append("we do not parse \(text): \(error)") }
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
        // Neither all nor none of them, or nothing was asked.
        let share = Double(accepted) / Double(Oracle.cases * 20)
        #expect(share > 0.05 && share < 0.95, "\(share) of the texts parse")
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
