import ArgumentParser
import Discovery
import Runtime

/// `--check` and what bounds it, for `scan` and `discover`.
struct CheckOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Ask the issuer whether what is found still works: postgresql, redis, aws, github; repeatable. PROVIDER=ENDPOINT asks there.",
            valueName: "provider"))
    var check: [String] = []

    @Option(name: .long, help: "Questions at most, in all.")
    var checkLimit = 100

    @Option(name: .long, help: "Questions at most, for each host in a second.")
    var checkRate = 1.0

    @Flag(name: .long, help: "Say what --check would ask and where, and ask nothing.")
    var checkDryRun = false

    func validate() throws {
        guard (1...10_000).contains(checkLimit) else { throw ValidationError("--check-limit must be between 1 and 10000.") }
        guard (0.01...100).contains(checkRate) else { throw ValidationError("--check-rate must be between 0.01 and 100.") }
        guard !check.isEmpty || !checkDryRun else { throw ValidationError("--check-dry-run needs a --check.") }
        do { _ = try choices() } catch { throw ValidationError("--check: \(error).") }
    }

    /// `nil` when nobody is to be asked.
    ///
    /// - Parameter clear: takes a bar off the terminal before a line is written there.
    func options(in state: StateDirectory, clear: @escaping @Sendable () -> Void) throws -> ValidityOptions? {
        guard !check.isEmpty else { return nil }
        return ValidityOptions(try choices(), record: state, perSecond: checkRate, limit: checkLimit, isPreview: checkDryRun) { lines in
            clear()
            for line in lines { note(line) }
        }
    }

    private func choices() throws(DiscoveryError) -> [ValidityChoice] {
        var choices: [ValidityChoice] = []
        for text in check { choices.append(try ValidityChoice(text)) }
        return choices
    }
}
