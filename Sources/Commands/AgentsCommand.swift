import ArgumentParser
import Console
import Estate
import Runtime

struct AgentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agents", abstract: "Say which AI agents are under policy, and which may more than they do.",
        discussion: """
            Joins by name the agents that scans found, those declared as workloads of kind `agent`, and those that gateways ask about. One is under \
            policy when its identity is registered and no standing credential of its own is left, or when gateways ask the policies about it. Exit code 2 \
            when one is not, or may more than it has used.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: ArgumentHelp("How far back uses count.", valueName: "time"))
    var within = "90d"

    func validate() throws {
        guard let span = Duration(brief: within), span > .zero else { throw ValidationError("--within is a length of time such as 12h or 90d.") }
    }

    func run() async throws {
        try await reporting {
            let since = WallClock.system.now() - (Duration(brief: within) ?? .seconds(90 * 86400))
            let figures = try await ControlClient(options).call(Action.Agents(since: since))
            if options.json { try printJSON(figures) } else { show(figures) }
            if figures.agents.contains(where: { !$0.isUnderPolicy || $0.isOverPrivileged }) { throw Exit.refused }
        }
    }

    private func show(_ figures: AgentFigures) {
        for agent in figures.agents {
            let state = !agent.isUnderPolicy ? "outside" : agent.isOverPrivileged ? "over-privileged" : "under policy"
            print("\(padded(state, 16)) \(padded(agent.name, 28)) \(agent.owner ?? "nobody's")")
            print("                 \(agent.why)\(agent.isUnderPolicy ? "; used \(agent.used) of \(agent.granted) granted" : "")")
            for cell in agent.unused.prefix(3) { print("                 unused: \(cell)") }
            if agent.unused.count > 3 { print("                 and \(agent.granted - agent.used - 3) more unused") }
        }
        guard let governed = figures.percentUnderPolicy else { return print("no AI agent is known") }
        print("\(governed.inTenths) % of \(figures.agents.count) known AI agents are under policy")
        if let over = figures.percentOverPrivileged { print("\(over.inTenths) % of these may more than they have used since \(figures.since)") }
    }
}
