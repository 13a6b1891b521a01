import Estate
import SecretScan

/// What a file of a tree holds to scan: itself, or the members of the archive that it is.
struct FileContents: Sendable {
    private let unpacker: Unpacker

    init(_ options: ScanOptions) { unpacker = Unpacker(limits: .init(memberSize: options.maximumFileSize)) }

    /// Calls `visit` with each document and its path; a member's is `archive!/path/inside`. What could not be opened comes back.
    func visit(_ bytes: [UInt8], path: String, _ visit: (_ path: String, _ bytes: [UInt8]) -> Void) -> [ScanReport.Unreadable] {
        guard Unpacker.isArchive(bytes) else {
            visit(path, bytes)
            return []
        }
        return unpacker.visit(bytes, path: path, visit).map { .init(path: $0.path, why: $0.why) }
    }

    func isArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { Unpacker.isArchive(bytes) }

    /// What stands in an archive that git keeps: the member's path goes before the slot, for a blob has but one path.
    func matches(in blob: [UInt8], path: String, _ scanner: Scanner) -> [Match] {
        var found: [Match] = []
        _ = unpacker.visit(blob, path: path) { member, bytes in
            let inside = member.dropFirst(path.count)
            found += scanner.scan(bytes, path: member).map { $0.inside(inside) }
        }
        return found
    }
}
