import Runtime

/// Reads names and values that text for people sets apart by its layout: a value on the line below its name, a definition
/// list (`Password:: …`, `; Password : …`, `- Password :: …`), a field list.
enum NotesReader {
    /// `hits` are the ends of words that the prefilter saw, in order: only lines with one are worth a look.
    static func read(_ bytes: [UInt8], hits: [Int]) -> [Assignment] {
        var next = 0
        var found: [Assignment] = []
        var waiting: (name: String, lines: Int)?
        var lines = Lines(bytes)
        while let line = lines.next() {
            guard found.count < Reading.limit else { break }
            while next < hits.count, hits[next] <= line.lowerBound { next += 1 }
            if waiting == nil {
                guard next < hits.count else { break }
                guard hits[next] <= line.upperBound else {
                    lines.skip(to: hits[next] - 1)
                    continue
                }
            }
            guard waiting != nil || next < hits.count && hits[next] <= line.upperBound else { continue }
            let content = trimmed(bytes, line)
            if content.isEmpty {
                if var name = waiting {
                    name.lines += 1
                    waiting = name.lines > 2 ? nil : name
                }
                continue
            }
            if let name = waiting {
                waiting = nil
                if let value = value(bytes, content), TextValue.looksChosen(Array(bytes[value])) {
                    found.append(
                        Assignment(
                            name: name.name, path: name.name, value: Array(bytes[value]), range: value, isQuoted: true, scope: 0, judgedAs: .csv))
                    continue
                }
            }
            if let pair = definition(bytes, content) ?? saying(bytes, content) ?? login(bytes, content) ?? pair(bytes, content)
                ?? atHost(bytes, content) ?? foreign(bytes, content) ?? pin(bytes, content)
            {
                found.append(pair)
            } else if content.count <= 60, let name = name(bytes, content) {
                waiting = (name, 0)
            }
        }
        return found
    }

    private static func isMark(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || "*_#>-+;:`|\"'=~".utf8.contains(byte) }

