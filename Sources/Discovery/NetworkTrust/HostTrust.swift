import Estate

/// Rules of a machine's own services.
enum HostTrust {
    /// `hosts.equiv`, `.rhosts`: a host, and perhaps a user there, that logs in without a password.
    static func remoteHosts(_ text: TrustText) -> [NetworkTrust] {
        let file = text.path.split(separator: "/").last.map(String.init) ?? ""
        let isEverybody = file.hasSuffix(".equiv")
        return text.directives().compactMap { number, words in
            // `-host` turns away.
            guard let host = words.first, !host.hasPrefix("-"), words.count <= 2, words.dropFirst().first?.hasPrefix("-") != true else {
                return nil
            }
            let user = words.dropFirst().first
            let who = user.map { $0 == "+" ? "any user there" : "`\($0)` there" } ?? "the user of the same name there"
            return text.rule(
                "remote-hosts", line: number, from: [host],
                to: isEverybody && user != nil
                    ? "every account but root's, for \(who)" : isEverybody ? "the account of the same name" : "this account, for \(who)",
                why: "the host's word is taken for who is calling", instead: "remove the file; ssh with keys or certificates")
        }
    }

    /// NFS: without `sec=krb5…` the client's machine says whose files are asked for.
    static func exports(_ text: TrustText) -> [NetworkTrust] {
        text.directives().flatMap { number, words -> [NetworkTrust] in
            guard let path = words.first, path.hasPrefix("/") else { return [] }
            var common = ""
            return words.dropFirst().compactMap { client in
                if client.hasPrefix("-") {
                    common = String(client.dropFirst())
                    return nil
                }
                let open = client.firstIndex(of: "(") ?? client.endIndex
                let host = open == client.startIndex ? "*" : String(client[..<open])
                let options = common + "," + client[open...].filter { $0 != "(" && $0 != ")" }
                guard !host.hasPrefix("gss/"), !options.contains("sec=krb5") else { return nil }
                let rights = options.split(separator: ",").contains("rw") ? "reads and writes" : "reads"
                return text.rule(
                    "nfs-export", line: number, from: [host], to: path,
                    why: "the client's machine says who is asking, and \(rights)\(options.contains("no_root_squash") ? ", as root too" : "")",
                    instead: "sec=krb5p")
            }
        }
    }

    static func rsync(_ text: TrustText) -> [NetworkTrust] {
        let settings = text.settings()
        let global = settings.filter { $0.section.isEmpty }
        func words(_ value: String) -> [String] { value.split { $0 == "," || $0 == " " }.map(String.init) }
        var found: [NetworkTrust] = []
        var seen: Set<String> = []
        for section in settings.map(\.section) where !section.isEmpty && seen.insert(section).inserted {
            let own = settings.filter { $0.section == section }
            guard !(own + global).contains(where: { $0.key == "auth users" && !$0.value.isEmpty }),
                let hosts = own.last(where: { $0.key == "hosts allow" }) ?? global.last(where: { $0.key == "hosts allow" })
            else { continue }
            found.append(
                text.rule(
                    "rsync-address", line: hosts.number, from: words(hosts.value), to: "module \(section)",
                    why: "an address is all that is asked for",
                    instead: "`auth users` with a secrets file, or rsync over ssh"))
        }
        return found
    }

    /// Postfix: who may send mail on without logging in.
    static func postfix(_ text: TrustText) -> [NetworkTrust] {
        // A line that begins with a blank goes on with the one before.
        var settings: [(line: Int, key: String, value: String)] = []
        for (index, line) in text.lines.enumerated() where !TrustText.trimmed(line).isEmpty && TrustText.trimmed(line).first != "#" {
            if line.first == " " || line.first == "\t", !settings.isEmpty {
                settings[settings.count - 1].value += " " + TrustText.trimmed(line)
            } else if let equals = line.firstIndex(of: "=") {
                settings.append(
                    (index + 1, String(TrustText.trimmed(line[..<equals])), String(TrustText.trimmed(line[line.index(after: equals)...]))))
            }
        }
        let relay = settings.filter { ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"].contains($0.key) && !$0.value.isEmpty }
        guard let networks = settings.last(where: { $0.key == "mynetworks" }),
            relay.isEmpty || relay.contains(where: { $0.value.contains("permit_mynetworks") })
        else { return [] }
        let from = networks.value.split { $0 == "," || $0 == " " }.map { String($0.filter { $0 != "[" && $0 != "]" }) }
            .filter { !$0.hasPrefix("!") && !$0.contains("$") && !$0.contains(":/") && !$0.hasPrefix("/") }
        guard !from.isEmpty, TrustText.reach(of: from) != .machine else { return [] }
        return [
            text.rule(
                "postfix-relay", line: networks.line, from: from, to: "mail to anywhere, from any sender",
                why: "an address is all that is asked for",
                instead: "mynetworks of the machine itself, and permit_sasl_authenticated or permit_tls_clientcerts for others")
        ]
    }

    /// Docker's own door: whoever opens it is root of the machine.
    static func docker(_ text: TrustText) -> [NetworkTrust] {
        let whole = text.lines.joined(separator: "\n")
        guard let index = text.lines.firstIndex(where: { $0.contains("\"tcp://") }),
            !whole.replacing(" ", with: "").contains("\"tlsverify\":true")
        else { return [] }
        let hosts = text.lines[index].split(separator: "\"").filter { $0.hasPrefix("tcp://") }.map { host in
            let place = host.dropFirst(6)
            return String(place.lastIndex(of: ":").map { place[..<$0] } ?? place)
        }
        return [
            text.rule(
                "docker-no-tls", line: index + 1, from: hosts, to: "every container, and the machine as root",
                why: "no client has to show a certificate",
                instead: "tlsverify with client certificates, or the socket alone", reach: DatabaseTrust.listening(hosts))
        ]
    }
}
