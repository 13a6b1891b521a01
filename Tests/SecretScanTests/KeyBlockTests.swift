import EstateTesting
import Foundation
import Runtime
import SecretScan
import Testing

/// Private keys that are no PEM.
@Suite struct KeyBlockTests {
    private let scanner = Scanner()

    private func keys(_ text: String, _ path: String = "ops/key") -> [Match] {
        scanner.scan(Array(text.utf8), path: path).filter { $0.kind == "private-key" }
    }

    private func base64(_ count: Int, _ seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        return Data((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }).base64EncodedString()
    }

    private func putty(_ encryption: String, _ body: String, newline: String = "\n") -> String {
        let lines = stride(from: 0, to: body.count, by: 64).map { String(body.dropFirst($0).prefix(64)) }
        return (["PuTTY-User-Key-" + "File-3: ssh-ed25519", "Encryption: \(encryption)", "Comment: deploy", "Public-Lines: 2", base64(48, 1), base64(6, 2),
            "Private-Lines: \(lines.count)"] + lines + ["Private-MAC: " + String(repeating: "0a", count: 32), ""]).joined(separator: newline)
    }

    // R3
    @Test func `a PuTTY key without a passphrase is a private key, one with is not`() {
        let body = base64(36, 3)
        for newline in ["\n", "\r\n"] {
            let found = keys(putty("none", body, newline: newline), "keys/deploy.ppk")
            #expect(found.count == 1 && found.first?.line == 1)
            #expect(found.first?.secret.withBytes { String(decoding: $0, as: UTF8.self) } == body)
        }
        #expect(keys(putty("aes256-cbc", body)).isEmpty)
        #expect(keys(putty("none", body).replacingOccurrences(of: "Private-Lines: 1", with: "Private-Lines: 99")).isEmpty)
    }

    // R3
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gpg"), "gpg is not installed"))
    func `an OpenPGP key that needs no passphrase is a private key, one that needs one is not`() throws {
        let home = try TestDirectory("gpg")
        func gpg(_ arguments: [String], passphrase: String = "") throws -> String {
            let run = try ProcessRun.run(
                ["gpg", "--homedir", home.path, "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", passphrase] + arguments)
            try #require(run.succeeded, "\(run.errors)")
            return run.output
        }
        for (index, algorithm) in ["rsa2048", "ed25519", "nistp256", "dsa2048"].enumerated() {
            _ = try gpg(["--quick-generate-key", "open\(index)@shop.example", algorithm, "sign", "never"])
            _ = try gpg(["--quick-generate-key", "closed\(index)@shop.example", algorithm, "sign", "never"], passphrase: "long words here")
            let open = try gpg(["--armor", "--export-secret-keys", "open\(index)@shop.example"])
            let closed = try gpg(["--armor", "--export-secret-keys", "closed\(index)@shop.example"], passphrase: "long words here")
            #expect(keys(open).count == 1 && keys(open).first?.line == 1, "\(algorithm)")
            #expect(keys(closed).isEmpty, "\(algorithm)")
            // Wrapped into a JSON string it is the same credential.
            let wrapped = "{\"signing\": \"" + open.replacingOccurrences(of: "\n", with: "\\n") + "\"}"
            let (plain, inside) = (keys(open).first?.secret, keys(wrapped, "a.json").first?.secret)
            #expect(plain?.withBytes { Array($0) } == inside?.withBytes { Array($0) }, "\(algorithm)")
        }
        let published = try gpg(["--armor", "--export", "open0@shop.example"])
        #expect(keys(published).isEmpty)
    }

    @Test func `mutated key blocks are read without harm`() {
        var random = SeededGenerator(seed: 11)
        let armour = "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\nVersion: x\n\n" + base64(200, 5) + "\n=abcd\n-----END PGP " + "PRIVATE KEY BLOCK-----\n"
        for seed in [Array(armour.utf8), Array(putty("none", base64(36, 3)).utf8)] {
            for _ in 0..<2000 { _ = scanner.scan(random.mutate(seed), path: "key") }
        }
        for byte in 0...255 {
            let packet = Data([UInt8(byte), 3, 4, 0, 0, 0, 0, 1, 255, 255] + [UInt8](repeating: UInt8(byte), count: 60)).base64EncodedString()
            _ = keys("-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\n\n" + packet + "\n-----END PGP " + "PRIVATE KEY BLOCK-----\n")
        }
    }
}