    /// Without list marks, emphasis and quotes.
    private static func trimmed(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        var start = line.lowerBound
        while start < line.upperBound, Byte.isSpace(bytes[start]) || bytes[start] == UInt8(ascii: ">") { start += 1 }
        var end = line.upperBound
        while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// A line that holds nothing but a name that promises a secret.
    private static func name(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, isMark(bytes[start]) { start += 1 }
        let hadColon = bytes[start..<end].suffix(4).contains(UInt8(ascii: ":"))
        while end > start, isMark(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let text = bytes.text(start..<end)
        let words = text.split(separator: " ")
        guard words.count <= 5, hadColon || words.count <= 3, text.utf8.allSatisfy({ Byte.isName($0) || $0 == 32 || $0 == UInt8(ascii: "/") }),
            SlotName(text).promise != nil
        else { return nil }
        return text
    }

    private static func value(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        var (start, end) = (line.lowerBound, line.upperBound)
        func isFence(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || byte == Byte.backtick || byte == UInt8(ascii: ":") }
        while start < end, isFence(bytes[start]) { start += 1 }
        while end > start, Byte.isSpace(bytes[end - 1]) || bytes[end - 1] == Byte.backtick { end -= 1 }
        return start < end ? start..<end : nil
    }

    /// `pass …` on a line of its own, `pw is …`, `pass: …`: short words that are too common to be looked for by themselves.
    private static func saying(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 2000 else { return nil }
        let words = bytes[line].split { Byte.isBlank($0) }
        for (index, word) in words.enumerated()
        where index + 1 < words.count && word.count <= 24 && !word.elementsEqual("PASS:".utf8) && !word.elementsEqual("PASS".utf8) {
            let text = String(decoding: word.drop { $0 == UInt8(ascii: "(") }, as: UTF8.self).lowercased()
            let bare = text.hasSuffix(":") || text.hasSuffix("=") ? String(text.dropLast()) : text
            guard ["pw", "pwd", "pass", "password", "passwd", "passwort", "pass:", "kennwort", "passphrase"].contains(bare)
                || bare.hasSuffix("kennwort") || bare.hasSuffix("passwort")
            else { continue }
            var next = index + 1
            if bare == text, words[next].elementsEqual("for".utf8) {
                // "admin pw for scan-ingest atlas: …": what it is for, in a few words, before the colon.
                guard let colon = words[(next + 1)...].prefix(5).firstIndex(where: { $0.last == UInt8(ascii: ":") && $0.count > 1 }) else { continue }
                next = colon + 1
            } else if bare == text {
                let first = next
                while next < words.count, next - first < 3, joints.contains(String(decoding: words[next], as: UTF8.self).lowercased()) { next += 1 }
                // "Kennwort hG7…": nothing joins them, and the next word is plainly none.
                if next == first, words.count != 2 || index != 0, bare == "pass" || !isOdd(bytes[words[next].indices]) { continue }
            }
            guard next < words.count else { return nil }
            var (start, end) = (words[next].startIndex, words[next].endIndex)
            while start < end, "`*\"'_".utf8.contains(bytes[start]) { start += 1 }
            while end > start, "`*\"'_,.;)".utf8.contains(bytes[end - 1]) { end -= 1 }
            let value = Array(bytes[start..<end])
            guard value.count >= 6, value.contains(where: Byte.isDigit), TextValue.looksChosen(value),
                !value.contains(where: { "/\\(){}[]<>:=".utf8.contains($0) })
            else { continue }
            return Assignment(name: "password", path: "password", value: value, range: start..<end, isQuoted: true, scope: 0, judgedAs: .csv)
        }
        return nil
    }

    private static let joints: Set<String> = ["is", "ist", "=", ":", "->", "now", "are", "still", "jetzt", "lautet", "set", "to"]

    /// Letters of both cases and digits in between, as nothing that is said has.
    private static func isOdd(_ word: ArraySlice<UInt8>) -> Bool {
        let uppers = word.count(where: Byte.isUpper)
        let digits = word.dropLast().count(where: Byte.isDigit)
        return word.count >= 10 && word.contains(where: Byte.isLower) && (digits >= 2 && uppers >= 1 || digits >= 1 && uppers >= 3)
    }

    /// `creds for staging: admin / …`, "Login: `kim` / `…`".
    private static func login(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 400 else { return nil }
        // Behind what names them, which may have a slash of its own: "User / password: kim / …".
        let label = line.first { bytes.has(": ", at: $0) }
        guard
            let slash = (max(line.lowerBound, label ?? 0)..<line.upperBound).first(where: {
                bytes[$0] == UInt8(ascii: "/") && Byte.isSpace(bytes.at($0 - 1)) && Byte.isSpace(bytes.at($0 + 1))
            })
        else { return nil }
        let before = bytes.text(line.lowerBound..<slash).lowercased()
        let user = before.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }.last.map(String.init)
        // Behind the name of an account that every system has, one word that is plainly none is its password.
        let isOfService = user.map { name in ["svc_", "svc-", "srv_", "sa_"].contains(where: name.hasPrefix) && name.utf8.count > 5 } == true
        let isAccount = (user.map(accounts.contains) == true || isOfService) && before.last { $0 != " " && $0 != "\\" } != "/"
        let words = ["cred", "login", "logon", "account", "access", "zugang", "user", "benutzer", "log in"]
        guard isAccount || words.contains(where: { before.contains($0) }),
            isAccount || before.contains(":") || before.contains("`") || before.contains(" with ") || before.contains("login is ")
        else { return nil }
        var start = slash + 1
        while start < line.upperBound, Byte.isBlank(bytes[start]) || bytes[start] == Byte.backtick || bytes[start] == UInt8(ascii: "*") {
            start += 1
        }
        var end = start
        while end < line.upperBound, !Byte.isSpace(bytes[end]), bytes[end] != Byte.backtick { end += 1 }
        while end > start, ".,;*)".utf8.contains(bytes[end - 1]) { end -= 1 }
        let value = Array(bytes[start..<end])
        guard value.count >= 8, value.contains(where: Byte.isDigit), TextValue.looksChosen(value), Shape(value).classes >= 2 else { return nil }
        guard !isAccount || Shape(value).classes >= 3 && !value.contains(UInt8(ascii: "/")) else { return nil }
        return Assignment(
            name: "password", path: "password", value: value, range: start..<end, isQuoted: true, scope: 0, endpoint: EndpointParts(user: user),
            judgedAs: .csv)
    }

    private static let accounts: Set<String> = [
        "root", "admin", "administrator", "sa", "sysadmin", "superuser", "ubuntu", "centos", "debian", "ec2-user", "pi", "postgres", "oracle",
        "sysdba",
        "netadmin", "enable", "manager", "guest", "service", "vpn", "backup",
    ]

    /// `root:…@10.0.0.3`, as people write where they log in.
    private static func atHost(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 400 else { return nil }
        for word in bytes[line].split(whereSeparator: { Byte.isSpace($0) || $0 == Byte.backtick }) {
            guard let at = word.lastIndex(of: UInt8(ascii: "@")), let colon = word.firstIndex(of: UInt8(ascii: ":")),
                colon < at, at + 3 < word.endIndex,
                accounts.contains(bytes.text(word.startIndex..<colon).lowercased()), Byte.isAlphanumeric(bytes[at + 1]),
                word[at...].dropFirst().allSatisfy({ Byte.isName($0) || ",;:/)".utf8.contains($0) }), word[at...].contains(UInt8(ascii: "."))
            else { continue }
            let value = Array(bytes[colon + 1..<at])
            guard value.count >= 8, value.contains(where: Byte.isDigit), TextValue.looksChosen(value), Shape(value).classes >= 3,
                !value.contains(where: { "/:".utf8.contains($0) })
            else { continue }
            return Assignment(
                name: "password", path: "password", value: value, range: colon + 1..<at, isQuoted: true, scope: 0,
                endpoint: EndpointParts(host: bytes.text(at + 1..<word.endIndex), user: bytes.text(word.startIndex..<colon)), judgedAs: .csv)
        }
        return nil
    }

    /// `creds for staging: admin:…`
    private static func pair(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 400, let last = bytes[line].split(separator: 32).last, let colon = last.firstIndex(of: UInt8(ascii: ":")),
            (2...40).contains(colon - last.startIndex), !last.contains(UInt8(ascii: "/"))
        else { return nil }
        let before = bytes.text(line.lowerBound..<last.startIndex).lowercased()
        guard ["cred", "login", "logon", "zugang"].contains(where: { before.contains($0) }), before.contains(":") else { return nil }
        var (start, end) = (colon + 1, last.endIndex)
        while end > start, "`*.,)\"'".utf8.contains(bytes[end - 1]) { end -= 1 }
        let value = Array(bytes[start..<max(start, end)])
        guard value.count >= 8, value.contains(where: Byte.isDigit), TextValue.looksChosen(value), Shape(value).classes >= 3 else { return nil }
        return Assignment(
            name: "password", path: "password", value: value, range: start..<end, isQuoted: true, scope: 0,
            endpoint: EndpointParts(user: bytes.text(last.startIndex..<colon)), judgedAs: .csv)
    }

    /// `Mot de passe : …`, `パスワード: …`, `WLAN key: …`: what others call a password, before a colon and one word.
    private static func foreign(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 200, let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) ?? wideColon(bytes, line) else { return nil }
        guard colon - line.lowerBound <= 60 else { return nil }
        var start = colon + (bytes[colon] == UInt8(ascii: ":") ? 1 : 3)
        var end = line.upperBound
        func trims(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || "`*\"'".utf8.contains(byte) }
        while start < end, trims(bytes[start]) { start += 1 }
        while end > start, trims(bytes[end - 1]) { end -= 1 }
        let value = Array(bytes[start..<max(start, end)])
        guard value.contains(where: Byte.isDigit), TextValue.looksChosen(value) else { return nil }
        let label = bytes.text(line.lowerBound..<colon).lowercased()
        guard words.contains(where: { label.holds($0) }) || isWireless(label) else { return nil }
        let name = keyWords.contains { label.holds($0) } ? "api_key" : "password"
        return Assignment(name: name, path: name, value: value, range: start..<end, isQuoted: true, scope: 0, judgedAs: .csv)
    }

