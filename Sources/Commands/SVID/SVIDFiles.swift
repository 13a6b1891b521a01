import Foundation
import Glibc
import Runtime
import SPIFFE
import X509

/// An identity as files, for programs that read nothing else: `svid.pem` (the chain), `key.pem` (0600), `bundle.pem` (the own trust
/// domain's roots) and `bundle.<trust domain>.pem` for each other one.
///
/// The names are links into a directory that is exchanged as a whole by one rename. The set before stays until the next exchange, so that
/// whoever has it open, or has read where the links lead, comes to the end of it. A reader that follows the links anew for each file, as libpq
/// does, may have one file of each set when it reads across an exchange: that is what the signal is for, and such a reader tries again.
/// `..previous` names the set before.
struct SVIDFiles: Sendable {
    let directory: String

    private static let current = "..current"
    private static let previous = "..previous"

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

    /// Takes the files away: the identity was taken back, and so is the one before it.
    func remove() {
        for name in [Self.current, Self.previous] {
            guard let version = target(of: name) else { continue }
            unlink(directory + "/" + name)
            discard(version)
        }
    }

    /// The new set is the current one, and the one before the previous one, which it replaces. After a crash in between at most one set is left
    /// that nothing names: the next exchange removes that.
    private func exchange(to version: String) throws {
        let before = target(of: Self.current)
        try point(Self.current, to: version)
        let gone = target(of: Self.previous)
        if let before { try point(Self.previous, to: before) }
        if let gone, gone != before { discard(gone) }
        let kept = Set([version, before].compactMap { $0 })
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] where Self.isVersion(name) && !kept.contains(name) {
            discard(name)
        }
    }

    private func target(of link: String) -> String? {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: directory + "/" + link), Self.isVersion(target) else { return nil }
        return target
    }

    /// Exchanges a link by one rename.
    private func point(_ name: String, to version: String) throws {
        let temporary = version + ".link"
        unlink(directory + "/" + temporary)
        try link(temporary, to: version)
        guard rename(directory + "/" + temporary, directory + "/" + name) == 0 else {
            throw CommandFailure("`\(directory)` cannot be written: \(String(cString: strerror(errno)))", next: nil)
        }
    }

    /// `..<pid>.<number>`: ours, and in this directory.
    private static func isVersion(_ name: String) -> Bool {
        let parts = name.dropFirst(2).split(separator: ".", omittingEmptySubsequences: false)
        return name.hasPrefix("..") && parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    }

    private func discard(_ version: String) { try? FileManager.default.removeItem(atPath: directory + "/" + version) }

    private func link(_ name: String, to target: String) throws {
        guard symlink(target, directory + "/" + name) == 0 else {
            throw CommandFailure("`\(directory)/\(name)` cannot be written: \(String(cString: strerror(errno)))", next: nil)
        }
    }
}
