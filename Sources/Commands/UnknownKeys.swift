import Foundation
import Yams

/// Names in a declaration that nothing reads. A misspelt one would declare nothing without a word, and what a file of the same name declared
/// before would be taken back.
enum UnknownKeys {
    /// Up to ten of them, such as `workloads[0].selektors`: those that stand in `data` and not in what was made of it.
    static func find(in data: Data, readAs declaration: some Encodable) throws -> [String] {
        guard let text = String(data: data, encoding: .utf8), let written = try Yams.compose(yaml: text) else { return [] }
        let read = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(declaration))
        var found: [String] = []
        compare(written, read, at: "", &found)
        return Array(found.sorted().prefix(10))
    }

    /// No deeper than what was read: what aliases make of a few lines is never built.
    private static func compare(_ written: Node, _ read: Any, at path: String, _ found: inout [String]) {
        if let written = written.mapping, let read = read as? [String: Any] {
            for (key, value) in written where key.string != "<<" {
                let name = String((key.string ?? "?").prefix(100))
                let place = path.isEmpty ? name : path + "." + name
                if let known = read[name] {
                    compare(value, known, at: place, &found)
                } else if value.null == nil {
                    found.append(place)
                }
            }
        } else if let written = written.sequence, let read = read as? [Any] {
            for (index, (one, other)) in zip(written, read).enumerated() { compare(one, other, at: "\(path)[\(index)]", &found) }
        }
    }
}
