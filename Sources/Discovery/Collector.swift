import Estate
import Runtime
import SecretScan
import Synchronization

/// Gathers what the threads of a scan find, by fingerprint. Secrets stay in here until the second pass, and end with it.
final class Collector: Sendable {
    /// A place in a file or a blob.
    struct Place: Hashable {
        var line: Int
        var slot: String?

        /// What stands in an archive that git keeps has its member before the slot, for a blob has one path: here it goes where a tree has it.
        func opened(in path: String) -> (path: String, place: Place) {
            guard let slot, slot.hasPrefix("!/") else { return (path, self) }
            // Names in archives seldom have a colon; names of settings may.
            let colon = slot.firstIndex(of: ":")
            let member = slot[..<(colon ?? slot.endIndex)]
            return (path + member, Place(line: line, slot: colon.map { String(slot[slot.index(after: $0)...]) }))
        }
    }

    struct Blob: Hashable {
        var prefix: String
        var id: ObjectID
    }

    struct Found {
        var secret: Secret
        var kind: String
        var confidence: Confidence
        var isJoinable: Bool
        var endpoints: Set<EndpointParts> = []
        var reasons: Set<String> = []
        var files: [String: [Place]] = [:]
        var blobs: [Blob: [Place]] = [:]
    }

    private struct State {
        var found: [Fingerprint: Found] = [:]
        var unreadable: Set<ScanReport.Unreadable> = []
        var statistics = ScanReport.Statistics()
        var networkTrust: [NetworkTrust] = []
    }

    private let key: FingerprintKey
    private let state = Mutex(State())

    init(key: FingerprintKey) { self.key = key }

    func note(_ unreadable: [ScanReport.Unreadable]) {
        state.withLock { $0.unreadable.formUnion(unreadable) }
    }

    func count(blobs: Int, bytes: Int) {
        state.withLock {
            $0.statistics.blobs += blobs
            $0.statistics.bytes += bytes
        }
    }

    /// How many different values were found so far.
    var foundCount: Int { state.withLock { $0.found.count } }

    var statistics: ScanReport.Statistics { state.withLock { $0.statistics } }

    var unreadable: [ScanReport.Unreadable] { state.withLock { $0.unreadable.sorted { ($0.path, $0.why) < ($1.path, $1.why) } } }

    // MARK: - First pass

    /// Files that were read before and have not changed, in which nothing was found.
    func count(unchangedFiles: Int, bytes: Int) {
        state.withLock {
            $0.statistics.files += unchangedFiles
            $0.statistics.bytes += bytes
        }
    }

    /// Paths in which something was found.
    var filesWithFindings: Set<String> {
        state.withLock { Set($0.found.values.flatMap(\.files.keys)).union($0.networkTrust.map(\.path)) }
    }

    /// Rules that let in by place: no credentials, and counted with none.
    func note(_ rules: [NetworkTrust]) {
        guard !rules.isEmpty else { return }
        state.withLock { $0.networkTrust += rules.prefix(max(0, NetworkTrustReader.limit - $0.networkTrust.count)) }
    }

    var networkTrust: [NetworkTrust] { state.withLock { $0.networkTrust } }

    func addFile(_ path: String, bytes: Int, _ matches: [Match]) {
        let named = matches.map { (key.fingerprint(of: $0.secret), $0) }
        state.withLock { state in
            state.statistics.files += 1
            state.statistics.bytes += bytes
            for (fingerprint, match) in named {
                state.found[fingerprint, default: Self.fresh(match)].learn(match)
                state.found[fingerprint]?.files[path, default: []].append(Place(line: match.line, slot: match.slot))
            }
        }
    }

    func addBlob(_ prefix: String, _ id: ObjectID, _ matches: [Match]) {
        let named = matches.map { (key.fingerprint(of: $0.secret), $0) }
        state.withLock { state in
            for (fingerprint, match) in named {
                state.found[fingerprint, default: Self.fresh(match)].learn(match)
                state.found[fingerprint]?.blobs[Blob(prefix: prefix, id: id), default: []].append(Place(line: match.line, slot: match.slot))
            }
        }
    }

    private static func fresh(_ match: Match) -> Found {
        Found(secret: match.secret, kind: match.kind, confidence: match.confidence, isJoinable: match.isJoinable)
    }

    /// Takes a value that a live source told of: it is looked for in the trees too, and described like one found there.
    func adopt(_ secret: Secret, kind: String, isJoinable: Bool) {
        let fingerprint = key.fingerprint(of: secret)
        state.withLock { state in
            guard state.found[fingerprint] == nil else { return }
            state.found[fingerprint] = Found(secret: secret, kind: kind, confidence: .high, isJoinable: isJoinable)
        }
    }

