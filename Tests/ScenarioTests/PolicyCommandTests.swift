import EstateTesting
import Foundation
import Testing

/// `mayfly policy` as people call it.
@Suite("R72: policies are written, judged and tested before they decide") struct PolicyCommandTests {
    private final class Folder: Sendable {
        let path = "/tmp/mf-policy-\(UUID().uuidString.prefix(8).lowercased())"

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func put(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)")) }
        func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

        func policy(_ arguments: String..., input: String = "") async throws -> ProcessRun {
            try await ProcessRun.run([Installation.mayfly, "policy"] + arguments, input: input, directory: path)
        }
    }

    private static let examples = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples/policies").standardized.path

    @Test func `the examples are laid out, valid, and decide their cases`() async throws {
        let folder = try Folder()
        #expect(try await folder.policy("fmt", "--check", Self.examples).succeeded)
        let judged = try await folder.policy("validate", "--schema", Self.examples + "/mayfly.cedarschema", Self.examples)
        #expect(judged.succeeded && judged.output.contains("7 policies, 0 errors, 0 warnings"), "\(judged.output + judged.errors)")
        let tested = try await folder.policy("test", Self.examples + "/access.test.yaml")
        #expect(tested.succeeded && tested.output.contains("12 cases, 0 failed"), "\(tested.output + tested.errors)")
    }

    @Test func `a file is laid out whole or not at all, and --check only says so`() async throws {
        let folder = try Folder()
        try folder.put("a.cedar", "permit(principal,action,resource)when{context.a==1};// kept")
        let checked = try await folder.policy("fmt", "--check", "a.cedar")
        #expect(checked.status == 2 && checked.output == "a.cedar\n")
        #expect(try folder.text("a.cedar").hasPrefix("permit(principal,"))
        #expect(try await folder.policy("fmt", ".").succeeded)
        #expect(try folder.text("a.cedar") == "permit (principal, action, resource)\nwhen { context.a == 1 }; // kept\n")
        let piped = try await folder.policy("fmt", "-", input: "permit(principal,action,resource);")
        #expect(piped.output == "permit (principal, action, resource);\n")
        try folder.put("bad.cedar", "permit(principal, action)")
        let refused = try await folder.policy("fmt", "bad.cedar")
        #expect(refused.status == 1 && refused.errors.contains("bad.cedar:1:25"), "\(refused.errors)")
        #expect(try folder.text("bad.cedar") == "permit(principal, action)")
    }

    @Test func `what is wrong is said with its place, as text and as JSON, and the exit code tells`() async throws {
        let folder = try Folder()
        try folder.put("s.cedarschema", "entity User { name: String, age?: Long }; action read appliesTo { principal: User, resource: User };")
        try folder.put(
            "a.cedar",
            """
            @id("old")
            permit(principal, action, resource) when { principal.age > 3 };
            permit(principal, action, resource) when { false };
            """)
        let judged = try await folder.policy("validate", "--schema", "s.cedarschema", "a.cedar")
        #expect(judged.status == 2)
        #expect(judged.output.contains("a.cedar:2:44: error: the attribute `age` of `principal` may be absent"), "\(judged.output)")
        #expect(judged.output.contains("2 policies, 1 errors, 1 warnings"))
        let json = try await folder.policy("validate", "--schema", "s.cedarschema", "a.cedar", "--json")
        #expect(json.status == 2 && json.output.contains("\"code\" : \"unsafeAccess\"") && json.output.contains("\"line\" : 2"), "\(json.output)")
        try folder.put("b.cedar", "@id(\"old\")\npermit(principal, action, resource);")
        let twice = try await folder.policy("validate", "--schema", "s.cedarschema", "a.cedar", "b.cedar")
        #expect(twice.status == 1 && twice.errors.contains("two policies have the @id `old`"))
        #expect(try await folder.policy("validate", "--schema", "none", "a.cedar").status == 1)
    }

