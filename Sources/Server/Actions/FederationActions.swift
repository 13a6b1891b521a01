import AuditLedger
import Console
import Federation
import Runtime
import SPIFFE
import Storage

extension Actions {
    func federationList() async -> Action.FederationList.Answer {
        Action.FederationList.Answer(relations: core.federation.relations.map(status))
    }

    func federationAdd(_ call: Action.FederationAdd, _ actor: String) async throws -> FederationStatus {
        let stored = try relation(call, actor)
        let domain = stored.parameters.trustDomain
        guard domain != core.settings.trustDomain else {
            throw ActionFailure(.invalid, "`\(domain)` is this installation's own trust domain: nobody else says what its keys are")
        }
        guard core.federation.held(domain) == nil else {
            throw ActionFailure(
                .refused, "there is a relation to `\(domain)` already", nextStep: "mayfly federation remove \(domain), then add it anew")
        }
        guard core.federation.relations.count < TrustBundleMap.limit else {
            throw ActionFailure(.refused, "there are \(TrustBundleMap.limit) relations already")
        }
        if call.dryRun {
            switch await core.federation.probe(stored) {
            case .success(let fetched):
                var found = stored
                (found.bundle, found.fetchedAt) = (fetched.bundle, core.clock.now())
                return status(held(found))
            case .failure(let failure):
                throw ActionFailure(.refused, "`\(domain)`: \(failure.reason)", nextStep: "check the URL, the profile and the bootstrap bundle")
            }
        }
        try await core.federation.add(stored)
        // The first answer belongs to the command: who adds a relation wants to know whether it works.
        guard let now = await core.federation.refresh(domain, acceptingOlder: false) else { return status(held(stored)) }
        return status(now)
    }

    private func relation(_ call: Action.FederationAdd, _ actor: String) throws -> FederationRecords.Stored {
        let parameters: EndpointParameters
        switch EndpointParameters.read(
            trustDomain: call.trustDomain, url: call.url, profile: call.profile, endpointID: call.endpointID)
        {
        case .failure(let refusal): throw ActionFailure(.invalid, refusal.reason, nextStep: "see docs/reference/federation.md")
        case .success(let read): parameters = read
        }
        var bootstrap: TrustBundle?
        if let text = call.bootstrap {
            guard let endpoint = parameters.profile.endpointID else {
                throw ActionFailure(.invalid, "profile https_web has no bootstrap bundle: the web's authorities vouch for the endpoint")
            }
            switch TrustBundle.parse(Array(text.utf8), trustDomain: endpoint.trustDomain) {
            case .failure(let refusal): throw ActionFailure(.invalid, "the bootstrap bundle is none: \(refusal.reason)")
            case .success(let read):
                guard !read.bundle.x509Authorities.isEmpty else {
                    throw ActionFailure(.invalid, "the bootstrap bundle has no X.509 authority to know the endpoint by")
                }
                bootstrap = read.bundle
            }
        } else if let endpoint = parameters.profile.endpointID, endpoint.trustDomain != core.settings.trustDomain,
            parameters.isSelfServing || core.federation.held(endpoint.trustDomain) == nil
        {
            throw ActionFailure(
                .invalid, "a bundle of `\(endpoint.trustDomain)` is needed to know `\(endpoint)` at the first connection",
                nextStep: "get it from its operators by a way that nobody can tamper with, and give it with --bootstrap")
        }
        return FederationRecords.Stored(
            number: core.entropy.hex(8), parameters: parameters, bootstrap: bootstrap, addedAt: core.clock.now(), addedBy: actor)
    }

    func federationRemove(_ call: Action.FederationRemove, _ actor: String) async throws -> FederationStatus {
        let held = try find(call.trustDomain)
        if !call.dryRun { try await core.federation.remove(held.stored.parameters.trustDomain, by: actor) }
        return status(held)
    }

    func federationShow(_ call: Action.FederationShow) async throws -> Action.FederationShow.Answer {
        func text(_ bundle: TrustBundle?) -> String? { bundle.map { String(decoding: $0.json, as: UTF8.self) } }
        guard let name = call.trustDomain, name != core.settings.trustDomain.name else {
            return Action.FederationShow.Answer(relation: nil, bundle: text(core.federation.published))
        }
        let held = try find(name)
        return Action.FederationShow.Answer(relation: status(held), bundle: text(held.relation.bundle))
    }

    func federationRefresh(_ call: Action.FederationRefresh, _ actor: String) async throws -> FederationStatus {
        let held = try find(call.trustDomain)
        let domain = held.stored.parameters.trustDomain
        if call.acceptOlder {
            let entry = NewEntry(kind: "federation.count-anew", subject: domain.name, actor: actor, facts: [:])
            try await core.database.write { [core] in _ = try core.ledger.append(entry, in: $0) }
        }
        return status(await core.federation.refresh(domain, acceptingOlder: call.acceptOlder) ?? held)
    }

    private func find(_ name: String) throws -> FederationKeeper.Held {
        guard let domain = TrustDomain(nameOrID: name), let held = core.federation.held(domain) else {
            throw ActionFailure(
                .notFound, "there is no relation to `\(name.prefix(80))`", nextStep: "`mayfly federation list` names those there are")
        }
        return held
    }

    private func held(_ stored: FederationRecords.Stored) -> FederationKeeper.Held {
        FederationKeeper.Held(
            stored: stored,
            relation: FederationRelation(stored.parameters, now: core.clock.now(), bundle: stored.bundle, fetchedAt: stored.fetchedAt))
    }

    private func status(_ held: FederationKeeper.Held) -> FederationStatus {
        let (stored, relation) = (held.stored, held.relation)
        let state: FederationStatus.State =
            if relation.failures > 0 { .failing } else if let bundle = relation.bundle { bundle.isEmpty ? .emptied : .current } else { .waiting }
        return FederationStatus(
            trustDomain: stored.parameters.trustDomain.name, url: stored.parameters.url.text, profile: stored.parameters.profile.name,
            endpointID: stored.parameters.profile.endpointID?.description, addedAt: stored.addedAt, addedBy: stored.addedBy, state: state,
            sequence: relation.bundle?.sequence, authorities: relation.bundle?.x509Authorities.count ?? 0,
            jwtKeys: relation.bundle?.jwtAuthorities.count ?? 0, fetchedAt: relation.fetchedAt,
            ageMilliseconds: relation.age(at: core.clock.now())?.milliseconds, nextPoll: relation.nextPoll, failures: relation.failures,
            lastFailure: relation.lastFailure?.description)
    }
}
