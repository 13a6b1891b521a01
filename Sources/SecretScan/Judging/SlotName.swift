/// The name of a slot, taken apart: `DB_PASSWORD`, `dbPassword`, `db-password` and `PGPASSWORD` all hold `password`.
///
/// The secret word must come last (`password_file`, `secretKeyRef`, `token_url` name other things), give or take an
/// environment or a number (`DB_PASSWORD_PROD`, `token2`).
public struct SlotName: Sendable {
    /// What sort of secret the name promises.
    public enum Promise: Sendable, Equatable {
        case password, passphrase, apiKey, accessKey, clientSecret, signingKey, webhookSecret, token, privateKey, secret
    }

    /// Lower-case words.
    public let words: [String]
    public let promise: Promise?
    /// The words before the secret word: `db` of `DB_PASSWORD`. Siblings with the same stem describe the same endpoint.
    public let stem: [String]
    /// The name in lower case, as it is written.
    let letters: [UInt8]
    /// Written in capitals, as constants and environment variables are.
    let isConstant: Bool

    public init(_ name: some StringProtocol) {
        let words = Self.split(name)
        self.words = words
        letters = name.utf8.suffix(100).map(Byte.lower)
        isConstant = !name.utf8.contains(where: Byte.isLower)
        var trimmed = words
        while let last = trimmed.last, trimmed.count > 1, Self.tails.contains(last) || Self.isNumber(last) { trimmed.removeLast() }
        if let (promise, count) = Self.promise(of: trimmed) {
            self.promise = promise
            stem = Array(trimmed.dropLast(count))
        } else {
            promise = nil
            stem = trimmed
        }
    }

    /// Holds a word that names secrets, in whatever place: `passwordRepeat`, `oauth_verifier`, `encryptionKey`.
    var hints: Bool {
        for word in Self.hintWords where letters.contains(word) { return true }
        for word in words {
            if word.hasPrefix("auth") || word.hasSuffix("auth"), !word.hasPrefix("author") || word.hasPrefix("authori"), !word.hasPrefix("authorit") { return true }
            if word.hasSuffix("key") || word.hasPrefix("key"), !Self.notKeys.contains(word) { return true }
            if word.hasPrefix("pass"), word == "pass" || word.hasPrefix("passw") || word.hasPrefix("passp") || word.count > 4 && word.last.map(\.isNumber) == true { return true }
            if word.hasPrefix("cred"), !word.hasPrefix("credit") { return true }
            if Self.shortHintWords.contains(word) { return true }
        }
        return false
    }

    /// Whether a name promises a secret; most are told by one look at their letters.
    static func promises(_ name: String) -> Bool { mayName(name) && SlotName(name).promise != nil }

    /// Whether a name can promise or hint anything at all: one look at its letters, before it is taken apart.
    static func mayName(_ name: String) -> Bool {
        var before: UInt32 = 0
        for byte in name.utf8 {
            before = before << 8 | UInt32(byte | 32)
            switch before & 0xFF_FFFF {
            // pas, pin, pwd, sec, tok, key, aut, cre, sal, non, otp, api, hma, psk, ken, sse, geh, vap, zug, pep, kek; and pw below
            case 0x7A7567, 0x6B656B, 0x706570, 0x6B656E, 0x737365, 0x676568, 0x766170, 0x686D61, 0x70736B, 0x706173, 0x70696E, 0x707764, 0x736563, 0x746F6B, 0x6B6579,
                0x617574, 0x637265, 0x73616C, 0x6E6F6E, 0x6F7470, 0x617069:
                return true
            default: if before & 0xFFFF == 0x7077 { return true }
            }
        }
        return false
    }

    var speaks: Bool { promise != nil || hints }

    /// Of what a page gives its form against forgery: another one each time.
    var isOfForm: Bool {
        guard letters.contains("token"), words.last?.hasSuffix("token") == true else { return false }
        return Self.formWords.contains { letters.contains($0) }
    }

    private static let formWords: [StaticString] = ["csrf", "xsrf", "requestverification", "authenticity", "antiforgery"]

    /// What a value in a slot of this name is called, where the name promises nothing of itself.
    var hintedKind: String {
        if letters.contains("pass") || letters.contains("pwd") { return "password" }
        if letters.contains("token") { return "token" }
        if letters.contains("key") || letters.contains("api") { return "api-key" }
        return "secret"
    }

