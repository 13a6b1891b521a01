//  EstateTesting: real parts for tests. It starts what an estate is made of (a PostgreSQL cluster, programs under other
//  user ids) in temporary directories and on free ports, and takes it down again, even when the test process is killed.

import Foundation

/// A program that was run to its end.
public struct ProcessRun: Sendable {
    /// The exit status, or 128 + the signal that ended it, as a shell says it.
    public var status: Int32
    public var output: String
    public var errors: String

    public var succeeded: Bool { status == 0 }

    /// Runs a program and collects what it prints. Blocks the calling thread.
    ///
    /// - Parameters:
    ///   - arguments: the program (an absolute path, or a name looked up in `PATH`) and its arguments.
    ///   - input: given to it on standard input, which is then closed.
    ///   - environment: added to the environment of this process.
    @discardableResult
    public static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], directory: String? = nil
    ) throws -> ProcessRun {
        // Files, not pipes: a program that leaves a daemon behind would keep a pipe open for ever.
        let output = try TemporaryFile()
        let errors = try TemporaryFile()
        let child = try ChildProcess(
            arguments, environment: environment, directory: directory, output: output.path, errors: errors.path)
        child.write(input)
        child.closeInput()
        guard let status = child.wait() else { throw TestingError("`\(arguments.first ?? "")` did not end") }
        return ProcessRun(status: status, output: output.text, errors: errors.text)
    }
}

extension ProcessRun {
    /// The same without holding up the task's thread: tests share few of those with what they test.
    @discardableResult
    public static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], directory: String? = nil
    ) async throws -> ProcessRun {
        try await blocking { try run(arguments, input: input, environment: environment, directory: directory) }
    }
}

/// Runs `body` on a thread that may block.
public func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        // A thread each: a pool that grows slowly would make tests wait for each other.
        Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
    }
}

private final class TemporaryFile {
    let path = "/tmp/mayfly-run-\(UUID().uuidString)"

    init() throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw TestingError("cannot create `\(path)`") }
    }

    var text: String { String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Why a part of the test estate could not be set up.
public struct TestingError: Error, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// A fresh directory under the system's temporary directory that others may enter. Its owner removes it.
public func makeTemporaryDirectory(_ purpose: String) throws -> String {
    let path = "/tmp/mayfly-\(purpose)-\(UUID().uuidString.prefix(8).lowercased())"
    try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    return path
}
