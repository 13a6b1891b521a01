/// Finds a value that is assigned to a name beside a provider's: `DATADOG_API_KEY=…`, `"algolia": {"apiKey": "…"}`,
/// `heroku.init(token: "…")`, `[linode]` with `token = …` below it, `curl -H "Authorization: Bearer …" https://api.x.com`.
/// What a client is made from (`new FastlyClient("…")`) and logs in with (`curl -u …: https://api.plaid.com`) needs no name.
///
/// It walks once over what follows the provider's name, and knows at each word whether something was just assigned. Before
/// the value there must be a word that promises a secret, and the last name must not promise something else (`commit`,
/// `_id`, `_url`). Below the provider's own line the name right before the value must be the one that promises.
struct NamedValue {
    let bytes: [UInt8]
    let anchor: Range<Int>
    /// Whether a word on the way must say that a secret follows.
    let needsPromise: Bool
    /// Whether what a client is made from is public, so that only a name counts.
    var needsName = false

    /// How far a value may be from the name, in bytes and in lines below it.
    private static let window = 160
    private static let linesBelow = 3

    func find(_ shape: TokenShape) -> TokenShape.Found? {
        guard isName, mayHold(shape) else { return nil }
        var end = anchor.upperBound
        while end < bytes.count, end - anchor.upperBound < Self.window, Byte.isName(bytes[end]) { end += 1 }
        let start = wordStart
        if let found = walk(from: end, to: min(bytes.count, anchor.upperBound + Self.window), name: start..<end, shape) { return found }
        // The value may stand before the address that it is sent to.
        guard [UInt8(ascii: "."), UInt8(ascii: "/")].contains(bytes.at(anchor.lowerBound - 1)) else { return nil }
        return walk(from: max(lineStart, anchor.lowerBound - Self.window), to: anchor.lowerBound, name: start..<start, shape)
    }

    /// Whether what the shape begins with stands anywhere near: a look at every so many bytes, before any word is read.
    private func mayHold(_ shape: TokenShape) -> Bool {
        guard let (alphabet, least) = shape.leading, (8...4096).contains(least) else { return true }
        let end = min(bytes.count, anchor.upperBound + Self.window + least)
        var start = max(0, anchor.lowerBound - Self.window)
        while start + least <= end {
            var last = start + least - 1
            while last >= start, alphabet.contains(bytes[last]) { last -= 1 }
            if last < start { return true }
            start = last + 1
        }
        return false
    }

