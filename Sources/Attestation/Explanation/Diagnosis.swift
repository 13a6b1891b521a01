import Estate
import LinuxProcess

/// Finds for each selector that does not hold the cause, from what was seen instead and from the notes.
struct Diagnosis {
    typealias Cause = Explanation.Cause

    let seen: [Selector]
    let notes: [AttestationNote]
    let container: ContainerPlacement?
    let attestors: [String]

    private struct Finding {
        var cause: Cause
        var words: String
        var remedy: String?
        /// Whether what was seen may stand in the entry in place of what is required.
        var isReplaceable = true

        init(_ cause: Cause, _ words: String, remedy: String? = nil, isReplaceable: Bool = true) {
            self.cause = cause
            self.words = words
            self.remedy = remedy
            self.isReplaceable = isReplaceable
        }
    }

    func near(_ entry: RegisteredEntry, unmet: [Selector], _ commands: Explanation.Commands) -> Explanation.Near {
        guard !entry.selectors.isEmpty else {
            let missing = Explanation.Missing(
                required: nil, cause: .noSelectors, seen: [], words: "the entry has no selectors, and an entry without selectors is nobody's",
                remedy: "give it selectors that only its workload has")
            return .init(id: entry.id, met: [], missing: [missing], command: nil)
        }
        var wanted = entry.selectors
        var canReplace = true
        let missing = unmet.map { required -> Explanation.Missing in
            let others = alike(required)
            let finding = find(required, others, in: entry)
            if finding.isReplaceable, others.count == 1, let index = wanted.firstIndex(of: required) {
                wanted[index] = others[0]
            } else {
                canReplace = false
            }
            return .init(
                required: required, cause: finding.cause, seen: Array(others.prefix(8)), words: finding.words, remedy: finding.remedy)
        }
        return .init(
            id: entry.id, met: entry.selectors.filter { !unmet.contains($0) }, missing: missing,
            command: canReplace ? commands.replaceSelectors(entry.id, wanted) : nil)
    }

    /// What was seen that could have been meant.
    private func alike(_ required: Selector) -> [Selector] {
        let same = seen.filter { $0.type == required.type }
        guard required.type.hasSuffix("label") else { return same }
        let key = Self.key(required.value)
        return same.filter { Self.key($0.value) == key }
    }

    private static func key(_ value: String) -> Substring { value.prefix { $0 != ":" } }

    private func value(_ type: String) -> String? { seen.first { $0.type == type }?.value }

    private func note(_ source: String, _ codes: Set<AttestationNote.Code>) -> AttestationNote? {
        notes.first { $0.source == source && codes.contains($0.code) }
    }

    private func find(_ required: Selector, _ others: [Selector], in entry: RegisteredEntry) -> Finding {
        let is_ = others.prefix(3).map { "`\($0.value)`" }.joined(separator: ", ")
        switch required.type {
        case "unix:uid", "unix:user": return user(required, is_)
        case "unix:gid", "unix:group": return group(required, is_)
        case "unix:supplementary-gid", "unix:supplementary-group": return supplementary(required)
        case "unix:path": return program(required, is_)
        case "unix:sha256": return digest(required, is_, in: entry)
        case "unix:script", "unix:script-sha256": return script(required, is_, in: entry)
        case "unix:cgroup": return .init(.otherCgroup, others.isEmpty ? "its cgroup cannot be read" : "it is in cgroup \(is_)")
        case "systemd:unit", "systemd:slice", "systemd:user-unit": return unit(required, others, is_)
        case _ where required.type.hasPrefix("ancestor:"): return ancestor(required)
        case _ where required.type.hasPrefix("k8s:"): return contained(required, others, is_, "k8s", "--kubelet URL")
        case _ where required.type.hasPrefix("docker:"): return contained(required, others, is_, "docker", "--docker-socket PATH")
        default: return .init(.tooMany, "nobody on this node can vouch for `\(required.type)`", isReplaceable: false)
        }
    }

    // MARK: - Users and groups

    private func user(_ required: Selector, _ is_: String) -> Finding {
        guard !is_.isEmpty else { return unnamed(required, "user", value("unix:uid")) }
        return .init(.otherUser, "it runs as \(is_), not as `\(required.value)`", remedy: "start it as user `\(required.value)`")
    }

