/// Values that people write where a secret will go, and the passwords that everybody uses.
enum Placeholders {
    /// `value` in lower case.
    static func matches(_ value: [UInt8]) -> Bool {
        let distinct = self.distinct(value)
        if distinct <= 2 || distinct == 3 && value.count >= 6 { return true }
        if isSequence(value) { return true }
        for part in containing where value.contains(part) { return true }
        // Cut short for the reader.
        if value.has("...", at: value.count - 3) || value.has("...", at: 0) { return true }
        guard value.count <= 100 else { return false }
        let text = String(decoding: value, as: UTF8.self)
        if whole.contains(text) || published.contains(text) { return true }
        let words = SlotName.split(text)
        if words.contains(where: { telling.contains($0) }) { return true }
        // `admin123`, `p@ssw0rd!`, `Secret2024`: a common word in thin disguise.
        let undressed = undress(value)
        if whole.contains(undressed) || common.contains(undressed) || isChain(Array(undressed.utf8)) { return true }
        return value.count < 16 && !words.isEmpty
            && words.allSatisfy { common.contains($0) || whole.contains($0) || $0.utf8.allSatisfy(Byte.isDigit) }
    }

    /// How many different bytes there are.
    private static func distinct(_ value: [UInt8]) -> Int {
        var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for byte in value {
            let bit = UInt64(1) << UInt64(byte & 63)
            switch byte >> 6 {
            case 0: seen.0 |= bit
            case 1: seen.1 |= bit
            case 2: seen.2 |= bit
            default: seen.3 |= bit
            }
        }
        return seen.0.nonzeroBitCount + seen.1.nonzeroBitCount + seen.2.nonzeroBitCount + seen.3.nonzeroBitCount
    }

    /// A word, in lower case, that stands in for values or is one of a program's own.
    static func isKnown(_ word: String) -> Bool {
        common.contains(word) || whole.contains(word) || telling.contains(word) || names.contains(word)
    }

    /// A bare name of something in a program or a manifest.
    static func isIdentifier(_ text: String) -> Bool {
        let words = SlotName.split(text)
        return words.contains { common.contains($0) || names.contains($0) }
    }

    private static let whole: Set<String> = [
        "none", "null", "nil", "true", "false", "undefined", "empty", "optional", "required", "string", "unset", "disabled", "enabled", "secret",
        "password", "passwd", "token", "changeme", "change-me", "change_me", "example", "foobar", "foobarbaz", "hunter2", "letmein", "qwerty",
        "iloveyou", "default", "postgres", "mysql", "guest", "public", "private", "anonymous", "redacted", "masked", "hidden", "secretkey",
        "mypassword", "mysecret", "supersecret", "topsecret", "passw", "notasecret", "nopassword", "donotuse", "sensitive", "unknown", "minioadmin",
        "rabbitmq", "mongodb", "elastic", "wordpress", "somepassword", "somesecret", "sometoken", "testpassword", "dummypassword", "badpassword",
        "wrongpassword", "scram-sha-256", "md5", "peer", "trust", "correcthorsebatterystaple", "correct-horse-battery-staple", "correct-horse-battery", "abc123", "trustno1", "base64", "bearer",
    ]
    private static let common: Set<String> = [
        "password", "passwd", "pass", "pwd", "secret", "admin", "administrator", "root", "test", "testing", "tester", "user", "username", "guest", "demo",
        "default", "welcome", "login", "qwerty", "letmein", "monkey", "dragon", "master", "foo", "bar", "baz", "qux", "hello", "world", "abc", "xyz",
        "token", "key", "api", "my", "the", "some", "super", "top", "very", "a", "is", "not", "real", "postgres", "mysql", "redis", "db", "database", "dev",
        "local", "localhost", "docker", "app", "value", "string", "auth", "access", "client", "mock", "temp", "tmp", "pw", "asdf", "safe", "long", "valid",
        "invalid", "wrong", "bad", "good", "new", "old", "strong", "weak", "random", "here", "goes", "this", "that", "for", "only", "use", "minimum", "chars",
    ]
    /// Words that say that the value is not one.
    private static let telling: Set<String> = [
        "your", "example", "changeme", "placeholder", "dummy", "fake", "sample", "redacted", "insert", "replace", "replaceme", "todo", "fixme", "tbd",
        "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxxx", "yourpassword", "yoursecret", "yourtoken", "yourkey", "goes", "notreal", "nonexistent", "foobar",
    ]
    private static let containing: [StaticString] = [
        "changeme", "change_me", "change-me", "change_this", "changeit", "placeholder", "example", "redacted", "****", "xxxxxx", "......", "your_", "your-",
        "yourpass", "yoursecret", "not-a-real", "not_a_real", "notareal", "0123456789", "123456789", "0000000000", "abcdefgh", "deadbeef", "…", "••••", "dummy", "fake",
    ]
    /// Tokens that RFC 6749, 5849 and 7009 print, and that every library's documentation repeats.
    private static let published: Set<String> = [
        "2yotnfzfejr1zcsicmwpaa", "tgzv3jokf0xg5qx2tlkwia", "splxlobezqqybys6wxsbia", "gx1fbat3bv", "7fjfp0zbr1ktdrbnfvdmiw", "ad180jjd733klru7",
        "45ghiukldjahdnhzdauz", "mf_9.b5f-4.1jqm", "550e8400-e29b-41d4-a716-446655440000", "123e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-426655440000", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ]

