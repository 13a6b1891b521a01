import Runtime

/// What `env` prints and `/proc/PID/environ` holds: the whole environment of one process, with the account that it runs under.
enum Environ {
    private static let usual: Set<Substring> = ["PATH", "HOME", "PWD", "SHELL", "LANG", "HOSTNAME", "SHLVL", "TERM", "LOGNAME", "OLDPWD"]
    private static let accounts: Set<Substring> = [
        "ubuntu", "ec2-user", "app", "appuser", "deploy", "runner", "jenkins", "vagrant", "node", "nonroot", "user", "default", "ops",
        "debian", "centos",
    ]
    /// What a platform or a tracer is told that the process is called, the plainest first.
    private static let services: [Substring] = [
        "OTEL_SERVICE_NAME", "DD_SERVICE", "SERVICE_NAME", "NOMAD_JOB_NAME", "K_SERVICE", "AWS_LAMBDA_FUNCTION_NAME", "SPRING_APPLICATION_NAME",
        "FLY_APP_NAME", "HEROKU_APP_NAME", "ELASTIC_APM_SERVICE_NAME", "NEW_RELIC_APP_NAME", "APP_NAME", "APPLICATION_NAME", "MARATHON_APP_ID",
        "WEBSITE_SITE_NAME", "SUPERVISOR_PROCESS_NAME", "K8S_DEPLOYMENT_NAME",
    ]

    /// `proc/4412/environ`, copied from a machine: the number is no name.
    static func isCapture(_ path: String) -> Bool {
        let parts = path.pieces(between: "/")
        guard parts.count >= 3, parts.last == "environ", parts[parts.count - 3] == "proc" else { return false }
        return parts[parts.count - 2].utf8.allSatisfy { (48...57).contains($0) } || parts[parts.count - 2] == "self"
    }

