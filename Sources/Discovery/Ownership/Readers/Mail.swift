import Runtime

/// What the head of a mail says: whom it is to, and what about.
struct Mail {
    private(set) var subject = ""
    private var addresses: [Substring] = []

    init(_ text: String) {
        for line in text.lines.prefix(200) where line.utf8.count <= 4000 {
            let line = line.trimmingSuffix { $0 == "\r" }
            if line.isEmpty { break }
            let lower = line.prefix(8).lowercased()
            if lower == "subject:" { subject = String(line.dropFirst(8).prefix(400)) }
            if lower.hasPrefix("to:") || lower.hasPrefix("cc:") {
                addresses += line.dropFirst(3).split(maxSplits: 50) { " ,;<>\"".contains($0) }.filter { $0.contains("@") }
            }
        }
    }

    /// The only team among those it is to.
    func team(_ known: (String) -> String?) -> String? {
        let found = Set(addresses.compactMap { known(String($0)) })
        return found.count == 1 ? found.first : nil
    }
}