    /// "PIN 48291…", "HSM-PIN: 48291…": in capitals, as nobody writes it of maps, and as many digits as a token's or an alarm's has.
    private static func pin(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 2000, line.contains(where: { bytes.has("PIN", at: $0) }) else { return nil }
        let words = bytes[line].split { Byte.isBlank($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
        for (index, word) in words.enumerated()
        where word.count <= 24 && (word.elementsEqual("PIN".utf8) || word.suffix(4).elementsEqual("-PIN".utf8)) {
            let next = words[(index + 1)...].prefix(2).first { !joints.contains(String(decoding: $0, as: UTF8.self).lowercased()) }
            guard var digits = next else { continue }
            while let last = digits.last, "`*.,)".utf8.contains(last) { digits.removeLast() }
            while let first = digits.first, "`*(".utf8.contains(first) { digits.removeFirst() }
            guard digits.allSatisfy(Byte.isDigit), (6...16).contains(digits.count) else { continue }
            let range = digits.startIndex..<digits.endIndex
            return Assignment(name: "hsm_pin", path: "PIN", value: Array(digits), range: range, isQuoted: true, scope: 0, judgedAs: .csv)
        }
        return nil
    }

    private static func wideColon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? { line.first { bytes[$0] == 0xEF && bytes.has("：", at: $0) } }

    /// "Wi-Fi guest key", "guest WLAN PSK": a key that only a network has.
    private static func isWireless(_ label: String) -> Bool {
        guard ["wifi", "wi-fi", "wlan", "ssid", "wireless"].contains(where: { label.holds($0) }) else { return false }
        return ["key", "schlüssel", "psk", "passphrase", "code"].contains { label.hasSuffix($0) || label.holds($0 + " ") }
    }

    private static let words = [
        "mot de passe", "contraseña", "contrasenya", "clave", "parola d'ordine", "parola", "senha", "palavra-passe", "wachtwoord",
        "lösenord", "kennwort", "adgangskode", "salasana", "heslo", "hasło", "jelszó", "пароль", "パスワード", "密码", "密碼", "비밀번호",
        "wlan key", "wifi key", "wi-fi key", "network key",
        "wlan-schlüssel", "zugangscode", "geheimnis", "pre-shared key", "preshared key",
    ] + keyWords

    /// Those among them that are for programs.
    private static let keyWords = ["api-schlüssel", "api-schluessel", "api schlüssel", "zugangsschlüssel", "zugriffsschlüssel"]

    /// `Password:: value`, `Password :: value`, `; Password : value`.
    private static func definition(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 400 else { return nil }
        for index in line where bytes[index] == UInt8(ascii: ":") {
            let isDouble = bytes.at(index + 1) == UInt8(ascii: ":")
            guard isDouble || bytes[line.lowerBound] == UInt8(ascii: ";") else { continue }
            guard let name = name(bytes, line.lowerBound..<index), let value = value(bytes, index + (isDouble ? 2 : 1)..<line.upperBound),
                Byte.isBlank(bytes.at(index + (isDouble ? 2 : 1))), TextValue.looksChosen(Array(bytes[value]))
            else { return nil }
            return Assignment(name: name, path: name, value: Array(bytes[value]), range: value, isQuoted: true, scope: 0, judgedAs: .csv)
        }
        return nil
    }
}
