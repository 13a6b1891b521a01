//  Discovery: looks through directories and git histories, and tells which standing credentials are there: each one once,
//  with every place it was seen in, who seems to own it, which workloads seem to use it, what it opens, and how much would
//  be lost with it. A scan needs no server, no network and no configuration; only `Sources/`, the readers of live systems
//  behind `mayfly discover`, ask over the network, and only what a configuration names. It writes nothing but what it returns.
//
//  Two passes. The first asks ``SecretScan`` what looks like a secret, in files and in every blob of every repository. The
//  second looks for the values just found wherever no name gave them away: in a chat export, a ticket, a log.

public import Estate
import Foundation
public import Runtime
import SecretScan

/// Why a scan could not begin.
public struct DiscoveryError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable { case noSuchPath, unreadableRoot, badConfiguration }
    public var code: Code
    public var description: String
}

/// How to scan.
public struct ScanOptions: Sendable {
    /// Read git histories too.
    public var history: Bool
    /// Threads.
    public var jobs: Int
    /// Files and objects above this many bytes are listed as unread.
    public var maximumFileSize: Int
    /// List credentials that were only seen in tests, samples and fixtures.
    public var includesFixtures: Bool
    /// Owners that people named; they outrank every other evidence.
    public var overrides: [Fingerprint: OwnerOverride]

    public init(
        history: Bool = true, jobs: Int = 2, maximumFileSize: Int = 64 << 20, includesFixtures: Bool = false,
        overrides: [Fingerprint: OwnerOverride] = [:]
    ) {
        self.history = history
        self.jobs = max(1, min(jobs, 64))
        self.maximumFileSize = maximumFileSize
        self.includesFixtures = includesFixtures
        self.overrides = overrides
    }
}

/// Where a running scan stands.
public struct ScanProgress: Sendable {
    public var phase: String
    public var done: Int
    /// 0 when unknown.
    public var total: Int
    /// Read so far, in files and objects.
    public var bytes = 0
    /// Different values found so far.
    public var found = 0
}

/// Finds credentials.
public struct Discovery: Sendable {
    private let key: FingerprintKey
    private let clock: WallClock
    private let scanner = Scanner()

    public init(key: FingerprintKey, clock: WallClock) {
        self.key = key
        self.clock = clock
    }

    /// Scans the roots, which may be directories, single files, work trees or bare repositories.
    ///
    /// Paths in the report are relative to the root; with several roots, the root as given comes first. Whatever cannot be
    /// read is listed in the report and does not end the scan.
    public func scan(
        _ roots: [String], options: ScanOptions = .init(), progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
    ) async throws(DiscoveryError) -> ScanReport {
        try await scan(roots, asked: [], options: options, progress: progress)
    }

    /// Asks the configured sources, scans the configured directories, and joins the two.
    ///
    /// - Parameter previous: when each feed last told everything, by name.
    public func discover(
        _ configuration: SourceConfiguration, previous: [String: Timestamp] = [:], options: ScanOptions = .init(),
        progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
    ) async throws(DiscoveryError) -> ScanReport {
        let outcomes = await FeedRun(key: key, clock: clock, previous: previous).run(configuration.entries, progress: progress)
        var options = options
        options.history = options.history && configuration.history
        return try await scan(configuration.scan, asked: outcomes, options: options, progress: progress)
    }

