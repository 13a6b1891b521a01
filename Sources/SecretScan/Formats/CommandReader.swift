/// Reads passwords that stand on command lines by the command's own rules, where no word names them: `docker login -u ci -p …`,
/// `mysql -p…`, `sshpass -p …`, `curl -u user:…`. Works wherever a command line may stand: a script, a pipeline, a log, a
/// shell's history, a chat message. The table of commands is ``Command/all``.
struct CommandReader {
    let bytes: [UInt8]
    let bounds: Range<Int>

    /// A word of a command line, unquoted.
    struct Word {
        var value: [UInt8]
        var range: Range<Int>
        var text: String { String(decoding: value, as: UTF8.self) }
    }

    private static let window = 3000
    private static let maximumWords = 120

    /// What the command that was seen at `start..<end` says.
    func read(_ command: Command, start: Int, end: Int) -> [Assignment] {
        guard start == bounds.lowerBound || !isWordPart(byte(start - 1)) else { return [] }
        // `mysqldump` is found by `mysql`: the rest of the word belongs to the name.
        var position = end
        if !command.isPiped, let last = command.literal.utf8.last, last != 32 {
            while position - end < 24,
                Byte.isAlphanumeric(byte(position)) || byte(position) == UInt8(ascii: "-") || byte(position) == UInt8(ascii: "_")
            { position += 1 }
            if byte(position) == UInt8(ascii: "."), bytes.has(".exe", at: position) { position += 4 }
            guard Byte.isBlank(byte(position)) else { return [] }
        }
        let words = words(from: position, hasEscapes: !command.hasSlashes)
        if command.scheme == "redis", let at = words.firstIndex(where: { $0.text.lowercased() == "acl" }),
            let logins = RedisUser.password(Array(words[at...]))
        {
            return logins
        }
        var found: [Assignment] = []
        var endpoint = EndpointParts(scheme: command.scheme)
        var positional: [Word] = []
        var index = 0
        func add(_ value: some Collection<UInt8>, _ range: Range<Int>, user: String? = nil, name: String = "password") {
            guard value.count >= 4, value.first != UInt8(ascii: "-"), found.count < 10 else { return }
            if command.isSpoken, !TextValue.looksChosen(Array(value)) { return }
            // A share or a drive where `net use` has a password.
            if command.hasSlashes, value.first == Byte.backslash || value.first == UInt8(ascii: "/") { return }
            var place = EndpointParts()
            place.user = user
            found.append(
                Assignment(
                    name: name, path: command.literal.split(separator: " ").first.map(String.init) ?? name, value: Array(value), range: range,
                    isQuoted: true, scope: -1, isCertain: name == "password", endpoint: place, judgedAs: .ini))
        }
        while index < words.count {
            let word = words[index]
            let text = word.text
            index += 1
            guard text.utf8.count > 1, command.passwords.contains(text) || text.hasPrefix("-") || text.hasPrefix("/") && command.hasSlashes else {
                positional.append(word)
                continue
            }
            let isLong = text.hasPrefix("--")
            let flag = isLong ? String(text.prefix { $0 != "=" }) : text
            let inline: Word? = isLong && text.utf8.count > flag.utf8.count + 1 ? word.dropping(flag.utf8.count + 1) : nil
            let next = inline ?? (index < words.count ? words[index] : nil)
            func take() { if inline == nil { index += 1 } }
            if command.passwords.contains(flag) || isCluster(flag, of: command.passwords, command) {
                if let next { add(next.value, next.range) }
                take()
            } else if command.tokens.contains(flag) {
                if let next { add(next.value, next.range, name: "token") }
                take()
            } else if let separator = command.logins[flag] ?? clusterLogin(flag, command) {
                if let next, let login = split(next, separator, atLast: command.isLast) {
                    add(login.password.value, login.password.range, user: login.user)
                }
                take()
            } else if command.users.contains(flag) {
                endpoint.user = next?.text
                take()
            } else if command.hosts.contains(flag) {
                endpoint.host = next.map { URLReader.authority($0.value[...]).host } ?? nil
                take()
            } else if let joined = command.joinedTokens.first(where: { text.hasPrefix($0) }) {
                let value = word.dropping(joined.utf8.count)
                add(value.value, value.range, name: "api_key")
            } else if let joined = command.joined.first(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) {
                let value = word.dropping(joined.utf8.count)
                if let separator = command.logins[joined], let login = split(value, separator) {
                    add(login.password.value, login.password.range, user: login.user)
                } else if command.logins[joined] == nil, command.joinedUsers.contains(joined) {
                    endpoint.user = value.text
                } else if command.logins[joined] == nil {
                    add(value.value, value.range)
                }
            } else if command.valued.contains(flag) {
                take()
            }
        }
        if let at = command.nameAt, positional.indices.contains(at + 1) {
            let name = positional[at].text
            if SlotName(name).promise != nil { add(positional[at + 1].value, positional[at + 1].range, name: name) }
        }
        for at in command.positional where positional.indices.contains(at) {
            if let separator = command.positionalSeparator {
                if let login = split(positional[at], separator) { add(login.password.value, login.password.range, user: login.user) }
            } else {
                add(positional[at].value, positional[at].range, name: command.positionalIsToken ? "api_key" : "password")
                endpoint.user = endpoint.user ?? (at > 0 ? positional[at - 1].text : nil)
            }
        }
        if command.isPiped, let piped = pipedValue(before: start) {
            add(piped.value, piped.range, name: command.literal.contains("token") ? "token" : "password")
        }
        for index in found.indices { found[index].endpoint = found[index].endpoint.filled(from: endpoint) }
        return found
    }

