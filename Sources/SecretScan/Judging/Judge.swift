import Foundation

/// Tells a real secret from what merely stands where one could: placeholders, references, digests, samples.
///
/// It is a short list of rules, each with a name, so that every answer can be explained. No rule looks at more than the
/// value, the slot's name and the file's kind.
struct Judge: Sendable {
    /// Where the value was written.
    struct Place {
        var file: FileKind
        var name: SlotName
        /// In quotes, or in a position (`.pgpass`, a URL) that can hold only a password.
        var isExplicit: Bool
        /// The position allows nothing but a password: only placeholders are refused.
        var isCertain: Bool = false
        var notation = Notation.plain
        /// Named by a reader of the file's format.
        var isStructured = false
        /// The text around, where there is one.
        var around: (bytes: [UInt8], range: Range<Int>)?
    }

    private let classifier: Classifier

    init(classifier: Classifier = Classifier()) { self.classifier = classifier }

    enum Verdict: Equatable {
        case secret(Confidence, because: String)
        case not(Refusal)
    }

    /// Why a value is no secret.
    enum Refusal: String, CaseIterable {
        case tooShort = "too short"
        case tooLong = "too long"
        case placeholder = "a placeholder"
        case reference = "a reference to a secret, not one"
        case encrypted = "encrypted or hashed"
        case digest = "a digest"
        case uuid = "a UUID"
        case location = "a path or an address"
        case words = "ordinary words"
        case sameAsName = "the name of its own slot"
        case plain = "not random enough for its place"
        case notText = "not printable"
        case passing = "what a form carries once"
    }

