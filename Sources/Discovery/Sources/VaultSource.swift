import Estate
import Foundation
import NIOHTTP1
import Runtime
import SecretScan

/// The KV engines (versions 1 and 2) of a Vault or OpenBao, by their HTTP API. Metadata only, unless values are asked for.
struct VaultSource: CredentialSource {
    static let type = "vault"

    let name: String
    let location: String
    private let settings: HTTPReader.Settings
    private let token: TokenOrigin
    private let namespace: String?
    private let mounts: [String]?
    private let readsValues: Bool
    private let scanner: ValueScanner

    private static let depth = 40
    /// Custom metadata that names an owner.
    private static let ownerKeys = ["owner", "mayfly.dev/owner", "team", "service_owner"]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        var address = try settings.required("address")
        while address.hasSuffix("/") { address.removeLast() }
        location = address
        guard let token = try settings.token(default: "VAULT_TOKEN") else {
            throw SourceError(.settings, "\(settings.what): name a `tokenFile` or a `tokenEnvironment`")
        }
        self.token = token
        namespace = try settings.string("namespace")
        mounts = try settings.strings("mounts")?.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        readsValues = try settings.bool("readValues") ?? false
        self.settings = HTTPReader.Settings(
            base: address, authorities: try settings.path("caFile").map { try SmallFile.read($0, limit: 1 << 20) },
            allowsPlaintext: try settings.bool("allowPlaintext") ?? false)
    }

    var intent: SourceIntent {
        let scope = mounts.map { $0.map { "`\($0)`" }.joined(separator: ", ") } ?? "every KV mount that the token sees"
        var permissions = ["list, read on MOUNT/metadata/* (version 2), list on MOUNT/* (version 1)"]
        if readsValues { permissions.append("read on MOUNT/data/* (version 2), read on MOUNT/* (version 1)") }
        return SourceIntent(
            reads: [readsValues ? "names, metadata and present values in \(scope)" : "names and metadata in \(scope), no values"],
            permissions: permissions, readsValues: readsValues)
    }

    private struct Mount {
        var path: String
        var isVersioned: Bool
    }

    func read(into sink: SourceSink) async throws {
        var headers = HTTPHeaders([("X-Vault-Token", try token.read().headerText()), ("X-Vault-Request", "true")])
        if let namespace { headers.add(name: "X-Vault-Namespace", value: namespace) }
        let request = headers
        try await HTTPReader.with(settings) { http in
            for mount in try await found(http, request, sink) {
                try await walk(mount, "", depth: 0, http, request, sink)
            }
        }
    }

    private func found(_ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink) async throws -> [Mount] {
        func isVersioned(_ tree: JSONTree) -> Bool { tree["options"]["version"].scalar == "2" }
        if let mounts {
            var all: [Mount] = []
            for path in mounts {
                let answer = try await http.ask(.GET, "/v1/sys/internal/ui/mounts/\(path.percentEncodedPath)", headers: headers)
                guard answer.status == 200 else {
                    sink.problem("mount `\(shown(path))`: the token does not see it (\(answer.status))")
                    continue
                }
                all.append(Mount(path: path, isVersioned: isVersioned(try answer.json("mount")["data"])))
            }
            return all
        }
        let answer = try await http.ask(.GET, "/v1/sys/internal/ui/mounts", headers: headers)
        guard answer.status == 200 else {
            throw SourceError(.refused, "the vault does not list its mounts to this token (\(answer.status))")
        }
        return try answer.json("mounts")["data"]["secret"].map.filter { ["kv", "generic"].contains($0.value["type"].string ?? "") }
            .map { Mount(path: $0.key.hasSuffix("/") ? String($0.key.dropLast()) : $0.key, isVersioned: isVersioned($0.value)) }
    }

    private func walk(_ mount: Mount, _ prefix: String, depth: Int, _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink)
        async throws
    {
        guard depth < Self.depth else { return sink.problem("`\(shown(mount.path + "/" + prefix))`: deeper than \(Self.depth) levels") }
        let area = mount.isVersioned ? "metadata/" : ""
        let answer = try await http.ask(
            .GET, "/v1/\(mount.path.percentEncodedPath)/\(area)\(prefix.percentEncodedPath)?list=true", headers: headers)
        switch answer.status {
        case 200: break
        // Nothing below.
        case 404: return
        default: return sink.problem("`\(shown(mount.path + "/" + prefix))`: the token may not list it (\(answer.status))")
        }
        for key in try answer.json("list")["data"]["keys"].list.compactMap(\.string).sorted() {
            try Task.checkCancellation()
            if key.hasSuffix("/") {
                try await walk(mount, prefix + key, depth: depth + 1, http, headers, sink)
            } else {
                try sink.count()
                try await entry(mount, prefix + key, http, headers, sink)
            }
        }
    }

    private func entry(_ mount: Mount, _ path: String, _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink) async throws {
        let shownPath = "vault://\(name)/\(shown(mount.path))/\(shown(path, limit: 1000))"
        var base = Finding(.identity(shownPath), kind: "vault-secret", place: .live(shownPath, source: .vault))
        base.label = "\(shown(mount.path))/\(shown(path))"
        base.issuer = "vault"
        if mount.isVersioned {
            let answer = try await http.ask(
                .GET, "/v1/\(mount.path.percentEncodedPath)/metadata/\(path.percentEncodedPath)", headers: headers)
            if answer.status == 200 {
                let data = try answer.json("metadata")["data"]
                let current = data["versions"][data["current_version"].scalar ?? ""]
                // Deleted or destroyed: only its name is left.
                if current["destroyed"].bool == true || !(current["deletion_time"].string ?? "").isEmpty { return }
                base.createdAt = (current["created_time"].string ?? data["updated_time"].string).flatMap { Timestamp($0) }
                let notes = data["custom_metadata"].strings
                for key in Self.ownerKeys {
                    if let owner = notes[key], !owner.isEmpty {
                        base.owners = [
                            OwnerEvidence(kind: .tag, owner: shown(owner), source: "\(shownPath) custom_metadata.\(key)", weight: 0.85)
                        ]
                        break
                    }
                }
            } else {
                sink.problem("`\(shown(mount.path + "/" + path))`: the token may not read its metadata (\(answer.status))")
            }
        }
        guard readsValues else { return try sink.tell(base) }
        let area = mount.isVersioned ? "data/" : ""
        let answer = try await http.ask(.GET, "/v1/\(mount.path.percentEncodedPath)/\(area)\(path.percentEncodedPath)", headers: headers)
        guard answer.status == 200 else {
            sink.problem("`\(shown(mount.path + "/" + path))`: the token may not read its value (\(answer.status))")
            return try sink.tell(base)
        }
        let data = try answer.json("value")["data"]
        let entries = Self.flat(mount.isVersioned ? data["data"] : data, "", depth: 0)
        let known = base
        let told = try sink.tell(entries, at: shownPath, source: .vault, isStore: true, scanner: scanner) { finding in
            (finding.createdAt, finding.owners) = (known.createdAt, known.owners)
            Certificates.tie(&finding)
        }
        // An entry whose values are all plain is still an entry; without one that is secret there is no credential.
        if told.isEmpty, entries.isEmpty { try sink.tell(base) }
    }

    /// Nested values as `outer.inner`.
    static func flat(_ tree: JSONTree, _ prefix: String, depth: Int) -> [NamedValues.Entry] {
        guard depth < 8 else { return [] }
        return tree.map.prefix(5000).flatMap { key, value -> [NamedValues.Entry] in
            let name = prefix.isEmpty ? key : "\(prefix).\(key)"
            if value.isMap { return flat(value, name, depth: depth + 1) }
            return value.scalar.map { [.init(name: name, value: Array($0.utf8))] } ?? []
        }
    }
}
