import Estate
import Foundation
import Runtime

/// CycloneDX 1.6: each credential a cryptographic asset, each workload an application that depends on what it uses.
struct CycloneDX {
    var version: String
    var serial: UUID
    var states: [String: CredentialState]

    func bom(of report: ScanReport) -> JSONDocument {
        let workloads = Array(Set(report.credentials.flatMap(\.workloads))).sorted()
        let services = workloads.map { name -> JSONDocument in
            ["type": "application", "bom-ref": .text(Self.reference(name)), "name": .text(name)]
        }
        let dependencies = workloads.map { name -> JSONDocument in
            [
                "ref": .text(Self.reference(name)),
                "dependsOn": .texts(report.credentials.filter { $0.workloads.contains(name) }.map(\.fingerprint.text)),
            ]
        }
        return [
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
            "serialNumber": .text("urn:uuid:" + serial.uuidString.lowercased()), "version": 1,
            "metadata": [
                "timestamp": .text(report.finishedAt.description), "lifecycles": [["phase": "discovery"]],
                "tools": ["components": [["type": "application", "name": "mayfly", "version": .text(version)]]],
            ],
            "components": .list(report.credentials.map(component) + services), "dependencies": .list(dependencies),
        ]
    }

    private static func reference(_ workload: String) -> String { "workload:" + workload }

    private func component(_ credential: FoundCredential) -> JSONDocument {
        var properties: [JSONDocument] = []
        func add(_ name: String, _ value: String) { properties.append(["name": .text("mayfly:\(name)"), "value": .text(value)]) }
        add("kind", credential.kind)
        add("hint", credential.hint)
        add("owner", credential.owner)
        add("blastRadius", String(credential.blastRadius.value))
        for endpoint in credential.opens { add("opens", endpoint.description) }
        let occurrences = ExportPlace.places(of: credential).map { place -> JSONDocument in
            let context = [place.sighting.occurrence?.text, place.commit.map { "commit \($0)" }, place.sighting.isCurrent ? nil : "history only"]
            return [
                "location": .text(place.sighting.path), "line": .number(place.sighting.line), "symbol": place.sighting.slot.map { .text($0) },
                "additionalContext": .text(context.compactMap(\.self).joined(separator: " · ")),
            ]
        }
        return [
            "type": "cryptographic-asset", "bom-ref": .text(credential.fingerprint.text), "name": .text(credential.kind),
            "description": .text(credential.blastRadius.summary), "cryptoProperties": cryptoProperties(credential),
            "evidence": ["occurrences": .list(occurrences)], "properties": .list(properties),
        ]
    }

    /// `state` is NIST SP 800-57's: what was found in a scan is taken to work until somebody shows that it does not.
    private func cryptoProperties(_ credential: FoundCredential) -> JSONDocument {
        let created = credential.createdAt.map { JSONDocument.text($0.description) }
        let ends = credential.expiresAt.map { JSONDocument.text($0.description) }
        if Self.isCertificate(credential.kind) {
            return [
                "assetType": "certificate",
                "certificateProperties": [
                    "subjectName": credential.identity.map { .text($0) }, "issuerName": credential.issuer.map { .text($0) },
                    "notValidBefore": created, "notValidAfter": ends, "certificateFormat": "X.509",
                ],
            ]
        }
        let state =
            switch states[credential.fingerprint.text] {
            case .standing, .excepted, nil: "active"
            case .disabled: "suspended"
            case .retired: "destroyed"
            }
        return [
            "assetType": "related-crypto-material",
            "relatedCryptoMaterialProperties": [
                "type": .text(Self.type(of: credential.kind)), "id": .text(credential.fingerprint.text), "state": .text(state),
                "creationDate": created, "expirationDate": ends,
            ],
        ]
    }

    static func isCertificate(_ kind: String) -> Bool { kind == "certificate" || kind.hasSuffix("-certificate") }

    /// The standard's word for a kind.
    static func type(of kind: String) -> String {
        func ends(_ suffixes: String...) -> Bool { suffixes.contains { kind == $0 || kind.hasSuffix("-" + $0) } }
        if ends("private-key") || kind == "age-key" { return "private-key" }
        if ends("password", "passphrase") { return "password" }
        if ends("token", "jwt", "pat") { return "token" }
        if ends("key", "secret") { return "secret-key" }
        return "credential"
    }
}
