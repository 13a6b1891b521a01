
@testable import Cedar
import Testing

@Suite("R72: decisions are standard") struct CorpusTests {
    struct Tally: Sendable {
        var cases = 0
        var requests = 0
        var differences: [String] = []

        static func += (left: inout Tally, right: Tally) {
            left.cases += right.cases
            left.requests += right.requests
            left.differences += right.differences
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `every decision, reason, error and verdict of the corpus agrees, and every document survives printing`() async throws {
        let files = try Corpus.files()
        let names = files.keys.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".entities.json") }.sorted()
        let lanes = 4
        let tally = await withTaskGroup(of: Tally.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var tally = Tally()
                    for index in stride(from: lane, to: names.count, by: lanes) {
                        tally += Self.run(names[index], files)
                    }
                    return tally
                }
            }
            return await group.reduce(into: Tally()) { $0 += $1 }
        }
        #expect(tally.differences.isEmpty, "\(tally.differences.count): \(tally.differences.prefix(10))")
        #expect(tally.cases == 7_809)
        #expect(tally.requests == 62_472)
    }

    private static func run(_ name: String, _ files: [String: String]) -> Tally {
        var tally = Tally(cases: 1)
        do {
            let stem = String(name.dropLast(".json".count))
            let policies = try PolicySet(parsing: files[stem + ".cedar"] ?? "")
            if try PolicySet(parsing: policies.description) != policies { tally.differences.append("\(stem): text") }
            if try PolicySet(json: policies.json) != policies { tally.differences.append("\(stem): JSON") }
            try judge(stem, policies, files, &tally)
            let entities = try Entities(json: files[stem + ".entities.json"] ?? "")
            let authorizer = Authorizer(policies)
            for request in try Requests(files[name] ?? "").all {
                tally.requests += 1
                let response = authorizer.isAuthorized(request.request, in: entities)
                let found = Requests.Answer(
                    decision: response.decision.rawValue, reasons: Set(response.reasons.map(\.description)),
                    errors: Set(response.errors.map(\.policy.description)))
                if found != request.answer {
                    tally.differences.append("\(stem): \(found) instead of \(request.answer)")
                }
            }
        } catch {
            tally.differences.append("\(name): \(error)")
        }
        return tally
    }

    /// The validator's verdict, the schema in both syntaxes, the policies laid out, and the entities by the schema.
    private static func judge(_ stem: String, _ policies: PolicySet, _ files: [String: String], _ tally: inout Tally) throws {
        let document = try SchemaDocument(parsing: files[stem + ".cedarschema"] ?? "")
        if try SchemaDocument(parsing: document.description) != document { tally.differences.append("\(stem): schema as text") }
        let schema = try Schema(document)
        if try Schema(json: document.json) != schema { tally.differences.append("\(stem): schema as JSON") }
        let layout = try Formatter().format(policies: files[stem + ".cedar"] ?? "")
        if try PolicySet(parsing: layout) != policies || Formatter().format(policies: layout) != layout {
            tally.differences.append("\(stem): layout")
        }
        let fields = JSON.Fields(what: "case", members: try JSON(parsing: files[stem + ".json"] ?? "", limits: .standard).members(of: "case"))
        let issues = Validator(schema).validate(policies).filter { !$0.isWarning }
        if case .bool(issues.isEmpty)? = fields["shouldValidate"] {} else { tally.differences.append("\(stem): verdict \(issues)") }
        _ = try Entities(json: files[stem + ".entities.json"] ?? "", schema: schema)
    }

    /// The requests of one case, with what must come out.
    struct Requests {
        struct Answer: Equatable {
            let decision: String
            let reasons: Set<String>
            let errors: Set<String>
        }

        var all: [(request: Request, answer: Answer)] = []

        init(_ text: String) throws {
            let document = try JSON(parsing: text, limits: .standard)
            let fields = JSON.Fields(what: "case", members: try document.members(of: "case"))
            for request in try fields.required("requests").elements(of: "requests") {
                let fields = JSON.Fields(what: "request", members: try request.members(of: "request"))
                func names(_ key: String) throws -> Set<String> {
                    Set(try fields.required(key).elements(of: key).map { try $0.text(of: key) })
                }
                all.append(
                    (
                        Request(
                            principal: try EntityUID(fields.required("principal")),
                            action: try EntityUID(fields.required("action")),
                            resource: try EntityUID(fields.required("resource")),
                            context: try Record(fields.required("context").members(of: "context"))),
                        Answer(
                            decision: try fields.text("decision"), reasons: try names("reason"),
                            errors: try names("errors"))
                    ))
            }
        }
    }
}
