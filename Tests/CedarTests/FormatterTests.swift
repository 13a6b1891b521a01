import Cedar
import Testing

@Suite("R72: policies have one layout") struct FormatterTests {
    private func formatted(_ text: String, width: Int = 80) throws -> String { try Formatter(width: width).format(policies: text) }

    @Test func `what is short stays on its line, what is long is broken at its operators, and every comment is kept`() throws {
        let text = """
            // about
            @id("a")   // trailing
            @owner
            permit(principal in Group::"g",action==Action::"view",resource) when { principal.a > -1 && (resource.name like "x*" || context.tls)
              && resource.tags.containsAny(["a","b"]) // why
              && (if principal has x then principal.x else [1,2,3].contains(-(3))) } unless{context.ip.isInRange(ip("10.0.0.0/8"))};
            permit(principal,action,resource); // behind


            // end
            """
        #expect(
            try formatted(text) == """
                // about
                @id("a") // trailing
                @owner
                permit (
                  principal in Group::"g",
                  action == Action::"view",
                  resource
                )
                when {
                  principal.a > -1 &&
                  (resource.name like "x*" || context.tls) &&
                  resource.tags.containsAny(["a", "b"]) // why
                  &&
                  (if principal has x then principal.x else [1, 2, 3].contains(-(3)))
                }
                unless { context.ip.isInRange(ip("10.0.0.0/8")) };

                permit (principal, action, resource); // behind

                // end

                """)
    }

    @Test func `what is laid out is laid out already`() throws {
        let text = """
            permit(principal,action,resource)when{if context.a then{b:1,"c d":[principal,resource]}==context.r else!(context.x.y["z"]<3*-2)};
            """
        for width in [1, 20, 40, 60, 80, 200] {
            let once = try formatted(text, width: width)
            #expect(try formatted(once, width: width) == once)
            #expect(try PolicySet(parsing: once) == PolicySet(parsing: text))
        }
    }

    @Test func `nothing but comments is kept, nothing at all is nothing, and what is wrong is refused`() throws {
        #expect(try formatted("// only\n// this") == "// only\n// this\n")
        #expect(try formatted("  \n") == "")
        #expect(throws: CedarError.self) { try formatted("permit(principal, action, resource)") }
    }
}
