public import Estate
import Foundation
public import Runtime

/// Owners that people named for this installation's scans: `owners.json` in the state directory.
public struct OwnerOverrides: Sendable, Codable {
    /// By fingerprint; the file lists them in that order.
    public private(set) var overrides: [OwnerOverride]

    static let file = "owners.json"
    private static let limit = 100_000

    public init() { overrides = [] }

    /// Empty when there is no such file.
    public static func load(from directory: StateDirectory) throws -> OwnerOverrides {
        guard let bytes = try directory.read(file, limit: 64 << 20) else { return OwnerOverrides() }
        do {
            return try JSONDecoder().decode(OwnerOverrides.self, from: Data(bytes))
        } catch {
            throw FileError(path: directory.file(file), doing: "read", reason: "it is no list of owners; mend it, or move it away")
        }
    }

    public func save(to directory: StateDirectory) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try directory.write(Self.file, Array(encoder.encode(self)) + [10])
    }

    /// Names the owner of one credential, or another one.
    public mutating func set(_ override: OwnerOverride) {
        remove(override.fingerprint)
        guard overrides.count < Self.limit else { return }
        overrides.append(override)
        overrides.sort { $0.fingerprint < $1.fingerprint }
    }

    /// Whether there was one.
    @discardableResult
    public mutating func remove(_ fingerprint: Fingerprint) -> Bool {
        let count = overrides.count
        overrides.removeAll { $0.fingerprint == fingerprint }
        return overrides.count < count
    }

    public var byFingerprint: [Fingerprint: OwnerOverride] {
        Dictionary(overrides.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
