import Foundation
import Glibc
import Synchronization

/// Tokens in software, by Debian's `softhsm2`. Its library reads where they are once in a process, and does not see those that are made later: all
/// tests of a process share this one directory, with its few tokens.
public struct SoftHSM: Sendable {
    public static let module = "/usr/lib/softhsm/libsofthsm2.so"
    public static var isInstalled: Bool { access(module, R_OK) == 0 && access("/usr/bin/softhsm2-util", X_OK) == 0 }

    public let directory: String
    /// Of every token's user; the same for the officer.
    public let pin: String

    /// Made at first use; removed when the process ends.
    public static let shared = Result { try SoftHSM(labels: ["mayfly", "spare", "locked", "twice", "twice"], setsEnvironment: true) }

    /// - Parameter setsEnvironment: for this process; without, ``environment`` is for one that is started.
    public init(labels: [String], setsEnvironment: Bool = false) throws {
        directory = try makeTemporaryDirectory("softhsm")
        pin = "pin-" + UUID().uuidString.prefix(12)
        try FileManager.default.createDirectory(atPath: directory + "/tokens", withIntermediateDirectories: false)
        try "directories.tokendir = \(directory)/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
            .write(toFile: directory + "/softhsm2.conf", atomically: true, encoding: .utf8)
        for label in labels {
            let run = try ProcessRun.run(
                ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", pin], environment: environment)
            guard run.succeeded else { throw TestingError("softhsm2-util: \(run.errors)") }
        }
        guard setsEnvironment else { return }
        setenv("SOFTHSM2_CONF", directory + "/softhsm2.conf", 1)
        leftover.withLock { $0.append(directory) }
        atexit { leftover.withLock { $0 }.forEach { try? FileManager.default.removeItem(atPath: $0) } }
    }

    public var environment: [String: String] { ["SOFTHSM2_CONF": directory + "/softhsm2.conf"] }
}

private let leftover = Leftover()

private final class Leftover: Sendable {
    private let paths = Mutex<[String]>([])

    func withLock<Result: Sendable>(_ body: (inout [String]) -> Result) -> Result { paths.withLock { body(&$0) } }
}
