import Foundation

/// A directory with one standing credential in each of many kinds of place, and traps that hold none. Values are made when
/// the tests run, from a seed; each file looks as its program writes it.
struct SourceKindEstate {
    struct File {
        var kind: String
        var path: String
        var bytes: [UInt8]
        /// What stands in it, and on which line; empty for a trap.
        var planted: String?
        var line: Int?
        /// Where the report has it, when not at `path`.
        var reportedPath: String?
    }

    private(set) var files: [File] = []
    private var state: UInt64
    private var styles = 0

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        configurations()
        clusters()
        pipelines()
        people()
        stores()
        machines()
        programs()
        containers()
        traps()
    }

    // MARK: - Values

    private mutating func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private static let words = [
        "Winter", "Harbour", "Copper", "Lantern", "Meadow", "Granite", "Falcon", "Orchard", "Velvet", "Compass", "Juniper", "Saffron", "Thunder",
        "Walnut", "Marble", "Cobalt",
    ]

    mutating func text(_ count: Int, of alphabet: String = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") -> String {
        let characters = Array(alphabet)
        while true {
            let text = String((0..<count).map { _ in characters[number(characters.count)] })
            if text.first?.isLetter == true, text.count(where: \.isNumber) > 1, text.contains(where: \.isLowercase) { return text }
        }
    }

    /// Passwords as people choose them and as generators do, in turn.
    mutating func password() -> String {
        styles += 1
        let first = Self.words[number(16)]
        let second = Self.words[number(16)]
        switch styles % 5 {
        case 0: return "\(first)-\(second)-\(10 + number(89))"
        case 1: return text(12, of: "abcdefghijkmnpqrstuvwxyz23456789")
        case 2:
            return first.lowercased().replacing("a", with: "4").replacing("o", with: "0").replacing("e", with: "3")
                + "_\(second)\(number(900) + 100)!"
        case 3: return text(20)
        default: return "\(second)\(number(9000) + 1000)$\(first.lowercased())"
        }
    }

    mutating func token() -> String { text(40) }
    mutating func hex(_ count: Int) -> String { String((0..<count).map { _ in Array("0123456789abcdef")[number(16)] }) }
    mutating func base64(_ count: Int) -> String { Data((0..<count).map { _ in UInt8(number(256)) }).base64EncodedString() }

    // MARK: - Files

    /// A file whose text has `§` where the value stands.
    mutating func plant(
        _ kind: String, _ path: String, _ text: String, value: String? = nil, line: Int? = nil, writtenAs encode: (String) -> String = { $0 }
    ) {
        let value = value ?? password()
        let before = text.prefix { $0 != "§" }
        let line = line ?? 1 + before.utf8.count { $0 == 10 }
        files.append(File(kind: kind, path: path, bytes: Array(text.replacing("§", with: encode(value)).utf8), planted: value, line: line))
    }

    mutating func plant(_ kind: String, _ path: String, bytes: [UInt8], value: String, line: Int?, reportedPath: String? = nil) {
        files.append(File(kind: kind, path: path, bytes: bytes, planted: value, line: line, reportedPath: reportedPath))
    }

    mutating func trap(_ kind: String, _ path: String, _ text: String) {
        files.append(File(kind: kind, path: path, bytes: Array(text.utf8)))
    }

    func write(to directory: String) throws {
        for file in files {
            let url = URL(fileURLWithPath: directory + "/" + file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }
}

extension String {
    var base64: String { Data(utf8).base64EncodedString() }
    var asJSON: String { replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") }
    var asXML: String { replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;") }
}
