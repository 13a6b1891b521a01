public import Estate
import Foundation
public import Runtime
public import SPIFFE

/// The command lines that explanations propose. What goes into them comes from processes and entries, so it is quoted for a POSIX
/// shell: whoever copies a line runs what it says and nothing else.
public enum MendingCommand {
    /// One word of a shell's line.
    public static func word(_ text: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%".utf8)
        if !text.isEmpty, text.utf8.allSatisfy(plain.contains) { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }

    public static func setSelectors(of entry: String, to selectors: [Selector]) -> String {
        if entry.hasPrefix(RegistrationEntry.estatePrefix) {
            let list = selectors.map { "\"\($0.description)\"" }.joined(separator: ", ")
            return "mayfly apply ESTATE-FILE, in which workload `\(entry.dropFirst(RegistrationEntry.estatePrefix.count))` has selectors: [\(list)]"
        }
        return "mayfly entries set \(word(entry))" + selectors.map { " --selector \(word($0.description))" }.joined() + " --yes"
    }

    public static func setExpiry(of entry: String, to end: Timestamp) -> String {
        "mayfly entries set \(word(entry)) --expires \(end.description.prefix(10)) --yes"
    }

    public static func setID(of entry: String, to id: String) -> String {
        "mayfly entries set \(word(entry)) --id \(word(id)) --yes"
    }

    /// - Parameter node: `any`, a node's agent or a group.
    public static func setParent(of entry: String, to node: String) -> String {
        "mayfly entries set \(word(entry)) --on \(word(node)) --yes"
    }

    public static func lift(_ id: String) -> String { "mayfly revoke --lift \(word(id))" }

    /// What it prints goes into the agent's `--join-token-file`.
    public static func rejoin(_ node: String) -> String { "mayfly token create --node \(word(node))" }

    public static func readmit(_ node: String) -> String { "mayfly nodes readmit \(word(node))" }

    /// Declares an entry for a process, by what tells it apart. Owner and purpose are for a person to say.
    ///
    /// - Parameter name: what people would call it. `nil` comes back when nothing is left of that, or nothing tells it apart.
    public static func declare(_ name: String, _ seen: [Selector], in trustDomain: TrustDomain) -> String? {
        let name = name.prefix(100).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? String($0) : "-" }.joined()
        let types = ["unix:uid", "unix:path", "unix:script", "systemd:unit", "k8s:ns", "k8s:sa", "docker:image"]
        let selectors = seen.filter { types.contains($0.type) }
        let quoted = selectors.compactMap { selector -> String? in
            // YAML reads JSON's strings, in which nothing ends a line.
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return (try? encoder.encode(selector.description)).map { String(decoding: $0, as: UTF8.self) }
        }
        // By its user alone it would be every process of that user.
        guard selectors.contains(where: { $0.type != "unix:uid" }), let first = name.first, first.isLetter || first.isNumber else { return nil }
        return """
            mayfly entries apply -f - --yes <<'END'
            entries:
              - name: \(name)
                id: spiffe://\(trustDomain)/\(name)
                selectors: [\(quoted.joined(separator: ", "))]
                owner: OWNER
                purpose: PURPOSE
                review: DATE
            END
            """
    }
}
