import ArgumentParser
import Console
import Estate
import Foundation
import Glibc
import Issuance
import Logging
import Runtime
import SPIFFE
import Server

struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Run the control plane on an embedded database.",
        discussion: """
            Serves agents over mutual TLS, operators through a Unix socket in the state directory, and the dashboard on \
            loopback. Prints where, and the token that opens the dashboard. Stops on Ctrl-C or SIGTERM.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "SPIFFE trust domain of this installation.")
    var trustDomain = "mayfly.local"

    @Option(name: .long, help: "Address where agents connect, HOST:PORT.")
    var node = "127.0.0.1:8461"

    @Option(name: .long, help: "Loopback address of the dashboard, HOST:PORT; port 0 takes a free one.")
    var console = "127.0.0.1:8460"

    @Option(name: .long, help: "Life of a short-lived login at a target, such as 15m.")
    var grantLifetime = "15m"

    @Option(name: .long, help: "Life of a workload's X.509-SVID, such as 1h.")
    var svidLifetime = "1h"

    @OptionGroup(title: "Federation") var federation: FederationOptions

    @OptionGroup(title: "Authority") var authority: AuthorityOptions

    @Option(name: .long, help: "Life of an agent's own SVID, such as 6h. An agent that was away for longer renews with its node's key.")
    var agentLifetime = "6h"

    @Option(name: .long, help: "How long a node is believed on one proof of itself, such as 30d; then it joins anew, by evidence or a token for its name.")
    var attestationAge = "30d"

    @Option(name: .long, help: "How long an agent that decides by itself goes on without word from the server, such as 1h; 5s to 7d.")
    var policyStaleness = "1h"

    @Option(name: .long, help: "Decisions a second that one agent may ask for in the long run; at once it may ask for those of 200 seconds.")
    var agentRate = 50

    @Option(name: .long, help: "Address where gateways without an agent ask by AuthZEN over mutual TLS, HOST:PORT; with --gateway.")
    var gatewayAddress: String?

    @Option(name: .long, help: "SPIFFE ID of a gateway that may ask there; may be repeated.")
    var gateway: [String] = []

    @Option(name: .long, help: "File with at least 32 random bytes that seals the authority's key files; keep it elsewhere than the state directory.")
    var keySeal: String?

    @Option(name: .long, help: "YAML file of how nodes and jobs may join without a token (docs/reference/node-attestation.md).")
    var attestation: String?

    @Flag(name: .long, help: "Give workloads WIT-SVIDs too, where their agents serve them (incubating in SPIFFE).")
    var witSvids = false

    @Option(name: .long, help: "Directory into which feeds put statements about nodes, NAME.jws (docs/reference/context.md).")
    var contextFeed: String?

    func run() async throws {
        try await reporting {
            guard let trustDomain = TrustDomain(trustDomain) else {
                throw ValidationError("`\(trustDomain)` is no trust domain: 1–255 of a–z, 0–9, `.`, `-`, `_`.")
            }
            var lifetimes = ServerSettings.Lifetimes.standard
            lifetimes.grant = try duration(grantLifetime, "--grant-lifetime", between: .seconds(5), and: .seconds(86400))
            lifetimes.x509 = try duration(svidLifetime, "--svid-lifetime", between: .seconds(5), and: .seconds(7 * 86400))
            lifetimes.agent = try duration(agentLifetime, "--agent-lifetime", between: .seconds(5), and: .seconds(7 * 86400))
            lifetimes.proof = try duration(attestationAge, "--attestation-age", between: .seconds(5), and: .seconds(3650 * 86400))
            lifetimes.nested = try authority.nested()
            let (nodeHost, nodePort) = try address(node, "--node")
            let (consoleHost, consolePort) = try address(console, "--console")
            var settings = ServerSettings(
                trustDomain: trustDomain, state: try options.stateDirectory, nodeHost: nodeHost, nodePort: nodePort,
                consoleHost: consoleHost, consolePort: consolePort, lifetimes: lifetimes, keySeal: try seal())
            guard (1...10_000_000).contains(agentRate) else { throw ValidationError("--agent-rate needs 1 to 10000000; not `\(agentRate)`.") }
            settings.agentRate = agentRate
            settings.policyStaleness = try duration(policyStaleness, "--policy-staleness", between: .seconds(5), and: .seconds(7 * 86400))
            settings.federation = try federation.settings()
            settings.gateways = try gateways()
            settings.contextFeed = contextFeed
            settings.givesWITs = witSvids
            let token = try authority.tokenKeys()
            settings.tokenKeys = token
            settings.upstream = try authority.upstream(of: trustDomain, token)
            settings.memoryKeys = try authority.memoryKeys()
            settings.attestation = try attestation.map(attestationFile)
            let json = options.json
            let server = MayflyServer(
                settings: settings, clock: .system, entropy: .system, logger: makeLogger("mayfly.server"))
            try await untilSignalled {
                try await server.run { ready in
                    let token = ready.consoleToken.withBytes { String(decoding: $0, as: UTF8.self) }
                    if json {
                        var said = ["console": ready.console, "login": "\(ready.console)/login#\(token)", "node": ready.node, "root": ready.root]
                        said["bundle"] = ready.bundleEndpoint
                        said["gateways"] = ready.gateways
                        try? printJSON(said, pretty: false)
                    } else {
                        print("agents     \(ready.node)")
                        print("its root   \(ready.root)")
                        print("dashboard  \(ready.console)")
                        if let bundle = ready.bundleEndpoint { print("bundle     \(bundle)") }
                        if let gateways = ready.gateways { print("AuthZEN    \(gateways)") }
                        print("sign in    \(ready.console)/login#\(token)")
                        print("Next: mayfly token create, then mayfly agent on each node")
                    }
                    fflush(nil)
                }
            }
        }
    }
}

extension ServerCommand {
    private func gateways() throws -> GatewaySettings? {
        guard let gatewayAddress else {
            guard gateway.isEmpty else { throw ValidationError("--gateway needs --gateway-address.") }
            return nil
        }
        guard !gateway.isEmpty else { throw ValidationError("--gateway-address needs at least one --gateway: who may ask there.") }
        let (host, port) = try address(gatewayAddress, "--gateway-address")
        let callers = try gateway.map { text in
            guard let id = SPIFFEID(text), !id.path.isEmpty else { throw ValidationError("`\(text)` is no SPIFFE ID of a workload.") }
            return id
        }
        return GatewaySettings(host: host, port: port, callers: Set(callers))
    }

    private func seal() throws -> KeySeal? {
        guard let keySeal else { return nil }
        guard let seal = KeySeal(Secret(try readFile(keySeal, limit: 4096))) else {
            throw CommandFailure(
                "`\(keySeal)` holds fewer than 32 bytes", next: "head -c 32 /dev/urandom > FILE, readable to the server alone")
        }
        return seal
    }
}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make join tokens for agents.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token that lets one agent join, once.",
            discussion: """
                Without --node it is good for any name that no node has yet. A node that is known, whose agent has lost its key say, \
                joins again by a token for its name, by evidence, or by its own key. A token that is shown for a name that it is not \
                good for is used up. Prints the token alone on standard output, so that it can go straight into a file or a pipe.
                """)

        @OptionGroup var options: GlobalOptions

        @Option(name: .long, help: "How long it may be used, such as 10m; at most a day.")
        var lifetime = "10m"

        @Option(name: .long, help: "The only node name that it is good for; a node of that name is replaced.")
        var node: String?

        func run() async throws {
            try await reporting {
                let lifetime = try duration(lifetime, "--lifetime", between: .seconds(10), and: .seconds(86400))
                let answer = try await ControlClient(options).call(
                    Action.CreateToken(lifetimeMilliseconds: lifetime.milliseconds, node: node))
                if options.json {
                    try printJSON(answer)
                } else {
                    print(answer.token)
                    let name = answer.node.map { " --node-name \($0)" } ?? ""
                    let whom = answer.node.map { "by node `\($0)` alone" } ?? "by a node with a new name"
                    note("usable once, \(whom), until \(answer.expiresAt): mayfly agent --server \(answer.server) --join-token-file FILE\(name)")
                }
            }
        }
    }
}

// MARK: Shared by the long-running commands

/// Logs to standard error. `MAYFLY_LOG` sets the level.
func makeLogger(_ label: String) -> Logger {
    var logger = Logger(label: label, factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = ProcessInfo.processInfo.environment["MAYFLY_LOG"].flatMap { Logger.Level(rawValue: $0) } ?? .info
    return logger
}

/// Runs `body` until it ends or the process is asked to stop; then cancels it and waits for it to clean up.
func untilSignalled(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let (stop, continuation) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { continuation.yield() }
        source.resume()
        return source
    }
    defer { sources.forEach { $0.cancel() } }
    signal(SIGPIPE, SIG_IGN)
    try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
            try await body()
            return true
        }
        group.addTask {
            for await _ in stop { return false }
            return false
        }
        let endedByItself = try await group.next() ?? true
        group.cancelAll()
        if !endedByItself {
            // What was cancelled may end with an error that says no more than that.
            while let result = await group.nextResult() { _ = result }
        }
    }
}

/// `HOST:PORT`; the host is a name, an IPv4 address, or an IPv6 address in brackets, which are taken off.
func address(_ text: String, _ option: String) throws -> (host: String, port: Int) {
    guard let address = HostAndPort(text) else { throw ValidationError("\(option) needs HOST:PORT, not `\(text)`.") }
    return (address.host, address.port)
}

func duration(_ text: String, _ option: String, between low: Duration, and high: Duration) throws -> Duration {
    guard let value = Duration(brief: text), value >= low, value <= high else {
        throw ValidationError("\(option) needs a length of time between \(low.brief) and \(high.brief), such as 30s, 15m, 12h, 90d; not `\(text)`.")
    }
    return value
}
