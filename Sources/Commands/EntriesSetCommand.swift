import ArgumentParser
import Console
import Estate
import Foundation
import Registration
import Runtime
import SPIFFE

extension EntriesCommand {
    /// Changes a part of one entry: what explanations propose. A file that declares the entry says something else from then on.
    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change parts of one entry, after saying what that does to running workloads.",
            discussion: "Without --yes nothing is changed. Where a file declares the entry, change it there too: the next apply wins.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "The entry's name.")
        var name: String

        @Option(name: .long, help: "Its selectors from now on; give all of them, one option each.")
        var selector: [String] = []

        @Option(name: .long, help: "Its SPIFFE ID or template.")
        var id: String?

        @Option(name: .long, help: "A node's agent or a group of nodes, by SPIFFE ID; `any` for every node.")
        var on: String?

        @Option(name: .long, help: "When it ends, a date; `never` needs a day of review.")
        var expires: String?

        @Flag(name: .long, help: "Make the change.")
        var yes = false

        func run() async throws {
            try await reporting {
                let client = try ControlClient(options)
                guard var entry = try await client.call(Action.Entries(matching: name, limit: 100_000)).entries.map(\.entry).first(where: { $0.name == name })
                else { throw CommandFailure("there is no entry `\(name)`", next: "mayfly entries list", isRefusal: true) }
                try change(&entry)
                let answer = try await client.call(Action.ApplyEntries(entries: [entry], prune: false, dryRun: !yes))
                try EntriesCommand.show(answer, made: yes, options, next: "the same with --yes")
            }
        }

        private func change(_ entry: inout RegistrationEntry) throws {
            if !selector.isEmpty {
                entry.selectors = try selector.map { text throws(ValidationError) in
                    do throws(SelectorError) {
                        return try Selector(checking: text)
                    } catch {
                        throw ValidationError("--selector: \(error.description)")
                    }
                }.sorted()
            }
            if let id {
                guard let template = IDTemplate(id) else { throw ValidationError("--id: `\(id.prefix(120))` is no SPIFFE ID with a path.") }
                entry.spiffeID = template
            }
            if let on {
                guard on == "any" || SPIFFEID(on) != nil else { throw ValidationError("--on: `\(on.prefix(120))` is neither `any` nor a SPIFFE ID.") }
                entry.parent = on == "any" ? nil : SPIFFEID(on)
            }
            if let expires {
                guard expires == "never" || Timestamp(expires) != nil else { throw ValidationError("--expires: `\(expires.prefix(60))` is no date such as 2027-01-31.") }
                entry.expiresAt = expires == "never" ? nil : Timestamp(expires)
            }
        }
    }
}
