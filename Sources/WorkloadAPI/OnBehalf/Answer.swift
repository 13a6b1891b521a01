import SwiftProtobuf
import Synchronization

/// Carries one answer out of a task that ends with its call.
final class Answer<Message: SwiftProtobuf.Message & Sendable>: Sendable {
    private let held = Mutex(Message())

    var value: Message {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}
