import Logging

/// Passes on all that is logged but that a door was cancelled: so the server stops, and Hummingbird takes it for an error.
struct CancellationQuiet: LogHandler {
    var next: any LogHandler

    var metadata: Logger.Metadata {
        get { next.metadata }
        set { next.metadata = newValue }
    }

    var logLevel: Logger.Level {
        get { next.logLevel }
        set { next.logLevel = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { next.metadataProvider }
        set { next.metadataProvider = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { next[metadataKey: key] }
        set { next[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        if event.message.description != "Waiting on child channel: CancellationError()" { next.log(event: event) }
    }
}
