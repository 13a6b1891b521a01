import Cedar
import Foundation

/// Policies and schemas as they lie on disk.
enum PolicyFiles {
    /// Most bytes of one file.
    static let limit = 16 << 20

    struct File {
        let path: String
        let text: String

        /// By its first character: no text in Cedar begins with a brace.
        var isJSON: Bool { text.first { !$0.isWhitespace } == "{" }
    }

    /// The files of paths: a directory stands for every `.cedar` below it. In the order of their names.
    static func read(_ paths: [String]) throws -> [File] {
        var files: [File] = []
        for path in paths {
            var isDirectory: ObjCBool = false
            guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw CommandFailure("there is no `\(path)`", next: "name a file of policies, or a directory with some")
            }
            guard isDirectory.boolValue else {
                files.append(File(path: path, text: try text(path)))
                continue
            }
            let found = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".cedar") }
            guard !found.isEmpty else { throw CommandFailure("`\(path)` holds no file whose name ends in .cedar", next: nil) }
            for name in found.sorted() {
                let path = path + (path.hasSuffix("/") ? "" : "/") + name
                files.append(File(path: path, text: try text(path)))
            }
        }
        return files
    }

    static func text(_ path: String) throws -> String {
        guard let text = String(bytes: try readFile(path, limit: limit), encoding: .utf8) else {
            throw CommandFailure("`\(path)` is not UTF-8", next: nil)
        }
        return text
    }

    /// Which file each policy of the set came from.
    struct Loaded {
        var set = PolicySet()
        var places: [PolicyID: String] = [:]

        /// `file:line:column` of an issue.
        func place(of policy: PolicyID, _ span: SourceSpan?) -> String {
            (places[policy] ?? "-") + (span.map { ":\($0.line):\($0.column)" } ?? "")
        }
    }

    /// All policies of the files as one set. Each is named by its `@id`; without one, by its file and its number there.
    static func load(_ paths: [String]) throws -> Loaded {
        var loaded = Loaded()
        for file in try read(paths) {
            let set: PolicySet
            do throws(CedarError) {
                set = try file.isJSON ? PolicySet(json: file.text) : PolicySet(parsing: file.text)
            } catch {
                throw failure(error, in: file.path)
            }
            let many = set.policies.count + set.templates.count
            for template in set.templates + set.policies.map(\.template) {
                var template = template
                let plain = many == 1 ? file.path : "\(file.path)#\(template.id.description.replacing("policy", with: ""))"
                template.id = PolicyID(template.annotation("id") ?? plain)
                do throws(CedarError) {
                    try loaded.set.add(template)
                } catch {
                    throw CommandFailure(
                        "\(file.path): two policies have the @id `\(template.id)`; the other is in \(loaded.places[template.id] ?? "it")",
                        next: "give each a name of its own")
                }
                loaded.places[template.id] = file.path
            }
        }
        return loaded
    }

    /// A schema in either syntax.
    static func schema(_ path: String) throws -> Schema {
        let file = File(path: path, text: try text(path))
        do throws(CedarError) {
            return try file.isJSON ? Schema(json: file.text) : Schema(parsing: file.text)
        } catch {
            throw failure(error, in: path)
        }
    }

    /// For the person at the terminal.
    static var now: Value.Datetime { Value.Datetime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    static func failure(_ error: CedarError, in path: String) -> CommandFailure {
        let place = error.span.map { ":\($0.line):\($0.column)" } ?? ""
        return CommandFailure("\(path)\(place): \(error.message)", next: error.hint)
    }
}
