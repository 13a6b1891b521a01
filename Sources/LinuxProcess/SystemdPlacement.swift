/// Which systemd units a cgroup path names, by systemd's own rules (its `cgroup-util.c`): leading slices, then one unit, then what
/// the unit made below itself, which says nothing. systemd itself is not asked.
public struct SystemdPlacement: Sendable, Hashable {
    /// The slices from the outermost inwards: `["system.slice"]`. The root slice is not named.
    public var slices: [String]
    /// The system's unit: `orders.service`, `session-3.scope`, `user@1000.service`.
    public var unit: String?
    /// How many components of the path lead to the unit, itself included; to the innermost slice when there is none.
    public var depth: Int
    /// Below `user@<uid>.service`: the unit of that user's own manager.
    public var user: UserUnit?

    public struct UserUnit: Sendable, Hashable {
        public var uid: UInt32
        public var unit: String
    }

    /// `nil` when the path names neither slice nor unit, as on a machine without systemd.
    public init?(path: String) {
        let parts = path.split(separator: "/").map(Self.unescape)
        guard parts.count <= CgroupMembership.depthLimit else { return nil }
        slices = Array(parts.prefix { UnitName.isValid($0) && $0.hasSuffix(".slice") })
        depth = slices.count
        var rest = parts.dropFirst(slices.count)
        if let first = rest.first, UnitName.isValid(first), !first.hasSuffix(".slice") {
            unit = first
            depth += 1
            rest = rest.dropFirst()
            if let uid = Self.userManager(first) {
                let inner = rest.drop { UnitName.isValid($0) && $0.hasSuffix(".slice") }
                if let name = inner.first, UnitName.isValid(name) { user = UserUnit(uid: uid, unit: name) }
            }
        }
        if unit == nil, slices.isEmpty { return nil }
    }

    /// systemd puts `_` before names that would clash with the kernel's own files.
    private static func unescape(_ part: Substring) -> String {
        String(part.first == "_" ? part.dropFirst() : part)
    }

    /// The number in `user@1000.service`.
    private static func userManager(_ unit: String) -> UInt32? {
        guard unit.hasPrefix("user@"), unit.hasSuffix(".service") else { return nil }
        let number = unit.dropFirst(5).dropLast(8)
        guard let uid = UInt32(number), "\(uid)" == number, uid != .max else { return nil }
        return uid
    }
}

/// systemd.unit(5): what can be a unit's name.
enum UnitName {
    private static let types = [
        ".service", ".slice", ".scope", ".socket", ".mount", ".swap", ".timer", ".path", ".target", ".automount", ".device",
    ]

    static func isValid(_ name: String) -> Bool {
        guard name.utf8.count <= 255, let type = types.first(where: { name.hasSuffix($0) }) else { return false }
        let stem = name.dropLast(type.count)
        guard !stem.isEmpty, stem.first != "@" else { return false }
        return stem.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0) || #":-_.\@"#.utf8.contains($0)
        }
    }
}
