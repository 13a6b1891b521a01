import Estate
import PostgresWire

/// Rules that stand in what starts a server: variables of a container, options of a command, annotations of an ingress.
enum SettingTrust {
    /// One setting that says by itself that nobody is asked.
    private struct Setting {
        var name: String
        var values: Set<String>
        var kind: String
        var to: String
        var why: String
        var instead: String
        /// Settings of the same block that make it say something else.
        var unless: [String] = []
    }

    private static let yes: Set<String> = ["yes", "true", "1", "on"]
    private static let no: Set<String> = ["false", "no", "0", "off"]

    private static let settings: [Setting] = [
        Setting(
            name: "POSTGRES_HOST_AUTH_METHOD", values: ["trust"], kind: "postgresql-trust", to: "any database as any user",
            why: "the container's pg_hba.conf ends in `host all all all trust`", instead: "scram-sha-256, and POSTGRES_PASSWORD_FILE"),
        Setting(
            name: "ALLOW_EMPTY_PASSWORD", values: yes, kind: "empty-password", to: "the server in that container, as its administrator",
            why: "the image is told to start without a password", instead: "leave it out, and give the password by file",
            unless: ["_PASSWORD", "_PASSWORD_FILE"]),
        Setting(
            name: "MYSQL_ALLOW_EMPTY_PASSWORD", values: yes, kind: "empty-password", to: "every database as root",
            why: "root of the database has no password", instead: "MYSQL_ROOT_PASSWORD_FILE",
            unless: ["MYSQL_ROOT_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD"]),
        Setting(
            name: "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", values: yes, kind: "empty-password", to: "every database as root",
            why: "root of the database has no password", instead: "MARIADB_ROOT_PASSWORD_FILE",
            unless: ["MARIADB_ROOT_PASSWORD", "MARIADB_RANDOM_ROOT_PASSWORD"]),
        Setting(
            name: "xpack.security.enabled", values: no, kind: "elasticsearch-no-security", to: "every index",
            why: "nobody is asked who they are, and every right is everybody's", instead: "xpack.security.enabled=true"),
        Setting(
            name: "plugins.security.disabled", values: yes, kind: "elasticsearch-no-security", to: "every index",
            why: "nobody is asked who they are, and every right is everybody's", instead: "leave it out"),
        Setting(
            name: "DISABLE_SECURITY_PLUGIN", values: yes, kind: "elasticsearch-no-security", to: "every index",
            why: "nobody is asked who they are, and every right is everybody's", instead: "leave it out"),
        Setting(
            name: "nginx.ingress.kubernetes.io/whitelist-source-range", values: [], kind: "ingress-address", to: "the ingress",
            why: "an address is all that the ingress asks for", instead: "auth-tls-secret or auth-url beside it",
            unless: ["nginx.ingress.kubernetes.io/auth-"]),
        Setting(
            name: "nginx.ingress.kubernetes.io/allowlist-source-range", values: [], kind: "ingress-address", to: "the ingress",
            why: "an address is all that the ingress asks for", instead: "auth-tls-secret or auth-url beside it",
            unless: ["nginx.ingress.kubernetes.io/auth-"]),
    ]

    /// Options of a command.
    private static let options: [Setting] = [
        Setting(
            name: "--skip-grant-tables", values: [], kind: "mysql-skip-grant-tables", to: "every database as any user",
            why: "the server looks at no account and no right", instead: "take it out"),
        Setting(
            name: "--protected-mode no", values: [], kind: "redis-open", to: "every key and command as `default`",
            why: "no password is set, and protected-mode, which would keep other machines out, is off",
            instead: "users with passwords or certificates", unless: ["requirepass", "aclfile", "redis.conf", "REDIS_PASSWORD"]),
        Setting(
            name: "--auth-host=trust", values: [], kind: "postgresql-trust", to: "any database as any user",
            why: "initdb writes `trust` for every address that it lists", instead: "--auth-host=scram-sha-256"),
        Setting(
            name: "--auth=trust", values: [], kind: "postgresql-trust", to: "any database as any user",
            why: "initdb writes `trust` for every line that it makes", instead: "--auth-local=peer --auth-host=scram-sha-256"),
    ]

    static let anchors = settings.map(\.name) + ["--skip-grant-tables", "protected-mode", "--auth-host=trust", "--auth=trust"]

