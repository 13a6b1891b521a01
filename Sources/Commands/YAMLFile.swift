import Foundation
import Yams

/// A declaration from a file, or standard input for `-`, in YAML or JSON. `otherwise` says what it is not: "does not declare entries".
/// With `isWhole`, a name that nothing reads is refused; others check that themselves, or let it pass.
func readYAML<Kind: Codable>(
    _ kind: Kind.Type, from file: String, limit: Int, otherwise: String, page: String, isWhole: Bool = false
) throws -> Kind {
    let data = try readFile(file, limit: limit)
    if isEmptyYAML(data) { throw CommandFailure("`\(file)` \(otherwise): the file is empty", next: "see \(page)") }
    do {
        let declaration = try YAMLDecoder().decode(kind, from: data)
        let unknown = isWhole ? try UnknownKeys.find(in: data, readAs: declaration) : []
        guard unknown.isEmpty else {
            let names = unknown.map { "`\($0)`" }.joined(separator: ", ")
            throw CommandFailure("`\(file)` says what nobody reads: \(names); nothing was changed", next: "see \(page)")
        }
        return declaration
    } catch let error as DecodingError {
        throw CommandFailure("`\(file)` \(otherwise): \(error.place)", next: "see \(page)")
    } catch let error as YamlError {
        throw CommandFailure("`\(file)` is neither YAML nor JSON: \(error)", next: "see \(page)")
    }
}

/// Blank lines, comments and marks of documents say nothing.
private func isEmptyYAML(_ data: Data) -> Bool {
    data.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
        let text = line.drop { $0 == 32 || $0 == 9 || $0 == 13 }
        return text.isEmpty || text.first == UInt8(ascii: "#") || ["---", "...", "---\r", "...\r"].contains { text.elementsEqual($0.utf8) }
    }
}
