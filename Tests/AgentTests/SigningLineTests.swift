import Testing

@testable import Agent

@Suite("R43 R46: what agents ask the server for together") struct SigningLineTests {
    @Test func `the first goes at once, and all that come meanwhile go together`() {
        var line = SigningLine<Int>()
        _ = line.enter(0, size: 1)
        #expect(line.call() == [0])
        _ = line.enter(1, size: 1)
        #expect(line.call() == [1])
        for ask in 2..<50 { _ = line.enter(ask, size: 1) }
        #expect(line.call() == nil, "two calls are on their way")
        #expect(line.ended([0]) == [0: [1]])
        #expect(line.call() == Array(2..<50))
    }

    @Test func `the same question is asked once, and everybody who has it is answered`() {
        var line = SigningLine<String>()
        let first = line.enter("a", size: 1), second = line.enter("a", size: 1)
        #expect(line.call() == ["a"])
        let third = line.enter("a", size: 1)
        #expect(line.call() == nil)
        #expect(line.ended(["a"]) == ["a": [first, second, third]])
        _ = line.enter("a", size: 1)
        #expect(line.call() == ["a"], "an answer is not kept for later")
    }

    @Test func `what nobody wants any more is not asked for`() {
        var line = SigningLine<String>()
        let first = line.enter("a", size: 1), second = line.enter("a", size: 1), other = line.enter("b", size: 1)
        line.leave(first)
        line.leave(other)
        line.leave(other)
        #expect(line.call() == ["a"])
        line.leave(second)
        #expect(line.ended(["a"]) == ["a": []])
        #expect(line.call() == nil)
    }

    @Test func `a call is bounded in number and in bytes, and nobody is left out`() {
        var line = SigningLine<Int>()
        for ask in 0..<1000 { _ = line.enter(ask, size: ask.isMultiple(of: 7) ? SigningLine<Int>.sizeLimit * 2 : 100 << 10) }
        var asked: [Int] = []
        while let call = line.call() {
            #expect(call.count <= SigningLine<Int>.callLimit)
            #expect(call.count == 1 || call.allSatisfy { !$0.isMultiple(of: 7) } && call.count <= 5)
            asked += call
            #expect(line.ended(call).count == call.count)
        }
        #expect(asked == Array(0..<1000))
    }
}
