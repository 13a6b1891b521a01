/// What the classifier looks at, one number each. The order is the model's: append only, and train anew.
enum Trait: Int, CaseIterable {
    // The slot's name.
    case namesPassword, namesSecret, namesToken, namesKey, namesAuth, namesCredential, namesSalt, namesAPI, promises, wordLast, lettersAfterWord
    case nameLength, isConstantName, namesAbout, namesDigest, namesPublic
    // The value's shape.
    case length, lowers, uppers, digits, symbols, classes, entropy, bits, switches, distinct, repeats, sequence
    case isHex, isBase64, isUUID, isNumber, hasPadding, startsAsJWT, blanks, dots, dashes, underscores, slashes, colons, oddSymbols, nonASCII
    // Whether it reads like words.
    case wordBits, wordBitsPerLetter, mostRandomRun, bestRun, shortRuns, knownWords, isIdentifier, isPlaceholder, saysPlaceholder, repeatsName
    // Where it stands.
    case isFixture, isDocumentation, isCode, isProse, isStructured, isShell, isMarkup, isConfig
    case quote, joiner, isComparison, isCall, isListed, afterComma, afterClose, afterEnd, afterPlus, afterColon, afterDot, afterBrace
    case inComment, asserts, defines, words, environment, lineLength, isCertain, isWrapped, inURL, scheme, isBytes, decodedBits
}

/// The numbers of one value at one place. No allocation but its own array.
struct Traits {
    private(set) var values = [Float](repeating: 0, count: Trait.allCases.count)

    private subscript(trait: Trait) -> Float {
        get { values[trait.rawValue] }
        set { values[trait.rawValue] = newValue }
    }

    private mutating func set(_ trait: Trait, _ holds: Bool) { values[trait.rawValue] = holds ? 1 : 0 }

    init(_ value: [UInt8], shape: Shape, in place: Judge.Place) {
        let lower = value.map(Byte.lower)
        name(place.name, lower)
        self.shape(value, shape)
        words(value, lower)
        surroundings(place, value)
    }

    // MARK: - The name

    private mutating func name(_ name: SlotName, _ lower: [UInt8]) {
        let bytes = name.letters
        var end = 0
        func look(_ literals: [StaticString]) -> Float {
            var found: Float = 0
            for literal in literals {
                if let position = bytes.lastPosition(of: literal) {
                    found = 1
                    end = max(end, position + literal.utf8CodeUnitCount)
                }
            }
            return found
        }
        self[.namesPassword] = look(["pass", "pwd", "pw"])
        self[.namesSecret] = look(["secret"])
        self[.namesToken] = look(["token"])
        self[.namesKey] = look(["key"])
        self[.namesAuth] = look(["auth"])
        self[.namesCredential] = look(["cred"])
        self[.namesSalt] = look(["salt", "nonce", "otp", "seed"])
        self[.namesAPI] = look(["api"])
        set(.promises, name.promise != nil)
        set(.wordLast, end == bytes.count)
        self[.lettersAfterWord] = Float(bytes.count - end)
        self[.nameLength] = Float(bytes.count)
        set(.isConstantName, name.isConstant)
        set(.namesAbout, Self.about.contains { bytes.contains($0) })
        set(.namesDigest, ["hash", "digest", "sum", "sha1", "sha2", "md5", "encrypted", "finger"].contains { bytes.contains($0) })
        set(.namesPublic, bytes.contains("public") || bytes.contains("pub_") || bytes.contains("cert"))
        var repeats: Float = 0
        for word in name.words where word.utf8.count >= 3 {
            if lower.firstPosition(ofText: word) != nil { repeats += Float(word.utf8.count) }
        }
        self[.repeatsName] = repeats / Float(max(1, lower.count))
    }

    /// Words of names that speak about a secret instead of holding it.
    private static let about: [StaticString] = [
        "file", "path", "url", "uri", "name", "type", "field", "label", "title", "text", "hint", "error", "message", "help", "reset", "policy", "length",
        "min", "max", "column", "format", "regex", "pattern", "valid", "change", "forgot", "input", "form", "prefix", "header", "_id", "count", "expir",
        "endpoint", "provider", "manager", "encod", "algorithm", "store", "class", "mode", "method", "size", "version", "order", "sort", "index", "word_", "board",
    ]

    // MARK: - The value

