import Estate
import LinuxProcess

/// Selectors from what the kernel says of a process.
struct KernelSelectors {
    /// Groups beyond these prove nothing.
    static let groupLimit = 64
    /// Of each `ancestor:` type.
    static let ancestorLimit = Ancestry.limit

    let names: AccountNames
    let tree: CgroupTree
    /// Where the agent itself is.
    let reader: CgroupMembership

    private(set) var selectors: [Selector] = []
    private(set) var notes: [AttestationNote] = []
    private(set) var container: ContainerPlacement?

    init(names: AccountNames, tree: CgroupTree, reader: CgroupMembership) {
        self.names = names
        self.tree = tree
        self.reader = reader
    }

    private mutating func add(_ type: String, _ value: String?) {
        guard let value, let selector = Selector(type, value), !selectors.contains(selector) else { return }
        selectors.append(selector)
    }

    mutating func read(_ facts: ProcessFacts, hashing: Bool) {
        add("unix:uid", "\(facts.uid)")
        add("unix:gid", "\(facts.gid)")
        addName("unix:user", names.user(facts.uid), "user", facts.uid)
        addName("unix:group", names.group(facts.gid), "group", facts.gid)
        readProgram(facts, hashing: hashing)
        add("unix:cgroup", facts.cgroup)
        for group in facts.supplementaryGroups.prefix(Self.groupLimit) {
            add("unix:supplementary-gid", "\(group)")
            add("unix:supplementary-group", names.group(group))
        }
        if facts.supplementaryGroups.count > Self.groupLimit {
            notes.append(
                .init("unix", .tooMany, "it is in \(facts.supplementaryGroups.count) groups; the first \(Self.groupLimit) are looked at"))
        }
        let place = Placement(facts.cgroups, uid: facts.uid, tree: tree, reader: reader)
        notes += place.notes
        container = place.container
        add("systemd:unit", place.unit)
        for slice in place.slices { add("systemd:slice", slice) }
        add("systemd:user-unit", place.userUnit.map { "\($0.uid)/\($0.unit)" })
        readAncestry(facts)
    }

    private mutating func addName(_ type: String, _ name: String?, _ what: String, _ number: UInt32) {
        add(type, name)
        if name == nil { notes.append(.init("unix", .unnamed, "\(what) \(number) has no name here, or the name service did not answer")) }
    }

    private mutating func readProgram(_ facts: ProcessFacts, hashing: Bool) {
        add("unix:path", facts.executable)
        add("unix:sha256", facts.executableDigest)
        add("unix:script", facts.script?.path)
        add("unix:script-sha256", facts.script?.digest)
        if facts.isExecutableDeleted {
            notes.append(.init("unix", .programDeleted, "its program's file was replaced or removed while it ran, so it has no path"))
        } else if facts.executable == nil {
            notes.append(.init("unix", .programUnseen, "the agent may not see which program it runs; run the agent as root"))
        } else if hashing, facts.executableDigest == nil {
            notes.append(.init("unix", .programUnseen, "its program cannot be read, or is over 512 MiB, so it has no digest"))
        }
    }

    private mutating func readAncestry(_ facts: ProcessFacts) {
        var units: [CgroupMembership: String?] = [:]
        for ancestor in facts.ancestors.prefix(Self.ancestorLimit) {
            add("ancestor:path", ancestor.executable)
            add("ancestor:sha256", ancestor.executableDigest)
            add("ancestor:script", ancestor.script?.path)
            if units[ancestor.cgroups] == nil {
                units[ancestor.cgroups] = Placement(ancestor.cgroups, uid: ancestor.uid, tree: tree, reader: reader).unit
            }
            add("ancestor:unit", units[ancestor.cgroups] ?? nil)
            if ancestor.isAdopter {
                notes.append(
                    .init(
                        "ancestor", .adopted,
                        "a process between it and process \(ancestor.pid) (`\(ancestor.name)`) has died and is no ancestor any more"))
            }
        }
        let last = facts.ancestors.last?.pid ?? facts.pid
        let why =
            switch facts.ancestry.end {
            case .initProcess: "process 1 is above process \(last): it started it, or took it over when its parent died; which, nobody can tell"
            case .outside: "whoever started process \(last) is in another process namespace"
            case .limit: "there are more than \(Ancestry.limit) processes above it; those further up are not looked at"
            case .gone: "the parent of process \(last) exited, or became another program, while it was looked at"
            }
        notes.append(.init("ancestor", .ancestryEnd, why))
    }
}
