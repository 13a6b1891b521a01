/// Tells a password that a person chose from a program's own names: both may be a word, a mark and a number.
///
/// Asked only where a slot's name says that a password stands in it, and only of values that ``Shape/isIdentifierLike(_:)`` takes
/// for a name. What the two differ in is what rules for passwords ask for: capitals, small letters, a number and a mark in one
/// short text. Names of classes, slugs, routes, keys of translations and file names lack one of the four, keep the number at a
/// word (`Heading2-Bold`), or hold a word of a program.
enum ChosenPassword {
    /// `Walnut-76z`, `Word_29q`, `Tundra.15k`, `Fjord-Tundra-46`, `Zinvd-Mzimed_ejl`.
    static func matches(_ value: [UInt8]) -> Bool {
        guard (8...40).contains(value.count), value.allSatisfy(Byte.isName), value.contains(where: Byte.isUpper), value.contains(where: Byte.isLower)
        else { return false }
        let parts = value.split(omittingEmptySubsequences: false) { !Byte.isAlphanumeric($0) }
        guard (2...5).contains(parts.count), !parts.contains(where: \.isEmpty), !parts.contains(where: isOfProgram) else { return false }
        return value.contains(where: Byte.isDigit) ? isNumbered(value, parts) : isUnreadable(value, parts)
    }

    /// `cobaltindigo42`, `raven-hazel-fjord6`: words run together, or three and more joined by dashes, with a number behind them, none
    /// of them a word of a program.
    static func isWordsWithNumber(_ value: [UInt8]) -> Bool {
        guard (10...40).contains(value.count), let end = value.lastIndex(where: { !Byte.isDigit($0) }), value.count - 1 - end <= 4 else { return false }
        let digits = value.count - 1 - end
        let parts = value[...end].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.count >= 4 && $0.allSatisfy(Byte.isLower) }) else { return false }
        guard parts.count >= 3 && digits >= 1 || parts.count == 1 && parts[0].count >= 10 && digits >= 2 else { return false }
        return !inPrograms.contains { word in parts.contains { Array($0).contains(word) } }
    }

    /// What somebody writes who makes a password up to have one, and what is called with a number behind it.
    private static let inPrograms: [StaticString] = [
        "pass", "pwd", "word", "user", "admin", "test", "secret", "login", "example", "demo", "dummy", "sample", "name", "token", "change", "default",
        "guest", "root", "account", "service", "server", "client", "config", "version", "number", "field", "column", "value", "string", "abcdef", "qwert",
        "letme", "welcome", "fake", "mock", "temp", "data", "base", "file", "input", "output", "param", "option", "label", "title", "message", "error",
        "valid", "confirm", "encrypt", "random", "short", "hidden", "plain", "text", "hello", "something", "whatever", "another", "foo", "bar", "http", "sha",
        "base64", "group", "host", "node", "index", "page", "form", "button", "level", "type", "model", "class", "event", "state", "update", "create",
    ]

    /// A number of two digits is a part of its own, or begins one.
    private static func isNumbered(_ value: [UInt8], _ parts: [ArraySlice<UInt8>]) -> Bool {
        let digits = value.indices.filter { Byte.isDigit(value[$0]) }
        guard digits.count >= 2, let first = digits.first, let last = digits.last, last - first == digits.count - 1 else { return false }
        guard parts.contains(where: { part in part.first.map(Byte.isDigit) == true && part.count <= digits.count + 2 }) else { return false }
        // A dot before letters parts a file from its suffix, or a class from its package.
        return value.indices.allSatisfy { value[$0] != UInt8(ascii: ".") || Byte.isDigit(value.at($0 + 1)) }
    }

    /// Marks of two sorts between letters of both cases that do not read like words.
    private static func isUnreadable(_ value: [UInt8], _ parts: [ArraySlice<UInt8>]) -> Bool {
        guard value.count >= 12, value.contains(UInt8(ascii: "-")), value.contains(UInt8(ascii: "_")), !value.contains(UInt8(ascii: "."))
        else { return false }
        return parts.reduce(0) { $0 + Trigrams.bits($1) } < 0
    }

    private static func isOfProgram(_ part: ArraySlice<UInt8>) -> Bool {
        let word = String(decoding: part.map(Byte.lower), as: UTF8.self)
        let words = SlotName.split(String(decoding: part, as: UTF8.self))
        return Placeholders.isKnown(word) || words.contains { Placeholders.isKnown($0) || ofPrograms.contains($0) }
    }

    /// What stands before numbers in programs: algorithms, systems, parts of a page, sorts of text.
    private static let ofPrograms: Set<String> = [
        "sha", "aes", "rsa", "hmac", "utf", "iso", "latin", "windows", "win", "http", "tls", "ssl", "ipv", "bit", "bits", "version", "ver",
        "step", "page", "section", "part", "chapter", "table", "figure", "column", "row", "col", "grid", "level", "heading", "header",
        "footer", "button", "btn", "icon", "input", "box", "panel", "tab", "menu", "item", "list", "link", "layout", "view", "screen",
        "dialog", "modal", "container", "wrapper", "theme", "class", "module", "model", "entity", "node", "element", "block", "group",
        "event", "error", "message", "msg", "status", "state", "code", "rule", "reset", "forgot", "change", "confirm", "confirmation",
        "current", "encrypted", "hash", "hashed", "hint", "length", "min", "max", "scan", "linux", "release", "build", "port", "server",
        "host", "cluster", "zone", "region", "vault", "kms", "arn", "ssm", "credential", "credentials", "id",
    ]
}