    private mutating func shape(_ value: [UInt8], _ shape: Shape) {
        let count = Float(max(1, value.count))
        self[.length] = Float(value.count)
        self[.lowers] = Float(shape.lowers) / count
        self[.uppers] = Float(shape.uppers) / count
        self[.digits] = Float(shape.digits) / count
        self[.symbols] = Float(shape.symbols) / count
        self[.classes] = Float(shape.classes)
        self[.entropy] = Float(shape.entropy)
        self[.bits] = Float(shape.bits)
        var switches = 0
        var repeats = 0
        var sequence = 0
        var isHex = true
        var isBase64 = true
        for index in value.indices {
            let byte = value[index]
            if isHex, !Byte.isHex(byte) { isHex = false }
            if isBase64, !Detector.Alphabet.base64AndURL.contains(byte) { isBase64 = false }
            switch byte {
            case 32: self[.blanks] += 1
            case UInt8(ascii: "."): self[.dots] += 1
            case UInt8(ascii: "-"): self[.dashes] += 1
            case UInt8(ascii: "_"): self[.underscores] += 1
            case UInt8(ascii: "/"): self[.slashes] += 1
            case UInt8(ascii: ":"): self[.colons] += 1
            default:
                if byte >= 128 { self[.nonASCII] += 1 } else if !Byte.isAlphanumeric(byte) { self[.oddSymbols] += 1 }
            }
            guard index > 0 else { continue }
            let before = value[index - 1]
            if Self.sort(before) != Self.sort(byte) { switches += 1 }
            if before == byte { repeats += 1 }
            if byte == before &+ 1 || before == byte &+ 1 { sequence += 1 }
        }
        self[.switches] = Float(switches) / count
        self[.repeats] = Float(repeats) / count
        self[.sequence] = Float(sequence) / count
        self[.distinct] = Float(shape.distinct) / count
        set(.isHex, isHex)
        set(.isBase64, isBase64)
        set(.isUUID, Judge.isUUID(value))
        set(.isNumber, shape.digits == value.count)
        set(.hasPadding, value.at(value.count - 1) == UInt8(ascii: "="))
        set(.startsAsJWT, value.has("eyJ", at: 0))
    }

    private static func sort(_ byte: UInt8) -> UInt8 {
        Byte.isLower(byte) ? 0 : Byte.isUpper(byte) ? 1 : Byte.isDigit(byte) ? 2 : 3
    }

    // MARK: - Words

    private mutating func words(_ value: [UInt8], _ lower: [UInt8]) {
        var letters = 0
        var judged = 0
        var known = 0
        var sum = 0.0
        var worst = 0.0
        var best = 0.0
        var index = 0
        while index < value.count, index < 200 {
            guard Byte.isLetter(value[index]) else {
                index += 1
                continue
            }
            let start = index
            index += 1
            // A capital begins a word, unless all are capitals.
            while index < value.count, Byte.isLetter(value[index]) {
                if Byte.isUpper(value[index]), Byte.isLower(value[index - 1]) { break }
                if Byte.isLower(value[index]), Byte.isUpper(value[index - 1]), index - 1 > start { break }
                index += 1
            }
            let count = index - start
            letters += count
            guard count >= 3 else { continue }
            judged += count
            let bits = Trigrams.bits(lower[start..<index])
            sum += bits
            worst = min(worst, bits)
            best = max(best, bits)
            if count <= 15, Placeholders.isKnown(String(decoding: lower[start..<index], as: UTF8.self)) { known += count }
        }
        self[.wordBits] = Float(sum)
        self[.wordBitsPerLetter] = judged > 0 ? Float(sum) / Float(judged) : 0
        self[.mostRandomRun] = Float(worst)
        self[.bestRun] = Float(best)
        self[.shortRuns] = letters > 0 ? Float(letters - judged) / Float(letters) : 0
        self[.knownWords] = Float(known) / Float(max(1, value.count))
        set(.isPlaceholder, Placeholders.matches(lower))
        set(.saysPlaceholder, Self.sayings.contains { lower.contains($0) })
        if self[.isBase64] > 0, value.count >= 8, let decoded = Base64.decode(value), decoded.allSatisfy({ $0 >= 32 && $0 < 127 }) {
            self[.decodedBits] = Float(Trigrams.bits(decoded)) + 0.5
        }
        set(.isIdentifier, letters > 2 && value.allSatisfy(Byte.isName) && sum > 0)
    }

    private static let sayings: [StaticString] = [
        "test", "example", "sample", "dummy", "fake", "your", "my", "secret", "passw", "token", "key", "user", "admin", "foo", "bar", "invalid", "wrong", "xxx",
        "abc", "123", "some", "default", "mock", "null", "none", "removed", "hidden",
    ]

    // MARK: - The place

