import Estate
import Runtime
import SecretScan

/// The last time that something which uses a credential was deployed anew or changed (R13).
struct Redeployment: Hashable {
    var workload: String
    var at: Timestamp
    /// Where that is written: `kubernetes://prod/shop/replicasets/orders-6d4cf5`, `services/orders/ at 3f2a…`.
    var source: String
    /// `deployed`, `restarted`, `its code changed`.
    var what: String

    /// A credential is made before what uses it is first deployed: what comes within a day of it belongs to the same work.
    private static let margin = Duration.seconds(86_400)

    /// Why a credential has outlived a redeployment; `nil` when it has not, or its age is not known.
    static func outlived(by created: Timestamp?, _ all: some Sequence<Redeployment>) -> String? {
        // Of those of one moment the first by name, each time.
        let last = all.max { ($0.at, $1.source, $1.workload) < ($1.at, $0.source, $0.workload) }
        guard let created, let last, last.at - created > margin else { return nil }
        return "older than what uses it: made \(created), \(last.workload) \(last.what) \(last.at) (\(last.source))"
    }
}

/// When the code of workloads last changed, as the scanned histories tell.
final class CodeChanges {
    private let readers: [(prefix: String, changes: DirectoryChanges)]
    private var known: [String: Redeployment?] = [:]

    init(_ repositories: [RepositoryScan]) {
        // A shallow clone's first commit has no parent here: it would seem to have brought everything in.
        readers = repositories.filter { !$0.repository.isShallow }
            .compactMap { scan in DirectoryChanges(scan.repository).map { (scan.prefix, $0) } }
            .sorted { ($1.prefix.count, $0.prefix) < ($0.prefix.count, $1.prefix) }
    }

    /// Of one workload, whose source lies in `homes`.
    func last(of workload: String, in homes: [String]) -> Redeployment? {
        var newest: Redeployment?
        for home in homes.prefix(4) {
            let key = "\(workload)\0\(home)"
            let found = known[key] ?? find(workload, home)
            if known.count < 100_000 { known[key] = .some(found) }
            if let found, newest.map({ $0.at < found.at }) ?? true { newest = found }
        }
        return newest
    }

    private func find(_ workload: String, _ home: String) -> Redeployment? {
        guard let reader = readers.first(where: { home.hasPrefix($0.prefix) }) else { return nil }
        var path = home.dropFirst(reader.prefix.count)
        while path.hasSuffix("/") { path = path.dropLast() }
        guard let last = reader.changes.last(of: Array(path.utf8)), (1...99_999_999_999).contains(last.seconds) else { return nil }
        let place = home.isEmpty ? "the repository" : home
        return Redeployment(
            workload: workload, at: Timestamp(milliseconds: Int64(last.seconds) * 1000),
            source: "\(place) at \(last.commit.description.prefix(10))", what: "had its code changed")
    }
}
