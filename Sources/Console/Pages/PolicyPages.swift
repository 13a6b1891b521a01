import Access
import Runtime

/// The policies in force, an editor that says what a change would do before it is made, and what is granted and not used.
enum PolicyPages {
    /// What somebody is about to apply, and what is known of it.
    struct Draft {
        var bundle: PolicyBundle
        var result: Action.ApplyPolicies.Answer?
        var failure: ActionFailure?
        var mustGrantNothingNew = false
    }

    static func page(_ answer: Action.Policies.Answer, draft: Draft?, now: Timestamp) -> HTML {
        let bundle = draft?.bundle ?? answer.bundle
        let editors: [HTML] = bundle.files.enumerated().map { place, file in
            """
            <label>\(file.path)<input type="hidden" name="path\(String(place))" value="\(file.path)">
            <textarea name="text\(String(place))" rows="\(String(min(40, max(8, file.text.split(separator: "\n", omittingEmptySubsequences: false).count))))" \
            spellcheck="false">\n\(file.text)</textarea></label>
            """
        }
        let warnings: [HTML] = answer.findings.map { "<li><p>\(Piece.badge("Warning", "moving")) \(Piece.prose($0.fault.description))</p></li>" }
        let shadow: HTML = answer.shadow.map { shadow in
            """
            <section><h2>In the shadow</h2><p>Revision \(String(shadow.revision)): \(String(shadow.count.decided)) decisions since it stands there; \
            it would have denied \(String(shadow.count.wouldDeny)) that were allowed, and allowed \(String(shadow.count.wouldAllow)) that were denied.</p></section>
            """
        } ?? .empty
        let rows: [HTML] = answer.history.prefix(20).map { applied in
            """
            <tr>\(Piece.heading("Revision", "\(String(applied.revision))"))\(Piece.cell("Applied", Piece.relative(applied.appliedAt, to: now)))\
            \(Piece.cell("By", "\(applied.by)"))\(Piece.cell("Note", "\(applied.note)"))</tr>
            """
        }
        return Layout.page(
            "Policies", section: .decisions,
            """
            <p class="crumb"><a href="\(Link("decisions"))">Decisions</a></p>
            <div class="title"><h1>Policies</h1><p class="quiet">revision \(String(answer.revision)), <code>\(String(answer.digest.prefix(16)))</code> · \
            <a href="\(Link("policies", "unused"))">Unused access</a></p></div>
            \(list(warnings))
            \(draft.map(verdict) ?? .empty)
            <form class="editor" method="post" action="/policies">
            \(editors)
            <label class="check"><input type="checkbox" name="nothing-new" value="1"\(draft?.mustGrantNothingNew == true ? " checked" : "")> \
            Refuse what is not proved to allow nothing new</label>
            <div class="act"><button name="do" value="try">Try on what was decided</button>\(button(draft))</div>
            </form>
            \(shadow)
            <section><h2>Revisions</h2><table class="cards"><thead><tr><th scope="col">Revision</th><th scope="col">Applied</th><th scope="col">By</th>\
            <th scope="col">Note</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """)
    }

    /// What was tried is what can be applied: the digest says so.
    private static func button(_ draft: Draft?) -> HTML {
        guard let result = draft?.result, !result.isUnchanged, result.revision == nil else { return .empty }
        return "<input type=\"hidden\" name=\"digest\" value=\"\(result.digest)\"><button name=\"do\" value=\"apply\">Put in force</button>"
    }

