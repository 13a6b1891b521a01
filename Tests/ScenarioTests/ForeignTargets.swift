import EstateTesting
import Foundation
import Glibc
import Testing

/// What the scenarios with foreign servers share: workloads told apart by the script that starts them, files kept by `mayfly svid`,
/// load that goes on while everything rotates.
extension Installation {
    /// `Tests/Foreign/<name>`.
    static func foreign(_ name: String) -> String { sources + "/Tests/Foreign/" + name }

    static let pythonPath = URL(fileURLWithPath: python).resolvingSymlinksInPath().path
    static var hasPython: Bool { FileManager.default.isExecutableFile(atPath: python) }
    /// For what drops to another user; `mayfly` runs as somebody else then.
    static func become(_ user: String) -> [String] {
        geteuid() == 0 ? ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--init-groups", "--pdeathsig", "KILL", "--"] : []
    }

    /// Server and agent, and an identity `spiffe://shop.example/targets/<name>` for whatever ``launch(_:_:)`` starts under a name.
    func startWithTargets(_ names: [String], more: String = "") async throws {
        try await startServer()
        try await startAgent(token: try await mayfly("token", "create"))
        var entries = "entries:\n"
        for name in names {
            // Not the last command, so that the shell stays above it; and nothing of it outlives the shell.
            let text = "#!/bin/sh\nsetpriv --pdeathsig KILL -- \"$@\"\nexit $?\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: script(name)))
            let extra = name == "database" ? "\n    dns-names: [db.shop.example]" : ""
            entries += Self.entry(name, selectors: ["unix:path:\(Self.mayfly)", "ancestor:script:\(script(name))"]) + extra + "\n"
        }
        try Data((entries + more).utf8).write(to: URL(fileURLWithPath: directory + "/entries.yaml"))
        try await mayfly("entries", "apply", "-f", directory + "/entries.yaml", "--yes")
    }

    static func entry(_ name: String, selectors: [String]) -> String {
        """
          - name: targets/\(name)
            id: spiffe://shop.example/targets/\(name)
            selectors: [\(selectors.map { "\"\($0)\"" }.joined(separator: ", "))]
            owner: platform
            purpose: stands in for a service
            review: 2031-01-31
        """
    }

    private func script(_ name: String) -> String { "\(directory)/\(name).sh" }

    /// The command line of a program of workload `name`.
    func launch(_ name: String, _ program: [String]) -> [String] { ["/bin/sh", script(name)] + program }

    /// `mayfly svid exec` of workload `name`.
    func exec(_ name: String, _ program: [String]) -> [String] {
        launch(name, [Self.mayfly, "svid", "exec", "--socket", workloadSocket, "--"] + program)
    }

    /// Keeps the files of workload `name` in `<name>-svid`, and waits for the first ones.
    func keepFiles(_ name: String, pidFile: String, as user: String? = nil) async throws {
        let folder = "\(directory)/\(name)-svid"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        if let user, geteuid() == 0 { _ = try await Self.run(["chown", "\(user):\(user)", folder]) }
        try start(
            "\(name)-watch",
            launch(
                name,
                (user.map(Self.become) ?? []) + [
                    Self.mayfly, "svid", "watch", "--socket", workloadSocket, "--write", folder, "--signal", "HUP", "--pid-file", pidFile,
                ]))
        let _: Bool = try await eventually("the files of `\(name)` are there", within: .seconds(20)) {
            FileManager.default.fileExists(atPath: folder + "/bundle.pem") ? true : nil
        }
    }

    /// Asks a program that started others to end, and waits until it has.
    func stop(_ name: String) {
        guard let child = child(name), child.isRunning else { return }
        Glibc.kill(child.pid, SIGTERM)
        _ = child.wait(.seconds(10))
        kill(name)
    }

    // MARK: Load

    /// What a client says of itself.
    struct Load: Decodable {
        var requests: Int
        var errors: Int
        var firstErrors: [String]
        var ownRotations: Int
        var serverRotations: Int
        /// Different sets of roots.
        var bundles: Int
        var answers: [String: Int]
    }

    func load() -> Load? {
        text("load.out").split(separator: "\n").last.flatMap { try? JSONDecoder().decode(Load.self, from: Data($0.utf8)) }
    }

    private struct Authority: Decodable {
        struct Key: Decodable {
            var id: String
            var kind: String
            var inUse: Int?
        }
        var keys: [Key]
        var moved: String?
    }

    /// Waits for rotations of the leaves, replaces the authority and takes the old one out, waits for more rotations, and ends the load.
    ///
    /// - Parameter files: the workloads whose files must know the next authority before it signs.
    func rotateUnderLoad(files: [String], atLeast requests: Int) async throws -> Load {
        func wait(_ what: String, _ holds: @escaping (Load) -> Bool) async throws {
            let _: Bool = try await eventually(what, within: .seconds(150)) {
                guard self.child("load")?.isRunning == true else { throw TestingError("the load ended: \(self.text("load.err").suffix(1500))") }
                return self.load().map(holds) == true ? true : nil
            }
        }
        try await wait("leaves rotate under load") { $0.ownRotations >= 4 }
        let first: Authority = try await json(Authority.self, "authority", "list")
        guard let old = first.keys.first(where: { $0.kind == "x509" })?.id else { throw TestingError("no authority") }
        let prepared: Authority = try await json(Authority.self, "authority", "prepare", "x509")
        guard let next = prepared.moved else { throw TestingError("nothing was prepared") }
        let _: Bool = try await eventually("every file knows both roots", within: .seconds(20)) {
            files.allSatisfy { self.text("\($0)-svid/bundle.pem").components(separatedBy: "BEGIN CERTIFICATE").count == 3 } ? true : nil
        }
        // A server that is told by a signal takes its moment to read.
        try await Task.sleep(for: .seconds(1))
        try await mayfly("authority", "activate", next, "--force")
        try await mayfly("authority", "taint", old)
        let _: Bool = try await eventually("nothing of the old root is in use", within: .seconds(30)) {
            try await self.json(Authority.self, "authority", "list").keys.contains { $0.id == old && $0.inUse == 0 } ? true : nil
        }
        try await Task.sleep(for: .seconds(2))
        try await mayfly("authority", "revoke", old)
        let before = load()?.ownRotations ?? 0
        try await wait("leaves rotate under the new authority") { $0.ownRotations >= before + 3 && $0.requests + $0.errors >= requests }
        try Data().write(to: URL(fileURLWithPath: directory + "/stop"))
        let status = try await blocking { self.child("load")?.wait(.seconds(30)) }
        guard status == 0, let last = load() else { throw TestingError("the load ended with \(String(describing: status)): \(text("load.err"))") }
        return last
    }

    func fill(_ template: String, _ values: [String: String], into name: String) throws -> String {
        var text = try String(contentsOfFile: Self.foreign(template), encoding: .utf8).replacingOccurrences(of: "FOLDER", with: directory)
        for (key, value) in values { text = text.replacingOccurrences(of: key, with: value) }
        let file = "\(directory)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// An SVID with the same ID and the names of the real issuer, by a root that nobody trusts. Gives its folder.
    func forge(_ id: String, in name: String) async throws -> String {
        let folder = "\(directory)/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let run = try await Self.run([Self.python, Self.foreign("stranger_svid.py"), folder, id])
        guard run.succeeded else { throw TestingError(run.errors) }
        return folder
    }
}
