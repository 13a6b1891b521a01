/// What the head of a table's column says of the cells below. Most promise a secret by themselves; a bare `Key` does so only where
/// the table is one of logins, for elsewhere it finds things.
struct TableHead {
    /// What the cells are called.
    let name: String
    /// By other columns alone: a cell must look like a key too.
    private let isBare: Bool

    static func read(_ heads: [String], _ kind: FileKind) -> [TableHead] {
        let speaks = kind.isOfSecrets || heads.contains { logins.contains($0.lowercased()) }
        return heads.map { head in
            let isBare = speaks && keys.contains(head.lowercased())
            return TableHead(name: isBare ? "api_key" : head, isBare: isBare)
        }
    }

    var promises: Bool { isBare || SlotName.promises(DirectiveReader.secretNames[name.lowercased()] ?? name) }

    func takes(_ value: [UInt8]) -> Bool { !isBare || Self.mayBeKey(value) }

    /// As a generator draws: a UUID, hexadecimal digits, or letters of both cases and digits.
    private static func mayBeKey(_ value: [UInt8]) -> Bool {
        guard value.count >= 16, value.count <= 128 else { return false }
        if Judge.isUUID(value) { return true }
        let shape = Shape(value)
        if value.allSatisfy(Byte.isHex) { return shape.digits < value.count && shape.bits >= 60 }
        return value.allSatisfy(Detector.Alphabet.base64AndURL.contains) && shape.digits >= 2 && shape.uppers >= 2 && shape.lowers >= 2
    }

    private static let keys: Set<String> = ["key", "keys", "schlüssel", "schluessel"]
    private static let logins: Set<String> = [
        "service", "system", "app", "application", "provider", "vendor", "api", "login", "user", "username", "account", "valid until",
        "expires", "expiry",
        "anwendung", "dienst", "anbieter", "benutzer", "benutzername", "konto", "gültig bis", "ablauf",
    ]
}
