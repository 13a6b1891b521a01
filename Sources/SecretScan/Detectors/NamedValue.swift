/// Finds a value that a line assigns to a name beside a provider's: `DATADOG_API_KEY=…`, `"algolia": {"apiKey": "…"}`,
/// `heroku.init(token: "…")`, `curl https://api.x.com -H "Authorization: Bearer …"`.
///
/// It walks once over the 100 bytes after the provider's name, and knows at each word whether something was just
/// assigned. Between the name and the value there must be a word that promises a secret, and the last name must not promise
/// something else (`commit`, `_id`, `_url`).
struct NamedValue {
    let bytes: [UInt8]
    let anchor: Range<Int>
    /// Whether a word on the way must say that a secret follows.
    let needsPromise: Bool

    private static let window = 100

    func find(_ shape: TokenShape) -> TokenShape.Found? {
        guard isName else { return nil }
        let wordStart = self.wordStart
        let isOption = bytes.at(wordStart) == UInt8(ascii: "-")
        let limit = min(bytes.count, anchor.upperBound + Self.window)
        var position = anchor.upperBound
        while position < limit, Byte.isName(bytes[position]) { position += 1 }
        var name = wordStart..<position
        var isAssigned = false
        while position < limit {
            let byte = bytes[position]
            if isAssigned, !Byte.isBlank(byte), !Byte.isQuote(byte), byte != Byte.backslash, let found = shape.match(bytes, at: position) {
                return isSecretName(name, before: position) ? found : nil
            }
            if Byte.isName(byte) {
                let start = position
                while position < limit, Byte.isName(bytes[position]) { position += 1 }
                if isScheme(start..<position) { continue }
                (name, isAssigned) = (start..<position, false)
                continue
            }
            switch byte {
            case Byte.newline, UInt8(ascii: ";"), UInt8(ascii: "}"): return nil
            case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: "|"):
                isAssigned = true
            case 32, 9:
                // `--api-key VALUE`, `ENV API_KEY VALUE`, `the key is VALUE`.
                if isOption && name.lowerBound == wordStart || endsInSecretWord(name) { isAssigned = true }
            default: break
            }
            position += 1
        }
        return nil
    }

    // MARK: - The provider's name

    /// Whether the anchor is a name and not a part of another word: `lob_key` and `lobApiKey`, not `lobster` or `globe`.
    private var isName: Bool {
        let first = bytes[anchor.lowerBound]
        let previous = bytes.at(anchor.lowerBound - 1)
        if Byte.isLetter(previous), Byte.isLetter(first) {
            let isEscape = bytes.at(anchor.lowerBound - 2) == Byte.backslash
            guard isEscape || Byte.isLower(previous) && Byte.isUpper(first) else { return false }
        }
        let last = bytes[anchor.upperBound - 1]
        let next = bytes.at(anchor.upperBound)
        guard Byte.isLetter(next), Byte.isLetter(last), !(Byte.isLower(last) && Byte.isUpper(next)) else { return true }
        for word in Self.continuations where has(word, at: anchor.upperBound) { return true }
        return false
    }

    private static let continuations: [StaticString] = [
        "api", "key", "token", "secret", "pass", "pw", "auth", "access", "app", "client", "private", "cred", "webhook", "admin", "account", "service",
        "bot", "license", "user", "hq", "io", "pat", "sdk", "rest", "search", "write", "read", "project", "org", "deploy", "personal", "master", "live",
        "test", "prod", "sign", "consumer", "oauth", "bearer",
    ]

    /// The name that holds the anchor begins here.
    private var wordStart: Int {
        var start = anchor.lowerBound
        while start > 0, anchor.lowerBound - start < 64, Byte.isName(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// Whether `word` stands at `index`, in either case.
    private func has(_ word: StaticString, at index: Int) -> Bool {
        guard index >= 0, word.utf8CodeUnitCount <= bytes.count - index else { return false }
        for offset in 0..<word.utf8CodeUnitCount where Byte.lower(bytes[index + offset]) != word.utf8Start[offset] { return false }
        return true
    }

    private func holds(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard range.count >= word.utf8CodeUnitCount else { return false }
        for index in range.lowerBound...(range.upperBound - word.utf8CodeUnitCount) where has(word, at: index) { return true }
        return false
    }

    // MARK: - What the line promises

    /// `Authorization: Bearer …`, `Token token=…`: what may stand between the colon and the value.
    private func isScheme(_ range: Range<Int>) -> Bool {
        for word in Self.schemes where word.utf8CodeUnitCount == range.count && has(word, at: range.lowerBound) { return true }
        return false
    }

    private static let schemes: [StaticString] = [
        "bearer", "token", "basic", "key", "apikey", "ssws", "geniekey", "bot", "splunk", "is", "to", "as", "was", "u", "r", "b", "f", "rb", "value",
        "pveapitoken", "default", "string", "str",
    ]

    private func endsInSecretWord(_ range: Range<Int>) -> Bool {
        for word in Self.endings where range.count >= word.utf8CodeUnitCount && has(word, at: range.upperBound - word.utf8CodeUnitCount) { return true }
        return false
    }

    private static let endings: [StaticString] = ["key", "token", "secret", "password", "pat"]

    private func isSecretName(_ name: Range<Int>, before value: Int) -> Bool {
        for word in Self.others where holds(word, in: name) { return false }
        for word in Self.otherEndings where range(name, endsIn: word) { return false }
        guard needsPromise else { return true }
        // `key_for_algolia = …` counts as well.
        var start = anchor.lowerBound
        while start > 0, anchor.lowerBound - start < 40, bytes[start - 1] != Byte.newline, bytes[start - 1] != UInt8(ascii: ";") { start -= 1 }
        for word in Self.promises where holds(word, in: start..<value) { return true }
        return false
    }

    private static let promises: [StaticString] = [
        "key", "token", "secret", "passw", "pwd", "auth", "cred", "bearer", "apikey", "_pat", "-pat", "access", "private", "signing", "webhook", "salt",
    ]
    private static let others: [StaticString] = [
        "sha1", "sha2", "sha5", "md5", "hash", "digest", "checksum", "commit", "etag", "revision", "fingerprint", "integrity", "public", "version",
    ]
    private static let otherEndings: [StaticString] = ["id", "url", "uri", "name", "email", "host", "user", "sha", "ref", "uuid", "guid"]

    /// As a word of its own: `app_id`, `appId`, `id`; not `paid`.
    private func range(_ name: Range<Int>, endsIn word: StaticString) -> Bool {
        let start = name.upperBound - word.utf8CodeUnitCount
        guard start >= name.lowerBound, has(word, at: start) else { return false }
        return start == name.lowerBound || !Byte.isLetter(bytes[start - 1]) || Byte.isUpper(bytes[start]) && Byte.isLower(bytes[start - 1])
    }
}
