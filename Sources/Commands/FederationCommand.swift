import ArgumentParser
import Console
import Foundation
import Runtime
import SPIFFE
import Server
import Yams

struct FederationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "federation", abstract: "Know other trust domains, and be known by them.",
        discussion: """
            A relation goes one way: it lets this installation's workloads check SVIDs of the other trust domain. For both ways, each \
            side adds the other. `mayfly server --bundle-endpoint` publishes this trust domain's bundle.
            """,
        subcommands: [List.self, Add.self, Remove.self, Show.self, Refresh.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the relations, with the age of each bundle and what failed.")

        @OptionGroup var options: GlobalOptions

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.FederationList())
                if options.json { return try printJSON(answer) }
                for relation in answer.relations { print(relation.line) }
                if answer.relations.isEmpty { print("no other trust domain is known\nNext: mayfly federation add") }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin to know another trust domain.",
            discussion: """
                Trust domain, URL and profile are all given: none is guessed from another. With https_spiffe also the endpoint's SPIFFE \
                ID, and a bundle of its trust domain, got from its operators by a way that nobody can tamper with. Or --from a file in \
                YAML: a list `federation:` of `trustDomain`, `url`, `profile`, `endpointID`, `bootstrap`.
                """)

        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Ask the endpoint once, and keep nothing.")
        var dryRun = false

        @Option(name: .long, help: "https:// address of the bundle.")
        var url: String?

        @Option(name: .long, help: "https_web (the web's authorities vouch for the host) or https_spiffe (an SVID does).")
        var profile: String?

        @Option(name: .customLong("endpoint-id"), help: "SPIFFE ID of the endpoint, for https_spiffe.")
        var endpointID: String?

        @Option(name: .long, help: "File with a SPIFFE bundle of the endpoint's trust domain, for https_spiffe.")
        var bootstrap: String?

        @Option(name: .long, help: "File in YAML with several relations.")
        var from: String?

        @Argument(help: "The other trust domain.")
        var trustDomain: String?

        func run() async throws {
            try await reporting {
                let client = try ControlClient(options)
                var done: [FederationStatus] = []
                for relation in try relations() { done.append(try await client.call(relation)) }
                if options.json { return try printJSON(Action.FederationList.Answer(relations: done)) }
                for relation in done { print(relation.line) }
                if dryRun { print("dry run: nothing was kept") }
            }
        }

        private func relations() throws -> [Action.FederationAdd] {
            if let from {
                guard trustDomain == nil, url == nil, profile == nil, endpointID == nil, bootstrap == nil else {
                    throw ValidationError("--from says everything; give nothing beside it.")
                }
                return try FederationFile.read(from).map { try action($0, beside: from) }
            }
            guard let trustDomain, let url, let profile else {
                throw ValidationError("A trust domain, --url and --profile are needed; none of them is guessed.")
            }
            return [
                try action(
                    .init(trustDomain: trustDomain, url: url, profile: profile, endpointID: endpointID, bootstrap: bootstrap), beside: "")
            ]
        }

        private func action(_ entry: FederationFile.Entry, beside file: String) throws -> Action.FederationAdd {
            let bundle = try entry.bootstrap.map { path in
                let place = URL(fileURLWithPath: path, relativeTo: file.isEmpty ? nil : URL(fileURLWithPath: file)).path
                return String(decoding: try readFile(place, limit: 1 << 20), as: UTF8.self)
            }
            return Action.FederationAdd(
                trustDomain: entry.trustDomain, url: entry.url, profile: entry.profile, endpointID: entry.endpointID, bootstrap: bundle,
                dryRun: dryRun)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a relation.", discussion: "The bundle is forgotten here and at every agent: SVIDs of that trust domain are refused from then on.")

        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Say what would be removed, and change nothing.")
        var dryRun = false

        @Argument(help: "The other trust domain.")
        var trustDomain: String

        func run() async throws {
            try await reporting {
                let gone = try await ControlClient(options).call(Action.FederationRemove(trustDomain: trustDomain, dryRun: dryRun))
                if options.json { return try printJSON(gone) }
                print(dryRun ? "would be removed: \(gone.line)" : "removed: \(gone.trustDomain)")
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a relation and its bundle.",
            discussion: "Without a trust domain, prints this one's own bundle: what the other side needs as bootstrap for https_spiffe.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "The other trust domain; without, the own one.")
        var trustDomain: String?

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.FederationShow(trustDomain: trustDomain))
                if options.json { return try printJSON(answer) }
                if let relation = answer.relation { note(relation.line) }
                guard let bundle = answer.bundle else { return note("nothing was fetched yet") }
                print(bundle)
            }
        }
    }

    struct Refresh: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask an endpoint now.", discussion: "Ends with 2 when it could not be had; the last good bundle stays in force.")

        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Also take a bundle whose sequence went back: its publisher has started anew, and you made sure of it.")
        var acceptOlder = false

        @Argument(help: "The other trust domain.")
        var trustDomain: String

        func run() async throws {
            try await reporting {
                let now = try await ControlClient(options).call(
                    Action.FederationRefresh(trustDomain: trustDomain, acceptOlder: acceptOlder))
                if options.json { try printJSON(now) } else { print(now.line) }
                if now.state == .failing { throw Exit.refused }
            }
        }
    }
}