    /// What no chance can outweigh: the value is surely none.
    private func certainRefusal(of value: [UInt8], in place: Place) -> Refusal? {
        guard value.count >= 4 else { return .tooShort }
        guard value.count <= 2048 else { return .tooLong }
        guard value.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return .notText }
        let lower = value.map(Byte.lower)
        if isReference(value, lower) { return .reference }
        if Placeholders.matches(lower) && !isPIN(value, place.name) || Placeholders.isDocumented(value) { return .placeholder }
        if isEncrypted(value) { return .encrypted }
        if isLocation(value) { return .location }
        if isTranslation(value, place.name) { return .words }
        if place.name.isOfForm { return .passing }
        // `TLS-PSK` is a kind of cipher suite as well: a key of one is written in hexadecimal digits.
        if place.name.words.suffix(2) == ["tls", "psk"], value.count < 32 || !value.allSatisfy(Byte.isHex) { return .words }
        return nil
    }

    /// The digits of a token's or a card's PIN, which elsewhere stand for nothing, unless they are counted up.
    private func isPIN(_ value: [UInt8], _ name: SlotName) -> Bool {
        name.promise == .password && name.words.last == "pin" && (6...16).contains(value.count) && value.allSatisfy(Byte.isDigit)
            && Set(value).count >= 4 && !Placeholders.isSequence(value)
    }

    /// What a program shows beside a form: text in another script, or a slot that says it is a label.
    private func isTranslation(_ value: [UInt8], _ name: SlotName) -> Bool {
        if value.count(where: { $0 >= 128 }) * 3 > value.count { return true }
        return !value.contains(where: Byte.isDigit) && name.words.contains { Self.labels.contains($0) }
    }

    private static let labels: Set<String> = [
        "label", "title", "tooltip", "mandatory", "placeholder", "btn", "button", "msg", "message", "caption", "heading", "translation", "translate",
    ]

    func verdict(on value: [UInt8], in place: Place) -> Verdict {
        examine(value, in: place).verdict
    }

    /// The verdict, and the numbers it rests on unless it was certain without them.
    func examine(_ value: [UInt8], in place: Place) -> (verdict: Verdict, traits: Traits?, chance: Double) {
        if let refusal = certainRefusal(of: value, in: place) { return (.not(refusal), nil, 0) }
        let shape = Shape(value)
        let traits = Traits(value, shape: shape, in: place)
        let chance = classifier.chance(traits)
        if place.notation == .bytes, isKeyInBytes(value, in: place) {
            return (.secret(place.file.isFixture ? .low : .medium, because: "a key's name and as many random bytes as keys have"), traits, chance)
        }
        let refusal = place.name.promise == nil ? .plain : refusal(of: value, in: place)
        if isNotIssued(value, in: place) {
            guard chance >= Self.threshold || refusal == nil else { return (.not(refusal ?? .plain), traits, chance) }
            return (.secret(.low, because: "not of the form that the provider in its name issues"), traits, chance)
        }
        if let refusal {
            let isSomebodysKey =
                place.name.promise == nil
                && (isRandom(value, shape, in: place) && (namesKey(place.name) || isBareKey(place, shape)) || isOfAccount(value, place.name))
            let isIssued = refusal == .uuid && isIssuedUUID(value, in: place)
            guard chance >= Self.threshold || isSomebodysKey || isIssued else { return (.not(refusal), traits, chance) }
            // Listed only where the name promises a secret; identifiers and digests are kept, and no more.
            let isListed: Bool =
                switch refusal {
                case .uuid: isIssued || chance >= 0.9 && isKey(place)
                case .digest: chance >= 0.9 && place.name.promise == .token && isKey(place)
                default: isSomebodysKey || chance >= 0.9 && place.name.promise != nil
                }
            let isKept = place.file.isFixture || !isListed
            return (.secret(isKept ? .low : .medium, because: words(classifier.reasons(traits), in: place)), traits, chance)
        }
        if place.file.isFixture {
            guard chance >= Self.threshold else { return (.not(.plain), traits, chance) }
            return (.secret(.low, because: "in a test, sample or fixture"), traits, chance)
        }
        if place.isCertain { return (.secret(.high, because: "stands where only a password can"), traits, chance) }
        if shape.bits >= 60 { return (.secret(.high, because: "a secret's name and a random value"), traits, chance) }
        return (.secret(.medium, because: "a secret's name and a plausible value"), traits, chance)
    }

    /// Whether a random UUID (RFC 9562, version 4) stands where the name plainly promises an API key: what merely names a thing is not
    /// called so.
    private func isIssuedUUID(_ value: [UInt8], in place: Place) -> Bool {
        guard place.name.promise == .apiKey, place.isStructured || place.isExplicit, value.at(14) == UInt8(ascii: "4") else { return false }
        return "89abAB".utf8.contains(value.at(19)) && Set(value).count >= 9
    }

    /// Whether the slot is for keys that a provider issues: many are UUIDs.
    private func isKey(_ place: Place) -> Bool {
        let name = place.name
        switch name.promise {
        case .apiKey, .accessKey, .clientSecret, .secret: return true
        case .token:
            guard name.words.allSatisfy({ !Self.passing.contains($0) }) else { return false }
            return name.words.count > 1 || place.isStructured && [.env, .ini, .yaml].contains(place.file.format)
        default: return false
        }
    }

    /// `zentrix_key`, `zentrixApi`: somebody's key, unless it is one that finds things.
    private func namesKey(_ name: SlotName) -> Bool {
        guard let last = name.words.last, last == "key" || last == "api", name.words.count > 1 else { return false }
        return name.words.allSatisfy { !Self.finders.contains($0) && !Self.vectors.contains($0) }
    }

    /// `primary_key` of an account in Azure, which elsewhere is a table's: 64 bytes in Base64.
    private func isOfAccount(_ value: [UInt8], _ name: SlotName) -> Bool {
        value.count == 88 && value.has("==", at: 86) && value.allSatisfy(Detector.Alphabet.base64.contains) && name.words.last == "key" && ["primary", "secondary"].contains(name.words.dropLast().last ?? "")
    }

    /// `network_key: [18, 170, …]`, `APP_KEY[16] = {0x12, …}`: as many bytes as a cipher's key has, most of them different.
    private func isKeyInBytes(_ value: [UInt8], in place: Place) -> Bool {
        guard value.count <= 1024, let last = place.name.words.last, last.hasSuffix("key") || place.name.promise != nil,
            place.name.words.allSatisfy({ !Self.finders.contains($0) && !Self.vectors.contains($0) })
        else { return false }
        var numbers: Set<UInt8> = []
        var count = 0
        for part in value.split(separator: UInt8(ascii: ",")) {
            let text = String(decoding: part.filter { !Byte.isSpace($0) }, as: UTF8.self).lowercased()
            guard let number = text.hasPrefix("0x") ? UInt8(text.dropFirst(2), radix: 16) : UInt8(text) else { return false }
            numbers.insert(number)
            count += 1
        }
        return [16, 24, 32, 64].contains(count) && numbers.count * 4 >= count * 3 && !isCounted(numbers)
    }

    /// Numbers that follow one another are somebody's table.
    private func isCounted(_ numbers: Set<UInt8>) -> Bool { numbers.count { numbers.contains($0 &+ 1) } * 2 > numbers.count }

    /// Words of the names of what ciphers are tested with.
    private static let vectors: Set<String> = ["test", "expected", "vector", "kat", "zero", "dummy", "example", "sample"]

    /// `Key=…` in a log or settings, of letters in both cases; in data a `key` is anything's.
    private func isBareKey(_ place: Place, _ shape: Shape) -> Bool {
        guard place.name.words == ["key"], shape.lowers > 2, shape.uppers > 2 else { return false }
        switch place.file.format {
        case .env, .ini, .prose, .shell: return true
        case .code: return place.notation == .wrapped && isMadeBytes(place)
        default: return false
        }
    }

    /// `key = Encoding.UTF8.GetBytes("…")`, `key := []byte("…")`: nobody makes bytes of what finds a thing.
    private func isMadeBytes(_ place: Place) -> Bool {
        guard let around = place.around else { return false }
        let before = around.bytes[max(0, around.range.lowerBound - 13)..<max(0, min(around.range.lowerBound - 1, around.bytes.count))].map(Byte.lower)
        return ["getbytes(", "[]byte(", "buffer.from("].contains { (end: StaticString) in before.has(end, at: before.count - end.utf8CodeUnitCount) }
    }

    /// What a token may be of that opens nothing, or nothing for long.
    private static let passing: Set<String> = [
        "git", "session", "sess", "commit", "build", "release", "request", "trace", "span", "device", "sync", "state", "page", "cursor", "upload",
        "resume", "lock", "lease", "job", "run", "order", "cart", "reset", "confirmation", "verification", "invite", "invitation", "activation",
        "unsubscribe", "share", "tracking", "version", "cache", "view", "form", "field", "push", "registration", "instance",
    ]

    private static let finders: Set<String> = [
        "public", "pub", "publishable", "site", "cache", "partition", "sort", "primary", "foreign", "unique", "index", "row", "group", "object",
        "hash", "s3", "shard", "routing", "idempotency", "dedup", "dedupe", "lookup", "map", "dict", "translation", "i18n", "etag", "file",
        "blob", "id", "name", "event", "query", "react", "record", "entity", "document", "doc", "node", "item", "project", "issue", "bucket",
        "range", "value", "msg", "message", "host", "known", "gpg", "pgp", "fingerprint", "digest", "checksum", "commit", "ref",
        "encrypted", "wrapped", "ephemeral", "execute", "verify", "verification", "peer", "remote",
    ]

    /// Letters and digits as a generator draws them: of both cases, or hexadecimal digits as many as a key has.
    private func isRandom(_ value: [UInt8], _ shape: Shape, in place: Place) -> Bool {
        guard (20...200).contains(value.count), shape.digits >= 2, shape.symbols <= 3, value.allSatisfy(Detector.Alphabet.base64AndURL.contains) else { return false }
        if value.allSatisfy(Byte.isHex) {
            // As many as git's names of objects have, in settings only; prints of public keys are in capitals.
            let isOfSetting = value.count == 40 && shape.uppers == 0 && place.isStructured && [.env, .ini].contains(place.file.format)
            return (value.count == 32 || value.count == 64 || isOfSetting) && shape.bits >= 90
        }
        if shape.lowers > 2, shape.uppers > 2 { return shape.bits >= 80 }
        return value.count >= 24 && shape.symbols == 0 && shape.digits * 8 >= value.count && shape.bits >= 90
    }

    /// A token cut short, or what stands in the place of a provider's key and cannot be one.
    private func isNotIssued(_ value: [UInt8], in place: Place) -> Bool {
        guard !place.isCertain else { return false }
        switch place.name.promise {
        case .apiKey, .accessKey, .token:
            if IssuedForms.isSpoilt(value) { return true }
            guard let kind = NamedKinds.providerKind(of: place.name) else { return false }
            return IssuedForms.isForeign(value, of: kind)
        case .password, .passphrase, .privateKey, nil: return false
        case .secret, .clientSecret, .signingKey, .webhookSecret: return IssuedForms.isSpoilt(value)
        }
    }

    /// The least chance that is worth a report.
    static let threshold = 0.6

    private func words(_ themes: [Classifier.Theme], in place: Place) -> String {
        let words = themes.prefix(2).map(\.words).joined(separator: ", and ")
        return place.file.isFixture ? "in a test, sample or fixture; \(words)" : words
    }

    private func refusal(of value: [UInt8], in place: Place) -> Refusal? {
        guard value.count >= (place.isCertain ? 4 : 6) else { return .tooShort }
        guard value.count <= 512 else { return .tooLong }
        guard value.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return .notText }
        let lower = value.map(Byte.lower)

        if isReference(value, lower) { return .reference }
        if Placeholders.matches(lower), !isPIN(value, place.name) { return .placeholder }
        if isEncrypted(value) { return .encrypted }
        if Self.isUUID(value), !place.isCertain, !["heroku-key", "oauth-client-secret"].contains(NamedKinds.kind(of: place.name, scheme: nil).kind) {
            return .uuid
        }
        if isLocation(value) { return .location }
        if place.isCertain { return nil }

        let text = String(decoding: value, as: UTF8.self)
        let shape = Shape(value)
        let isPassword = place.name.promise == .password || place.name.promise == .passphrase
        if value.contains(32) { return .words }
        if isPIN(value, place.name), place.file.format != .prose { return nil }
        if namesItself(text, place.name) { return .sameAsName }
        if isDigest(value, place.name) { return .digest }

        switch place.file.format {
        case .env, .ini, .yaml, .json, .pgpass, .netrc, .csv:
            // A named slot of a configuration: weak passwords are real, so only the plainest are refused.
            if isPassword {
                if shape.isWordLike { return value.count >= 8 && !Placeholders.isIdentifier(text) ? nil : .words }
                return shape.bits >= 14 ? nil : .plain
            }
            if shape.isWordLike { return .words }
            return value.count >= 12 && shape.bits >= 36 ? nil : .plain
        case .code, .shell, .xml, .binary:
            // Programs are full of strings beside such names; a real one is odd.
            guard place.isExplicit || place.file.format != .code else { return .reference }
            if shape.isWordLike || shape.isIdentifierLike(text) && !isChosen(value, place.name) { return .words }
            if isPassword { return value.count >= 8 && shape.classes >= 2 && shape.bits >= 24 ? nil : .plain }
            return value.count >= 16 && shape.digits > 0 && shape.bits >= 48 ? nil : .plain
        case .prose:
            if shape.isWordLike || shape.isIdentifierLike(text) && !isChosen(value, place.name) { return .words }
            // What ends in an opening bracket or holds a pair of them is talk of a program.
            if value.contains(UInt8(ascii: "(")) && !place.isExplicit { return .reference }
            guard shape.digits > 0 || place.isExplicit && shape.classes >= 3 else { return .plain }
            if isPassword { return value.count >= 6 && shape.classes >= 2 && shape.bits >= 16 ? nil : .plain }
            return value.count >= 16 && shape.bits >= 48 ? nil : .plain
        }
    }

    /// Whether what looks like a name of a program's is a password all the same.
    private func isChosen(_ value: [UInt8], _ name: SlotName) -> Bool {
        if isPassphrase(value, name) || (name.promise == .password || name.promise == .passphrase) && ChosenPassword.isWordsWithNumber(value) { return true }
        return (name.promise == .password || name.promise == .passphrase) && ChosenPassword.matches(value)
    }

    /// `amber-kettle-orbit-58`, `amber-kettle-orbit58`: words that somebody drew, joined by dashes, with a number at the end.
    /// Programs call things so too, but with a word of their own among the others.
    private func isPassphrase(_ value: [UInt8], _ name: SlotName) -> Bool {
        switch name.promise {
        case .password, .passphrase, .secret, .clientSecret, .signingKey: break
        default: return false
        }
        let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (4...8).contains(parts.count), value.count <= 64, let last = parts.last else { return false }
        let digits = last.reversed().prefix(while: Byte.isDigit).count
        guard (2...4).contains(digits) else { return false }
        return (parts.dropLast() + (digits < last.count ? [last.dropLast(digits)] : [])).allSatisfy { part in
            guard part.count >= 4, part.allSatisfy(Byte.isLetter) else { return false }
            let word = String(decoding: part.map(Byte.lower), as: UTF8.self)
            return !Placeholders.isKnown(word) && !name.words.contains(word)
        }
    }

    /// `${VAR}`, `{{ x }}`, `$(cmd)`, `secrets.X`, `vault:…`, `process.env.X`.
    private func isReference(_ value: [UInt8], _ lower: [UInt8]) -> Bool {
        let first = value.at(0)
        let last = value.at(value.count - 1)
        if first == UInt8(ascii: "$"), value.dropFirst().allSatisfy({ Byte.isAlphanumeric($0) || "_{}".utf8.contains($0) }) { return true }
        for mark in ["${", "{{", "$(", "#{", "<%", "\\("] as [StaticString] where value.contains(mark) { return true }
        switch (first, last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")): return true
        case (UInt8(ascii: "%"), UInt8(ascii: "%")), (UInt8(ascii: "%"), UInt8(ascii: "s")), (UInt8(ascii: "%"), UInt8(ascii: "d")): return true
        case (UInt8(ascii: "%"), UInt8(ascii: "@")), (UInt8(ascii: "@"), UInt8(ascii: "@")): return true
        default: break
        }
        if value.has("__", at: 0), value.has("__", at: value.count - 2) { return true }
        // A piece of a longer expression: '" + password + "'.
        if Byte.isQuote(first), value.at(1) == 32 || value.at(1) == UInt8(ascii: "+") { return true }
        if last == UInt8(ascii: "("), value.dropLast().allSatisfy(Byte.isName) { return true }
        for prefix in Self.referencePrefixes where lower.has(prefix, at: 0) { return true }
        for part in Self.referenceParts where lower.contains(part) { return true }
        // A call or a subscript is code.
        if last == UInt8(ascii: ")") && lower.contains(UInt8(ascii: "(")) || last == UInt8(ascii: "]") && lower.contains(UInt8(ascii: "[")) {
            return (Byte.isLetter(first) || first == UInt8(ascii: "_")) && value.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "[") }.allSatisfy(Byte.isName)
        }
        return false
    }

    private static let referencePrefixes: [StaticString] = [
        "secrets.", "secret.", "vars.", "env.", "var.", "local.", "data.", "module.", "self.", "this.", "config.", "settings.", "params.", "args.",
        "arn:aws:", "vault:", "vault/", "secret/", "op://", "sm://", "gsm:", "awssm:", "ssm:", "ref+", "keyvault", "projects/", "env:", "file:",
        "!vault", "!ref", "!sub", "!getatt", "!secret", "fn::", "valuefrom",
    ]
    private static let referenceParts: [StaticString] = [
        "process.env", "os.environ", "os.getenv", "getenv(", "system.getenv", "env[", "environ[", "secretsmanager", ".get(", "resolve:",
        "[a-z", "[0-9", "[a-f", "]{", "]+", "\\d", "\\w",
    ]

    /// Hashes and ciphertexts that are safe to keep, more or less.
    private func isEncrypted(_ value: [UInt8]) -> Bool {
        for prefix in Self.ciphertextPrefixes where value.has(prefix, at: 0) { return true }
        for prefix in Self.longCiphertextPrefixes where value.count > 60 && value.has(prefix, at: 0) { return true }
        return value.has("md5", at: 0) && value.count == 35 && value.dropFirst(3).allSatisfy(Byte.isHex)
    }

    private static let ciphertextPrefixes: [StaticString] = [
        "$2a$", "$2b$", "$2y$", "$argon2", "$5$", "$6$", "$1$", "$apr1$", "$pbkdf2", "pbkdf2_", "pbkdf2:", "scrypt:", "{SHA", "{SSHA", "{CRYPT",
        "{cipher}", "SCRAM-SHA-", "sha256:", "sha512:", "sha1:", "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "ENC[", "ENC(", "$ANSIBLE_VAULT",
        "AQICAH", "-----BEGIN PGP", "ssh-rsa ", "ssh-ed25519 ", "base64:BQ",
    ]
    /// Short values may begin so by chance.
    private static let longCiphertextPrefixes: [StaticString] = ["AgA", "enc:", "age1", "v1:AAAA"]

    static func isUUID(_ value: [UInt8]) -> Bool {
        guard value.count == 36 else { return false }
        for (index, byte) in value.enumerated() {
            if [8, 13, 18, 23].contains(index) { if byte != UInt8(ascii: "-") { return false } } else if !Byte.isHex(byte) { return false }
        }
        return true
    }

    /// A digest by length, unless the slot is known to hold such keys.
    private func isDigest(_ value: [UInt8], _ name: SlotName) -> Bool {
        guard value.allSatisfy(Byte.isHex) else { return false }
        if value.allSatisfy(Byte.isDigit) { return name.promise != .password }
        let says = Set(name.words)
        if !says.isDisjoint(with: ["sha", "sha1", "sha256", "sha512", "md5", "checksum", "commit", "revision", "etag", "integrity"]) { return true }
        // Forty hexadecimal digits are a git object or a mark of something that passes, where a word beside the token says so.
        return value.count == 40 && name.promise == .token && !says.isDisjoint(with: Self.passing)
            && says.isDisjoint(with: ["api", "access", "auth", "github", "deploy"])
    }

    /// `api.example.com`: three labels or more, in small letters, and a top-level domain.
    private func isHostName(_ value: [UInt8]) -> Bool {
        guard value.count <= 100, value.allSatisfy({ Byte.isLower($0) || Byte.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }) else { return false }
        let labels = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 3, let last = labels.last, (2...6).contains(last.count), last.allSatisfy(Byte.isLetter) else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.count <= 20 && $0.count(where: Byte.isDigit) <= 4 }
    }

    private func isLocation(_ value: [UInt8]) -> Bool {
        if value.contains("://") || isHostName(value) { return true }
        for start in ["./", "../", "~/", "C:\\", "\\\\"] as [StaticString] where value.has(start, at: 0) { return true }
        if value.at(0) == UInt8(ascii: "/"), value.dropFirst().contains(UInt8(ascii: "/")) || !value.contains(where: Byte.isDigit) {
            // Base64 also holds slashes: a path's parts are words.
            let parts = value.split(separator: UInt8(ascii: "/"))
            return !parts.isEmpty && parts.allSatisfy { Shape(Array($0)).bits < 60 }
        }
        for end in [".pem", ".key", ".json", ".txt", ".crt"] as [StaticString] where value.has(end, at: value.count - end.utf8CodeUnitCount) { return true }
        return false
    }

    private func namesItself(_ text: String, _ name: SlotName) -> Bool {
        let words = SlotName.split(text)
        return !words.isEmpty && words.allSatisfy { name.words.contains($0) }
    }
}
