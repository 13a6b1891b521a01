import Estate

/// HAProxy's rules by source address, and Squid's, which have the same shape: named conditions, then rules over them.
enum HAProxyTrust {
    private struct Term {
        var name: String
        var isNegated: Bool
    }

    static func read(_ text: TrustText) -> [NetworkTrust] {
        let lines = text.directives()
        var found: [NetworkTrust] = []
        var begin = 0
        let starts = [
            "global", "defaults", "frontend", "backend", "listen", "userlist", "peers", "resolvers", "cache", "program", "ring", "mailers",
        ]
        for index in 0...lines.count where index == lines.count || starts.contains(lines[index].words[0]) {
            if index > begin, ["frontend", "backend", "listen"].contains(lines[begin].words[0]) {
                found += section(Array(lines[begin..<index]), text)
            }
            begin = index
        }
        return found
    }

    private static func section(_ lines: [(number: Int, words: [String])], _ text: TrustText) -> [NetworkTrust] {
        let place = lines[0].words.prefix(2).joined(separator: " ")
        var sources: [String: [String]] = [:]
        var others: Set<String> = []
        var proofs: Set<String> = []
        for (_, words) in lines where words[0] == "acl" && words.count >= 3 {
            if words[2] == "src" {
                sources[words[1], default: []] += words.dropFirst(3).filter { !$0.hasPrefix("-") }
            } else {
                others.insert(words[1])
                if isProof(words[2...].joined(separator: " ")) { proofs.insert(words[1]) }
            }
        }
        // A name that also means something else is no address alone.
        for name in others { sources[name] = nil }
        let hasCertificates = lines.contains {
            $0.words[0] == "bind" && zip($0.words, $0.words.dropFirst()).contains { $0 == "verify" && $1 == "required" }
        }
        if hasCertificates { return [] }
        let rules = lines.filter { ["http-request", "tcp-request"].contains($0.words[0]) }
        var found: [NetworkTrust] = []
        // Whoever passes the addresses may be asked later, by a login that is asked of everybody.
        let asksAll = rules.contains { rule in
            guard let action = action(rule.words) else { return false }
            let condition = condition(rule.words, sources: &sources)
            let usesSources = condition?.contains { sources[$0.name] != nil } ?? false
            return action == "auth" && !usesSources
                || ["deny", "reject", "tarpit"].contains(action) && condition?.contains { proofs.contains($0.name) || isProof($0.name) } == true
                    && !usesSources
        }
        let lastRefusal = rules.lastIndex { ["deny", "reject", "tarpit", "auth"].contains(action($0.words) ?? "") } ?? -1
        for (index, (number, words)) in rules.enumerated() {
            guard let action = action(words), let condition = condition(words, sources: &sources) else { continue }
            let named = condition.filter { sources[$0.name] != nil }
            guard named.count == 1, let source = named.first, let from = sources[source.name], !from.isEmpty else { continue }
            let rest = condition.filter { sources[$0.name] == nil }
            guard !rest.contains(where: { proofs.contains($0.name) || isProof($0.name) }) else { continue }
            let isRule =
                switch action {
                // Ends the rules: what comes after does not touch whoever comes from there.
                case "allow", "accept": !source.isNegated && index < lastRefusal
                case "deny", "reject", "tarpit", "silent-drop": source.isNegated && !asksAll
                case "auth": source.isNegated
                default: false
                }
            guard isRule else { continue }
            let what = rest.isEmpty ? "" : ", where \(rest.map { ($0.isNegated ? "not " : "") + $0.name }.joined(separator: " and "))"
            found.append(
                text.rule(
                    action == "auth" ? "haproxy-no-login" : "haproxy-address", line: number, from: from, to: place + what,
                    why: action == "auth" ? "whoever comes from there is not asked for the login" : "an address is all that is asked for",
                    instead: "`bind … verify required` with the workloads' certificates, or http-request auth for everybody"))
        }
        return found
    }

    private static func isProof(_ text: String) -> Bool {
        ["http_auth", "ssl_c_", "ssl_fc_has_crt", "jwt_verify", "authorization", "sc_get_gpc", "cook(", "hdr("].contains {
            text.lowercased().contains($0)
        }
    }

    private static func action(_ words: [String]) -> String? {
        if words[0] == "http-request" { return words.dropFirst().first }
        return words.count >= 3 && ["connection", "content", "session"].contains(words[1]) ? words[2] : nil
    }

    /// Of one condition.
    private static let wordLimit = 1000

    /// The terms after `if` or `unless`, all of which must hold; `nil` without a condition, or with one that says "or".
    private static func condition(_ words: [String], sources: inout [String: [String]]) -> [Term]? {
        guard let start = words.firstIndex(where: { $0 == "if" || $0 == "unless" }) else { return nil }
        let isUnless = words[start] == "unless"
        var terms: [Term] = []
        var rest = words[(start + 1)...].prefix(wordLimit)
        while !rest.isEmpty {
            var word = rest.removeFirst()
            var isNegated = false
            while word == "!" || word.hasPrefix("!") && word.count > 1 {
                isNegated.toggle()
                if word == "!" {
                    guard !rest.isEmpty else { return nil }
                    word = rest.removeFirst()
                } else {
                    word.removeFirst()
                }
            }
            guard word != "or", word != "||" else { return nil }
            if word == "{" {
                guard let end = rest.firstIndex(of: "}") else { return nil }
                let inside = Array(rest[..<end])
                rest = rest[(end + 1)...]
                let name = inside.joined(separator: " ")
                if inside.first == "src" { sources[name] = inside.dropFirst().filter { !$0.hasPrefix("-") } }
                terms.append(Term(name: name, isNegated: isNegated))
            } else {
                terms.append(Term(name: word, isNegated: isNegated))
            }
        }
        if isUnless {
            // Of several terms, their negation says "or".
            guard terms.count == 1 else { return nil }
            terms[0].isNegated.toggle()
        }
        return terms
    }

    // MARK: Squid

    static func squid(_ text: TrustText) -> [NetworkTrust] {
        let lines = text.directives()
        var sources: [String: [String]] = [:]
        var asks: Set<String> = []
        for (_, words) in lines where words[0] == "acl" && words.count >= 3 {
            if words[2] == "src" { sources[words[1], default: []] += words.dropFirst(3).filter { !$0.hasPrefix("-") } }
            if words[2].hasPrefix("proxy_auth") || words[2] == "ext_user" || words[2] == "external" { asks.insert(words[1]) }
        }
        var found: [NetworkTrust] = []
        for (number, words) in lines where words[0] == "http_access" && words.count >= 3 {
            // A login that is demanded before is demanded of everybody.
            if words[1] == "deny", words.count == 3, words[2].hasPrefix("!"), asks.contains(String(words[2].dropFirst())) { break }
            guard words[1] == "allow", !words.dropFirst(2).contains(where: { asks.contains($0) }),
                let name = words.dropFirst(2).first(where: { sources[$0] != nil }), let from = sources[name], !from.isEmpty
            else { continue }
            let rest = words.dropFirst(2).filter { $0 != name }
            found.append(
                text.rule(
                    "squid-address", line: number, from: from,
                    to: rest.isEmpty ? "whatever the proxy reaches" : "what is \(rest.joined(separator: " and "))",
                    why: "an address is all that is asked for", instead: "`acl … proxy_auth REQUIRED` in that rule, or client certificates"))
        }
        return found
    }
}
