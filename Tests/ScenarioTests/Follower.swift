import EstateTesting
import Foundation
import Glibc

/// A workload in Python that follows its own identity, and says of every set that the endpoint gives it what was in it.
struct Follower {
    static let identity = "spiffe://shop.example/tools/follower"

    private static let program = """
        import sys, time, grpc
        from spiffe._proto import workload_pb2, workload_pb2_grpc
        from cryptography import x509
        def say(text):
            print(f"{int(time.time() * 1000)} {text}", flush=True)
        while True:
            try:
                with grpc.insecure_channel("unix://" + sys.argv[1]) as channel:
                    stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
                    for answer in stub.FetchX509SVID(workload_pb2.X509SVIDRequest(), metadata=(("workload.spiffe.io", "true"),)):
                        leaves = [x509.load_der_x509_certificate(one.x509_svid) for one in answer.svids]
                        key = x509.AuthorityKeyIdentifier
                        issuers = [leaf.extensions.get_extension_for_class(key).value.key_identifier.hex()[:8] for leaf in leaves]
                        names = [one.spiffe_id for one in answer.svids]
                        say(f"svids {','.join(names)} by {','.join(issuers)} crls {len(answer.crl)}")
            except grpc.RpcError as error:
                say(f"refused {error.code().name}")
                time.sleep(0.1)
        """

    /// What it said, and when: milliseconds since 1970.
    struct Line {
        var at: Int
        var text: String
    }

    let estate: Installation

    /// A server, an agent, its entry and itself, which has its identity when this returns.
    @discardableResult
    static func running(in estate: Installation, requires: String = "") async throws -> Follower {
        try await estate.startServer()
        try await estate.startAgent(token: try await estate.mayfly("token", "create"))
        let follower = Follower(estate: estate)
        try await estate.apply("entries", follower.entries() + requires)
        try follower.start()
        _ = try await follower.said("svids", after: 0)
        return follower
    }

    static var now: Int { Int(Date().timeIntervalSince1970 * 1000) }

    private var script: String { estate.directory + "/follower.py" }

    func start() throws {
        try Data(Self.program.utf8).write(to: URL(fileURLWithPath: script))
        try estate.start("follower", [Installation.python, script, estate.workloadSocket])
    }

    /// The declaration of its one entry, to which lines of the entry can be added.
    func entries(id: String = identity) -> String {
        """
        entries:
          - name: follower
            id: \(id)
            selectors: ["unix:uid:\(geteuid())", "unix:path:\(interpreter)", "unix:script:\(script)"]
            owner: platform
            purpose: follows its own identity
            review: 2031-01-31

        """
    }

    private var interpreter: String { URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path }

    // MARK: What it said

    func lines(after start: Int = 0) -> [Line] {
        estate.text("follower.out").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? Int(parts[0]).map { Line(at: $0, text: String(parts[1])) } : nil
        }.filter { $0.at >= start }
    }

    /// The first line after `start` that begins so: `svids`, `refused`.
    func said(_ prefix: String, after start: Int, within limit: Duration = .seconds(15)) async throws -> Line {
        try await line(after: start, "the workload says `\(prefix)`", within: limit) { $0.hasPrefix(prefix) }
    }

    func line(
        after start: Int, _ what: String, within limit: Duration = .seconds(15), _ matches: @escaping (String) -> Bool
    ) async throws -> Line {
        try await eventually(what, within: limit, every: .milliseconds(20)) { lines(after: start).first { matches($0.text) } }
    }
}

extension Installation {
    /// `mayfly WHAT apply -f`, of a declaration's text.
    @discardableResult
    func apply(_ what: String, _ text: String, dry: Bool = false) async throws -> CommandRun {
        let file = directory + "/\(what).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let run = try await attempt([what, "apply", "-f", file] + (dry ? [] : ["--yes"]))
        if !dry, run.status != 0 { throw TestingError("`\(what) apply`: \(run.errors)\(run.output)") }
        return run
    }
}
