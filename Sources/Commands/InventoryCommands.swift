import ArgumentParser
import Console
import Estate
import Foundation
import Runtime

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take a scan into the inventory.",
        discussion: "Reads what `mayfly scan --json` printed. The same scan twice changes nothing.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The scan's file; `-` reads standard input.")
    var file: String

    func run() async throws {
        try await reporting {
            let report = try readReport(file)
            let answer = try await ControlClient(options).call(Action.Import(report: report))
            if options.json { return try printJSON(answer) }
            print("\(answer.credentials) credentials (\(answer.new) new) with \(answer.sightings) sightings (\(answer.newSightings) new)")
            if !answer.gaps.isEmpty {
                print("not read whole: \(answer.gaps.joined(separator: ", ")); \(answer.kept) places that they had told of before are kept")
            }
            for one in answer.reopened {
                print("reopened: \(one.workload) was finished, and a new \(one.kind) \(one.credential.short) has appeared in it")
            }
            if answer.gone > 0 { print("\(answer.gone) credentials of earlier scans were not seen this time") }
            if let rules = report.networkTrust, !rules.isEmpty { print("\(rules.count) let in without proof: mayfly network-trust") }
            print("Next: mayfly rank")
        }
    }
}

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Declare resources, workloads, and who uses what.",
        discussion: "Reads an estate file in YAML or JSON (docs/reference/estate-file.md). The same file twice changes nothing.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Say what would follow, and change nothing.")
    var dryRun = false

    @Argument(help: "The estate file; `-` reads standard input.")
    var file: String

    func run() async throws {
        try await reporting {
            let declaration = try readYAML(
                EstateDeclaration.self, from: file, limit: 8 << 20, otherwise: "is not an estate file", page: "docs/reference/estate-file.md",
                isWhole: true)
            let answer = try await ControlClient(options).call(Action.Apply(declaration: declaration, dryRun: dryRun))
            if options.json { return try printJSON(answer) }
            if dryRun { print("dry run: nothing was changed") }
            print("\(answer.resources.count) resources, \(answer.workloads.count) workloads, \(answer.paths.count) access paths")
            for path in answer.paths {
                print("  \(path.name)  \(path.login.map { $0 + "@" } ?? "")\(path.resource)  credential \(path.credential?.short ?? "unknown")")
            }
            for line in answer.notes { print("  note: \(line)") }
            print("Next: mayfly plan")
        }
    }
}

struct RankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank", abstract: "List the inventory by blast radius, each place with its reasons.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "Weigh a fact otherwise, for example production=30; may be given several times.")
    var weight: [String] = []

    func run() async throws {
        try await reporting {
            var weights: [String: Int] = [:]
            for text in weight {
                let parts = text.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let points = Int(parts[1]) else { throw ValidationError("`\(text)` is no weight: write NAME=POINTS.") }
                weights[String(parts[0])] = points
            }
            let answer = try await ControlClient(options).call(Action.Rank(weights: weights.isEmpty ? nil : weights))
            if options.json { return try printJSON(answer) }
            for (place, credential) in answer.credentials.enumerated() {
                let number = String(place + 1)
                print(
                    String(repeating: " ", count: max(0, 3 - number.count)) + number
                        + "  \(padded(String(credential.score.value), 3))  \(credential.fingerprint.short)  "
                        + "\(padded(credential.kind, 22))  \(padded(credential.state.rawValue, 8))  owner \(credential.owner)")
                print("          \(credential.score.summary)")
            }
            let unowned = answer.credentials.count { $0.owner == FoundCredential.unknownOwner }
            print("\(counted(answer.credentials.count, "credential")) · \(unowned) unowned")
            print("Next: mayfly apply estate.yaml, then mayfly plan")
        }
    }
}

func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}

/// Reads a file, or standard input for `-`, up to `limit` bytes.
func readFile(_ path: String, limit: Int) throws -> Data {
    let handle: FileHandle
    if path == "-" {
        handle = .standardInput
    } else {
        guard let opened = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure("`\(path)` cannot be opened", next: "check the path")
        }
        handle = opened
    }
    do {
        guard let data = try handle.read(upToCount: limit + 1) else { return Data() }
        guard data.count <= limit else {
            let most = limit < 1 << 20 ? "\(limit) bytes" : "\(limit >> 20) MiB"
            throw CommandFailure("`\(path)` is larger than \(most)", next: "is it the right file? Else split it")
        }
        return data
    } catch let failure as CommandFailure {
        throw failure
    } catch {
        throw CommandFailure("`\(path)` cannot be read", next: "is it a file?")
    }
}

extension DecodingError {
    /// Where and why, without the value: it may be one that should not be shown.
    var place: String {
        let (context, why): (Context?, String?) =
            switch self {
            case .keyNotFound(let key, let context): (context, "`\(key.stringValue)` is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
            @unknown default: (nil, nil)
            }
        let path = context?.codingPath.written ?? ""
        let text = why ?? context?.debugDescription ?? "it cannot be read"
        return path.isEmpty ? text : "at `\(path)`: \(text)"
    }
}
