import Runtime

/// Groups of a directory service as LDIF has them (RFC 2849): what a team's group and its mailbox are called, and what a description says
/// the group owns.
struct Directories {
    private struct Group {
        var names: [String]
        var texts: [String]
        var source: String
    }

    private var groups: [Group] = []
    private static let limit = 20_000

    mutating func add(_ text: String, path: String) {
        var fields: [String: [String]] = [:]
        var line = 1
        func end(_ groups: inout [Group]) {
            let isGroup = fields["objectclass"]?.contains { ["group", "groupofnames", "posixgroup"].contains($0.lowercased()) } ?? false
            if isGroup, groups.count < Self.limit {
                let mail = (fields["mail"] ?? []) + (fields["mail"] ?? []).map { String($0.prefix { $0 != "@" }) }
                groups.append(
                    Group(
                        names: (fields["cn"] ?? []) + (fields["samaccountname"] ?? []) + mail, texts: (fields["info"] ?? []) + (fields["description"] ?? []),
                        source: "\(path):\(line)"))
            }
            fields = [:]
        }
        for (index, content) in text.lines.enumerated() where content.utf8.count <= 4000 {
            if content.utf8.allSatisfy({ $0 == 32 || $0 == 13 }) { end(&groups) }
            // What is in Base64, or goes on below, names nobody that is looked for here.
            guard let colon = content.firstIndex(of: ":"), content.first?.isLetter == true else { continue }
            let value = content[content.index(after: colon)...]
            guard value.first == " " else { continue }
            let key = content[..<colon].lowercased()
            if key == "dn" { line = index + 1 }
            if fields.count < 64, fields[key, default: []].count < 16 {
                fields[key, default: []].append(value.dropFirst().trimmingSuffix { " \r".contains($0) }.description)
            }
        }
        end(&groups)
    }

    /// When it is known who is a team.
    mutating func settle(_ organisation: inout Organisation, _ registers: inout Registers) {
        for group in groups {
            let found = Set(group.texts.compactMap { text in
                TeamPhrases.team(in: text, isDescription: true, known: organisation.knownTeam) ?? Self.named(text, organisation.knownTeam)
            })
            guard found.count == 1, let team = found.first else { continue }
            for name in group.names where Kubernetes.isName(name) { organisation.addAlias(name, of: team) }
            for text in group.texts {
                guard let range = text.lowercased().firstBytes(of: "owners of ") else { continue }
                for name in text[range.upperBound...].pieces(between: ", ;").prefix(20) where Registers.isName(String(name)) {
                    let note = WorkloadIndex.OwnerNote(owner: team, source: group.source, why: "a group of the directory is described as its owners")
                    registers.add(service: String(name), isListed: false, .init(note: note))
                }
            }
        }
        groups = []
    }

    /// `Application owners Checkout`, `Team Checkout`: the team's name stands last.
    private static func named(_ text: String, _ known: (String) -> String?) -> String? {
        let words = text.pieces(between: " ")
        guard words.count <= 12 else { return nil }
        for start in words.indices.dropFirst() { if let team = known(words[start...].joined(separator: " ")) { return team } }
        return nil
    }
}
