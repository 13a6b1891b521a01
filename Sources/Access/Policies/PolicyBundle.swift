import Crypto
import Runtime

/// What an operator applies: policies, a schema for what is not Mayfly's own, and entities that Mayfly cannot know. A value, as text.
public struct PolicyBundle: Sendable, Codable, Hashable {
    /// One file of policies.
    public struct File: Sendable, Codable, Hashable {
        public var path: String
        public var text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    public var files: [File]
    /// In Cedar's syntax; may not declare `Mayfly`. `nil` for none.
    public var schema: String?
    /// An array of entities in JSON. `nil` for none.
    public var entities: String?

    public init(files: [File], schema: String? = nil, entities: String? = nil) {
        self.files = files
        self.schema = schema
        self.entities = entities
    }

    /// Most bytes of all its texts.
    public static let byteLimit = 8 << 20
    public static let fileLimit = 1000

    public static let standard = PolicyBundle(files: [File(path: "standard.cedar", text: DomainSchema.standardPolicies)])

    public var byteCount: Int {
        files.reduce(0) { $0 + $1.path.utf8.count + $1.text.utf8.count } + (schema?.utf8.count ?? 0) + (entities?.utf8.count ?? 0)
    }

    /// SHA-256 over everything that a decision depends on, the domain's own schema among it, in hexadecimal.
    public var digest: String {
        var hasher = SHA256()
        func add(_ text: String) {
            withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { hasher.update(bufferPointer: $0) }
            hasher.update(data: Array(text.utf8))
        }
        add("mayfly policy bundle v1")
        add(DomainSchema.text)
        add(schema ?? "")
        add(entities ?? "")
        for file in files.sorted(by: { $0.path < $1.path }) {
            add(file.path)
            add(file.text)
        }
        return Array(hasher.finalize()).hex
    }
}
