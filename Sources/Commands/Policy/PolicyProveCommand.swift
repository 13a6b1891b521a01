import ArgumentParser
import Cedar

struct PolicyProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Prove a claim about policies, for all requests at once, or find a request that shows otherwise.",
        discussion: """
            Exit code 0 when it is proved; else 2, also when nobody can tell. As the server decides: each policy counts until its @expires, \
            at every instant from now on, and a forbid that errs denies. What a change of policies gives: mayfly policy compare.
            """)

    enum Asked: String, ExpressibleByArgument, CaseIterable {
        case equivalent, implies, disjoint
        case alwaysAllows = "always-allows"
        case alwaysDenies = "always-denies"
        case neverErrs = "never-errs"
        case mayGo = "may-go"

        var takesTwo: Bool { [.equivalent, .implies, .disjoint].contains(self) }
    }

    @Argument(
        help: """
            Of two: equivalent (both decide alike), implies (what the first allows, the second allows too), disjoint (no request is allowed \
            by both). Of one: always-allows, always-denies; and for each policy, never-errs, may-go (without it all is decided alike).
            """)
    var claim: Asked

    @Argument(help: "Policies: one file or directory, or two.")
    var paths: [String]

    @Option(name: .long, help: "The schema, in either syntax.")
    var schema: String

    @OptionGroup var proving: SolverOptions

    func validate() throws {
        guard paths.count == (claim.takesTwo ? 2 : 1) else {
            throw ValidationError("\(claim.rawValue) is about \(claim.takesTwo ? "two files or directories" : "one file or directory").")
        }
    }

    func run() async throws {
        try await reporting {
            let schema = try PolicyFiles.schema(schema)
            let sets = try paths.map { try PolicyFiles.valid($0, by: schema) }
            let analyzer = try proving.analyzer(schema)
            let observe = SolverOptions.observe
            let analyses =
                switch claim {
                case .equivalent: [analyzer.equivalent(sets[0], sets[1], progress: observe)]
                case .implies: [analyzer.implies(sets[0], sets[1], progress: observe)]
                case .disjoint: [analyzer.disjoint(sets[0], sets[1], progress: observe)]
                case .alwaysAllows: [analyzer.alwaysAllows(sets[0], progress: observe)]
                case .alwaysDenies: [analyzer.alwaysDenies(sets[0], progress: observe)]
                case .neverErrs: analyzer.neverErrs(sets[0], progress: observe)
                case .mayGo: analyzer.mayGo(sets[0], progress: observe)
                }
            for analysis in analyses { print(analysis) }
            if !analyses.allSatisfy(\.verdict.isProved) { throw Exit.refused }
        }
    }
}
