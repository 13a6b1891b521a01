/// Explanations in plain sentences, a line for each fact.
extension Explanation: CustomStringConvertible {
    public var description: String {
        var lines: [String] = []
        tell { line in
            lines.append(line)
            return true
        }
        return lines.joined(separator: "\n")
    }

    /// A line for each fact; those that go with the line before begin with two spaces.
    ///
    /// - Parameter take: whether it had room for the line. Of what there can be very many no more is written once it had none.
    public func tell(_ take: (String) -> Bool) {
        for forbid in forbids {
            guard take("Forbidden by \(forbid.policy).") else { break }
            for finding in forbid.conjuncts { _ = take("  It holds because \(finding.text(asFound: true)).") }
        }
        for erring in erringForbids {
            guard take("Forbidden by \(erring.policy), which errs: \(erring.error). A forbid that errs denies.") else { break }
            _ = take("  \(erring.advice)")
        }
        if forbids.isEmpty, nearMisses.isEmpty, errors.isEmpty { _ = take("Nothing permits this.") }
        for policy in overridden { guard take("Permitted by \(policy), which a forbid overrides.") else { break } }
        for miss in nearMisses {
            _ = take("Nearly permitted by \(miss.policy):")
            for finding in miss.scope + miss.conjuncts { _ = take("  \(finding.text(asFound: false)).") }
        }
        for erring in errors where !erringForbids.contains(erring) {
            guard take("Left out, for it errs: \(erring.policy): \(erring.error).") else { break }
        }
        if let flip {
            _ = take("It would be allowed, by \(flip.permits.map(\.description).joined(separator: ", ")), with:")
            for change in flip.changes { _ = take("  \(change).") }
        } else {
            _ = take("No change was found that would have it allowed.")
        }
    }
}

extension Explanation.Named: CustomStringConvertible {
    /// The `@id` rather than the place in the file; whom to ask.
    public var description: String {
        let notes = ["owner", "ticket"].compactMap { key in annotation(key).map { "\(key) \($0)" } }
        return "`\(annotation("id") ?? id.description)`" + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
    }
}

extension Explanation.Erring {
    /// What to do about it.
    fileprivate var advice: String {
        let whom = policy.annotation("owner").map { "\($0) has to mend it" } ?? "Its owner has to mend it"
        return switch error.code {
        case .overflow: "\(whom): let it compare before it works with numbers that may be large."
        case .attribute, .tag, .entity: "\(whom), by asking with `has` first, or what it reads has to be known."
        case .value: "\(whom): the text that it reads a value from is none."
        case .type, .operands: "\(whom): it does not validate."
        }
    }
}

extension Explanation.Finding: CustomStringConvertible {
    public var description: String { text(asFound: false) }

    fileprivate func text(asFound: Bool) -> String {
        let place = span.map { " at \($0.line):\($0.column)" } ?? ""
        let text = expr.description
        let short = text.utf8.count <= 120 ? text : text.prefix(100) + "…"
        let condition = "`\(short)`\(wanted ? "" : asFound ? " is false" : " is to be false")\(place)"
        if atoms.isEmpty { return "\(condition) \(asFound ? "is always so" : "does not hold")" }
        let facts = atoms.map { asFound ? $0.fact : $0.description }.joined(separator: isAlternative && !asFound ? " or " : ", and ")
        return span == nil && !asFound ? facts : "\(facts) (\(condition))"
    }
}

extension Explanation.Atom: CustomStringConvertible {
    /// `context.requestedTtl` is 1h, needs at most 15m.
    public var description: String {
        switch (found, need) {
        case (.missing, _), (.missingTag, _), (.unknownEntity, _), (.error, _): return fact
        case (.value, .member(let groups)):
            return groups.count == 1
                ? "`\(subject)` is not in \(Self.list(groups))" : "`\(subject)` is in none of \(Self.list(groups))"
        default: return "\(fact), \(needed)"
        }
    }

    /// What was found, alone.
    var fact: String {
        switch found {
        case .value(let value):
            if case .variable = subject.kind, case .record = value { return "`\(subject)` is as it is" }
            return "`\(subject)` is \(value.plain)"
        case .missing(let name): return "`\(subject)` has no `\(name)`"
        case .missingTag(let key): return "`\(subject)` has no tag `\(key)`"
        case .unknownEntity(let uid): return "nothing is known of `\(uid)`, which is `\(subject)`"
        case .error(let error): return "`\(subject)` errs: \(error.message)"
        }
    }

