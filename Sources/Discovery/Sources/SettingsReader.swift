import Foundation
import Runtime

/// Reads one mapping of the configuration strictly: a value of the wrong kind and a key that nobody asked for are errors, so
/// that a misspelt setting is not silently another one.
struct SettingsReader {
    /// For messages: `source `prod``.
    let what: String
    /// Against which relative paths are resolved.
    let directory: String
    let environment: [String: String]
    /// One for all sources: it is costly to make.
    let scanner: ValueScanner
    private var left: [String: Any]

    init(_ value: Any?, what: String, directory: String, environment: [String: String], scanner: ValueScanner) throws {
        guard let map = value as? [String: Any] else { throw SourceError(.settings, "\(what) is not a mapping of settings") }
        self.what = what
        self.directory = directory
        self.environment = environment
        self.scanner = scanner
        left = map
    }

    private func wrong(_ key: String, _ wanted: String) -> SourceError {
        SourceError(.settings, "\(what): `\(key)` must be \(wanted)")
    }

    mutating func value(_ key: String) -> Any? { left.removeValue(forKey: key) }

    mutating func string(_ key: String) throws -> String? {
        guard let value = left.removeValue(forKey: key) else { return nil }
        guard let text = value as? String, !text.isEmpty, text.utf8.count <= 4096 else { throw wrong(key, "text") }
        return text
    }

    mutating func required(_ key: String) throws -> String {
        guard let text = try string(key) else { throw SourceError(.settings, "\(what): `\(key)` is missing") }
        return text
    }

    mutating func bool(_ key: String) throws -> Bool? {
        guard let value = left.removeValue(forKey: key) else { return nil }
        guard let flag = value as? Bool else { throw wrong(key, "true or false") }
        return flag
    }

    mutating func int(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = left.removeValue(forKey: key) else { return nil }
        guard let number = value as? Int, range.contains(number) else {
            throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func strings(_ key: String) throws -> [String]? {
        guard let value = left.removeValue(forKey: key) else { return nil }
        if let text = value as? String, !text.isEmpty { return [text] }
        guard let list = value as? [String], !list.isEmpty, list.count <= 10_000 else { throw wrong(key, "a list of texts") }
        return list
    }

    mutating func map(_ key: String) throws -> [String: String]? {
        guard let value = left.removeValue(forKey: key) else { return nil }
        guard let map = value as? [String: Any] else { throw wrong(key, "a mapping of texts") }
        return try map.mapValues {
            guard let text = $0 as? String else { throw wrong(key, "a mapping of texts") }
            return text
        }
    }

    mutating func duration(_ key: String) throws -> Duration? {
        guard let text = try string(key) else { return nil }
        guard let duration = Duration(brief: text), duration > .zero, duration <= .seconds(86_400) else {
            throw wrong(key, "a length of time such as 30s or 5m, at most a day")
        }
        return duration
    }

    /// A path, made absolute: `~/` is the home directory, others are relative to the configuration file.
    mutating func path(_ key: String) throws -> String? { try string(key).map(resolved) }

    mutating func paths(_ key: String) throws -> [String]? { try strings(key)?.map(resolved) }

    func resolved(_ path: String) -> String {
        if path.hasPrefix("~/") { return (environment["HOME"] ?? "/root") + path.dropFirst(1) }
        return path.hasPrefix("/") ? path : directory + "/" + path
    }

    /// A token from a file or an environment variable. Never from the configuration itself, which would then be the next sighting.
    mutating func token(_ prefix: String = "token", default variable: String? = nil) throws -> TokenOrigin? {
        if left[prefix] != nil {
            throw SourceError(
                .settings,
                "\(what): no secret belongs here; write it to a file and name it as `\(prefix)File`, or name a variable as `\(prefix)Environment`"
            )
        }
        let file = try path(prefix + "File")
        let named = try string(prefix + "Environment")
        guard file == nil || named == nil else {
            throw SourceError(.settings, "\(what): give `\(prefix)File` or `\(prefix)Environment`, not both")
        }
        if let file { return .file(file) }
        if let named { return .environment(named, environment[named].map { Secret($0) }) }
        if let variable, let value = environment[variable], !value.isEmpty { return .environment(variable, Secret(value)) }
        return nil
    }

    /// What is left was not understood.
    func finish() throws {
        guard let unknown = left.keys.sorted().first else { return }
        throw SourceError(.settings, "\(what): `\(shown(unknown, limit: 60))` is no setting of it; see `mayfly discover --example`")
    }
}

/// Where a token comes from; read when it is needed.
enum TokenOrigin: Sendable, CustomStringConvertible {
    case file(String)
    case environment(String, Secret?)

    var description: String {
        switch self {
        case .file(let path): "file `\(path)`"
        case .environment(let name, _): "variable `\(name)`"
        }
    }

    func read() throws -> Secret {
        switch self {
        case .environment(let name, let value):
            guard let value, value.count > 0 else { throw SourceError(.missing, "variable `\(name)` is not set") }
            return value
        case .file(let path):
            let bytes = try SmallFile.read(path, limit: 64 << 10)
            let trimmed = bytes.drop { $0 <= 32 }
            guard let last = trimmed.lastIndex(where: { $0 > 32 }) else { throw SourceError(.missing, "`\(path)` is empty") }
            return Secret(trimmed[...last])
        }
    }
}

/// Reads a file whole, within a limit.
enum SmallFile {
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        switch TreeWalker.read(Array(path.utf8), limit: limit) {
        case .success(let bytes): return bytes
        case .failure:
            // A link is followed here, unlike in a scan: the path was configured, and mounted secrets are links.
            guard let real = TreeWalker.realPath(Array(path.utf8)), case .success(let bytes) = TreeWalker.read(real, limit: limit) else {
                throw SourceError(.missing, "cannot read `\(shown(path))`")
            }
            return bytes
        }
    }
}

extension Secret {
    /// As the text of a header. Throws on what could end one.
    func headerText() throws -> String {
        try withBytes { bytes in
            guard bytes.allSatisfy({ $0 > 32 && $0 < 127 }) else {
                throw SourceError(.missing, "a token holds a character that no token has")
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
