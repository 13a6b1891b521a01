import Runtime
import Synchronization
import Testing

@Suite struct BroadcastTests {
    private final class State: Sendable { let number = Atomic(0) }

    @Test func `each listener hears what is sent while it listens, and ends when it likes`() async {
        let broadcast = Broadcast<Int>()
        broadcast.send(0)
        let (all, newest) = (broadcast.stream(.unbounded), broadcast.stream())
        for number in 1...5 { broadcast.send(number) }
        var heard: [Int] = []
        for await number in all {
            heard.append(number)
            if number == 5 { break }
        }
        #expect(heard == [1, 2, 3, 4, 5])
        var iterator = newest.makeAsyncIterator()
        #expect(await iterator.next() == 5)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a listener that is cancelled while it is told something stops nobody`() async {
        let broadcast = Broadcast<Int>()
        let isOver = State()
        let sender = Task.detached { while isOver.number.load(ordering: .relaxed) == 0 { broadcast.send(1) } }
        for _ in 0..<20_000 {
            let listener = Task.detached { for await _ in broadcast.stream() {} }
            await Task.yield()
            listener.cancel()
            await listener.value
        }
        isOver.number.store(1, ordering: .relaxed)
        await sender.value
    }

    @Test func `whoever begins with the present state never goes back behind a later one`() async {
        let broadcast = Broadcast<Int>()
        let state = State()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 1...20_000 {
                    state.number.store(number, ordering: .sequentiallyConsistent)
                    broadcast.send(number)
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    // Each is told the last one in the end, whenever it came.
                    for _ in 0..<200 {
                        var last = 0
                        for await number in broadcast.stream(beginningWith: { state.number.load(ordering: .sequentiallyConsistent) }) {
                            #expect(number >= last)
                            last = number
                            if number == 20_000 || Int.random(in: 0..<20) == 0 { break }
                        }
                    }
                }
            }
        }
    }

    @Test func `a listener that is gone is told of once and sent nothing`() async {
        let broadcast = Broadcast<Int>()
        let ended = Mutex(0)
        do {
            let stream = broadcast.stream(onEnd: { ended.withLock { $0 += 1 } })
            broadcast.send(1)
            for await _ in stream { break }
        }
        for _ in 0..<100 where ended.withLock({ $0 }) == 0 { await Task.yield() }
        #expect(ended.withLock { $0 } == 1)
        broadcast.send(2)
    }
}