    /// The process by what it is told to be called, its account, the pod it ran in, or the command that started it.
    ///
    /// `isCapture`: the text is known to be an environment. `command`: its arguments, with NULs between.
    static func process(_ text: String, isCapture: Bool = false, command: String? = nil) -> (name: String, why: String)? {
        guard text.utf8.count <= 1 << 16 else { return nil }
        let lines = text.pieces(between: "\n\0")
        guard (isCapture ? 0...2000 : 3...2000).contains(lines.count) else { return nil }
        var values: [Substring: Substring] = [:]
        for line in lines {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let name = line[..<equals]
            guard name.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "_") }) else { continue }
            values[name] = line[line.index(after: equals)...].trimmingSuffix { $0 == "\r" }
        }
        // A file of settings names neither machine nor shell.
        guard isCapture || values.count * 5 >= lines.count * 4 && values.keys.count(where: usual.contains) >= 2 else { return nil }
        if let (name, key) = service(values) { return (name, "\(key) of the process") }
        for key: Substring in ["USER", "LOGNAME"] {
            guard let user = values[key], user.utf8.count >= 3, Kubernetes.isName(String(user)), !accounts.contains(user) else { continue }
            return (String(user), "the environment of a process of \(user)")
        }
        if let name = values["HOSTNAME"].flatMap(pod) { return (name, "the environment of a pod of \(name)") }
        if let command, let name = program(command) { return (name, "the environment of a process that runs \(name)") }
        return nil
    }

    private static func service(_ values: [Substring: Substring]) -> (name: String, key: Substring)? {
        for key in services {
            guard let value = values[key].map({ $0.trimmingPrefix { $0 == "/" } }), isName(value) else { continue }
            return (String(value), key)
        }
        for pair in values["OTEL_RESOURCE_ATTRIBUTES"]?.pieces(between: ",") ?? [] where pair.hasPrefix("service.name=") {
            let value = pair.dropFirst("service.name=".count)
            if isName(value) { return (String(value), "OTEL_RESOURCE_ATTRIBUTES") }
        }
        return nil
    }

    private static func isName(_ text: Substring) -> Bool {
        (3...100).contains(text.utf8.count) && !text.contains(" ") && !text.contains("/") && !text.contains("$") && Kubernetes.isName(String(text))
            && !WorkloadIndex.generic.contains(text.lowercased())
    }

    /// `orders-6d4cf56db6-x2k4p`
    private static func pod(_ host: Substring) -> String? {
        let parts = host.pieces(between: "-")
        guard parts.count >= 3, parts[parts.count - 1].count == 5, (8...10).contains(parts[parts.count - 2].count),
            parts[parts.count - 2].contains(where: \.isNumber)
        else { return nil }
        return parts.dropLast(2).joined(separator: "-")
    }

    private static let runtimes = [
        "node", "nodejs", "python", "ruby", "java", "php", "perl", "sh", "bash", "dash", "zsh", "env", "dotnet", "bundle", "puma",
        "gunicorn", "uvicorn",
        "celery", "uwsgi", "deno", "bun", "npm", "yarn", "su-exec", "gosu", "tini", "dumb-init", "sudo", "exec", "nice", "nohup", "timeout",
    ]
    private static let placesOfPrograms: Set<String> = [
        "opt", "srv", "usr", "local", "bin", "sbin", "app", "apps", "home", "lib", "libexec", "var", "current", "dist", "build", "src",
        "target", "www", "code", "workspace", "releases", "out", "publish", "root", "tmp",
    ]

    /// The program of `/opt/relay/bin/relay --port 1`; of a runtime, what it is given to run: `node /opt/relay/server.js`.
    static func program(_ command: String) -> String? {
        let words = command.prefix(4096).split(whereSeparator: { $0 == "\0" || $0 == "\n" }).prefix(40).map(String.init)
        guard let first = words.first else { return nil }
        let stem = Layout.name(of: first).prefix { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
        guard runtimes.contains(stem.trimmingSuffix { $0 == "-" || $0 == "." }.description) else { return name(ofProgram: first) }
        for (index, word) in words.enumerated().dropFirst() {
            if word == "-m", index + 1 < words.count { return words[index + 1].pieces(between: ".").first.flatMap { isName($0) ? String($0) : nil } }
            guard !word.hasPrefix("-"), word.contains("/") || word.contains("."), !word.contains("=") else { continue }
            return name(ofProgram: word)
        }
        return nil
    }

    /// The program that a line of what `ps` prints is about: behind as many columns as the head has before the command.
    static func program(inList text: String, line: Int) -> String? {
        guard line > 1, line <= 20_000, let head = text.lines(1...1).first?.pieces(between: " \t"), head.count >= 2, head.contains("PID"),
            let last = head.last, ["COMMAND", "CMD", "ARGS"].contains(last), let row = text.lines(line...line).first
        else { return nil }
        let words = row.pieces(between: " \t")
        guard words.count >= head.count, let program = program(words.dropFirst(head.count - 1).joined(separator: "\0")) else { return nil }
        return tools.contains(program.lowercased()) ? nil : program
    }

    /// What somebody or something else runs to get at a service.
    private static let tools: Set<String> = [
        "mysqldump", "mysql", "mysqladmin", "mariadb", "mariadb-dump", "psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_basebackup", "redis-cli", "mongo",
        "mongosh", "mongodump", "sqlplus", "sqlcmd", "impdp", "expdp", "curl", "wget", "rclone", "restic", "borg", "duplicity", "rsync", "ssh", "sshpass", "scp",
        "sftp", "lftp", "ftp", "ldapsearch", "ldapmodify", "docker", "podman", "kubectl", "helm", "git", "openssl", "aws", "az", "gcloud", "vault", "terraform",
        "ansible-playbook", "smbclient", "mount", "cron", "sudo", "su", "expect", "influx", "cqlsh", "clickhouse-client", "mosquitto_pub", "mosquitto_sub",
    ]

    private static func name(ofProgram path: String) -> String? {
        var parts = path.pieces(between: "/").map(String.init)
        guard let last = parts.popLast() else { return nil }
        var stem = last
        for end in [".js", ".mjs", ".cjs", ".ts", ".py", ".rb", ".php", ".pl", ".sh", ".jar", ".war", ".dll", ".exe"] where stem.hasSuffix(end) {
            stem = String(stem.dropLast(end.count))
        }
        // `relay-1.4.2.jar`
        if last.hasSuffix(".jar"), let dash = stem.lastIndex(of: "-"), stem[stem.index(after: dash)...].first?.isNumber == true {
            stem = String(stem[..<dash])
        }
        let plain: Set<String> = [
            "main", "index", "server", "app", "run", "start", "manage", "wsgi", "cli", "entrypoint", "program", "worker", "launcher",
        ]
        if !plain.contains(stem.lowercased()), isName(stem[...]) { return stem }
        // Else the directory that is its own.
        return parts.reversed().first { !placesOfPrograms.contains($0.lowercased()) && !plain.contains($0.lowercased()) && isName($0[...]) }
    }
}
