import ArgumentParser
import Console

struct AssuranceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assurance", abstract: "Say what a name rests on, hop by hop: where assurance starts, how strong it is, where it ends.",
        discussion: """
            Levels: none · shared secret (whoever has it, is it) · bearer (the same, for minutes, made for one holder) · attested (by kernel, platform or \
            certificate, bound to one process or key) · hardware. A chain is as strong as its weakest hop. Without a name, one line for each.
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("An access path, a SPIFFE ID, or an entry's name.", valueName: "name"))
    var name: String?

    func run() async throws {
        try await reporting {
            let chains = try await ControlClient(options).call(Action.Assurance(of: name))
            if options.json { return try printJSON(chains) }
            if chains.isEmpty { print("nothing is registered") }
            for chain in chains {
                guard name != nil else {
                    if let weakest = chain.weakest { print("\(padded(weakest.level.word, 14)) \(chain.name): \(weakest.from) → \(weakest.to)") }
                    continue
                }
                print("\(chain.name)\n  starts at \(chain.startsAt)")
                for hop in chain.hops { print("  \(padded(hop.level.word, 14)) \(hop.from) → \(hop.to)\n                 \(hop.by)") }
                print("  ends at \(chain.endsAt)")
            }
        }
    }
}
