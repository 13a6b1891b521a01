import Foundation
import Glibc
import Runtime
import SPIFFE
import X509

/// An identity as files, for programs that read nothing else: `svid.pem` (the chain), `key.pem` (0600), `bundle.pem` (the own trust
/// domain's roots) and `bundle.<trust domain>.pem` for each other one.
///
/// The names are links into a directory that is exchanged as a whole by one rename, so that nobody ever reads a certificate with
/// the key of another. A reader that opens one file before and one after the exchange sees both sets for a moment; that is what the
/// signal is for.
struct SVIDFiles: Sendable {
    let directory: String

    private static let current = "..current"

    init(_ directory: String) throws {
        self.directory = directory
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("`\(directory)` cannot be made: \(error.localizedDescription)", next: nil)
        }
    }

    /// A new one among the temporary files. Never one that is there already: whoever made it first could exchange what is in it.
    static func ownDirectory() throws -> String {
        var path = Array((FileManager.default.temporaryDirectory.path + "/mayfly-svid-XXXXXX").utf8CString)
        guard mkdtemp(&path) != nil else {
            throw CommandFailure("no temporary directory can be made: \(String(cString: strerror(errno)))", next: "name one with --write")
        }
        return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    /// Replaces the whole set.
    func write(_ context: X509Context, hint: String?) throws -> X509Identity {
        guard let identity = context.identity(hint: hint) else {
            throw CommandFailure("there is no identity with the hint `\(hint ?? "")`", next: "mayfly svid fetch lists them")
        }
        let version = "..\(getpid()).\(UInt64.random(in: .min ... .max))"
        let state = try StateDirectory(directory + "/" + version)
        try state.write("svid.pem", Array(PEM.text(identity.svid.chain).utf8), mode: 0o644)
        try state.write("key.pem", Array(identity.key.withBytes { PEM.text([Array($0)], .privateKey) }.utf8))
        var names = ["svid.pem", "key.pem"]
        for (domain, bundle) in context.bundles.bundles {
            let name = domain == identity.svid.id.trustDomain ? "bundle.pem" : "bundle.\(domain).pem"
            try state.write(name, Array(PEM.text(try bundle.roots.map { try $0.derBytes() }).utf8), mode: 0o644)
            names.append(name)
        }
        try exchange(to: version)
        for name in names where (try? FileManager.default.destinationOfSymbolicLink(atPath: directory + "/" + name)) == nil {
            try? FileManager.default.removeItem(atPath: directory + "/" + name)
            try link(name, to: Self.current + "/" + name)
        }
        return identity
    }

    /// Takes the files away: the identity was taken back.
    func remove() {
        guard let version = try? FileManager.default.destinationOfSymbolicLink(atPath: directory + "/" + Self.current) else { return }
        unlink(directory + "/" + Self.current)
        try? FileManager.default.removeItem(atPath: directory + "/" + version)
    }

    private func exchange(to version: String) throws {
        let before = try? FileManager.default.destinationOfSymbolicLink(atPath: directory + "/" + Self.current)
        try link(version + ".link", to: version)
        guard rename(directory + "/" + version + ".link", directory + "/" + Self.current) == 0 else {
            throw CommandFailure("`\(directory)` cannot be written: \(String(cString: strerror(errno)))", next: nil)
        }
        if let before { try? FileManager.default.removeItem(atPath: directory + "/" + before) }
    }

    private func link(_ name: String, to target: String) throws {
        guard symlink(target, directory + "/" + name) == 0 else {
            throw CommandFailure("`\(directory)/\(name)` cannot be written: \(String(cString: strerror(errno)))", next: nil)
        }
    }
}
