/// RSA-OAEP (RFC 8017 §7.1.1) with a label, which the TPM asks for and swift-crypto does not offer, and the public operation.
///
/// The base is secret for the length of one attestation; exponent and modulus are public. Every step is done for every bit, so that
/// no branch depends on the base but the last subtractions.
enum RSAOAEP {
    /// EME-OAEP: `length` bytes, smaller than any modulus of that length.
    static func encode(_ message: [UInt8], label: [UInt8], length: Int, hash: TPMHash, salt: [UInt8]) -> [UInt8] {
        let padding = max(0, length - message.count - 2 * hash.length - 2)
        let block = hash.digest(label) + [UInt8](repeating: 0, count: padding) + [1] + message
        let masked = xor(block, mask(salt, block.count, hash))
        let maskedSalt = xor(salt, mask(masked, salt.count, hash))
        return [0] + maskedSalt + masked
    }

    /// MGF1 (RFC 8017 §B.2.1).
    static func mask(_ seed: [UInt8], _ length: Int, _ hash: TPMHash) -> [UInt8] {
        var result: [UInt8] = []
        var counter: UInt32 = 0
        while result.count < length {
            result += hash.digest(seed + TPMWriter.make { $0.u32(counter) })
            counter += 1
        }
        return Array(result.prefix(length))
    }

    private static func xor(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] { zip(one, other).map { $0 ^ $1 } }

    /// `base` to the power of 65537, modulo `modulus`: sixteen squarings and one product, by Montgomery's method.
    ///
    /// - Parameter modulus: odd, its first byte not zero; `base` is smaller, and as long.
    static func raise(_ base: [UInt8], modulus: [UInt8]) -> [UInt8] {
        let field = MontgomeryField(modulus)
        let start = field.enter(words(base, field.count))
        var power = start
        for _ in 0..<16 { power = field.product(power, power) }
        power = field.leave(field.product(power, start))
        return bytes(power, modulus.count)
    }

    /// Least significant first, 32 bits each.
    fileprivate static func words(_ bytes: [UInt8], _ count: Int) -> [UInt32] {
        var words = [UInt32](repeating: 0, count: count)
        for (index, byte) in bytes.reversed().enumerated() where index / 4 < count {
            words[index / 4] |= UInt32(byte) << UInt32(index % 4 * 8)
        }
        return words
    }

    private static func bytes(_ words: [UInt32], _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { index in
            index / 4 < words.count ? UInt8(truncatingIfNeeded: words[index / 4] >> UInt32(index % 4 * 8)) : 0
        }
    }
}

/// Numbers modulo an odd one, each held as itself times 2^(32·count).
private struct MontgomeryField {
    let modulus: [UInt32]
    let count: Int
    /// −modulus⁻¹ modulo 2³².
    private let inverse: UInt32

    init(_ modulus: [UInt8]) {
        count = (modulus.count + 3) / 4
        self.modulus = RSAOAEP.words(modulus, count)
        // Newton's iteration doubles the correct bits; three are correct at the start.
        let low = self.modulus[0]
        var found = low
        for _ in 0..<4 { found = found &* (2 &- low &* found) }
        inverse = 0 &- found
    }

    /// Doubles `32 · count` times, reducing each time.
    func enter(_ value: [UInt32]) -> [UInt32] {
        var value = value
        for _ in 0..<(32 * count) {
            var carry: UInt32 = 0
            for index in 0..<count {
                let next = value[index] >> 31
                value[index] = value[index] << 1 | carry
                carry = next
            }
            value = reduced(value, carry)
        }
        return value
    }

    func leave(_ value: [UInt32]) -> [UInt32] {
        var one = [UInt32](repeating: 0, count: count)
        one[0] = 1
        return product(value, one)
    }

    func product(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
        var sum = [UInt32](repeating: 0, count: count + 2)
        for index in 0..<count {
            var carry: UInt64 = 0
            for place in 0..<count {
                let value = UInt64(one[place]) * UInt64(other[index]) + UInt64(sum[place]) + carry
                sum[place] = UInt32(truncatingIfNeeded: value)
                carry = value >> 32
            }
            var top = UInt64(sum[count]) + carry
            sum[count] = UInt32(truncatingIfNeeded: top)
            sum[count + 1] = UInt32(truncatingIfNeeded: top >> 32)
            let factor = UInt64(sum[0] &* inverse)
            carry = (factor * UInt64(modulus[0]) + UInt64(sum[0])) >> 32
            for place in 1..<count {
                let value = factor * UInt64(modulus[place]) + UInt64(sum[place]) + carry
                sum[place - 1] = UInt32(truncatingIfNeeded: value)
                carry = value >> 32
            }
            top = UInt64(sum[count]) + carry
            sum[count - 1] = UInt32(truncatingIfNeeded: top)
            sum[count] = sum[count + 1] &+ UInt32(truncatingIfNeeded: top >> 32)
            sum[count + 1] = 0
        }
        return reduced(Array(sum.prefix(count)), sum[count])
    }

    /// Less the modulus once, where it is not below it.
    private func reduced(_ value: [UInt32], _ carry: UInt32) -> [UInt32] {
        var less = value
        var borrow: UInt64 = 0
        for index in 0..<count {
            let difference = UInt64(value[index]) &- UInt64(modulus[index]) &- borrow
            less[index] = UInt32(truncatingIfNeeded: difference)
            borrow = difference >> 63
        }
        return carry != 0 || borrow == 0 ? less : value
    }
}
