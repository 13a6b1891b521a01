import Foundation
import Yams

/// Names in a declaration that nothing reads. A misspelt one would declare nothing without a word, and what a file of the same name declared
/// before would be taken back.
enum UnknownKeys {
    /// Up to ten of them, such as `workloads[0].selektors`: those that stand in `data` and not in what was made of it.
    static func find(in data: Data, readAs declaration: some Encodable) throws -> [String] {
        guard let text = String(data: data, encoding: .utf8), let written = try Yams.load(yaml: text) else { return [] }
        let read = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(declaration))
        var found: [String] = []
        compare(written, read, at: "", &found)
        return Array(found.sorted().prefix(10))
    }

    private static func compare(_ written: Any, _ read: Any, at path: String, _ found: inout [String]) {
        if let written = written as? [AnyHashable: Any], let read = read as? [String: Any] {
            for (key, value) in written {
                let name = "\(key.base)"
                let place = path.isEmpty ? name : path + "." + name
                if let known = read[name] {
                    compare(value, known, at: place, &found)
                } else if !(value is NSNull) {
                    found.append(place)
                }
            }
        } else if let written = written as? [Any], let read = read as? [Any] {
            for (index, (one, other)) in zip(written, read).enumerated() { compare(one, other, at: "\(path)[\(index)]", &found) }
        }
    }
}
