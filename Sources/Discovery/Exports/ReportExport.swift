public import Estate
public import Foundation

/// What a scan report can be written as, for tools that know nothing of Mayfly.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// OASIS SARIF 2.1.0: code hosts and editors.
    case sarif
    /// CycloneDX 1.6: inventories of cryptographic assets.
    case cyclonedx
    /// OCSF 1.3.0, class 2006 Data Security Finding: event stores and SIEMs.
    case ocsf
    /// RFC 4180: spreadsheets.
    case csv
}

/// Writes scan reports in other tools' formats. A report holds no secret, and so does what is written here.
public struct ReportExport: Sendable {
    /// Mayfly's version, which every format names.
    public var version: String
    /// Names the document where a format wants that (CycloneDX).
    public var serial: UUID

    /// Where credentials stand in their life, by fingerprint, when a server knows it.
    public var states: [String: CredentialState]

    public init(version: String, serial: UUID, states: [String: CredentialState] = [:]) {
        self.version = version
        self.serial = serial
        self.states = states
    }

    /// The whole document, without a newline at its end.
    public func text(_ report: ScanReport, as format: ExportFormat) -> String {
        switch format {
        case .sarif: SARIF(version: version).log(of: report).written(pretty: true)
        case .cyclonedx: CycloneDX(version: version, serial: serial, states: states).bom(of: report).written(pretty: true)
        case .ocsf: OCSF(version: version, states: states).events(of: report)
        case .csv: CommaSeparated.rows(of: report)
        }
    }
}

/// How bad a finding is, in the four words that the formats share.
enum Severity {
    case low, medium, high, critical

    init(score: Int) {
        switch score {
        case 85...: self = .critical
        case 65...: self = .high
        case 35...: self = .medium
        default: self = .low
        }
    }
}

/// One place of a credential as a reader of another format wants it: what stands in the tree and in history is one place.
struct ExportPlace {
    var sighting: Sighting
    /// The commit that brought it in, when history is known.
    var commit: String?

    static func places(of credential: FoundCredential) -> [ExportPlace] {
        struct Spot: Hashable {
            var path: String
            var occurrence: OccurrenceID?
        }
        var introduced: [Spot: String] = [:]
        var inTree: Set<Spot> = []
        for sighting in credential.sightings {
            let spot = Spot(path: sighting.path, occurrence: sighting.occurrence)
            if let commit = sighting.commit { introduced[spot] = commit } else { inTree.insert(spot) }
        }
        return credential.sightings.compactMap { sighting in
            let spot = Spot(path: sighting.path, occurrence: sighting.occurrence)
            if sighting.commit != nil, inTree.contains(spot) { return nil }
            return ExportPlace(sighting: sighting, commit: introduced[spot])
        }
    }
}
