//  Commands: the command line. One file per command; each reads its input, calls the server or a slice, prints, and ends
//  with an exit code of ``Exit``. No command holds logic that the HTTP API could not reach too.

public import ArgumentParser
import CLinux
import Foundation
import Glibc
import Runtime

/// `mayfly`: moves a service estate off long-lived secrets and onto workload identity.
public struct Mayfly: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "mayfly",
        abstract: "Find standing credentials, replace them with short-lived identity, prove the old path dead, revoke it.",
        discussion: """
            Start with `mayfly scan PATH`: it needs no server, account or configuration.
            Exit codes: 0 done · 1 failed · 2 found something or refused (the answer is no) · 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            ScanCommand.self, DiscoverCommand.self, GuardCommand.self, BaselineCommand.self, WatchCommand.self, ExplainCommand.self,
            ExportCommand.self, ServerCommand.self, AgentCommand.self, ExchangeCommand.self, TokenCommand.self, ApplyCommand.self,
            ImportCommand.self, RankCommand.self, FiguresCommand.self, OwnCommand.self, PlanCommand.self, PathsCommand.self,
            CutoverCommand.self, RollbackCommand.self, ProveCommand.self, RetireCommand.self, WaiveCommand.self,
            EntriesCommand.self, RegistrarsCommand.self, AuthorityCommand.self, NodesCommand.self, PostureCommand.self, SignalsCommand.self,
            RevokeCommand.self, LifetimesCommand.self, SVIDCommand.self, WhyCommand.self, DrillCommand.self, NetworkTrustCommand.self,
            PolicyCommand.self, DecisionsCommand.self, AgentsCommand.self, AssuranceCommand.self,
            ReportCommand.self, FederationCommand.self, AuditCommand.self, DemoCommand.self,
        ])

    public init() {}

    /// What a hook or a timer runs again and again. Naming every command there is takes longer than a scan of what is new: for
    /// these the others are asked only when the arguments are no good, for the words that say so.
    private static let frequent: [String: any AsyncParsableCommand.Type] = [
        "scan": ScanCommand.self, "guard": GuardCommand.self, "watch": WatchCommand.self,
    ]

    /// Runs the command that the process was started with.
    public static func begin() async {
        tellOfLostOutput()
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let type = frequent[name],
            var command = try? type.parseAsRoot(Array(arguments.dropFirst())) as? any AsyncParsableCommand
        else { return await main() }
        do {
            try await command.run()
        } catch {
            exit(withError: error)
        }
    }
}

extension Mayfly {
    /// A report that a full disk cut short is no success: whoever reads only the exit code is to know.
    private static func tellOfLostOutput() {
        atexit {
            guard clinux_flush_output() != 0 else { return }
            let reason = errno == 0 ? "" : ": " + String(cString: strerror(errno))
            note("mayfly: what was to be printed could not all be written\(reason)")
            _exit(1)
        }
    }
}

/// Exit codes of every command, documented in docs/reference/cli.md.
enum Exit {
    /// Something broke: unreadable input, no server, no connection.
    static let failed = ExitCode(1)
    /// The command worked and the answer is no: a plan refused, a proof blocked, an audit that does not verify.
    static let refused = ExitCode(2)
}

/// Options that most commands share.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "Directory that holds this installation's state (default: $MAYFLY_STATE, else ~/.local/state/mayfly).")
    var state: String?

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    /// Made when it is missing.
    var stateDirectory: StateDirectory {
        get throws { try StateDirectory(state ?? StateDirectory.defaultPath()) }
    }

    /// Of a server. Who only asks makes none: a mistyped directory would look like one.
    var serverDirectory: StateDirectory {
        get throws {
            let path = state ?? StateDirectory.defaultPath()
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
                throw CommandFailure("no server's state is in `\(path)`", next: "name the server's directory with --state")
            }
            return try StateDirectory(path)
        }
    }
}

/// Writes a line to standard error: progress and errors, never facts.
func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Whether a stream takes colours: a terminal that knows them, and nobody who said no (https://no-color.org).
func takesColours(_ descriptor: Int32, _ environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
    isatty(descriptor) == 1 && environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
}

/// How many threads to use. More than 256 only wait for each other.
func threads(_ jobs: Int?) -> Int { jobs ?? min(256, ProcessInfo.processInfo.activeProcessorCount) }

func checkJobs(_ jobs: Int?) throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be between 1 and 256, not \(jobs).") }
}

/// Refuses what nobody writes by hand: it ends in the ledger and on other people's terminals.
func checkText(_ text: String?, _ option: String, limit: Int) throws {
    guard let text, text.count > limit || text.hasControls else { return }
    throw ValidationError("\(option) takes at most \(limit) characters in one line, and no control characters.")
}

/// JSON as every command prints it: sorted keys, no escaped slashes, one object.
func printJSON(_ value: some Encodable, pretty: Bool = true) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
