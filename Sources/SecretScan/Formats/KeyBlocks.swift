/// Private keys in blocks that are no PEM: PuTTY's files (its documentation, appendix C) and OpenPGP's armour (RFC 9580).
enum KeyBlocks {
    private static let limit = 65_536
    static let putty: StaticString = "PuTTY-User-Key-File-"
    static let pgp: StaticString = "PRIVATE KEY BLOCK-----"
    static let openVPN: StaticString = "-----BEGIN OpenVPN Static key V1-----"
    static let rsaXML: StaticString = "<RSAKeyValue>"

    /// `end` is one past an anchor. `nil` for what is encrypted, damaged, or something else.
    static func privateKey(in bytes: [UInt8], anchorEnd end: Int) -> PEMReader.Key? {
        if bytes.has(putty, at: end - putty.utf8CodeUnitCount) { return puttyKey(in: bytes, from: end - putty.utf8CodeUnitCount) }
        if end >= pgp.utf8CodeUnitCount, bytes.has(pgp, at: end - pgp.utf8CodeUnitCount) { return armoured(in: bytes, labelEnd: end) }
        if end >= openVPN.utf8CodeUnitCount, bytes.has(openVPN, at: end - openVPN.utf8CodeUnitCount) { return staticKey(in: bytes, labelEnd: end) }
        if bytes.at(end - 1) == UInt8(ascii: ">") { return xmlKey(in: bytes, from: end) }
        return PEMReader.privateKey(in: bytes, labelEnd: end)
    }

    // MARK: - OpenVPN, .NET

    /// 256 bytes in hexadecimal digits, which both ends share (OpenVPN's manual, `--tls-auth`).
    private static func staticKey(in bytes: [UInt8], labelEnd: Int) -> PEMReader.Key? {
        var body: [UInt8] = []
        var position = labelEnd
        while position < bytes.count, position - labelEnd < 2048, bytes[position] != UInt8(ascii: "-") {
            if Byte.isHex(bytes[position]) { body.append(bytes[position]) } else if !Byte.isSpace(bytes[position]) { return nil }
            position += 1
        }
        guard bytes.has("-----END OpenVPN", at: position), body.count == 512, Shape(body).entropy >= 3.5 else { return nil }
        return PEMReader.Key(body: body, range: labelEnd - openVPN.utf8CodeUnitCount..<position)
    }

    /// The private exponent of `<RSAKeyValue>…<D>…</D></RSAKeyValue>` (XML Signature); a public key has none.
    private static func xmlKey(in bytes: [UInt8], from start: Int) -> PEMReader.Key? {
        let end = min(bytes.count, start + 16_384)
        // The next one's end is its own, so that many beginnings cost no more than one.
        let ends = (start..<end).first { bytes[$0] == UInt8(ascii: "<") && (bytes.has("</RSAKeyValue>", at: $0) || bytes.has(rsaXML, at: $0)) }
        guard let close = ends, bytes.at(close + 1) == UInt8(ascii: "/"),
            let open = (start..<close).first(where: { bytes[$0] == UInt8(ascii: "<") && bytes.has("<D>", at: $0) }),
            let stop = bytes[open + 3..<close].firstIndex(of: UInt8(ascii: "<"))
        else { return nil }
        let body = bytes[open + 3..<stop].filter { !Byte.isSpace($0) }
        guard body.count >= 80, body.allSatisfy(Detector.Alphabet.base64.contains), Shape(body).entropy >= 4 else { return nil }
        return PEMReader.Key(body: body, range: open + 3..<stop)
    }

    // MARK: - PuTTY

    /// `Encryption: none`, and after `Private-Lines: N` as many lines of Base64.
    private static func puttyKey(in bytes: [UInt8], from start: Int) -> PEMReader.Key? {
        guard start >= 0 else { return nil }
        var position = start
        var isOpen = false
        let end = min(bytes.count, start + limit)
        while position < end {
            let stop = bytes[position..<end].firstIndex(of: Byte.newline) ?? end
            let line = bytes[position..<stop]
            if line.count <= 200 {
                let text = String(decoding: line, as: UTF8.self).trimmed
                if text.hasPrefix("Encryption:") { isOpen = text.hasSuffix(" none") }
                if text.hasPrefix("Private-Lines:") {
                    guard isOpen, let count = Int(text.dropFirst(14).drop { $0 == " " }), (1...1000).contains(count) else { return nil }
                    return lines(count, in: bytes, from: stop + 1, to: end, start: start)
                }
            }
            position = stop + 1
        }
        return nil
    }

