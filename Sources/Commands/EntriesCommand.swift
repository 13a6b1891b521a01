import ArgumentParser
import Console
import Estate
import Foundation
import Registration
import Runtime
import SPIFFE

struct EntriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries", abstract: "Registration entries: which processes get which SPIFFE ID.",
        discussion: "Entries that follow from workloads of the estate file are named estate/… and change with `mayfly apply`.",
        subcommands: [Apply.self, Change.self, List.self, Remove.self])

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring entries in line with a file, after saying what that does to running workloads.",
            discussion: """
                Without --yes nothing is changed: it prints the difference, who would gain or lose an identity, and which entries \
                would describe the same process (exit code 2 while there is something to do). Format: docs/reference/entries.md.
                """)

        @OptionGroup var options: GlobalOptions

        @Option(name: .shortAndLong, help: "The file, YAML or JSON; `-` reads standard input.")
        var file: String

        @Flag(name: .long, help: "Also remove your entries that the file leaves out.")
        var prune = false

        @Flag(name: .long, help: "Make the change.")
        var yes = false

        func run() async throws {
            try await reporting {
                let declaration = try readYAML(
                    EntryDeclaration.self, from: file, limit: 64 << 20, otherwise: "does not declare entries", page: "docs/reference/entries.md")
                let answer = try await ControlClient(options).call(
                    Action.ApplyEntries(entries: declaration.entries, prune: prune, dryRun: !yes))
                try show(answer, made: yes, options, next: "mayfly entries apply -f \(file)\(prune ? " --prune" : "") --yes")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove entries, after saying who loses an identity with them.", discussion: "Without --yes nothing is changed.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Names of entries.")
        var names: [String]

        @Flag(name: .long, help: "Make the change.")
        var yes = false

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.RemoveEntries(names: names, dryRun: !yes))
                try show(answer, made: yes, options, next: "mayfly entries remove \(names.joined(separator: " ")) --yes")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List entries, all or those that contain a text.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Part of a name, SPIFFE ID, owner or selector.")
        var text: String?

        @Option(name: .long, help: "List at most so many.")
        var limit = 1000

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.Entries(matching: text, limit: limit))
                if options.json { return try printJSON(answer) }
                for listed in answer.entries { printEntry(listed.entry, origin: listed.origin, revision: listed.revision) }
                print("\(answer.count) \(answer.count == 1 ? "entry" : "entries")\(answer.count > answer.entries.count ? ", \(answer.entries.count) listed" : "")")
                if answer.count == 0 { print("Next: mayfly entries apply -f entries.yaml") }
            }
        }
    }

    private static func printEntry(_ entry: RegistrationEntry, origin: String, revision: Int) {
        print("\(entry.name)  \(entry.spiffeID)  (\(origin), revision \(revision))")
        print("  selectors  \(entry.selectors.map(\.description).joined(separator: "  "))")
        print("  on         \(entry.parent?.description ?? "every node")\(entry.kind == .node ? "; a group of nodes" : "")")
        print("  owner      \(entry.owner.isEmpty ? "nobody" : entry.owner)\(entry.purpose.isEmpty ? "" : ": \(entry.purpose)")")
        if let replaces = entry.replaces { print("  replaces   \(replaces)") }
        if let end = entry.expiresAt { print("  expires    \(end)") }
        if let review = entry.reviewBy { print("  review     \(review)") }
        if !entry.federatesWith.isEmpty { print("  federates  \(entry.federatesWith.map(\.name).joined(separator: " "))") }
        if !entry.dnsNames.isEmpty { print("  DNS names  \(entry.dnsNames.joined(separator: " "))") }
    }

    /// Prints a change and what it does. A change that was only looked at ends with exit code 2, so that a pipeline can stop there.
    static func show(_ answer: Action.EntriesChanged, made: Bool, _ options: GlobalOptions, next: String) throws {
        let isEmpty = answer.created.isEmpty && answer.updated.isEmpty && answer.deleted.isEmpty
        if options.json {
            try printJSON(answer)
        } else {
            for entry in answer.created { print("+ \(entry.name)  \(entry.spiffeID)  [\(entry.selectors.map(\.description).joined(separator: " "))]") }
            for update in answer.updated {
                print("~ \(update.name)")
                for difference in update.differences { print("    \(difference.field): \(difference.before) → \(difference.after)") }
            }
            for entry in answer.deleted { print("- \(entry.name)  \(entry.spiffeID)") }
            let preview = answer.preview
            for effect in preview.effects {
                let gains = effect.gains.map { "gains \($0)" }, loses = effect.loses.map { "loses \($0)" }
                let turns = effect.changesDefault ? ["its default becomes \(effect.defaultAfter ?? "none")"] : []
                print("  process \(effect.processID) on \(effect.agent.split(separator: "/").last ?? ""): \((gains + loses + turns).joined(separator: ", "))")
            }
            for collision in preview.collisions { print("  collision: `\(collision.entry)` and `\(collision.other)`: \(collision.why)") }
            print(
                "\(answer.created.count) new, \(answer.updated.count) changed, \(answer.deleted.count) removed, \(answer.unchanged) as they were; "
                    + "\(preview.looked) running processes looked at, \(preview.effects.count) affected")
            if !made, !isEmpty { print("nothing was changed yet\nNext: \(next)") }
        }
        if !made, !isEmpty { throw Exit.refused }
    }
}

