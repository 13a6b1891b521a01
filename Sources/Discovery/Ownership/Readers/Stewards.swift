import Runtime

/// Who looks after a directory as a whole: by the card of its repository, and, said in passing, by its README and by the author in its
/// package's manifest.
struct Stewards {
    struct Note {
        var owner: WorkloadIndex.OwnerNote
        /// 0 is a card, 1 a README, 2 an author.
        var rank: Int
        /// Said of a name alone, which counts when it is a team's.
        var isTeamOnly = false
    }

    private var notes: [String: [Note]] = [:]

    /// `isStated`: in a file that is there to say so.
    mutating func add(_ owner: WorkloadIndex.OwnerNote, of directory: String, isStated: Bool) {
        if notes.count < 100_000 { notes[directory, default: []].append(Note(owner: owner, rank: isStated ? 0 : 1)) }
    }

    /// Of the directories around `path`, up to its repository's: of each rank the nearest.
    func around(_ path: String, _ layout: Layout, isTeam: (String) -> Bool) -> [Note] {
        guard !notes.isEmpty else { return [] }
        let base = layout.base(of: path)
        var found: [Int: Note] = [:]
        var directory = Layout.directory(of: path)
        while directory.utf8.count >= base.utf8.count {
            for note in notes[directory] ?? [] where found[note.rank] == nil && (!note.isTeamOnly || isTeam(note.owner.owner)) {
                found[note.rank] = note
            }
            guard !directory.isEmpty else { break }
            directory = Layout.directory(of: String(directory.dropLast()))
        }
        return found.values.sorted { $0.rank < $1.rank }
    }

    // MARK: - Reading

    private static let manifests: Set<String> = [
        "package.json", "composer.json", "pyproject.toml", "setup.py", "setup.cfg", "cargo.toml", "mix.exs", "pom.xml",
    ]

    static func isRead(_ name: String) -> Bool { manifests.contains(name) || isReadme(name) || isList(name) }

    private static func isList(_ name: String) -> Bool { name == "maintainers" || name == "maintainers.md" }

    private static func isReadme(_ name: String) -> Bool { ["readme", "readme.md", "readme.rst", "readme.txt", "readme.adoc"].contains(name) }

    /// Only those of a repository and of what lies right in it: others are of parts, or of what was copied in.
    static func need(of path: String, _ layout: Layout) -> EstateReader.Need? {
        guard let last = path.utf8.last, "etEnyrsSTMDdmCcYplLM".utf8.contains(last) else { return nil }
        let name = Layout.name(of: path).lowercased()
        guard isRead(name), layout.below(path).utf8.count(where: { $0 == UInt8(ascii: "/") }) <= 2 else { return nil }
        return .always
    }

    mutating func add(_ text: String, name: String, path: String) {
        let isPage = Self.isReadme(name) || Self.isList(name)
        let found = isPage ? Self.owners(inReadme: text, isList: Self.isList(name)) : Self.teams(inManifest: text)
        // One that names several says of none that it is the one.
        if found.isEmpty, isPage, let (owner, line) = Self.bare(inReadme: text) {
            let note = WorkloadIndex.OwnerNote(owner: owner, source: "\(path):\(line)", why: "its \(Layout.name(of: path)) says so")
            notes[Layout.directory(of: path), default: []].append(Note(owner: note, rank: 1, isTeamOnly: true))
            return
        }
        guard let first = found.first, Set(found.map { Organisation.stem($0.owner) }).count == 1, notes.count < 100_000 else { return }
        let note = WorkloadIndex.OwnerNote(
            owner: first.owner, source: "\(path):\(first.line)",
            why: isPage ? "its \(Layout.name(of: path)) says so" : "the author of \(Layout.name(of: path))")
        notes[Layout.directory(of: path), default: []].append(Note(owner: note, rank: isPage ? 1 : 2))
    }