    private static func lines(_ count: Int, in bytes: [UInt8], from first: Int, to end: Int, start: Int) -> PEMReader.Key? {
        var body: [UInt8] = []
        var position = first
        for _ in 0..<count {
            guard position < end else { return nil }
            let stop = bytes[position..<end].firstIndex(of: Byte.newline) ?? end
            for byte in bytes[position..<stop] where !Byte.isSpace(byte) {
                guard Detector.Alphabet.base64.contains(byte) else { return nil }
                body.append(byte)
            }
            position = stop + 1
        }
        // An Ed25519 key is 48 letters long.
        guard body.count >= 40, Shape(body).entropy >= 3.5 else { return nil }
        return PEMReader.Key(body: body, range: start..<min(position, bytes.count))
    }

    // MARK: - OpenPGP

    private static func armoured(in bytes: [UInt8], labelEnd: Int) -> PEMReader.Key? {
        let label: StaticString = "-----BEGIN PGP PRIVATE KEY BLOCK-----"
        let begin = labelEnd - label.utf8CodeUnitCount
        guard begin >= 0, bytes.has(label, at: begin) else { return nil }
        var body: [UInt8] = []
        var line: [UInt8] = []
        var position = labelEnd
        while position < bytes.count, position - labelEnd < limit {
            if bytes.has("-----END ", at: position) {
                guard body.count >= 60, let packets = Base64.decode(body), !isProtected(packets) else { return nil }
                return PEMReader.Key(body: body, range: begin..<position)
            }
            var byte = bytes[position]
            if byte == Byte.backslash, position + 1 < bytes.count {
                // In a JSON string the lines are divided by `\n`.
                position += 1
                byte = [UInt8(ascii: "n"), UInt8(ascii: "r")].contains(bytes[position]) ? Byte.newline : bytes[position]
            }
            if byte == Byte.newline {
                // Headers have a colon; the checksum begins with `=`.
                if !line.contains(UInt8(ascii: ":")), line.first != UInt8(ascii: "=") { body += line }
                line = []
            } else if !Byte.isSpace(byte), !Byte.isQuote(byte) {
                guard line.count < 1000, byte >= 0x20, byte < 0x7F else { return nil }
                line.append(byte)
            }
            position += 1
        }
        return nil
    }

    /// Whether a passphrase is needed: the octet behind the public part of the first packet says so (RFC 9580, 5.5.3).
    /// What is of a kind that this does not know is taken for open: better named once too often.
    private static func isProtected(_ packets: [UInt8]) -> Bool {
        guard let first = packets.first, first & 0x80 != 0 else { return true }
        let tag = first & 0x40 != 0 ? first & 0x3F : (first >> 2) & 0x0F
        guard tag == 5 else { return true }
        var position: Int
        if first & 0x40 != 0 {
            guard packets.count > 6 else { return true }
            position = 1 + (packets[1] < 192 ? 1 : packets[1] < 224 ? 2 : packets[1] == 255 ? 5 : 1)
        } else {
            guard first & 3 < 3 else { return true }
            position = 1 + [1, 2, 4][Int(first & 3)]
        }
        guard position + 6 <= packets.count else { return true }
        guard packets[position] == 4 else { return false }
        let algorithm = packets[position + 5]
        position += 6
        func skipNumber() -> Bool {
            guard position + 2 <= packets.count else { return false }
            let bits = Int(packets[position]) << 8 | Int(packets[position + 1])
            position += 2 + (bits + 7) / 8
            return position < packets.count
        }
        func skipBlock() -> Bool {
            guard position < packets.count else { return false }
            position += 1 + Int(packets[position])
            return position < packets.count
        }
        let isRead: Bool =
            switch algorithm {
            case 1, 2, 3: skipNumber() && skipNumber()
            case 16: skipNumber() && skipNumber() && skipNumber()
            case 17: skipNumber() && skipNumber() && skipNumber() && skipNumber()
            case 19, 22: skipBlock() && skipNumber()
            case 18: skipBlock() && skipNumber() && skipBlock()
            case 25, 27: { position += 32; return position < packets.count }()
            default: false
            }
        return isRead ? packets[position] != 0 : ![1, 2, 3, 16, 17, 18, 19, 22, 25, 27].contains(algorithm) ? false : true
    }
}

extension String {
    fileprivate var trimmed: Substring {
        var text = self[...]
        while let last = text.last, last == " " || last == "\r" || last == "\r\n" || last == "\"" { text.removeLast() }
        return text.drop { $0 == " " || $0 == "\"" }
    }
}
