import Estate
import SecretScan

/// Where a value lies, and what bears a name there.
extension WorkloadRule {
    func settled(
        _ sighting: Sighting, _ home: (names: [String], directory: String)?, _ kind: FileKind, _ records: [Record]
    ) -> [WorkloadEvidence] {
        guard let home, !kind.isFixture else { return [] }
        // A list beside several programs that calls its entries after them.
        let base = reader.layout.base(of: sighting.path)
        for name in records.lazy.flatMap({ $0.names.prefix(6) }) where reader.index.isKnown(name) {
            guard let known = reader.index.named(name), !home.names.contains(known),
                reader.index.all(named: known).contains(where: { $0.kind == "program" && reader.layout.base(of: $0.source) == base })
            else { continue }
            return [
                WorkloadEvidence(
                    kind: .name, workload: known, source: "\(sighting.path):\(sighting.line)", weight: 0.72,
                    why: "`\(Self.shown(name))` beside it is a program of the same repository")
            ]
        }
        if let (name, part) = program(sighting.path, kind, in: home.directory), !home.names.contains(name) {
            return [
                WorkloadEvidence(
                    kind: .name, workload: name, source: "\(sighting.path):\(sighting.line)", weight: 0.7,
                    why: "`\(part)` bears the name of a program whose source is in the same repository")
            ]
        }
        // A list of many things inside one's directory is not that one's.
        return home.names.prefix(4).map {
            WorkloadEvidence(
                kind: .directory, workload: $0, source: home.directory.isEmpty ? "." : home.directory,
                weight: home.names.count == 1 ? 0.75 : 0.55, why: "lies in the source of \($0)")
        }
    }

    /// Settings of a whole repository that bear the name of one of the programs in it: `configs/orders-api.yaml` beside `cmd/orders-api`.
    func program(_ path: String, _ kind: FileKind, in home: String) -> (name: String, part: Substring)? {
        guard home == reader.layout.base(of: path), ![.code, .shell].contains(kind.format) else { return nil }
        let parts = reader.layout.below(path).pieces(between: "/")
        for part in (parts.last?.pieces(between: ".") ?? []) + parts.dropLast().reversed() where reader.index.isKnown(String(part)) {
            guard let name = reader.index.named(part) else { continue }
            if reader.index.homes(of: name).contains(where: { $0.hasPrefix(home) && $0 != home }) { return (name, part) }
        }
        return nil
    }

