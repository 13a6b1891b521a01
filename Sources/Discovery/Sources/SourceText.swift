/// Names from outside, made fit for a path or a line of text: no control characters, no unbounded length.
func shown(_ text: some StringProtocol, limit: Int = 200) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(limit) {
        let isPlain =
            scalar.value >= 32 && scalar.value != 127 && !(0x80...0x9F).contains(scalar.value)
            && !(0x2028...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        result.unicodeScalars.append(isPlain ? scalar : "·")
    }
    return text.unicodeScalars.count > limit ? result + "…" : result
}