    private static func verdict(_ draft: Draft) -> HTML {
        if let failure = draft.failure {
            let lines: [HTML] = failure.message.split(separator: "\n").map { "<li><p>\(Piece.prose(String($0)))</p></li>" }
            return "<section><h2>\(Piece.badge("Refused", "standing"))</h2>\(list(lines))<p>\(failure.nextStep ?? "")</p></section>"
        }
        guard let result = draft.result else { return .empty }
        let proof: HTML = result.grantsNothingNew == true ? "<p>\(Piece.badge("Proved", "proven")) Nothing new is allowed, now or later.</p>" : .empty
        if let revision = result.revision {
            return """
                <section><h2>\(Piece.badge("In force", "proven"))</h2>\
                <p>These \(String(result.policies)) policies are revision \(String(revision)).</p>\(proof)</section>
                """
        }
        let warnings: [HTML] = result.findings.map { "<li><p>\(Piece.badge("Warning", "moving")) \(Piece.prose($0.fault.description))</p></li>" }
        let flips: [HTML] = result.replay.flips.prefix(100).map { flip in
            let already = flip.isAlreadySo ? "The policies in force say so already. " : ""
            return """
            <tr>\(Piece.heading("Change", flip.wasAllowed ? Piece.badge("Would be denied", "standing") : Piece.badge("Would be allowed", "moving")))\
            \(Piece.cell("Who", "<code>\(flip.principal)</code>"))\(Piece.cell("What", "\(flip.action) <code>\(flip.resource)</code>"))\
            \(Piece.cell("Owner", "\(flip.owner ?? "unknown")"))\(Piece.cell("Times", "<a href=\"\(Link("decisions", String(flip.last)))\">\(String(flip.count))</a>"))\
            \(Piece.cell("Why", Piece.prose(already + String(flip.because.prefix(400)))))</tr>
            """
        }
        let table: HTML =
            flips.isEmpty
            ? Piece.empty(result.isUnchanged ? "These are the policies in force." : "Nothing that was decided would come out otherwise.")
            : """
            <table class="cards"><thead><tr><th scope="col">Change</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Owner</th>\
            <th scope="col">Times</th><th scope="col">Why</th></tr></thead><tbody>\(flips)</tbody></table>
            """
        return """
            <section><h2>What would change</h2><p class="quiet">\(String(result.replay.replayed)) recorded decisions were made again; nothing has been changed yet.</p>
            \(proof)\(list(warnings))\(table)</section>
            """
    }

    private static func list(_ items: [HTML]) -> HTML { items.isEmpty ? .empty : "<ul class=\"rows plain\">\(items)</ul>" }

    static func unused(_ answer: Action.UnusedAccess.Answer) -> HTML {
        let findings: [HTML] = answer.findings.map { finding in
            """
            <tr>\(Piece.heading("Finding", Piece.badge(finding.kind, finding.kind == "dead" ? "standing" : "moving")))\
            \(Piece.cell("Policy", "<code>\(finding.policy)</code>"))\(Piece.cell("Owner", "\(finding.owner ?? "unknown")"))\
            \(Piece.cell("Granted", "\(String(finding.granted))"))\(Piece.cell("Used", "\(String(finding.used))"))\(Piece.cell("What", Piece.prose(finding.text)))</tr>
            """
        }
        let cells: [HTML] = answer.unused.prefix(200).map { "<li><code>\($0)</code></li>" }
        let table: HTML =
            findings.isEmpty
            ? Piece.empty("Everything that is granted is used.")
            : """
            <table class="cards"><thead><tr><th scope="col">Finding</th><th scope="col">Policy</th><th scope="col">Owner</th><th scope="col">Granted</th>\
            <th scope="col">Used</th><th scope="col">What</th></tr></thead><tbody>\(findings)</tbody></table>
            """
        return Layout.page(
            "Unused access", section: .decisions,
            """
            <p class="crumb"><a href="\(Link("policies"))">Policies</a></p>
            <div class="title"><h1>Unused access</h1><p class="quiet">\(String(answer.used)) of \(String(answer.granted)) combinations were used since \(Piece.time(answer.since))</p></div>
            \(table)
            <section><h2>Granted, and not used</h2>\(list(cells))
            <p>Smaller policies: <code>mayfly policy unused --propose DIRECTORY</code></p></section>
            """)
    }
}