    private func group(_ required: Selector, _ is_: String) -> Finding {
        guard !is_.isEmpty else { return unnamed(required, "group", value("unix:gid")) }
        return .init(.otherGroup, "its group is \(is_), not `\(required.value)`", remedy: "start it with group `\(required.value)`")
    }

    private func unnamed(_ required: Selector, _ what: String, _ number: String?) -> Finding {
        .init(
            .unnamed, "\(what) \(number ?? "?") has no name on this node, or its name service did not answer",
            remedy: "use `unix:\(what == "user" ? "uid" : "gid"):\(number ?? "…")`, or see to the name service", isReplaceable: false)
    }

    private func supplementary(_ required: Selector) -> Finding {
        if let note = note("unix", [.tooMany]) {
            return .init(.tooMany, "it is not among the groups that were looked at: \(note.text)", isReplaceable: false)
        }
        return .init(
            .notInGroup, "it is not in group `\(required.value)`",
            remedy: "add its user to the group, and start it again: groups are taken on at login", isReplaceable: false)
    }

    // MARK: - Programs

    private func program(_ required: Selector, _ is_: String) -> Finding {
        if let lost = unseenProgram(required) { return lost }
        return .init(.otherProgram, "it runs \(is_), not `\(required.value)`")
    }

    private func unseenProgram(_ required: Selector) -> Finding? {
        if required.type == "unix:path", let note = note("unix", [.programDeleted]) {
            return .init(.programDeleted, note.text, remedy: "restart it, so that it runs the file that is there now", isReplaceable: false)
        }
        guard value(required.type) == nil, let note = note("unix", [.programUnseen]) else { return nil }
        return .init(.programUnseen, note.text, remedy: "run the agent as root, in the host's process namespace", isReplaceable: false)
    }

    private func digest(_ required: Selector, _ is_: String, in entry: RegisteredEntry) -> Finding {
        if let lost = unseenProgram(required) { return lost }
        if let path = entry.selectors.first(where: { $0.type == "unix:path" }), let runs = value("unix:path"), path.value != runs {
            return .init(.otherProgram, "it runs another program (`\(runs)`), which has another digest: \(is_)")
        }
        if note("unix", [.programDeleted]) != nil {
            return .init(
                .programDeleted, "the digest is of a program whose file was replaced while it ran: \(is_), not `\(required.value)`",
                remedy: "restart it, so that it runs the file that is there now", isReplaceable: false)
        }
        return .init(
            .programChanged, "the program was rebuilt or replaced: its digest is \(is_), not `\(required.value)`",
            remedy: "install the program that was registered, if the change is not yours")
    }

    private func script(_ required: Selector, _ is_: String, in entry: RegisteredEntry) -> Finding {
        guard let runs = value("unix:script") else {
            let program = value("unix:path") ?? "its program"
            return .init(
                .noScript, "`\(program)` was started without a script of its own (by `-c`, `-m`, standard input), or is no interpreter",
                remedy: "start it as `\(program) SCRIPT`", isReplaceable: false)
        }
        let wanted = entry.selectors.first { $0.type == "unix:script" }?.value
        if required.type == "unix:script" || (wanted != nil && wanted != runs) {
            return .init(.otherScript, "it runs the script `\(runs)`, not `\(wanted ?? required.value)`")
        }
        guard !is_.isEmpty else {
            return .init(.programUnseen, "the script `\(runs)` cannot be read by the agent, so it has no digest", isReplaceable: false)
        }
        return .init(
            .scriptChanged, "the script `\(runs)` was changed: its digest is \(is_), not `\(required.value)`",
            remedy: "put the registered script back, if the change is not yours")
    }

    // MARK: - Units

    private func unit(_ required: Selector, _ others: [Selector], _ is_: String) -> Finding {
        if let note = note("systemd", [.cgroupDelegated]) {
            return .init(.cgroupDelegated, note.text, remedy: "run it as a unit of the system's manager", isReplaceable: false)
        }
        if let note = note("systemd", [.cgroupUnseen]) {
            return .init(
                .cgroupUnseen, note.text, remedy: "run the agent in the host's cgroup namespace, with `/sys/fs/cgroup` of the host",
                isReplaceable: false)
        }
        if let note = note("systemd", [.cgroupsDisagree]) { return .init(.cgroupsDisagree, note.text, isReplaceable: false) }
        guard !others.isEmpty else {
            let unit = value("systemd:unit").map { "; its unit is `\($0)`" } ?? ""
            return .init(
                .noUnit, "its cgroup names no \(required.type == "systemd:slice" ? "slice" : "unit") of that kind\(unit)",
                remedy: "start it by systemd: `systemctl start \(required.value.split(separator: "/").last ?? "")`", isReplaceable: false)
        }
        return .init(.otherUnit, "its \(required.type == "systemd:slice" ? "slice" : "unit") is \(is_), not `\(required.value)`")
    }

