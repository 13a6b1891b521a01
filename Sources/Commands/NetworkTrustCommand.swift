import ArgumentParser
import Console
import Estate
import Runtime

struct NetworkTrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network-trust", abstract: "List the rules that let somebody in for where they come from, without proof.",
        discussion: """
            What `mayfly scan` and `mayfly discover` found and `mayfly import` took in: `trust` of pg_hba.conf, `nopass`, lists of \
            addresses. Widest first. Exit code 2 when one reaches beyond its own machine. The ledger says when each was found and gone.
            """)

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.NetworkTrustRules())
            if options.json { try printJSON(answer.rules) } else { show(answer.rules) }
            if answer.rules.contains(where: { $0.rule.reach != .machine }) { throw Exit.refused }
        }
    }

    private func show(_ rules: [KnownTrust]) {
        for item in rules {
            print("\(padded(item.rule.reach.rawValue, 9)) \(item.rule.path):\(item.rule.line)")
            print("          \(item.rule.summary): \(item.rule.why)")
            print("          instead: \(item.rule.instead)")
        }
        print(rules.isEmpty ? "no rule is known that lets in without proof" : rules.count == 1 ? "1 rule lets in without proof" : "\(rules.count) rules let in without proof")
    }
}
