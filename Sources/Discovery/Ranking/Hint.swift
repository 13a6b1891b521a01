import Runtime

/// Shows just enough of a secret for somebody who knows it to recognise it.
enum Hint {
    /// `sh…x (24)`: the first two and the last character, and the length. Never more than a quarter of the value; nothing of
    /// it under 8 bytes.
    static func text(for secret: Secret) -> String {
        secret.withBytes { bytes in
            let count = bytes.count
            guard count >= 8 else { return "… (\(count))" }
            let head = count >= 12 ? 2 : 1
            func shown(_ byte: UInt8) -> String { byte > 32 && byte < 127 ? String(UnicodeScalar(byte)) : "·" }
            return bytes.prefix(head).map(shown).joined() + "…" + shown(bytes[count - 1]) + " (\(count))"
        }
    }
}
