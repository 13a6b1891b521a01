/// Certificates that are to be asked for, and which of them go into one call. No clock, no network: what happens comes in as a call,
/// what is to be sent comes out as a value.
///
/// Whoever comes first is asked for at once. Whoever comes while calls are on their way waits for the next one, and goes together with
/// all that came meanwhile: at a start or in a wave of renewals hundreds share a call, and a single one never waits for company. The
/// same question is asked once, however many have it.
struct SigningLine<Ask: Hashable & Sendable>: Sendable {
    typealias Ticket = Int

    /// Most of one call: with certificates of the greatest size its answer is still below what a message may be.
    static var callLimit: Int { 60 }
    /// Most bytes of one call, in the words of ``enter(_:size:)``.
    static var sizeLimit: Int { 512 << 10 }
    /// Most calls at once.
    static var flightLimit: Int { 2 }

    private struct Place {
        var size: Int
        var tickets: Set<Ticket>
        var isFlying = false
    }

    private var places: [Ask: Place] = [:]
    private var asks: [Ticket: Ask] = [:]
    /// Those that no call has taken yet, in the order in which they came.
    private var waiting: [Ask] = []
    private var calls = 0
    private var next = 0

    /// - Parameter size: about its bytes on the wire.
    mutating func enter(_ ask: Ask, size: Int) -> Ticket {
        next += 1
        asks[next] = ask
        if places[ask]?.tickets.insert(next) == nil {
            places[ask] = Place(size: size, tickets: [next])
            waiting.append(ask)
        }
        return next
    }

    /// Its answer is not wanted any more. What nobody wants is not asked for.
    mutating func leave(_ ticket: Ticket) {
        guard let ask = asks.removeValue(forKey: ticket) else { return }
        places[ask]?.tickets.remove(ticket)
        guard let place = places[ask], place.tickets.isEmpty, !place.isFlying else { return }
        places[ask] = nil
        waiting.removeAll { $0 == ask }
    }

    /// What goes into the next call; `nil` while nobody waits, or as many calls as may be are on their way.
    mutating func call() -> [Ask]? {
        guard calls < Self.flightLimit, !waiting.isEmpty else { return nil }
        var (taken, size) = (0, 0)
        while taken < min(waiting.count, Self.callLimit) {
            size += places[waiting[taken]]?.size ?? 0
            // One that is too large by itself is the server's to refuse.
            if taken > 0, size > Self.sizeLimit { break }
            taken += 1
        }
        let call = Array(waiting.prefix(taken))
        waiting.removeFirst(taken)
        for ask in call { places[ask]?.isFlying = true }
        calls += 1
        return call
    }

    /// A call has ended, well or not.
    ///
    /// - Returns: who waits for the answer to each of what it asked.
    mutating func ended(_ call: [Ask]) -> [Ask: Set<Ticket>] {
        calls -= 1
        var tickets: [Ask: Set<Ticket>] = [:]
        for ask in call {
            guard let place = places.removeValue(forKey: ask) else { continue }
            for ticket in place.tickets { asks[ticket] = nil }
            tickets[ask] = place.tickets
        }
        return tickets
    }
}
