import Runtime

/// Names from outside, made fit for a path or a line of text: no control characters, no unbounded length.
func shown(_ text: some StringProtocol, limit: Int = 200) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.prefix(limit)
    return String(String.UnicodeScalarView(start)).shown + (start.endIndex < scalars.endIndex ? "…" : "")
}
