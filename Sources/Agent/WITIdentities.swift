import Crypto
import Foundation
import GRPCCore
import LinuxProcess
import NodeAPI
import Registration
import Runtime
@_spi(Incubating) import SPIFFE
import SwiftProtobuf
@_spi(Incubating) import WorkloadAPI

/// Gives attested processes WIT-SVIDs: tokens that are worth something only together with a key, which is made here for each token
/// and handed out with it.
struct WITIdentities: WITIdentitySource {
    let identities: WorkloadIdentities

    private var state: NodeState { identities.state }
    private var clock: WallClock { identities.clock }

    func witUpdates(
        for caller: ProcessHandle
    ) async throws -> AsyncThrowingStream<(identities: [WorkloadWIT], bundles: [WITBundle]), any Error> {
        let subject = IdentitySubject(try await identities.attest(caller))
        try check(subject)
        return identities.stream(whileLiving: [caller]) { give in
            try await loop(subject).run { identities, bundles, _ in give((identities, bundles)) }
        }
    }

    func witBundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<[WITBundle], any Error> {
        let subject = IdentitySubject(try await identities.attest(caller))
        return identities.stream(whileLiving: [caller]) { give in
            while !Task.isCancelled {
                if let refusal = subject.refusal() { throw refusal }
                let now = try check(subject)
                give(try Self.bundles(now, now.entries(for: subject, at: clock.now()).map(\.entry)))
                try await state.wait(atMost: .seconds(5), orUntilNewerThan: now.revision)
            }
        }
    }

    /// That there are WIT-SVIDs, and that the subject is entitled to something.
    @discardableResult
    private func check(_ subject: IdentitySubject) throws -> NodeSnapshot {
        let now = try state.present()
        guard !now.settings.witBundle.keys.isEmpty else {
            throw WorkloadRefusal.unsupported("the server gives no WIT-SVIDs: mayfly server --wit-svids")
        }
        guard !state.entitlement(of: subject, in: now, at: clock.now()).entries.isEmpty else {
            throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now()))
        }
        return now
    }

    /// The own trust domain's, and those of trust domains that the entries federate with and that have such keys.
    private static func bundles(_ now: NodeSnapshot, _ entries: [RegistrationEntry]) throws -> [WITBundle] {
        guard !now.settings.witBundle.keys.isEmpty else {
            throw WorkloadRefusal.unsupported("the server gives no WIT-SVIDs any more")
        }
        return [now.settings.witBundle] + now.federated(with: entries).map(\.wit).filter { !$0.keys.isEmpty }
    }

    private func loop(_ subject: IdentitySubject) -> IdentityLoop<WorkloadWIT, [WITBundle]> {
        IdentityLoop(
            link: identities.link, state: state, kind: \.wit, register: identities.register, clock: clock, logger: identities.logger,
            subject: subject,
            around: { now, entries in try Self.bundles(now, entries) },
            issue: { request in try await issue(request, to: subject) })
    }

    private func issue(
        _ request: HeldIdentities<WorkloadWIT, [WITBundle]>.Request, to subject: IdentitySubject
    ) async throws -> HeldIdentities<WorkloadWIT, [WITBundle]>.Held {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let signer = try JWTSigningKey(der: Secret(key.derRepresentation), algorithm: .es256)
        let asked = try Mayfly_Node_V1_IssueWITSVIDRequest.with {
            $0.spiffeID = request.id.description
            $0.entry = request.entry.name
            $0.evidence = subject.evidence(for: request.entry)
            $0.certificateRequest = Data(try CertificateRequest.make(key))
            $0.replaces = request.replaces ?? ""
        }
        let answer = await identities.link.issue([.wit(asked)]).first
        // Its keys stay in the bundle for as long as what they signed.
        if case .failure(let error) = answer, error.code == .unimplemented { throw WorkloadRefusal.unsupported(error.message) }
        guard case .wit(let issued)? = try answer?.get() else { throw ServerLink.senseless }
        // What is handed out is what its holder can use: of this identity, by an authority that the bundle has, and with this key.
        let now = clock.now()
        let unproven = try state.present().settings.witBundle.verify(issued.token, now: now, leeway: Self.leeway).get()
        let proof = try signer.proof(of: issued.token, audience: "self", now: now, lifetime: .seconds(30), proofID: "self")
        let svid = try unproven.prove(proof, audience: "self", now: now).get().svid
        guard svid.id == request.id else { throw ServerLink.senseless }
        return .init(
            credential: WorkloadWIT(id: svid.id, token: issued.token, key: signer.privateJWK, hint: request.entry.hint ?? ""),
            serial: svid.tokenID ?? "", expiresAt: svid.expiresAt,
            renewAt: Renewal.time(from: now, to: svid.expiresAt, entropy: identities.entropy), issuer: unproven.keyID)
    }

    /// How far the server's clock may be from the node's.
    private static let leeway = Duration.seconds(60)
}
