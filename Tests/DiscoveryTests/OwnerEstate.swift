import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

/// What is really in a generated estate: each value with who uses it and whose it is.
struct PlantedCredential {
    var id: String
    var value: String
    var workloads: Set<String>
    /// Acceptable answers; `unknown` where nobody is left.
    var owners: Set<String>
    var flags: Set<String> = []
}

/// Writes an estate from a seed, file by file, and keeps its truth. Nothing in it is a constant: names of services and teams,
/// habits of labels and tags, values, all come from the seed.
final class EstateWriter {
    struct Service {
        var name: String
        var team: String
    }

    let place: Place
    private(set) var truth: [PlantedCredential] = []
    private var values: Values
    private var state: UInt64

    init(seed: UInt64) throws {
        place = try Place()
        values = Values(seed &+ 1000)
        state = seed &* 0x2545_F491_4F6C_DD1D | 1
    }

    func random(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 1) % max(1, bound)
    }

    func pick<Element>(_ list: [Element]) -> Element { list[random(list.count)] }
    func chance(_ percent: Int) -> Bool { random(100) < percent }

    func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices.reversed() where index > 0 { list.swapAt(index, random(index + 1)) }
        return list
    }

    func values(_ count: Int) -> String { values.password(count) }

    /// A new value with its truth.
    func plant(_ id: String, _ workloads: Set<String>, _ owners: Set<String>, flags: Set<String> = []) -> String {
        let value = values.password(22 + random(8))
        truth.append(PlantedCredential(id: id, value: value, workloads: workloads, owners: owners, flags: flags))
        return value
    }

    func replace(_ id: String, _ change: (inout PlantedCredential) -> Void) {
        if let index = truth.firstIndex(where: { $0.id == id }) { change(&truth[index]) }
    }

    func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    // MARK: - Names

    private static let subjects = [
        "ledger", "invoice", "basket", "checkout", "catalog", "pricing", "shipment", "tracking", "returns", "loyalty", "rewards", "profile",
        "consent", "fraud", "risk", "quotes",
        "claims", "underwriting", "tariff", "metering", "roaming", "dunning", "payout", "settlement", "onboarding", "kyc", "messaging",
        "campaign", "segment", "ranking", "feed",
        "media", "transcode", "thumbnail", "export", "import", "sync", "gateway", "identity", "session", "audit", "schedule", "dispatch",
        "routing", "fleet", "telemetry", "alarm",
        "booking", "inventory", "warehouse", "supplier", "contract", "document", "signature", "archive", "coupon", "voucher", "refund",
        "chargeback", "reconcile",
    ]
    private static let forms = ["-api", "-service", "-worker", "-svc", "", "", "-processor", "-engine", "-hub", "-sync"]
    private static let teamNames = [
        "falcon", "otter", "granite", "harbor", "juniper", "lynx", "meadow", "nimbus", "orchid", "pelican", "quartz", "raven", "sequoia",
        "tundra", "willow", "zephyr",
    ]

    /// Different names that are no part of each other.
    func services(_ count: Int, teams: [String]) -> [Service] {
        shuffled(Self.subjects).prefix(count).enumerated().map { Service(name: $1 + pick(Self.forms), team: teams[$0 % teams.count]) }
    }

    func teams(_ count: Int) -> [String] {
        let form = random(3)
        return shuffled(Self.teamNames).prefix(count).map { form == 0 ? "team-\($0)" : form == 1 ? "\($0)-team" : "\($0)-squad" }
    }

    func variable(_ name: String) -> String { name.uppercased().replacing("-", with: "_") }

    // MARK: - Files

    func put(_ path: String, _ text: String) throws { try place.put(path, text) }

    func repository(_ path: String, remote: String? = nil) throws {
        try FileManager.default.createDirectory(atPath: place.path + "/" + path, withIntermediateDirectories: true)
        try git(path, "init", "--quiet", "--initial-branch=main")
        if let remote { try git(path, "remote", "add", "origin", remote) }
    }

    func commit(_ path: String, by name: String, _ email: String) throws {
        try git(path, "add", "--all")
        try git(path, "-c", "user.name=\(name)", "-c", "user.email=\(email)", "commit", "--quiet", "--allow-empty", "--message", "step")
    }

    /// Leaves a bare clone in place of a repository.
    func bare(_ path: String, as target: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: place.path + "/" + target).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try git(path, "clone", "--quiet", "--bare", ".", place.path + "/" + target)
        try place.remove(path)
    }

    private func git(_ path: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = ["-c", "gc.auto=0", "-C", path.isEmpty ? place.path : place.path + "/" + path] + arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_DATE": "1690000000 +0000", "GIT_COMMITTER_DATE": "1690000000 +0000",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = Pipe()
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(arguments.joined(separator: " ")) failed")
    }
}

/// How well a scan answers for an estate.
struct EstateGrade: CustomStringConvertible {
    var planted = 0
    var found = 0
    var rightWorkload = 0
    var wrongWorkload = 0
    var rightOwner = 0
    var wrongOwner = 0
    var withoutEvidence = 0
    var missingFlags: [String] = []
    var notes: [String] = []

    init(_ estates: [(truth: [PlantedCredential], report: ScanReport)]) {
        for (truth, report) in estates {
            let byFingerprint = Dictionary(uniqueKeysWithValues: report.credentials.map { ($0.fingerprint, $0) })
            for planted in truth {
                self.planted += 1
                guard let key, let credential = byFingerprint[key.fingerprint(of: Secret(planted.value))] else {
                    notes.insert("\(planted.id): not found", at: 0)
                    continue
                }
                found += 1
                let workloads = Set(credential.workloads)
                if workloads == planted.workloads {
                    rightWorkload += 1
                } else {
                    if !workloads.isSubset(of: planted.workloads) { wrongWorkload += 1 }
                    notes.append(
                        "\(planted.id): used by \(planted.workloads.sorted()), not \(credential.workloads) \(credential.workloadEvidence.map(\.why).prefix(2))"
                    )
                }
                if planted.owners.contains(credential.owner) {
                    rightOwner += 1
                } else {
                    if credential.owner != FoundCredential.unknownOwner { wrongOwner += 1 }
                    notes.append(
                        "\(planted.id): owned by \(planted.owners.sorted()), not \(credential.owner) \(credential.ownerEvidence.prefix(3).map { "\($0.owner) \($0.kind) \($0.weight) \($0.source) \($0.why ?? "")" })"
                    )
                }
                if credential.owner != FoundCredential.unknownOwner,
                    !credential.ownerEvidence.contains(where: { $0.owner == credential.owner && $0.why != nil })
                {
                    withoutEvidence += 1
                }
                if credential.workloads.contains(where: { name in !credential.workloadEvidence.contains { $0.workload == name } }) {
                    withoutEvidence += 1
                }
                for flag in planted.flags where !credential.flags.contains(where: { $0.kind.rawValue == flag }) {
                    missingFlags.append("\(planted.id): \(flag)")
                }
            }
        }
    }

    private func percent(_ part: Int) -> Double { Double(part) * 100 / Double(max(1, planted)) }
    var workloads: Double { percent(rightWorkload) }
    var owners: Double { percent(rightOwner) }
    var wrong: Double { percent(max(wrongOwner, wrongWorkload)) }

    var description: String {
        "\(planted) planted, \(found) found; workload right \(workloads) %, wrong \(percent(wrongWorkload)) %; owner right \(owners) %, wrong \(percent(wrongOwner)) %; "
            + "\(missingFlags.count) flags missing"
    }
}
