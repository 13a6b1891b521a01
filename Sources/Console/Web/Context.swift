import Hummingbird
import NIOCore

/// Which way a request came in. Each door has a router of its own, so that no request can claim another.
enum Door: Sendable {
    /// TCP on a loopback address: needs a login and a local Host.
    case loopback
    /// The Unix socket: reaching it is the authentication.
    case socket
}

/// What a request carries along: its connection, and who stands behind it once the gate has decided.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Set by the gate. `nil` only on pages that need nobody.
    var person: Operator?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
