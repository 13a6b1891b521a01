import Foundation
import Glibc
import Runtime
import Synchronization

/// One run of a program to its end.
struct ProgramRun: Sendable {
    var status: Int32
    var output: String
    var errors: String
}

/// A program that runs beside us, in a process group of its own so that Ctrl-C reaches it through us and in our order.
final class ChildProcess: @unchecked Sendable {
    // Foundation's Process is not marked Sendable; it is made here, started once, and only signalled afterwards.
    private let process = Process()
    private let outputPath: String

    /// Starts a program; its output goes to files, so that a full pipe never stops it.
    init(_ program: String, _ arguments: [String], output: String, errors: String) throws {
        outputPath = output
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        for path in [output, errors] where !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        guard let out = FileHandle(forWritingAtPath: output), let err = FileHandle(forWritingAtPath: errors) else {
            throw CommandFailure("cannot write `\(output)`", next: "is the disk full?")
        }
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }
    var processID: Int32 { process.processIdentifier }

    /// What it has printed.
    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

    /// Asks it to end, and waits; after `grace` it is killed.
    func stop(grace: Duration = .seconds(15)) async {
        guard process.isRunning else { return }
        process.terminate()
        let deadline = ContinuousClock.now + grace
        while process.isRunning && ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(20)) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Runs a program to its end, for at most `limit`.
    static func run(_ program: String, _ arguments: [String], limit: Duration) async throws -> ProgramRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        let collected = Mutex((Data(), Data()))
        out.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            collected.withLock { $0.0.append(data) }
        }
        err.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            collected.withLock { $0.1.append(data) }
        }
        try process.run()
        let deadline = ContinuousClock.now + limit
        while process.isRunning {
            if ContinuousClock.now > deadline || Task.isCancelled {
                process.terminate()
                throw CommandFailure("`\(program) \(arguments.first ?? "")` took longer than \(limit.brief)", next: nil)
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        out.fileHandleForReading.readabilityHandler = nil
        err.fileHandleForReading.readabilityHandler = nil
        let rest = (try? out.fileHandleForReading.readToEnd()) ?? nil
        let restOfErrors = (try? err.fileHandleForReading.readToEnd()) ?? nil
        return collected.withLock { data in
            data.0.append(rest ?? Data())
            data.1.append(restOfErrors ?? Data())
            return ProgramRun(
                status: process.terminationStatus, output: String(decoding: data.0, as: UTF8.self),
                errors: String(decoding: data.1, as: UTF8.self))
        }
    }
}

/// A TCP port of loopback that is free now.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw CommandFailure("no socket can be made", next: nil) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
        }
    }
    guard bound else { throw CommandFailure("no port is free", next: nil) }
    return Int(UInt16(bigEndian: address.sin_port))
}
