import Foundation

/// A tree of made-up files, the same for the same seed: mostly code, logs and prose without a secret, as real trees are.
struct Corpus {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private mutating func pick(_ words: [String]) -> String { words[Int(next() % UInt64(words.count))] }

    private mutating func value(_ length: Int) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
        return String((0..<length).map { _ in letters[Int(next() % UInt64(letters.count))] })
    }

    private static let words = [
        "order", "invoice", "queue", "worker", "handler", "request", "session", "buffer", "index", "shipment", "ledger",
        "account", "price", "stock", "retry", "timeout", "region", "cluster", "table", "column", "event", "stream",
    ]

    private mutating func line(_ suffix: String) -> String {
        let (a, b, number) = (pick(Self.words), pick(Self.words), next() % 10_000)
        // One line in about five hundred names a secret.
        let isSecret = next() % 500 == 0
        switch suffix {
        case "py":
            return isSecret ? "    password = \"\(value(20))\"" : "    \(a)_\(b) = self.\(b).find(\(number), limit=len(\(a)))"
        case "ts":
            return isSecret ? "const token = \"ghp_\(value(36))\";" : "  const \(a) = await this.\(b).load({ id: \(number), \(b): true });"
        case "yaml":
            return isSecret ? "  POSTGRES_PASSWORD: \(value(20))" : "  \(a)_\(b): \(number)"
        case "log":
            return "2026-11-21T08:30:00.250Z INFO \(a): \(b) \(number) took \(number % 97) ms, \(a)=\(next())"
        default:
            return isSecret
                ? "DATABASE_URL is postgres://shop:\(value(20))@db.\(a).example/shop"
                : "The \(a) of each \(b) is kept for \(number) days; see the \(pick(Self.words)) of the \(pick(Self.words))."
        }
    }

    /// Writes `count` files of `size` bytes or a little more below `directory`.
    mutating func write(to directory: String, count: Int, size: Int) throws {
        let suffixes = ["py", "ts", "yaml", "log", "md"]
        for number in 0..<count {
            let suffix = suffixes[number % suffixes.count]
            var text = ""
            while text.utf8.count < size { text += line(suffix) + "\n" }
            let folder = "\(directory)/part\(number / 50)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try text.write(toFile: "\(folder)/file\(number).\(suffix)", atomically: false, encoding: .utf8)
        }
    }
}