    @Test func `a case with another answer fails, and policies without a case are named`() async throws {
        let folder = try Folder()
        try folder.put(
            "p.cedar",
            """
            @id("a") permit(principal, action, resource) when { context.n > 1 };
            @id("b") forbid(principal, action, resource) when { context.n > 5 };
            """)
        try folder.put(
            "t.yaml",
            """
            policies: [p.cedar]
            cases:
              - { name: small, principal: 'U::"x"', action: 'Action::"r"', resource: 'U::"y"', context: { n: 1 }, decision: allow }
              - { name: middle, principal: 'U::"x"', action: 'Action::"r"', resource: 'U::"y"', context: { n: 2 }, decision: allow, reasons: [a] }
              - { name: none, principal: 'U::"x"', action: 'Action::"r"', resource: 'U::"y"', decision: deny, errors: [a, b] }
            """)
        let tested = try await folder.policy("test", "t.yaml")
        #expect(tested.status == 2)
        #expect(tested.output.contains("FAILED  small: deny by no policy, expected allow"), "\(tested.output)")
        #expect(tested.output.contains("ok      middle: allow by a") && tested.output.contains("ok      none: deny by no policy"))
        #expect(tested.output.contains("No case is decided by: b") && tested.output.contains("3 cases, 1 failed"))
        for (text, reason) in [
            ("cases: []", "has no `policies`"), ("- 1", "is no object"), ("policies: p.cedar\ncases: [{decision: maybe}]", "allow or deny"),
            ("policies: p.cedar\ncases: [{decision: allow, principal: x}]", "`case 1`"), ("policies: p.cedar\ncases: [1]\nmore: 2", "`more`"),
        ] {
            try folder.put("t.yaml", text)
            let refused = try await folder.policy("test", "t.yaml")
            #expect(refused.status == 1 && refused.errors.contains(reason), "\(text): \(refused.errors)")
        }
    }

    @Test func `a denial that was not expected is explained, with the change that would have it allowed`() async throws {
        let folder = try Folder()
        try folder.put("p.cedar", "@id(\"a\") @owner(\"shop\") permit(principal, action, resource) when { context.n > 1 && context.tls };")
        try folder.put(
            "t.yaml",
            """
            policies: p.cedar
            cases: [{ principal: 'U::"x"', action: 'Action::"r"', resource: 'U::"y"', context: { n: 2, tls: false }, decision: allow }]
            """)
        let tested = try await folder.policy("test", "t.yaml")
        #expect(tested.status == 2 && tested.output.contains("owner shop") && tested.output.contains("`context.tls` `true` instead of `false`"))
    }

