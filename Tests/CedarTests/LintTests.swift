import Cedar
import Testing

@Suite("R72: policies are read as a careful colleague would") struct LintTests {
    private let linter: Linter

    init() throws { linter = Linter(schema: AnalysisWorld.schema, now: try Value.Datetime("2026-11-21")) }

    private func found(_ text: String, _ linter: Linter? = nil) throws -> [LintFinding] { try (linter ?? self.linter).lint(PolicySet(parsing: text)) }

    private static let signed = "@id(\"p\") @owner(\"team\") "

    @Test(arguments: [
        "permit(principal in Team::\"a\", action == Action::\"read\", resource) when { principal.level > 3 };",
        "permit(principal is User, action == Action::\"read\", resource) unless { principal in Team::\"a\" };",
        "permit(principal == User::\"a\", action == Action::\"read\", resource) when { principal in Team::\"a\" || principal.level > 3 };",
        "@expires(\"2027-01-01\") permit(principal, action == Action::\"read\", resource) when { principal has age && principal.age > 3 };",
        "permit(principal, action, resource) when { if principal is User then principal.level > 3 else principal has name };",
        "permit(principal is User in ?principal, action == Action::\"read\", resource);",
        "permit(principal is User, action == Action::\"read\", resource) when { principal.name == \"a::b\" || principal.name like \"*::\\\"x\" };",
    ])
    func `a policy as it should be has no findings`(_ text: String) throws {
        let findings = try found(Self.signed + text)
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(arguments: [
        ("@owner(\"t\") permit(principal is User, action, resource);", .missingID, "which changes"),
        ("@id(\"a\") permit(principal is User, action, resource);", .missingOwner, "no `@owner`"),
        ("permit(principal, action, resource);", .permitsAll, "everything to everybody"),
        ("permit(principal is User, action, resource) unless { !principal.active };", .doubleNegation, "write `when { principal.active }`"),
        ("permit(principal is User, action, resource) when { !(!principal.active) };", .doubleNegation, "write `principal.active`"),
        ("@expires(\"2026-11-20\") permit(principal is User, action, resource);", .expired, "expired on 2026-11-20"),
        ("@expires(\"soon\") permit(principal is User, action, resource);", .badExpiry, "\"soon\" is no datetime"),
        (
            "permit(principal, action, resource) when { principal in Team::\"a\" && 1 < 2 };",
            .belongsInScope, "write `principal in Team::\"a\"` in the scope"
        ),
        ("permit(principal, action, resource) when { action == Action::\"read\" };", .belongsInScope, "policies are found by it"),
        ("permit(principal, action, resource) when { resource is File in Folder::\"a\" };", .belongsInScope, "`resource is File in Folder::\"a\"`"),
        ("permit(principal is User, action, resource) when { principal.name == \"User::\\\"a\\\"\" };", .entityInText, "no entity equals it"),
        ("permit(principal is User, action, resource) when { principal.name like \"User::\\\"a*\" };", .entityInText, "`==`, `in` and `is`"),
        (
            "permit(principal is User, action == Action::\"read\", resource) when { principal has age && principal has age && principal.age > 3 };",
            .constantPart, "`principal has age` is always true"
        ),
        (
            "permit(principal is User, action == Action::\"read\", resource) when { principal.active || principal is Robot };",
            .constantPart, "`principal is Robot` is never true"
        ),
        (
            "permit(principal is User, action == Action::\"read\", resource) when { context has level && principal.active };",
            .constantPart, "`context has level` is always true"
        ),
    ] as [(String, LintFinding.Code, String)])
    func `what is odd is found, with its place and what to do`(_ text: String, _ code: LintFinding.Code, _ says: String) throws {
        let findings = try found(text)
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(finding.description.contains(says) && finding.span != nil, "\(finding)")
    }

    @Test func `policies that say the same, or less than another, are found by their text`() throws {
        let findings = try found(
            """
            permit(principal in Team::"a", action in Action::"use", resource) when { 3 > principal.level };
            permit(principal is User in Team::"a", action == Action::"read", resource) when { principal.active && 3 > principal.level };
            permit(principal in Team::"a", action in Action::"use", resource) when { 3 > principal.level };
            permit(principal in Team::"b", action in Action::"use", resource) when { 3 > principal.level };
            forbid(principal is Robot, action == Action::"write", resource);
            """)
        let by = Dictionary(grouping: findings, by: \.code).mapValues { $0.map(\.policy) }
        #expect(by[.superfluous] == ["policy1"])
        #expect(by[.duplicate] == ["policy2"])
        #expect(by[.idleForbid] == ["policy4"])
    }

    @Test func `of very many policies it says that they were not compared`() throws {
        var few = linter
        few.mostCompared = 1
        let findings = try found("permit(principal is User, action, resource); permit(principal is User, action, resource);", few)
        #expect(findings.contains { $0.code == .tooMany } && !findings.contains { $0.code == .duplicate })
    }

    @Test(.enabled(if: !AnalysisWorld.solvers.isEmpty, "neither z3 nor cvc5 is installed"), arguments: AnalysisWorld.solvers)
    func `with a solver, what has no effect is found whatever it looks like`(_ solver: Solver) throws {
        let proving = Linter(analyzer: Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: true), now: try Value.Datetime("2026-11-21"))
        let findings = try found(
            """
            permit(principal, action == Action::"read", resource) when { principal.level > 3 };
            permit(principal, action == Action::"read", resource) when { principal.level == 7 };
            permit(principal, action == Action::"read", resource) when { principal.level < 3 };
            forbid(principal, action == Action::"read", resource) when { principal.level * 2 == 6 };
            forbid(principal, action == Action::"read", resource) when { principal.level == 2 };
            """, proving)
        #expect(findings.filter { $0.code == .superfluous }.map(\.policy) == ["policy1"])
        #expect(findings.filter { $0.code == .idleForbid }.map(\.policy) == ["policy3"])
    }
}
