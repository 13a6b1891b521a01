public import Runtime

/// How long what is short-lived should live, by what was seen (R48).
extension Action {
    /// Advice for entries and paths, and what a lifetime of one's own would have broken. Changes nothing.
    public struct Lifetimes: ActionCall {
        public static let name = "lifetimes"
        public var since: Timestamp
        /// An entry's or a path's name; `nil` for all.
        public var only: String?
        /// `x509`, `jwt` or `grant`; `nil` for all.
        public var kind: String?
        /// A lifetime to replay what was recorded with.
        public var tryMilliseconds: Int64?
        /// Below which nothing is advised; `nil` for the standard.
        public var renewals: Int?
        public var spanMilliseconds: Int64?
        /// In percent of what was needed.
        public var margin: Int?
        public var floorMilliseconds: Int64?

        public init(since: Timestamp) { self.since = since }

        public struct Answer: Codable, Sendable {
            public var since: Timestamp
            /// Ledger entries that were read, and whether older ones were left out.
            public var entries: Int
            public var isCut: Bool
            /// Times in which the server was away.
            public var outages: Int
            public var longestOutage: Outage?
            public var items: [Item]

            public init(since: Timestamp, entries: Int, isCut: Bool, outages: Int, longestOutage: Outage?, items: [Item]) {
                self.since = since
                self.entries = entries
                self.isCut = isCut
                self.outages = outages
                self.longestOutage = longestOutage
                self.items = items
            }
        }

        public struct Outage: Codable, Sendable, Hashable {
            public var from: Timestamp
            public var until: Timestamp

            public init(from: Timestamp, until: Timestamp) {
                self.from = from
                self.until = until
            }
        }

        /// One lifetime: an entry's of one kind, or a path's.
        public struct Item: Codable, Sendable {
            public var kind: String
            public var name: String
            public var owner: String
            /// Processes that had one, times that one was had ahead of its end, and from when to when.
            public var holders: Int
            public var renewals: Int
            public var spanMilliseconds: Int64
            public var longestRunMilliseconds: Int64
            public var presentMilliseconds: Int64
            /// `breaks`, `too-long`, `narrow`, `fits`, `unknown`.
            public var verdict: String
            /// What would have broken with the present lifetime.
            public var presentBreaks: Int
            /// The shortest without a break; 0 where nothing was waited for.
            public var shortestMilliseconds: Int64
            public var advisedMilliseconds: Int64?
            /// Why nothing is advised.
            public var reason: String?
            /// What forces the shortest.
            public var forcedBy: Wait?
            public var tried: Tried?
            /// Whether it can be set for this alone; a login's is set for all paths together.
            public var isSettable: Bool
            /// What to write, and where.
            public var change: String?

            public init(
                kind: String, name: String, owner: String, holders: Int, renewals: Int, spanMilliseconds: Int64, longestRunMilliseconds: Int64,
                presentMilliseconds: Int64, verdict: String, presentBreaks: Int, shortestMilliseconds: Int64, advisedMilliseconds: Int64?,
                reason: String?, forcedBy: Wait?, tried: Tried?, isSettable: Bool, change: String?
            ) {
                self.kind = kind
                self.name = name
                self.owner = owner
                self.holders = holders
                self.renewals = renewals
                self.spanMilliseconds = spanMilliseconds
                self.longestRunMilliseconds = longestRunMilliseconds
                self.presentMilliseconds = presentMilliseconds
                self.verdict = verdict
                self.presentBreaks = presentBreaks
                self.shortestMilliseconds = shortestMilliseconds
                self.advisedMilliseconds = advisedMilliseconds
                self.reason = reason
                self.forcedBy = forcedBy
                self.tried = tried
                self.isSettable = isSettable
                self.change = change
            }

            /// Whether somebody should do something about it.
            public var isFinding: Bool { verdict == "breaks" || (verdict == "too-long" && isSettable) }
        }

        /// A time that somebody lived through on what it had.
        public struct Wait: Codable, Sendable, Hashable {
            public var holder: String
            /// `server`, `node`, `late`, `use`.
            public var cause: String
            public var from: Timestamp
            public var until: Timestamp
            /// Of the ledger.
            public var entries: [Int]

            public init(holder: String, cause: String, from: Timestamp, until: Timestamp, entries: [Int]) {
                self.holder = holder
                self.cause = cause
                self.from = from
                self.until = until
                self.entries = entries
            }
        }

        /// What was recorded, replayed with the lifetime that was asked about.
        public struct Tried: Codable, Sendable {
            public var breaks: Int
            /// At most 100.
            public var first: [Break]

            public init(breaks: Int, first: [Break]) {
                self.breaks = breaks
                self.first = first
            }
        }

        public struct Break: Codable, Sendable {
            public var at: Timestamp
            public var lastedMilliseconds: Int64
            public var wait: Wait

            public init(at: Timestamp, lastedMilliseconds: Int64, wait: Wait) {
                self.at = at
                self.lastedMilliseconds = lastedMilliseconds
                self.wait = wait
            }
        }
    }
}

extension Action.Lifetimes.Wait {
    /// In words.
    public var told: String {
        let length = (until - from).brief
        let what =
            switch cause {
            case "server": "the server was away for \(length)"
            case "node": "its node was not connected for \(length)"
            case "late": "a renewal came up to \(length) late"
            default: "a token was good for use for \(length), until the next was asked for"
            }
        let places = entries.map(String.init).joined(separator: ", ")
        return "\(what) from \(from) on (\(holder)\(places.isEmpty ? "" : "; ledger \(places)"))"
    }
}

extension Duration {
    /// As people write a lifetime and ``init(brief:)`` reads it: `90s`, `15m`, `1h`, `2d`. What is not whole is in milliseconds.
    public var written: String {
        for (unit, length) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)] as [(String, Int64)]
        where milliseconds >= length && milliseconds.isMultiple(of: length) {
            // An hour and a half is said in minutes.
            return "\(milliseconds / length)\(unit)"
        }
        return "\(milliseconds)ms"
    }
}
