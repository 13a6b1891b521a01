import ArgumentParser
import Console
import Estate
import Foundation
import Runtime

struct AuthorityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authority", abstract: "The trust domain's keys: list, prepare, activate, taint, revoke.",
        discussion: """
            A key is published before it signs (prepare), signs (activate), and stays published until what it signed is over. Of a key \
            that somebody else may have, everything is renewed at once (taint) before it is taken out (revoke). The server itself \
            prepares the next key at half of a key's life.
            """,
        subcommands: [List.self, Prepare.self, Activate.self, Taint.self, Revoke.self, Bundle.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the keys and where they stand.")
        @OptionGroup var options: GlobalOptions

        func run() async throws { try await reporting { try await AuthorityCommand.move(nil, options) } }
    }

    struct Prepare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make the next key and publish it. It signs nothing yet.")
        @OptionGroup var options: GlobalOptions

        @Argument(help: "x509, jwt, wit or signals.")
        var kind: String

        func run() async throws { try await reporting { try await AuthorityCommand.move(.prepare(kind: kind), options) } }
    }

    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sign with a prepared key from now on.")
        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Even if others may not have seen it yet; agents of this server have.")
        var force = false

        @Argument(help: "The key's id, or its beginning.")
        var id: String

        func run() async throws { try await reporting { try await AuthorityCommand.move(.activate(id: id, force: force), options) } }
    }

    struct Taint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hold a key for known to others: what it signed is renewed at once.")
        @OptionGroup var options: GlobalOptions

        @Argument(help: "The key's id, or its beginning.")
        var id: String

        func run() async throws { try await reporting { try await AuthorityCommand.move(.taint(id: id), options) } }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a key out of the bundle, and with it all that rests on it.")
        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Even if what it signed is still in use.")
        var force = false

        @Argument(help: "The key's id, or its beginning.")
        var id: String

        func run() async throws { try await reporting { try await AuthorityCommand.move(.revoke(id: id, force: force), options) } }
    }

    struct Bundle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print what others check our identities with.")
        @OptionGroup var options: GlobalOptions

        @Option(name: .long, help: "spiffe (a JWK Set), pem (the roots), or crl (the revocation lists in PEM).")
        var format = "spiffe"

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.Bundle())
                if options.json { return try printJSON(answer) }
                switch format {
                case "spiffe": print(answer.bundle)
                case "pem": print(answer.certificates, terminator: "")
                case "crl": print(answer.revocationLists, terminator: "")
                default: throw ValidationError("--format is spiffe, pem or crl; not `\(format)`.")
                }
            }
        }
    }

    private static func move(_ move: Action.Authority.Move?, _ options: GlobalOptions) async throws {
        let answer = try await ControlClient(options).call(Action.Authority(move))
        if options.json { return try printJSON(answer) }
        print("trust domain \(answer.trustDomain), bundle \(answer.sequence)")
        for key in answer.keys {
            let use = key.inUse.map { $0 == 0 ? ", nothing in use" : ", \($0) still in use that it or an earlier one signed" } ?? ""
            print("  \(padded(key.kind, 7)) \(padded(key.state, 9)) \(key.id)  since \(key.changedAt), until \(key.expiresAt)\(use)")
            if let under = key.under { print("        under root \(under.prefix(16))\(key.isInToken == true ? ", in the token" : "")") }
            if key.under == nil, key.isInToken == true { print("        in the token") }
        }
        guard let moved = answer.moved, let key = answer.keys.first(where: { $0.id == moved }) else { return }
        switch key.state {
        case "prepared": print("Next: mayfly authority activate \(moved.prefix(12)), when everybody has had time to see it")
        case "tainted": print("Next: watch `mayfly authority list` until nothing of it is in use, then mayfly authority revoke \(moved.prefix(12))")
        default: break
        }
    }
}