    @Test func `what is hardly meant is found`() async throws {
        let folder = try Folder()
        try folder.put("p.cedar", "@expires(\"2020-01-01\") permit(principal, action, resource);")
        let linted = try await folder.policy("lint", "p.cedar")
        #expect(linted.status == 2)
        for code in ["missingID", "missingOwner", "expired", "permitsAll"] { #expect(linted.output.contains(": \(code): "), "\(linted.output)") }
        let json = try await folder.policy("lint", "p.cedar", "--json")
        #expect(json.status == 2 && json.output.contains("\"code\" : \"expired\""))
    }

    // R70
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/z3"), "z3 is not installed"))
    func `a change of policies passes only when it is proved that it allows nothing new`() async throws {
        let folder = try Folder()
        try folder.put("s.cedarschema", "entity User { level: Long }; action read appliesTo { principal: User, resource: User };")
        try folder.put("now.cedar", "permit(principal, action, resource) when { principal.level > 3 };")
        try folder.put("less.cedar", "permit(principal, action, resource) when { principal.level > 5 };")
        let tighter = try await folder.policy("compare", "--schema", "s.cedarschema", "now.cedar", "less.cedar")
        #expect(tighter.succeeded && tighter.output.contains("proved: the candidate allows nothing new"), "\(tighter.output + tighter.errors)")
        let wider = try await folder.policy("compare", "--schema", "s.cedarschema", "less.cedar", "now.cedar")
        #expect(wider.status == 2 && wider.output.contains("not so: the candidate allows nothing new"), "\(wider.output)")
        // What ends gives access then, and a forbid that errs denies.
        try folder.put("ending.cedar", "@expires(\"2999-01-01\") permit(principal, action, resource) when { principal.level > 3 };")
        let endless = try await folder.policy("compare", "--schema", "s.cedarschema", "ending.cedar", "now.cedar")
        #expect(endless.status == 2 && endless.output.contains("from 2999-01-01 on: User"), "\(endless.output)")
        #expect(try await folder.policy("compare", "--schema", "s.cedarschema", "now.cedar", "ending.cedar").succeeded)
        try folder.put("past.cedar", "@expires(\"2020-01-01\") permit(principal, action, resource);")
        #expect(try await folder.policy("compare", "--schema", "s.cedarschema", "past.cedar", "now.cedar").status == 2)
        let erring = "permit(principal, action, resource) when { principal has level };"
        try folder.put("erring.cedar", erring + "forbid(principal, action, resource) when { principal.level + 1 < principal.level };")
        try folder.put("sound.cedar", erring)
        let sound = try await folder.policy("compare", "--schema", "s.cedarschema", "erring.cedar", "sound.cedar")
        #expect(sound.status == 2 && sound.output.contains("9223372036854775807"), "\(sound.output)")
        let none = try await folder.policy("compare", "--schema", "s.cedarschema", "--solver", "/nowhere/z3", "now.cedar", "less.cedar")
        #expect(none.status == 1 && none.errors.contains("cannot be run"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/z3"), "z3 is not installed"))
    func `claims are proved, refuted with a request, or asked wrongly, and lint proves what has no effect`() async throws {
        let folder = try Folder()
        try folder.put("s.cedarschema", "entity User { level: Long }; action read appliesTo { principal: User, resource: User };")
        func put(_ name: String, _ condition: String) throws {
            try folder.put(name, "@id(\"\(name)\") @owner(\"o\") permit(principal is User, action, resource) when { \(condition) };")
        }
        try put("low", "principal has level && principal.level < 3")
        try put("same", "principal has level && 3 > principal.level")
        try put("high", "principal has level && principal.level > 7")
        try put("wide", "principal has level && principal.level < 9")
        try put("sum", "principal has level && principal.level + 1 < 9")
        func prove(_ arguments: String...) async throws -> ProcessRun {
            try await ProcessRun.run([Installation.mayfly, "policy", "prove"] + arguments + ["--schema", "s.cedarschema"], directory: folder.path)
        }
        for claim in [["equivalent", "low", "same"], ["implies", "low", "wide"], ["disjoint", "low", "high"], ["never-errs", "low"]] {
            let found = try await ProcessRun.run(
                [Installation.mayfly, "policy", "prove"] + claim + ["--schema", "s.cedarschema"], directory: folder.path)
            #expect(found.succeeded && found.output.hasPrefix("proved: "), "\(claim) \(found.output + found.errors)")
        }
        for claim in [
            ["equivalent", "low", "wide"], ["implies", "wide", "low"], ["disjoint", "wide", "high"], ["always-allows", "low"],
            ["always-denies", "low"], ["never-errs", "sum"], ["may-go", "low"],
        ] {
            let found = try await ProcessRun.run(
                [Installation.mayfly, "policy", "prove"] + claim + ["--schema", "s.cedarschema"], directory: folder.path)
            #expect(found.status == 2 && found.output.hasPrefix("not so: "), "\(claim) \(found.output + found.errors)")
        }
        #expect(try await prove("disjoint", "low").status != 0)
        #expect(try await prove("always-denies", "low", "high").status != 0)

        let linted = try await folder.policy("lint", "--schema", "s.cedarschema", "low", "wide")
        #expect(linted.status == 2 && linted.output.contains("low:1:1: superfluous: without this all is decided alike: proved"), "\(linted.output)")
        #expect(try await folder.policy("lint", "low", "wide").succeeded)
        #expect(try await folder.policy("lint", "--solver", "/usr/bin/z3", "low").errors.contains("a proof needs a schema"))
        // What would do instead ends, so it may not go.
        try folder.put("wide", "@expires(\"2999-01-01\")" + (try folder.text("wide")))
        #expect(try await folder.policy("lint", "--schema", "s.cedarschema", "low", "wide").succeeded)
    }

    @Test func `a byte order mark, as editors on Windows write it, is taken off a file`() async throws {
        let folder = try Folder()
        try folder.put("a.cedar", "\u{FEFF}@id(\"a\") permit(principal, action, resource);")
        let converted = try await folder.policy("convert", "--to", "json", "a.cedar")
        #expect(converted.succeeded && converted.output.contains("\"id\":\"a\""), "\(converted.output + converted.errors)")
    }

    @Test func `policies and schemas go to JSON and back`() async throws {
        let folder = try Folder()
        for (name, flags) in [("access.cedar", []), ("mayfly.cedarschema", ["--schema"])] {
            let file = Self.examples + "/" + name
            let json = try await ProcessRun.run([Installation.mayfly, "policy", "convert", "--to", "json", file] + flags)
            #expect(json.succeeded, "\(json.errors)")
            try folder.put("x.json", json.output)
            let text = try await ProcessRun.run([Installation.mayfly, "policy", "convert", "--to", "text", folder.path + "/x.json"] + flags)
            #expect(text.succeeded)
            try folder.put("x.cedar", text.output)
            let again = try await ProcessRun.run([Installation.mayfly, "policy", "convert", "--to", "json", folder.path + "/x.cedar"] + flags)
            #expect(again.output == json.output)
        }
    }
}