    private static let hintWords: [StaticString] = ["password", "pwd", "secret", "token", "salt", "nonce"]
    private static let shortHintWords: Set<String> = ["otp", "totp", "api", "pw", "userpass", "dbpass", "mypass", "loginpass", "passin", "passout"]
    private static let notKeys: Set<String> = ["keyboard", "keyboards", "keyword", "keywords", "monkey", "turkey", "keynote", "keyup", "keydown", "keypress", "keyframe", "keyframes", "hotkey"]

    /// Words that may follow the secret word without changing what is named.
    private static let tails: Set<String> = [
        "prod", "production", "staging", "stage", "dev", "development", "live", "qa", "uat", "old", "new", "previous", "current",
        "primary", "secondary", "value", "text", "plain", "plaintext", "b64", "base64", "default", "main", "backup", "ro", "rw",
        "neu", "alt", "aktuell",
    ]

    /// `2`, `v4`, `b`.
    private static func isNumber(_ word: String) -> Bool {
        if word.utf8.count == 1, let letter = word.utf8.first { return (97...100).contains(letter) || Byte.isDigit(letter) }
        let digits = word.hasPrefix("v") && word.utf8.count > 1 ? word.dropFirst() : word[...]
        return digits.allSatisfy(\.isNumber)
    }

    private static func promise(of words: [String]) -> (Promise, Int)? {
        // What is mixed into every hash, and kept apart from them; a salt stands beside its own hash.
        if words.last == "pepper" || words.suffix(2) == ["hash", "salt"] || words.suffix(2) == ["hashids", "salt"] { return (.secret, 1) }
        guard let last = words.last, !words.contains("public"), !words.contains("hash"), !words.contains("digest") else { return nil }
        let before = words.dropLast().last
        switch last {
        case "password", "passwd", "pwd", "pgpassword", "passw", "passwort", "kennwort", "requirepass", "masterauth", "bindpw", "rootpw", "storepass",
            "keypass", "keystorepass", "truststorepass",
            "zugangscode":
            return (.password, 1)
        case "pass": return before == "by" || before == "multi" ? nil : (.password, 1)
        case "pw": return (.password, 1)
        case "passphrase": return (.passphrase, 1)
        case "psk": return (.passphrase, 1)
        case "pin": return before.map(Self.ownersOfPINs.contains) == true ? (.password, 1) : nil
        case "apikey": return (.apiKey, 1)
        case "token", "authtoken", "accesstoken":
            return before.map(Self.notTokens.contains) == true ? nil : (.token, 1)
        case "secret":
            switch before {
            case "client", "consumer", "oauth": return (.clientSecret, 2)
            case "webhook": return (.webhookSecret, 2)
            case "jwt", "signing", "session", "cookie", "hmac": return (.signingKey, 2)
            case "is", "has", "no", "kubernetes", "k8s", "existing", "image", "pull", "tls": return nil
            default: return (.secret, 1)
            }
        case "key":
            switch before {
            case "api", "app", "application": return (.apiKey, 2)
            case "access": return words.dropLast(2).last == "secret" ? (.accessKey, 3) : (.accessKey, 2)
            case "private": return (.privateKey, 2)
            case "secret": return (.secret, 2)
            case "shared" where words.dropLast(2).last == "pre": return (.passphrase, 3)
            case "preshared", "recovery", "unseal", "breakglass": return (.passphrase, 2)
            case "signing", "encryption", "master", "jwt", "session", "hmac", "cookie", "crypto", "cipher", "aes", "wrapping": return (.signingKey, 2)
            case "account", "storage", "shared", "subscription", "license", "licence", "deploy", "service", "auth", "authorization", "stripe",
                "openai", "sendgrid", "mailgun", "datadog", "twilio", "admin", "fcm", "firebase", "sms", "maps", "payment", "integration",
                "partner":
                return (.apiKey, 1)
            // `FCM_SERVER_KEY`; a server's own key is a file.
            case "server" where words.count > 2: return (.apiKey, 2)
            case let provider? where NamedKinds.isProvider(provider): return (.apiKey, 1)
            // A header that a program made up to be let in: `X-Mint-Key`.
            case let word? where Self.isOfHeader(words) && !Self.keysOfHeaders.contains(word): return (.apiKey, 2)
            default: return nil
            }
        case "schlüssel", "schluessel":
            switch before {
            case "api", "zugangs", "zugriffs", "lizenz": return (.apiKey, 2)
            case "wlan", "netzwerk": return (.passphrase, 2)
            case "privater", "geheimer": return (.privateKey, 2)
            default: return nil
            }
        case "geheimnis": return (.secret, 1)
        // Keys that encrypt keys.
        case "kek": return (.signingKey, 1)
        // Its other half, which browsers are given, is called public.
        case "vapid": return (.privateKey, 1)
        case "hmac" where words.count > 1: return (.signingKey, 1)
        case "credential", "credentials": return (.secret, 1)
        case "auth", "authorization": return words.count == 1 || before == "proxy" ? nil : (before == "redis" ? (.password, 1) : nil)
        default: return nil
        }
    }