    private func scan(
        _ roots: [String], asked: [FeedRun.Outcome], options: ScanOptions,
        progress tell: @escaping @Sendable (ScanProgress) -> Void
    ) async throws(DiscoveryError) -> ScanReport {
        let startedAt = clock.now()
        var walker = TreeWalker(limits: .init(fileSize: options.maximumFileSize))
        for root in roots { try walker.walk(root, prefix: roots.count > 1 ? root : nil) }
        let tree = walker.result
        let collector = Collector(key: key)
        collector.note(tree.unreadable)
        let progress: @Sendable (ScanProgress) -> Void = { step in
            var step = step
            step.bytes = collector.statistics.bytes
            step.found = collector.foundCount
            tell(step)
        }
        for finding in asked.flatMap(\.sink.findings) {
            if case .value(let secret, let isJoinable) = finding.subject { collector.adopt(secret, kind: finding.kind, isJoinable: isJoinable) }
        }

        let contents = FileContents(options)
        await files(tree.files, options, collector) { collector, file, bytes in
            collector.note(contents.visit(bytes, path: file.path) { path, bytes in
                collector.addFile(path, bytes: bytes.count, scanner.scan(bytes, path: path) + IAMCredentialReport.matches(in: bytes), reads: true)
            })
        } progress: { progress(ScanProgress(phase: "files", done: $0, total: tree.files.count)) }

        var repositories: [RepositoryScan] = []
        if options.history {
            for found in tree.repositories {
                progress(ScanProgress(phase: "history of \(found.prefix.isEmpty ? "." : found.prefix)", done: 0, total: 0))
                guard let scan = RepositoryScan(found, options: options, collector: collector) else { continue }
                await scan.firstPass(scanner, collector, options, progress)
                repositories.append(scan)
            }
        }

        let known = collector.joinableValues()
        let finder = ValueFinder(known.map(\.secret))
        if !finder.isEmpty {
            await files(tree.files, options, collector) { collector, file, bytes in
                _ = contents.visit(bytes, path: file.path) { path, bytes in
                    let hits = finder.find(in: bytes)
                    if !hits.isEmpty { collector.addFile(path, hits.map { (known[$0.value].fingerprint, $0.line) }) }
                }
            } progress: { progress(ScanProgress(phase: "copies", done: $0, total: tree.files.count)) }
            for scan in repositories { await scan.secondPass(finder, known.map(\.fingerprint), collector, options, progress) }
        }

        var credentials = collector.credentials(repositories: repositories, includesFixtures: options.includesFixtures) { paths in
            EstateContext(tree: tree, repositories: repositories, alsoKnown: paths, overrides: options.overrides, now: clock.now())
        }
        let joined = asked.isEmpty ? nil : Self.join(asked, with: &credentials, collector, key, options.overrides, clock.now())
        var statistics = collector.statistics
        statistics.commits = repositories.reduce(0) { $0 + $1.commitCount }
        statistics.sightings = credentials.reduce(0) { $0 + $1.sightings.count }
        statistics.unowned = credentials.count { $0.owner == FoundCredential.unknownOwner }
        statistics.shared = credentials.count { $0.workloads.count > 1 }
        return ScanReport(
            keyID: key.keyID, startedAt: startedAt, finishedAt: clock.now(), roots: roots + asked.map { "\($0.feed.type):\($0.feed.name)" },
            statistics: statistics, credentials: credentials, unreadable: collector.unreadable, feeds: joined?.feeds,
            reconciliation: joined?.reconciliation)
    }

    private static func join(
        _ asked: [FeedRun.Outcome], with credentials: inout [FoundCredential], _ collector: Collector, _ key: FingerprintKey,
        _ overrides: [Fingerprint: OwnerOverride], _ now: Timestamp
    ) -> (feeds: [Feed], reconciliation: Reconciliation?) {
        var join = FeedJoin(credentials, secrets: collector.secrets, key: key, overrides: overrides, now: now)
        let counts = join.take(asked.map(\.sink))
        credentials = join.result
        var feeds = asked.map(\.feed)
        for index in feeds.indices {
            feeds[index].credentials = counts[index]
            collector.note(feeds[index].problems.map { .init(path: "\(feeds[index].type):\(feeds[index].name)", why: $0) })
        }
        let listed = asked.map(\.sink.listed)
        let lists = listed.flatMap(\.lists)
        guard !lists.isEmpty else { return (feeds, nil) }
        return (feeds, Reconciler(credentials: credentials).compare(listed.flatMap(\.rows), lists: lists))
    }

    private func files(
        _ files: [TreeFile], _ options: ScanOptions, _ collector: Collector,
        _ visit: @escaping @Sendable (Collector, TreeFile, [UInt8]) -> Void, progress: @escaping @Sendable (Int) -> Void
    ) async {
        let queue = WorkQueue()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<options.jobs {
                group.addTask {
                    while true {
                        let start = queue.take(16)
                        guard start < files.count else { return }
                        progress(start)
                        for file in files[start..<min(start + 16, files.count)] {
                            switch TreeWalker.read(file.absolute, limit: options.maximumFileSize) {
                            case .success(let bytes): visit(collector, file, bytes)
                            case .failure(let failure): collector.note([.init(path: file.path, why: failure.why)])
                            }
                        }
                    }
                }
            }
        }
    }
}