struct RegistrarsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registrars", abstract: "Who may register entries below one path, and nowhere else.",
        subcommands: [Set.self, Remove.self, List.self], defaultSubcommand: List.self)

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make or change a registrar.",
            discussion: """
                Its actors are named as the ledger names them, such as operator:ada, a user of this machine who reaches the server's \
                socket. What is not given is not allowed: without --selector or --parent it can register nothing new, without \
                --dns-suffix no DNS names, without --federates-with no foreign trust domain, and no life beyond the server's own. \
                Each call says all of it: what is left out is taken away.
                """)

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Its name; its entries are named NAME/….")
        var name: String

        @Option(name: .long, help: "The path below which it registers, such as /shop.")
        var prefix: String

        @Option(name: .long, help: "Who acts as it; may be given several times.")
        var actor: [String]

        @Option(name: .long, help: "A selector such as k8s:ns:shop, or unix:path:/srv/shop/* for those that begin so; each entry needs one of them. Repeatable.")
        var selector: [String] = []

        @Option(name: .long, help: "A node or group of nodes; each entry needs one of them as parent. Repeatable.")
        var parent: [String] = []

        @Option(name: .long, help: "shop.example: it and the names below it may be DNS names of entries. Repeatable.")
        var dnsSuffix: [String] = []

        @Option(name: .long, help: "A trust domain that entries may federate with. Repeatable.")
        var federatesWith: [String] = []

        @Option(name: .long, help: "Longest life of an X.509-SVID that an entry may set (default: the server's own).")
        var longestX509: String?

        @Option(name: .long, help: "Longest life of a JWT-SVID that an entry may set (default: the server's own).")
        var longestJwt: String?

        func run() async throws {
            try await reporting {
                var rights = RegistrarRights()
                (rights.selectors, rights.parents, rights.dnsSuffixes, rights.federatesWith) = (selector, parent, dnsSuffix, federatesWith)
                rights.longestX509 = try longestX509.map { try duration($0, "--longest-x509", between: .seconds(5), and: .seconds(7 * 86400)) }
                rights.longestJWT = try longestJwt.map { try duration($0, "--longest-jwt", between: .seconds(5), and: .seconds(86400)) }
                let answer = try await ControlClient(options).call(
                    Action.SetRegistrar(registrar: Registrar(name: name, prefix: prefix, actors: actor, rights: rights)))
                try RegistrarsCommand.show(answer, options)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a registrar's right away; its entries stay.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Its name.")
        var name: String

        func run() async throws {
            try await reporting {
                try RegistrarsCommand.show(try await ControlClient(options).call(Action.RemoveRegistrar(registrar: name)), options)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List registrars.")

        @OptionGroup var options: GlobalOptions

        func run() async throws {
            try await reporting { try RegistrarsCommand.show(try await ControlClient(options).call(Action.Registrars()), options) }
        }
    }

    private static func show(_ answer: Action.Registrars.Answer, _ options: GlobalOptions) throws {
        if options.json { return try printJSON(answer) }
        for registrar in answer.registrars {
            print("\(registrar.name)  below \(registrar.prefix)/  \(registrar.actors.joined(separator: " "))")
            for words in registrar.rights.words { print("  \(words)") }
            if registrar.rights.selectors.isEmpty, registrar.rights.parents.isEmpty {
                print("  may register nothing new: give --selector or --parent (mayfly registrars set \(registrar.name) …)")
            }
        }
        if answer.registrars.isEmpty { print("there are no registrars: whoever reaches the server's socket may register everything") }
    }
}
