import ArgumentParser
import Foundation
import Glibc
import Runtime

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Watch a real service lose its password without losing a request.",
        discussion: """
            Builds the shop of Examples/shop (real PostgreSQL, services, load), runs every command of the journey on it, and \
            leaves the dashboard up until Ctrl-C. With --json it ends by itself, with one JSON object on its last line.
            """)

    @Flag(name: .long, help: "End after the journey, with one JSON object on the last line.")
    var json = false

    @Flag(name: .long, help: "End after the journey instead of leaving the dashboard up.")
    var exit = false

    @Flag(name: .long, help: "Leave everything up after the journey, also with --json.")
    var stay = false

    @Option(name: .long, help: "The shop's script (default: Examples/shop/shop of this repository).")
    var shop: String?

    @Option(name: .long, help: "Directory to work in, kept afterwards (default: a new one in /tmp, removed afterwards).")
    var directory: String?

    func run() async throws {
        try await reporting {
            let shop = try shop ?? Self.findShop()
            let directory = try self.directory ?? Self.makeDirectory()
            let isTemporary = self.directory == nil
            let narrator = Narrator(isJSON: json)
            let stay = stay || (!json && !exit)
            try await untilSignalled {
                let journey = try Journey(shop: shop, directory: directory, narrator: narrator)
                do {
                    let summary = try await journey.run()
                    narrator.finish(summary)
                    if json { try printJSON(summary, pretty: false) }
                    fflush(nil)
                    if stay {
                        narrator.stay(journey.signIn ?? "", state: journey.state)
                        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                    }
                    await journey.tearDown()
                    if isTemporary { try? FileManager.default.removeItem(atPath: directory) }
                    guard summary.failures == 0 else {
                        throw CommandFailure("\(summary.failures) requests failed: \(summary.firstFailure ?? "")", next: nil)
                    }
                } catch {
                    await journey.tearDown()
                    if !Task.isCancelled { note("the shop's logs are kept in \(directory)/log") }
                    throw error
                }
            }
        }
    }

    /// The repository is found from where we are, or from where the program was built.
    private static func findShop() throws -> String {
        var starts = [FileManager.default.currentDirectoryPath]
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { starts.append(own) }
        for start in starts {
            var directory = URL(fileURLWithPath: start)
            for _ in 0..<8 {
                let candidate = directory.appendingPathComponent("Examples/shop/shop").path
                if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
                directory.deleteLastPathComponent()
            }
        }
        throw CommandFailure("the shop is not found", next: "run `mayfly demo` in Mayfly's repository, or name it: --shop PATH/Examples/shop/shop")
    }

    /// Short, because Unix sockets below it may have 107 bytes; searchable by all, because the services run as other users.
    private static func makeDirectory() throws -> String {
        var template = Array("/tmp/mayfly-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CommandFailure("no directory can be made in /tmp", next: nil) }
        chmod(template, 0o755)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// What the demo ends with.
struct JourneySummary: Encodable, Sendable {
    struct Refused: Encodable, Sendable {
        /// What refused.
        var target: String
        var login: String
        /// In the target's own words.
        var how: String
        /// Whether it had let the same secret in just before.
        var acceptedBefore: Bool
    }
    struct Step: Encodable, Sendable {
        var name: String
        var seconds: Double
    }
    var requests: Int
    var failures: Int
    var firstFailure: String?
    var blockedBy: [String]
    var refused: [Refused]
    var steps: [Step]
    var rollbackSeconds: Double
    var found: Int
    var retired: Int
    var waived: Int
    var ledgerEntries: Int
    var ledgerIntact: Bool
    var p99Milliseconds: Double
}

/// Tells the story: to standard output, or, when that is for JSON, to standard error.
struct Narrator: Sendable {
    let isJSON: Bool

    func say(_ text: String) {
        if isJSON { note(text) } else { print(text); fflush(nil) }
    }

    func step(_ number: Int, _ title: String) { say("\n\(number). \(title)") }

    /// A command as a person would type it.
    func command(_ text: String) { say("   $ \(text)") }

    func lines(_ text: String, limit: Int = 40) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(limit) where !line.isEmpty { say("   \(line)") }
    }

    func finish(_ summary: JourneySummary) {
        say("")
        say("\(summary.requests) requests, \(summary.failures) failed, p99 \(summary.p99Milliseconds) ms, over the whole journey.")
        for refused in summary.refused {
            say("The old password of `\(refused.login)`: \(refused.target) says \(refused.how)")
        }
        say("Found \(summary.found) credentials: \(summary.retired) retired with proof, \(summary.waived) waived. Ledger: \(summary.ledgerEntries) entries, \(summary.ledgerIntact ? "intact" : "BROKEN").")
    }

    func stay(_ signIn: String, state: String) {
        say("")
        say("The dashboard is up: \(signIn)")
        say("Other commands work on it too: mayfly report --state \(state)")
        say("Ctrl-C ends everything and removes it.")
    }
}