    /// `-sSu user:…`: the last letter of a cluster takes the value.
    private func clusterLogin(_ flag: String, _ command: Command) -> UInt8? {
        guard flag.utf8.count > 2, !flag.hasPrefix("--"), flag.utf8.dropFirst().allSatisfy(Byte.isLetter), let last = flag.last,
            command.joined.contains("-\(last)")
        else { return nil }
        return command.logins["-\(last)"]
    }

    private func isCluster(_ flag: String, of names: Set<String>, _ command: Command) -> Bool {
        guard command.hasClusters, flag.utf8.count > 2, flag.utf8.count < 7, !flag.hasPrefix("--"), flag.utf8.dropFirst().allSatisfy(Byte.isLetter),
            let last = flag.last
        else { return false }
        return names.contains("-\(last)")
    }

    private func split(_ word: Word, _ separator: UInt8, atLast isLast: Bool = false) -> (user: String?, password: Word)? {
        guard let at = isLast ? word.value.lastIndex(of: separator) : word.value.firstIndex(of: separator), at < word.value.count - 1
        else { return nil }
        let user = String(decoding: word.value[..<at], as: UTF8.self)
        // `/nolog`, `/@db`: nobody's.
        if separator == UInt8(ascii: "/"), user.isEmpty { return nil }
        var password = word.dropping(at + 1)
        // `scott/tiger@db`: what comes after is an address.
        if separator == UInt8(ascii: "/"), let end = password.value.lastIndex(of: UInt8(ascii: "@")) { password.value.removeSubrange(end...) }
        if password.value.has("//", at: 0) { return nil }
        return (user.isEmpty ? nil : user, password)
    }

    /// `echo VALUE | … --password-stdin`: the last word before the bar.
    private func pipedValue(before start: Int) -> Word? {
        var bar = start
        while bar > bounds.lowerBound, start - bar < 300, byte(bar) != UInt8(ascii: "|"), byte(bar) != Byte.newline { bar -= 1 }
        guard byte(bar) == UInt8(ascii: "|") else {
            // `… --password-stdin <<< VALUE`
            let words = words(from: start)
            guard let mark = words.firstIndex(where: { $0.text.hasPrefix("<<<") }) else { return nil }
            return words[mark].value.count > 3 ? words[mark].dropping(3) : words.indices.contains(mark + 1) ? words[mark + 1] : nil
        }
        var line = bar
        while line > bounds.lowerBound, bar - line < 600, byte(line - 1) != Byte.newline { line -= 1 }
        var echo: Int?
        var index = line
        while index < bar {
            for name in ["echo ", "printf ", "Write-Output "] as [StaticString] where bytes.has(name, at: index) {
                echo = index + name.utf8CodeUnitCount
            }
            index += 1
        }
        guard let echo else { return nil }
        var words = CommandReader(bytes: bytes, bounds: echo..<bar).words(from: echo).filter {
            !["-n", "-e", "-ne", "-en", "%s", "%s\\n", "--"].contains($0.text)
        }
        guard words.count == 1, var word = words.popLast() else { return nil }
        // `user:password` for chpasswd.
        if bytes.has("chpasswd", at: start), let login = split(word, UInt8(ascii: ":")) { word = login.password }
        return word
    }

