import EstateTesting
import Foundation
import SPIFFE
import Testing
import WorkloadAPI

@Suite("R42: a federated trust domain that takes everything back", .timeLimit(.minutes(1))) struct EmptiedBundleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    private static let isPossible = FileManager.default.isExecutableFile(atPath: python)

    private static let script = """
        import sys
        from spiffe import WorkloadApiClient
        with WorkloadApiClient("unix://" + sys.argv[1]) as client:
            context = client.fetch_x509_context(timeout=10)
            print(context.default_svid.spiffe_id, sorted(str(bundle.trust_domain) for bundle in context.x509_bundle_set.bundles))
            print(sorted(str(bundle.trust_domain) for bundle in client.fetch_x509_bundles(timeout=10).bundles))
        """

    @Test(.enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `it is believed no more, and takes nothing from anybody else`() async throws {
        try await withEndpoint { issuer, path in
            let (other, third) = (try TestIssuer("other.example"), try TestIssuer("third.example"))
            var emptied = other.trust
            emptied.x509Authorities = []
            issuer.give(issuer.update([try issuer.identity("a")], federated: [emptied, third.trust]))
            let run = try await ProcessRun.run([Self.python, "-c", Self.script, path])
            let left = "['shop.example', 'third.example']\n"
            #expect(run.output == "spiffe://shop.example/a " + left + left, "\(run.errors.suffix(800))")
            try await client(path).run { client in
                let context = try await X509Source(client.x509Contexts()).waitUntilReady(within: .seconds(20))
                #expect(context.bundles[other.domain] == nil && context.bundles[third.domain] != nil && context.identities.count == 1)
            }
        }
    }
}
