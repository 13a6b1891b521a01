/// Reads files that are lists of logins, each in the notation of its program.
enum LoginListReader {
    /// PgBouncer's `userlist.txt`: `"user" "password"`.
    static func userList(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) {
            guard bytes.at(line.lowerBound) == Byte.quote, let user = KeyValueReader.quoted(bytes, at: line.lowerBound, end: line.upperBound) else {
                continue
            }
            var start = user.next
            while Byte.isBlank(bytes.at(start)) { start += 1 }
            guard bytes.at(start) == Byte.quote, let password = KeyValueReader.quoted(bytes, at: start, end: line.upperBound),
                !password.bytes.isEmpty
            else { continue }
            found.append(
                certain(password.bytes, password.range, EndpointParts(scheme: "postgresql", user: String(decoding: user.bytes, as: UTF8.self))))
        }
        return found
    }

    /// `user:password` on each line: rsync, mosquitto before it is hashed, Squid, mirrors.
    static func colonLogins(_ bytes: [UInt8], scheme: String?) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where bytes.at(line.lowerBound) != UInt8(ascii: "#") {
            guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound, colon + 1 < line.upperBound else { continue }
            let user = bytes.text(line.lowerBound..<colon)
            var end = colon + 1
            while end < line.upperBound, bytes[end] != UInt8(ascii: ":"), !Byte.isSpace(bytes[end]) { end += 1 }
            var start = colon + 1
            if bytes.has("{PLAIN}", at: start) { start += 7 }
            guard start < end, user.utf8.count <= 128, !user.contains(" ") else { continue }
            found.append(certain(Array(bytes[start..<end]), start..<end, EndpointParts(scheme: scheme, user: user)))
        }
        return found
    }

    /// Postfix's maps: `[smtp.host]:587 user:password`.
    static func saslPasswords(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where bytes.at(line.lowerBound) != UInt8(ascii: "#") {
            let parts = bytes[line].split(maxSplits: 1) { Byte.isBlank($0) }
            if parts.count == 1, parts[0].count(where: { $0 == UInt8(ascii: ":") }) >= 2, let colon = parts[0].lastIndex(of: UInt8(ascii: ":")),
                colon + 1 < parts[0].endIndex
            {
                // Exim's `host:user:password`.
                found.append(certain(Array(parts[0][(colon + 1)...]), colon + 1..<parts[0].endIndex, EndpointParts(scheme: "smtp")))
                continue
            }
            guard parts.count == 2, let login = parts.last?.drop(while: Byte.isBlank), let colon = login.firstIndex(of: UInt8(ascii: ":")),
                colon + 1 < login.endIndex
            else { continue }
            var endpoint = URLReader.authority(parts[0])
            (endpoint.scheme, endpoint.user) = ("smtp", String(decoding: login[login.startIndex..<colon], as: UTF8.self))
            found.append(certain(Array(login[(colon + 1)...]), colon + 1..<login.endIndex, endpoint))
        }
        return found
    }

    /// pppd's `chap-secrets`: `client server secret addresses`.
    static func chapSecrets(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where bytes.at(line.lowerBound) != UInt8(ascii: "#") {
            let words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            guard words.count >= 3 else { continue }
            found.append(certain(words[2].value, words[2].range, EndpointParts(scheme: "ppp", user: words[0].text)))
        }
        return found
    }

    /// strongSwan's `ipsec.secrets`: `selectors : PSK "…"`.
    static func ipsecSecrets(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) {
            let words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            guard words.first?.value.first != UInt8(ascii: "#"),
                let at = words.firstIndex(where: { ["PSK", "EAP", "XAUTH", "NTLM", ":PSK"].contains($0.text) }), words.count > at + 1
            else { continue }
            found.append(certain(words[at + 1].value, words[at + 1].range, EndpointParts(scheme: "ipsec", host: at > 1 ? words[0].text : nil)))
        }
        return found
    }

    /// `bucket:key:secret` or `key:secret`, s3fs.
    static func s3fs(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where bytes.at(line.lowerBound) != UInt8(ascii: "#") {
            let parts = bytes[line].split(separator: UInt8(ascii: ":"))
            guard parts.count >= 2, let secret = parts.last, secret.count >= 16 else { continue }
            found.append(
                Assignment(
                    name: "aws_secret_access_key", path: "secret", value: Array(secret), range: secret.startIndex..<secret.endIndex, isQuoted: true,
                    scope: 0,
                    endpoint: EndpointParts(user: String(decoding: parts[parts.count - 2], as: UTF8.self)), judgedAs: .ini))
        }
        return found
    }

    /// `user password`, or `place user password`, on each line: JMX, davfs2.
    static func columns(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where bytes.at(line.lowerBound) != UInt8(ascii: "#") {
            let words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            guard words.count == 2 || words.count == 3, let last = words.last, TextValue.looksChosen(last.value) else { continue }
            found.append(certain(last.value, last.range, EndpointParts(user: words[words.count - 2].text)))
        }
        return found
    }

    /// OpenVPN's `auth-user-pass` file: a user, and below it the password.
    static func twoLines(_ bytes: [UInt8]) -> [Assignment] {
        guard bytes.count <= 1024 else { return [] }
        let lines = Lines(bytes).filter { !$0.isEmpty }
        guard lines.count == 2, !bytes[lines[0]].contains(32), !bytes[lines[1]].contains(32), !bytes[lines[0]].contains(UInt8(ascii: "=")) else {
            return []
        }
        guard TextValue.looksChosen(Array(bytes[lines[1]])) else { return [] }
        return [certain(Array(bytes[lines[1]]), lines[1], EndpointParts(user: bytes.text(lines[0])))]
    }

    /// Logins in settings: Squid's and curl's `login=user:…`, `user = "user:…"`; OpenVPN's `<auth-user-pass>` block.
    static func inlineLogins(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        var found: [Assignment] = []
        var block: [Range<Int>]?
        for line in Lines(bytes, in: part) {
            if let lines = block {
                if bytes.has("</auth-user-pass>", at: line.lowerBound) {
                    if lines.count == 2 {
                        found.append(certain(Array(bytes[lines[1]]), lines[1], EndpointParts(scheme: "openvpn", user: bytes.text(lines[0]))))
                    }
                    block = nil
                } else if !line.isEmpty {
                    block = lines + [line]
                }
                continue
            }
            if bytes.has("<auth-user-pass>", at: line.lowerBound) { block = [] }
            guard bytes[line].contains(UInt8(ascii: ":")), bytes[line].contains(UInt8(ascii: "=")) else { continue }
            for word in CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound).prefix(40) {
                guard word.value.has("login=", at: 0) || word.value.has("user=", at: 0) || word.value.contains(UInt8(ascii: ":")) else { continue }
                let login: ArraySlice<UInt8>
                if word.value.has("login=", at: 0) {
                    login = word.value.dropFirst(6)
                } else if ["user", "proxy-user"].contains(where: { bytes[line].starts(with: $0.utf8) }) {
                    login = word.value[...]
                } else {
                    continue
                }
                guard let colon = login.firstIndex(of: UInt8(ascii: ":")), TextValue.looksChosen(Array(login[(colon + 1)...])) else { continue }
                let user = String(decoding: login[login.startIndex..<colon], as: UTF8.self)
                found.append(certain(Array(login[(colon + 1)...]), word.range, EndpointParts(scheme: "https", user: user)))
            }
        }
        return found + moduleUsers(bytes, in: part)
    }

    /// `user_NAME="…"` of JAAS's digest and plain login modules.
    private static func moduleUsers(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        guard bytes.contains("required") else { return [] }
        var found: [Assignment] = []
        for line in Lines(bytes, in: part) {
            var start = line.lowerBound
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            guard bytes.has("user_", at: start), let equals = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "=")),
                bytes.at(equals + 1) == Byte.quote,
                let quoted = KeyValueReader.quoted(bytes, at: equals + 1, end: line.upperBound)
            else { continue }
            found.append(certain(quoted.bytes, quoted.range, EndpointParts(user: bytes.text(start + 5..<equals))))
        }
        return found
    }

    /// A file whose name says what it holds: `db_password.txt`, `.vault-token`, `/run/secrets/smtp_password`.
    static func wholeFile(_ bytes: [UInt8], name: String) -> [Assignment] {
        guard bytes.count <= 4096 else { return [] }
        let lines = Lines(bytes).filter { !bytes[$0].allSatisfy(Byte.isSpace) }
        guard lines.count == 1, var line = lines.first else { return [] }
        while line.lowerBound < line.upperBound, Byte.isSpace(bytes[line.lowerBound]) { line = line.lowerBound + 1..<line.upperBound }
        while line.lowerBound < line.upperBound, Byte.isSpace(bytes[line.upperBound - 1]) { line = line.lowerBound..<line.upperBound - 1 }
        let value = Array(bytes[line])
        guard value.count >= 6, value.count <= 2048, !value.contains(32) else { return [] }
        if let scheme = FileKind.certainFiles[name] { return [certain(value, line, EndpointParts(scheme: scheme))] }
        guard TextValue.looksChosen(value) else { return [] }
        return [Assignment(name: name, path: name, value: value, range: line, isQuoted: true, scope: 0, judgedAs: .ini)]
    }

    /// `user = password,role,…` or `user: password, role`; groups and hashes are no passwords.
    static func userRoles(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where found.count < Reading.limit {
            guard let first = line.first(where: { !Byte.isBlank(bytes[$0]) }), !"#!_".utf8.contains(bytes[first]),
                let mark = bytes[line].firstIndex(where: { "=:".utf8.contains($0) }), mark > first
            else { continue }
            let user = bytes[first..<mark].prefix { !Byte.isSpace($0) }
            var start = mark + 1
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            var end = start
            while end < line.upperBound, bytes[end] != UInt8(ascii: ","), !Byte.isSpace(bytes[end]) { end += 1 }
            let value = Array(bytes[start..<end])
            if let plain = PublishedKeys.jetty(value) {
                found.append(certain(plain, start..<end, EndpointParts(scheme: "https", user: String(decoding: user, as: UTF8.self))))
                continue
            }
            let isHash = value.has("MD5:", at: 0) || value.has("CRYPT:", at: 0) || value.count >= 32 && value.allSatisfy(Byte.isHex)
            guard !isHash, TextValue.looksChosen(value), !value.contains(UInt8(ascii: "/")) else { continue }
            found.append(certain(value, start..<end, EndpointParts(scheme: "https", user: String(decoding: user, as: UTF8.self))))
        }
        return found
    }

    /// Subversion's `K 8`, `password`, `V 17`, and the value.
    static func subversion(_ bytes: [UInt8]) -> [Assignment] {
        let lines = Array(Lines(bytes, in: 0..<min(bytes.count, 16_384)))
        var user: String?
        var found: [Assignment] = []
        for (index, line) in lines.enumerated() where index >= 1 && index + 2 < lines.count {
            guard bytes.has("K ", at: lines[index - 1].lowerBound), bytes.has("V ", at: lines[index + 1].lowerBound) else { continue }
            let value = lines[index + 2]
            switch bytes.text(line) {
            case "username": user = bytes.text(value)
            case "password", "passphrase": found.append(certain(Array(bytes[value]), value, EndpointParts(scheme: "https")))
            default: break
            }
        }
        // A passphrase that a keyring holds is stored elsewhere, or as its ciphertext.
        let type = lines.firstIndex { bytes.text($0) == "passtype" }
        if let type, type + 2 < lines.count, bytes.text(lines[type + 2]) != "simple" { return [] }
        for index in found.indices { found[index].endpoint.user = user }
        return found
    }

    /// Base32 on the first line (RFC 4226, google-authenticator(1)).
    static func seed(_ bytes: [UInt8]) -> [Assignment] {
        var lines = Lines(bytes)
        guard let line = lines.next(), (16...128).contains(line.count), bytes[line].allSatisfy(Detector.Alphabet.base32.contains) else { return [] }
        return [Assignment(name: "totp_secret", path: "seed", value: Array(bytes[line]), range: line, isQuoted: true, scope: 0, judgedAs: .ini)]
    }

    /// Codes on lines of their own, two or more.
    static func codes(_ bytes: [UInt8]) -> [Assignment] {
        let lines = Lines(bytes, in: 0..<min(bytes.count, 16_384)).filter { line in
            (8...40).contains(line.count) && bytes[line].contains(where: Byte.isDigit)
                && bytes[line].allSatisfy { Byte.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
        guard lines.count >= 2 else { return [] }
        return lines.map {
            Assignment(name: "password", path: "recovery code", value: Array(bytes[$0]), range: $0, isQuoted: true, scope: 0, judgedAs: .ini)
        }
    }

    /// Sixty-four numbers in brackets.
    static func keypair(_ bytes: [UInt8]) -> [Assignment] {
        guard bytes.count <= 1024, let open = bytes.firstIndex(of: UInt8(ascii: "[")), let close = bytes.lastIndex(of: UInt8(ascii: "]")),
            close - open > 128
        else { return [] }
        let numbers = open + 1..<close
        return [
            Assignment(
                name: "private_key", path: "keypair", value: Array(bytes[numbers]), range: numbers, isQuoted: true, scope: 0, notation: .bytes)
        ]
    }

    private static func certain(_ value: [UInt8], _ range: Range<Int>, _ endpoint: EndpointParts) -> Assignment {
        Assignment(
            name: "password", path: "password", value: value, range: range, isQuoted: true, scope: 0, isCertain: true, endpoint: endpoint,
            judgedAs: .ini)
    }
}
