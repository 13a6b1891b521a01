import Estate

extension Explanation {
    /// For people, some 80 columns where the values let it.
    public var text: String {
        var lines: [String] = []
        guard let subject else {
            return "The process could not be looked at: \(refusal ?? "it is gone").\n"
        }
        lines.append("Process \(subject.pid), `\(subject.name)`" + (subject.container.map { ", in container \($0.prefix(12))" } ?? ""))
        lines.append("")
        lines.append("Seen:")
        lines += seen.map { "  \($0)" }
        if !notes.isEmpty {
            lines.append("Not seen:")
            lines += notes.map { "  \($0)" }
        }
        lines.append("")
        if entitled.isEmpty {
            lines.append(
                entryCount == 0
                    ? "No identity is registered for this node." : "None of the \(entryCount) identities of this node fits.")
        } else {
            lines.append("It is entitled to:")
            lines += entitled.map { "  \($0)" }
        }
        for near in nearest { lines += Self.lines(near) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ near: Near) -> [String] {
        let count = near.met.count + near.missing.count
        var lines = ["", "\(near.id): \(near.met.count) of \(count) hold"]
        for missing in near.missing {
            lines.append("  missing  \(missing.required?.description ?? "any selector")")
            lines.append("           \(missing.words)")
            if let remedy = missing.remedy { lines.append("           → \(remedy)") }
        }
        if let command = near.command { lines.append("  if the process is right and the entry is not:\n    \(command)") }
        return lines
    }
}
