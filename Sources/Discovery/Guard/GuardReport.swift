public import Estate

/// What `mayfly guard` found in a change. No value is in it, and no hint of one.
public struct GuardReport: Sendable, Codable {
    public static let currentSchema = "mayfly.guard/1"

    /// A credential that the change brings in.
    public struct Finding: Sendable, Codable, Equatable {
        /// From the repository's root.
        public var path: String
        public var line: Int
        public var kind: String
        public var slot: String?
        /// Why it was taken for a secret.
        public var reason: String
        /// The commit that brought it in, where a later commit of the same change took it out again: it is in the history.
        public var commit: String?
        /// Why a note or a baseline entry beside it does not count.
        public var note: String?
        /// Names the place, by path, kind and slot; the same in every clone.
        public var place: String
        /// The id under which a baseline entry would allow it; `nil` without a baseline.
        public var baseline: BaselineID?
        /// Where the same value stood before the change, as `path:line`: this is a copy of a known credential, not a new one.
        public var copyOf: String?
    }

    /// A credential that may stand for a while.
    public struct Allowed: Sendable, Codable, Equatable {
        public var path: String
        public var line: Int
        public var kind: String
        /// `note` or `baseline`.
        public var by: String
        public var owner: String?
        public var reason: String
        public var until: String
    }

    public var schema = GuardReport.currentSchema
    public var changedFiles: Int
    public var commits: Int
    public var findings: [Finding]
    public var allowed: [Allowed]
    /// What could not be checked, and why. Where there is any, "nothing found" says nothing.
    public var unreadable: [ScanReport.Unreadable]

    public init(
        changedFiles: Int, commits: Int, findings: [Finding], allowed: [Allowed], unreadable: [ScanReport.Unreadable]
    ) {
        self.changedFiles = changedFiles
        self.commits = commits
        self.findings = findings
        self.allowed = allowed
        self.unreadable = unreadable
    }

    /// SARIF 2.1.0, for code hosts.
    public func sarif(version: String) -> String {
        let results = findings.map { finding in
            var fingerprints = ["mayflyPlace/v1": finding.place]
            var properties: [String: JSONDocument] = [:]
            if let commit = finding.commit { properties["commit"] = .text(commit) }
            if let place = finding.copyOf { properties["copyOf"] = .text(place) }
            if let baseline = finding.baseline { fingerprints["mayflyBaseline/v1"] = baseline.text }
            return SARIF.Result(
                kind: finding.kind, message: finding.message, path: finding.path, line: finding.line, slot: finding.slot, level: "error", rank: nil,
                fingerprints: fingerprints, properties: properties)
        }
        let notes = unreadable.map { entry -> JSONDocument in
            ["level": "error", "message": ["text": .text("not checked: \(entry.path): \(entry.why)")]]
        }
        return SARIF(version: version).log(
            results, invocation: ["executionSuccessful": .flag(unreadable.isEmpty), "toolExecutionNotifications": .list(notes)]
        ).written(pretty: true)
    }
}

extension GuardReport.Finding {
    /// One sentence: what it is and what is to be done. Without path and line.
    public var message: String {
        var text = copyOf == nil ? "new standing \(kind)" : "known value, new place: a copy of a standing \(kind)"
        if let slot, slot.utf8.count <= 80 { text += " in `\(slot)`" }
        if let commit { text += ", taken out again later and still in commit \(commit.prefix(10))" }
        if let copyOf { text += ", which stands in \(copyOf)" }
        if let note { text += " (\(note))" }
        if copyOf != nil, commit == nil { return text + ": read it from one place, or allow it with an owner and a date" }
        return text + (commit == nil
            ? ": remove it and revoke it, or allow it with an owner and a date"
            : ": revoke it, and rewrite that commit before it is merged")
    }
}
