import Cedar
import Testing

@Suite struct PolicySetTests {
    // R66
    @Test func `chains of any length go to JSON that can be read, by us and by others, and decide the same`() throws {
        for count in [2, 32, 33, 400, 4000] {
            for joint in ["||", "&&"] {
                let body = (0..<count).map { "context.a != \($0)" }.joined(separator: " \(joint) ")
                let set = try PolicySet(parsing: "permit(principal, action, resource) when { \(body) };")
                let again = try PolicySet(json: set.json)
                #expect(again == set && again.json == set.json)
                var depth = (now: 0, most: 0)
                for byte in set.json.utf8 {
                    if byte == UInt8(ascii: "{") { depth.now += 1 } else if byte == UInt8(ascii: "}") { depth.now -= 1 }
                    depth.most = max(depth.most, depth.now)
                }
                #expect(depth.most < 100, "\(count)")
                for value in [0, Int64(count) - 1, Int64(count)] {
                    let uid = try EntityUID(parsing: #"U::"u""#)
                    let request = Request(
                        principal: uid, action: try EntityUID(parsing: #"Action::"a""#), resource: uid, context: try Record(["a": .long(value)]))
                    let wanted = joint == "||" || value == count
                    for policies in [set, again] {
                        let decision = Authorizer(policies).isAuthorized(request, in: Entities()).decision
                        #expect((decision == .allow) == wanted, "\(count) \(joint) \(value)")
                    }
                }
            }
        }
    }

    @Test func `parentheses in a chain of one operator change nothing`() throws {
        for (written, plain) in [
            ("a && (b && (c && d))", "a && b && c && d"), ("(a || b) || (c || d)", "a || b || c || d"),
            ("a && (b || (c || d))", "a && (b || c || d)"),
        ] {
            func set(_ text: String) throws -> PolicySet {
                let body = text.replacing(#/[a-d]/#) { "context.\($0.output)" }
                return try PolicySet(parsing: "permit(principal, action, resource) when { \(body) };")
            }
            #expect(try set(written) == set(plain))
            #expect(try set(written).json == set(plain).json)
        }
    }

    @Test func `an annotation without a value is null in JSON`() throws {
        let set = try PolicySet(parsing: #"@id @owner("x") permit(principal, action, resource);"#)
        #expect(set.json.contains(#""annotations":{"id":null,"owner":"x"}"#), "\(set.json)")
        #expect(try PolicySet(json: set.json) == set)
    }

    @Test func `a byte order mark is no part of the language`() {
        #expect(throws: CedarError.self) { try PolicySet(parsing: "\u{FEFF}permit(principal, action, resource);") }
        #expect(throws: CedarError.self) { try PolicySet(parsing: "permit(principal, action, resource)\u{FEFF};") }
        #expect(throws: CedarError.self) { try Schema(parsing: "\u{FEFF}entity User;") }
    }

    private let template = """
        @owner("ann")
        permit (principal in ?principal, action == Action::"read", resource is Doc in ?resource)
        when { resource.open };
        """

    @Test func `a template decides nothing until it is linked`() throws {
        var set = try PolicySet(parsing: template)
        #expect(set.policies.isEmpty && set.templates.count == 1)
        let (team, folder) = (try EntityUID(parsing: "Team::\"red\""), try EntityUID(parsing: "Folder::\"f\""))
        #expect(throws: CedarError.self) { try set.link("half", to: "policy0", [.principal: team]) }
        #expect(throws: CedarError.self) { try set.link("none", to: "elsewhere", [:]) }
        try set.link("red", to: "policy0", [.principal: team, .resource: folder])
        #expect(throws: CedarError.self) { try set.link("red", to: "policy0", [.principal: team, .resource: folder]) }
        let linked = try #require(set.policy("red"))
        #expect(linked.principal == .in(.entity(team)) && linked.annotation("owner") == "ann")
        #expect(linked.description.contains("principal in Team::\"red\""))

        let entities = try Entities(
            json: """
                [{"uid": {"type": "User", "id": "u"}, "attrs": {}, "parents": [{"type": "Team", "id": "red"}]},
                 {"uid": {"type": "Doc", "id": "d"}, "attrs": {"open": true}, "parents": [{"type": "Folder", "id": "f"}]}]
                """)
        let request = Request(
            principal: try EntityUID(parsing: "User::\"u\""), action: try EntityUID(parsing: "Action::\"read\""),
            resource: try EntityUID(parsing: "Doc::\"d\""))
        #expect(Authorizer(set).isAuthorized(request, in: entities).reasons == ["red"])
        // Through JSON the link stays a link.
        let again = try PolicySet(json: set.json)
        #expect(again == set && again.policy("red")?.isLinked == true)
    }

    @Test func `a set removes policies by name`() throws {
        var set = try PolicySet(parsing: "permit (principal, action, resource);\nforbid (principal, action, resource);")
        #expect(set.removePolicy("policy0") && !set.removePolicy("policy0"))
        #expect(set.policies.map(\.id) == ["policy1"] && set.policy("policy1")?.effect == .forbid)
    }

    @Test(arguments: [
        "{\"effect\": \"allow\", \"principal\": {\"op\": \"All\"}, \"action\": {\"op\": \"All\"}, "
            + "\"resource\": {\"op\": \"All\"}, \"conditions\": []}",
        "{\"effect\": \"permit\", \"principal\": {\"op\": \"All\"}, \"action\": {\"op\": \"All\"}, \"resource\": {\"op\": \"All\"}}",
        "{\"effect\": \"permit\", \"principal\": {\"op\": \"All\"}, \"action\": {\"op\": \"==\", \"entity\": {\"type\": \"User\", \"id\": \"a\"}}, "
            + "\"resource\": {\"op\": \"All\"}, \"conditions\": []}",
        "{\"effect\": \"permit\", \"effect\": \"forbid\"}", "[]", "{", "{\"a\": 1.5e}", "\"\\ud800\"",
    ])
    func `JSON of another shape is refused`(text: String) {
        #expect(throws: CedarError.self) { try Template(json: text) }
    }

    @Test func `entities may not be their own ancestors, differ from themselves or hold what is no value`() throws {
        func entity(_ id: String, _ attributes: String, _ parents: String...) -> String {
            let above = parents.map { "{\"type\": \"T\", \"id\": \"\($0)\"}" }.joined(separator: ",")
            return "{\"uid\": {\"type\": \"T\", \"id\": \"\(id)\"}, \"attrs\": \(attributes), \"parents\": [\(above)]}"
        }
        for (text, code) in [
            (
                "[\(entity("a", "{}", "b")), \(entity("b", "{}", "c")), \(entity("c", "{}", "a"))]",
                CedarError.Code.cycle
            ),
            ("[\(entity("a", "{}", "a"))]", .cycle),
            ("[\(entity("a", "{}")), \(entity("a", "{\"x\": 1}"))]", .duplicate),
            ("[\(entity("a", "{\"x\": 1.5}"))]", .value), ("[\(entity("a", "{\"x\": null}"))]", .shape),
            ("[\(entity("a", "{\"x\": 9223372036854775808}"))]", .value),
            ("[\(entity("a", "{\"x\": 1, \"x\": 1}"))]", .json),
        ] {
            let error = try #require(throws: CedarError.self) { try Entities(json: text) }
            #expect(error.code == code, "\(error)")
        }
        // A line of many, each in the next: no recursion.
        let line = (0..<300).map { entity("\($0)", "{}", "\($0 + 1)") }.joined(separator: ",")
        let entities = try Entities(json: "[\(line)]")
        #expect(entities.ancestors(of: try EntityUID(parsing: "T::\"0\"")).count == 300)
    }

    @Test func `limits hold`() throws {
        let text = "permit (principal, action, resource);"
        #expect(throws: CedarError.self) { try PolicySet(parsing: text, limits: Limits(bytes: 10)) }
        #expect(throws: CedarError.self) { try PolicySet(parsing: text + text, limits: Limits(count: 1)) }
        let deep = String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000)
        #expect(throws: CedarError.self) { try Value(json: deep) }
    }
}
