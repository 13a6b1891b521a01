import Estate
import Runtime

/// The pieces that several pages share.
enum Piece {
    /// A word with a colour and a shape: never colour alone.
    static func badge(_ word: String, _ tone: String) -> HTML {
        "<span class=\"badge \(tone)\">\(word)</span>"
    }

    static func state(_ state: CredentialState) -> HTML { badge(state.word, state.tone) }

    static func stage(_ stage: PathStage) -> HTML { badge(stage.word, stage.tone) }

    static func time(_ moment: Timestamp) -> HTML {
        "<time datetime=\"\(moment)\">\(moment.told)</time>"
    }

    /// `3 min ago`, `in 12 d`, with the moment itself as its title.
    static func relative(_ moment: Timestamp, to now: Timestamp) -> HTML {
        let distance = now - moment
        let text =
            switch distance.milliseconds {
            case 0..<1000: "just now"
            case 1000...: "\(distance.brief) ago"
            default: "in \((moment - now).brief)"
            }
        return "<time datetime=\"\(moment)\" title=\"\(moment.told)\">\(text)</time>"
    }

    static func relative(_ moment: Timestamp?, to now: Timestamp) -> HTML {
        moment.map { relative($0, to: now) } ?? "<span class=\"quiet\">never</span>"
    }

    /// A blast radius: the number, and a bar for the eye.
    static func score(_ value: Int) -> HTML {
        let level = value >= 70 ? "high" : value >= 40 ? "middle" : "low"
        let width = min(100, max(0, value))
        return """
            <span class="score \(level)"><b>\(value)</b><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"\
            ><rect class="rail" width="100" height="6" rx="3"/><rect class="fill" width="\(width)" height="6" rx="3"/></svg></span>
            """
    }

    /// How much a piece of evidence weighs: a number, and a bar for the eye.
    static func weight(_ weight: Double) -> HTML {
        let percent = Int((min(1, max(0, weight)) * 100).rounded())
        return """
            <span class="score weight" title="weight \(percent) %"><b>\(percent)</b><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"\
            ><rect class="rail" width="100" height="6" rx="3"/><rect class="fill" width="\(percent)" height="6" rx="3"/></svg></span>
            """
    }

    /// A sentence in which backticks name things, as Mayfly's messages do: what is between them is set as code.
    static func prose(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of backticks is no markup.
        guard parts.count > 1, !parts.count.isMultiple(of: 2), parts.count < 100 else { return "\(text)" }
        return parts.enumerated().reduce(into: HTML.empty) { result, part in
            let piece = String(part.element)
            result = result + (part.offset.isMultiple(of: 2) ? "\(piece)" : "<code>\(piece)</code>")
        }
    }

    /// A cell that carries its column's name, for narrow screens where a row becomes a card.
    static func cell(_ label: String, _ content: HTML) -> HTML {
        "<td data-label=\"\(label)\"><div>\(content)</div></td>"
    }

    /// The cell that names the row.
    static func heading(_ label: String, _ content: HTML) -> HTML {
        "<th scope=\"row\" data-label=\"\(label)\"><div>\(content)</div></th>"
    }

    static func owner(_ name: String) -> HTML {
        name == FoundCredential.unknownOwner ? "<span class=\"unowned\">nobody yet</span>" : "\(name)"
    }

    static func credential(_ item: CredentialSummary) -> HTML {
        """
        <a class="subject" href="\(Link("credentials", item.fingerprint.text))">\(item.kind)</a>
        <span class="hint"><code>\(item.hint)</code></span>
        """
    }

    static func workloads(_ names: [String]) -> HTML {
        if names.isEmpty { return "<span class=\"quiet\">nobody seen</span>" }
        let links: [HTML] = names.prefix(12).map { "<a href=\"\(Link("workloads", $0))\">\($0)</a>" }
        let more: HTML = names.count > 12 ? " and \(names.count - 12) more" : ""
        return "\(join(links, ", "))\(more)"
    }

    static func join(_ parts: [HTML], _ separator: HTML) -> HTML {
        parts.dropFirst().reduce(parts.first ?? .empty) { $0 + separator + $1 }
    }

    static func empty(_ text: HTML) -> HTML { "<p class=\"empty\">\(text)</p>" }

    static func timeline(_ entries: [TimelineEntry], now: Timestamp) -> HTML {
        if entries.isEmpty { return empty("Nothing has happened yet.") }
        let items: [HTML] = entries.map { entry in
            let detail: HTML? = entry.detail.map { "<p>\(prose($0))</p>" }
            let actor: HTML? = entry.actor.map { " · \($0)" }
            let ledger: HTML? = entry.ledgerSequence.map { " · ledger entry \($0)" }
            return """
                <li><div class="when">\(time(entry.at))</div><div class="what"><strong>\(prose(entry.title))</strong>\(detail)\
                <p class="quiet small">\(entry.kind)\(actor)\(ledger)</p></div></li>
                """
        }
        return "<ol class=\"timeline\">\(items)</ol>"
    }

    static func ledger(_ status: LedgerStatus, now: Timestamp) -> HTML {
        switch status.verification {
        case .intact:
            let when: HTML? = status.verifiedAt.map { relative($0, to: now) }
            return "\(badge("Verified", "proven")) <span class=\"quiet\">\(when)</span>"
        case .unchecked: return badge("Not verified yet", "moving")
        case .broken: return "\(badge("Broken", "standing")) \(status.problem ?? "the chain does not verify")"
        }
    }
}
