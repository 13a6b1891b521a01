import Estate
import Runtime

/// What the credentials of an estate say of each other. A tag beside one names a workload that nothing declares; one login of a workload
/// tells what its database is called; where one of its credentials says whose it is, it says so of the rest.
extension EstateReader {
    /// Less is a guess, from which nothing follows.
    private static let firm = 0.6
    private static let telling = 0.4

    /// Whether anything was learnt.
    mutating func learn(from credentials: [FoundCredential]) -> Bool {
        let before = known
        // Names that nothing declares are believed where two files that know nothing of each other have them.
        var guessed: [String: (name: String, source: String, files: Set<String>)] = [:]
        for credential in credentials.prefix(200_000) {
            guard credential.workloads.count == 1, let name = credential.workloads.first,
                let best = credential.workloadEvidence.filter({ $0.workload == name }).max(by: { ($0.weight, $1.source) < ($1.weight, $0.source) })
            else { continue }
            if !index.isKnown(name), Registers.isName(name), !WorkloadIndex.generic.contains(name.lowercased()), !Self.isShared(name),
                !Organisation.isTeamForm(name), organisation.team(meantBy: name) == nil
            {
                if best.weight >= Self.firm, best.kind == .declared || best.kind == .record {
                    index.add(.init(name: name, kind: WorkloadIndex.listed, source: best.source))
                } else if best.weight >= Self.telling {
                    let key = Organisation.key(name)
                    guessed[key, default: (name, best.source, [])].files.formUnion(credential.sightings.prefix(20).map(\.path))
                }
            }
            if best.weight >= Self.firm, best.kind != .name {
                for endpoint in credential.opens.prefix(8) {
                    if let database = endpoint.database { index.addAccount(database, of: name) }
                    // A company has one plain name with all that it deals with; `ingest_rw` is one program's.
                    guard let user = endpoint.user, user.contains("_") || user.contains("-") || user == endpoint.database, !user.contains("@"),
                        !WorkloadRule.isKeyID(user), !WorkloadRule.tokenUsers.contains(user)
                    else { continue }
                    index.addAccount(user, of: name)
                }
            }
            if best.weight >= Self.telling {
                for sighting in credential.sightings.prefix(20) where sighting.isCurrent { registers.note(name, on: sighting.path) }
            }
            let said = credential.ownerEvidence.filter { $0.owner == credential.owner && $0.kind != .blame && $0.kind != .declaration }
            guard credential.owner != FoundCredential.unknownOwner, best.weight >= 0.45, let note = said.max(by: { $0.weight < $1.weight }),
                note.weight >= Self.telling
            else { continue }
            registers.hear(.init(owner: note.owner, source: note.source, why: note.why ?? "it is named there"), of: name)
        }
        for one in guessed.values.sorted(by: { $0.name < $1.name }) where Set(one.files.map(Layout.directory)).count > 1 {
            index.add(.init(name: one.name, kind: WorkloadIndex.listed, source: one.source))
        }
        settleOtherNames()
        return known != before
    }

    private var known: [Int] { index.sizes + registers.sizes }

    /// Whether more could be said of a credential by what was learnt of others.
    static func isUncertain(_ credential: FoundCredential) -> Bool {
        credential.owner == FoundCredential.unknownOwner || (credential.workloadEvidence.map(\.weight).max() ?? 0) <= 0.5
    }
}