    private func walk(from start: Int, to limit: Int, name first: Range<Int>, _ shape: TokenShape) -> TokenShape.Found? {
        let isOption = bytes.at(first.lowerBound) == UInt8(ascii: "-")
        // Rust's `Vultr::new("…")`.
        let opening = has("::new(", at: start) ? start + 5 : start
        var position = opening
        var name = first
        // The name before, where the last one says only that a value follows: `<sha256 value="…"/>`.
        var holder = first
        var isAssigned = false
        // The place alone says that a secret stands there.
        var isKnownPlace = bytes.at(opening) == UInt8(ascii: "(") && !needsName && makesClient(first)
        var lines = 0
        while position < limit {
            let byte = bytes[position]
            if isAssigned, !Byte.isSpace(byte), !Byte.isQuote(byte), byte != Byte.backslash, let found = shape.match(bytes, at: position) {
                if isOne(of: Self.carriers, name), holds(anyOf: Self.others, in: holder) { return nil }
                return isKnownPlace || isSecret(name, lines: lines, from: start, before: position) ? found : nil
            }
            if Byte.isName(byte) {
                let start = position
                while position < limit, Byte.isName(bytes[position]) { position += 1 }
                if isAssigned, isOne(of: Self.schemes, start..<position) { continue }
                // `algoliasearch("APP", "…")`: what a client is made from goes on.
                if isKnownPlace, isAssigned, lines == 0, Byte.isQuote(bytes.at(start - 1)), Byte.isQuote(bytes.at(position)) { continue }
                holder = name
                (name, isAssigned) = (start..<position, false)
                isKnownPlace = lines == 0 && isOne(of: Self.logins, name)
                if isKnownPlace { isAssigned = true }
                continue
            }
            switch byte {
            case Byte.newline:
                lines += 1
                guard lines <= Self.linesBelow, goesOn(at: position + 1) else { return nil }
                isAssigned = false
            case UInt8(ascii: ";"), UInt8(ascii: "}"): return nil
            case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: "|"):
                isAssigned = true
            case 32, 9:
                // `--api-key VALUE`, `ENV API_KEY VALUE`, `the key is VALUE`.
                if isOption && name == first || endsIn(Self.endings, name) { isAssigned = true }
            default: break
            }
            position += 1
        }
        return nil
    }

    // MARK: - The provider's name

    /// Whether `name` is what makes the provider's client: its own name, and no more than such a word after it.
    private func makesClient(_ name: Range<Int>) -> Bool {
        guard name.upperBound > anchor.upperBound else { return !name.isEmpty }
        return isOne(of: Self.clients, anchor.upperBound..<name.upperBound)
    }

    private static let clients: [StaticString] = [
        "client", "api", "apiclient", "sdk", "service", "connector", "connection", "provider", "session", "auth", ".new", ".client", ".init",
        ".api", ".configure", ".setup", ".login", ".authenticate", ".connect", ".newclient", ".initialize", "client.new", "restclient", "io", "ai", "search",
        ".realtime", ".rest",
    ]
    /// curl's options for a login, of which many an API takes the key alone.
    private static let logins: [StaticString] = ["-u", "--user"]

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
        "bot", "license", "user", "hq", "io", "pat", "sdk", "rest", "search", "write", "read", "project", "org", "deploy", "personal",
        "master", "live", "test", "prod", "sign", "consumer", "oauth", "bearer",
    ]

    /// The name that holds the anchor begins here.
    private var wordStart: Int {
        var start = anchor.lowerBound
        while start > 0, anchor.lowerBound - start < 64, Byte.isName(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// Of the line, or of what a program would call a statement.
    private var lineStart: Int {
        var start = anchor.lowerBound
        while start > 0, anchor.lowerBound - start < Self.window, bytes[start - 1] != Byte.newline, bytes[start - 1] != UInt8(ascii: ";") {
            start -= 1
        }
        return start
    }

    // MARK: - Lines below the name's

    /// Whether the line that begins at `start` still belongs to the provider: deeper than its name, or below its `[section]`.
    private func goesOn(at start: Int) -> Bool {
        let own = indentation(at: lineStart)
        let next = indentation(at: start)
        let first = bytes.at(start + next)
        if first == Byte.newline || first == 13 { return true }
        if next > own { return true }
        if bytes.at(lineStart + own) == UInt8(ascii: "[") { return first != UInt8(ascii: "[") }
        // A property list gives the name in one line and the value in the next.
        return next == own && bytes.has("<string>", at: start + next)
    }

    private func indentation(at start: Int) -> Int {
        var count = 0
        while count < 100, Byte.isBlank(bytes.at(start + count)) { count += 1 }
        return count
    }

    // MARK: - What the names promise

    private func isSecret(_ name: Range<Int>, lines: Int, from start: Int, before value: Int) -> Bool {
        if holds(anyOf: Self.others, in: name) { return false }
        for word in Self.otherEndings where isLastWord(word, of: name) { return false }
        if lines > 0, !endsIn(Self.endings, name), !isOne(of: Self.carriers, name) { return false }
        guard needsPromise else { return true }
        // `key_for_algolia = …` counts as well.
        var from = min(start, max(lineStart, anchor.lowerBound - 40))
        // A table's row: what it holds is said above.
        if lines == 0, bytes.at(lineStart) == UInt8(ascii: "|") { from = max(0, lineStart - 300) }
        for word in Self.promises where holds(word, in: from..<value) { return true }
        return false
    }

    /// `Authorization: Bearer …`, `Token token=…`, `key: str = …`: what may stand between the mark and the value.
    private static let schemes: [StaticString] = [
        "bearer", "token", "basic", "key", "apikey", "ssws", "geniekey", "bot", "splunk", "is", "to", "as", "was", "u", "r", "b", "f", "rb", "value",
        "pveapitoken", "default", "string", "str",
    ]
    private static let endings: [StaticString] = ["key", "token", "secret", "password", "pat"]
    /// Names that stand for the one in the line above.
    private static let carriers: [StaticString] = ["value", "default", "string", "key", "token"]
    private static let promises: [StaticString] = [
        "key", "token", "secret", "passw", "pwd", "auth", "cred", "bearer", "_pat", "-pat", "access", "private", "signing", "webhook", "salt",
    ]
    private static let others: [StaticString] = [
        "sha1", "sha2", "sha5", "md5", "hash", "digest", "checksum", "commit", "etag", "revision", "fingerprint", "integrity", "public", "version",
        // Keys for browsers, which their providers say to publish.
        "sitekey", "site_key", "site-key", "publishable", "searchonly", "search_only", "algolia_search_key", "algoliasearchkey", "algolia-search-key",
    ]
    private static let otherEndings: [StaticString] = ["id", "url", "uri", "name", "email", "host", "user", "sha", "ref", "uuid", "guid"]

    // MARK: - Words in bytes

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

    private func holds(anyOf words: [StaticString], in range: Range<Int>) -> Bool { words.contains { holds($0, in: range) } }

    private func isOne(of words: [StaticString], _ range: Range<Int>) -> Bool {
        words.contains { $0.utf8CodeUnitCount == range.count && has($0, at: range.lowerBound) }
    }

    private func endsIn(_ words: [StaticString], _ range: Range<Int>) -> Bool {
        words.contains { range.count >= $0.utf8CodeUnitCount && has($0, at: range.upperBound - $0.utf8CodeUnitCount) }
    }

    /// As a word of its own: `app_id`, `appId`, `id`; not `paid`.
    private func isLastWord(_ word: StaticString, of name: Range<Int>) -> Bool {
        let start = name.upperBound - word.utf8CodeUnitCount
        guard start >= name.lowerBound, has(word, at: start) else { return false }
        return start == name.lowerBound || !Byte.isLetter(bytes[start - 1]) || Byte.isUpper(bytes[start]) && Byte.isLower(bytes[start - 1])
    }
}
