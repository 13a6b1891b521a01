import Foundation
import Testing

@testable import Cedar

/// R66. Ours against the reference, through cedarpy, on estates that we make up. `MAYFLY_CEDAR_CASES` sets their
/// number: each has a hundred requests.
@Suite struct OracleTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python = environment["MAYFLY_PYTHON"] ?? root.appending(path: ".build/venv/bin/python").path
    private static let cases = environment["MAYFLY_CEDAR_CASES"].flatMap(Int.init) ?? 1000
    private static let seed = environment["MAYFLY_CEDAR_SEED"].flatMap(UInt64.init) ?? 1

    /// Asked once: is there a Python with cedarpy?
    private static let isPossible: Bool = {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: python)
        probe.arguments = ["-c", "import cedarpy"]
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    @Test(.enabled(if: isPossible, "needs cedarpy in .build/venv, which ./test makes"), .timeLimit(.minutes(60)))
    func `ours and the reference decide alike, with the same reasons and errors`() async throws {
        let lanes = 4
        let differences = try await withThrowingTaskGroup(of: [String].self) { group in
            for lane in 0..<lanes {
                group.addTask { try Self.run(stride(from: lane, to: Self.cases, by: lanes)) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5).joined(separator: "\n"))")
    }

    private static func run(_ cases: StrideTo<Int>) throws -> [String] {
        let oracle = try Oracle(python: python, script: root.appending(path: "Tests/Foreign/cedar_oracle.py").path)
        defer { oracle.close() }
        var differences: [String] = []
        for number in cases {
            var maker = EstateMaker(seed: seed &* 1_000_003 &+ UInt64(number))
            let policies = try maker.policies(4 + number % 12)
            let entities = try maker.entities()
            let requests = try (0..<100).map { _ in try maker.request() }
            // Half of the cases go over in JSON.
            let isJSON = number % 2 == 1
            let text = isJSON ? policies.json : policies.description
            let answer = try oracle.ask(text, isJSON, entities, requests)
            if !answer.error.isEmpty {
                differences.append("case \(number): \(answer.error)\n\(text)")
                continue
            }
            if try PolicySet(parsing: policies.description) != policies {
                differences.append("case \(number): text\n\(policies)")
            }
            if try Entities(json: entities.json).json != entities.json {
                differences.append("case \(number): entities")
            }
            let authorizer = Authorizer(policies)
            // The reference writes an extended `has` out and sorts records: another tree, which must decide the same.
            let foreign = isJSON ? authorizer : Authorizer(try PolicySet(json: answer.json))
            for (request, wanted) in zip(requests, answer.answers) {
                let response = authorizer.isAuthorized(request, in: entities)
                let found = Oracle.Answer(response)
                if !isJSON, Oracle.Answer(foreign.isAuthorized(request, in: entities)) != found {
                    differences.append("case \(number): the reference's JSON decides otherwise\n\(answer.json)")
                }
                guard found != wanted else { continue }
                let ids = found.reasons.symmetricDifference(wanted.reasons).union(
                    found.errors.symmetricDifference(wanted.errors))
                let culprits = ids.compactMap { policies.policy(PolicyID($0))?.description }
                let why = response.errors.filter { ids.contains($0.policy.description) }.map(\.error.description)
                differences.append(
                    "case \(number): \(found) not \(wanted): \(culprits) \(why) \(request.principal) \(request.resource) \(request.context.json)"
                )
            }
        }
        return differences
    }
}

/// cedarpy in a process of its own.
private final class Oracle {
    struct Answer: Equatable {
        let decision: String
        let reasons: Set<String>
        let errors: Set<String>

        init(decision: String, reasons: Set<String>, errors: Set<String>) {
            (self.decision, self.reasons, self.errors) = (decision, reasons, errors)
        }

        init(_ response: Response) {
            self.init(
                decision: response.decision.rawValue, reasons: Set(response.reasons.map(\.description)),
                errors: Set(response.errors.map(\.policy.description)))
        }
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer: [UInt8] = []

    init(python: String, script: String) throws {
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func close() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func ask(
        _ policies: String, _ isJSON: Bool, _ entities: Entities, _ requests: [Request]
    ) throws -> (answers: [Answer], json: String, error: String) {
        let question = JSON.object([
            .init("policies", .string(policies)), .init("isJSON", .bool(isJSON)),
            .init("entities", .string(entities.json)),
            .init(
                "requests",
                .array(
                    requests.map { request in
                        .object([
                            .init("principal", request.principal.document), .init("action", request.action.document),
                            .init("resource", request.resource.document),
                            .init("context", .string(request.context.json)),
                        ])
                    })),
        ])
        try input.fileHandleForWriting.write(contentsOf: Data((question.description + "\n").utf8))
        let members = try JSON(parsing: line(), limits: .standard).fields(of: "answer", "answers", "json", "error")
        let answers = try members.required("answers").elements(of: "answers").map { answer in
            let parts = try answer.elements(of: "answer")
            func names(_ index: Int) throws -> Set<String> {
                Set(try parts[index].elements(of: "names").map { try $0.text(of: "name") })
            }
            return Answer(decision: try parts[0].text(of: "decision"), reasons: try names(1), errors: try names(2))
        }
        return (answers, try members.text("json"), try members.text("error"))
    }

    private func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                defer { buffer.removeFirst(end + 1) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw CedarError(.json, "cedarpy went away") }
            buffer.append(contentsOf: more)
        }
    }
}
