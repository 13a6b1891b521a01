/// The name of a git object: SHA-1 (20 bytes) or SHA-256 (32 bytes).
public struct ObjectID: Sendable, Hashable, Comparable, CustomStringConvertible {
    // Four words keep it free of heap storage: a large history has millions of these.
    private let a: UInt64
    private let b: UInt64
    private let c: UInt64
    private let d: UInt64
    /// 20 or 32.
    public let length: UInt8

    /// `nil` unless there are 20 or 32 bytes.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 20 || bytes.count == 32 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (index, byte) in bytes.enumerated() {
            let shifted = UInt64(byte) << UInt64(56 - 8 * (index & 7))
            switch index >> 3 {
            case 0: words.0 |= shifted
            case 1: words.1 |= shifted
            case 2: words.2 |= shifted
            default: words.3 |= shifted
            }
        }
        (a, b, c, d) = words
        length = UInt8(bytes.count)
    }

    /// Reads 40 or 64 hexadecimal digits.
    public init?(hex: some Collection<UInt8>) {
        guard hex.count == 40 || hex.count == 64, hex.allSatisfy(Byte.isHex) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var high: UInt8?
        for digit in hex {
            let value = Byte.isDigit(digit) ? digit - 48 : (digit | 32) - 87
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        self.init(bytes)
    }

    public init?(hex: String) { self.init(hex: Array(hex.utf8)) }

    func byte(_ index: Int) -> UInt8 {
        let word = index < 8 ? a : index < 16 ? b : index < 24 ? c : d
        return UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index & 7)))
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for index in 0..<Int(length) {
            text.append(digits[Int(byte(index) >> 4)])
            text.append(digits[Int(byte(index) & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.a, lhs.b, lhs.c, lhs.d) < (rhs.a, rhs.b, rhs.c, rhs.d)
    }
}

/// What a git object is.
public enum ObjectType: UInt8, Sendable {
    case commit = 1, tree, blob, tag
}

/// Why part of a repository could not be read. The scan goes on without it.
public struct GitError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case missing, damaged, tooLarge, unsupported, notARepository
    }
    public var code: Code
    public var detail: String

    public var description: String { detail }

    static func damaged(_ detail: String) -> GitError { GitError(code: .damaged, detail: detail) }
}