    private static let fields: Set<String> = [
        "owner", "owners", "owned by", "owning team", "team", "maintainer", "maintainers", "maintained by", "service owner", "code owner",
        "verantwortlich", "zuständig", "betreiber", "betrieben von", "betreut von",
        "code owners", "squad", "responsible team", "responsible", "owner team", "team owner",
    ]
    private static let headings: Set<String> = ["owner", "owners", "ownership", "maintainer", "maintainers", "team", "owning team", "code owners"]
    static let teamWords: Set<String> = ["team", "squad", "tribe", "guild", "crew", "chapter", "group"]

    /// `**Owner:** Orders`, `| Team | Orders |`, `owned by the Orders team`, a heading `Maintainers` with names below it.
    static func owners(inReadme text: String, isList: Bool = false) -> [(owner: String, line: Int)] {
        var found: [(owner: String, line: Int)] = []
        var isCode = false
        var isListed = isList
        for (index, line) in text.lines.prefix(400).enumerated() where line.utf8.count <= 1000 {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            guard !isCode, found.count < 20 else { continue }
            let isHeading = line.hasPrefix("#")
            // Most lines are none of these, and need no look at what they say without their marks.
            guard isHeading || isListed || line.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") })
                || line.holds("ned") || line.holds("NED")
            else { continue }
            let plain = plain(line)
            if plain.isEmpty { continue }
            if isHeading {
                isListed = isList || headings.contains(plain.lowercased().trimmingSuffix { $0 == ":" || $0 == " " }.description)
                continue
            }
            if let field = field(plain) {
                for name in field { found.append((name, index + 1)) }
            } else if let name = sentence(plain) {
                found.append((name, index + 1))
            } else if isListed, let name = name(plain) {
                found.append((name, index + 1))
            } else {
                isListed = isList
            }
        }
        return found
    }

    /// Without Markdown's marks; a link is its text.
    static func plain(_ line: Substring) -> String {
        var text = line.filter { !"*`_#>".contains($0) || $0 == "_" }.trimmingPrefix { " \t-+".contains($0) }.trimmingSuffix { " \t\r".contains($0) }
        if let open = text.firstIndex(of: "["), let close = text[open...].firstBytes(of: "]("),
            let end = text[close.upperBound...].firstIndex(of: ")")
        {
            text = (text[..<open] + text[text.index(after: open)..<close.lowerBound] + text[text.index(after: end)...])[...]
        }
        return String(text)
    }

    /// Whoever a page says is to be called when it breaks looks after it.
    private static let pageFields: Set<String> = [
        "on call", "on-call", "oncall", "escalation", "escalation team", "escalate to", "run by", "operated by", "supported by",
    ]

