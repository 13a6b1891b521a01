import Estate
import SecretScan

/// Records around a value: what its file, or the file that uses it, says of the thing that holds it.
extension WorkloadRule {
    func records(_ sighting: Sighting, _ found: Collector.Found, _ kind: FileKind, _ text: String?) -> [Record] {
        let path = sighting.path
        let isHCL = path.hasSuffix(".tf") || path.hasSuffix(".tfvars") || path.hasSuffix(".hcl") || path.hasSuffix(".nomad")
        var chains: [(Chain, String)] = []
        if kind.format == .yaml || kind.format == .json || kind.format == .csv || isHCL, let parsed = parsed(sighting, kind, isHCL, text) {
            chains = Chain.find(found.secret, in: parsed, line: sighting.line, slot: sighting.slot).map { ($0, path) }
        }
        let isStore = isStore(reader.layout.told(path))
        var records = chains.map { Record($0.0, path: $0.1, isStore: isStore) }
        // A variable means what it is used for; a state's output means who reads it.
        if isHCL || path.hasSuffix(".tfvars.json") || path.hasSuffix(".tfstate") {
            let name =
                sighting.slot?.pieces(between: ".").last.map(String.init) ?? chains.first?.0.steps.lazy.reversed().compactMap(\.key).first
            let isVariable = path.holds(".tfvars") || records.contains { $0.names.contains("variable") || $0.names.contains("locals") }
            let variable = chains.first.flatMap { chain in
                chain.0.steps.firstIndex { $0.key == "variable" }.flatMap {
                    chain.0.steps.indices.contains($0 + 1) ? chain.0.steps[$0 + 1].key : nil
                }
            }
            for name in [variable ?? (isVariable ? name : nil), records.lazy.compactMap(\.output).first].compactMap({ $0 }) {
                for (chain, file) in reader.terraform.chains(using: name, near: path) {
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
        }
        if isHCL {
            // A secret that one resource makes is for those that refer to it.
            for (resource, file) in chains.compactMap({ chain, file in TerraformIndex.secretResource(of: chain).map { ($0, file) } }) {
                for (chain, file) in reader.terraform.chains(using: resource, near: file) {
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
            for record in records {
                for name in record.names.prefix(12) {
                    guard let (chain, file) = reader.terraform.resource(name, near: path) else { continue }
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
        }
        if path.hasSuffix(".tfstate"), let root = parsed(sighting, kind, isHCL, text)?.roots.first {
            records += chains.compactMap { TerraformIndex.holder(of: $0.0, in: root) }.map { Record($0, path: path, isStore: false) }
            let key = Version(path: path, commit: sighting.commit)
            let state = states[key] ?? TerraformState(root)
            if states.count >= 64 { states = [:] }
            states[key] = state
            records += chains.flatMap { state.named(by: $0.0) }.map { Record($0, path: path, isStore: false) }
        }
        if isHCL || path.hasSuffix(".tfstate") {
            for (chain, file) in reader.terraform.defaultTags(near: path) { records.append(Record(chain, path: file, isStore: false)) }
        }
        return records
    }

    func parsed(_ sighting: Sighting, _ kind: FileKind, _ isHCL: Bool, _ text: String?) -> Documents? {
        let key = Version(path: sighting.path, commit: sighting.commit)
        if let known = documents[key] { return known }
        if documents.count >= 2000 { documents = [:] }
        var result: Documents?
        if let text {
            if isHCL {
                result = Documents(root: HCLReader.read(text).root)
            } else if kind.format == .csv {
                result = Documents(csv: text)
            } else {
                result = kind.format == .json ? Documents(json: text) : Documents(yaml: text)
            }
        }
        documents[key] = .some(result)
        return result
    }

    /// Whether a file lists secrets or accounts: an export of a vault or of a cloud's secrets.
    func isStore(_ path: String) -> Bool {
        WorkloadIndex.words(path).contains {
            [
                "vault", "kv", "openbao", "secretsmanager", "ssm", "iam", "keyvault", "parameterstore", "secretstore", "passbolt",
                "keepass", "bitwarden", "credentials", "secrets",
            ].contains($0)
        }
    }
}
