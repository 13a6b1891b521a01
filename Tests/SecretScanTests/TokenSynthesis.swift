@testable import SecretScan

/// Makes random tokens of a shape, as its provider would.
struct TokenSynthesis {
    let shape: TokenShape
    var samples: Samples

    /// A token, and the part of it that is the secret.
    mutating func token() -> (text: String, secret: String) {
        var text = ""
        var secret: (start: Int, end: Int?) = (0, nil)
        append(0..<shape.count, to: &text, &secret)
        let bytes = Array(text.utf8)
        return (text, String(decoding: bytes[secret.start..<(secret.end ?? bytes.count)], as: UTF8.self))
    }

    /// As ``token()``, with every run filled by one letter.
    func filler() -> String {
        var text = ""
        var index = 0
        while let (piece, next) = shape.piece(at: index, end: shape.count) {
            index = next
            switch piece {
            case .literal(let range): text += literal(range)
            case .oneOf(let range): text += literal(range).split(separator: "|", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            case .run(let alphabet, let allowed):
                let letter = ["x", "X", "0"].first { alphabet.contains($0.utf8.first ?? 0) } ?? "0"
                text += String(repeating: letter, count: allowed.lowerBound)
            case .uuid: text += "00000000-0000-0000-0000-000000000000"
            case .optional, .secretStart, .secretEnd: break
            }
        }
        return text
    }

    /// The last run's alphabet, when the shape ends in one.
    var end: (alphabet: Detector.Alphabet, allowed: ClosedRange<Int>)? {
        var index = 0
        var last: (Detector.Alphabet, ClosedRange<Int>)?
        while let (piece, next) = shape.piece(at: index, end: shape.count) {
            index = next
            if case .run(let alphabet, let allowed) = piece { last = (alphabet, allowed) } else { last = nil }
        }
        return last
    }

    private mutating func append(_ range: Range<Int>, to text: inout String, _ secret: inout (start: Int, end: Int?)) {
        var index = range.lowerBound
        while let (piece, next) = shape.piece(at: index, end: range.upperBound) {
            index = next
            switch piece {
            case .literal(let range): text += literal(range)
            case .oneOf(let range):
                let options = literal(range).split(separator: "|", omittingEmptySubsequences: false)
                text += String(options[samples.number(below: options.count)])
            case .run(let alphabet, let allowed):
                let spread = min(allowed.count, 40)
                text += random(alphabet, allowed.lowerBound + samples.number(below: spread))
            case .uuid: text += [8, 4, 4, 4, 12].map { random(.lowerHex, $0) }.joined(separator: "-")
            case .optional(let range): if samples.number(below: 2) == 0 { append(range, to: &text, &secret) }
            case .secretStart: secret.start = text.utf8.count
            case .secretEnd: secret.end = text.utf8.count
            }
        }
    }

    /// Letters and digits at both ends: what a person selects with a double click.
    private mutating func random(_ alphabet: Detector.Alphabet, _ count: Int) -> String {
        let letters = (33..<127).map { UInt8($0) }.filter { alphabet.contains($0) && $0 != UInt8(ascii: "=") }
        let plain = letters.filter { Byte.isAlphanumeric($0) }
        let safe = alphabet == .visible ? plain + Array("!@^*-_+".utf8) : alphabet == .unreservedOrPercent ? plain : letters
        var bytes: [UInt8] = []
        for index in 0..<count {
            let from = index == 0 || index == count - 1 ? plain : safe
            bytes.append(from[samples.number(below: from.count)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func literal(_ range: Range<Int>) -> String { String(decoding: range.map(shape.byte), as: UTF8.self) }
}