    /// Whether a token is one that its provider's documentation prints for everybody: Stripe's test keys, GitHub's and Slack's examples.
    static func isDocumented(_ token: [UInt8]) -> Bool {
        let end = token.lastIndex { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }.map { $0 + 1 } ?? 0
        return documented.contains(String(decoding: token[end...], as: UTF8.self))
    }

    /// Without what they begin with, so that they are none here.
    private static let documented: Set<String> = [
        "4eC39HqLyjWDarjtT1zdp7dc", "BQokikJOvBiI2HlWgH4olfQ2", "tR3PYbcVNZZ796tH88S4VQ2u", "TYooMQauvdEDq54NiTphI7jx",
        "16C7e42F292c6912E7710c838347Ae178B4a", "pdFZKVeTuE8sk7oOcHrzqqgy",
    ]

    private static let names: Set<String> = [
        "name", "type", "field", "value", "file", "path", "env", "ref", "config", "settings", "input", "output", "text", "label", "form", "request", "response",
        "header", "bearer", "basic", "oauth", "plain", "none", "optional", "required", "prompt", "manager", "provider", "policy", "service", "account",
    ]

    /// `mysecretpass`, `supersecretpassword`: common words run together.
    private static func isChain(_ letters: [UInt8]) -> Bool {
        guard letters.count >= 6, letters.count <= 32 else { return false }
        var ends = [Bool](repeating: false, count: letters.count + 1)
        ends[0] = true
        for start in letters.indices where ends[start] {
            for word in chainable where letters.count - start >= word.count && letters[start..<start + word.count].elementsEqual(word) {
                ends[start + word.count] = true
            }
        }
        return ends[letters.count]
    }

    private static let chainable: [[UInt8]] = (common.filter { $0.utf8.count >= 3 } + ["my", "db", "pw", "is", "to", "of"]).map { Array($0.utf8) }

    static func isSequence(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 6 else { return false }
        var steps = 0
        for index in 1..<bytes.count where Int(bytes[index]) - Int(bytes[index - 1]) == 1 || bytes[index] == bytes[index - 1] { steps += 1 }
        return steps * 10 >= (bytes.count - 1) * 8
    }

    /// Without digits and marks around it, and with the usual letters put back: `p@ssw0rd!23` → `password`.
    private static func undress(_ bytes: [UInt8]) -> String {
        func isDecoration(_ byte: UInt8) -> Bool { !Byte.isLetter(byte) }
        var end = bytes.count
        while end > 0, isDecoration(bytes[end - 1]) { end -= 1 }
        var start = 0
        while start < end, isDecoration(bytes[start]), bytes[start] != UInt8(ascii: "@") { start += 1 }
        let plain = bytes[start..<end].map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"), UInt8(ascii: "!"): UInt8(ascii: "i")
            case UInt8(ascii: "3"): UInt8(ascii: "e")
            case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
            case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
            case UInt8(ascii: "7"): UInt8(ascii: "t")
            default: byte
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

extension Placeholders {
    /// For tokens that already have a provider's shape: only what is plainly made up.
    static func matchesToken(_ value: [UInt8]) -> Bool {
        if Set(value).count <= 5 { return true }
        for part in inTokens where value.contains(part) { return true }
        return false
    }

    private static let inTokens: [StaticString] = [
        "example", "xxxxxx", "placeholder", "your", "redacted", "000000000", "1234567890abcdef", "abcdefghijkl", "aaaaaaaa", "changeme",
    ]
}
