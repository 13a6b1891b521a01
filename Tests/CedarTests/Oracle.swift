import Foundation

@testable import Cedar

/// cedarpy in a process of its own.
final class Oracle {
    private static let environment = ProcessInfo.processInfo.environment
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python = environment["MAYFLY_PYTHON"] ?? root.appending(path: ".build/venv/bin/python").path
    static let cases = environment["MAYFLY_CEDAR_CASES"].flatMap(Int.init) ?? 1000
    static let seed = environment["MAYFLY_CEDAR_SEED"].flatMap(UInt64.init) ?? 1

    /// Asked once: is there a Python with cedarpy?
    static let isPossible: Bool = {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: python)
        probe.arguments = ["-c", "import cedarpy"]
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

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

    init() throws {
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = [Self.root.appending(path: "Tests/Foreign/cedar_oracle.py").path]
        process.standardInput = input
        process.standardOutput = output
        // If it goes away, that is one test's failure and not the end of all.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
    }

    func close() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// What each of the texts is in its JSON; nil for one that it does not parse, empty for one that it has no JSON for.
    func parsed(_ texts: [String]) throws -> [String?] {
        try write(JSON.array(texts.map(JSON.string)))
        return try JSON(parsing: line(), limits: .standard).elements(of: "answer").map {
            if case .string(let text) = $0 { text } else { nil }
        }
    }

    private func write(_ question: JSON) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((question.description + "\n").utf8))
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
        try write(question)
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
