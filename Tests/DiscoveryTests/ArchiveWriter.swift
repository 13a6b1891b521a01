import Foundation

/// Writes small archives for tests: tar, ZIP without compression, and gzip with stored blocks.
enum ArchiveWriter {
    static func tar(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        for member in members {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, _ at: Int) { for (index, byte) in text.utf8.enumerated() { header[at + index] = byte } }
            put(member.name, 0)
            put("0000644\0", 100)
            put(octal(member.bytes.count), 124)
            put("00000000000\0", 136)
            put("        ", 148)
            put("0", 156)
            put("ustar\0" + "00", 257)
            let sum = header.reduce(0) { $0 + Int($1) }
            put(String(octal(sum).dropFirst(5).prefix(6)) + "\0 ", 148)
            out += header + member.bytes + [UInt8](repeating: 0, count: (512 - member.bytes.count % 512) % 512)
        }
        return out + [UInt8](repeating: 0, count: 1024)
    }

    private static func octal(_ number: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: 11 - digits.count) + digits + "\0"
    }

    static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let name = Array(member.name.utf8)
            let common =
                half(20) + half(0) + half(0) + half(0) + half(0) + word(crc(member.bytes)) + word(member.bytes.count) + word(member.bytes.count)
            directory +=
                word(0x0201_4B50) + half(20) + common + half(name.count) + half(0) + half(0) + half(0) + half(0) + word(0) + word(out.count) + name
            out += word(0x0403_4B50) + common + half(name.count) + half(0) + name + member.bytes
        }
        let start = out.count
        return out + directory + word(0x0605_4B50) + half(0) + half(0) + half(members.count) + half(members.count) + word(directory.count)
            + word(start) + half(0)
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var position = 0
        repeat {
            let count = min(65_535, bytes.count - position)
            out += [position + count == bytes.count ? 1 : 0] + half(count) + half(count ^ 0xFFFF) + bytes[position..<position + count]
            position += count
        } while position < bytes.count
        return out + word(crc(bytes)) + word(bytes.count)
    }

    private static func half(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private static func word(_ number: Int) -> [UInt8] { half(number & 0xFFFF) + half(number >> 16 & 0xFFFF) }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(~crc)
    }
}