    /// The values found so far.
    var secrets: [Fingerprint: Secret] { state.withLock { $0.found.mapValues(\.secret) } }

    /// A value and what stood beside it, for who is told to ask its issuer.
    func found(_ fingerprint: Fingerprint) -> Found? { state.withLock { $0.found[fingerprint] } }

    // MARK: - Second pass

    /// Values to look for elsewhere.
    func joinableValues() -> [(fingerprint: Fingerprint, secret: Secret)] {
        state.withLock { state in
            state.found.filter { $0.value.isJoinable && $0.value.confidence >= .medium && $0.value.secret.count <= 512 }
                .map { ($0.key, $0.value.secret) }.sorted { $0.0 < $1.0 }
        }
    }

    func addFile(_ path: String, _ hits: [(Fingerprint, Int)]) {
        state.withLock { state in
            for (fingerprint, line) in hits {
                guard state.found[fingerprint]?.files[path]?.contains(where: { $0.line == line }) != true else { continue }
                state.found[fingerprint]?.files[path, default: []].append(Place(line: line, slot: nil))
            }
        }
    }

    func addBlob(_ prefix: String, _ id: ObjectID, _ hits: [(Fingerprint, Int)]) {
        let blob = Blob(prefix: prefix, id: id)
        state.withLock { state in
            for (fingerprint, line) in hits {
                guard state.found[fingerprint]?.blobs[blob]?.contains(where: { $0.line == line }) != true else { continue }
                state.found[fingerprint]?.blobs[blob, default: []].append(Place(line: line, slot: nil))
            }
        }
    }

    // MARK: - The answer

    /// The credentials, heaviest first.
    ///
    /// `makeContext` is given every sighting; it is not called when there is nothing to describe.
    func credentials(
        repositories: [RepositoryScan], includesFixtures: Bool, makeContext: ([Sighting]) -> EstateContext
    ) -> [FoundCredential] {
        let found = state.withLock { $0.found }.filter { includesFixtures || $0.value.confidence >= .medium }
        guard !found.isEmpty else { return [] }
        let places = Self.historyPlaces(found, repositories)
        let located = Dictionary(uniqueKeysWithValues: found.map { ($0, sightings(of: $0, $1, places, repositories)) })
        let context = makeContext(located.values.flatMap { $0.sightings })
        func describe(_ fingerprint: Fingerprint, _ found: Found) -> FoundCredential {
            let (sightings, blobs) = located[fingerprint] ?? ([], [:])
            return context.describe(fingerprint: fingerprint, found: found, sightings: sightings, blobs: blobs)
        }
        var credentials = found.sorted { $0.key < $1.key }.map(describe)
        // What one of them says names the workload of another, and that one's owner follows from a third.
        for _ in 0..<2 where context.learn(from: credentials) {
            for index in credentials.indices.filter({ EstateReader.isUncertain(credentials[$0]) }).prefix(20_000) {
                let fingerprint = credentials[index].fingerprint
                if let found = found[fingerprint] { credentials[index] = describe(fingerprint, found) }
            }
        }
        return credentials.sorted {
            ($1.blastRadius.value, $1.sightings.count, $0.kind, $0.fingerprint) < ($0.blastRadius.value, $0.sightings.count, $1.kind, $1.fingerprint)
        }
    }

    /// The blobs of a history that tell all that its report says: the first with a value at each path and slot, and those
    /// that `HEAD` still names.
    func telling(of repository: RepositoryScan) -> Set<ObjectID> {
        struct Spot: Hashable {
            var credential: Fingerprint
            var path: [UInt8]
            var slot: String?
        }
        let found = state.withLock { $0.found }
        let history = repository.history
        var kept: Set<ObjectID> = []
        var first: [Spot: (commit: Int, blob: ObjectID)] = [:]
        let all = Set(found.values.flatMap(\.blobs.keys).filter { $0.prefix == repository.prefix }.map(\.id))
        let places = history.places(of: all)
        for (fingerprint, found) in found {
            for (blob, lines) in found.blobs where blob.prefix == repository.prefix {
                guard let stood = places[blob.id], !stood.isEmpty else {
                    kept.insert(blob.id)
                    continue
                }
                for (path, commit) in stood {
                    if history.headFiles[path] == blob.id { kept.insert(blob.id) }
                    for slot in Set(lines.map(\.slot)) {
                        let spot = Spot(credential: fingerprint, path: path, slot: slot)
                        if first[spot].map({ commit < $0.commit }) ?? true { first[spot] = (commit, blob.id) }
                    }
                }
            }
        }
        return kept.union(first.values.map(\.blob))
    }

