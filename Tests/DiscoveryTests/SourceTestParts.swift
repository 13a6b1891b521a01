import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// A server that ends with the test: a program under a shell that ends it when the pipe from this process closes.
final class TestServer: Sendable {
    let port: Int
    let directory: TestDirectory
    private let guardian: ChildProcess

    /// - Parameter arguments: made from the port and the directory.
    init(_ purpose: String, environment: [String: String] = [:], _ arguments: (Int, String) throws -> [String]) async throws {
        port = try freePort()
        directory = try TestDirectory(purpose)
        let words = try arguments(port, directory.path)
        guardian = try ChildProcess(
            ["sh", "-c", "\"$@\" & server=$!; read _; kill -TERM $server; wait $server", "_"] + words, environment: environment,
            output: directory.path + "/output.log", errors: directory.path + "/errors.log")
        for _ in 0..<600 {
            if Self.isOpen(port) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let errors = (try? String(contentsOfFile: directory.path + "/errors.log", encoding: .utf8)) ?? ""
        throw TestingError("`\(words.first ?? "")` did not start: \(errors.suffix(1000))")
    }

    deinit {
        guardian.closeInput()
        _ = guardian.wait(.seconds(5))
    }

    private static func isOpen(_ port: Int) -> Bool {
        guard let descriptor = try? Door.port(port).connect() else { return false }
        close(descriptor)
        return true
    }
}

enum Parts {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    static func standIn(_ name: String) -> String { root + "/Tests/StandIns/" + name }

    static func has(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    /// A Python that can run moto's server: the one of `./test`, else the machine's.
    static let motoPython: String? = [root + "/.build/venv/bin/python", "python3"].first { python in
        (try? ProcessRun.run([python, "-c", "import moto.server, flask_cors"]).succeeded) == true
    }

    /// A certificate authority, and a server's certificate for 127.0.0.1 and localhost signed by it, made by OpenSSL.
    static func certificates(in directory: String, days: Int = 30) throws {
        let steps: [[String]] = [
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
                "-days", "30",
                "-subj", "/O=Shop/CN=Shop Test CA",
            ],
            [
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "server.key", "-out", "server.csr",
                "-subj", "/O=Shop/CN=shop.example",
            ],
            [
                "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "\(days)", "-out",
                "server.pem",
                "-extfile", "extensions",
            ],
        ]
        try "subjectAltName=DNS:localhost,DNS:shop.example,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
            .write(toFile: directory + "/extensions", atomically: true, encoding: .utf8)
        for step in steps {
            let run = try ProcessRun.run(["openssl"] + step, directory: directory)
            guard run.succeeded else { throw TestingError("openssl: \(run.errors)") }
        }
    }
}

func configuration(
    _ yaml: String, in directory: String = "/nonexistent", environment: [String: String] = [:], only: Set<String> = []
) throws -> SourceConfiguration {
    try SourceConfiguration(yaml: yaml, directory: directory, environment: environment, only: only)
}

func discover(
    _ yaml: String, in directory: String = "/nonexistent", environment: [String: String] = [:], previous: [String: Timestamp] = [:],
    at time: Timestamp = Timestamp(Date())
) async throws -> ScanReport {
    let sources = try configuration(yaml, in: directory, environment: environment)
    return try await Discovery(key: try #require(key), clock: WallClock { time }).discover(sources, previous: previous)
}

extension ScanReport {
    func feed(_ name: String) throws -> Feed { try #require(feeds?.first { $0.name == name }) }

    /// The credential with this value.
    func credential(_ value: String, _ location: SourceLocation = #_sourceLocation) throws -> FoundCredential {
        let fingerprint = try #require(key).fingerprint(of: Secret(value))
        return try #require(credentials.first { $0.fingerprint == fingerprint }, sourceLocation: location)
    }

    func identified(_ kind: String, _ part: String, _ location: SourceLocation = #_sourceLocation) throws -> FoundCredential {
        try #require(
            credentials.first {
                $0.kind == kind && (($0.identity ?? "").contains(part) || $0.sightings.contains { $0.path.contains(part) })
            },
            "\(credentials.map { "\($0.kind) \($0.identity ?? "") \($0.sightings.first?.path ?? "")" })", sourceLocation: location)
    }
}
