import Cedar
import Testing

@Suite("R72: a schema says what there may be") struct SchemaTests {
    @Test func `names mean those of their own namespace first, common types before entity types, and built-in types last`() throws {
        let schema = try Schema(
            parsing: """
                type Id = String;
                entity Host = { addr: ipaddr };
                namespace Demo {
                  entity String { groups: Set<__cedar::String> };
                  type ipaddr = { repr: String, isV4: Bool };
                  entity Machine in [Host] { id: Id, ip: ipaddr, real: __cedar::ipaddr, ratio?: decimal } tags Set<Long>;
                }
                """)
        let machine = try #require(Name("Demo::Machine").flatMap { schema.entities[$0] })
        #expect(
            machine.shape.description
                == "{ id: String, ip: { isV4: Bool, repr: Demo::String }, ratio?: decimal, real: ipaddr }")
        #expect(machine.tags == .set(.long))
        #expect(machine.parents.map(\.description) == ["Host"])
        #expect(Name("Host").flatMap { schema.entities[$0] }?.shape.description == "{ addr: ipaddr }")
    }

    @Test func `both syntaxes say the same, and what is printed is read back`() throws {
        let text = """
            @doc("people")
            entity User, Robot in [Group, Team] = { name: String, "odd name"?: Set<{ a: Long }>, } tags String;
            entity Group, Team;
            entity Color enum ["red", "gr\\u{fc}n"];
            namespace A::B {
              type T = { color: Color };
              entity Thing = { t: T };
              action all;
              @ticket("X-1") action "read it", write in [all, A::B::Action::"all"] appliesTo {
                principal: [User, Robot], resource: Thing, context: T,
              };
            }
            """
        let document = try SchemaDocument(parsing: text)
        #expect(try SchemaDocument(parsing: document.description) == document)
        let schema = try Schema(document)
        #expect(try Schema(json: document.json) == schema)
        #expect(try Schema(parsing: SchemaDocument(json: document.json).description) == schema)
        #expect(schema.environments.count == 4)
    }

    @Test(arguments: [
        ("entity A = { x: B };", "`B` is not declared as a type"),
        ("entity User; entity A in [Usr];", "did you mean `User`?"),
        ("type A = B; type B = Set<A>;", "common types stand for themselves: `A` → `B` → `A`"),
        ("action a in [b]; action b in [a];", "is in itself"),
        ("action a in [c];", "which is not declared"),
        ("entity A; entity A;", "declared twice"),
        ("entity A; namespace N { entity A; }", "`N::A` hides `A`"),
        ("action a; namespace N { action a; }", "hides `Action::\"a\"`"),
        ("entity Action;", "is the type of actions"),
        ("type Long = String;", "cannot name a common type"),
        ("entity A; action a appliesTo { principal: A };", "needs `principal` and `resource`"),
        ("entity A; action a appliesTo { principal: [], resource: A };", "no principal type"),
        ("entity A; action a appliesTo { principal: A, resource: A, context: Long };", "must be a record"),
        ("entity A enum [];", "wanted a string"),
        ("entity A { a: Long, a: Long };", "stands here twice"),
        ("namespace __cedar { entity A; }", "reserved"),
        ("entity A { x: Set<Long };", "wanted `>`"),
        ("entity A { x: Long }", "wanted `;`"),
    ])
    func `what cannot be right is refused with the reason`(_ text: String, _ reason: String) {
        #expect { _ = try Schema(parsing: text) } throws: { "\($0)".contains(reason) }
    }

    @Test(arguments: [
        ("[]", "not an object"),
        (#"{"": {"entityTypes": {}}}"#, "has no `actions`"),
        (#"{"": {"entityTypes": {"A": {"shape": {"type": "Record"}}}, "actions": {}}}"#, "has no `attributes`"),
        (#"{"": {"entityTypes": {"A": {"shape": {"type": "Long", "name": "x"}}}, "actions": {}}}"#, "which has no `name`"),
        (#"{"": {"entityTypes": {"A": {"enum": ["a"], "tags": {"type": "Long"}}}, "actions": {}}}"#, "has more than its ids"),
        (#"{"": {"entityTypes": {"A": {"tags": {"type": "Extension", "name": "ip"}}}, "actions": {}}}"#, "no extension type"),
        (#"{"a b": {"entityTypes": {}, "actions": {}}}"#, "is no namespace"),
    ])
    func `JSON of the wrong shape is refused with the reason`(_ text: String, _ reason: String) {
        #expect { _ = try Schema(json: text) } throws: { "\($0)".contains(reason) }
    }

    @Test func `a few lines that stand for more than any memory holds are refused`() {
        var text = "type T0 = { a: Long };\n"
        for level in 1...60 { text += "type T\(level) = { a: T\(level - 1), b: T\(level - 1) };\n" }
        #expect { _ = try Schema(parsing: text) } throws: { ($0 as? CedarError)?.code == .limit }
        let deep = "type T = \(String(repeating: "Set<", count: 10_000))Long\(String(repeating: ">", count: 10_000));"
        #expect { _ = try Schema(parsing: deep) } throws: { ($0 as? CedarError)?.code == .limit }
    }
}
