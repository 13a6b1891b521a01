import EstateTesting
import Foundation
import Runtime
import SPIFFE
import SwiftASN1
import Testing
import X509

@Suite("R47: revocation") struct RevocationTests {
    private func revoked(_ domain: Domain, _ serials: [[UInt8]], number: UInt64 = 1) throws -> [UInt8] {
        try domain.authority.revocationList(
            revoked: serials.map { ($0, start) }, number: number, now: start, nextUpdate: .seconds(3_600))
    }

    @Test func `a revoked SVID is refused, another of the same authority is not`() async throws {
        let domain = try Domain()
        let svid = try domain.issue()
        var set = RevocationSet()
        try set.add(RevocationList.read(revoked(domain, [[0x42, 9]])).get(), issuers: [domain.authority.certificate]).get()
        #expect(await domain.bundle.verify(chain: svid.chain, now: start, revocations: set).failureCode == .revoked)
        var others = RevocationSet()
        try others.add(RevocationList.read(revoked(domain, [[0x42, 8], [0, 0x80]])).get(), issuers: [domain.authority.certificate]).get()
        #expect(await domain.bundle.verify(chain: svid.chain, now: start, revocations: others) == .success(domain.id))
    }

    @Test func `a list of another authority, also of the same name, revokes nothing`() async throws {
        let (mine, theirs) = (try Domain(), try Domain())
        var set = RevocationSet()
        let list = try RevocationList.read(revoked(theirs, [[0x42, 9]])).get()
        #expect(set.add(list, issuers: [mine.authority.certificate]).failureCode == .badSignature)
        try set.add(list, issuers: [mine.authority.certificate, theirs.authority.certificate]).get()
        #expect(try await mine.bundle.verify(chain: mine.issue().chain, now: start, revocations: set) == .success(mine.id))
        #expect(try await theirs.bundle.verify(chain: theirs.issue().chain, now: start, revocations: set).failureCode == .revoked)
    }

    @Test func `a distrusted authority makes no path, though its root is still in the bundle`() async throws {
        let domain = try Domain()
        var set = RevocationSet()
        set.distrust(domain.authority.certificate)
        #expect(try await domain.bundle.verify(chain: domain.issue().chain, now: start, revocations: set).failureCode == .untrusted)
    }

    @Test func `a mutated list is refused or unsigned, and never crashes`() throws {
        let domain = try Domain()
        let list = try revoked(domain, [[1], [2, 3], [0xFF, 1]])
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<4_000 {
            let mutated = generator.mutate(list)
            guard mutated != list, let read = try? RevocationList.read(mutated).get() else { continue }
            var set = RevocationSet()
            #expect(set.add(read, issuers: [domain.authority.certificate]).failureCode == .badSignature)
        }
    }

    @Test func `OpenSSL reads the list and refuses what it names`() async throws {
        let domain = try Domain()
        let directory = try TestDirectory("openssl-crl")
        let list = directory.path + "/list.der"
        try Data(revoked(domain, [[0x42, 9]])).write(to: URL(fileURLWithPath: list))
        let text = try await ProcessRun.run(["openssl", "crl", "-inform", "DER", "-in", list, "-noout", "-text"])
        #expect(text.output.contains("Serial Number: 4209") && text.output.contains("X509v3 CRL Number"), "\(text.output)\(text.errors)")
        func write(_ der: [UInt8], _ name: String) throws -> String {
            try ("-----BEGIN CERTIFICATE-----\n" + Data(der).base64EncodedString(options: .lineLength64Characters) + "\n-----END CERTIFICATE-----\n")
                .write(toFile: directory.path + "/" + name, atomically: true, encoding: .utf8)
            return directory.path + "/" + name
        }
        let root = try write(domain.authority.certificateDER, "root.pem")
        let leaf = try write(domain.issue().chain[0], "leaf.pem")
        let pem = directory.path + "/list.pem"
        try await ProcessRun.run(["openssl", "crl", "-inform", "DER", "-in", list, "-out", pem])
        let run = try await ProcessRun.run([
            "openssl", "verify", "-crl_check", "-attime", String(start.milliseconds / 1_000), "-CAfile", root, "-CRLfile", pem, leaf,
        ])
        #expect(!run.succeeded && (run.output + run.errors).contains("certificate revoked"), "\(run.output)\(run.errors)")
    }

    @Test func `an OpenSSL list is read, with and without entries`() async throws {
        let directory = try TestDirectory("openssl-ca")
        let script = """
            set -e; cd \(directory.path); touch index.txt; echo 01 > number; echo 1000 > serial
            printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index.txt\\nserial=serial\\ncrlnumber=number\\n' > ca.cnf
            printf 'default_md=sha256\\ndefault_crl_days=1\\n' >> ca.cnf
            printf 'policy=p\\nnew_certs_dir=.\\ndefault_days=1\\n[p]\\ncommonName=supplied\\n' >> ca.cnf
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ca.key -out ca.pem -subj /CN=ca -days 1 \
              -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
            openssl ca -config ca.cnf -gencrl -keyfile ca.key -cert ca.pem | openssl crl -outform DER -out empty.der
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout l.key -out l.csr -subj /CN=leaf
            openssl ca -config ca.cnf -batch -in l.csr -keyfile ca.key -cert ca.pem -out l.pem
            openssl ca -config ca.cnf -revoke l.pem -crl_reason keyCompromise -keyfile ca.key -cert ca.pem
            openssl ca -config ca.cnf -gencrl -keyfile ca.key -cert ca.pem | openssl crl -outform DER -out one.der
            openssl x509 -in ca.pem -outform DER -out ca.der
            """
        let run = try await ProcessRun.run(["bash", "-c", script])
        try #require(run.succeeded, "\(run.errors)")
        func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + name))) }
        let issuer = try Certificate(derEncoded: file("ca.der"))
        let (empty, one) = (try RevocationList.read(file("empty.der")).get(), try RevocationList.read(file("one.der")).get())
        #expect(empty.serials.isEmpty && one.serials == [[0x10, 0x00]] && one.nextUpdate != nil)
        var set = RevocationSet()
        try set.add(empty, issuers: [issuer]).get()
        try set.add(one, issuers: [issuer]).get()
        #expect(!set.isEmpty)
    }
}