    static func read(_ text: TrustText) -> [NetworkTrust] {
        var found: [NetworkTrust] = []
        for (index, line) in text.lines.enumerated() {
            let told = TrustText.trimmed(line)
            guard let first = told.first, first != "#", !told.hasPrefix("//") else { continue }
            for setting in settings where line.contains(setting.name) {
                guard let words = value(of: setting.name, at: index, in: text)?.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init),
                    let first = words.first, setting.values.isEmpty || setting.values.contains(first.lowercased()),
                    !isCountered(setting, at: index, in: text)
                else { continue }
                found.append(rule(setting, index, setting.values.isEmpty ? words : ["all"], text))
            }
            // `["--protected-mode", "no"]`, and the same with blanks.
            let plain = String(line.map { "\"',[]".contains($0) ? " " : $0 }).split(separator: " ").joined(separator: " ") + " "
            for option in options where plain.contains(option.name + " ") && !isCountered(option, at: index, in: text) {
                found.append(rule(option, index, ["all"], text))
            }
            if let written = appended(told) {
                for var rule in HostAccessRule.lacking([written]) {
                    rule.line = index + 1
                    found.append(DatabaseTrust.rule(rule, in: text))
                }
            }
        }
        return found
    }

    private static func rule(_ setting: Setting, _ index: Int, _ from: [String], _ text: TrustText) -> NetworkTrust {
        text.rule(setting.kind, line: index + 1, from: from, to: setting.to, why: setting.why, instead: setting.instead)
    }

    /// `NAME=value`, `NAME: value`, `{name: NAME, value: value}` over one line or two; `nil` where the name is part of another.
    private static func value(of name: String, at index: Int, in text: TrustText) -> String? {
        let line = text.lines[index]
        guard let range = line.firstRange(of: name) else { return nil }
        func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber || "_.-/$".contains($0) } ?? false }
        let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : nil
        guard !isPart(before) else { return nil }
        var rest = line[range.upperBound...]
        guard !isPart(rest.first) else { return nil }
        let head = line[..<range.lowerBound]
        if head.contains("name:") || head.contains("\"name\"") {
            let after = [rest] + text.lines[(index + 1)..<min(index + 3, text.lines.count)]
            for candidate in after {
                guard let found = candidate.firstRange(of: "value") else { continue }
                return scalar(candidate[found.upperBound...].drop { "\"' :=".contains($0) })
            }
            return nil
        }
        rest = rest.drop { "\"' \t".contains($0) }
        guard rest.first == "=" || rest.first == ":" || head.hasSuffix("ENV ") || head.hasSuffix("ARG ") else { return nil }
        if rest.first == "=" || rest.first == ":" { rest.removeFirst() }
        return scalar(rest.drop { "\"' \t".contains($0) })
    }

    /// Up to a quote or a comment; blanks and commas part lists only, which addresses are.
    private static func scalar(_ text: Substring) -> String {
        let end = text.firstIndex { "\"'}#\\".contains($0) } ?? text.endIndex
        return String(TrustText.trimmed(text[..<end]))
    }

    /// Another setting of the same block takes the meaning away.
    private static func isCountered(_ setting: Setting, at index: Int, in text: TrustText) -> Bool {
        guard !setting.unless.isEmpty else { return false }
        return block(around: index, in: text).contains { other in
            guard TrustText.trimmed(text.lines[other]).first != "#" else { return false }
            let line = other == index ? String(text.lines[other].replacing(setting.name, with: "")) : String(text.lines[other])
            return setting.unless.contains { line.contains($0) } && !line.contains("ALLOW_EMPTY")
        }
    }

    /// Lines around this one that are not further out.
    private static func block(around index: Int, in text: TrustText) -> Range<Int> {
        let indent = TrustText.indent(text.lines[index])
        func isIn(_ line: Substring) -> Bool { TrustText.trimmed(line).isEmpty || TrustText.indent(line) >= indent }
        var (low, high) = (index, index + 1)
        while low > 0, index - low < 200, isIn(text.lines[low - 1]) { low -= 1 }
        while high < text.lines.count, high - index < 200, isIn(text.lines[high]) { high += 1 }
        return low..<high
    }

    /// `echo "host all all all trust" >> …/pg_hba.conf`.
    private static func appended(_ line: Substring) -> HostAccessRule? {
        guard line.contains("pg_hba.conf"), line.contains(">"), let echo = line.firstRange(of: "echo ") else { return nil }
        var rest = line[echo.upperBound...].drop { $0 == " " }
        if rest.hasPrefix("-e ") { rest = rest.dropFirst(3) }
        guard let quote = rest.first, quote == "\"" || quote == "'", let end = rest.dropFirst().firstIndex(of: quote) else {
            return HostAccessRule.one(String(rest.prefix { $0 != ">" }), line: 1)
        }
        let quoted = rest[rest.index(after: rest.startIndex)..<end]
        return HostAccessRule.one(String(quoted).replacing("\\t", with: " ").replacing("\\n", with: ""), line: 1)
    }
}
