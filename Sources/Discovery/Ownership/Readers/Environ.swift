import Runtime

/// What `env` prints and `/proc/PID/environ` holds: the whole environment of one process, with the account that it runs under.
enum Environ {
    private static let usual: Set<Substring> = ["PATH", "HOME", "PWD", "SHELL", "LANG", "HOSTNAME", "SHLVL", "TERM", "LOGNAME", "OLDPWD"]
    private static let accounts: Set<Substring> = [
        "ubuntu", "ec2-user", "app", "appuser", "deploy", "runner", "jenkins", "vagrant", "node", "nonroot", "user", "default", "ops",
        "debian", "centos",
    ]

    /// The process by its account, else by the pod it ran in.
    static func process(_ text: String) -> (name: String, why: String)? {
        guard text.utf8.count <= 1 << 16 else { return nil }
        let lines = text.pieces(between: "\n\0")
        guard (3...2000).contains(lines.count) else { return nil }
        var values: [Substring: Substring] = [:]
        for line in lines {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let name = line[..<equals]
            guard name.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "_") }) else { continue }
            values[name] = line[line.index(after: equals)...]
        }
        // A file of settings names neither machine nor shell.
        guard values.count * 5 >= lines.count * 4, values.keys.count(where: usual.contains) >= 2 else { return nil }
        for key: Substring in ["USER", "LOGNAME"] {
            guard let user = values[key].map({ $0.trimmingSuffix { $0 == "\r" } }), user.utf8.count >= 3, Kubernetes.isName(String(user)),
                !accounts.contains(user)
            else { continue }
            return (String(user), "the environment of a process of \(user)")
        }
        // `orders-6d4cf56db6-x2k4p`
        guard let host = values["HOSTNAME"] else { return nil }
        let parts = host.pieces(between: "-")
        guard parts.count >= 3, parts[parts.count - 1].count == 5, (8...10).contains(parts[parts.count - 2].count),
            parts[parts.count - 2].contains(where: \.isNumber)
        else { return nil }
        let name = parts.dropLast(2).joined(separator: "-")
        return (name, "the environment of a pod of \(name)")
    }
}
