import Runtime

/// Tells production from staging by the names in a path, a namespace, a host, a tag.
enum Environments {
    static let production = "production"

    private static let words: [String: String] = [
        "prod": "production", "production": "production", "prd": "production", "live": "production", "staging": "staging",
        "stage": "staging", "stg": "staging",
        "preprod": "staging", "uat": "staging", "acceptance": "staging", "dev": "development", "development": "development",
        "local": "development", "sandbox": "development",
        "qa": "testing", "testing": "testing", "integration": "testing",
    ]

    /// The environment a text names; the last word counts, as in `clusters/prod/staging-copy`. `nil` when it names none.
    static func named(in text: some StringProtocol) -> String? {
        var found: String?
        for word in WorkloadIndex.words(text.prefix(400)) { if let name = words[word] { found = name } }
        return found
    }

    /// Of a place: what its slot says, else its path. `development` in a path of sources (`src/dev`) is no environment of use.
    static func of(path: String, slot: String?) -> String? {
        if let slot, let last = slot.pieces(between: ".").last, let named = named(in: last) { return named }
        for part in path.pieces(between: "/").reversed() { if let named = named(in: part) { return named } }
        return slot.flatMap { named(in: $0) }
    }
}
