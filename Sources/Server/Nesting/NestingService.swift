import Access
import Context
import Crypto
import Estate
import Foundation
import GRPCCore
import Issuance
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import X509

/// What servers below this one ask. Each call begins with who is calling, judged anew: a workload of this server whose entry makes it one.
struct NestingService: Mayfly_Node_V1_Nesting.SimpleServiceProtocol {
    let core: ControlPlaneCore
    let connections: NodeConnections
    let logger: Logger

    func certifyAuthority(
        request: Mayfly_Node_V1_CertifyAuthorityRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_CertifiedAuthority {
        let (id, host) = try await caller(context)
        return try await answering {
            let key = try CertificateRequest.openAuthorityKey(Array(request.certificateRequest)).get()
            var asked = AccessRequest(
                action: .certifyAuthority, subject: id.description, agent: id.description, selectors: [], processID: 0)
            asked.host = host
            switch try await core.gate.authorize(asked, in: core.database) {
            case .denied(let decision, _):
                core.allowances.charge(AgentAllowances.denial - 1, of: id, at: core.clock.now())
                throw RPCError(code: .permissionDenied, message: "\(decision.reason) (\(decision.code))")
            case .permitted(let permit):
                let longest = core.settings.lifetimes.nested
                let certified = try await core.issuer.certifyAuthority(
                    permit, publicKey: key,
                    lifetime: request.lifetimeMs > 0 ? min(longest, .milliseconds(request.lifetimeMs)) : longest)
                return .with {
                    $0.certificate = Data(certified.certificate)
                    $0.chain = certified.chain.map { Data($0) }
                    $0.root = Data(certified.roots.first ?? [])
                }
            }
        }
    }

    func exchangeKeys(
        request: Mayfly_Node_V1_ExchangeKeysRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_ExchangedKeys {
        let (id, host) = try await caller(context)
        guard core.isNested(id) else {
            throw RPCError(code: .permissionDenied, message: "no entry with `downstream` is registered for `\(id)`")
        }
        if case .unmet(let unmet) = core.context.verdict(on: host, for: nil, at: core.clock.now()) {
            throw RPCError(code: .permissionDenied, message: "its node `\(host)` is not what it must be: \(unmet.words)")
        }
        guard request.tokenKeys.count <= Authority.nestedKeyLimit, request.tokenKeys.allSatisfy({ $0.count == 64 }) else {
            throw RPCError(code: .invalidArgument, message: "at most \(Authority.nestedKeyLimit) keys, each x || y of a P-256 key")
        }
        return try await answering {
            try await core.issuer.authority.publish(
                tokenKeys: request.tokenKeys.map { Array($0) }, of: id, until: core.clock.now() + core.settings.lifetimes.nested)
            return .with {
                $0.bundle = Data(core.issuer.authority.trustBundle.json)
                $0.taintedAuthorities = core.issuer.authority.distrusted
            }
        }
    }

    /// A workload whose SVID this very server has signed, that is good now, and that nobody has taken back; and on whose node it got it.
    private func caller(_ context: ServerContext) async throws -> (id: SPIFFEID, host: SPIFFEID) {
        let presented = try await connections.presented(context).certificate
        guard let der = try? presented.derBytes() else { throw RPCError(code: .unauthenticated, message: "no client certificate") }
        switch await core.issuer.authority.issuers.verify(chain: [der], now: core.clock.now()) {
        case .failure(let refusal):
            throw RPCError(code: .unauthenticated, message: "the client certificate is refused: \(refusal)")
        case .success(let id):
            let serial = Array(presented.serialNumber.bytes).hex.uppercased()
            guard core.issuer.revocations.isRevoked(serial: serial) == nil, core.issuer.revocations.isRevoked(id) == nil else {
                throw RPCError(code: .unauthenticated, message: "the SVID of `\(id)` is revoked")
            }
            guard !(id.path + "/").hasPrefix(EntryRules.reservedPath) else {
                throw RPCError(code: .permissionDenied, message: "`\(id)` is an agent or a server, and no nested server's own identity")
            }
            guard core.allowances.spend(1, of: id, at: core.clock.now()) == .granted else {
                throw RPCError(code: .resourceExhausted, message: "`\(id)` asks for more than its allowance; try again later")
            }
            // What was signed stands in the ledger, and which agent had asked for it.
            guard let host = try await core.database.read({ try core.issuer.agent(of: serial, for: id, in: $0) }) else {
                throw RPCError(code: .permissionDenied, message: "no node is known on which `\(id)` got this SVID")
            }
            // Any workload may get here, and only such as an entry names stay.
            if core.isNested(id) { connections.recognized(context, as: id) }
            return (id, host)
        }
    }

    private func answering<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let error as RPCError {
            throw error
        } catch let refusal as Refusal {
            throw RPCError(code: .invalidArgument, message: refusal.description)
        } catch let refusal as IssuanceRefusal {
            throw refusal.status
        } catch {
            logger.error("a nested server's call: \(Loops.describe(error))")
            throw RPCError(code: .internalError, message: "the server could not answer; its log says why")
        }
    }
}

extension ControlPlaneCore {
    /// Whether this is a nested server's identity now.
    func isNested(_ id: SPIFFEID) -> Bool {
        let now = clock.now()
        return issuer.revocations.isRevoked(id) == nil
            && registrations.catalog.read { $0.entries(for: id) }.contains { $0.isNestedServer(id, at: now) }
    }
}
