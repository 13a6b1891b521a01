import Runtime
import Testing

@Suite("R42: shares") struct SharesTests {
    @Test func `nobody takes more than its share, all together no more than there is, and what is given back is there again`() {
        var shares = Shares<String>(limit: 5)
        func take(_ holder: String) -> Bool { shares.take(for: holder, share: 3) }
        #expect((0..<5).count { _ in take("a") } == 3)
        #expect((0..<5).count { _ in take("b") } == 2)
        #expect(shares.total == 5 && !take("c"))
        shares.giveBack(of: "a")
        shares.giveBack(of: "nobody")
        #expect(shares.total == 4 && take("c") && !take("a"))
    }
}
