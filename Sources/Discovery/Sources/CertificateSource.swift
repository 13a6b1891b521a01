import Estate
import Foundation
import Runtime
import SecretScan
import SwiftASN1
import X509

/// Certificates and private keys in files, and the certificates that TLS ports present.
struct CertificateSource: CredentialSource {
    static let type = "x509"

    let name: String
    let location: String
    private let paths: [String]
    private let ports: [(host: String, port: Int)]
    private let scanner: ValueScanner

    private static let fileLimit = 1 << 20
    private static let suffixes: Set<String> = ["pem", "crt", "cer", "der", "key", "cert", "chain", "bundle", "p8", "pub"]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        paths = try settings.paths("paths") ?? []
        let what = settings.what
        ports = try (settings.strings("ports") ?? []).map { text in
            let address = text.hasPrefix("[") ? text.dropFirst().split(separator: "]", maxSplits: 1).map(String.init) : []
            let parts =
                address.count == 2
                ? [address[0], String(address[1].dropFirst())]
                : text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let port = Int(parts[1]), (1...65535).contains(port), !parts[0].isEmpty else {
                throw SourceError(.settings, "\(what): `\(shown(text))` is not HOST:PORT")
            }
            return (parts[0], port)
        }
        guard !paths.isEmpty || !ports.isEmpty else { throw SourceError(.settings, "\(settings.what): give `paths` or `ports`") }
        location = (paths + ports.map { "\($0.host):\($0.port)" }).prefix(4).joined(separator: ", ")
    }

    var intent: SourceIntent {
        var permissions: [String] = []
        if !paths.isEmpty { permissions.append("read on the files; private keys are read to compare them with certificates") }
        if !ports.isEmpty { permissions.append("a TCP connection to each port; no login") }
        return SourceIntent(
            reads: paths.map { "certificates and keys below `\($0)`" } + ports.map { "the certificate of \($0.host):\($0.port)" },
            permissions: permissions, readsValues: !paths.isEmpty)
    }

    func read(into sink: SourceSink) async throws {
        var walker = TreeWalker(limits: .init(fileSize: Self.fileLimit, depth: 20, files: 200_000))
        for path in paths {
            do throws(DiscoveryError) { try walker.walk(path, prefix: path) } catch { sink.problem(error.description) }
        }
        for problem in walker.result.unreadable { sink.problem("\(shown(problem.path)): \(problem.why)") }
        for file in walker.result.files where Self.isCandidate(file.path) || paths.contains(file.path) {
            try Task.checkCancellation()
            try read(file, sink)
        }
        try await probe(sink)
    }

    private static func isCandidate(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return name.hasPrefix("id_") || name.hasPrefix("ssh_host_") }
        return suffixes.contains(name[name.index(after: dot)...].lowercased())
    }

    private func read(_ file: TreeFile, _ sink: SourceSink) throws {
        let bytes: [UInt8]
        switch TreeWalker.read(file.absolute, limit: Self.fileLimit) {
        case .success(let read): bytes = read
        case .failure(let failure): return sink.problem("\(shown(file.path)): \(failure.why)")
        }
        try sink.count()
        let path = shown(file.path, limit: 4096)
        let (certificates, unreadable) = Certificates.parse(bytes)
        if unreadable > 0 { sink.problem("\(path): \(unreadable) certificates cannot be read") }
        if certificates.count <= Certificates.storeThreshold {
            for (index, certificate) in certificates.enumerated() {
                let slot = certificates.count == 1 ? "certificate" : "certificate \(index + 1) of \(certificates.count)"
                if let finding = Certificates.finding(certificate, place: .live(path, slot: slot, source: .certificate)) {
                    try sink.tell(finding)
                }
            }
        }
        if let key = Certificates.derKey(bytes) {
            try tell(key: key, path, sink)
        } else {
            for match in scanner.scan(bytes, path: "key.pem") where match.kind == "private-key" { try tell(key: match.secret, path, sink) }
        }
    }

    private func tell(key: Secret, _ path: String, _ sink: SourceSink) throws {
        var finding = Finding(
            .value(key, isJoinable: false), kind: "private-key", place: .live(path, slot: "private key", source: .certificate))
        Certificates.tie(&finding)
        try sink.tell(finding)
    }

    // MARK: - Ports

    /// Sixteen at a time; a port that does not answer is a problem of its own.
    private func probe(_ sink: SourceSink) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, target) in ports.enumerated() {
                if index >= 16 { try await group.next() }
                group.addTask { try await probe(target.host, target.port, sink) }
            }
            try await group.waitForAll()
        }
    }

    private func probe(_ host: String, _ port: Int, _ sink: SourceSink) async throws {
        try sink.count()
        let path = "tls://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        do {
            let chain = try await TLSProbe.chain(host: host, port: port, timeout: .seconds(10))
            guard let leaf = chain.first else { return sink.problem("\(path): the server presented no certificate") }
            for (index, der) in chain.prefix(10).enumerated() {
                guard let certificate = try? Certificate(derEncoded: der) else {
                    sink.problem("\(path): certificate \(index + 1) cannot be read")
                    continue
                }
                let slot = index == 0 ? "presented" : "presented, \(index + 1) in the chain"
                guard var finding = Certificates.finding(certificate, place: .live(path, slot: slot, source: .certificate)) else {
                    continue
                }
                if der == leaf { finding.endpoints = [EndpointParts(scheme: "tls", host: host, port: port)] }
                try sink.tell(finding)
            }
        } catch let error as SourceError {
            sink.problem(error.description)
        }
    }
}
