import Cedar
import Testing

@Suite struct ParserTests {
    @Test func `a policy keeps annotations, scope and conditions`() throws {
        let text = """
            @id("one") @shadow
            permit (principal is User in Group::"admins", action in [Action::"read", N::Action::"list"], resource == ?resource)
            when { context.mfa && resource has owner.name }
            unless { principal in resource["the readers"] };
            """
        let template = try Template(parsing: text, id: "p")
        #expect(template.annotations == [Annotation("id", "one"), Annotation("shadow")])
        #expect(template.effect == .permit)
        #expect(template.slots == [.resource])
        #expect(template.conditions.map(\.kind) == [.when, .unless])
        #expect(try Template(parsing: template.description, id: "p") == template)
    }

    @Test(arguments: [
        "1 + 2 * 3 - -4", "-(5)", "-(-5)", "!(!(true))", "(-5).x", "-9223372036854775808", "a::B::\"x\\u{0}\\\"\"",
        "[1, \"a\", [true]].contains({a: 1, \"b c\": {}})", "if true then 1 else if false then 2 else 3",
        "(if true then principal else action) in resource", "\"a*b\" like \"a\\**\\\\*\"",
        "context has a.b.c && context has \"x y\"",
        "principal is A::B in [C::\"d\"]", "(true && false) && (false || true)", "true && (false && true)",
        "decimal(\"1.5\").lessThan(context.x)", "principal.getTag(\"a\").isEmpty()", "(1 < 2) == (3 < 4)",
        "-principal.x",
        "ip(\"::1\").isInRange(ip(\"::/0\"))",
        "datetime(\"2024-01-01\").offset(duration(\"1h\")) > datetime(\"2023-01-01\")",
    ])
    func `printing and parsing again gives the same expression`(text: String) throws {
        let expr = try Expr(parsing: text)
        #expect(try Expr(parsing: expr.description) == expr)
    }

    @Test(arguments: [
        ("1 < 2 < 3", 1, 7), ("principal.if", 1, 11), ("foo", 1, 1), ("foo(1)", 1, 1), ("1 / 2", 1, 3),
        ("\n  x = 1", 2, 3),
        ("9223372036854775808", 1, 1), ("!!!!!true", 1, 5), ("{a: 1, a: 2}", 1, 8), ("\"a\\q\"", 1, 1),
        ("a.contains(1)", 1, 1),
        ("principal.contains()", 1, 1), ("A::__cedar::\"x\"", 1, 4), ("\"\\*\"", 1, 1), ("1 == 'a'", 1, 6),
        ("?principal == 1", 1, 1),
        ("context[0]", 1, 9), ("contains(1)", 1, 1),
    ])
    func `a refusal has its place`(text: String, line: UInt32, column: UInt32) throws {
        let error = try #require(throws: CedarError.self) { try Expr(parsing: text) }
        #expect(error.span?.line == line && error.span?.column == column, "\(error)")
    }

    @Test func `depth is bounded, and a chain is not depth`() throws {
        let deep = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
        #expect(throws: CedarError.self) { try Expr(parsing: deep) }
        let chain = Array(repeating: "true", count: 5_000).joined(separator: " || ")
        guard case .or(let list) = try Expr(parsing: chain).kind else {
            Issue.record("no chain")
            return
        }
        #expect(list.count == 5_000)
        #expect(throws: CedarError.self) { try Expr(parsing: "1" + String(repeating: " + 1", count: 200)) }
    }

    @Test func `what is as deep as the limit can be printed, compiled, evaluated and thrown away`() async throws {
        let text = String(repeating: "!!!!(true && ", count: 126) + "true" + String(repeating: ")", count: 126)
        let policy = "permit (principal, action, resource) when { \(text) };"
        // On a thread of the pool, whose stack is not the largest.
        let decision = try await Task.detached {
            let set = try PolicySet(parsing: policy)
            #expect(try PolicySet(parsing: set.description) == set)
            _ = set.json
            let uid = try EntityUID(parsing: "Action::\"a\"")
            let request = Request(principal: uid, action: uid, resource: uid)
            return Authorizer(set).isAuthorized(request, in: Entities()).decision
        }.value
        #expect(decision == .allow)
    }

    @Test func `strings that look alike are not equal`() throws {
        #expect(try Expr(parsing: "\"\\u{e9}\"") != Expr(parsing: "\"e\\u{301}\""))
        #expect(try EntityUID(parsing: "A::\"\\u{e9}\"") != EntityUID(parsing: "A::\"e\\u{301}\""))
    }
}
