//  Discovery: looks through directories and git histories, and tells which standing credentials are there: each one once,
//  with every place it was seen in, who seems to own it, which workloads seem to use it, what it opens, and how much would
//  be lost with it. A scan needs no server, no network and no configuration; only `Sources/`, the readers of live systems
//  behind `mayfly discover`, ask over the network, and only what a configuration names; and `Validity/`, which asks the issuers
//  that `--check` names whether what was found still works. It writes nothing but what it returns, and what it asked.
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
    /// Where what a scan learns is kept for the next one of the same place, and read; `nil` to begin from nothing and leave nothing.
    public var memory: StateDirectory?
    /// Leave for the next scan, but take nothing from the last.
    public var startsOver: Bool
    /// Owners that people named; they outrank every other evidence.
    public var overrides: [Fingerprint: OwnerOverride]
    /// Whom to ask whether what was found still works; `nil`, as it is unless somebody says otherwise, is nobody.
    public var validity: ValidityOptions?

    public init(
        history: Bool = true, jobs: Int = 2, maximumFileSize: Int = 64 << 20, includesFixtures: Bool = false,
        overrides: [Fingerprint: OwnerOverride] = [:], memory: StateDirectory? = nil, startsOver: Bool = false
    ) {
        self.history = history
        self.jobs = max(1, min(jobs, 64))
        self.maximumFileSize = maximumFileSize
        self.includesFixtures = includesFixtures
        self.overrides = overrides
        self.memory = memory
        self.startsOver = startsOver
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
    private let scanner: SecretScan.Scanner

    /// `cache`: where what is prepared for a scan is kept for the next.
    public init(key: FingerprintKey, clock: WallClock, cache: StateDirectory? = nil) {
        self.key = key
        self.clock = clock
        scanner = SecretScan.Scanner(cache: cache?.path)
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
        return await scan(walker.result, of: roots, asked: asked, startedAt: startedAt, options: options, progress: tell)
    }

    /// Scans what a walk has listed, or a part of it.
    func scan(
        _ tree: Tree, of roots: [String], asked: [FeedRun.Outcome] = [], startedAt: Timestamp, options: ScanOptions,
        progress tell: @escaping @Sendable (ScanProgress) -> Void = { _ in }
    ) async -> ScanReport {
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

        let memory = options.memory.map { ScanMemory($0, key: key, options: options) }
        let files = TreeScan(tree, roots: roots.map { TreeWalker.resolved($0) }, options: options, memory: memory, collector: collector)
        await files.firstPass(scanner, progress)

        var repositories: [RepositoryScan] = []
        if options.history {
            for found in tree.repositories {
                progress(ScanProgress(phase: "history of \(found.prefix.isEmpty ? "." : found.prefix)", done: 0, total: 0))
                guard let scan = RepositoryScan(found, scanner: scanner, options: options, memory: memory, collector: collector) else { continue }
                await scan.firstPass(scanner, collector, options, progress)
                repositories.append(scan)
            }
        }

        let known = collector.joinableValues()
        let finder = ValueFinder(known.map(\.secret), alsoEncoded: true)
        await files.secondPass(finder, known.map(\.fingerprint), startedAt: startedAt, progress)
        for scan in repositories {
            if !finder.isEmpty { await scan.secondPass(finder, known.map(\.fingerprint), collector, options, progress) }
            scan.remember(collector)
        }

        var context: EstateContext?
        var credentials = collector.credentials(repositories: repositories, includesFixtures: options.includesFixtures) { sightings in
            let made = EstateContext(
                tree: tree, repositories: repositories, sightings: sightings, overrides: options.overrides, now: clock.now())
            context = made
            return made
        }
        let joined = asked.isEmpty ? nil : Self.join(asked, with: &credentials, collector, key, options.overrides, clock.now())
        if let validity = options.validity {
            let run = ValidityRun(validity, clock: clock)
            let answers = await run.ask(credentials.compactMap { one in collector.found(one.fingerprint).map { (one.fingerprint, $0) } })
            for index in credentials.indices { credentials[index].validity = answers[credentials[index].fingerprint] }
        }
        var statistics = collector.statistics
        statistics.commits = repositories.reduce(0) { $0 + $1.commitCount }
        statistics.sightings = credentials.reduce(0) { $0 + $1.sightings.count }
        statistics.unowned = credentials.count { $0.owner == FoundCredential.unknownOwner }
        statistics.shared = credentials.count { $0.workloads.count > 1 }
        let survey = (context ?? EstateContext(tree: tree, repositories: repositories, overrides: options.overrides, now: clock.now()))
            .survey(credentials, accounts: asked.flatMap(\.sink.accounts))
        var report = ScanReport(
            keyID: key.keyID, startedAt: startedAt, finishedAt: clock.now(), roots: roots + asked.map(\.feed.root),
            statistics: statistics, credentials: credentials, unreadable: collector.unreadable, feeds: joined?.feeds,
            reconciliation: joined?.reconciliation)
        report.storage = StorageShare(of: credentials)
        report.copied = CopyList.read(credentials)
        (report.workloads, report.pipelines) = (survey.workloads, survey.pipelines)
        collector.note(repositories.flatMap { NetworkTrustReader.head(of: $0) })
        report.networkTrust = NetworkTrustReader.listed(
            collector.networkTrust + asked.flatMap(\.sink.networkTrust), includesFixtures: options.includesFixtures)
        return report
    }

    private static func join(
        _ asked: [FeedRun.Outcome], with credentials: inout [FoundCredential], _ collector: Collector, _ key: FingerprintKey,
        _ overrides: [Fingerprint: OwnerOverride], _ now: Timestamp
    ) -> (feeds: [Feed], reconciliation: Reconciliation?) {
        var join = FeedJoin(credentials, secrets: collector.secrets, key: key, overrides: overrides, now: now)
        let counts = join.take(asked.map(\.sink))
        credentials = join.result
        for index in credentials.indices { credentials[index].nameOccurrences(with: key) }
        var feeds = asked.map(\.feed)
        for index in feeds.indices {
            feeds[index].credentials = counts[index]
            collector.note((feeds[index].problems + asked[index].sink.remarks).map { .init(path: "\(feeds[index].type):\(feeds[index].name)", why: $0) })
        }
        let listed = asked.map(\.sink.listed)
        let lists = listed.flatMap(\.lists)
        guard !lists.isEmpty else { return (feeds, nil) }
        return (feeds, Reconciler(credentials: credentials).compare(listed.flatMap(\.rows), lists: lists))
    }
}
