import Access
import Cedar
import Foundation
import Runtime
import Testing

private let installed = try? Solver.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "")

/// The gate of `--no-new-access`.
@Suite("R70: a change that must give nothing", .enabled(if: installed != nil, "neither z3 nor cvc5 is installed"))
struct NewAccessTests {
    private func gate(
        _ current: String, _ candidate: String, schemas: (String?, String?) = (nil, nil), entities: (String?, String?) = (nil, nil)
    ) throws -> NewAccess {
        NewAccess(
            from: try EditionTests.edition(current, schema: schemas.0, entities: entities.0),
            to: try EditionTests.edition(candidate, schema: schemas.1, entities: entities.1), try #require(installed), at: EditionTests.now)
    }

    private static let reveal = #"@id("p") @owner("o") permit (principal in Mayfly::Group::"oncall", action == Mayfly::Action::"reveal", resource);"#
    private static func freeze(_ annotations: String = "", _ conditions: String = "") -> String {
        #"\#(annotations) @id("f") @owner("o") forbid (principal, action == Mayfly::Action::"reveal", resource) \#(conditions);"#
    }

    @Test func `less is proved to give nothing, the same too, and more is shown`() throws {
        #expect(try gate(Self.reveal, Self.reveal + Self.freeze()).isProved)
        #expect(try gate(Self.reveal + Self.freeze(), Self.reveal + "// as it was\n" + Self.freeze()).isProved)
        let more = try gate(Self.reveal + Self.freeze(), Self.reveal)
        #expect(!more.isProved && more.words.contains("not so: the candidate allows nothing new") && more.words.contains("reveal"), "\(more.words)")
    }

    @Test func `a forbid that will expire gives access from then on, and so does a permit whose end is taken away`() throws {
        let forbids = try gate(Self.reveal + Self.freeze(), Self.reveal + Self.freeze(#"@expires("2026-11-30")"#))
        #expect(!forbids.isProved && forbids.words.contains("from 2026-11-30 on: "), "\(forbids.words)")
        let ending = #"@expires("2026-12-24T18:00:00Z")"# + Self.reveal
        let permits = try gate(ending, Self.reveal)
        #expect(!permits.isProved && permits.words.contains("from 2026-12-24T18:00:00Z on: "), "\(permits.words)")
        #expect(try gate(Self.reveal, ending).isProved)
        #expect(try gate(ending + Self.freeze(#"@expires("2026-11-30")"#), ending + Self.freeze(#"@expires("2026-11-30")"#)).isProved)
    }

    @Test func `a forbid that errs denies, so making it sound gives access`() throws {
        // Its offset overflows for some of the times that a context may state, and then nothing is revealed.
        let erring = Self.freeze("", #"when { context.now.offset(duration("106751991167d")) < context.now }"#)
        let sound = Self.freeze("", "when { false }")
        let found = try gate(Self.reveal + erring, Self.reveal + sound)
        #expect(!found.isProved && found.words.contains("not so"), "\(found.words)")
        #expect(try gate(Self.reveal + sound, Self.reveal + erring).isProved)
    }

    @Test func `other entities, or another schema, are not proved to give nothing, and it is said which`() throws {
        func group(_ user: String, _ rest: String = "") -> String {
            #"[{"uid": {"type": "Mayfly::User", "id": "\#(user)"}, "attrs": {}, "parents": [{"type": "Mayfly::Group", "id": "oncall"}]}\#(rest)]"#
        }
        let entities = try gate(Self.reveal, Self.reveal, entities: (nil, group("eve")))
        #expect(!entities.isProved && entities.words.contains(#"the entities differ: what `Mayfly::User::"eve"` let"#), "\(entities.words)")
        // One that is gone may have been forbidden something.
        #expect(try !gate(Self.reveal, Self.reveal, entities: (group("eve"), nil)).isProved)
        #expect(try gate(Self.reveal, Self.reveal, entities: (group("eve"), group("eve").replacingOccurrences(of: ": ", with: " :\n"))).isProved)
        let carts = "namespace Shop { entity Cart; action open appliesTo { principal: [Mayfly::Workload], resource: [Cart] }; }"
        let schema = try gate(Self.reveal, Self.reveal, schemas: (nil, carts))
        #expect(!schema.isProved && schema.words.contains("the schema is another"), "\(schema.words)")
        #expect(try gate(Self.reveal, Self.reveal, schemas: (carts, "// of ours\n" + carts)).isProved)
        // Who may state it is part of it.
        let stated = carts.replacingOccurrences(of: "entity Cart;", with: "entity Cart { @source(\"gateway\") size?: Long };")
        #expect(try !gate(Self.reveal, Self.reveal, schemas: (stated, stated.replacingOccurrences(of: "@source(\"gateway\") ", with: ""))).isProved)
    }
}
