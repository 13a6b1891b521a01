import Access
import Estate
import Foundation
import Issuance
import NodeAPI
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf

extension ControlPlaneCore {
    /// Everything that an agent needs, in full.
    func nodeConfiguration() async throws -> Mayfly_Node_V1_NodeConfiguration {
        try await database.read { transaction in
            let workloads = try Registry.workloads(in: transaction)
            let byName = Dictionary(workloads.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let resources = Dictionary(
                try Registry.resources(in: transaction).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let paths = try Registry.paths(in: transaction)
            let revision = try Registry.revision(in: transaction)
            let federated = try FederationRecords.all(in: transaction).compactMap { stored in
                stored.bundle.map { bundle in
                    Mayfly_Node_V1_FederatedBundle.with {
                        $0.trustDomain = bundle.trustDomain.name
                        $0.bundle = Data(bundle.json)
                    }
                }
            }
            return .with {
                $0.revision = Int64(revision)
                $0.trustDomain = settings.trustDomain.name
                $0.roots = [Data(issuer.authority.certificates.certificateDER)]
                $0.jwtKeys = issuer.authority.jwtBundle.keys.map { Data($0.rawRepresentation) }
                $0.fingerprintKey = fingerprintKey.withKeyBytes { Data($0) }
                $0.federated = federated
                $0.entries = workloads.compactMap { workload in entry(workload) }
                $0.paths = paths.compactMap { path in
                    guard let workload = byName[path.workload], let resource = resources[path.resource] else { return nil }
                    return self.entry(path, workload, resource)
                }
            }
        }
    }

    private func entry(_ workload: Workload) -> Mayfly_Node_V1_WorkloadEntry? {
        // Without selectors nobody can be it, so there is nothing to send.
        guard let id = spiffeID(of: workload, in: settings.trustDomain), let selectors = workload.selectors,
            !selectors.isEmpty
        else { return nil }
        return .with {
            $0.spiffeID = id.description
            $0.workload = workload.name
            $0.selectors = selectors.sorted().map(\.description)
            $0.x509LifetimeMs = settings.lifetimes.x509.milliseconds
            $0.jwtLifetimeMs = settings.lifetimes.jwt.milliseconds
        }
    }

    private func entry(
        _ path: RegisteredPath, _ workload: Workload, _ resource: Resource
    ) -> Mayfly_Node_V1_PathEntry? {
        guard resource.kind == .postgresql, let listen = path.listen, let login = path.login else { return nil }
        return .with {
            $0.name = path.name
            $0.workload = path.workload
            $0.selectors = (workload.selectors ?? []).sorted().map(\.description)
            $0.listen = listen.description
            $0.upstreamHost = resource.host
            $0.upstreamPort = Int32(clamping: resource.port)
            $0.database = resource.database ?? login
            $0.login = login
            $0.credential = path.credential?.text ?? ""
            $0.mode = path.mode.rawValue
            $0.generation = Int64(path.generation)
        }
    }
}
