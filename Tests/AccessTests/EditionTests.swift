import Access
import Cedar
import Foundation
import Runtime
import Testing

@Suite("R70 R116: which policies may be put in force") struct EditionTests {
    static let now = Timestamp("2026-11-22T12:00:00Z")!
    static let rules = EditionRules(solver: nil)

    static func edition(_ policies: String, schema: String? = nil, entities: String? = nil) throws -> PolicyEdition {
        try PolicyEdition(PolicyBundle(files: [.init(path: "p.cedar", text: policies)], schema: schema, entities: entities))
    }

    static func findings(_ policies: String, schema: String? = nil) throws -> [EditionRules.Finding] {
        rules.findings(on: try edition(policies, schema: schema), at: now)
    }

    static func errors(_ policies: String, schema: String? = nil) throws -> [String] {
        try findings(policies, schema: schema).filter(\.isError).map(\.fault.message)
    }

    @Test func `the standard policies are taken, without a warning`() throws {
        #expect(Self.rules.findings(on: try PolicyEdition(.standard), at: Self.now) == [])
    }

    @Test func `a permit that rests on what a caller says of itself alone is refused`() throws {
        let head = #"@id("p") @owner("o") permit (principal is Mayfly::Workload, action == Mayfly::Action::"connect", resource)"#
        let refused = [
            "when { context has requestedTtl && context.requestedTtl <= duration(\"5m\") };",
            "when { context has requestedTtl };",
            // One way in is enough.
            "when { context has attestation && context.attestation.level > 2 || context has requestedTtl };",
            "unless { context has requestedTtl && context.requestedTtl > duration(\"5m\") };",
            "when { if context has requestedTtl then true else context has mfa };",
            // What is so of every caller helps nothing.
            "when { principal is Mayfly::Workload && context has requestedTtl && context.requestedTtl <= duration(\"5m\") };",
            "when { 1 < 2 && context has requestedTtl };",
            "when { context.now > datetime(\"2020-01-01\") && context has requestedTtl };",
            "when { context.senderConstrained && context has requestedTtl };",
            "when { context.now.offset(duration(\"1h\")) > context.now && context has requestedTtl };",
            "when { context has requestedTtl } when { resource is Mayfly::Target } unless { !context.senderConstrained };",
            "when { action in [Mayfly::Action::\"connect\"] && context has requestedTtl };",
            "when { principal == principal && context has requestedTtl };",
            "when { (if context.senderConstrained then context has requestedTtl else false) };",
            "when { \"a\" like \"*\" && [1].contains(1) && context has requestedTtl };",
        ]
        for condition in refused {
            let errors = try Self.errors(head + "\n" + condition)
            #expect(errors.count == 1 && errors[0].contains("what a caller says of itself"), "\(condition) \(errors)")
        }
        let taken = [
            "when { context has attestation && context has requestedTtl };",
            "when { context has requestedTtl && principal in Mayfly::Service::\"orders\" };",
            "when { context has requestedTtl && context has mfa && context.mfa };",
            "when { context has requestedTtl && principal.owner == Mayfly::Team::\"shop\" };",
            "when { context has requestedTtl && resource in Mayfly::Environment::\"test\" };",
            "when { context.now < datetime(\"2030-01-01\") };",
            ";",
        ]
        for condition in taken { #expect(try Self.errors(head + "\n" + condition) == [], "\(condition)") }
        // A named principal was attested to be it.
        let named =
            #"@id("p") @owner("o") permit (principal in Mayfly::Service::"orders", action == Mayfly::Action::"connect", resource)"#
            + "when { context has requestedTtl };"
        #expect(try Self.errors(named) == [])
    }

    @Test func `a delegation's purpose is the caller's word, its user the gateway's`() throws {
        let head = #"@id("p") @owner("o") permit (principal is Mayfly::Agent, action == Mayfly::Action::"callTool", resource)"#
        #expect(try Self.errors(head + #"when { context has delegation.purpose && context.delegation.purpose == "refund" };"#) == [])
        let only = #"when { context has delegation && context.delegation.user in resource.users };"#
        #expect(try Self.errors(head + only) == [])
    }

    @Test func `a guard rail that may err is refused, and so is one that falls silent when nothing is known`() throws {
        let head = #"@id("g") @owner("o") @severity("guardrail") forbid (principal, action in Mayfly::Action::"access", resource)"#
        let arithmetic = try Self.errors(head + #"when { context.now.offset(duration("1h")) < datetime("2027-01-01") };"#)
        #expect(arithmetic.count == 1 && arithmetic[0].contains("may err"), "\(arithmetic)")
        let silent = try Self.errors(head + "when { context has posture && !context.posture.compliant };")
        #expect(silent.count == 1 && silent[0].contains("`context.posture` is not known"), "\(silent)")
        #expect(try Self.errors(head + "unless { context has posture && context.posture.compliant };") == [])
        // Of others it is a warning.
        let warned = try Self.findings(
            #"@id("f") @owner("o") forbid (principal, action in Mayfly::Action::"access", resource) when { context has risk && context.risk > 5 };"#
        )
        #expect(warned.count == 1 && warned.first?.isError == false)
    }

    // R66
    @Test func `a permit that can hold only because something is not known is refused, one that asks for it or does without is not`() throws {
        let head = #"@id("p") @owner("o") permit (principal is Mayfly::Workload, action == Mayfly::Action::"connect", resource)"#
        let refused: [(condition: String, unknown: String)] = [
            ("unless { context has posture && !context.posture.compliant };", "context.posture"),
            ("when { !(context has attestation && context.attestation.level < 2) };", "context.attestation"),
            ("when { if context has posture then context.posture.compliant else true };", "context.posture"),
            ("when { principal.trustDomain == \"x\" } unless { context has place.region && context.place.region == \"ru\" };",
                "context.place.region"),
            ("when { if context has place then !(context.place has region && context.place.region == \"ru\") else false };", "context.place.region"),
            ("when { context has posture } unless { context.posture has failing && context.posture.failing.contains(\"x\") };",
                "context.posture.failing"),
            ("when { context has node && !(context.node.hasTag(\"a\") && context.node.getTag(\"a\") == \"b\") };", "context.node's tag \"a\""),
            ("when { if context has node && context.node.hasTag(\"a\") then context.node.getTag(\"a\") == \"b\" else true };", "context.node"),
        ]
        for (condition, unknown) in refused {
            let errors = try Self.errors(head + "\n" + condition)
            #expect(errors.contains { $0.contains("only because `\(unknown)` is not known") }, "\(condition) \(errors)")
            #expect(errors.allSatisfy { $0.contains("only because") }, "\(condition) \(errors)")
        }
        let taken = [
            "when { context has posture && context.posture.compliant || principal in Mayfly::Service::\"orders\" };",
            "when { context has attestation && (context.attestation.level >= 3 || context has posture && context.posture.compliant) };",
            "unless { !(context has posture && context.posture.compliant) };",
            "when { context has place.region && context.place.region != \"ru\" };",
            "when { context has place && context.place has region && context.place.region != \"ru\" };",
            "when { if context has posture then context.posture.compliant else false };",
            "when { context has node && context.node.hasTag(\"a\") && context.node.getTag(\"a\") != \"b\" };",
            "when { context has node && (context.node.hasTag(\"a\") || context.node.hasTag(\"b\")) };",
            // That there is no delegate is known, and what a gateway says is the gateway's to say.
            "unless { context has delegate };", "unless { context has risk && context.risk > 50 };",
            "unless { principal has service && principal.service == Mayfly::Service::\"x\" };",
        ]
        for condition in taken { #expect(try Self.errors(head + "\n" + condition) == [], "\(condition)") }
        // Contexts of one's own are what gateways make of them.
        let schema = """
            namespace Shop { entity Cart; action open appliesTo { principal: [Mayfly::Workload], resource: [Cart], context: { place?: String } }; }
            """
        let own = #"""
            @id("c") @owner("o") permit (principal, action == Shop::Action::"open", resource)
            unless { context has place && context.place == "x" };
            """#
        #expect(try Self.errors(own, schema: schema) == [])
    }

    // R66
    @Test func `a guard rail that falls silent anywhere for something that is not known is refused, other forbids are warned of`() throws {
        let rail = #"@id("g") @owner("o") @severity("guardrail") forbid (principal, action in Mayfly::Action::"access", resource)"#
        let other = #"@id("g") @owner("o") forbid (principal, action in Mayfly::Action::"access", resource)"#
        let silent: [(condition: String, unknown: String)] = [
            ("when { if context has node then (context.node.hasTag(\"a\") && context.node.getTag(\"a\") == \"b\") else true };",
                "context.node's tag \"a\""),
            ("when { if context has place then (context.place has region && context.place.region == \"ru\") else true };", "context.place.region"),
            ("when { if context has posture then (context.posture has failing && context.posture.failing.contains(\"x\")) else true };",
                "context.posture.failing"),
            ("when { principal is Mayfly::Agent || context has posture && !context.posture.compliant };", "context.posture"),
            ("unless { if context has risk then context.risk < 50 else true };", "context.risk"),
        ]
        for (condition, unknown) in silent {
            let errors = try Self.errors(rail + condition)
            #expect(errors.contains { $0.contains("forbids less where `\(unknown)` is not known") }, "\(condition) \(errors)")
            let warned = try Self.findings(other + condition)
            #expect(warned.contains { $0.fault.message.contains("`\(unknown)` is not known") } && !warned.contains(where: \.isError), "\(warned)")
        }
        for condition in [
            "when { if context has node then (if context.node.hasTag(\"a\") then context.node.getTag(\"a\") == \"b\" else true) else true };",
            "unless { context has node && context.node.hasTag(\"a\") && context.node.getTag(\"a\") == \"b\" };",
            "unless { context has place.region && context.place.region == \"eu\" };",
            "unless { context has mfa && context.mfa || context has risk && context.risk < 10 };",
            "when { context has delegate };",
        ] { #expect(try Self.errors(rail + condition) == [], "\(condition)") }
    }

    @Test func `a solver proves what the form alone does not show`() throws {
        guard let solver = try? Solver.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "") else {
            Issue.record("no solver is installed; ./test installs z3")
            return
        }
        let rules = EditionRules(solver: solver)
        let head = #"@id("g") @owner("o") @severity("guardrail") forbid (principal, action in Mayfly::Action::"access", resource)"#
        let safe = head + "unless { context has risk && context.risk >= 0 && context.risk < 100 && context.risk + 1 < 50 };"
        #expect(rules.findings(on: try Self.edition(safe), at: Self.now).filter(\.isError) == [])
        let unsafe = head + "unless { context has risk && context.risk + 1 < 50 };"
        let found = rules.findings(on: try Self.edition(unsafe), at: Self.now).filter(\.isError)
        #expect(found.count == 1 && found[0].fault.message.contains("never err"), "\(found)")
    }

    @Test func `what cannot be read is refused with its place`() throws {
        func fault(_ policies: String, schema: String? = nil, entities: String? = nil) -> PolicyFault? {
            do {
                _ = try Self.edition(policies, schema: schema, entities: entities)
                return nil
            } catch { return error as? PolicyFault }
        }
        #expect(fault("permit(")?.place == "p.cedar")
        #expect(fault("permit(principal, action, resource);")?.message.contains("no `@id`") == true)
        #expect(fault(#"@id("a") permit(principal, action, resource); @id("a") forbid(principal, action, resource);"#)?.line == 1)
        #expect(fault(#"@id("a") permit(principal == ?principal, action, resource);"#)?.message.contains("template") == true)
        #expect(fault(#"@id("a") @expires("soon") permit(principal, action, resource);"#)?.message.contains("@expires") == true)
        #expect(fault("", schema: "namespace Mayfly { entity X; }")?.message.contains("Mayfly's") == true)
        #expect(fault("", schema: "entity")?.place == "schema")
        #expect(fault("", entities: "[{]")?.place == "entities")
        #expect(fault("", entities: #"[{"uid": {"type": "Mayfly::Nobody", "id": "x"}, "attrs": {}, "parents": []}]"#)?.place == "entities")
        #expect(fault(String(repeating: " ", count: PolicyBundle.byteLimit + 1))?.place == "bundle")
    }

    @Test func `types of one's own stand beside Mayfly's`() throws {
        let schema = "namespace Shop { entity Cart; action open appliesTo { principal: [Mayfly::Workload], resource: [Cart] }; }"
        let policy = #"@id("c") @owner("shop") permit (principal in Mayfly::Service::"web", action == Shop::Action::"open", resource);"#
        #expect(try Self.findings(policy, schema: schema) == [])
    }

    @Test func `an expired policy is inert, from its instant on, and before that there is a warning`() throws {
        let text = #"@id("p") @owner("o") @expires("2026-11-30") permit (principal, action == Mayfly::Action::"connect", resource);"#
        let edition = try Self.edition(text)
        let request = Request(
            principal: try EntityUID(parsing: #"Mayfly::Workload::"w""#), action: Domain.action("connect"),
            resource: try EntityUID(parsing: #"Mayfly::Target::"t""#))
        let end = Timestamp("2026-11-30T00:00:00Z")!
        for (at, isAllowed) in [
            (Self.now, true), (end - .milliseconds(1), true), (end, false), (end + .seconds(86400), false), (Self.now, true),
        ] {
            #expect(edition.active(at: at).decide(request, in: Entities()).isAllowed == isAllowed, "\(at)")
        }
        #expect(Self.rules.findings(on: edition, at: Self.now).map(\.isError) == [false])
        #expect(Self.rules.findings(on: edition, at: Self.now - .seconds(30 * 86400)) == [])
        #expect(Self.rules.findings(on: edition, at: end).first?.fault.message.contains("has expired") == true)
    }

    @Test func `a forbid that errs denies`() throws {
        let text = #"""
            @id("p") @owner("o") permit (principal, action == Mayfly::Action::"connect", resource);
            @id("f") @owner("o") forbid (principal, action == Mayfly::Action::"connect", resource)
            when { context.now.offset(duration("1ms")) == context.now };
            """#
        let active = try Self.edition(text).active(at: Self.now)
        func answer(_ milliseconds: Int64) throws -> PolicyAnswer {
            active.decide(
                Request(
                    principal: try EntityUID(parsing: #"Mayfly::Workload::"w""#), action: Domain.action("connect"),
                    resource: try EntityUID(parsing: #"Mayfly::Target::"t""#),
                    context: try Record(["now": .datetime(.init(milliseconds: milliseconds))])), in: Entities())
        }
        #expect(try answer(0).isAllowed)
        let erring = try answer(.max)
        #expect(!erring.isAllowed && erring.code == "policy-errs" && erring.erringForbids.map(\.policy) == ["f"])
        // It, and no permit, is what determined it.
        #expect(erring.reasons == ["f"])
    }

    // R116 R117
    @Test func `a denial by a forbid that errs names it, its owner, the error and what to do, and is undone by nothing that lets it err`() throws {
        let text = #"""
            @id("p") @owner("shop") permit (principal, action == Mayfly::Action::"connect", resource) when { context has mfa && context.mfa };
            @id("f") @owner("security") @ticket("SEC-7") forbid (principal, action == Mayfly::Action::"connect", resource)
            when { context has risk && context.risk * 2 > 100 };
            """#
        let active = try Self.edition(text).active(at: Self.now)
        func explanation(mfa: Bool, risk: Int64) throws -> Explanation? {
            active.explain(
                Request(
                    principal: try EntityUID(parsing: #"Mayfly::Workload::"w""#), action: Domain.action("connect"),
                    resource: try EntityUID(parsing: #"Mayfly::Target::"t""#),
                    context: try Record(["now": .datetime(.init(milliseconds: 0)), "mfa": .bool(mfa), "risk": .long(risk)])), in: Entities())
        }
        let allowed = try explanation(mfa: true, risk: 3)
        #expect(allowed == nil)
        // The permit holds: only the error is in the way.
        let why = try #require(try explanation(mfa: true, risk: .max))
        #expect(why.erringForbids.map(\.policy.id) == ["f"] && why.erringForbids[0].policy.annotation("owner") == "security")
        #expect(why.erringForbids[0].error.code == .overflow && why.flip == nil)
        let lines = why.description.split(separator: "\n")
        #expect(lines[0].hasPrefix("Forbidden by `f` (owner security, ticket SEC-7), which errs: ") && lines[0].contains("does not fit"), "\(why)")
        #expect(lines[1].contains("security has to mend it"), "\(why)")
        #expect(!why.description.contains("Left out"), "\(why)")
        // What would meet the permit is not enough: it would still be denied.
        let both = try #require(try explanation(mfa: false, risk: .max))
        #expect(both.flip == nil && both.nearMisses.map(\.policy.id) == ["p"] && both.erringForbids.count == 1, "\(both)")
        let one = try #require(try explanation(mfa: false, risk: 3)?.flip)
        #expect(one.changes.map(\.target) == [.context(["mfa"])])
    }

    @Test func `the digest changes with whatever a decision can depend on`() throws {
        let base = PolicyBundle(files: [.init(path: "a", text: "1"), .init(path: "b", text: "2")])
        let digests = [
            base, PolicyBundle(files: [.init(path: "a", text: "12"), .init(path: "b", text: "")]),
            PolicyBundle(files: base.files, schema: "x"),
            PolicyBundle(files: base.files, entities: "x"), PolicyBundle(files: [base.files[0]]),
        ].map(\.digest)
        #expect(Set(digests).count == digests.count)
        #expect(PolicyBundle(files: base.files.reversed()).digest == base.digest)
    }
}

/// The policies that are shown as examples.
@Suite struct ExampleEditionTests {
    private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Examples/policies")

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
    }

    @Test func `the example's schema is Mayfly's own`() throws {
        #expect(
            try Self.text("mayfly.cedarschema") == DomainSchema.text + "\n", "mayfly policy schema > Examples/policies/mayfly.cedarschema")
    }

    @Test func `the example can be put in force as it is`() throws {
        let edition = try PolicyEdition(
            PolicyBundle(
                files: [.init(path: "access.cedar", text: try Self.text("access.cedar"))], entities: try Self.text("access.entities.json")))
        let errors = EditionTests.rules.findings(on: edition, at: EditionTests.now).filter(\.isError)
        #expect(errors == [])
    }
}
