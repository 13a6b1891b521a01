import ArgumentParser
import Foundation
import Glibc
import Runtime
import SPIFFE
import WorkloadAPI

struct SVIDCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svid", abstract: "Fetch this process's own identity, keep it in files, or run a program with it.",
        discussion: "The agent judges the process that asks: `mayfly` itself, with its user, group and parents.",
        subcommands: [Fetch.self, Watch.self, Exec.self])

    struct Endpoint: ParsableArguments {
        @Option(name: .long, help: "The Workload API, unix:///path or a path (default: $SPIFFE_ENDPOINT_SOCKET).")
        var socket: String?

        @Option(name: .long, help: "Use the identity with this hint (default: the first one).")
        var hint: String?

        /// - Parameter onProblem: told of what the endpoint refuses and of connections that were lost.
        func client(onProblem: @escaping @Sendable (String) -> Void) throws -> WorkloadClient {
            try WorkloadClient(try address(), onProblem: onProblem)
        }

        /// Fails where nobody can be asked: no identity, no entry and no policy has to do with that.
        func requireListener() throws {
            guard case .unix(let path) = try address(), let code = connectFailure(path) else { return }
            switch code {
            case ENOENT, ENOTDIR, ECONNREFUSED:
                let what = code == ECONNREFUSED ? "nobody listens at" : "no such socket:"
                throw CommandFailure("\(what) `\(path)`", next: "start mayfly agent on this node, or name its Workload API with --socket")
            case EACCES, EPERM:
                throw CommandFailure(
                    "permission denied: `\(path)`", next: "let this user reach the socket: its directories need the permission to search them (x)")
            // Busy, or what only a call can tell.
            default: return
            }
        }

        private func address() throws -> EndpointAddress {
            let address: Result<EndpointAddress, EndpointAddress.Fault> =
                if let socket {
                    EndpointAddress.parse(socket.hasPrefix("/") ? "unix://" + socket : socket)
                } else {
                    EndpointAddress.fromEnvironment(ProcessInfo.processInfo.environment)
                }
            switch address {
            case .success(let address): return address
            case .failure(let fault):
                throw CommandFailure("there is no Workload API to ask: \(fault)", next: "name it with --socket, or set SPIFFE_ENDPOINT_SOCKET")
            }
        }
    }

    struct Fetch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say who this process is, once; with --write also as files, with --audience as a token.")

        @OptionGroup var endpoint: Endpoint

        @Flag(name: .long, help: "Print one JSON object instead of text.")
        var json = false

        @Option(name: .long, help: "Write svid.pem, key.pem and bundle.pem into this directory.")
        var write: String?

        @Option(name: .long, help: "Print a JWT-SVID for this audience instead; may be given several times.")
        var audience: [String] = []

        @Option(name: .long, help: "Wait so long for an identity instead of ending at the first refusal, such as 30s.")
        var wait: String?

        func run() async throws {
            try await reporting {
                let limit = try duration(wait ?? "10s", "--wait", between: .seconds(1), and: .seconds(86400))
                try await SVIDCommand.connected(endpoint, isPatient: wait != nil) { client in
                    if !audience.isEmpty { return try await printToken(client) }
                    let source = X509Source(client.x509Contexts())
                    defer { source.close() }
                    let context = try await source.waitUntilReady(within: limit)
                    if let write { _ = try SVIDFiles(write).write(context, hint: endpoint.hint) }
                    let told = context.identities.map(Told.init)
                    if json { return try printJSON(told) }
                    for one in told {
                        print("\(one.id)  until \(one.expires)  serial \(one.serial)\(one.hint.isEmpty ? "" : "  hint \(one.hint)")")
                    }
                }
            }
        }

        private func printToken(_ client: WorkloadClient) async throws {
            let tokens = try await client.fetchJWTSVIDs(audience: audience)
            guard let token = tokens.first(where: { endpoint.hint == nil || $0.hint == endpoint.hint }) else {
                throw CommandFailure("there is no identity with the hint `\(endpoint.hint ?? "")`", next: nil)
            }
            // Asked for by name: standard output is where it is wanted.
            print(token.token.withBytes { String(decoding: $0, as: UTF8.self) })
        }
    }

    struct Told: Codable {
        var id: String
        var expires: Timestamp
        var serial: String
        var hint: String

        init(_ identity: X509Identity) {
            (id, expires, serial, hint) = (identity.svid.id.description, identity.svid.notAfter, identity.svid.serial, identity.hint)
        }
    }

    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep the identity in files, and tell somebody after each change.",
            discussion: "When the identity is taken back the files go, and what was told of changes is told of this one too.")

        @OptionGroup var endpoint: Endpoint

        @Option(name: .long, help: "Write svid.pem, key.pem and bundle.pem into this directory.")
        var write: String

        @Option(name: .long, help: "Signal to send after a change: HUP, USR1, USR2, TERM or INT.")
        var signal: Signal?

        @Option(name: .long, help: "File with the process ID that the signal is for.")
        var pidFile: String?

        func run() async throws {
            try await reporting {
                if (signal == nil) != (pidFile == nil) { throw ValidationError("--signal and --pid-file go together.") }
                let files = try SVIDFiles(write)
                let (endpoint, signal, pidFile) = (endpoint, signal, pidFile)
                try await untilSignalled {
                    try await SVIDCommand.connected(endpoint) { client in
                        let source = X509Source(client.x509Contexts())
                        defer { source.close() }
                        try await SVIDCommand.follow(source, files, hint: endpoint.hint) { line in
                            print(line)
                            fflush(nil)
                            if let signal, let pidFile { SVIDCommand.send(signal, toFile: pidFile) }
                        }
                    }
                }
            }
        }
    }

    struct Exec: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a program with its identity in files that rotate.",
            discussion: """
                The program starts when the files are there and finds them by MAYFLY_SVID_DIR. It gets the signal after each change, \
                and SIGTERM when its identity is taken back. Its exit status is ours: 128 + n when it ended by signal n.
                """)

        @OptionGroup var endpoint: Endpoint

        @Option(name: .long, help: "Write svid.pem, key.pem and bundle.pem into this directory (default: one of its own, removed at the end).")
        var write: String?

        @Option(name: .long, help: "Signal to send after a change: HUP, USR1, USR2, TERM or INT.")
        var signal: Signal?

        @Argument(parsing: .postTerminator, help: "The program and its arguments, after `--`.")
        var program: [String]

        func run() async throws {
            try await reporting {
                guard let name = program.first else { throw ValidationError("Name a program after `--`.") }
                let own = write == nil ? try SVIDFiles.ownDirectory() : nil
                defer { if let own { try? FileManager.default.removeItem(atPath: own) } }
                let files = try SVIDFiles(write ?? own ?? "")
                let (endpoint, signal, arguments) = (endpoint, signal, Array(program.dropFirst()))
                let status = OneValue<Int32>()
                try await untilSignalled {
                    try await SVIDCommand.connected(endpoint) { client in
                        let source = X509Source(client.x509Contexts())
                        defer { source.close() }
                        _ = try files.write(try await source.waitUntilReady(within: .seconds(10)), hint: endpoint.hint)
                        let child = try RunningProgram(name, arguments, environment: ["MAYFLY_SVID_DIR": files.directory])
                        status.set(
                            try await child.exit { child in
                                try await SVIDCommand.follow(source, files, hint: endpoint.hint, isFirstKnown: true) { _ in
                                    if let signal { child.send(signal.number) }
                                } onEnd: {
                                    child.send(SIGTERM)
                                }
                            })
                    }
                }
                if let code = status.get(), code != 0 { throw ExitCode(code) }
            }
        }
    }

    // MARK: Shared

    /// Runs `body` with a connection. When it finds no identity, what the endpoint said last is the reason.
    ///
    /// - Parameter isPatient: waits for an endpoint and an identity that may still come, instead of ending at the first refusal.
    static func connected(
        _ endpoint: Endpoint, isPatient: Bool = true, _ body: @escaping @Sendable (WorkloadClient) async throws -> Void
    ) async throws {
        let (problems, continuation) = AsyncStream.makeStream(of: String.self)
        let client = try endpoint.client { problem in
            guard !problem.contains("CancellationError") else { return }
            continuation.yield(problem)
            if isPatient { note("mayfly svid: \(problem)") }
        }
        if !isPatient { try endpoint.requireListener() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await client.run(body)
                } catch let error as SourceError {
                    try endpoint.requireListener()
                    throw CommandFailure("the Workload API gives nothing: \(error.reason)", next: nextStep(after: error.reason), isRefusal: true)
                }
            }
            if !isPatient {
                group.addTask {
                    for await problem in problems where problem.contains("permissionDenied") {
                        throw CommandFailure(problem, next: nextStep(after: problem), isRefusal: true)
                    }
                    try await Task.sleep(for: .seconds(3600))
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// By the code that ends a refusal.
    private static func nextStep(after problem: String) -> String {
        ["(no-policy-permits)", "(policy-forbids)", "(policy-errs)"].contains { problem.contains($0) }
            ? "mayfly decisions --denied, and mayfly explain NUMBER, where the server is" : "mayfly entries list, and compare the selectors"
    }

    /// Writes every set as it comes, and says so in one line each. Ends when the identity is taken back for good.
    static func follow(
        _ source: X509Source, _ files: SVIDFiles, hint: String?, isFirstKnown: Bool = false, _ changed: (String) -> Void,
        onEnd: () -> Void = {}
    ) async throws {
        var known: String?
        var isTold = isFirstKnown
        for await update in source.updates() {
            switch update {
            case .success(let context):
                let identity = try files.write(context, hint: hint)
                let line = "\(identity.svid.id)  until \(identity.svid.notAfter)  serial \(identity.svid.serial)"
                if isTold { isTold = false } else if line != known { changed(line) } else { changed("bundle changed") }
                known = line
            // A stream that has said nothing yet has taken nothing back.
            case .failure(let error) where error.code == .notReady: continue
            case .failure(let error):
                files.remove()
                changed("taken back: \(error.reason)")
                onEnd()
            }
        }
    }

    static func send(_ signal: Signal, toFile path: String) {
        // PostgreSQL's has more lines than the first.
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let line = text.split(whereSeparator: \.isNewline).first,
            let pid = pid_t(line.trimmingCharacters(in: .whitespaces)), pid > 1
        else { return note("mayfly svid: `\(path)` names no process: nobody was told") }
        if kill(pid, signal.number) != 0 { note("mayfly svid: process \(pid) cannot be told: \(String(cString: strerror(errno)))") }
    }

    enum Signal: String, ExpressibleByArgument, CaseIterable, Sendable {
        case hup = "HUP"
        case usr1 = "USR1"
        case usr2 = "USR2"
        case term = "TERM"
        case int = "INT"

        var number: Int32 {
            switch self {
            case .hup: SIGHUP
            case .usr1: SIGUSR1
            case .usr2: SIGUSR2
            case .term: SIGTERM
            case .int: SIGINT
            }
        }
    }
}

/// Why no connection to a Unix socket comes about, as `errno`; `nil` when one does.
private func connectFailure(_ path: String) -> Int32? {
    // It does not wait: a full queue is somebody who listens.
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
    return result == 0 ? nil : errno
}
