import Estate
import Foundation
import Runtime

/// Every question that was asked, one line of JSON each, in `checks.jsonl` of the state directory (0600). Lines are only ever
/// added; none holds a value.
final class CheckRecord {
    static let name = "checks.jsonl"

    struct Line: Codable {
        var at: Timestamp
        var provider: String
        var endpoint: String
        var fingerprint: Fingerprint
        var outcome: CredentialValidity.Outcome
        var detail: String
    }

    private let path: String
    private let descriptor: Int32

    init(in state: StateDirectory) throws(FileError) {
        path = state.file(Self.name)
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit { close(descriptor) }

    /// Adds a line whole: one write at the end of the file, so that two scans at once do not mix theirs.
    func add(_ line: Line) throws(FileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var bytes = try? Array(encoder.encode(line)) else { throw FileError(path: path, doing: "write", reason: "it cannot be encoded") }
        bytes.append(UInt8(ascii: "\n"))
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count, fdatasync(descriptor) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> FileError {
        FileError(path: path, doing: "write", reason: String(cString: strerror(errno)))
    }
}