struct NodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nodes", abstract: "The nodes and how they proved themselves.", subcommands: [List.self, Evict.self, Readmit.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the nodes.")
        @OptionGroup var options: GlobalOptions

        func run() async throws { try await reporting { try await NodesCommand.move(nil, options) } }
    }

    struct Evict: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Believe a node no more: it and its workloads get nothing.")
        @OptionGroup var options: GlobalOptions

        @Option(name: .long, help: "Why.")
        var reason: String

        @Argument(help: "The node's name or its agent's SPIFFE ID.")
        var node: String

        func run() async throws {
            try await reporting { try await NodesCommand.move(.init(node: node, to: "evict", reason: reason), options) }
        }
    }

    struct Readmit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Believe a node again that was evicted or suspended.",
            discussion: """
                Of a node that was suspended all keys are gone, since two may hold them: it joins anew, by evidence or with a token for \
                its name (mayfly token create --node NAME).
                """)
        @OptionGroup var options: GlobalOptions

        @Argument(help: "The node's name or its agent's SPIFFE ID.")
        var node: String

        func run() async throws {
            try await reporting { try await NodesCommand.move(.init(node: node, to: "readmit", reason: ""), options) }
        }
    }

    private static func move(_ move: Action.Nodes.Move?, _ options: GlobalOptions) async throws {
        let answer = try await ControlClient(options).call(Action.Nodes(move))
        if options.json { return try printJSON(answer) }
        for node in answer.nodes {
            print("\(node.agent)  \(node.state)\(node.isConnected ? "" : ", not connected"), by \(node.method), \(node.entries) entries, renewed \(node.renewedAt)")
            if !node.selectors.isEmpty { print("  selectors  \(node.selectors.joined(separator: "  "))") }
            if let reason = node.reason { print("  because    \(reason)") }
            if let due = node.due { print("  due        \(due)") }
            if let fitness = node.fitness {
                print("  posture    \(fitness.line)")
                for line in fitness.details { print("  \(line)") }
            }
        }
        if answer.nodes.isEmpty { print("no node has joined\nNext: mayfly token create") }
    }
}

struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take back an identity, one certificate, one token, or a node.",
        discussion: """
            An identity is then given to nobody: streams take it back, tokens of it are refused, logins at targets end, and its \
            certificates go on the revocation list, until `mayfly revoke --lift`. With `--secrets` the standing secrets that it took the place of \
            are disabled at their targets in the same step, where it is proved that nobody else uses them. Without a subject it lists what is revoked.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "Why; it is in the ledger.")
    var reason = ""

    @Flag(name: .long, help: "Let an identity be given again. What was taken back stays so.")
    var lift = false

    @Flag(name: .long, help: "Of an identity: also disable the standing secrets that it took the place of. Exits with 2 where one stands.")
    var secrets = false

    @Flag(name: .long, help: "Say what would follow, and change nothing.")
    var dryRun = false

    @Argument(help: "A SPIFFE ID, a certificate's serial in hexadecimal, or a token's jti.")
    var subject: String?

    func run() async throws {
        try await reporting {
            guard let subject else { return try await list() }
            let answer = try await ControlClient(options).call(
                Action.Revoke(subject: subject, reason: reason, lift: lift, dryRun: dryRun, secrets: secrets))
            let stands = !dryRun && answer.secrets.contains { !$0.isDisabled }
            if options.json {
                try printJSON(answer)
                if stands { throw ExitCode(2) }
                return
            }
            let what = dryRun ? "would be " : ""
            if lift { return print("\(subject) \(dryRun ? "could be" : "is") given again; what was taken back before stays so") }
            switch answer.kind {
            case "node": print("the node \(what)evicted: it and its workloads get nothing more")
            case "identity":
                print("\(subject) \(dryRun ? "would be" : "is") given to nobody")
                print("  \(answer.taken) certificates and tokens \(what)refused, \(answer.grants) logins \(what)ended, \(answer.live) processes that asked for it lately \(what)concerned")
            default: print("this one \(answer.kind == "token" ? "token" : "certificate") \(what)refused")
            }
            for secret in answer.secrets { print("  \(secret.credential.short) \(secret.isDisabled || dryRun ? "" : "STANDS: ")\(secret.words)") }
            if secrets, answer.secrets.isEmpty { print("  no standing secret is known that it took the place of") }
            if dryRun { print("nothing was changed\nNext: mayfly revoke \(subject) --reason …") }
            if stands { throw ExitCode(2) }
        }
    }

    private func list() async throws {
        let answer = try await ControlClient(options).call(Action.Revocations())
        if options.json { return try printJSON(answer) }
        for item in answer.revocations {
            print("\(padded(item.kind, 8)) \(item.subject)  \(item.at) by \(item.by)\(item.until.map { ", until \($0)" } ?? ""): \(item.reason)")
        }
        if answer.revocations.isEmpty { print("nothing is revoked") }
    }
}
