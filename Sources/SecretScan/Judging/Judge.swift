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
    }

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
    }

    func verdict(on value: [UInt8], in place: Place) -> Verdict {
        if let refusal = refusal(of: value, in: place) { return .not(refusal) }
        let shape = Shape(value)
        if place.file.isFixture {
            return .secret(.low, because: "in a test, sample or fixture")
        }
        if place.isCertain { return .secret(.high, because: "stands where only a password can") }
        if shape.bits >= 60 { return .secret(.high, because: "a secret's name and a random value") }
        return .secret(.medium, because: "a secret's name and a plausible value")
    }

    private func refusal(of value: [UInt8], in place: Place) -> Refusal? {
        guard value.count >= (place.isCertain ? 4 : 6) else { return .tooShort }
        guard value.count <= 512 else { return .tooLong }
        guard value.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return .notText }
        let text = String(decoding: value, as: UTF8.self)
        let lower = text.lowercased()

        if isReference(text, lower) { return .reference }
        if Placeholders.matches(lower) { return .placeholder }
        if isEncrypted(text) { return .encrypted }
        if isUUID(value), !["heroku-key", "oauth-client-secret"].contains(NamedKinds.kind(of: place.name, scheme: nil).kind) {
            return .uuid
        }
        if isLocation(text) { return .location }
        if place.isCertain { return nil }

        let shape = Shape(value)
        let isPassword = place.name.promise == .password || place.name.promise == .passphrase
        if value.contains(32) { return .words }
        if namesItself(lower, place.name) { return .sameAsName }
        if isDigest(value, place.name) { return .digest }

        switch place.file.format {
        case .env, .ini, .yaml, .json, .pgpass, .netrc, .csv, .shell, .xml:
            // A named slot of a configuration: weak passwords are real, so only the plainest are refused.
            if isPassword {
                if shape.isWordLike { return value.count >= 8 && !Placeholders.isIdentifier(text) ? nil : .words }
                return shape.bits >= 14 ? nil : .plain
            }
            if shape.isWordLike { return .words }
            return value.count >= 12 && shape.bits >= 36 ? nil : .plain
        case .code, .binary:
            // Programs are full of strings beside such names; a real one is odd.
            guard place.isExplicit else { return .reference }
            if shape.isWordLike || shape.isIdentifierLike(text) { return .words }
            if isPassword { return value.count >= 8 && shape.classes >= 2 && shape.bits >= 24 ? nil : .plain }
            return value.count >= 16 && shape.digits > 0 && shape.bits >= 48 ? nil : .plain
        case .prose:
            if shape.isWordLike || shape.isIdentifierLike(text) { return .words }
            if isPassword { return value.count >= 6 && shape.classes >= 2 && shape.bits >= 16 ? nil : .plain }
            return value.count >= 16 && shape.digits > 0 && shape.bits >= 48 ? nil : .plain
        }
    }

    /// `${VAR}`, `{{ x }}`, `$(cmd)`, `secrets.X`, `vault:…`, `process.env.X`.
    private func isReference(_ text: String, _ lower: String) -> Bool {
        if text.hasPrefix("$") && text.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "{" || $0 == "}" }) {
            return true
        }
        if text.contains("${") || text.contains("{{") || text.contains("$(") || text.contains("#{") || text.contains("<%") || text.contains("\\(") {
            return true
        }
        if text.hasPrefix("{") && text.hasSuffix("}") || text.hasPrefix("<") && text.hasSuffix(">") || text.hasPrefix("[") && text.hasSuffix("]") {
            return true
        }
        if text.hasPrefix("%") && (text.hasSuffix("%") || text.hasSuffix("s") || text.hasSuffix("d") || text.hasSuffix("@")) { return true }
        if text.hasPrefix("@") && text.hasSuffix("@") || text.hasPrefix("__") && text.hasSuffix("__") { return true }
        for prefix in Self.referencePrefixes where lower.hasPrefix(prefix) { return true }
        for part in Self.referenceParts where lower.contains(part) { return true }
        // A call or a subscript is code.
        if lower.hasSuffix(")") && lower.contains("(") || lower.hasSuffix("]") && lower.contains("[") {
            return lower.utf8.first.map { Byte.isLetter($0) || $0 == UInt8(ascii: "_") } ?? false
        }
        return false
    }

    private static let referencePrefixes = [
        "secrets.", "secret.", "vars.", "env.", "var.", "local.", "data.", "module.", "self.", "this.", "config.", "settings.", "params.", "args.",
        "arn:aws:", "vault:", "vault/", "secret/", "op://", "sm://", "gsm:", "awssm:", "ssm:", "ref+", "keyvault", "projects/", "env:", "file:",
        "!vault", "!ref", "!sub", "!getatt", "!secret", "fn::", "valuefrom",
    ]
    private static let referenceParts = [
        "process.env", "os.environ", "os.getenv", "getenv(", "system.getenv", "env[", "environ[", "secretsmanager", ".get(", "resolve:",
    ]

    /// Hashes and ciphertexts that are safe to keep, more or less.
    private func isEncrypted(_ text: String) -> Bool {
        for prefix in [
            "$2a$", "$2b$", "$2y$", "$argon2", "$5$", "$6$", "$1$", "$apr1$", "$pbkdf2", "pbkdf2_", "pbkdf2:", "scrypt:", "{SHA", "{SSHA", "{CRYPT",
            "{cipher}", "SCRAM-SHA-", "sha256:", "sha512:", "sha1:", "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "ENC[", "ENC(", "$ANSIBLE_VAULT",
            "AQICAH", "-----BEGIN PGP", "enc:", "age1", "ssh-rsa ", "ssh-ed25519 ", "v1:AAAA", "base64:BQ", "AgA",
        ] where text.hasPrefix(prefix) {
            return prefix == "AgA" || prefix == "enc:" || prefix == "age1" ? text.utf8.count > 60 : true
        }
        return text.hasPrefix("md5") && text.utf8.count == 35 && text.utf8.dropFirst(3).allSatisfy(Byte.isHex)
    }

    private func isUUID(_ value: [UInt8]) -> Bool {
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
        // Forty hexadecimal digits are a git object far more often than a token.
        return value.count == 40 && name.promise == .token && says.isDisjoint(with: ["api", "access", "auth", "github", "deploy"])
    }

    private func isLocation(_ text: String) -> Bool {
        if text.contains("://") { return true }
        if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~/") || text.hasPrefix("C:\\") || text.hasPrefix("\\\\") { return true }
        if text.hasPrefix("/"), text.dropFirst().contains("/") || !text.contains(where: \.isNumber) {
            // Base64 also holds slashes: a path's parts are words.
            let parts = text.split(separator: "/")
            return parts.count >= 1 && parts.allSatisfy { Shape(Array($0.utf8)).bits < 60 }
        }
        if text.hasSuffix(".pem") || text.hasSuffix(".key") || text.hasSuffix(".json") || text.hasSuffix(".txt") || text.hasSuffix(".crt") { return true }
        return false
    }

    private func namesItself(_ lower: String, _ name: SlotName) -> Bool {
        let words = SlotName.split(lower)
        return !words.isEmpty && words.allSatisfy { name.words.contains($0) }
    }
}
