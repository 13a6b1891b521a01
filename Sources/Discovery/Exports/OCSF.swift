import Estate
import Runtime

/// OCSF 1.3.0, one Data Security Finding (2006) for each credential, in one JSON array with an event on each line.
///
/// Of the finding classes this is the one whose data can be *classified*: category 6, Security, is "passwords, API keys,
/// credentials and similar secrets". A Vulnerability Finding (2002) must name a CVE or CWE and its package; a Compliance
/// Finding (2003) a standard; a Detection Finding (2004) an activity.
struct OCSF {
    var version: String
    var states: [String: CredentialState]

    func events(of report: ScanReport) -> String {
        let events = report.credentials.map { event($0, report).written(pretty: false) }
        return events.isEmpty ? "[]" : "[\n" + events.joined(separator: ",\n") + "\n]"
    }

    private func event(_ credential: FoundCredential, _ report: ScanReport) -> JSONDocument {
        let (severity, severityID) =
            switch Severity(score: credential.blastRadius.value) {
            case .low: ("Low", 2)
            case .medium: ("Medium", 3)
            case .high: ("High", 4)
            case .critical: ("Critical", 5)
            }
        let status: (id: Int, word: String) =
            switch states[credential.fingerprint.text] {
            case nil: (1, "New")
            case .standing, .disabled: (2, "In Progress")
            case .excepted: (3, "Suppressed")
            case .retired: (4, "Resolved")
            }
        let places = ExportPlace.places(of: credential)
        let isOwned = credential.owner != FoundCredential.unknownOwner
        let owner: JSONDocument? = isOwned ? ["name": .text(credential.owner)] : nil
        return [
            "category_uid": 2, "category_name": "Findings", "class_uid": 2006, "class_name": "Data Security Finding",
            "activity_id": 1, "activity_name": "Create", "type_uid": 200_601, "type_name": "Data Security Finding: Create",
            "time": .number(Int(report.finishedAt.milliseconds)), "severity_id": .number(severityID), "severity": .text(severity),
            "status_id": .number(status.id), "status": .text(status.word),
            "message": .text("Standing \(credential.kind) in \(places.count) place\(places.count == 1 ? "" : "s"); owner: \(credential.owner)"),
            "metadata": [
                "version": "1.3.0", "log_name": "scan", "original_time": .text(report.finishedAt.description),
                "product": ["name": "Mayfly", "vendor_name": "Mayfly", "version": .text(version)],
            ],
            "finding_info": [
                "uid": .text(credential.fingerprint.text), "title": .text("Standing credential: \(credential.kind)"),
                "first_seen_time": credential.createdAt.map { .number(Int($0.milliseconds)) },
                "desc": .text(credential.blastRadius.summary), "types": [.text(credential.kind)],
                "created_time": .number(Int(report.finishedAt.milliseconds)), "data_sources": .texts(report.roots),
            ],
            "data_security": [
                "category_id": 6, "category": "Security", "data_lifecycle_state_id": 1, "data_lifecycle_state": "Data at-Rest",
                "detection_system_id": 11, "detection_system": "Developer Security", "detection_pattern": .text(credential.kind),
            ],
            "file": places.first.map { file($0, owner: owner) },
            "resources": .list(places.map { resource($0, owner: owner) } + credential.workloads.map { workload($0) }),
            "unmapped": [
                "blast_radius": .number(credential.blastRadius.value), "hint": .text(credential.hint),
                "opens": .texts(credential.opens.map(\.description)), "workloads": .texts(credential.workloads),
            ],
        ]
    }

    private func file(_ place: ExportPlace, owner: JSONDocument?) -> JSONDocument {
        let name = place.sighting.path.split(separator: "/").last.map(String.init) ?? place.sighting.path
        return ["name": .text(name), "path": .text(place.sighting.path), "type_id": 1, "type": "Regular File", "owner": owner]
    }

    private func resource(_ place: ExportPlace, owner: JSONDocument?) -> JSONDocument {
        var labels = ["line:\(place.sighting.line)", place.sighting.isCurrent ? "current" : "history"]
        if let slot = place.sighting.slot { labels.append("slot:\(slot)") }
        if let commit = place.commit { labels.append("commit:\(commit)") }
        return [
            "uid": place.sighting.occurrence.map { .text($0.text) }, "name": .text("\(place.sighting.path):\(place.sighting.line)"),
            "type": .text(place.sighting.source.rawValue), "owner": owner, "labels": .texts(labels),
        ]
    }

    private func workload(_ name: String) -> JSONDocument { ["name": .text(name), "type": "workload"] }
}
