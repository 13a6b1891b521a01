import Cedar
import Testing

@Suite("R72: policies are judged by the schema before they decide anything") struct ValidatorTests {
    private let schema: Schema

    init() throws {
        schema = try Schema(
            parsing: """
                entity Team;
                entity User in [Team] { name: String, age?: Long, manager?: User, home: { city: String, zip?: String } } tags String;
                entity Robot { name: String };
                entity Folder;
                entity File in [Folder] { owner: User, size: Long, kinds: Set<String> };
                entity Level enum ["low", "high"];
                action read, write in [any] appliesTo { principal: [User, Robot], resource: File, context: { at: datetime, level: Level } };
                action own appliesTo { principal: User, resource: [File, Folder] };
                action any;
                """)
    }

    private func issues(_ text: String, _ mode: ValidationMode = .strict, level: Int? = nil) throws -> [ValidationIssue] {
        try Validator(schema, mode: mode, level: level).validate(PolicySet(parsing: text))
    }

    @Test(arguments: [
        #"permit(principal == User::"a", action == Action::"read", resource in Folder::"f");"#,
        #"permit(principal is User, action == Action::"own", resource) when { principal has age && principal.age > 3 };"#,
        #"permit(principal, action, resource) when { principal is User && principal.home has zip && principal.home.zip like "9*" };"#,
        #"permit(principal, action == Action::"read", resource) when { context.level == Level::"low" };"#,
        #"permit(principal is User, action, resource is File) when { principal has manager.age && principal.manager.age < 70 };"#,
        #"permit(principal is User, action, resource) when { principal.hasTag("k") && principal.getTag("k") == "v" };"#,
        #"permit(principal, action in [Action::"any"], resource) when { resource.kinds.containsAny(["a", "b"]) };"#,
        #"permit(principal, action == Action::"write", resource) when { context.at.offset(duration("1h")) > datetime("2026-01-01") };"#,
        #"permit(principal in ?principal, action == Action::"read", resource == ?resource);"#,
        #"permit(principal, action, resource) when { if principal is Robot then principal.name == "r" else principal.name == "u" };"#,
    ])
    func `a policy that fits the schema has no issues`(_ text: String) throws { #expect(try issues(text).isEmpty) }

    @Test(arguments: [
        (#"permit(principal is Usr, action, resource);"#, .unknownEntityType, "did you mean `User`?"),
        (#"permit(principal, action == Action::"raed", resource);"#, .unknownAction, #"did you mean `Action::"read"`?"#),
        (
            #"permit(principal, action == Action::"read", resource) when { context.level == Level::"hgh" };"#, .unknownEntity,
            #"did you mean "high"?"#
        ),
        (#"permit(principal is Robot, action == Action::"own", resource);"#, .neverApplies, "no action applies"),
        (#"permit(principal == Team::"t", action == Action::"own", resource);"#, .neverApplies, #"did you mean `principal in Team::"t"`?"#),
        (
            #"permit(principal is User, action == Action::"own", resource) when { principal.age > 3 };"#, .unsafeAccess,
            "ask before: `principal has age && …`"
        ),
        (#"permit(principal is User, action, resource) when { principal.getTag("k") == "v" };"#, .unsafeAccess, #"`principal.hasTag("k") && …`"#),
        (#"permit(principal, action == Action::"read", resource) when { resource.sise > 3 };"#, .unknownAttribute, "did you mean `size`?"),
        (#"permit(principal, action == Action::"read", resource) when { resource.size == "3" };"#, .incompatibleTypes, "`Long`, `String`"),
        (#"permit(principal, action == Action::"read", resource) when { resource.size + "a" > 3 };"#, .unexpectedType, "strings cannot be joined"),
        (#"permit(principal, action == Action::"read", resource) when { resource.kinds == [] };"#, .emptySet, "isEmpty"),
        (#"permit(principal, action == Action::"read", resource) when { context.at > datetime("tomorrow") };"#, .badLiteral, "tomorrow"),
        (#"permit(principal, action == Action::"read", resource) when { ip(principal.name).isIpv4() };"#, .badLiteral, "takes a string literal"),
        (
            #"permit(principal, action == Action::"read", resource) when { resource.hasTag("a") || resource.getTag("a") == 1 };"#, .noTags,
            "have no tags"
        ),
        (#"permit(principal, action == Action::"read", resource) when { resource.size };"#, .unexpectedType, "true or false"),
    ] as [(String, ValidationIssue.Code, String)])
    func `what cannot be right is found, with its place and what to do`(_ text: String, _ code: ValidationIssue.Code, _ says: String) throws {
        let found = try issues(text)
        let issue = try #require(found.first { $0.code == code }, "\(found)")
        #expect(issue.description.contains(says) && issue.span != nil && !issue.isWarning)
    }

    @Test func `a condition that no request meets is a warning`() throws {
        let found = try issues(#"permit(principal is Robot, action, resource) when { principal is User };"#)
        #expect(found.map(\.code) == [.impossible] && found[0].isWarning)
        #expect(try issues("permit(principal, action, resource) when { false };").map(\.code) == [.impossible])
    }

    @Test func `text that seems to say something else is a warning`() throws {
        for name in ["ad\u{202E}nim", "p\u{0430}yments", "a\u{200B}b"] {
            let found = try issues("permit(principal, action, resource) when { principal.name == \"\(name)\" };")
            #expect(found.map(\.code) == [.confusable])
        }
        #expect(try issues("permit(principal, action, resource) when { principal.name == \"Зарплата Müller\" };").isEmpty)
    }

    @Test func `what was asked for before is known, and only where it was`() throws {
        func fits(_ condition: String) throws -> Bool {
            try issues("permit(principal is User, action == Action::\"own\", resource) when { \(condition) };").isEmpty
        }
        #expect(try fits("principal has age && principal.age > 1"))
        #expect(try !fits("principal has age || principal.age > 1"))
        #expect(try !fits("!(principal has age) && principal.age > 1"))
        #expect(try fits("(principal has age && principal.name == \"a\") && principal.age > 1"))
        #expect(try fits("(principal has age && true || principal has age) && principal.age > 1"))
        #expect(try !fits("(principal has age || principal has manager) && principal.age > 1"))
        #expect(try fits("if principal has age then principal.age > 1 else false"))
        #expect(try !fits("if principal has age then false else principal.age > 1"))
        #expect(try !fits("(if principal has age then true else false) && principal.age > 1"))
        #expect(try !fits("principal has manager && principal.manager.age > 1"))
        #expect(try fits("principal.hasTag(principal.name) && principal.getTag(principal.name) == \"\""))
        #expect(try !fits("principal.hasTag(\"name\") && principal.getTag(principal.name) == \"\""))
    }

    @Test func `permissive validation joins types that strict validation keeps apart, and still finds what errs`() throws {
        let joined = #"permit(principal, action == Action::"read", resource) when { [User::"a", Robot::"b"].contains(principal) };"#
        #expect(try issues(joined).map(\.code) == [.incompatibleTypes])
        #expect(try issues(joined, .permissive).isEmpty)
        func reading(_ condition: String) -> String { "permit(principal, action == Action::\"read\", resource) when { \(condition) };" }
        #expect(try issues(reading(#"(if resource.size > 1 then principal else resource.owner).name == "a""#), .permissive).isEmpty)
        let wrong = reading(#"(if resource.size > 1 then principal else Robot::"b").age == 1"#)
        #expect(try issues(wrong, .permissive).contains { $0.code == .unsafeAccess || $0.code == .unknownAttribute })
    }

    @Test func `a level bounds the steps from entity to entity, and literals are looked into by none`() throws {
        func deepest(_ condition: String) throws -> Int? {
            try (0...4).first { level in
                try issues("permit(principal is User, action == Action::\"read\", resource) when { \(condition) };", level: level).isEmpty
            }
        }
        #expect(try deepest("context.level == Level::\"low\"") == 0)
        #expect(try deepest("principal.name == \"a\"") == 1)
        #expect(try deepest("resource.owner.name == \"a\"") == 2)
        #expect(try deepest("principal has manager.manager.manager") == 3)
        #expect(try deepest("{ a: principal, b: resource.owner }.a.name == \"x\"") == 1)
        #expect(try deepest("principal in Team::\"t\"") == 1)
        #expect(try deepest("User::\"a\".name == \"x\"") == nil)
    }

    @Test func `a link is judged with what fills its slots`() throws {
        var policies = try PolicySet(parsing: #"permit(principal in ?principal, action == Action::"read", resource);"#)
        let template = try #require(policies.templates.first)
        try policies.link("good", to: template.id, [.principal: EntityUID(parsing: #"Team::"t""#)])
        try policies.link("never", to: template.id, [.principal: EntityUID(parsing: #"Folder::"f""#)])
        try policies.link("unknown", to: template.id, [.principal: EntityUID(parsing: #"Tema::"t""#)])
        let found = Validator(schema).validate(policies)
        #expect(found.map { "\($0.policy) \($0.code)" } == ["never neverApplies", "unknown unknownEntityType", "unknown neverApplies"])
    }

    @Test func `requests and entities that do not fit the schema are refused with the reason`() throws {
        func uid(_ text: String) throws -> EntityUID { try EntityUID(parsing: text) }
        let (user, file, read) = (try uid(#"User::"a""#), try uid(#"File::"f""#), try uid(#"Action::"read""#))
        let context = try Record(context: #"{"at": "2026-11-21", "level": {"type": "Level", "id": "low"}}"#, action: read, schema: schema)
        #expect(schema.refusal(principal: user, action: read, resource: file, context: context) == nil)
        #expect(schema.refusal(principal: file, action: read, resource: file, context: context)?.contains("no principal of type `File`") == true)
        #expect(schema.refusal(principal: user, action: read, resource: file, context: Record())?.contains("lacks `at`") == true)
        let other = try Record(context: #"{"at": "2026-11-21", "level": {"type": "Level", "id": "up"}}"#, action: read, schema: schema)
        #expect(schema.refusal(principal: user, action: read, resource: file, context: other)?.contains("does not list") == true)

        let good = """
            [{"uid": {"type": "User", "id": "a"}, "parents": [{"type": "Team", "id": "t"}], "tags": {"k": "v"},
              "attrs": {"name": "x", "home": {"city": "y"}, "manager": {"type": "User", "id": "b"}}}]
            """
        let entities = try Entities(json: good, schema: schema)
        #expect(entities.isIn(read, try uid(#"Action::"any""#)))
        for (text, reason) in [
            (good.replacing("\"name\": \"x\", ", with: ""), "lacks `name`"),
            (good.replacing("\"k\": \"v\"", with: "\"k\": 1"), "is long, not `String`"),
            (good.replacing("\"Team\"", with: "\"Folder\""), "lets no `User` be in a `Folder`"),
            (good.replacing("\"city\"", with: "\"ciyt\""), "did you mean `city`?"),
            (good.replacing("\"type\": \"User\", \"id\": \"a\"", with: "\"type\": \"Userr\", \"id\": \"a\""), "no entity type `Userr`"),
        ] { #expect { _ = try Entities(json: text, schema: schema) } throws: { "\($0)".contains(reason) } }
    }
}
