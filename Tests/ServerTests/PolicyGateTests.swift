import Access
import Cedar
import Console
import EstateTesting
import Foundation
import Logging
import Runtime
import Testing

@testable import Server

/// `--no-new-access`, wherever policies are put in force.
@Suite("R70: what must give nothing new is refused where it may", .enabled(if: Solver.installed != nil, "neither z3 nor cvc5 is installed"))
struct PolicyGateTests {
    private static let reveal =
        #"@id("p") @owner("o") permit (principal == Mayfly::User::"eve", action == Mayfly::Action::"reveal", resource);"#
    private static let freeze = #"@id("f") @owner("o") forbid (principal, action == Mayfly::Action::"reveal", resource);"#
    private static let question =
        #"{"subject": {"type": "user", "id": "eve"}, "action": {"name": "reveal"}, "resource": {"type": "credential", "id": "c"}}"#

    private static func call(
        _ text: String, entities: String? = nil, at place: PolicyRecords.Place = .live, isGated: Bool = true, dryRun: Bool = false
    ) -> Action.ApplyPolicies {
        .init(
            bundle: PolicyBundle(files: [.init(path: "p.cedar", text: text)], entities: entities), place: place, mustGrantNothingNew: isGated,
            note: "", dryRun: dryRun)
    }

    private func refusal(_ body: () async throws -> Void) async throws -> String {
        do {
            try await body()
            return ""
        } catch let failure as ActionFailure { return failure.message }
    }

    @Test func `apply, enforce and rollback refuse what is not proved to give nothing, and do what is`() async throws {
        let plane = try await BareControlPlane("gate", clock: .system)
        try await plane.act(Self.call(Self.reveal + Self.freeze, isGated: false))
        // More than there is: refused, tried or meant, and nothing is changed.
        for dryRun in [true, false] {
            let why = try await refusal { try await plane.act(Self.call(Self.reveal, dryRun: dryRun)) }
            #expect(why.contains("not so: the candidate allows nothing new"), "\(why)")
        }
        let ending = Self.reveal + #"@expires("2031-01-01")"# + Self.freeze
        #expect(try await refusal { try await plane.act(Self.call(ending)) }.contains("from 2031-01-01 on"))
        let eve = #"[{"uid": {"type": "Mayfly::User", "id": "eve"}, "attrs": {}, "parents": [{"type": "Mayfly::Group", "id": "oncall"}]}]"#
        #expect(try await refusal { try await plane.act(Self.call(Self.reveal + Self.freeze, entities: eve)) }.contains("the entities differ"))
        #expect(try await plane.act(Action.Policies()).bundle.files[0].text == Self.reveal + Self.freeze)

        // From the shadow.
        try await plane.act(Self.call(Self.reveal, at: .shadow, isGated: false))
        let enforced = try await refusal { try await plane.act(Action.MovePolicies(move: .enforce, mustGrantNothingNew: true, dryRun: false)) }
        #expect(enforced.contains("not so: the candidate allows nothing new"), "\(enforced)")

        // Less is put in force; the way back is more.
        let less = try await plane.act(Self.call(Self.freeze))
        #expect(less.revision != nil && less.grantsNothingNew == true && less.newAccess?.contains("proved") == true)
        try await plane.act(Self.call(Self.reveal, isGated: false))
        let back = Action.MovePolicies(move: .rollback, mustGrantNothingNew: true, dryRun: false)
        #expect(try await plane.act(back).newAccess?.contains("proved") == true)
        let further = Action.MovePolicies(move: .rollback, revision: less.revision.map { $0 - 1 }, mustGrantNothingNew: true, dryRun: false)
        #expect(try await refusal { try await plane.act(further) } != "")
        #expect(try await plane.act(Action.Policies()).bundle.files[0].text == Self.freeze)
    }

    @Test func `what the policies in force deny and the candidate allows of what was asked is refused, whatever a proof says`() async throws {
        let plane = try await BareControlPlane("gate", clock: .system)
        func ask() async throws {
            _ = try await plane.queries.authorize(.evaluation, body: Array(Self.question.utf8), by: Operator(name: "root", door: .socket))
        }
        try await plane.act(Self.call(Self.freeze, isGated: false))
        try await ask()
        // It was denied once, and is allowed by now: nothing new.
        try await plane.act(Self.call(Self.reveal, isGated: false))
        let same = try await plane.act(Self.call(Self.reveal + "\n"))
        #expect(same.replay.flipped == 1 && same.replay.newlyAllowed == 0 && same.replay.flips.map(\.isAlreadySo) == [true], "\(same.replay)")
        // By those that deny it, it is new.
        try await plane.act(Self.call(Self.freeze, isGated: false))
        let looked = try await plane.act(Self.call(Self.reveal, isGated: false, dryRun: true))
        #expect(looked.replay.newlyAllowed == 1 && looked.replay.flips.map(\.isAlreadySo) == [false], "\(looked.replay)")
        let actions = Actions(core: plane.core, logger: Logger(label: "test"))
        let edition = plane.core.policies.live.edition
        let why = try await refusal { _ = try await actions.gate(from: edition, to: edition, looked.replay) }
        #expect(why.contains("of the recorded requests that are denied, these policies allow 1: ") && why.contains("`p`"), "\(why)")
    }

    @Test func `what was judged against policies that are not in force any more changes nothing`() async throws {
        let plane = try await BareControlPlane("gate", clock: .system)
        let actions = Actions(core: plane.core, logger: Logger(label: "test"))
        let before = plane.core.policies.live
        try actions.mustStillBe(before)
        try await plane.act(Self.call(Self.freeze, isGated: false))
        #expect(throws: ActionFailure.self) { try actions.mustStillBe(before) }
    }
}

/// What `mayfly explain` and the dashboard say.
@Suite("R116 R117: a decision tells who is behind it") struct ExplainDecisionTests {
    @Test func `a denial by a forbid that errs is not explained as a permission, and asks the forbid's owner`() async throws {
        let plane = try await BareControlPlane("explain", clock: .system)
        let text = #"""
            @id("p") @owner("shop") permit (principal == Mayfly::User::"eve", action == Mayfly::Action::"reveal", resource);
            @id("f") @owner("security") forbid (principal, action == Mayfly::Action::"reveal", resource)
            when { context has risk && context.risk * 2 > 100 };
            """#
        try await plane.act(
            Action.ApplyPolicies(
                bundle: PolicyBundle(files: [.init(path: "p.cedar", text: text)]), place: .live, mustGrantNothingNew: false, note: "",
                dryRun: false))
        let question = """
            {"subject": {"type": "user", "id": "eve"}, "action": {"name": "reveal"}, "resource": {"type": "credential", "id": "c"},
            "context": {"risk": \(Int64.max)}}
            """
        _ = try await plane.queries.authorize(.evaluation, body: Array(question.utf8), by: Operator(name: "root", door: .socket))
        let denied = try #require(try await plane.act(Action.Decisions(limit: 1, onlyDenied: true)).first)
        #expect(denied.code == "policy-errs" && denied.determining == ["f"], "\(denied)")
        #expect(denied.reason.contains("`f` (owner security), which errs"), "\(denied)")
        let told = try await plane.act(Action.ExplainDecision(sequence: denied.sequence))
        #expect(told.isReproduced == true && told.owners.first == "security", "\(told)")
        #expect(!told.explanation.contains("Permitted by `p` in") && told.explanation.contains("A forbid that errs denies."), "\(told)")
    }
}
