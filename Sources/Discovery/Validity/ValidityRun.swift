import Estate
import Runtime

/// Asks about what a scan has found: says first what it will ask and where, asks one question after another, each once, no
/// host more often than the rate allows, and writes each down.
struct ValidityRun {
    private let options: ValidityOptions
    private let clock: WallClock

    init(_ options: ValidityOptions, clock: WallClock) {
        self.options = options
        self.clock = clock
    }

    private struct Item {
        var fingerprint: Fingerprint
        var secret: Secret
        var check: ValidityCheck
        var question: ValidityCheck.Question
    }

    /// - Parameter found: in the order in which they matter, when there are more questions than may be asked.
    func ask(_ found: [(fingerprint: Fingerprint, found: Collector.Found)]) async -> [Fingerprint: CredentialValidity] {
        let all = plan(found)
        let blocked = all.filter { $0.question.obstacle != nil }
        let open = all.filter { $0.question.obstacle == nil }
        options.announce(announcement(open, blocked))
        guard !options.isPreview, !all.isEmpty else { return [:] }

        var answers: [Fingerprint: [CredentialValidity]] = [:]
        func take(_ item: Item, _ answer: ValidityCheck.Answer) -> CheckRecord.Line {
            let line = CheckRecord.Line(
                at: clock.now(), provider: item.check.provider.rawValue, endpoint: item.question.endpoint,
                fingerprint: item.fingerprint, outcome: answer.outcome, detail: item.secret.stands(in: answer.detail) ? "…" : answer.detail)
            answers[item.fingerprint, default: []].append(
                CredentialValidity(
                    checkedAt: line.at, provider: line.provider, endpoint: line.endpoint, outcome: line.outcome, detail: line.detail))
            return line
        }
        for item in blocked { _ = take(item, .unknown("not asked: \(item.question.obstacle ?? "")")) }
        do {
            try await ask(open.prefix(options.limit)) { take($0, $1) }
        } catch {
            options.announce(["The rest was not asked: \(error)"])
        }
        return answers.compactMapValues(Self.combined)
    }

    private func ask(_ items: ArraySlice<Item>, _ take: (Item, ValidityCheck.Answer) -> CheckRecord.Line) async throws {
        guard !items.isEmpty else { return }
        let record = try CheckRecord(in: options.record)
        let pause = Duration.milliseconds(Int64((1000 / options.perSecond).rounded(.up)))
        var next: [String: Timestamp] = [:]
        var silent: Set<String> = []
        var left = Array(items)
        while !left.isEmpty {
            // Whichever host may be asked soonest: many hosts do not wait for one another.
            let index = left.indices.min { (next[left[$0].question.host] ?? .zero, $0) < (next[left[$1].question.host] ?? .zero, $1) } ?? 0
            let item = left.remove(at: index)
            let question = item.question
            if silent.contains(question.address) {
                _ = take(item, .unknown("not asked: the server did not answer before"))
                continue
            }
            if let due = next[question.host], due > clock.now() {
                // A clock that was set back must not hold a scan.
                try await options.sleep(min(due - clock.now(), pause))
            }
            next[question.host] = clock.now() + pause
            let answer = await asked(item)
            if answer.isSilence { silent.insert(question.address) }
            try record.add(take(item, answer))
        }
    }

    /// Time to connect, and as long to answer; whoever drips its answer does not hold the scan.
    private func asked(_ item: Item) async -> ValidityCheck.Answer {
        await withTaskGroup(of: ValidityCheck.Answer.self) { [options, clock] group in
            group.addTask { await item.check.ask(item.question, item.secret, timeout: options.timeout, clock: clock) }
            group.addTask {
                try? await Task.sleep(for: options.timeout * 2)
                return .silent("no answer within \((options.timeout * 2).components.seconds) s")
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .unknown("no answer")
        }
    }

    private func plan(_ found: [(fingerprint: Fingerprint, found: Collector.Found)]) -> [Item] {
        found.flatMap { fingerprint, found in
            options.choices.flatMap { choice in
                choice.check.questions(about: found).prefix(8).map {
                    Item(fingerprint: fingerprint, secret: found.secret, check: choice.check, question: $0)
                }
            }
        }
    }

    /// Live somewhere is live; dead is only what everybody refused.
    private static func combined(_ answers: [CredentialValidity]) -> CredentialValidity? {
        answers.first { $0.outcome == .live } ?? answers.first { $0.outcome == .unknown } ?? answers.first
    }

    // MARK: - What will be asked

    private func announcement(_ open: [Item], _ blocked: [Item]) -> [String] {
        let asked = open.prefix(options.limit)
        let credentials = Set(asked.map(\.fingerprint)).count
        guard !open.isEmpty || !blocked.isEmpty else { return ["Nothing to ask: nothing that was found belongs to a named issuer."] }
        let verb = options.isPreview ? "Would ask" : "Asking"
        var lines = [
            "\(verb) whether \(credentials) credential\(credentials == 1 ? " still works" : "s still work"), \(asked.count) "
                + "question\(asked.count == 1 ? "" : "s"), at most \(Self.shown(options.perSecond)) a second for each host:"
        ]
        if options.isPreview {
            lines += asked.map { "  \($0.question.endpoint)  \($0.fingerprint.short)" }
        } else {
            var counts: [String: Int] = [:]
            for item in asked { counts["\(item.check.provider.rawValue)  \(item.question.address)", default: 0] += 1 }
            let hosts = counts.sorted { $0.key < $1.key }
            lines += hosts.prefix(20).map { "  \($0.key)  \($0.value)" }
            if hosts.count > 20 { lines.append("  and \(hosts.count - 20) more hosts") }
        }
        lines += blocked.prefix(20).map { "  not \($0.question.endpoint): \($0.question.obstacle ?? "")" }
        if open.count > asked.count { lines.append("  \(open.count - asked.count) more are not asked: see --check-limit") }
        if options.isPreview { lines.append("Nobody was asked.") }
        return lines
    }

    private static func shown(_ rate: Double) -> String { rate == rate.rounded() ? String(Int(rate)) : String(rate) }
}

extension Timestamp {
    fileprivate static let zero = Timestamp(milliseconds: 0)
}

extension Secret {
    /// Whether a text from outside repeats the value.
    fileprivate func stands(in text: String) -> Bool {
        withBytes { bytes in
            let text = Array(text.utf8)
            guard bytes.count >= 4, text.count >= bytes.count else { return false }
            return (0...(text.count - bytes.count)).contains { start in bytes.elementsEqual(text[start..<(start + bytes.count)]) }
        }
    }
}