    // MARK: - Words

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { bounds.contains(index) ? bytes.at(index) : 0 }

    private func isWordPart(_ byte: UInt8) -> Bool {
        Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Words as a shell parts them, up to the end of the command.
    func words(from start: Int, limit count: Int = maximumWords, hasEscapes: Bool = true) -> [Word] {
        var words: [Word] = []
        var position = start
        let limit = min(bounds.upperBound, start + Self.window)
        while position < limit, words.count < count {
            while position < limit, Byte.isBlank(byte(position)) || continues(position) {
                position += continues(position) ? (byte(position + 1) == 13 ? 3 : 2) : 1
            }
            guard position < limit else { break }
            if ends(byte(position)) { break }
            let wordStart = position
            var value: [UInt8] = []
            var last = position
            while position < limit {
                let byte = byte(position)
                if Byte.isSpace(byte) || ends(byte) { break }
                // `$(mysql -p"…")`, `(ConvertTo-SecureString "…")`: the bracket is not of the word.
                if byte == UInt8(ascii: ")"), position > wordStart, last == position, Byte.isQuote(self.byte(position - 1)) { break }
                if byte == Byte.quote || byte == Byte.apostrophe {
                    guard let close = closing(position, limit) else {
                        // The quote of whatever holds this command.
                        if value.isEmpty, position == wordStart { position += 1; continue }
                        if !value.isEmpty { words.append(Word(value: value, range: wordStart..<position)) }
                        return words
                    }
                    var inner = position + 1
                    while inner < close {
                        if self.byte(inner) == Byte.backslash, byte == Byte.quote, inner + 1 < close { inner += 1 }
                        value.append(self.byte(inner))
                        inner += 1
                    }
                    position = close + 1
                } else if byte == Byte.backslash, hasEscapes, position + 1 < limit, !Byte.isSpace(self.byte(position + 1)) {
                    value.append(self.byte(position + 1))
                    position += 2
                } else if byte == Byte.backslash, hasEscapes {
                    break
                } else {
                    value.append(byte)
                    position += 1
                }
                last = position
            }
            if !value.isEmpty { words.append(Word(value: value, range: wordStart..<max(wordStart + 1, last))) }
            if position == wordStart { position += 1 }
            while position < limit, byte(position) == UInt8(ascii: ")") { position += 1 }
        }
        return words
    }

    /// A backslash before the line's end.
    private func continues(_ position: Int) -> Bool {
        byte(position) == Byte.backslash && (byte(position + 1) == Byte.newline || byte(position + 1) == 13 && byte(position + 2) == Byte.newline)
    }

    private func ends(_ byte: UInt8) -> Bool {
        byte == Byte.newline || byte == 0 || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") || byte == Byte.backtick || byte == 13
    }

    private func closing(_ start: Int, _ limit: Int) -> Int? {
        var position = start + 1
        let mark = byte(start)
        while position < limit, byte(position) != Byte.newline {
            if byte(position) == mark {
                // A quote in the middle of a word that is followed by another word: it closed what was opened before the command.
                return position
            }
            position += byte(position) == Byte.backslash && mark == Byte.quote ? 2 : 1
        }
        return nil
    }
}

extension CommandReader.Word {
    func dropping(_ count: Int) -> CommandReader.Word {
        // Quotes may make the range longer than the value: keep its end, and a start within it.
        let start = min(range.upperBound - 1, range.lowerBound + count)
        return CommandReader.Word(value: Array(value.dropFirst(count)), range: max(range.lowerBound, start)..<range.upperBound)
    }
}
