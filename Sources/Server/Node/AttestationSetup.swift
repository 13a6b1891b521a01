import Foundation
import NodeAttestation
import Runtime
import SPIFFE

/// Makes attestors of what the file says. Files that it names are read here, once: a changed one needs a restart.
struct AttestationSetup {
    let directory: String
    let clock: WallClock
    let entropy: Entropy

    func attestors(_ file: AttestationFile) throws -> [any NodeAttestor] {
        var attestors: [any NodeAttestor] = []
        if let x509pop = file.x509pop {
            attestors.append(
                X509PoPAttestor(
                    .init(
                        roots: try certificates(x509pop.roots), template: try x509pop.template.map { try PathTemplate($0) },
                        requiresClientAuth: !(x509pop.anyPurpose ?? false)), clock: clock, entropy: entropy))
        }
        if let tpm = file.tpm {
            guard tpm.makers != nil || !tpm.endorsementKeys.isEmpty else {
                throw ServerError(description: "attestation by `tpm` needs `makers` or `endorsementKeys`")
            }
            var registers: [Int: Set<String>] = [:]
            for (name, values) in tpm.registers {
                guard let number = Int(name), (0..<24).contains(number), values.allSatisfy({ [UInt8](hex: $0)?.count == 32 }) else {
                    throw ServerError(description: "register `\(name)` of `tpm` needs a number from 0 to 23 and values of 32 bytes in hexadecimal")
                }
                registers[number] = Set(values.map { $0.lowercased() })
            }
            attestors.append(
                TPMAttestor(
                    .init(
                        makers: try optional(tpm.makers),
                        endorsementKeys: Set(tpm.endorsementKeys.map { $0.lowercased() }), registers: registers),
                    clock: clock, entropy: entropy))
        }
        if !file.kubernetes.isEmpty {
            attestors.append(KubernetesAttestor(try file.kubernetes.map(cluster), clock: clock))
        }
        if let aws = file.aws {
            attestors.append(
                AWSAttestor(
                    .init(
                        signers: try certificates(aws.certificates), accounts: Set(aws.accounts), regions: Set(aws.regions),
                        instances: Set(aws.instances), longestAge: try age(aws.longestAge) ?? .seconds(900)), clock: clock))
        }
        if let gcp = file.gcp {
            let keys = gcp.keys ?? "https://www.googleapis.com/oauth2/v3/certs"
            let issuer = gcp.issuer ?? "https://accounts.google.com"
            let check = TokenCheck(
                issuer: issuer, audience: gcp.audience, keys: try self.keys(keys, issuer: issuer, roots: gcp.roots))
            attestors.append(
                GCPAttestor(
                    .init(
                        token: check, projects: Set(gcp.projects), zones: Set(gcp.zones), serviceAccounts: Set(gcp.serviceAccounts)),
                    clock: clock, entropy: entropy))
        }
        if let azure = file.azure {
            var settings = AzureAttestor.Settings(
                roots: try certificates(azure.roots), intermediates: try optional(azure.intermediates),
                subscriptions: Set(azure.subscriptions), longestAge: try age(azure.longestAge) ?? .seconds(300))
            if let names = azure.names { settings.names = Set(names.map { $0.lowercased() }) }
            attestors.append(AzureAttestor(settings, clock: clock, entropy: entropy))
        }
        return attestors
    }

    func exchange(_ pipelines: AttestationFile.Pipelines) throws -> PipelineExchange {
        var providers: [String: PipelineProvider] = [:]
        var issuers: [TokenCheck] = []
        for entry in pipelines.issuers {
            guard let provider = PipelineProvider(rawValue: entry.provider) else {
                let known = PipelineProvider.allCases.map(\.rawValue).joined(separator: ", ")
                throw ServerError(description: "pipeline provider `\(entry.provider)` is not known; there are \(known)")
            }
            guard providers[entry.issuer] == nil else { throw ServerError(description: "issuer `\(entry.issuer)` stands twice") }
            providers[entry.issuer] = provider
            issuers.append(
                TokenCheck(
                    issuer: entry.issuer, audience: entry.audience,
                    keys: try keys(entry.keys, issuer: entry.issuer, roots: entry.roots)))
        }
        let rules = try pipelines.rules.map { rule in
            guard let provider = providers[rule.issuer] else {
                throw ServerError(description: "rule `\(rule.name)` is of issuer `\(rule.issuer)`, which is not among the issuers")
            }
            return try PipelineRule(
                name: rule.name, owner: rule.owner, provider: provider, issuer: rule.issuer, claims: rule.claims,
                template: PathTemplate(rule.path))
        }
        return PipelineExchange(issuers: issuers, rules: rules, clock: clock)
    }

    private func cluster(_ entry: AttestationFile.Cluster) throws -> KubernetesAttestor.Cluster {
        let judge: KubernetesAttestor.Judge
        switch (entry.issuer, entry.review) {
        case (let issuer?, nil):
            judge = .keys(
                TokenCheck(issuer: issuer, audience: entry.audience, keys: try keys(entry.keys, issuer: issuer, roots: entry.roots)))
        case (nil, let server?):
            var security = HTTPExchange.Security(roots: try optional(entry.roots).roots)
            if let certificate = entry.certificate, let key = entry.key {
                security.identity = (try bytes(certificate), Secret(try bytes(key)))
            }
            var credential: (@Sendable () throws -> Secret)?
            if let path = entry.token.map(place) {
                credential = { Secret(try Data(contentsOf: URL(filePath: path))) }
            }
            judge = .review(
                TokenReview(server: server, audience: entry.audience, http: .network(security), credential: credential))
        default:
            throw ServerError(description: "cluster `\(entry.cluster)` needs either `issuer` (its keys) or `review` (its API server)")
        }
        return .init(name: entry.cluster, judge: judge, serviceAccounts: Set(entry.serviceAccounts))
    }

    /// From a file, an address, or by discovery when neither is said.
    private func keys(_ from: String?, issuer: String, roots: String?) throws -> IssuerKeys {
        let http = HTTPExchange.network(.init(roots: try optional(roots).roots))
        guard let from else { return IssuerKeys(.discovery(issuer: issuer, http), clock: clock) }
        if from.hasPrefix("https://") { return IssuerKeys(.address(from, http), clock: clock) }
        let pinned = try JSONWebKey.readSet(try bytes(from)).get()
        guard !pinned.isEmpty else { throw ServerError(description: "`\(place(from))` holds no key that can be used") }
        return IssuerKeys(.pinned(pinned), clock: clock)
    }

    private func age(_ text: String?) throws -> Duration? {
        guard let text else { return nil }
        guard let value = Duration(brief: text) else { throw ServerError(description: "`\(text)` is no length of time such as 15m") }
        return value
    }

    private func place(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }

    private func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: place(path)), data.count <= 4 << 20 else {
            throw ServerError(description: "cannot read `\(place(path))`, which the attestation file names")
        }
        return Array(data)
    }

    private func optional(_ path: String?) throws -> CertificateRoots {
        guard let path else { return CertificateRoots([]) }
        return try certificates(path)
    }

    private func certificates(_ path: String) throws -> CertificateRoots {
        do {
            return try CertificateRoots(pem: String(decoding: try bytes(path), as: UTF8.self))
        } catch let refusal as AttestationRefusal {
            throw ServerError(description: "`\(place(path))`: \(refusal.reason)")
        }
    }
}
