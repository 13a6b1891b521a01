//  FuzzPolicies: policies in text and JSON, schemas, entities, values, decisions over them, and what validates, lays out and lints.

import Cedar
import FuzzDriver

/// The first byte says what the rest is. What is read is printed and read again, and must be the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let text = String(decoding: input.dropFirst(), as: UTF8.self)
    switch choice % 10 {
    case 0:
        guard let set = try? PolicySet(parsing: text) else { return 0 }
        precondition(same { try PolicySet(json: set.json) == set }, "a set that does not survive JSON")
        // Names are not part of the text, and templates go first in it.
        if set.templates.isEmpty {
            precondition(same { try PolicySet(parsing: set.description) == set }, "a set that does not survive text")
        }
    case 1:
        guard let set = try? PolicySet(json: text) else { return 0 }
        precondition(same { try PolicySet(json: set.json) == set }, "a set that does not survive JSON")
    case 2:
        guard let entities = try? Entities(json: text) else { return 0 }
        precondition(
            same { try Entities(json: entities.json).json == entities.json }, "entities that do not survive JSON")
    case 3:
        guard let value = try? Value(json: text) else { return 0 }
        precondition(same { try Value(json: value.json) == value }, "a value that does not survive JSON")
    case 4:
        guard let expr = try? Expr(parsing: text), let request = request(Record()) else { return 0 }
        _ = try? expr.evaluated(for: request, in: Entities())
    case 5: decide(text)
    case 6: schema(text)
    case 7: validate(text)
    case 8: layOut(text)
    default:
        guard let set = try? PolicySet(parsing: text), let now = try? Value.Datetime("2026-11-22") else { return 0 }
        var linter = Linter(now: now)
        linter.mostCompared = 50
        _ = linter.lint(set).map(\.message)
    }
    return 0
}

/// In text, else in JSON: what is read is printed in both and read again, and must be the same.
private func schema(_ text: String) {
    guard let document = try? SchemaDocument(parsing: text) else {
        guard let document = try? SchemaDocument(json: text) else { return }
        precondition(same { try SchemaDocument(json: document.json) == document }, "a schema that does not survive JSON")
        _ = try? Schema(document)
        return
    }
    precondition(same { try SchemaDocument(parsing: document.description) == document }, "a schema that does not survive text")
    guard let schema = try? Schema(document) else { return }
    precondition(same { try Schema(SchemaDocument(json: document.json)) == schema }, "a schema that means something else in JSON")
}

/// A schema and policies, with a line `---` between. What validates strictly validates permissively, and errs by nothing but an overflow or
/// an entity that is not there.
private func validate(_ text: String) {
    let parts = text.split(separator: "\n---\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let schema = try? Schema(parsing: parts[0]), let set = try? PolicySet(parsing: parts[1]),
        let now = try? Value.Datetime("2026-11-22")
    else { return }
    let strict = Validator(schema).validate(set)
    let isValid = strict.allSatisfy(\.isWarning)
    let isPermitted = Validator(schema, mode: .permissive).validate(set).allSatisfy(\.isWarning)
    precondition(isPermitted || !isValid, "what is strictly valid and permissively not")
    _ = Validator(schema, level: 1).validate(set)
    _ = Linter(schema: schema, now: now).lint(set).map(\.message)
    guard isValid, let context = try? Record(), let request = request(context),
        schema.refusal(principal: request.principal, action: request.action, resource: request.resource, context: context) == nil,
        let entities = try? Entities(schema.actions.values.map { Entity($0.uid, parents: Set($0.parents)) })
    else { return }
    for error in Authorizer(set).isAuthorized(request, in: entities).errors {
        precondition(error.error.code == .overflow || error.error.code == .entity, "a valid policy that errs: \(error.error)")
    }
}

/// What is laid out says the same, and is not laid out otherwise once more.
private func layOut(_ text: String) {
    guard let set = try? PolicySet(parsing: text) else { return }
    guard let once = try? Formatter().format(policies: text) else { preconditionFailure("what parses and cannot be laid out") }
    precondition(same { try PolicySet(parsing: once) == set }, "a layout that means something else")
    precondition(same { try Formatter().format(policies: once) == once }, "a layout that is laid out otherwise")
}

/// Policies, entities and context, with a line `---` between.
private func decide(_ text: String) {
    let parts = text.split(separator: "\n---\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let set = try? PolicySet(parsing: parts[0]), let entities = try? Entities(json: parts[1]),
        let context = try? Record(json: parts[2]), let request = request(context)
    else { return }
    let response = Authorizer(set).isAuthorized(request, in: entities)
    overlay(entities, request, response, by: set)
    precondition((Explainer(set).explain(request, in: entities) == nil) == (response.decision == .allow), "a denial without an explanation")
    use(request, in: entities, set, parts[0])
    // What they say together, each says alone.
    for policy in set.policies {
        guard let alone = try? Authorizer(PolicySet([policy])).isAuthorized(request, in: entities) else { continue }
        precondition(
            alone.errors.isEmpty != response.errors.contains { $0.policy == policy.id },
            "a policy that errs in company only")
        if policy.effect == .forbid, !alone.reasons.isEmpty {
            precondition(response.decision == .deny && response.reasons.contains(policy.id), "a forbid that was lost")
        }
    }
}

/// Some of the entities over the others are all of them.
private func overlay(_ entities: Entities, _ request: Request, _ response: Response, by set: PolicySet) {
    let over = entities.all.filter { $0.uid.id.utf8.count % 2 == 0 }
    guard let below = try? Entities(entities.all.filter { $0.uid.id.utf8.count % 2 != 0 }), let together = try? below.overlaid(by: over) else {
        preconditionFailure("entities without a circle that have one in parts")
    }
    precondition(together.json == entities.json, "an overlay that has other entities")
    precondition(Authorizer(set).isAuthorized(request, in: together) == response, "an overlay that decides otherwise")
}

/// What is proposed from the use of one request still allows it.
private func use(_ request: Request, in entities: Entities, _ set: PolicySet, _ text: String) {
    let names = entities.all.map(\.uid).prefix(8)
    guard
        let universe = try? Universe(
            principals: names + [request.principal], actions: [request.action], resources: names + [request.resource])
    else { return }
    let review = UsageReview(set, in: entities, universe, used: [UsedRequest(request)])
    _ = review.findings().map(\.description)
    guard let proposal = try? review.proposal(for: text), review.denied.isEmpty else { return }
    guard let smaller = try? PolicySet(parsing: proposal.text) else { preconditionFailure("a proposal that cannot be read") }
    precondition(Authorizer(smaller).isAuthorized(request, in: entities).decision == .allow, "a use that was lost")
}

private func request(_ context: Record) -> Request? {
    guard let user = try? EntityUID(parsing: "User::\"a\""), let action = try? EntityUID(parsing: "Action::\"b\""),
        let doc = try? EntityUID(parsing: "Doc::\"c\"")
    else { return nil }
    return Request(principal: user, action: action, resource: doc, context: context)
}

/// JSON nests deeper than text, a chain of `&&` by each operand: what is too deep then is no finding.
private func same(_ body: () throws -> Bool) -> Bool {
    do { return try body() } catch { return (error as? CedarError)?.code == .limit }
}

@main
struct FuzzPolicies {
    static func main() { runFuzzer(fuzz) }
}