    private mutating func surroundings(_ place: Judge.Place, _ value: [UInt8]) {
        let file = place.file
        set(.isFixture, file.isFixture)
        set(.isDocumentation, file.purpose == .documentation)
        set(.isConfig, file.purpose == .config || file.purpose == .ci)
        set(.isCode, file.format == .code)
        set(.isProse, file.format == .prose)
        set(.isShell, file.format == .shell)
        set(.isMarkup, file.format == .xml)
        set(.isStructured, place.isStructured)
        set(.isCertain, place.isCertain)
        set(.isWrapped, place.notation == .wrapped)
        set(.inURL, place.notation == .url || place.notation == .query)
        set(.scheme, place.notation == .scheme)
        set(.isBytes, place.notation == .bytes)
        guard let around = place.around else { return }
        let bytes = around.bytes
        let start = min(max(0, around.range.lowerBound), bytes.count)
        let end = min(max(start, around.range.upperBound), bytes.count)

        var quote: Float = 0
        var before = start - 1
        switch bytes.at(before) {
        case Byte.quote: quote = 1
        case Byte.apostrophe: quote = 2
        case Byte.backtick: quote = 3
        default: break
        }
        self[.quote] = quote
        if quote > 0 { before -= 1 }
        while Byte.isBlank(bytes.at(before)) || Byte.isLetter(bytes.at(before)) && Byte.isQuote(bytes.at(before + 1)) { before -= 1 }
        let joined = bytes.at(before)
        switch joined {
        case UInt8(ascii: "="): self[.joiner] = 1
        case UInt8(ascii: ":"): self[.joiner] = 2
        case UInt8(ascii: ">"): self[.joiner] = 3
        case UInt8(ascii: ","): self[.joiner] = 4
        case UInt8(ascii: "("): self[.joiner] = 5
        default: self[.joiner] = 0
        }
        set(.isComparison, joined == UInt8(ascii: "=") && (bytes.at(before - 1) == UInt8(ascii: "=") || bytes.at(before - 1) == UInt8(ascii: "!")))
        set(.isCall, joined == UInt8(ascii: "("))
        set(.isListed, joined == UInt8(ascii: "["))

        var after = end
        if quote > 0 { after += 1 }
        while Byte.isBlank(bytes.at(after)) { after += 1 }
        switch bytes.at(after) {
        case UInt8(ascii: ","): self[.afterComma] = 1
        case UInt8(ascii: ")"): self[.afterClose] = 1
        case UInt8(ascii: "+"), UInt8(ascii: "%"): self[.afterPlus] = 1
        case UInt8(ascii: ":"), UInt8(ascii: "="): self[.afterColon] = 1
        case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "("): self[.afterDot] = 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): self[.afterBrace] = 1
        case 0, 10, 13, UInt8(ascii: ";"), UInt8(ascii: "#"): self[.afterEnd] = 1
        default: break
        }

        var lineStart = start
        while lineStart > 0, start - lineStart < 160, bytes[lineStart - 1] != Byte.newline { lineStart -= 1 }
        var lineEnd = end
        while lineEnd < bytes.count, lineEnd - end < 160, bytes[lineEnd] != Byte.newline { lineEnd += 1 }
        self[.lineLength] = Float(lineEnd - lineStart)
        var first = lineStart
        while first < start, Byte.isBlank(bytes[first]) { first += 1 }
        set(
            .inComment,
            bytes.has("//", at: first) || bytes.has("#", at: first) || bytes.has("* ", at: first) || bytes.has("/*", at: first) || bytes.has("--", at: first)
                || bytes.has("<!--", at: first))
        let line = bytes[lineStart..<start].map(Byte.lower)
        set(.asserts, ["assert", "expect", "should", "equal", "verify"].contains { line.contains($0) })
        set(.defines, ["function", "def ", "func ", "import", "require(", "class "].contains { line.contains($0) })
        set(.words, ["label", "title", "placeholder", "message", "tooltip", "error", "translat", "description"].contains { line.contains($0) })
        set(.environment, ["env", "export ", "config", "set "].contains { line.contains($0) })
    }
}

extension Array<UInt8> {
    /// Where `literal` stands last.
    func lastPosition(of literal: StaticString) -> Int? {
        let length = literal.utf8CodeUnitCount
        guard length > 0, count >= length else { return nil }
        var index = count - length
        while index >= 0 {
            if self[index] == literal.utf8Start[0], has(literal, at: index) { return index }
            index -= 1
        }
        return nil
    }

    /// Where `text` stands first.
    func firstPosition(ofText text: String) -> Int? {
        let length = text.utf8.count
        guard length > 0, count >= length, let first = text.utf8.first else { return nil }
        for index in 0...(count - length) where self[index] == first && self[index..<index + length].elementsEqual(text.utf8) { return index }
        return nil
    }
}