    /// What a PIN opens that holds keys; other pins are on maps, boards and chips.
    private static let ownersOfPINs: Set<String> = [
        "hsm", "softhsm", "pkcs11", "p11", "so", "smartcard", "luna", "yubikey", "yubihsm", "signing", "signature", "token", "card", "sim",
        "user", "alarm", "elster", "ebics", "hbci", "fints", "banking",
    ]

    /// `X-Mint-Key`, and what proxies call it: `req.http.X-Mint-Key`, `http_x_mint_key`.
    private static func isOfHeader(_ words: [String]) -> Bool {
        words.count >= 3 && words[words.count - 3] == "x" && (words.count == 3 || words[words.count - 4] == "http")
    }

    /// Of headers whose keys find things or tell requests apart.
    private static let keysOfHeaders: Set<String> = [
        "idempotency", "cache", "surrogate", "sort", "partition", "routing", "request", "public", "dedup", "shard", "object", "file", "correlation", "primary",
    ]

    /// `cancellationToken`, `nextPageToken`: not secrets.
    private static let notTokens: Set<String> = [
        "cancellation", "cancel", "page", "next", "continuation", "csrf", "xsrf", "sync", "lexer", "parser", "syntax", "eof", "end",
        "start", "first", "last", "current", "previous", "change", "resume", "continue", "design", "stop", "pad", "special", "unk",
        "bos", "eos", "max", "per", "comment", "string", "the", "a", "an", "by", "invalid", "missing", "expected", "unexpected",
        "idempotency", "request",
    ]

    /// Splits at `_`, `-`, `.`, other punctuation, and where case changes. Known run-together names are parted. Letters beyond ASCII
    /// belong to their words.
    static func split(_ name: some StringProtocol) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        let bytes = Array(name.utf8.suffix(200))
        func flush() {
            if !word.isEmpty { words.append(String(decoding: word.map(Byte.lower), as: UTF8.self)) }
            word = []
        }
        for (index, byte) in bytes.enumerated() {
            guard Byte.isAlphanumeric(byte) || byte >= 0x80 else {
                flush()
                continue
            }
            if Byte.isUpper(byte), let previous = word.last {
                let nextIsLower = Byte.isLower(bytes.at(index + 1))
                if Byte.isLower(previous) || Byte.isDigit(previous) || (Byte.isUpper(previous) && nextIsLower) { flush() }
            }
            word.append(byte)
        }
        flush()
        return words.flatMap(part)
    }

    /// `pgpassword` → `pg password`.
    private static func part(_ word: String) -> [String] {
        if word.utf8.count > 40 { return [word] }
        switch word {
        case "pghost": return ["pg", "host"]
        case "pgport": return ["pg", "port"]
        case "pguser": return ["pg", "user"]
        case "pgdatabase": return ["pg", "database"]
        case "secretkey": return ["secret", "key"]
        case "apisecret": return ["api", "secret"]
        case "accesskey": return ["access", "key"]
        case "clientsecret": return ["client", "secret"]
        case "privatekey": return ["private", "key"]
        case "username": return ["user"]
        case "dbname": return ["db"]
        case "hostname": return ["host"]
        default: break
        }
        for secret in ["password", "passwd", "passwort", "kennwort", "schlüssel", "schluessel"]
        where word.hasSuffix(secret) && word.utf8.count > secret.utf8.count {
            return [String(word.dropLast(secret.count)), secret]
        }
        if word.hasSuffix("apikey"), word.utf8.count > 6 { return [String(word.dropLast(6)), "apikey"] }
        return [word]
    }
}