    private var needed: String {
        switch need {
        case .equal(let value): "needs \(value.plain)"
        case .notEqual(let value): "needs another than \(value.plain)"
        case .order(.less, let bound): "needs less than \(bound.plain)"
        case .order(.lessOrEqual, let bound): "needs at most \(bound.plain)"
        case .order(.greater, let bound): "needs more than \(bound.plain)"
        case .order(_, let bound): "needs at least \(bound.plain)"
        case .member(let groups): "needs to be in \(Self.list(groups))"
        case .notMember(let groups): "needs to be outside of \(Self.list(groups))"
        case .type(let type): "needs to be a `\(type)`"
        case .notType(let type): "needs not to be a `\(type)`"
        case .present(let path): "needs `\(path.joined(separator: "."))`"
        case .absent(let path): "needs to be without `\(path.joined(separator: "."))`"
        case .like(let pattern): "needs to be like \(StringLiteral.quoted(pattern))"
        case .notLike(let pattern): "needs not to be like \(StringLiteral.quoted(pattern))"
        case .among(let values): "needs to be one of \(Self.list(values))"
        case .notAmong(let values): "needs to be none of \(Self.list(values))"
        case .containing(let values): "needs \(Self.list(values)) in it"
        case .containingAny(let values): "needs any of \(Self.list(values)) in it"
        case .notContaining(let values): "needs to be without \(Self.list(values))"
        case .inRange(let range): "needs to be in \(range.plain)"
        case .notInRange(let range): "needs to be outside of \(range.plain)"
        case .tag(let key): "needs the tag `\(key)`"
        case .noTag(let key): "needs to be without the tag `\(key)`"
        case .truth(let truth): "needs to be `\(truth)`"
        }
    }

    private static func list(_ uids: [EntityUID]) -> String { list(uids.map { .entity($0) }) }

    private static func list(_ values: [Value]) -> String {
        let shown = values.prefix(5).map(\.plain).joined(separator: ", ")
        return values.count > 5 ? "\(shown) and \(values.count - 5) more" : shown
    }
}

extension Explanation.Change: CustomStringConvertible {
    public var description: String {
        switch (target, action) {
        case (.membership(let uid, let group), .join): return "`\(uid)` made a member of `\(group)`"
        case (.membership(let uid, let group), _): return "`\(uid)` taken out of `\(group)`"
        case (_, .remove): return "\(place) taken away"
        case (_, .set(let value)): return "\(place) \(value.plain)" + (found.map { " instead of \($0.plain)" } ?? ", which is not there")
        default: return place
        }
    }

    private var place: String {
        switch target {
        case .context(let path): "`context.\(path.joined(separator: "."))`"
        case .attribute(let uid, let path): "`\(path.joined(separator: "."))` of `\(uid)`"
        case .tag(let uid, let key, let path): "tag `\(([key] + path).joined(separator: "."))` of `\(uid)`"
        case .membership(let uid, let group): "`\(uid)` in `\(group)`"
        }
    }
}

extension Value {
    /// As one would say it: `1h` rather than `duration("3600000ms")`. Long ones are cut.
    var plain: String {
        switch self {
        case .duration(let length): length.plain
        case .datetime(let instant): instant.plain
        case .decimal(let number): number.description
        case .ipaddr(let address): address.description
        default: cut
        }
    }

    private var cut: String {
        let text = description
        return text.utf8.count <= 160 ? "`\(text)`" : "`\(text.prefix(150))…`"
    }
}

extension Value.Duration {
    /// `1h30m`.
    var plain: String {
        if milliseconds == 0 { return "0s" }
        var (rest, text) = (milliseconds.magnitude, milliseconds < 0 ? "-" : "")
        for (unit, size) in [("d", UInt64(86_400_000)), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)] where rest >= size {
            text += "\(rest / size)\(unit)"
            rest %= size
        }
        return text
    }
}

extension Value.Datetime {
    /// In UTC. Years that four digits cannot say stay an offset.
    var plain: String {
        var days = milliseconds / 86_400_000
        if milliseconds % 86_400_000 < 0 { days -= 1 }
        guard let time = date.map({ _ in self.time.milliseconds }) else { return "`\(description)`" }
        // Howard Hinnant's civil-from-days: years begin in March, eras have 400 of them.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let inEra = shifted - era * 146_097
        let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
        let dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard (0...9999).contains(year) else { return "`\(description)`" }
        func digits(_ number: Int64, _ count: Int) -> String {
            String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
        }
        let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
        let seconds = time / 1000
        let clock = "\(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
        return "\(date)T\(clock)" + (time % 1000 == 0 ? "" : ".\(digits(time % 1000, 3))") + "Z"
    }
}
