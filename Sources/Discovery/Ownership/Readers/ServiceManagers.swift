import Runtime

/// Service managers whose files name in themselves what they run: Supervisor, launchd, WinSW.
enum ServiceManagers {
    /// What the part of the file around a line runs.
    static func unit(around line: Int, in text: String, path: String) -> (name: String, why: String)? {
        let name = Layout.name(of: path).lowercased()
        if name.hasSuffix(".plist"), text.holds("<key>Label</key>") {
            return property("Label", in: text).map { ($0, "launchd's job \($0) holds it") }
        }
        if name.hasSuffix(".xml"), text.holds("<executable>"), text.holds("<service>"), let id = element("id", in: text) {
            return (id, "Windows service \(id) holds it")
        }
        if name.hasSuffix(".conf") || name.hasSuffix(".ini"), text.holds("[program:") || text.holds("[fcgi-program:") {
            return program(around: line, in: text).map { ($0, "Supervisor's program \($0) holds it") }
        }
        return nil
    }

    private static func program(around line: Int, in text: String) -> String? {
        for content in text.lines.prefix(line).reversed() where content.hasPrefix("[") {
            for start in ["[program:", "[fcgi-program:"] where content.hasPrefix(start) {
                return slug(content.dropFirst(start.count).prefix { $0 != "]" })
            }
            return nil
        }
        return nil
    }

    private static func property(_ key: String, in text: String) -> String? {
        guard let place = text.firstBytes(of: "<key>\(key)</key>") else { return nil }
        return element("string", in: text[place.upperBound...])
    }

    private static func element(_ name: String, in text: some StringProtocol) -> String? {
        let text = String(text)
        guard let open = text.firstBytes(of: "<\(name)>") else { return nil }
        return slug(text[open.upperBound...].prefix(200).prefix { $0 != "<" })
    }

    private static func slug(_ text: some StringProtocol) -> String? {
        let name = text.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
        return (2...100).contains(name.utf8.count) && name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) } ? String(name) : nil
    }
}

/// Jenkins keeps credentials by an id, and pipelines ask for them by it.
enum JenkinsCredentials {
    private static let fileLimit = 5000

    /// The id of the entry around a line of `credentials.xml`: an entry's id stands before its secret.
    static func id(around line: Int, in text: String) -> String? {
        let lines = text.lines
        guard lines.indices.contains(line - 1) else { return nil }
        for content in lines[max(0, line - 15)..<line].reversed() {
            if let open = content.firstBytes(of: "<id>") {
                let id = content[open.upperBound...].prefix { $0 != "<" }
                return (2...200).contains(id.utf8.count) ? String(id) : nil
            }
        }
        return nil
    }

    /// `credentials('…')`, `credentialsId: '…'` in pipelines: id → places.
    static func users(in files: ContextReader) -> [String: [(path: String, line: Int)]] {
        var users: [String: [(path: String, line: Int)]] = [:]
        var count = 0
        for path in files.paths where count < fileLimit {
            let name = Layout.name(of: path).lowercased()
            guard name.hasPrefix("jenkinsfile") || name.hasSuffix(".jenkinsfile") || name.hasSuffix(".groovy"), let text = files.text(path) else { continue }
            count += 1
            for (index, line) in text.lines.enumerated() {
                for word in ["credentials('", "credentials(\"", "credentialsId: '", "credentialsId: \"", "credentialsId('", "credentialsId(\""] {
                    guard let open = line.firstBytes(of: word) else { continue }
                    let id = line[open.upperBound...].prefix { $0 != "'" && $0 != "\"" }
                    if (2...200).contains(id.utf8.count) { users[String(id), default: []].append((path, index + 1)) }
                }
            }
        }
        return users
    }
}