    // MARK: - Ancestors

    private func ancestor(_ required: Selector) -> Finding {
        let end = note("ancestor", [.ancestryEnd])
        let adopted = note("ancestor", [.adopted])
        let none = seen.allSatisfy { !$0.type.hasPrefix("ancestor:") }
        if let lost = adopted ?? (none ? end : nil) {
            return .init(
                .ancestorLost, "no living process above it is that one: \(lost.text)",
                remedy: "keep the starting process alive while it works: no `nohup … &` or double fork", isReplaceable: false)
        }
        let chain = seen.filter { $0.type == "ancestor:path" }.prefix(4).map { "`\($0.value)`" }.joined(separator: " ← ")
        let last = end.map { "; \($0.text)" } ?? ""
        return .init(.noSuchAncestor, "none of the processes above it is that one: \(chain.isEmpty ? "they" : chain)\(last)", isReplaceable: false)
    }

    // MARK: - Containers

    private func contained(
        _ required: Selector, _ others: [Selector], _ is_: String, _ source: String, _ option: String
    ) -> Finding {
        if let note = note("container", [.cgroupDelegated]) {
            return .init(.cgroupDelegated, note.text, remedy: "run the container by a runtime of root's", isReplaceable: false)
        }
        if let note = note("container", [.cgroupUnseen]) {
            return .init(
                .cgroupUnseen, note.text, remedy: "run the agent in the host's cgroup namespace, with `/sys/fs/cgroup` of the host",
                isReplaceable: false)
        }
        if let note = note("container", [.cgroupsDisagree]) { return .init(.cgroupsDisagree, note.text, isReplaceable: false) }
        if container == nil {
            return .init(.noContainer, "by its cgroup it is in no container", remedy: "start it in its container", isReplaceable: false)
        }
        if !attestors.contains(source) {
            return .init(
                .notConfigured, "the agent of this node asks nobody for `\(source):` selectors",
                remedy: "start it with `mayfly agent \(option)`", isReplaceable: false)
        }
        if let failed = failed(source) { return failed }
        return differs(required, others, is_)
    }

    /// What an attestor that gave nothing said.
    private func failed(_ source: String) -> Finding? {
        let causes: [AttestationNote.Code: (Cause, String?)] = [
            .noContainer: (.otherContainer, nil),
            .runtimeUnreachable: (.runtimeUnreachable, "see that it runs, and that the agent's address and files for it are right"),
            .runtimeRefused: (.runtimeRefused, "give the agent's account the right that is named"),
            .containerUnknown: (.containerUnknown, "wait a moment for a new container; else see whether it belongs to this runtime"),
            .answerRefused: (.answerRefused, nil),
            .timedOut: (.timedOut, "see why it is slow; the process may ask again"),
        ]
        for note in notes where note.source == source {
            if let (cause, remedy) = causes[note.code] { return .init(cause, note.text, remedy: remedy, isReplaceable: false) }
        }
        return nil
    }

    private func differs(_ required: Selector, _ others: [Selector], _ is_: String) -> Finding {
        let what = required.type.split(separator: ":").last.map { $0.replacing("-", with: " ") } ?? ""
        guard required.type.hasSuffix("label") else {
            return others.isEmpty
                ? .init(.otherContainer, "its container has no \(what)", isReplaceable: false)
                : .init(.otherContainer, "its \(Self.names[required.type] ?? String(what)) is \(is_), not `\(required.value)`")
        }
        let key = Self.key(required.value)
        guard let other = others.first else {
            return .init(.labelMissing, "it has no label `\(key)`", remedy: "give it the label", isReplaceable: false)
        }
        return .init(
            .labelDiffers, "its label `\(key)` is `\(other.value.dropFirst(key.count + 1))`, not `\(required.value.dropFirst(key.count + 1))`")
    }

    private static let names = [
        "k8s:ns": "namespace", "k8s:sa": "service account", "k8s:container-image": "image", "docker:image": "image",
        "docker:image-digest": "image's digest",
    ]
}
