import ArgumentParser
import Console
import Discovery
import Estate
import Foundation
import Runtime

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say all that is known of one credential: where, why, whose, who shares it, what to do next. Or of one decision: why, and what would change it.",
        discussion: """
            Asks the server; with --report it reads a scan (`mayfly scan --json`) instead and needs none. A number is a decision's, as \
            `mayfly decisions` lists them: it is decided again from what was recorded.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: ArgumentHelp("A scan's file; `-` reads standard input.", valueName: "file"))
    var report: String?

    @Argument(help: "A fingerprint (mf1_…) or its first letters as tables show it; of the server also login@resource, or a decision's number.")
    var credential: String

    func run() async throws {
        try await reporting {
            if let decision = try await decision() { return options.json ? try printJSON(decision) : print(decision.text) }
            let explanation = try await find()
            if options.json { return try printJSON(explanation) }
            print(explanation.text)
        }
    }

    /// The decision of that number. A fingerprint may begin with digits alone, too.
    private func decision() async throws -> Action.ExplainDecision.Answer? {
        guard report == nil, let sequence = Int(credential), sequence > 0 else { return nil }
        do {
            return try await ControlClient(options).call(Action.ExplainDecision(sequence: sequence))
        } catch let failure as CommandFailure where failure.isRefusal && credential.count >= 4 {
            guard (try? await find()) != nil else { throw failure }
            return nil
        }
    }

    private func find() async throws -> Explanation {
        guard let report else {
            let answer = try await ControlClient(options).call(Action.Export(credential: credential))
            guard let found = answer.report.credentials.first else {
                throw CommandFailure("no credential `\(credential.prefix(80))` is in the inventory", next: "mayfly rank", isRefusal: true)
            }
            return Explanation(of: found, state: answer.states[found.fingerprint.text])
        }
        let scan = try readReport(report)
        let found = Explanation.candidates(for: credential, in: scan)
        guard let only = found.first else {
            throw CommandFailure(
                "no credential `\(credential.prefix(80))` is in `\(report)`", next: "take the first letters of a fingerprint in it, four or more",
                isRefusal: true)
        }
        guard found.count == 1 else {
            throw CommandFailure("`\(credential.prefix(80))` means \(found.count) credentials", next: "give more of the fingerprint", isRefusal: true)
        }
        return Explanation(of: only, state: nil)
    }
}

/// A scan's report from a file.
func readReport(_ file: String) throws -> ScanReport {
    let data = try readFile(file, limit: 512 << 20)
    do {
        let report = try JSONDecoder().decode(ScanReport.self, from: data)
        guard report.schema == ScanReport.currentSchema else {
            throw CommandFailure(
                "`\(file)` has format `\(report.schema.prefix(40))`; this mayfly reads `\(ScanReport.currentSchema)`", next: "scan again")
        }
        return report
    } catch let error as DecodingError {
        throw CommandFailure("`\(file)` is not a scan (`mayfly scan --json`): \(error.place)", next: "mayfly scan PATH --json > scan.json")
    }
}
