import Cedar
import Storage

/// What one edition says to one question, with what it was said from. Whoever asks the policies, asks here.
struct Ruling {
    let question: Question
    let numbered: PolicyBook.Numbered
    let slice: EntitySlice
    let answer: PolicyAnswer
    private let active: ActivePolicies

    fileprivate init(_ question: Question, _ numbered: PolicyBook.Numbered, _ slice: EntitySlice) {
        (self.question, self.numbered, self.slice) = (question, numbered, slice)
        active = numbered.edition.active(at: question.now)
        answer = active.decide(question.request, in: slice.entities)
    }

    var version: String { "policies/\(numbered.revision)" }

    /// Why, for people. Looked for when it is asked for: of a denial it costs many times a decision.
    var words: String { active.words(for: answer, to: question.request, in: slice.entities) }

    var record: DecisionRecord { DecisionRecord(question, answer, slice: slice.digest, policies: numbered.edition.digest) }
}

extension PolicyBook {
    /// Decides. Leaves no trace.
    func ask(_ question: Question, _ numbered: Numbered) throws -> Ruling {
        Ruling(question, numbered, try slice(question.key(for: numbered.edition)) { try question.slice(for: numbered.edition) })
    }

    /// What is to stand in the ledger. Its entities are written down, and whatever stands in the shadow says what it would have made of it.
    func record(_ ruling: Ruling, beside shadow: Numbered?, in transaction: Transaction) throws -> DecisionRecord {
        try store(ruling.slice, in: transaction)
        var record = ruling.record
        record.shadow = shadow.flatMap { shadow in
            difference(from: ruling.answer.isAllowed, shadow) { try ask(ruling.question, shadow).answer }
        }
        return record
    }

    /// What the edition in the shadow says, if it says something else. That it cannot be asked harms no decision.
    func difference(from isAllowed: Bool, _ shadow: Numbered, _ ask: () throws -> PolicyAnswer) -> String? {
        let other: PolicyAnswer
        do {
            other = try ask()
        } catch {
            return "revision \(shadow.revision) could not be asked: \((error as? CedarError)?.message ?? "its entities cannot be read")"
        }
        count(isAllowed: isAllowed, wouldBe: other.isAllowed)
        guard other.isAllowed != isAllowed else { return nil }
        return "revision \(shadow.revision) would \(other.isAllowed ? "allow" : "deny"): \(other.code) "
            + other.reasons.map(\.description).joined(separator: " ")
    }
}

extension ActivePolicies {
    /// Why, for people: what permits it, or what of which policy denies it, and whom to ask.
    func words(for answer: PolicyAnswer, to request: Cedar.Request, in entities: Entities) -> String {
        if answer.isAllowed { return "permitted by \(answer.reasons.map { "`\($0)`" }.joined(separator: ", "))" }
        // The nearest miss will do here; `mayfly explain` tells the others.
        guard let explanation = explain(request, in: entities, nearMisses: 1) else { return "no policy permits it" }
        var text = ""
        explanation.tell { line in
            guard text.utf8.count + line.utf8.count <= 900 else { return false }
            if !text.isEmpty { text += " " }
            text += line.utf8.first == UInt8(ascii: " ") ? line.drop { $0 == " " } : line[...]
            return true
        }
        return text
    }
}
