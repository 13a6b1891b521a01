import EstateTesting
import Runtime
import Testing

@Suite("R116: secrets do not print") struct SecretTests {
    private let secret = Secret("hunter2-hunter2")

    private struct Holder {
        var name = "holder"
        var secret: Secret
        var more: [String: Secret]
    }

    @Test func `no way of printing shows a secret`() {
        var dumped = ""
        dump(secret, to: &dumped)
        let holder = Holder(secret: secret, more: ["a": secret])
        dump(holder, to: &dumped)
        for text in [
            "\(secret)", String(describing: secret), String(reflecting: secret), dumped, "\([secret])", "\(["k": secret])", "\(holder)",
            "\(Optional(secret) as Any)", String(reflecting: holder), "\(Mirror(reflecting: secret).children.map { "\($0)" })",
            "\(Mirror(reflecting: holder).children.map { "\($0)" })",
        ] { #expect(!text.contains("hunter2") && !text.contains("104, 117, 110"), "\(text)") }
        #expect("\(secret)" == "<secret>")
    }

    @Test func `the bytes are those that went in`() {
        for bytes in [[], [0], Array(0...255)] as [[UInt8]] {
            let secret = Secret(bytes)
            #expect(secret.count == bytes.count)
            #expect(secret.withBytes { Array($0) } == bytes)
        }
    }

    @Test func `comparison is by content and length`() {
        #expect(Secret("a").isEqual(to: Secret("a")))
        #expect(!Secret("a").isEqual(to: Secret("b")))
        #expect(!Secret("a").isEqual(to: Secret("ab")))
        #expect(Secret("").isEqual(to: Secret("")))
    }

    @Test func `hexadecimal reads back and refuses the rest`() {
        var generator = SeededGenerator(seed: 1)
        for count in 0..<64 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect([UInt8](hex: bytes.hex) == bytes)
            #expect([UInt8](hex: bytes.hex.uppercased()) == bytes)
        }
        for wrong in ["0", "0g", "0x00", " 00", "00 ", "é0", "００"] { #expect([UInt8](hex: wrong) == nil) }
    }

    @Test func `the system's randomness has the asked length and does not repeat`() {
        #expect(Entropy.system.bytes(32).count == 32)
        #expect(Set((0..<100).map { _ in Entropy.system.hex(16) }).count == 100)
    }
}
