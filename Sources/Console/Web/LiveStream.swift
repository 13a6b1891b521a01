import Estate
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import ServiceLifecycle

/// Server-sent events (WHATWG HTML, 9.2): `entry` for each event, `numbers` for the overview's figures, and a comment now
/// and then so that a dead connection is noticed.
enum LiveStream {
    private enum Item: Sendable {
        case event(LiveEvent)
        case tick
        case ended
    }

    /// How often figures are read anew, and how many such beats pass between two comments.
    private static let beat: Duration = .seconds(2)
    private static let beatsPerComment = 7

    static func response(controlPlane: any ControlPlane, after: Int?, withNumbers: Bool) -> Response {
        let body = ResponseBody { writer in
            let events = await controlPlane.liveEvents(after: after)
            let (items, feed) = AsyncStream<Item>.makeStream(bufferingPolicy: .bufferingNewest(1000))
            let source = Task {
                for await event in events { feed.yield(.event(event)) }
                feed.yield(.ended)
            }
            let metronome = Task {
                while !Task.isCancelled {
                    feed.yield(.tick)
                    try? await Task.sleep(for: beat)
                }
            }
            defer {
                source.cancel()
                metronome.cancel()
                feed.finish()
            }
            // A server that shuts down does not wait for a reader who never leaves.
            try await write("retry: 2000\n\n", to: &writer)
            var beats = 0
            for await item in items.cancelOnGracefulShutdown() {
                switch item {
                case .event(let event):
                    if !withNumbers { try await write(try message("entry", id: event.sequence, event), to: &writer) }
                case .tick:
                    beats += 1
                    if withNumbers, let overview = try? await controlPlane.overview() {
                        try await write(try message("numbers", id: nil, numbers(overview)), to: &writer)
                    } else if beats.isMultiple(of: beatsPerComment) {
                        try await write(": alive\n\n", to: &writer)
                    }
                case .ended:
                    try await writer.finish(nil)
                    return
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .init("X-Accel-Buffering")!: "no"], body: body)
    }

    private static func write(_ text: String, to writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: text))
    }

    /// JSON has no raw line breaks, so one `data:` line is enough.
    private static func message(_ name: String, id: Int?, _ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = String(decoding: try encoder.encode(value), as: UTF8.self)
        return "event: \(name)\n" + (id.map { "id: \($0)\n" } ?? "") + "data: \(data)\n\n"
    }

    /// The figures of the overview under the names that its page gives them.
    static func numbers(_ overview: Overview) -> [String: Int] {
        let counts = overview.counts
        var numbers = [
            "standing": counts.standing, "found": counts.found, "retired": counts.retired, "disabled": counts.disabled,
            "excepted": counts.excepted, "requestsLastMinute": counts.requestsLastMinute,
            "failuresLastMinute": counts.failuresLastMinute, "liveSessions": counts.liveSessions,
            "liveGrants": counts.liveGrants, "ledgerSize": overview.ledger.size,
        ]
        for stage in PathStage.allCases { numbers["stage-\(stage.rawValue)"] = 0 }
        for count in overview.pipeline { numbers["stage-\(count.stage.rawValue)", default: 0] += count.paths }
        return numbers
    }
}
