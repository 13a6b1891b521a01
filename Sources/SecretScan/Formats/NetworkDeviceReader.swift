/// Reads the settings of routers and switches (Cisco IOS and its kin, Junos): passwords in clear, and those that are only
/// veiled: Cisco's type 7 is undone, Junos's `$9$` is kept as written. Types 4, 5, 8 and 9 are digests.
enum NetworkDeviceReader {
    /// Whether the first lines are a device's: its own words at the start of lines.
    static func isDevice(_ bytes: [UInt8]) -> Bool {
        var score = 0
        for line in Lines(bytes, in: 0..<min(bytes.count, 8192)) {
            for word in [
                "hostname ", "enable secret ", "enable password ", "snmp-server ", "line vty ", "interface Gigabit", "interface Fast",
                "interface Vlan", "service password-encryption", "tacacs-server ", "ip ssh ",
            ] as [StaticString]
            where bytes.has(word, at: line.lowerBound) { score += 1 }
            if score >= 2 { return true }
        }
        return false
    }

    static func read(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) {
            guard found.count < 10_000, line.count <= 1024 else { continue }
            let words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            guard words.count >= 2, words[0].value.first != UInt8(ascii: "!"), words[0].value.first != UInt8(ascii: "#") else { continue }
            guard let (at, isCommunity) = secretWord(words) else { continue }
            var index = at + 1
            guard index < words.count else { continue }
            var type = 0
            if let number = Int(words[index].text), number < 10, index + 1 < words.count {
                type = number
                index += 1
            }
            guard type == 0 || type == 6 || type == 7 else { continue }
            var word = words[index]
            while word.value.last == UInt8(ascii: ";") { word.value.removeLast() }
            guard word.value.count >= 4, !["level", "encryption", "recovery", "length", "policy"].contains(word.text) else { continue }
            let value = type == 7 ? typeSeven(word.value) : type == 6 ? nil : word.value
            guard let value, value.count >= 4 else { continue }
            var endpoint = EndpointParts(scheme: isCommunity ? "snmp" : nil)
            if let user = words.firstIndex(where: { $0.text == "username" || $0.text == "user" }), user + 1 < at {
                endpoint.user = words[user + 1].text
            }
            if let host = words.firstIndex(where: { $0.text == "host" || $0.text == "neighbor" }), host + 1 < words.count {
                endpoint.host = words[host + 1].text
            }
            found.append(
                Assignment(
                    name: isCommunity ? "secret" : "password", path: words[..<(at + 1)].map(\.text).joined(separator: " "), value: value,
                    range: word.range,
                    isQuoted: true, scope: 0, isCertain: !isCommunity, endpoint: endpoint, judgedAs: .ini))
        }
        return found
    }

    /// The word that a secret follows.
    private static func secretWord(_ words: [CommandReader.Word]) -> (Int, isCommunity: Bool)? {
        let texts = words.map { $0.text.lowercased() }
        if let at = texts.firstIndex(of: "community"), texts.contains("snmp-server") || texts.contains("snmp") { return (at, true) }
        if texts[0] == "snmp-server", texts.count > 3, texts[1] == "host" { return nil }
        for (index, text) in texts.enumerated() where index + 1 < texts.count {
            switch text {
            case "password", "key-string", "secret", "ascii-text", "pre-shared-key", "authentication-key", "md5":
                // `service password-encryption`, `ip ospf message-digest-key 1 md5 …`
                if text == "md5", !texts.contains("message-digest-key") { continue }
                if ["ascii-text", "hexadecimal"].contains(texts[index + 1]) { continue }
                return (index, false)
            case "key":
                let owner = texts[0]
                if owner.hasPrefix("tacacs") || owner.hasPrefix("radius") || texts.contains("isakmp")
                    || owner == "key" && texts.count <= 3 && index == 0
                {
                    return (index, false)
                }
            default: continue
            }
        }
        return nil
    }

    /// Cisco's type 7: two digits of offset, then bytes XORed with a fixed text (published since 1995).
    static func typeSeven(_ text: [UInt8]) -> [UInt8]? {
        let pad = Array("dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87".utf8)
        guard text.count >= 4, text.count % 2 == 0, text.allSatisfy(Byte.isHex), Byte.isDigit(text[0]), Byte.isDigit(text[1]) else { return nil }
        let offset = Int(text[0] - 48) * 10 + Int(text[1] - 48)
        let out = Byte.decodedHex(text[2...]).enumerated().map { $1 ^ pad[(offset + $0) % pad.count] }
        return out.allSatisfy { $0 >= 32 && $0 < 127 } ? out : nil
    }
}