    static func field(_ text: String, isPage: Bool = false) -> [String]? {
        var (key, value) = (text[...], Substring())
        if text.hasPrefix("|") {
            let cells = text.pieces(between: "|").map { $0.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " } }
            guard cells.count == 2 else { return nil }
            (key, value) = (cells[0], cells[1])
        } else {
            guard let colon = text.firstIndex(of: ":") else { return nil }
            (key, value) = (text[..<colon], text[text.index(after: colon)...])
        }
        let name = key.lowercased().trimmingSuffix { " :".contains($0) }.description
        guard fields.contains(name) || isPage && pageFields.contains(name) else { return nil }
        let names = value.pieces(between: ",&").prefix(10).map(String.init)
        // People who maintain something together are no team, and a team among them is.
        let teams = names.filter { $0.contains("@") && $0.contains("/") }
        return (teams.isEmpty ? names : teams).compactMap(Self.name)
    }

    /// A name that stands for itself, with what else is said of it in brackets.
    private static func name(_ text: String) -> String? {
        var text = text.trimmingPrefix { " \t".contains($0) }
        for end in ["(", " - ", " – ", " — ", "<", ";", ". "] { if let range = text.firstRange(of: end) { text = text[..<range.lowerBound] } }
        if text.lowercased().hasPrefix("the ") { text = text.dropFirst(4) }
        text = text.trimmingSuffix { " .\t".contains($0) }
        let words = text.lowercased().pieces(between: " ")
        let isReference = words.contains { ["see", "codeowners", "us", "you", "we", "file", "please", "ask", "contact", "everyone"].contains($0) }
        guard !isReference, !text.holds(":"), Kubernetes.isName(String(text)), text.first == "@" || text.first?.isLetter == true else { return nil }
        return String(text)
    }

    /// `… owned by the Orders team …`: with a word that says that it is a team, or as a team's handle.
    private static func sentence(_ text: String) -> String? {
        let lower = text.lowercased()
        guard lower.utf8.count == text.utf8.count else { return nil }
        for words in ["owned by ", "maintained by ", "owned and maintained by "] {
            guard let range = lower.firstBytes(of: words) else { continue }
            let start = text.utf8.index(text.startIndex, offsetBy: lower.utf8.distance(from: lower.startIndex, to: range.upperBound))
            var rest = text[start...].pieces(between: " ").prefix(7).map(String.init)
            if rest.first?.lowercased() == "the" { rest.removeFirst() }
            let raw = rest
            rest = rest.map { $0.trimmingSuffix { ".,;:()".contains($0) }.description }
            if let first = rest.first, first.hasPrefix("@"), first.contains("/") { return name(first) }
            let bare = rest.map { $0.lowercased() }
            if bare.first == "team", rest.count > 1 { return name(rest[1]) }
            guard let end = bare.firstIndex(where: teamWords.contains), (1...3).contains(end) else { return nil }
            // `the customer team members` are no team.
            let isEnd = raw[end] != rest[end] || end + 1 == raw.count || ["and", "in", "at", "on", "who", "which", "-", "–"].contains(bare[end + 1])
            guard isEnd || raw[end + 1].hasPrefix("(") else { return nil }
            return name(rest[..<end].joined(separator: " "))
        }
        return nil
    }

    /// `Owned by platform, changes by request`: a name without a word for what it is.
    private static func bare(inReadme text: String) -> (owner: String, line: Int)? {
        for (index, line) in text.lines.prefix(60).enumerated() where line.utf8.count <= 1000 {
            guard let range = line.firstRange(of: "wned by ") ?? line.firstRange(of: "aintained by ") ?? line.firstRange(of: "un by ") else { continue }
            let words = line[range.upperBound...].prefix { !",.;:()".contains($0) }.split(separator: " ")
            if (1...3).contains(words.count), let name = name(words.joined(separator: " ")) { return (name, index + 1) }
        }
        return nil
    }

    /// Authors and maintainers of a package that are a team by their name: `"author": "Orders Team <orders@shop.example>"`.
    static func teams(inManifest text: String) -> [(owner: String, line: Int)] {
        var found: [(owner: String, line: Int)] = []
        var left = 0
        var isAmong = false
        for (index, line) in text.lines.prefix(500).enumerated() where line.utf8.count <= 2000 {
            // Maven's have their own elements.
            if line.holds("<developers>") { isAmong = true }
            if line.holds("</developers>") { isAmong = false }
            if isAmong, found.count < 20, let open = line.firstBytes(of: "<name>"),
                let owner = name(String(line[open.upperBound...].prefix { $0 != "<" })),
                !teamWords.isDisjoint(with: owner.lowercased().pieces(between: " ").map(String.init))
            {
                found.append((owner, index + 1))
            }
            if line.holds("author") || line.holds("maintainer") { left = 3 }
            guard left > 0, found.count < 20 else { continue }
            left -= 1
            for quoted in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() where quoted.offset % 2 == 1 {
                guard let owner = name(String(quoted.element)), !teamWords.isDisjoint(with: owner.lowercased().pieces(between: " ").map(String.init)),
                    owner.contains(" ")
                else { continue }
                found.append((owner, index + 1))
            }
        }
        return found
    }
}
