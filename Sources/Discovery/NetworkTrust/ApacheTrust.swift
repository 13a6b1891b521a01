import Estate

/// `Require ip` and `Allow from` where nothing else is required.
enum ApacheTrust {
    private struct Section {
        var name: String
        var arguments: String
        var line: Int
        var directives: [(name: String, words: [String], line: Int)] = []
        var children: [Section] = []
    }

    /// What is required around a section.
    private struct Around {
        var hasCertificate = false
        var hasUsers = false
        var places: [String] = []
    }

    private static let depthLimit = 24

    static func read(_ text: TrustText) -> [NetworkTrust] {
        let told = text.directives(comment: "#")
        guard told.contains(where: { ["require", "allow"].contains($0.words[0].lowercased()) && !$0.words.contains { $0.hasSuffix(";") } }),
            let root = tree(text)
        else { return [] }
        var found: [NetworkTrust] = []
        walk(root, Around(), text, &found)
        return found
    }

    private static let groups: Set<String> = ["requireall", "requireany", "requirenone"]
    /// Ask the machine, not the caller: what is in them counts where they stand.
    private static let transparent: Set<String> = ["ifmodule", "ifversion", "ifdefine"]

    private static func walk(_ section: Section, _ around: Around, _ text: TrustText, _ found: inout [NetworkTrust]) {
        var around = around
        if !section.name.isEmpty, !groups.contains(section.name), !transparent.contains(section.name) {
            around.places.append("\(section.name) \(section.arguments)")
        }
        let own = directives(of: section)
        if own.contains(where: { $0.name == "sslverifyclient" && $0.words.first?.lowercased() == "require" }) { around.hasCertificate = true }
        let users = own.contains { $0.name == "require" && isProof($0.words) }
        let place = around.places.isEmpty ? "all that the file is for" : around.places.joined(separator: ", ")
        let instead = "a certificate (SSLVerifyClient require) or a login beside the address, in one <RequireAll>"
        if !around.hasCertificate {
            for rule in byAddress(section, isAll: false) {
                found.append(
                    text.rule(
                        users ? "apache-require-any" : "apache-address", line: rule.line,
                        from: Array(rule.words.dropFirst().isEmpty ? ["local"] : rule.words.dropFirst()),
                        to: place,
                        why: users ? "one requirement of several is enough, and the address is one" : "an address is all that is asked for",
                        instead: instead))
            }
            // The notation of 2.2: who is not denied comes in.
            let satisfies = own.last { $0.name == "satisfy" }?.words.first?.lowercased()
            let isClosed = own.contains { rule in
                let words = rule.words.map { $0.lowercased() }
                return rule.name == "deny" && words == ["from", "all"] || rule.name == "order" && words.joined() == "allow,deny"
            }
            let isOpen = own.contains { $0.name == "allow" && $0.words.map { $0.lowercased() } == ["from", "all"] }
            if isClosed, !isOpen, !(users || around.hasUsers) || satisfies == "any" {
                for rule in own where rule.name == "allow" && rule.words.first?.lowercased() == "from" && rule.words.count >= 2 {
                    let from = rule.words.dropFirst().filter { !$0.lowercased().hasPrefix("env=") }
                    guard !from.isEmpty else { continue }
                    found.append(
                        text.rule(
                            satisfies == "any" ? "apache-satisfy-any" : "apache-address", line: rule.line, from: Array(from), to: place,
                            why: satisfies == "any" && users
                                ? "`Satisfy any`: an address does instead of a login" : "an address is all that is asked for",
                            instead: instead))
                }
            }
        }
        around.hasUsers = around.hasUsers || users
        for child in section.children { descend(child, around, text, &found) }
    }

    private static func descend(_ section: Section, _ around: Around, _ text: TrustText, _ found: inout [NetworkTrust]) {
        if groups.contains(section.name) { return }
        if transparent.contains(section.name) {
            for child in section.children { descend(child, around, text, &found) }
        } else {
            walk(section, around, text, &found)
        }
    }

    /// A section's own directives, those in transparent sections too.
    private static func directives(of section: Section) -> [(name: String, words: [String], line: Int)] {
        section.directives + section.children.filter { transparent.contains($0.name) }.flatMap { directives(of: $0) }
    }

    private static func isProof(_ words: [String]) -> Bool {
        guard let kind = words.first?.lowercased() else { return false }
        return ["user", "valid-user", "group", "expr", "claim", "shibboleth", "shib-session", "ssl-verify-client", "unix-group"].contains(kind)
            || kind.hasPrefix("ldap-") || kind.hasPrefix("dbm-") || kind.hasPrefix("dbd-") || kind.hasPrefix("file-") || kind.hasPrefix("shib-")
    }

    /// `Require ip`, `host` and `local` that are enough by themselves.
    private static func byAddress(_ section: Section, isAll: Bool) -> [(words: [String], line: Int)] {
        let requires = section.directives.filter { $0.name == "require" }
        let hasProof = requires.contains { isProof($0.words) } || section.children.contains { $0.name == "requireany" && isProven($0) }
        if isAll, hasProof { return [] }
        // One that everybody meets makes the address mean nothing.
        if !isAll, requires.contains(where: { $0.words.map { $0.lowercased() } == ["all", "granted"] }) { return [] }
        var found = requires.compactMap { rule -> (words: [String], line: Int)? in
            guard let kind = rule.words.first?.lowercased(), ["ip", "host", "forward-dns", "local"].contains(kind) else { return nil }
            return (rule.words, rule.line)
        }
        for child in section.children {
            switch child.name {
            case "requireall": found += byAddress(child, isAll: true)
            case "requireany": found += byAddress(child, isAll: false)
            case _ where transparent.contains(child.name): found += byAddress(child, isAll: isAll)
            default: break
            }
        }
        return found
    }

    /// Every way in asks for a proof.
    private static func isProven(_ any: Section) -> Bool {
        let requires = any.directives.filter { $0.name == "require" }
        return !requires.isEmpty && requires.allSatisfy { isProof($0.words) } && any.children.isEmpty
    }

    /// `nil` when sections do not close as they open.
    private static func tree(_ text: TrustText) -> Section? {
        var stack = [Section(name: "", arguments: "", line: 1)]
        for (number, words) in text.directives(comment: "#") {
            guard let first = words.first else { continue }
            if first.hasPrefix("</") {
                let name = first.dropFirst(2).prefix { $0 != ">" }.lowercased()
                guard stack.count > 1, stack[stack.count - 1].name == name else { return nil }
                let done = stack.removeLast()
                stack[stack.count - 1].children.append(done)
            } else if first.hasPrefix("<") {
                guard stack.count < depthLimit else { return nil }
                let name = first.dropFirst().prefix { $0 != ">" }.lowercased()
                let arguments = words.dropFirst().joined(separator: " ").replacing(">", with: "").replacing("\"", with: "")
                stack.append(Section(name: name, arguments: arguments, line: number))
            } else {
                stack[stack.count - 1].directives.append((first.lowercased(), Array(words.dropFirst()), number))
            }
        }
        return stack.count == 1 ? stack[0] : nil
    }
}
