import Foundation
import Runtime

@testable import SecretScan

/// Values for tests, made at run time so that no source file holds anything that looks like a secret.
struct Samples {
    private var state: UInt64

    init(_ seed: UInt64 = 1) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// Letters and digits, beginning with a letter, at least two digits.
    mutating func password(_ count: Int = 20) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        while true {
            let text = String((0..<count).map { _ in alphabet[number(below: alphabet.count)] })
            if text.first?.isLetter == true, text.count(where: \.isNumber) >= 2, text.contains(where: \.isLowercase), text.contains(where: \.isUppercase) { return text }
        }
    }

    mutating func hex(_ count: Int) -> String { String((0..<count).map { _ in Array("0123456789abcdef")[number(below: 16)] }) }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// Flips, inserts, removes, repeats or truncates a few bytes.
    mutating func mutated(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0...number(below: 6) {
            guard !bytes.isEmpty else { return self.bytes(4) }
            let at = number(below: bytes.count)
            switch number(below: 6) {
            case 0: bytes[at] ^= 1 << UInt8(number(below: 8))
            case 1: bytes[at] = [0, 0xFF, 0x7F, 0x80, 34, 39, 92, 10, 58, 61, 123, 125][number(below: 12)]
            case 2: bytes.insert(UInt8(truncatingIfNeeded: next()), at: at)
            case 3: bytes.remove(at: at)
            case 4: bytes.removeLast(number(below: bytes.count))
            default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + number(below: 40))], at: number(below: bytes.count))
            }
        }
        return bytes
    }
}

/// Values of every sort that a slot may hold, and the marks that texts have in their places.
struct MarkedValues {
    let password, digits, short, middle, filled: String
    let identifier = "9f8791a1-96bf-48d6-9301-7a99e938d813"
    let pin = "4829153760418273"
    let phrase = "ferlan-dostur-wibo-kelmar73"

    init(_ seed: UInt64) {
        var samples = Samples(seed)
        password = samples.password(18)
        digits = samples.hex(64)
        short = samples.hex(32)
        middle = samples.hex(40)
        filled = Data(samples.bytes(32)).base64EncodedString()
    }

    /// `§` a password, `¤` 64 digits, `¶` 32, `‡` 40, `†` Base64, `@U` a UUID, `@N` a PIN, `@W` words.
    func written(_ text: String) -> String {
        let marks = ["§": password, "¤": digits, "¶": short, "‡": middle, "†": filled, "@U": identifier, "@N": pin, "@W": phrase]
        return marks.reduce(text) { $0.replacing($1.key, with: $1.value) } + "\n"
    }
}

extension Match {
    /// Tests may look.
    var value: String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
}

/// Making one takes longer than most tests.
private let sharedScanner = Scanner()

/// What a scan finds in a text, at or above medium confidence.
func found(_ text: String, in path: String, atLeast confidence: Confidence = .medium) -> [Match] {
    sharedScanner.scan(Array(text.utf8), path: path).filter { $0.confidence >= confidence }
}
