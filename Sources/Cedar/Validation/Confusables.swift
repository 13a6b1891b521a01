/// Text that does not say what it seems to: characters that change the direction of writing, that are not seen, or that mix alphabets.
enum Confusables {
    static func check(_ template: Template, _ report: inout Validator.Report) {
        var texts: [(String, SourceSpan?)] = []
        for condition in template.conditions {
            condition.body.visit { expr in
                switch expr.kind {
                case .literal(.string(let text)): texts.append((text, expr.span))
                case .literal(.entity(let uid)): texts.append((uid.id, expr.span))
                case .attribute(_, let name): texts.append((name, expr.span))
                case .has(_, let path): texts += path.map { ($0, expr.span) }
                case .record(let fields): texts += fields.map { ($0.name, expr.span) }
                case .like(_, let pattern):
                    for case .literal(let text) in pattern.elements { texts.append((text, expr.span)) }
                default: break
                }
            }
        }
        for constraint in [template.principal, template.resource] {
            if case .entity(let uid)? = constraint.reference { texts.append((uid.id, template.span)) }
        }
        for (text, span) in texts {
            if let reason = reason(text) { report.add(.confusable, "\(StringLiteral.quoted(text)) \(reason)", at: span) }
        }
    }

    private static func reason(_ text: String) -> String? {
        if text.unicodeScalars.contains(where: isHidden) { return "has characters that are not seen or change the direction of writing" }
        return isMixed(text) ? "mixes alphabets whose letters look alike" : nil
    }

    /// Controls of direction (UAX 9) and what has no width.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Latin together with Cyrillic or Greek, within one word.
    private static func isMixed(_ text: String) -> Bool {
        text.unicodeScalars.split { !$0.properties.isAlphabetic }.contains { word in
            let latin = word.contains { $0.isASCII || (0xC0...0x24F).contains($0.value) }
            return latin && word.contains { (0x370...0x3FF).contains($0.value) || (0x400...0x52F).contains($0.value) }
        }
    }
}