/// A list of relations as people keep it.
private struct FederationFile: Decodable {
    struct Entry: Decodable {
        var trustDomain: String
        var url: String
        var profile: String
        var endpointID: String?
        /// A file, from where the list lies.
        var bootstrap: String?
    }
    var federation: [Entry]

    static func read(_ path: String) throws -> [Entry] {
        let data = try readFile(path, limit: 1 << 20)
        do {
            return try YAMLDecoder().decode(FederationFile.self, from: data).federation
        } catch {
            throw CommandFailure("`\(path)` is no list of relations", next: "see docs/reference/federation.md")
        }
    }
}

extension FederationStatus {
    /// One relation in one line.
    var line: String {
        let age = ageMilliseconds.map { ", seen \(Duration.milliseconds($0).brief) ago" } ?? ""
        let keys = "\(authorities) authorities, \(jwtKeys) JWT keys\(sequence.map { ", sequence \($0)" } ?? "")\(age)"
        let said =
            switch state {
            case .waiting: "nothing fetched yet"
            case .current: keys
            case .failing: "failing: \(lastFailure ?? "?")\(fetchedAt == nil ? "" : "; in force: \(keys)")"
            case .emptied: "all keys taken back: nobody of it is believed\(age)"
            }
        return "\(trustDomain)  \(profile)  \(url)  \(said)"
    }
}

/// How `mayfly server` publishes its bundle and asks for others'.
struct FederationOptions: ParsableArguments {
    @Option(name: .long, help: "Publish this trust domain's bundle at HOST:PORT.")
    var bundleEndpoint: String?

    @Option(name: .long, help: "https_spiffe (shows the server's own SVID) or https_web (shows a certificate from files).")
    var bundleEndpointProfile = "https_spiffe"

    @Option(name: .long, help: "For https_web: certificate chain in PEM; read again when it changes.")
    var bundleEndpointCertificate: String?

    @Option(name: .long, help: "For https_web: its private key in PEM.")
    var bundleEndpointKey: String?

    @Option(name: .long, help: "Life of the endpoint's own SVID, such as 1h.")
    var bundleEndpointSvidLifetime = "1h"

    @Flag(name: .long, help: "Also publish the bundles of other trust domains, at /bundles.")
    var bundleMap = false

    @Option(name: .long, help: "How often others should look for a newer bundle, such as 5m.")
    var bundleRefresh = "5m"

    @Option(name: .long, help: "https:// address that JWT-SVIDs name as their issuer, for clouds and others that know OpenID Connect alone.")
    var jwtIssuer: String?

    @Option(name: .long, help: "PEM of authorities for hosts of https_web, in place of the operating system's.")
    var federationCa: String?

    @Option(name: .long, help: "Ask no endpoint more often than this, whatever its hint, such as 30s.")
    var federationShortestPoll = "30s"

    func settings() throws -> FederationSettings {
        var settings = FederationSettings()
        settings.refreshHint = try duration(bundleRefresh, "--bundle-refresh", between: .seconds(1), and: .seconds(30 * 86400))
        settings.shortestPoll = try duration(federationShortestPoll, "--federation-shortest-poll", between: .seconds(1), and: .seconds(86400))
        settings.endpointLifetime = try duration(
            bundleEndpointSvidLifetime, "--bundle-endpoint-svid-lifetime", between: .seconds(4), and: .seconds(7 * 86400))
        settings.webAuthorities = federationCa
        if let jwtIssuer {
            guard let issuer = OIDCIssuer(jwtIssuer) else {
                throw ValidationError("--jwt-issuer needs an https:// address without query, fragment, user or `/` at its end, not `\(jwtIssuer)`.")
            }
            settings.issuer = issuer
        }
        guard let bundleEndpoint else { return settings }
        let (host, port) = try address(bundleEndpoint, "--bundle-endpoint")
        let identity: FederationSettings.Endpoint.Identity
        switch (bundleEndpointProfile, bundleEndpointCertificate, bundleEndpointKey) {
        case ("https_spiffe", nil, nil): identity = .svid
        case ("https_web", let certificate?, let key?): identity = .files(certificate: certificate, key: key)
        case ("https_spiffe", _, _): throw ValidationError("https_spiffe shows the server's own SVID: no certificate and no key beside it.")
        case ("https_web", _, _): throw ValidationError("https_web needs --bundle-endpoint-certificate and --bundle-endpoint-key.")
        default: throw ValidationError("--bundle-endpoint-profile is https_spiffe or https_web, not `\(bundleEndpointProfile)`.")
        }
        settings.endpoint = .init(host: host, port: port, identity: identity, publishesMap: bundleMap)
        return settings
    }
}
