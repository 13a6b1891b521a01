public import Estate
public import Runtime

/// Something that came, went or moved since the last look.
public struct WatchEvent: Sendable, Codable, Equatable {
    public enum Kind: String, Sendable, Codable {
        /// A credential stands where none stood.
        case new
        /// It does not any more.
        case gone
        /// The same place under another path.
        case moved
    }
    public var event: Kind
    public var at: Timestamp
    public var fingerprint: Fingerprint
    public var kind: String
    public var path: String
    public var line: Int
    public var slot: String?
    public var occurrence: OccurrenceID?
    /// The commit that brought it in, where it is seen in history alone.
    public var commit: String?
    /// Whether the credential is known from another place: a copy, or one of several that went. A file's old name is no place.
    public var standsElsewhere: Bool
    /// Of a move: where it was.
    public var from: String?
}

/// What a watch remembers between two looks, and between two runs. Holds no value: fingerprints, paths, times.
public struct WatchState: Sendable, Codable {
    static let currentSchema = "mayfly.watch/2"

    /// A place as it was last seen.
    struct Spot: Sendable, Codable, Hashable {
        var fingerprint: Fingerprint
        var kind: String
        var path: String
        var line: Int
        var slot: String?
        var occurrence: OccurrenceID?
        var commit: String?

        /// What makes it the same place at the next look: the line may shift.
        struct Name: Hashable {
            var fingerprint: Fingerprint
            var path: String
            var occurrence: OccurrenceID?
            var isHistory: Bool
        }

        var name: Name { Name(fingerprint: fingerprint, path: path, occurrence: occurrence, isHistory: commit != nil) }
    }

    var schema = WatchState.currentSchema
    var keyID: String
    var roots: [String]
    var files: [String: FileStamp] = [:]
    /// The state of each repository's references, by the prefix of its paths.
    var references: [String: UInt64] = [:]
    var spots: [Spot] = []

    /// Nothing seen yet.
    public init(keyID: String, roots: [String]) {
        self.keyID = keyID
        self.roots = roots
    }

    /// Whether it was written for the same roots, by this version and with this key. What was not is begun anew.
    public func fits(keyID: String, roots: [String]) -> Bool { schema == Self.currentSchema && self.keyID == keyID && self.roots == roots }

    public var fileCount: Int { files.count }
    /// Places in files, and in history where no file has the like.
    public var placeCount: Int {
        let inTree = spots.filter { $0.commit == nil }
        let standing = Set(inTree.map { "\($0.fingerprint) \($0.occurrence?.text ?? "")" })
        return inTree.count + spots.count { $0.commit != nil && !standing.contains("\($0.fingerprint) \($0.occurrence?.text ?? "")") }
    }
    public var credentialCount: Int { Set(spots.map(\.fingerprint)).count }
}
