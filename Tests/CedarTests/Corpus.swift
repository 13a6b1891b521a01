import Foundation

/// The Cedar project's public corpus, streamed out of its archive: `CEDAR_CORPUS` names `corpus-tests.tar.gz` of
/// cedar-policy/cedar-integration-tests. It is not kept here: 7,809 cases are 49 MB.
enum Corpus {
    static let archive = ProcessInfo.processInfo.environment["CEDAR_CORPUS"]

    /// Files by name: `<hash>.json`, `<hash>.cedar`, `<hash>.entities.json`, `<hash>.cedarschema`.
    static func files() throws -> [String: String] {
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", archive ?? ""]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
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
