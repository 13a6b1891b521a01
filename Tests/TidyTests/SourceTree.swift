import Foundation
import Testing

/// The package as it lies on disk.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    struct File: Sendable, CustomStringConvertible {
        /// Relative to the package.
        var path: String
        var text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var isGenerated: Bool { path.contains("/Generated/") }
        /// `Sources/Estate/Credential.swift` → `Estate`.
        var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var description: String { path }
    }

    static func swiftFiles(under folder: String) throws -> [File] {
        let walker = try #require(FileManager.default.enumerator(atPath: root + "/" + folder))
        return try walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
            File(path: "\(folder)/\($0)", text: try String(contentsOfFile: "\(root)/\(folder)/\($0)", encoding: .utf8))
        }
    }

    /// The line without its comment and without the content of its string literals. Lexical and simple: good for house rules.
    static func code(_ line: some StringProtocol) -> String {
        var result = ""
        var inString = false
        var previous: Character = " "
        for character in line {
            if character == "\"" && previous != "\\" { inString.toggle() }
            if !inString && character == "/" && previous == "/" {
                result.removeLast()
                break
            }
            if !inString { result.append(character) }
            previous = character
        }
        return result
    }
}