    private static func historyPlaces(_ found: [Fingerprint: Found], _ repositories: [RepositoryScan]) -> [Blob: [(path: [UInt8], commit: Int)]] {
        var blobs: [String: Set<ObjectID>] = [:]
        for blob in found.values.flatMap(\.blobs.keys) { blobs[blob.prefix, default: []].insert(blob.id) }
        var places: [Blob: [(path: [UInt8], commit: Int)]] = [:]
        for repository in repositories {
            for (id, where_) in repository.history.places(of: blobs[repository.prefix] ?? []) {
                places[Blob(prefix: repository.prefix, id: id)] = where_
            }
        }
        return places
    }

    /// Every place in the tree; and for each path and slot in a history, the commit that first brought the value in.
    private func sightings(
        of fingerprint: Fingerprint, _ found: Found, _ places: [Blob: [(path: [UInt8], commit: Int)]], _ repositories: [RepositoryScan]
    ) -> (sightings: [Sighting], blobs: [String: Blob]) {
        struct Spot: Hashable {
            var path: String
            var occurrence: OccurrenceID
        }
        func occurrence(_ path: String, _ place: Place) -> OccurrenceID {
            key.occurrence(of: fingerprint, in: EstateContext.source(of: path), path: path, slot: place.slot)
        }
        var sightings: [Sighting] = []
        var blobs: [String: Blob] = [:]
        for (path, lines) in found.files {
            var seen: Set<Int> = []
            for place in lines.sorted(by: { ($0.line, $0.slot == nil ? 1 : 0) < ($1.line, $1.slot == nil ? 1 : 0) }) where seen.insert(place.line).inserted {
                sightings.append(
                    Sighting(
                        path: path, line: place.line, commit: nil, source: EstateContext.source(of: path), slot: place.slot, isCurrent: true,
                        occurrence: occurrence(path, place)))
            }
        }

        var first: [Spot: (commit: Int, place: Place, blob: ObjectID, id: String, isCurrent: Bool)] = [:]
        for (blob, lines) in found.blobs {
            guard let repository = repositories.first(where: { $0.prefix == blob.prefix }) else { continue }
            let lines = lines.sorted { ($0.line, $0.slot == nil ? 1 : 0) < ($1.line, $1.slot == nil ? 1 : 0) }
            guard let stood = places[blob], !stood.isEmpty else {
                guard let first = lines.first else { continue }
                let (path, place) = first.opened(in: repository.unreachablePath(blob.id))
                sightings.append(
                    Sighting(
                        path: path, line: place.line, commit: nil, source: .history, slot: place.slot, isCurrent: false, occurrence: occurrence(path, place)))
                continue
            }
            for (path, commit) in stood where repository.history.commits.indices.contains(commit) {
                let isHead = repository.history.headFiles[path] == blob.id
                for place in lines {
                    let (shown, place) = place.opened(in: repository.prefix + String(decoding: path, as: UTF8.self))
                    let spot = Spot(path: shown, occurrence: occurrence(shown, place))
                    let isCurrent = found.files[shown] != nil || isHead || first[spot]?.isCurrent == true
                    if first[spot].map({ (commit, place.line) < ($0.commit, $0.place.line) }) ?? true {
                        first[spot] = (commit, place, blob.id, repository.history.commits[commit].description, isCurrent)
                        blobs["\(shown)@\(repository.history.commits[commit].description)"] = blob
                    } else {
                        first[spot]?.isCurrent = isCurrent
                    }
                }
            }
        }
        for (spot, entry) in first {
            sightings.append(
                Sighting(
                    path: spot.path, line: entry.place.line, commit: entry.id, source: .history, slot: entry.place.slot, isCurrent: entry.isCurrent,
                    occurrence: spot.occurrence, exposure: key.exposure(of: fingerprint, commit: entry.id, blob: entry.blob.description)))
        }
        let sorted = sightings.sorted {
            ($0.commit == nil ? 0 : 1, $0.path, $0.line, $0.slot ?? "") < ($1.commit == nil ? 0 : 1, $1.path, $1.line, $1.slot ?? "")
        }
        return (sorted, blobs)
    }
}

extension Collector.Found {
    /// What another sighting adds to what is known.
    mutating func learn(_ match: Match) {
        if specificity(ofKind: match.kind) > specificity(ofKind: kind) || specificity(ofKind: match.kind) == specificity(ofKind: kind) && match.kind < kind {
            kind = match.kind
        }
        confidence = max(confidence, match.confidence)
        isJoinable = isJoinable || match.isJoinable
        if reasons.count < 16 { reasons.insert(match.reason) }
        if !match.endpoint.isEmpty, endpoints.count < 64 { endpoints.insert(match.endpoint) }
    }
}