    /// Settings that are some program's by what they are called.
    func known(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> [WorkloadEvidence] {
        let path = sighting.path
        guard OwnerRule.person(atHomeIn: path) == nil else { return [] }
        func one(_ name: String, _ why: String, _ weight: Double = 0.6) -> [WorkloadEvidence] {
            [WorkloadEvidence(kind: .name, workload: reader.index.named(name) ?? name, source: "\(path):\(sighting.line)", weight: weight, why: why)]
        }
        if kind.format == .yaml, KnownSettings.isProfile(path),
            let chain = parsed(sighting, kind, false, text).flatMap({ Chain.at(line: sighting.line, in: $0) }),
            let name = KnownSettings.profile(chain), !reader.index.ownNames.contains(name.lowercased())
        {
            return one(name, "dbt's profile \(name)")
        }
        // What keeps the accounts of others takes none of them itself, which is said only where nothing else says who does.
        let weight = Self.isAccountList(path) ? 0.42 : 0.6
        return KnownSettings.program(path).map { one($0, "\($0) reads a file of this name", weight) } ?? []
    }

    /// Settings of what stands before many services, and runs under a name of its own.
    static func isProxy(_ path: String) -> Bool {
        path.pieces(between: "/").contains { ["nginx", "haproxy", "haproxy.cfg", "nginx.conf"].contains($0.lowercased()) }
    }

    /// The one service that a section of a proxy's settings passes on to; else the proxy, by the name that a list of machines has for it.
    func proxied(_ sighting: Sighting, _ text: String?) -> [WorkloadEvidence] {
        if let text {
            let lines = text.lines(max(1, sighting.line - 60)...max(1, sighting.line))
            let start = lines.dropLast().lastIndex { line in
                line.hasSuffix("{") || ["backend ", "listen ", "frontend ", "userlist ", "upstream "].contains { line.hasPrefix($0) }
            }
            let passed = lines[(start ?? lines.count)...].filter { line in
                line.hasPrefix("backend ") || ["proxy_pass ", "fastcgi_pass ", "grpc_pass ", "uwsgi_pass "].contains { line.holds($0) }
            }
            let names = reader.index.mentions(in: passed.joined(separator: " "), limit: 2)
            if let name = names.first, names.count == 1 {
                let source = "\(sighting.path):\(sighting.line)"
                return [WorkloadEvidence(kind: .mention, workload: name, source: source, weight: 0.5, why: "the section passes on to \(name)")]
            }
        }
        return onMachine(sighting.path)
    }

    /// The one thing that a list says to run on the machine that a path names.
    func onMachine(_ path: String, isOwn: Bool = false, isAlone: Bool = false) -> [WorkloadEvidence] {
        guard isOwn || !Self.isAccountList(path), OwnerRule.person(atHomeIn: path) == nil, let machine = reader.registers.machine(in: path),
            !isAlone || machine.isDedicated, let service = machine.service, let name = reader.index.named(service) ?? (isTelling(service) && Registers.isName(service) ? service : nil)
        else { return [] }
        let why = "what \(machine.name) runs, where it lies"
        return [WorkloadEvidence(kind: .record, workload: name, source: machine.note.source, weight: 0.42, why: why)]
    }

    /// The machine itself, of what it keeps for nobody else: its own keys, and what a switch or a router runs by.
    func ofMachine(_ path: String) -> [WorkloadEvidence] {
        let parts = reader.layout.told(path).pieces(between: "/")
        guard let place = parts.dropLast().lastIndex(where: Registers.isMachine), OwnerRule.person(atHomeIn: path) == nil else { return [] }
        let below = parts[(place + 1)...]
        let isOwn = below.first == "root" && below.count > 2 || below.first == "etc" && below.count == 2
            || below.count == 1 && ["running-config", "startup-config", "backup-config"].contains { below.last?.hasPrefix($0) ?? false }
        guard isOwn else { return [] }
        let name = String(parts[place])
        return [WorkloadEvidence(kind: .directory, workload: name, source: path, weight: 0.3, why: "what the machine \(name) keeps for itself")]
    }

    /// Names on the way: a key, a field, a directory, a file, a login, the program that reads the variable.
    func named(_ sighting: Sighting, _ records: [Record], _ logins: Set<String>, _ text: String?) -> [WorkloadEvidence] {
        let at = "\(sighting.path):\(sighting.line)"
        var found: [(name: String, weight: Double, kind: WorkloadEvidence.Kind, why: String)] = []
        for record in records {
            for (depth, name) in record.names.prefix(40).enumerated() {
                // A path names from the outside in: `kv/payments/ledger/db` is the ledger's.
                let parts = name.pieces(between: "/:@")
                for (position, part) in parts.reversed().enumerated() {
                    if let known = reader.index.named(part) {
                        found.append(
                            (
                                known, 0.66 - 0.004 * Double(min(depth, 20)) - 0.001 * Double(min(position, 3)), .name,
                                "`\(part)` beside it bears the name"
                            ))
                    }
                }
            }
            // Where an account is named, what else a record speaks of is what it is for.
            if logins.isEmpty || !Self.isAccountList(sighting.path),
                let close = record.names.prefix(8).lazy.compactMap({ self.reader.index.mentioned(in: $0) }).first
            {
                found.append((close, 0.52, .name, "a name beside it speaks of \(close)"))
            }
        }
        if let text, let known = reader.index.mentioned(in: Annotations.comment(in: text, above: sighting.line)) {
            found.append((known, 0.58, .name, "the comment above it speaks of \(known)"))
        }
        if let text, sighting.path.lowercased().hasSuffix(".sql") {
            let role = text.lines(max(1, sighting.line)...max(1, sighting.line)).first.flatMap { Annotations.role(setIn: $0) }
            if let role, let known = reader.index.principal(role) {
                found.append((known, 0.56, .name, "the role `\(Self.shown(role))` bears its name"))
            }
            for login in logins.union(role.map { [$0] } ?? []) {
                for known in reader.index.mentions(in: Annotations.remark(onRole: login, in: text)) {
                    found.append((known, 0.64, .name, "the comment on the role `\(Self.shown(login))` speaks of \(known)"))
                }
            }
        }
        if let variable = sighting.slot?.pieces(between: ".").last.map(String.init) {
            for (name, place) in programs(reading: variable) {
                found.append((name, 0.62, .code, "`\(Self.shown(variable))` is read at \(place)"))
            }
        }
        if let (name, segment) = reader.index.named(inPath: telling(sighting.path), isTeam: isTeam) {
            found.append((name, 0.6, .name, "`\(segment)` in its path"))
        }
        if let slot = sighting.slot {
            let parts = slot.pieces(between: ".")
            if let known = parts.dropLast().reversed().lazy.compactMap({ self.reader.index.named($0) }).first {
                found.append((known, 0.59, .name, "under `\(known)`"))
            } else if let known = reader.index.mentioned(in: slot) {
                found.append((known, 0.5, .name, "`\(Self.shown(String(parts.last ?? "")))` begins with its name"))
            }
        }
        for login in logins {
            if let known = reader.index.named(login) ?? reader.index.mentioned(in: login) { found.append((known, 0.45, .name, "logs in as `\(Self.shown(login))`")) }
        }
        if sighting.source == .config || sighting.source == .code, let text, FileKind(path: sighting.path).format == .xml,
            let known = reader.index.mentions(in: Self.around(sighting.line, in: text, 4), limit: 2).first
        {
            found.append((known, 0.48, .mention, "written beside it"))
        }
        guard let best = found.map(\.weight).max() else { return [] }
        var seen: Set<String> = []
        return found.sorted { $0.weight > $1.weight }.filter { $0.weight >= best - 0.0001 && seen.insert($0.name).inserted }
            .map { WorkloadEvidence(kind: $0.kind, workload: $0.name, source: at, weight: $0.weight, why: $0.why) }
    }

    private func isTeam(_ segment: String) -> Bool { reader.organisation.team(meantBy: segment) != nil }

    private static let toolWords: Set<String> = [
        "tools", "tool", "scripts", "script", "test", "tests", "testing", "e2e", "loadtest", "load", "perf", "performance", "bench", "benchmark",
        "benchmarks", "hack", "k6", "gatling", "locust", "jmeter", "examples", "spec", "scratch",
    ]

    /// The part of a path that can name a workload: what a script or test is called says what it is about, and not who runs it.
    private func telling(_ path: String) -> String {
        let path = reader.layout.told(path)
        // What somebody typed is about anything.
        if path.hasSuffix("_history") { return Layout.directory(of: path) }
        guard [.code, .shell].contains(FileKind(path: path).format),
            path.pieces(between: "/").dropLast().contains(where: { !Self.toolWords.isDisjoint(with: WorkloadIndex.words($0)) })
        else { return path }
        return Layout.directory(of: path)
    }

    /// Which workloads' sources read a variable, where a few do: workload → place. What many read says nothing.
    private func programs(reading variable: String) -> [String: String] {
        guard variables.contains(variable), reader.index.homeCount > 1 else { return [:] }
        if readers == nil { readers = CodeReferences.find(variables, in: reader) }
        let found = readers?[variable] ?? [:]
        return found.count <= 6 ? found : [:]
    }

    static func shown(_ name: String) -> String { String(name.prefix(60)) }

    static let generic: Set<String> = [
        "config", "configs", "conf", "env", "envs", "environments", "deploy", "deployment", "infra", "ops", "docker", "secrets", "etc",
        "k8s", "kubernetes",
        "helm", "src", "app", "lib", "scripts", "bin", "home", "root", ".ssh", "production", "staging", "prod", "dev", "local", "backend",
        "build", "private",
        "shared", "common", "vault", "exports", "platform", "hosts", "default", "terraform", "ansible", "systemd", "cron", "sysconfig",
        "main", "global", "files", "file", "export", "dump", "dumps", "old", "archive", "tmp", "temp", "misc", "downloads", "desktop",
        "documents", "share", "shares", "public", "vars", "htdocs", "html", "www", "logs",
    ]

    /// Names that say little elsewhere and are what a role of that name sets up.
    private static let daemons: Set<String> = [
        "nginx", "haproxy", "redis", "postgres", "postgresql", "mysql", "mongodb", "rabbitmq", "kafka", "minio", "vault", "elasticsearch",
        "memcached", "docker",
    ]
    /// Those that take a password to log in to others, rather than being logged in to.
    private static let proxies: Set<String> = ["nginx", "haproxy"]
    /// Directories below `/etc` that are of the machine, or of a kind of thing.
    private static let etc: Set<String> = [
        "default", "ssl", "ssh", "pki", "conf.d", "init.d", "init", "profile.d", "pam.d", "pam", "sudoers.d", "environment.d", "security",
        "opt", "network", "networkmanager", "netplan", "skel", "apt", "yum", "yum.repos.d", "cron.daily", "cron.hourly", "cron.weekly",
        "logrotate.d", "rsyslog.d", "sysctl.d", "modprobe.d", "udev", "ld.so.conf.d", "supervisor", "supervisord", "supervisord.d",
        "supervisor.d", "xinetd.d", "wpa_supplicant", "ppp", "ipsec.d", "openldap", "odbc", "mysql", "postgresql", "mysql-client",
        "secrets", "credentials", "credstore", "private", "keys", "certs", "passwd.d", "containers", "docker", "letsencrypt", "samba",
        "cifs", "fstab.d", "auto.master.d", "rc.d", "runit", "sv", "s6", "monit.d", "services", "service", "apps", "jobs",
    ]

    /// `vault-export` is called after what was exported, `ledger-export` may well run.
    private static func isExport(_ name: String) -> Bool {
        let words = Set(WorkloadIndex.words(name))
        return !words.isDisjoint(with: ["vault", "openbao", "gitlab", "github", "jenkins", "bitbucket", "consul", "kv"])
            && !words.isDisjoint(with: ["export", "exports", "dump", "dumps", "backup", "backups", "snapshot"])
    }

    /// Where nothing else is known by that name: a role's directory, a group's variables, a store's path, a job's folder, the
    /// directory of a file that a program reads at its start.
    func guessed(_ path: String, _ slot: String?, _ records: [Record]) -> [WorkloadEvidence] {
        let parts = reader.layout.told(path).pieces(between: "/").map(String.init)
        func guess(_ name: String, _ weight: Double, _ why: String, daemons: Set<String> = [], isState: Bool = false) -> [WorkloadEvidence] {
            guard !Self.generic.contains(name.lowercased()),
                !WorkloadIndex.generic.contains(name.lowercased()) || daemons.contains(name.lowercased()),
                name.contains(where: \.isLetter), !Organisation.isTeamForm(name), !Self.isExport(name),
                isState || !EstateReader.isShared(name),
                Environments.named(in: name) == nil, reader.organisation.team(named: name) == nil, name.count >= 3
            else { return [] }
            return [WorkloadEvidence(kind: .directory, workload: name, source: path, weight: weight, why: why)]
        }
        for (index, part) in parts.dropLast().enumerated() {
            switch part.lowercased() {
            case "roles", "group_vars", "host_vars", "cookbooks", "pillar", "pillars":
                let name = parts[index + 1].pieces(between: ".").first.map(String.init) ?? ""
                // A group is called after its machines; what runs on them is what takes its variables.
                let running = part == "group_vars" && !reader.index.isKnown(name) ? reader.registers.running(inGroupOf: path) : []
                if !running.isEmpty {
                    let words = Set(WorkloadIndex.words(slot ?? ""))
                    let taking = running.count == 1 ? running : running.filter { !words.isDisjoint(with: WorkloadIndex.words($0)) }
                    guard taking.count == 1, let only = taking.first else { return [] }
                    return guess(only, 0.5, "it runs on the machines of \(name)")
                }
                if name != "all", let found = Optional(guess(name, 0.5, "\(part) of \(name)", daemons: Self.daemons)), !found.isEmpty {
                    return found
                }
            case "etc" where index + 2 < parts.count && !Self.etc.contains(parts[index + 1].lowercased()):
                // `etc/mysqld_exporter/.my.cnf` is the daemon's; not so what all programs of a machine read.
                // `nomad.d` holds what nomad reads.
                let name = parts[index + 1]
                let found = guess(name.hasSuffix(".d") ? String(name.dropLast(2)) : name, 0.45, "its directory below etc", daemons: Self.proxies)
                if !found.isEmpty { return found }
            case "inetpub" where index + 2 < parts.count && parts[index + 1].lowercased() == "wwwroot" && index + 3 < parts.count:
                let found = guess(parts[index + 2], 0.45, "its directory below \(part)")
                if !found.isEmpty { return found }
            case "www" where index + 2 < parts.count, "inetpub" where index + 2 < parts.count,
                "program files" where index + 2 < parts.count, "program files (x86)" where index + 2 < parts.count, "srv" where index + 2 < parts.count && parts[index + 1] != "www":
                let found = guess(parts[index + 1], 0.45, "its directory below \(part)")
                if !found.isEmpty { return found }
            case "lib" where index + 2 < parts.count && index > 0 && parts[index - 1] == "var":
                // Jenkins' home is its own, though a directory of that name elsewhere holds others' jobs.
                let found = guess(parts[index + 1], 0.45, "its directory below \(part)", daemons: Self.proxies, isState: true)
                if !found.isEmpty { return found }
            case "home" where index + 2 < parts.count:
                guard let name = ServiceAccounts.service(of: parts[index + 1]) else { continue }
                let found = guess(name, 0.5, "the home of the account \(parts[index + 1])")
                if !found.isEmpty { return found }
            case "opt" where index + 2 < parts.count:
                let found = guess(parts[index + 1], 0.45, "it is installed in its directory below opt", daemons: Self.daemons)
                if !found.isEmpty { return found }
            default: continue
            }
        }
        let folders = parts.indices.filter { parts[$0] == "jobs" && $0 + 1 < parts.count }
        if parts.last == "credentials.xml" || parts.last == "config.xml", let first = folders.first {
            let found = guess(parts[first + 1], 0.5, "the folder of its job")
            if !found.isEmpty { return found }
        }
        if path.hasSuffix(".tf") || path.hasSuffix(".tfstate") {
            for key in records.lazy.flatMap(\.storeKeys) {
                let segments = Kubernetes.storeKey(key).pieces(between: "/").map(String.init)
                guard segments.count == 2, let last = segments.last, Environments.named(in: last) != nil else { continue }
                let found = guess(segments[0], 0.46, "a secret's name is of it")
                if !found.isEmpty { return found }
            }
        }
        if isStore(reader.layout.told(path)) {
            for record in records {
                for key in record.storeKeys {
                    let below = Kubernetes.storeKey(key).pieces(between: "/").map(String.init).filter {
                        Environments.named(in: $0) == nil && reader.organisation.team(named: $0) == nil
                    }
                    guard below.count >= 2 else { continue }
                    let found = guess(below[below.count - 2], 0.46, "a path of a store names it")
                    if !found.isEmpty { return found }
                }
            }
        }
        guard parts.count >= 2, [.env, .pgpass, .netrc].contains(FileKind(path: path).format), OwnerRule.person(atHomeIn: path) == nil else { return [] }
        // `tom.okafor` is somebody's, wherever homes are kept.
        let directory = parts[parts.count - 2]
        return directory.dropFirst().contains(".") ? [] : guess(directory, 0.4, "its directory is called so")
    }
}
