import LinuxProcess

/// What the cgroups of a process say of it, as far as nobody but root could have put it there.
struct Placement: Sendable {
    var slices: [String] = []
    var unit: String?
    var userUnit: SystemdPlacement.UserUnit?
    var container: ContainerPlacement?
    var notes: [AttestationNote] = []

    init(_ cgroups: CgroupMembership, uid: UInt32, tree: CgroupTree, reader: CgroupMembership) {
        readUnits(cgroups, uid, tree)
        readContainer(cgroups, tree, reader)
    }

    /// systemd names the cgroups of the unified hierarchy and of its own old one; in a mixed setup of both.
    private mutating func readUnits(_ cgroups: CgroupMembership, _ uid: UInt32, _ tree: CgroupTree) {
        let found = cgroups.hierarchies.filter { $0.isUnified || $0.isSystemd }.compactMap { hierarchy in
            SystemdPlacement(path: hierarchy.path).map { (hierarchy, $0) }
        }
        guard let (_, first) = found.first else { return }
        guard found.allSatisfy({ $0.1 == first }) else {
            notes.append(.init("systemd", .cgroupsDisagree, "its cgroup hierarchies name different units, so none is believed"))
            return
        }
        guard isKept(found.map { ($0, $1.depth) }, tree, "systemd", "unit") else { return }
        slices = first.slices
        unit = first.unit
        guard let user = first.user else { return }
        if user.uid == uid {
            userUnit = user
        } else {
            notes.append(
                .init(
                    "systemd", .cgroupDelegated,
                    "it is below the manager of user \(user.uid) and runs as user \(uid), so `\(user.unit)` says nothing of it"))
        }
    }

    private mutating func readContainer(_ cgroups: CgroupMembership, _ tree: CgroupTree, _ reader: CgroupMembership) {
        let found = cgroups.hierarchies.compactMap { hierarchy in
            let own = reader.hierarchies.first { $0.controllers == hierarchy.controllers }
            return ContainerPlacement(path: hierarchy.path, reader: own?.path).map { (hierarchy, $0) }
        }
        guard let (_, first) = found.first else { return }
        guard found.allSatisfy({ $0.1.id == first.id && $0.1.podUID == first.podUID }) else {
            notes.append(
                .init("container", .cgroupsDisagree, "its cgroup hierarchies name different containers, so none is believed"))
            return
        }
        guard isKept(found.map { ($0, $1.depth) }, tree, "container", "container") else { return }
        container = first
    }

    private mutating func isKept(
        _ places: [(CgroupMembership.Hierarchy, Int)], _ tree: CgroupTree, _ source: String, _ what: String
    ) -> Bool {
        for (hierarchy, depth) in places {
            switch tree.keeper(of: hierarchy, depth: depth) {
            case .root: continue
            case .other(let owner):
                let who = owner.map { "user \($0)" } ?? "a group, or everybody,"
                notes.append(
                    .init(
                        source, .cgroupDelegated,
                        "\(who) can put processes into its cgroup `\(hierarchy.path)`, so the \(what) it names proves nothing"))
            case .unseen:
                notes.append(
                    .init(
                        source, .cgroupUnseen,
                        "its cgroup `\(hierarchy.path)` is not in the tree that the agent sees, so who keeps it is not known"))
            }
            return false
        }
        return true
    }
}
