import Estate

/// `allow` … `deny all` where nothing asks who is calling, or `satisfy any`, by which an address does instead of a login.
enum NginxTrust {
    private struct Directive {
        var name: String
        var arguments: [String]
        var line: Int
        var children: [Directive]?
    }

    /// What a level hands down to those in it, where they do not say otherwise.
    private struct Level {
        var isByAddress = false
        var proofs: Set<String> = []
        var isAny = false
        var names: [String] = []
    }

    static func read(_ text: TrustText) -> [NetworkTrust] {
        guard text.lines.contains(where: { $0.contains("allow ") }), let tree = tree(text) else { return [] }
        var found: [NetworkTrust] = []
        walk(Directive(name: "", arguments: [], line: 1, children: tree), Level(), text, &found)
        return found
    }

    /// Descends. Says whether something in here is reached by the address alone under the rule that `level` brought along.
    @discardableResult
    private static func walk(_ node: Directive, _ above: Level, _ text: TrustText, _ found: inout [NetworkTrust]) -> Bool {
        guard let children = node.children else { return false }
        var level = above
        for directive in children { learn(directive, &level) }
        switch node.name {
        case "server":
            if let name = children.first(where: { $0.name == "server_name" })?.arguments.first { level.names.append("server \(name)") }
        case "location": level.names.append((["location"] + node.arguments).joined(separator: " "))
        case "limit_except": level.names.append("methods other than \(node.arguments.joined(separator: ", "))")
        default: break
        }
        let isContext = ["http", "server", "location", "limit_except"].contains(node.name)
        let rules = children.filter { $0.name == "allow" || $0.name == "deny" }
        let own = isContext ? allowed(rules) : nil
        level.isByAddress = rules.isEmpty ? above.isByAddress : own != nil
        let isInternal = children.contains { $0.name == "internal" || $0.name == "return" && node.name == "location" }
        let places = children.filter { ["http", "server", "location", "limit_except"].contains($0.name) }
        // A server answers at its locations, and itself where it has none.
        let answers = node.name == "location" || node.name == "limit_except" || node.name == "server" && !places.contains { $0.name == "location" }
        var isReached = answers && !isInternal && level.isByAddress && (level.proofs.isEmpty || level.isAny)
        for place in places where walk(place, level, text, &found) && level.isByAddress { isReached = true }
        if let own, isReached {
            let place = level.names.isEmpty ? "every server" : level.names.joined(separator: ", ")
            found.append(
                text.rule(
                    level.isAny && !level.proofs.isEmpty ? "nginx-satisfy-any" : "nginx-address", line: own.line, from: own.from, to: place,
                    why: level.isAny && !level.proofs.isEmpty
                        ? "`satisfy any`: an address does instead of a login" : "an address is all that is asked for",
                    instead:
                        "ssl_verify_client with the workloads' certificates, auth_request or auth_jwt; keep the addresses beside it, with `satisfy all`"
                ))
        }
        // A level with rules of its own answers for itself: what is above it does not reach here.
        return rules.isEmpty && isReached
    }

    private static func learn(_ directive: Directive, _ level: inout Level) {
        switch directive.name {
        case "satisfy": level.isAny = directive.arguments.first == "any"
        case "ssl_verify_client", "proxy_ssl_verify_client":
            if directive.arguments.first == "off" { level.proofs.remove("ssl_verify_client") } else { level.proofs.insert("ssl_verify_client") }
        case _ where directive.name.hasPrefix("auth_") && !["auth_delay", "auth_request_set", "auth_basic_user_file"].contains(directive.name):
            let kind = directive.name.split(separator: "_").prefix(2).joined(separator: "_")
            if directive.arguments.first == "off" { level.proofs.remove(kind) } else { level.proofs.insert(kind) }
        case _ where directive.name.hasPrefix("access_by_") || directive.name == "js_access": level.proofs.insert(directive.name)
        case "include":
            // What an included file asks for is not seen here; one that speaks of logins is believed.
            let words = ["auth", "sso", "oauth", "oidc", "login", "ldap", "mtls", "jwt", "access"]
            if directive.arguments.contains(where: { path in words.contains { path.lowercased().contains($0) } }) { level.proofs.insert("include") }
        case "if":
            let asked = ["$http_", "$cookie_", "$arg_", "$ssl_client", "$remote_user", "$jwt_"]
            if directive.arguments.contains(where: { argument in asked.contains { argument.contains($0) } }) { level.proofs.insert("if") }
        default: break
        }
    }

    /// The addresses before `deny all`, when there are such and no `allow all`.
    private static func allowed(_ rules: [Directive]) -> (line: Int, from: [String])? {
        guard let end = rules.firstIndex(where: { $0.name == "deny" && $0.arguments == ["all"] }) else { return nil }
        let allows = rules[..<end].filter { $0.name == "allow" }
        guard let first = allows.first, !allows.contains(where: { $0.arguments == ["all"] }) else { return nil }
        return (first.line, allows.flatMap(\.arguments))
    }

    // MARK: - The notation

    private static let depthLimit = 24
    private static let wordLimit = 200_000

    /// `nil` for what is not written so.
    private static func tree(_ text: TrustText) -> [Directive]? {
        var stack: [Directive] = [Directive(name: "", arguments: [], line: 1, children: [])]
        var words: [String] = []
        var word = ""
        var (begun, count) = (1, 0)
        var quote: Character?
        for (index, line) in text.lines.enumerated() {
            var isEscaped = false
            characters: for character in line {
                if isEscaped || character == "\\" {
                    isEscaped = !isEscaped && character == "\\"
                    word.append(character)
                    continue
                }
                if let open = quote {
                    if character == open { quote = nil } else { word.append(character) }
                    continue
                }
                switch character {
                case "\"", "'":
                    if words.isEmpty && word.isEmpty { begun = index + 1 }
                    quote = character
                case "#" where word.isEmpty: break characters
                // A variable in braces is part of its word.
                case "{" where word.hasSuffix("$"), "}" where word.contains("${") && !word.hasSuffix("}"): word.append(character)
                case " ", "\t", ";", "{", "}":
                    if !word.isEmpty {
                        if words.isEmpty { begun = index + 1 }
                        words.append(word)
                        word = ""
                        count += 1
                        guard count <= wordLimit else { return nil }
                    }
                    if character == ";" || character == "{" {
                        if let name = words.first {
                            let directive = Directive(
                                name: name, arguments: Array(words.dropFirst()), line: begun, children: character == "{" ? [] : nil)
                            if character == "{" {
                                guard stack.count < depthLimit else { return nil }
                                stack.append(directive)
                            } else {
                                stack[stack.count - 1].children?.append(directive)
                            }
                        } else if character == "{" {
                            return nil
                        }
                        words = []
                    } else if character == "}" {
                        guard words.isEmpty, stack.count > 1 else { return nil }
                        let done = stack.removeLast()
                        stack[stack.count - 1].children?.append(done)
                    }
                default: word.append(character)
                }
            }
            if quote == nil, !word.isEmpty {
                if words.isEmpty { begun = index + 1 }
                words.append(word)
                word = ""
            }
        }
        return stack.count == 1 ? stack[0].children : nil
    }
}
