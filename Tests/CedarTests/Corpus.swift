import Foundation

/// The Cedar project's public corpus (Tests/Corpora/cedar/README.md), read out of its archive as a stream.
enum Corpus {
    /// Files by name: `<hash>.json`, `<hash>.cedar`, `<hash>.entities.json`, `<hash>.cedarschema`.
    static func files(_ place: String = #filePath) throws -> [String: String] {
        let tests = URL(filePath: place).deletingLastPathComponent().deletingLastPathComponent()
        let xz = Process()
        xz.executableURL = URL(filePath: "/usr/bin/env")
        xz.arguments = ["xz", "-dc", tests.appending(path: "Corpora/cedar/corpus-tests.tar.xz").path]
        let pipe = Pipe()
        xz.standardOutput = pipe
        try xz.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        xz.waitUntilExit()
        return read(tar: [UInt8](bytes))
    }

    /// Plain files of a ustar archive.
    private static func read(tar bytes: [UInt8]) -> [String: String] {
        var files: [String: String] = [:]
        var place = 0
        while place + 512 <= bytes.count, bytes[place] != 0 {
            func field(_ range: Range<Int>) -> String {
                String(
                    decoding: bytes[(place + range.lowerBound)..<(place + range.upperBound)].prefix { $0 != 0 },
                    as: UTF8.self)
            }
            let name = field(0..<100).split(separator: "/").last.map(String.init) ?? ""
            let size = Int(field(124..<136).trimmingCharacters(in: .whitespaces), radix: 8) ?? 0
            let isFile = bytes[place + 156] == UInt8(ascii: "0") && !name.hasPrefix("._")
            place += 512
            if isFile { files[name] = String(decoding: bytes[place..<min(place + size, bytes.count)], as: UTF8.self) }
            place += (size + 511) / 512 * 512
        }
        return files
    }
}
